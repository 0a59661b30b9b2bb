"""The door of the window: nobody passes without signing in, and it closes by itself."""

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from recycler.people.rights import Right

if TYPE_CHECKING:
    from db.people.sign_in import SignedIn
    from ui.people.sign_in_page import SignInPage
    from ui.window.main_window import MainWindow
    from ui.workspace.workspace import Workspace

_LOOK_MS = 5_000
_INPUT = (
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)  # fmt: skip


class Door(QObject):
    """Shows the sign-in page over the window, and who came in to all that shows it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._workspace: Workspace | None = None
        self.page: SignInPage | None = None
        self._then: Callable[[], object] | None = None
        self._focus: QWidget | None = None
        self._name = ""  # who was here last
        self._last_input = monotonic()
        self._clock = QTimer(self, interval=_LOOK_MS)
        self._clock.timeout.connect(self.look)

    @property
    def is_closed(self) -> bool:
        return self.page is not None and not self.page.isHidden()

    def is_on(self) -> bool:
        """Tell whether people sign in here."""
        return self._workspace is not None and self._workspace.store.people.is_on()

    def pass_through(self, workspace: "Workspace", then: Callable[[], object]) -> None:
        """Go on at once where nobody has to sign in, else when somebody has."""
        self._workspace = workspace
        handle = self._window.windowHandle()
        if handle is not None:  # what is typed and clicked comes to it first, and little else
            handle.installEventFilter(self)
        people = workspace.store.people
        if people.is_on() and people.signed_in() is None:
            self._then = then
            self._close()
        else:
            person = people.signed_in()
            self._name = person.name if person else ""
            then()
        self._clock.start()

    def switch(self) -> None:
        """Close the door for another person; what was typed is kept as a draft."""
        if self._workspace is None or self.is_closed:
            return
        if self.is_on():
            self._close()
            return
        words = self.tr("Nobody signs in here yet. The first administrator switches it on.")
        self._workspace.tell(
            words, icon="person", action=self.tr("People"),
            act=partial(self._window.show_settings, "people"),
        )  # fmt: skip

    def look(self) -> None:
        """Close the door where nobody was at work for long, or who was may read no more."""
        if self._workspace is None or self.is_closed or not self.is_on():
            return
        minutes = self._workspace.preferences.now.lock_minutes
        idle_s = monotonic() - self._last_input
        if not self._workspace.store.people.may(Right.READ):
            self._close()
        elif minutes and idle_s > 60 * minutes and QApplication.activeModalWidget() is None:
            self._close(self._name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._last_input = monotonic()
        return False

    # --- inside ---

    def _close(self, name: str = "") -> None:
        assert self._workspace is not None
        self._focus = QApplication.focusWidget()
        self._window.leave_to_door(closed=True)
        if self.page is None:
            from ui.people.sign_in_page import SignInPage

            self.page = SignInPage(self._workspace)
            self.page.let_in.connect(self._let_in)
            column = self._window.layout()
            assert isinstance(column, QVBoxLayout)
            column.insertWidget(0, self.page, 1)
        self.page.show()
        self.page.renew(name)

    def _let_in(self, found: "SignedIn") -> None:
        assert self._workspace is not None and self.page is not None  # noqa: PT018
        self.page.hide()
        self._last_input = monotonic()
        before, self._name = self._name, found.person.name
        self._window.leave_to_door(closed=False)
        if self._then is not None:
            then, self._then = self._then, None
            then()
        elif before != self._name:
            self._workspace.person_changed()
            self._window.page.shown()
        elif self._focus is not None:
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._workspace.announce("operator")
        self._tell_recoveries(found)

    def _tell_recoveries(self, found: "SignedIn") -> None:
        from ui.language import numbers

        assert self._workspace is not None
        said = self.tr("{who} gave {name} a new PIN on {when}.")
        words = [
            said.format(
                who=one.who, name=one.name,
                when=numbers.moment(one.at.astimezone(self._workspace.zone)),
            )
            for one in found.recoveries
        ]  # fmt: skip
        if words:
            self._workspace.tell("\n".join(words), failure=True, icon="info")
