"""The list of batches: columns, and the rows that are marked to be taken together."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.parts.batch_columns import MATERIAL, BatchCells, recovered_columns
from ui.parts.cells import Cell
from ui.parts.columns import Column
from ui.parts.paged import PagedModel
from ui.parts.table import DataTable, Header

if TYPE_CHECKING:
    from collections.abc import Callable

    from recycler.batch import Batch

MOST_MARKED = 2_000


def batch_columns(cells: BatchCells, is_marked: "Callable[[Batch], bool]") -> list[Column]:
    """Return the columns of the list, the box to mark a row first."""
    translate = QCoreApplication.translate
    return [
        Column("check", "", lambda batch: Cell(checked=is_marked(batch)), width=30),
        cells.column("ticket", translate("BatchTable", "Ticket"), cells.ticket, 108),
        cells.column(
            "received", translate("BatchTable", "Received"), cells.received, 118, mark="arrow-down"
        ),
        cells.column(
            "material", translate("BatchTable", "Material"), cells.material, MATERIAL, stretch=3
        ),
        cells.column(
            "supplier",
            translate("BatchTable", "Supplier"),
            cells.supplier,
            150,
            stretch=2,
            yields=1,
        ),
        cells.column("lot", translate("BatchTable", "Lot"), cells.lot, 132, yields=5),
        cells.column("origin", translate("BatchTable", "Origin"), cells.origin, 60, yields=3),
        cells.column("net", translate("BatchTable", "Net, kg"), cells.net, 78, right=True),
        cells.column(
            "dry", translate("BatchTable", "Dry, kg"), cells.dry, 84, right=True, yields=2
        ),
        *recovered_columns(cells, yields=4),
        cells.column("90", translate("BatchTable", "90 %"), cells.recovered_90, 80),
        cells.column("state", translate("BatchTable", "State"), cells.state, 94),
    ]


class BatchTable(DataTable):
    """Marks rows by box, Space, Shift+arrow or Ctrl+A; a plain click only moves the current row."""

    marks_changed = Signal()

    def __init__(self, cells: BatchCells, parent: QWidget | None = None) -> None:
        self.marked: dict[str, Batch] = {}
        self.paged = PagedModel(batch_columns(cells, lambda batch: batch.ticket in self.marked))
        super().__init__(self.paged, parent)
        self.paged.setParent(self)
        header = self.horizontalHeader()
        assert isinstance(header, Header)
        self._head = header
        header.checked = False
        self._anchor = 0
        self.cells.is_marked = self._is_marked_row
        self.cell_clicked.connect(self._on_cell_clicked)
        self.head_clicked.connect(self._on_head_clicked)

    def set_marks(self, batches: "list[Batch]") -> None:
        self.marked = {batch.ticket: batch for batch in batches}
        self._changed()

    def clear_marks(self) -> None:
        self.set_marks([])

    def mark_all(self) -> None:
        """Mark the newest rows, as many as can be taken together."""
        rows = range(min(self.paged.rowCount(), MOST_MARKED))
        self.set_marks([batch for batch in map(self.paged.record_now, rows) if batch is not None])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._toggle(self.current_row())
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and shift:
            self._extend(1 if event.key() == Qt.Key.Key_Down else -1)
        elif (
            event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            self.mark_all()
        else:
            super().keyPressEvent(event)
            if not shift:
                self._anchor = max(self.current_row(), 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        before = self.current_row()
        super().mousePressEvent(event)
        row = self.rowAt(int(event.position().y()))
        modifiers = event.modifiers()
        if row < 0:
            return
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._mark_range(max(before, 0), row)
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self._toggle(row)

    # --- inside ---

    def _is_marked_row(self, row: int) -> bool:
        if not self.marked:
            return False
        batch = self.paged.record(row)
        return batch is not None and batch.ticket in self.marked

    def _toggle(self, row: int) -> None:
        batch = self.paged.record_now(row) if row >= 0 else None
        if batch is None:
            return
        if batch.ticket in self.marked:
            del self.marked[batch.ticket]
        elif len(self.marked) < MOST_MARKED:
            self.marked[batch.ticket] = batch
        self._anchor = row
        self._changed()

    def _extend(self, by: int) -> None:
        row = self.current_row() + by
        if 0 <= row < self.paged.rowCount():
            self.set_current_row(row)
            self._mark_range(self._anchor, row)

    def _mark_range(self, first: int, last: int) -> None:
        for row in range(min(first, last), max(first, last) + 1)[:MOST_MARKED]:
            batch = self.paged.record_now(row)
            if batch is not None:
                self.marked[batch.ticket] = batch
        self._changed()

    def _on_cell_clicked(self, row: int, key: str) -> None:
        if key == "check":
            self._toggle(row)

    def _on_head_clicked(self, key: str) -> None:
        if key == "check":
            self.clear_marks() if self.marked else self.mark_all()

    def _changed(self) -> None:
        self._head.checked = 0 < self.paged.rowCount() == len(self.marked)
        self._head.viewport().update()
        self.viewport().update()
        self.marks_changed.emit()
