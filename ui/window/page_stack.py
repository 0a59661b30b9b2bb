"""The pages of the window, each built when it is first visited, a step in each turn of the loop."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.window import pages
from ui.window.page import Page

if TYPE_CHECKING:
    from ui.workspace.workspace import Workspace

Then = Callable[[Page], object]


class PageStack(QStackedWidget):
    """Shows one page; until it is built, its title stands there and keeps what is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.built: dict[str, Page] = {}
        self.workspace: Workspace | None = None  # which pages take as soon as they are built
        self.front = ""
        self._coming: dict[str, _Building] = {}

    @property
    def page(self) -> Page:
        """The page in front."""
        page = self.currentWidget()
        assert isinstance(page, Page)
        return page

    def show_page(self, name: str, then: Then | None = None) -> None:
        """Bring a page to the front; `then` is called with it once it is there."""
        self.front = name
        if name in self.built:
            self._bring(self.built[name], [then] if then else [])
            return
        building = self._coming.get(name)
        if building is None:
            building = self._coming[name] = _Building(name, self)
            building.ended.connect(self._arrived)
            building.failed.connect(self._coming.pop)  # the next visit tries again
            building.start()
        if then is not None:
            building.then.append(then)
        if name in self.built:
            self._take_in(name)
        elif name in self._coming:
            building.stand_in(self)

    def _arrived(self, name: str) -> None:
        self.built[name] = self._coming[name].page
        if self._coming[name].stands_in:
            self._take_in(name)

    def _take_in(self, name: str) -> None:
        building, page = self._coming.pop(name), self.built[name]
        self.addWidget(page)
        if self.front == name:
            self._bring(page, building.then)
            building.hand_over()
        else:
            _do(page, building.then)
        building.leave()

    def _bring(self, page: Page, then: list[Then]) -> None:
        self.setCurrentWidget(page)
        if self.workspace is not None:
            page.shown()
        _do(page, then)


def _do(page: Page, then: list[Then]) -> None:
    for act in then:
        act(page)


class _Building(QObject):
    """One page on its way: its module is loaded off the GUI thread, then it is built."""

    ended = Signal(str)
    failed = Signal(str)

    def __init__(self, name: str, stack: PageStack) -> None:
        super().__init__(stack)
        self.then: list[Then] = []
        self._name, self._stack = name, stack
        self._stand_in: _StandIn | None = None

    page: Page

    @property
    def stands_in(self) -> bool:
        return self._stand_in is not None

    def start(self) -> None:
        if self._stack.workspace is None and not self._stack.isVisible():
            self._make_at_once()
        elif pages.is_loaded(self._name):
            self._make()
        else:
            self._load()

    def _make_at_once(self) -> None:
        """Before the window is there nothing waits, and its first paint is to show the page."""
        self.page = pages.build(self._name, self._stack)
        for _ in self._all_steps():
            pass
        self.ended.emit(self._name)

    def _load(self) -> None:
        from ui.jobs import Job

        job = Job(lambda _report: pages.load(self._name), self)
        job.succeeded.connect(self._make)
        job.failed.connect(self._on_failed)
        job.start()

    def stand_in(self, stack: PageStack) -> None:
        """Show the title where the page will be."""
        if self._stand_in is None:
            self._stand_in = _StandIn(pages.page_title(self._name), stack)
            stack.addWidget(self._stand_in)
        stack.setCurrentWidget(self._stand_in)
        self._stand_in.setFocus()

    def hand_over(self) -> None:
        """Give the page what was typed meanwhile."""
        if self._stand_in is not None:
            self._stand_in.hand_over(self.page)

    def leave(self) -> None:
        if self._stand_in is not None:
            self._stack.removeWidget(self._stand_in)
            self._stand_in.deleteLater()
        self.deleteLater()

    def _make(self) -> None:
        self.page = pages.build(self._name, self._stack)
        self._steps = self._all_steps()
        self._step()

    def _step(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self.ended.emit(self._name)
        except Exception as error:  # noqa: BLE001 - raised again
            self._on_failed(error)
        else:
            QTimer.singleShot(0, self, self._step)

    def _on_failed(self, error: Exception) -> None:
        """Let the title stand, and have it told by who tells of all that nobody foresaw."""
        self.failed.emit(self._name)
        raise error

    def _all_steps(self) -> Iterator[None]:
        """Go through what the page is built in; one that is built at once takes its data, too."""
        in_steps = False
        for _ in self.page.steps:
            in_steps = True
            yield
        if self._stack.workspace is not None:
            self.page.take(self._stack.workspace)
        if in_steps:
            yield
            self.page.resize(self._stack.size())
            self.page.ensurePolished()
            yield


class _StandIn(Page):
    """Stands where a page will be, and keeps what is typed for it."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._typed: list[QKeyEvent] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_body(QWidget())

    def shown(self) -> None:
        self.setFocus()

    def settled(self) -> bool:
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._typed.append(event.clone())

    def hand_over(self, page: Page) -> None:
        """Type the same on the page: its keys, else into what has the focus."""
        shortcuts = page.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
        for event in self._typed:
            keys = QKeySequence(event.keyCombination())
            meant = next((one for one in shortcuts if one.key() == keys), None)
            if meant is not None:
                meant.activated.emit()
            else:
                QApplication.sendEvent(QApplication.focusWidget() or page, event)
