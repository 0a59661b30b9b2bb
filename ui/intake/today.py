"""Today's batches below the form: what was just logged, and what to log the same again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.language import numbers, words
from ui.look.buttons import Button
from ui.look.text import surface, text
from ui.look.tokens import MARGIN
from ui.parts.batch_columns import BatchCells, today_columns
from ui.parts.batch_source import BatchQuery, BatchSource, rows_of
from ui.parts.paged import PagedModel
from ui.parts.shelf import EstimateShelf
from ui.parts.table import DataTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from db.filters import BatchCount
    from recycler.batch import Batch
    from ui.workspace.workspace import Workspace


class Today(QWidget):
    """The batches received today, newest first."""

    opened = Signal(str)
    counted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        surface(self, "2")
        self.shelf = EstimateShelf(self)
        self._cells = BatchCells(self.shelf)
        self.model = PagedModel(today_columns(self._cells), self)
        self.table = DataTable(self.model)
        self.table.setAccessibleName(self.tr("Today"))
        self._steps = QWidget()  # for a store without any batch
        self._state = text("", "small", "text-2")
        self._stack = QStackedWidget()
        self._query = BatchQuery(self)
        self._workspace: Workspace | None = None
        self._lay_out()
        self._query.found.connect(self._on_found)
        self._query.counted.connect(self._on_counted)
        self.shelf.arrived.connect(self.table.viewport().update)
        self.table.opened.connect(self._on_opened)

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self.shelf.store = workspace.store
        self._cells.reference = workspace.store.reference()
        self._cells.zone = workspace.zone
        self._cells.today = workspace.today
        self.table.remember(workspace.preferences, "today")
        self._query.failed.connect(workspace.failed)
        self.model.failed.connect(workspace.failed)
        self.refresh()

    def refresh(self) -> None:
        if self._workspace is None:
            return
        from db.filters import BatchFilter

        today = self._workspace.today()
        where = BatchFilter(since=today, until=today)
        self._query.ask(BatchSource(self._workspace.store, where, self._workspace.zone))

    def forget_figures(self, tickets: "Iterable[str]") -> None:
        """Make the figures of batches anew: their assays have changed."""
        self.shelf.forget(tickets)
        self.table.viewport().update()

    def current(self) -> "Batch | None":
        """Return the batch of the current row."""
        row = self.table.current_row()
        return self.model.record(row) if row >= 0 else None

    def newest(self) -> "Batch | None":
        return self.model.record(0)

    def is_waiting(self) -> bool:
        return self._query.is_waiting() or self.shelf.is_waiting() or self.model.is_waiting()

    def show_empty(self, *, whole_store: bool) -> None:
        """Say that nothing is here yet, with what else can be done where nothing is stored."""
        self._steps.setVisible(whole_store)
        self._stack.setCurrentWidget(self._blank)

    def add_step(self, icon: str, words: str, act: "Callable[[], object]", key: str = "") -> None:
        """Offer another way to begin, beside typing the first ticket."""
        button = Button(words, icon=icon, key=key)
        button.clicked.connect(act)
        self._step_row.insertWidget(self._step_row.count() - 1, button)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 0, MARGIN, 0)
        head.setSpacing(12)
        head.addWidget(text(self.tr("Today"), "section"))
        head.addWidget(self._state)
        head.addStretch(1)
        keys = self.tr("↑↓ choose · Enter open · Ctrl+D same again")
        head.addWidget(text(keys, "caption", "text-3"))
        bar = QWidget()
        bar.setFixedHeight(36)
        bar.setLayout(head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._make_blank())
        column.addWidget(self._stack, 1)

    def _make_blank(self) -> QWidget:
        self._blank = QWidget()
        column = QVBoxLayout(self._blank)
        column.setContentsMargins(MARGIN, 4, MARGIN, 0)
        column.setSpacing(12)
        said = self.tr("Nothing logged today yet. What you save appears here.")
        column.addWidget(text(said, "body", "text-2"))
        self._step_row = QHBoxLayout(self._steps)
        self._step_row.setContentsMargins(0, 0, 0, 0)
        self._step_row.setSpacing(8)
        self._step_row.addStretch(1)
        column.addWidget(self._steps)
        column.addStretch(1)
        return self._blank

    def _on_found(self, source: BatchSource, first: "Sequence[Batch]") -> None:
        self.model.show(source, first)
        if first:
            self._stack.setCurrentWidget(self.table)

    def _on_counted(self, source: BatchSource, count: "BatchCount") -> None:
        rows = rows_of(count)
        self.model.set_rows(rows)
        net = numbers.kg(count.net_ug / 1e9)
        said = self.tr("{batches}, net {net}").format(batches=words.batches(count.batches), net=net)
        if count.voids:
            said += " · " + self.tr("{count} void").format(count=count.voids)
        self._state.setText(said if rows else "")
        self.counted.emit(rows)

    def _on_opened(self, row: int) -> None:
        batch = self.model.record(row)
        if batch is not None:
            self.opened.emit(batch.ticket)
