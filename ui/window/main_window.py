"""The window: rail, pages, status bar, and what lies over them."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from recycler.errors import DataFolderError, RecyclerError
from recycler.people.rights import Right
from ui.language.people_words import role_word
from ui.look import theme
from ui.look.text import rule
from ui.look.tokens import COMPACT_BELOW, NARROW_BELOW
from ui.people.door import Door
from ui.preferences import PreferencesFile
from ui.window import pages
from ui.window.commands import Command
from ui.window.company import Company
from ui.window.page import Page
from ui.window.page_stack import PageStack
from ui.window.rail import Rail
from ui.window.status_bar import StatusBar

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from recycler.origins import Origin
    from ui.window.history_panel import HistoryPanel
    from ui.window.keys_panel import KeysPanel
    from ui.window.page_stack import Then
    from ui.window.palette import Palette
    from ui.window.toast import Toast
    from ui.workspace.workspace import Change, Notice, Workspace

USUAL_SIZE = (1440, 900)
_SAID_WIDE = "said_wide"


class MainWindow(QWidget):
    """All of the program on screen; it shows its first page before any data is loaded."""

    painted = Signal()  # the first page stands on the screen
    settled = Signal()  # the data is loaded and on the page

    def __init__(self, preferences: PreferencesFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Recycler")
        self.setMinimumSize(1024, 640)
        self.preferences = preferences
        self.workspace: Workspace | None = None
        self._steps: list[Callable[[], object]] = []  # of taking the data
        self._moved = False
        self._shortcuts: list[QShortcut] = []
        self._entries = pages.rail_entries()
        self.rail = Rail(self._entries, self)
        self.stack = PageStack()
        self.status = StatusBar()
        self._undo_reach = _UndoReach(self)
        self.door = Door(self)
        self._lay_out()
        self._connect()
        self._bind_keys()
        self._go(pages.FIRST)
        self._stand_where_it_stood()

    # These are made when they are first wanted: they are not part of the first paint.

    @cached_property
    def palette_panel(self) -> "Palette":
        from ui.window.palette import Palette

        palette = Palette(self, self._page_commands, self.commands)
        if self.workspace:
            palette.take(self.workspace)
        return palette

    @cached_property
    def toast(self) -> "Toast":
        from ui.window.toast import Toast

        toast = Toast(self.stack)
        toast.undo.connect(self.undo)
        self.stack.currentChanged.connect(lambda _place: toast.raise_())
        return toast

    @cached_property
    def keys_panel(self) -> "KeysPanel":
        from ui.window.keys_panel import KeysPanel

        return KeysPanel(self)

    @cached_property
    def history_panel(self) -> "HistoryPanel":
        from ui.window.history_panel import HistoryPanel

        panel = HistoryPanel(self)
        panel.journal_wanted.connect(self._open_journal)
        return panel

    def find_anything(self) -> None:
        """Open the palette."""
        self.palette_panel.open()

    # -- pages ------------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The page in front."""
        return self.stack.page

    def show_page(self, name: str, then: "Then | None" = None) -> None:
        """Bring a page to the front, and call `then` with it once it is there."""
        self._moved = True
        self.preferences.change(last_page=name)
        self._go(name, then)

    def _go(self, name: str, then: "Then | None" = None) -> None:
        self.rail.set_current(name)
        self.stack.show_page(name, then)

    def take(self, workspace: "Workspace") -> None:
        """Hand the loaded data to all that shows it, when somebody may see them."""
        workspace.setParent(self)
        self.door.pass_through(workspace, partial(self._take, workspace))

    def leave_to_door(self, *, closed: bool) -> None:
        """Show nothing and do nothing while the door is closed."""
        if closed and "palette_panel" in self.__dict__:
            self.palette_panel.close_panel()
        for widget in (self.body, self.keys_panel if "keys_panel" in self.__dict__ else None):
            if widget is not None and (closed or widget is self.body):
                widget.setVisible(not closed)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(not closed)
        self.status.close_up(closed=closed)

    def _take(self, workspace: "Workspace") -> None:
        """Do so, a step at a time so that no key waits."""
        self.workspace = workspace
        workspace.told.connect(self._tell)
        workspace.failed.connect(self.tell_failure)
        workspace.changed.connect(self._heard)
        workspace.open_ticket.connect(self._open_ticket)
        workspace.open_batches.connect(self._open_batches)
        workspace.open_page.connect(self.show_page)
        workspace.open_assay.connect(self._open_assay)
        workspace.open_report.connect(self._open_report)
        workspace.open_run.connect(self._open_run)
        workspace.open_trace.connect(self._open_trace)
        workspace.open_origin.connect(self._open_origin)
        workspace.keys_of_all = self.keys_of_all
        workspace.keeper.began.connect(lambda job, what: self.status.show_work(what))
        workspace.keeper.ended.connect(lambda: self.status.show_work(""))
        workspace.dropper.told.connect(self.status.show_dropped)
        self.rail.head.set_facility(workspace.facility.name)
        self._company = Company(workspace, self)
        self._company.others.connect(self.status.show_others)
        self.stack.workspace = workspace
        self._steps = [partial(page.take, workspace) for page in self.stack.built.values()]
        self._steps += [partial(self.status.take, workspace), self._name_operator]
        self._steps += [self._count_waiting, self._warn_if_wide]
        self._steps += [self._show_first]
        QTimer.singleShot(0, self._take_step)

    def _take_step(self) -> None:
        if self._steps:
            QTimer.singleShot(0, self._take_step)
            self._steps.pop(0)()

    def _show_first(self) -> None:
        """Show the page of last time, unless somebody has chosen one already."""
        last = self.preferences.now.last_page
        known = any(entry.name == last for entry in self._entries)
        front = last if known and not self._moved else self.stack.front
        self._go(front, lambda _page: self.settled.emit())

    def show_trouble(
        self,
        error: DataFolderError,
        try_again: Callable[[], object],
        open_folder: "Callable[[Path], object]",
        repair: Callable[[], object] | None = None,
    ) -> None:
        """Stand in for all pages while the data cannot be opened."""
        self.rail.setEnabled(False)

        def again() -> None:
            self.rail.setEnabled(True)
            self.stack.removeWidget(trouble)
            trouble.deleteLater()
            try_again()

        from ui.window.trouble import TroublePage

        trouble = TroublePage(error, again, open_folder, repair)
        self.stack.addWidget(trouble)
        self.stack.setCurrentWidget(trouble)
        trouble.shown()
        self.settled.emit()

    def _warn_if_wide(self) -> None:
        """Say once that others on this computer can look into the data folder, and mend it."""
        from db import data_folder

        if self.workspace is None or not self.workspace.may(Right.PEOPLE):
            return
        folder = self.workspace.store.folder
        if self.preferences.text(_SAID_WIDE) or not data_folder.is_wide(folder):
            return
        self.preferences.keep_text(_SAID_WIDE, "yes")
        words = self.tr("Other accounts of this computer can read the data folder.")
        self.tell(
            words, failure=True, icon="info", action=self.tr("Keep them out"),
            act=partial(data_folder.narrow, folder),
        )  # fmt: skip

    def _open_ticket(self, ticket: str) -> None:
        self.show_page("batches", lambda page: page.open_ticket(ticket))

    def _open_assay(self, ticket: str) -> None:
        self.show_page("laboratory", lambda page: page.open_assay(ticket))

    def _open_report(self, since: "date", until: "date") -> None:
        self.show_page("reports", lambda page: page.show_period(since, until))

    def _open_run(self, number: str) -> None:
        self.show_page("processing", lambda page: page.open_run(number))

    def _open_trace(self, name: str) -> None:
        self.show_page("processing", lambda page: page.open_trace(name))

    def _open_origin(self, origin: "Origin") -> None:
        self.show_page("settings", lambda page: page.open_origin(origin))

    def _open_journal(self, record: str) -> None:
        self.show_page("settings", lambda page: page.open_journal(record))

    def _open_batches(self, where: dict[str, object]) -> None:
        self.show_page("batches", lambda page: page.open_batches(where))

    # -- news -------------------------------------------------------------------------------

    def tell_failure(self, error: Exception) -> None:
        """Say in a toast what could not be done; anything unforeseen goes to the last resort."""
        if isinstance(error, RecyclerError):
            from ui.language.sentences import say_error

            self.tell(say_error(error), failure=True)
            return
        raise error

    def tell(self, words: str, **more: object) -> None:
        """Show a sentence in the toast; keywords as the fields of `Notice`."""
        from ui.workspace.workspace import Notice

        self._tell(Notice(words, **more))  # type: ignore[arg-type]

    def _tell(self, notice: "Notice") -> None:
        self.toast.tell(notice)

    def tell_fault(self, report: str, log_file: str) -> None:
        """Say that something unforeseen happened and offer the report."""
        words = self.tr(
            "Something unforeseen happened; the program goes on, and what was saved is safe. "
            "The report is in {file}."
        ).format(file=log_file)

        from ui.window.report import keep_report

        self.tell(
            words,
            failure=True,
            action=self.tr("Save the report…"),
            act=lambda: keep_report(self, report),
        )

    def _heard(self, change: "Change") -> None:
        if self.workspace is None:
            return
        if change.kind == "facility":
            self.rail.head.set_facility(self.workspace.facility.name)
        elif change.kind == "operator":
            self._name_operator()
        elif change.kind == "person":
            self._fold_forms()
        elif change.kind == "look":
            self._fit()
        elif change.kind in ("assays", "batches"):
            self._count_waiting()

    def _fold_forms(self) -> None:
        """Leave nothing half typed for the next person to sign."""
        from ui.parts.inline_form import InlineForm

        for form in self.findChildren(InlineForm):
            form.fold()

    def _name_operator(self) -> None:
        """Say who works here, once it is not who the preferences say."""
        if self.workspace is None:
            return
        person = self.workspace.store.people.signed_in()
        name = self.workspace.who if person else self.preferences.now.who
        self.status.set_operator(name, role_word(person.role) if person else "")

    def _count_waiting(self) -> None:
        """Show beside the laboratory how many samples wait for their result."""
        if self.workspace is None:
            return
        from ui.language import words

        count = len(self.workspace.store.laboratory.waiting())
        said = words.samples_wait(count) if count else ""
        self.rail.set_count("laboratory", count, said)
        self.status.show_waiting(said)

    # -- undo -------------------------------------------------------------------------------

    def undo(self) -> None:
        self._step("undo")

    def redo(self) -> None:
        self._step("redo")

    def _step(self, way: str) -> None:
        if self.workspace is None:
            return
        stack = self.workspace.undo_stack
        undoing = way == "undo"
        if not (stack.canUndo() if undoing else stack.canRedo()):
            words = self.tr("Nothing to take back.") if undoing else self.tr("Nothing to do again.")
            self.tell(words, icon="info")
            return
        title = stack.undoText() if undoing else stack.redoText()
        before = stack.count()
        (stack.undo if undoing else stack.redo)()
        if stack.count() == before:  # a step that failed has left the stack and told why
            said = (
                self.tr("{ticket}: taken back. Ctrl+Y does it again.")
                if undoing
                else self.tr("{ticket}: done again.")
            )
            self.tell(said.format(ticket=title), undo=not undoing, icon=way)

    # -- commands ---------------------------------------------------------------------------

    def back_up(self) -> None:
        """Make a verified backup in the background."""
        if self.workspace:
            self.workspace.keeper.back_up()

    def show_settings(self, section: str) -> None:
        self.show_page("settings", lambda page: page.open_section(section))

    def show_history(self) -> None:
        """Show who did what, when and why to the record that is chosen."""
        if self.workspace is None:
            return
        if record := self.page.record():
            self.history_panel.show_record(self.workspace, record)
        else:
            self.tell(
                self.tr("Choose a record first; all changes are in the journal."), icon="info"
            )

    def show_keys(self) -> None:
        pages = [(entry.key, entry.title) for entry in self._entries[:-1]]
        everywhere = [(key, words) for key, words, _ in self._window_keys()]
        groups = [
            (self.page.title(), self.page.keys()),
            (self.tr("Everywhere"), pages + everywhere),
        ]
        self.keys_panel.show_keys(self.tr("Keys"), [group for group in groups if group[1]])

    def keys_of_all(self) -> list[tuple[str, str, str]]:
        """Return where, key and what it does, of the window and of the pages visited so far."""
        everywhere = self.tr("Everywhere")
        keys = [(everywhere, key, words) for key, words, _ in self._window_keys()]
        keys += [(everywhere, entry.key, entry.title) for entry in self._entries[:-1]]
        for entry in self._entries:
            if page := self.stack.built.get(entry.name):
                own = page.keys()
                keys += [(entry.title, key, words) for key, words in own]
        return keys

    def commands(self) -> Sequence[Command]:
        """Return all that can be done from where one is, for the palette."""
        page = self.page
        listed = page.keys()
        own = [
            Command(words, page.bound[key], key, page.icon_name or "command")
            for key, words in listed
            if key in page.bound
        ]
        window = [
            Command(words, act, key)
            for key, words, act in self._window_keys()
            if key not in ("Ctrl+K", "Ctrl+,")
        ]
        looks = (*self._look_commands(), *self._section_commands())
        return [*own, *window, *self._view_commands(), *looks]

    def _page_commands(self) -> Sequence[Command]:
        def command(name: str, title: str, key: str) -> Command:
            return Command(title, lambda: self.show_page(name), key, name)

        return [command(entry.name, entry.title, entry.key) for entry in self._entries]

    def _view_commands(self) -> Sequence[Command]:
        from ui.recovery.views import saved_views

        def opened(address: str) -> Callable[[], object]:
            return lambda: self.show_page("recovery", lambda page: page.open_address(address))

        return [
            Command(self.tr("View: {name}").format(name=one.name), opened(one.address),
                    icon="recovery", detail=one.address)
            for one in saved_views(self.preferences)
        ]  # fmt: skip

    def _look_commands(self) -> Sequence[Command]:
        def dress(choice: str) -> Callable[[], object]:
            return lambda: self.choose_look(theme=choice)

        return [
            Command(self.tr("Light look"), dress("light")),
            Command(self.tr("Dark look"), dress("dark")),
            Command(self.tr("Look of the system"), dress("system")),
        ]

    def _section_commands(self) -> Sequence[Command]:
        from ui.settings.sections import SECTIONS, section_title

        def command(name: str) -> Command:
            words = self.tr("Settings: {section}").format(section=section_title(name))
            return Command(words, lambda: self.show_settings(name), icon="settings")

        return [command(section.name) for section in SECTIONS]

    def choose_look(self, **choices: object) -> None:
        """Take and keep a choice of theme or density, and wear it at once."""
        chosen = self.preferences.change(**choices)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, chosen.theme)
        self._fit()

    def _window_keys(self) -> list[tuple[str, str, Callable[[], object]]]:
        return [
            ("Ctrl+K", self.tr("Find anything"), self.find_anything),
            ("Ctrl+,", self.tr("Settings"), lambda: self.show_page("settings")),
            ("Ctrl+B", self.tr("Back up now"), self.back_up),
            ("Ctrl+H", self.tr("History of what is chosen"), self.show_history),
            ("Ctrl+Z", self.tr("Take back"), self.undo),
            ("Ctrl+Y", self.tr("Do again"), self.redo),
            ("F12", self.tr("Switch to another person"), self.door.switch),
            ("F1", self.tr("Keys of this page"), self.show_keys),
        ]

    # -- the window itself ------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.body = QWidget()
        column, row = QVBoxLayout(self), QHBoxLayout(self.body)
        for layout in (column, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(rule(vertical=True))
        row.addWidget(self.stack, 1)
        column.addWidget(self.body, 1)
        column.addWidget(rule())
        column.addWidget(self.status)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_page)
        self.status.asked.connect(self._show_cause)
        self.status.set_operator(self.preferences.now.who)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._undo_reach.follow)

    def _bind_keys(self) -> None:
        for key, _, act in self._window_keys():
            self._bind(key, act)
        self._bind("Ctrl+Shift+Z", self.redo)
        for command in self._page_commands():
            if command.key != "Ctrl+,":
                self._bind(command.key, command.act)

    def _bind(self, key: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.activated.connect(act)
        self._shortcuts.append(shortcut)

    def _show_cause(self, part: str) -> None:
        if part == "palette":
            self.find_anything()
        elif part == "drafts":
            self._go_on_with_draft()
        elif part == "waiting":
            self.show_page("laboratory")
        elif part == "dropped":
            self.show_settings("file_drop")
        elif part == "operator" and self.door.is_on():
            self.door.switch()
        elif part in ("work", "others"):
            self.show_settings("backup")
        else:
            section = {"operator": "general", "station": "facility", "backup": "backup"}[part]
            self.show_settings(section)

    def _go_on_with_draft(self) -> None:
        """Show the page on which something was typed last and not saved."""
        drafts = self.workspace.store.drafts() if self.workspace else []
        pages_with_one = [draft.form for draft in drafts if draft.form in self.rail.items]
        self.show_page(pages_with_one[-1] if pages_with_one else "intake")

    def _stand_where_it_stood(self) -> None:
        kept = self.preferences.geometry()
        if kept.isEmpty() or not self.restoreGeometry(kept):
            self.resize(*USUAL_SIZE)
        self._fit()

    def _fit(self) -> None:
        density = self.preferences.now.density
        compact = density == "compact" or (density == "auto" and self.height() < COMPACT_BELOW)
        self._compact = compact
        theme.set_compact(compact)
        self.rail.set_narrow(self.width() < NARROW_BELOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if "toast" in self.__dict__ and not self.toast.isHidden():
            QTimer.singleShot(0, self.toast.place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint once all children are painted, too."""
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    _was_painted = False

    def closeEvent(self, event: QCloseEvent) -> None:
        self.preferences.keep_geometry(self.saveGeometry(), compact=self._compact)
        super().closeEvent(event)


def starts_compact(preferences: PreferencesFile) -> bool:
    """Tell whether the window will open with the compact sizes, before there is a window."""
    density = preferences.now.density
    return density == "compact" or (density == "auto" and preferences.was_compact())


class _UndoReach(QObject):
    """Lets Ctrl+Z reach the window from a field that has nothing of its own to take back."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._field: QLineEdit | None = None

    def follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, QLineEdit):
            before.removeEventFilter(self)
        if isinstance(now, QLineEdit):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(watched, QLineEdit):
            return False
        assert isinstance(event, QKeyEvent)
        undo = event.matches(QKeySequence.StandardKey.Undo) and not watched.isUndoAvailable()
        redo = event.matches(QKeySequence.StandardKey.Redo) and not watched.isRedoAvailable()
        if undo or redo:
            event.ignore()
        return undo or redo
