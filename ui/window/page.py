"""What every page is: a head of 56 px, the strip of a simulated facility, and a body."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from recycler.people.rights import Right, roles_with
from ui.language.people_words import right_words, role_word
from ui.look.buttons import Button, Kind
from ui.look.icons import IconLabel
from ui.look.text import rule, surface, text
from ui.look.tokens import HEAD, MARGIN, Ink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from recycler.origins import Origin
    from ui.workspace.workspace import Change, Workspace

_CRUMB_PADDING = 9


class PageHead(QWidget):
    """Title, one line of state, actions at the right; at most one action is primary."""

    back = Signal()  # the crumb before the title was pressed

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEAD)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._row.setSpacing(12)
        self._crumb = Button("", kind="link", parent=self)
        self._crumb.clicked.connect(self.back)
        self._crumb.hide()
        self.title = text(title, "page")
        self.state = text("", "small", "text-2")
        self._beside = QHBoxLayout()
        self._beside.setSpacing(8)
        self._row.addWidget(self._crumb)
        self._row.addWidget(self.title)
        self._row.addLayout(self._beside)
        self._row.addWidget(self.state, 1)
        self.actions_row = QHBoxLayout()
        self.actions_row.setSpacing(12)
        self._row.addLayout(self.actions_row)

    def set_title(self, words: str) -> None:
        self.title.setText(words)

    def set_state(self, words: str) -> None:
        """Say in one line how things stand."""
        self.state.setText(words)
        self.state.setToolTip(words)

    def set_crumb(self, words: str) -> None:
        """Show where Back leads, before the title; empty text takes it away."""
        self._crumb.setText(f"{words}  ›" if words else "")
        self._crumb.setVisible(bool(words))
        beside = _CRUMB_PADDING if words else 0  # its words, not its edge, stand on the margin
        self._row.setContentsMargins(MARGIN - beside, 0, MARGIN, 0)
        self._crumb.updateGeometry()

    def add_beside_title(self, widget: QWidget) -> None:
        """Put a badge between the title and the state."""
        self._beside.addWidget(widget)

    def add_action(self, widget: QWidget) -> None:
        self.actions_row.addWidget(widget)

    def add_button(
        self, words: str, *, kind: Kind = "plain", icon: str = "", key: str = ""
    ) -> Button:
        """Add an action button at the right; `key` is shown, the page binds it with `bind`."""
        button = Button(words, kind=kind, icon=icon, key=key)
        self.actions_row.addWidget(button)
        return button


class _Strip(QWidget):
    """Says one thing that holds for the whole page."""

    def __init__(self, parent: QWidget, ground: str, ink: Ink, icon: str, words: str = "") -> None:
        super().__init__(parent)
        self.setFixedHeight(24)
        surface(self, ground)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(8)
        self.words = text(words, "small", ink)
        row.addWidget(IconLabel(icon, ink, 14))
        row.addWidget(self.words, 1)
        self.hide()


class Page(QWidget):
    """One page of the window.

    A subclass builds its widgets in `__init__` (nothing heavy: the first page is painted before
    the data is loaded) or, where they are many, in the steps of `build`; it fills them in `ready`,
    and follows changes in `refresh`.
    """

    name: ClassVar[str] = ""
    icon_name: ClassVar[str] = ""
    works_by: ClassVar[Right | None] = None  # the right its work takes; reading takes none of it

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace: Workspace | None = None
        self.steps = self.build()
        self._dimmed: tuple[Button, ...] = ()  # what the role of who works here may not press
        self.bound: dict[str, Callable[[], object]] = {}  # the palette offers these
        surface(self, "1")
        self.head = PageHead(title)
        words = QCoreApplication.translate(
            "Page", "Simulated facility: people, suppliers and loads are invented."
        )
        self.strip = _Strip(self, "warn-soft", "warn", "info", words)
        self.reads_only = _Strip(self, "accent-soft", "text-2", "person")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(rule())
        self._column.addWidget(self.strip)
        self._column.addWidget(self.reads_only)

    def title(self) -> str:
        return self.head.title.text()

    def set_body(self, body: QWidget | QLayout) -> None:
        """Put the page's content under its head; once."""
        if isinstance(body, QWidget):
            self._column.addWidget(body, 1)
        else:
            self._column.addLayout(body, 1)

    def build(self) -> "Iterator[None]":
        """Build what `__init__` has not; each yield ends a step that holds up no key."""
        return iter(())

    def finish(self) -> None:
        """Build at once what is not built yet; a page is whole before it has data or is shown."""
        for _ in self.steps:
            pass

    def setVisible(self, visible: bool) -> None:
        self.finish()
        super().setVisible(visible)

    def take(self, workspace: "Workspace") -> None:
        """Hand the loaded data to the page; the window calls this once, then `ready`."""
        self.finish()
        self.workspace = workspace
        self.strip.setVisible(workspace.facility.simulated)
        workspace.changed.connect(self._heard)
        self.ready(workspace)
        self._show_rights()

    def ready(self, workspace: "Workspace") -> None:
        """Fill the page: the data is loaded."""

    def refresh(self, change: "Change") -> None:
        """Follow a change of the data."""

    def shown(self) -> None:
        """Come to the front: put the focus where work starts."""

    def open_ticket(self, ticket: str) -> None:
        """Show one batch whole; the Batches page does."""

    def open_batches(self, where: "Mapping[str, object]") -> None:
        """Show the batches these fields of `BatchFilter` choose; the Batches page does."""

    def open_origin(self, origin: "Origin") -> None:
        """Show where an input of a figure is kept; only the Settings page can."""

    def open_assay(self, ticket: str) -> None:
        """Get ready to record a result of one batch; the Laboratory page does."""

    def show_period(self, since: "date", until: "date") -> None:
        """Report the days of a period; the Reports page does."""

    def open_run(self, number: str) -> None:
        """Show one run whole; the Processing page does."""

    def open_trace(self, name: str) -> None:
        """Show where a batch or a lot came from and went; the Processing page does."""

    def open_journal(self, record: str) -> None:
        """Show what the journal says of a record; the Settings page does."""

    def record(self) -> str:
        """Return what the journal calls the record that is chosen, if there is one."""
        return ""

    def open_section(self, name: str) -> None:
        """Show one section; the Settings page does."""

    def open_address(self, address: str) -> None:
        """Show what a line of text is about; the Recovery page does."""

    def settled(self) -> bool:
        """Tell whether nothing is still on its way to the page; pictures wait for this."""
        return True

    def keys(self) -> list[tuple[str, str]]:
        """Return the keys of this page and what they do, for F1."""
        return []

    def bind(
        self, key: str, action: "Callable[[], object]", widget: QWidget | None = None
    ) -> QShortcut:
        """Make a key work anywhere in the page (or in one widget of it)."""
        shortcut = QShortcut(QKeySequence(key), widget or self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(action)
        self.bound[key] = action
        return shortcut

    def _heard(self, change: "Change") -> None:
        if change.kind == "facility" and self.workspace:
            self.strip.setVisible(self.workspace.facility.simulated)
        self.refresh(change)
        if change.kind in ("person", "operator", "people"):
            self._show_rights()

    def _show_rights(self) -> None:
        """Say what the role of who works here does not do on this page, and dim its action."""
        if self.workspace is None or self.works_by is None:
            return
        may, words = self.workspace.may(self.works_by), ""
        if not may and (person := self.workspace.store.people.signed_in()):
            said = QCoreApplication.translate(
                "Page", "Read only for the role {role}: {right} is done by these: {roles}."
            )
            comma = QCoreApplication.translate("sentences", ", ")
            words = said.format(
                role=role_word(person.role),
                right=right_words(self.works_by),
                roles=comma.join(map(role_word, roles_with(self.works_by))),
            )
        self.reads_only.words.setText(words)
        self.reads_only.setVisible(not may)
        for button in self.acts():
            if not may or button in self._dimmed:
                button.setEnabled(may)
                button.setToolTip(words or button.key_tip())
        self._dimmed = () if may else tuple(self.acts())

    def acts(self) -> "Sequence[Button]":
        """Return the buttons that take the right of the page."""
        return ()
