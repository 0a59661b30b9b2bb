"""The left side of the laboratory: what waits, the control samples, what was recorded lately."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.laboratory.batch_finder import BatchFinder
from ui.laboratory.control import ControlPanel
from ui.laboratory.recorded import Recorded, RecordedTable
from ui.laboratory.waiting import Waiting, WaitingRow, WaitingTable
from ui.look.text import rule, surface, text
from ui.look.tokens import MARGIN

if TYPE_CHECKING:
    from ui.workspace.workspace import Workspace

_WIDTH = 424


class LeftSide(QWidget):
    """A field to find any batch over three lists, each read beside the GUI thread."""

    def __init__(self) -> None:
        super().__init__()
        self.finder = BatchFinder()
        self.waiting, self.table = Waiting(self), WaitingTable()
        self.recently, self.recorded = Recorded(self), RecordedTable()
        self.control = ControlPanel()
        self._lay_out()
        self.waiting.arrived.connect(self._show_waiting)
        self.recently.arrived.connect(self.recorded.show_rows)
        self.finder.stepped.connect(lambda by: self.table.setFocus())

    def take(self, workspace: "Workspace") -> None:
        for part in (self.finder, self.table, self.recorded):
            part.take(workspace)
        for source in (self.waiting, self.recently, self.control):
            source.take(workspace)

    def is_waiting(self) -> bool:
        return any(part.is_waiting() for part in (self.waiting, self.recently, self.control))

    def search(self) -> None:
        """Go to the field that finds any batch."""
        self.finder.edit.setFocus()
        self.finder.edit.selectAll()

    def _show_waiting(self, rows: Sequence[WaitingRow]) -> None:
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self._no_sample.setVisible(not rows)

    def _lay_out(self) -> None:
        self.setFixedWidth(_WIDTH)
        surface(self, "2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        holder = QVBoxLayout()
        holder.setContentsMargins(MARGIN, 12, MARGIN, 4)
        holder.addWidget(self.finder)
        column.addLayout(holder)
        hint = self.tr("ordered by how much an assay narrows")
        column.addLayout(_titled(self.tr("Waiting"), hint))
        self._no_sample = text(self.tr("No sample waits for its result."), "body", "text-2")
        self._no_sample.setContentsMargins(MARGIN, 0, MARGIN, 12)
        column.addWidget(self._no_sample)
        column.addWidget(self.table, 3)
        column.addWidget(rule())
        column.addWidget(self.control)
        column.addWidget(rule())
        lately = self.tr("did the intake interval hold?")
        column.addLayout(_titled(self.tr("Recorded lately"), lately))
        column.addWidget(self.recorded, 2)
        self._no_sample.hide()


def _titled(title: str, hint: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(MARGIN, 10, MARGIN, 8)
    row.addWidget(text(title, "section"))
    row.addStretch(1)
    row.addWidget(text(hint, "caption", "text-3"))
    return row
