"""Processing: open runs on a board, one of them whole, and the trace of any batch or lot."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from recycler.people.rights import Right
from ui.attachments.part import ATTACH_KEY
from ui.language import numbers
from ui.look.text import rule, text
from ui.look.tokens import MARGIN, NARROW_BELOW
from ui.newest import Newest
from ui.parts.empty import EmptyState
from ui.parts.import_place import PASTE_KEY, ImportPlace
from ui.processing.at_hand import Board, RunSheet, read_board, read_run
from ui.processing.left_side import LeftSide
from ui.processing.next_panel import NextPanel
from ui.processing.nothing import fill_empty
from ui.processing.run_view import RunView
from ui.processing.start_form import StartForm
from ui.processing.trace_view import TraceView
from ui.processing.wording import open_runs
from ui.window.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QResizeEvent

    from recycler.exchange.text_rows import Source
    from recycler.processing.records import Run
    from ui.look.buttons import Button
    from ui.processing.at_hand import TraceSheet
    from ui.processing.import_panel import RunImportPanel
    from ui.workspace.workspace import Change, Workspace

_PAUSE_MS = 30  # between runs that are only passed
_MINUTE_MS = 60_000  # ages on the board


class ProcessingPage(Page):
    """The board at the left, the chosen run at the right; a trace in the place of both."""

    name = "processing"
    icon_name = "processing"
    works_by = Right.PROCESS

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Pages", "Processing"), parent)
        self.shown_board = Board()
        self._wanted = ""
        self._boards, self._runs = Newest(self), Newest(self)
        self._soon = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._soon.timeout.connect(self._read_run)
        self._stack, self._right = QStackedWidget(), QStackedWidget()
        self.set_body(self._stack)

    def build(self) -> "Iterator[None]":
        self.left, self.start_form = LeftSide(), StartForm()
        self.board, self.finder = self.left.board, self.left.finder
        yield
        next_panel = NextPanel()
        yield
        self.run = RunView(next_panel)
        yield
        self.trace = TraceView()
        self._clock = QTimer(self, interval=_MINUTE_MS)
        self._clock.timeout.connect(self.board.viewport().update)
        self._none = EmptyState()
        self.imports = ImportPlace(self._stack, _import_panel, self.close_import)
        self._lay_out()
        self._connect()
        self._bind_keys()

    # --- what the window asks ---

    def ready(self, workspace: "Workspace") -> None:
        self.board.now = lambda: datetime.now(workspace.zone)
        for part in (self.run, self.start_form, self.trace, self.imports):
            part.take(workspace)
        self._boards.failed.connect(workspace.failed)
        self._runs.failed.connect(self._on_unread)
        fill_empty(self._none, workspace, self.start, self.open_import)
        self._clock.start()
        self._ask()

    def refresh(self, change: "Change") -> None:
        if change.kind == "attachments" and self.run.sheet is not None:
            self.run.attachments.refresh()
        if change.kind not in ("runs", "batches", "assays", "reference", "facility"):
            return
        self._ask()
        if self.run.sheet is not None:
            self._want(self._wanted or self.run.sheet.run.number)
        if self.is_tracing() and self.trace.sheet is not None:
            self.trace.ask(self.trace.sheet.trace.start)

    def shown(self) -> None:
        if self.imports.focus():
            return
        if self.is_tracing():
            self.trace.table.setFocus()
        elif self._stack.currentWidget() is self._none:
            self._none.focus_first()
        else:
            self.board.setFocus()

    def acts(self) -> "Sequence[Button]":
        return (self.start_button, self.import_button, self.paste_button)

    def settled(self) -> bool:
        parts = (self._boards, self._runs, self.run, self.start_form, self.trace, self.imports)
        return not self._soon.isActive() and not any(part.is_waiting() for part in parts)

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+N", self.tr("Start a run")),
            ("Ctrl+F", self.tr("Find a run, a lot or a batch")),
            ("Enter", self.tr("Go into the run; trace the batch or lot; next field")),
            ("A", self.tr("Take an input")),
            ("F8", self.tr("Weigh an output")),
            ("Ctrl+Return", self.tr("Book what is typed")),
            ("Ctrl+L", self.tr("Record what was found in the current lot")),
            ("D", self.tr("The stage is done")),
            ("C", self.tr("Close the run, or reopen it")),
            ("Del", self.tr("Cancel the current booking")),
            ("E", self.tr("Show another element")),
            ("Ctrl+T", self.tr("Trace the current batch or lot")),
            (ATTACH_KEY, self.tr("Attach files to the run")),
            ("Ctrl+C", self.tr("Copy the trace")),
            (PASTE_KEY, self.tr("Paste runs copied in another program")),
            ("Ctrl+I", self.tr("Import a workbook of runs")),
            ("Esc", self.tr("Back to the board; leave the trace")),
        ]

    def open_run(self, number: str) -> None:
        """Show one run whole."""
        self._show_board()
        self.board.choose(number)
        self._want(number)
        self.board.setFocus()

    def open_trace(self, name: str) -> None:
        """Show where a batch or a lot came from and what came of it."""
        if self.workspace is None:
            return
        self._stack.setCurrentWidget(self.trace)
        self.head.set_crumb(QCoreApplication.translate("Pages", "Processing"))
        self.head.set_title(self.tr("Trace of {name}").format(name=name))
        self.head.set_state("")
        self._show_actions(False)
        self.trace.ask(name)
        self.trace.table.setFocus()

    def open_import(self, source: "Source | None" = None) -> None:
        """Show the import of runs in the place of the page."""
        self.imports.open(source)

    def close_import(self) -> None:
        self._show_board()
        self.shown()

    def record(self) -> str:
        if self.is_tracing() and self.trace.sheet is not None:
            return self.trace.sheet.trace.start
        lot = self.run.outputs.current() if self.run.outputs.table.hasFocus() else None
        if lot is not None:
            return lot.name
        return self.run.sheet.run.number if self.run.sheet is not None else ""

    def is_tracing(self) -> bool:
        return self._stack.currentWidget() is self.trace

    # --- building ---

    def _lay_out(self) -> None:
        self.paste_button = self.head.add_button(self.tr("Paste runs"), kind="link", key=PASTE_KEY)
        self.paste_button.clicked.connect(self.imports.paste)
        self.import_button = self.head.add_button(self.tr("Import a workbook…"), key="Ctrl+I")
        self.import_button.clicked.connect(lambda: self.open_import())
        self.start_button = self.head.add_button(
            self.tr("Start a run"), kind="primary", icon="add", key="Ctrl+N"
        )
        self.start_button.clicked.connect(self.start)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(rule(vertical=True))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.start_form)
        self._right.addWidget(self._blank())
        self._right.addWidget(self.run)
        right.addWidget(self._right, 1)
        row.addLayout(right, 1)
        for widget in (body, self._none, self.trace):
            self._stack.addWidget(widget)

    def _blank(self) -> QWidget:
        blank = QWidget()
        column = QVBoxLayout(blank)
        column.setContentsMargins(MARGIN, 20, MARGIN, 20)
        column.addWidget(text(self.tr("Choose a run at the left."), "body", "text-2"))
        column.addStretch(1)
        return blank

    def _connect(self) -> None:
        self._boards.answered.connect(self._on_board)
        self._runs.answered.connect(self._on_run)
        self.board.chosen.connect(self._want)
        self.board.entered.connect(self.run.focus_run)
        self.run.left.connect(self.board.setFocus)
        self.run.traced.connect(self.open_trace)
        self.start_form.left.connect(self.board.setFocus)
        self.start_form.booked.connect(self._on_started)
        self.finder.chosen.connect(self._on_found)
        self.finder.stepped.connect(lambda by: self.board.setFocus())
        self.trace.arrived.connect(self._on_traced)
        self.trace.opened_run.connect(self.open_run)
        self.trace.opened_lot.connect(self.open_trace)
        self.head.back.connect(self._leave)

    def _bind_keys(self) -> None:
        self.bind("Ctrl+N", self.start)
        self.bind("Ctrl+F", self._search)
        self.bind("Ctrl+Return", self._book)
        self.bind("Ctrl+Enter", self._book)
        self.bind("Ctrl+I", self.open_import)
        self.bind(PASTE_KEY, self.imports.paste)
        self.bind("Ctrl+C", self.trace.copy, self.trace)
        self.bind("E", self._choose_element)
        self.bind("Esc", self._leave)
        for key, act in (
            ("A", self.run.add_input), ("F8", self.run.weigh_output), ("D", self.run.stage_is_done),
            ("C", self.run.close_or_reopen), ("Del", self.run.cancel_current),
            ("Ctrl+L", self.run.record_found), ("Ctrl+T", self.run.trace_current),
            (ATTACH_KEY, self.run.attachments.choose),
        ):  # fmt: skip
            self.bind(key, partial(self._of_run, act))

    def _of_run(self, act: "Callable[[], object]") -> None:
        """Do something with the run, where one is on view."""
        if self._stack.currentIndex() == 0 and self._right.currentWidget() is self.run:
            act()

    # --- the board ---

    def _ask(self) -> None:
        if self.workspace is not None:
            store = self.workspace.store
            self._boards.ask(lambda report: read_board(store))

    def _on_board(self, board: Board) -> None:
        self.shown_board = board
        self.left.show_board(board)
        self.run.offer(board)
        self.start_form.offer([row.run for row in (*board.open, *board.closed)])
        first = next((row.run.number for row in (*board.open, *board.closed)), "")
        if self._stack.currentIndex() < 2:
            self._stack.setCurrentIndex(0 if first or not self.start_form.isHidden() else 1)
        self._say_state()
        if not first:
            return
        if self.run.sheet is None and not self._wanted:
            self._want(first)
        self.board.choose(self._wanted or self._number())

    def _number(self) -> str:
        return self.run.sheet.run.number if self.run.sheet else ""

    def _say_state(self) -> None:
        if self.is_tracing():
            return
        rows = self.shown_board.open
        if not rows:
            self.head.set_state(self.tr("no run is open"))
            return
        kg = numbers.kg(sum(row.in_kg for row in rows))
        said = self.tr("{runs} · {kg} in the plant")
        self.head.set_state(said.format(runs=open_runs(len(rows)), kg=kg))

    # --- one run ---

    def _want(self, number: str) -> None:
        self._wanted = number
        self._soon.start()

    def _read_run(self) -> None:
        if self._wanted and self.workspace is not None:
            store, number = self.workspace.store, self._wanted
            self._runs.ask(lambda report: read_run(store, number))

    def _on_run(self, sheet: RunSheet) -> None:
        if sheet.run.number != self._wanted:
            return
        self._wanted = ""
        self.run.show_sheet(sheet)
        self._right.setCurrentWidget(self.run)

    def _on_unread(self, error: Exception) -> None:
        self._wanted = ""
        if self.workspace is not None:
            self.workspace.failed.emit(error)

    def start(self) -> None:
        """Unfold the form of a new run."""
        if self.workspace is None or self.imports.is_open():
            return
        self._show_board()
        self._stack.setCurrentIndex(0)
        self.start_form.ask()

    def _on_started(self, run: "Run") -> None:
        """Go on with the run that was started: what goes in comes first."""
        self._wanted = run.number
        self.board.choose(run.number)
        self.run.begin_with(run.number)
        self._read_run()

    def _book(self) -> None:
        if self.imports.is_open() or self.is_tracing():
            return
        if not self.start_form.isHidden():
            self.start_form.save()
        else:
            self.run.save_form()

    def _choose_element(self) -> None:
        if self.is_tracing():
            self.trace.choose_element()
        else:
            self._of_run(self.run.closure.open_choice)

    # --- finding ---

    def _search(self) -> None:
        self._show_board()
        self.finder.edit.setFocus()
        self.finder.edit.selectAll()

    def _on_found(self, name: str) -> None:
        self.finder.clear()
        if not name:
            return
        if name.startswith("R-"):
            self.open_run(name)
        else:
            self.open_trace(name)

    # --- the trace ---

    def _on_traced(self, sheet: "TraceSheet") -> None:
        if self.is_tracing():
            self.head.set_state(self.trace.said())

    def _show_board(self) -> None:
        there = bool(self.shown_board.open or self.shown_board.closed)
        self._stack.setCurrentIndex(0 if there else 1)
        self.head.set_crumb("")
        self.head.set_title(QCoreApplication.translate("Pages", "Processing"))
        self._show_actions(True)
        self._say_state()

    def _show_actions(self, shown: bool) -> None:
        for button in (self.paste_button, self.import_button, self.start_button):
            button.setVisible(shown)

    def _leave(self) -> None:
        """Esc: out of the import, the trace, the form, what is unfolded."""
        if self.imports.leave():
            return
        if self.is_tracing():
            self._show_board()
            self.shown()
        elif not self.start_form.fold() and not self.run.fold():
            self.shown()

    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < NARROW_BELOW
        self.left.set_narrow(narrow)


def _import_panel(workspace: "Workspace") -> "RunImportPanel":
    from ui.processing.import_panel import RunImportPanel

    return RunImportPanel(workspace)
