"""What is behind a mark: the batches and lots of its streams, each a way to its own page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui.balance import wording
from ui.balance.figures import Piece, Stream
from ui.balance.section import Section
from ui.language.numbers import KG, MassUnit
from ui.look.buttons import Button
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.table import DataTable

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class PieceRow:
    """A batch or a lot of a stream, in the unit of the page."""

    piece: Piece
    stream: Stream
    unit: MassUnit


def _columns() -> list[Column]:
    return [
        Column("name", translate("Balance", "Ticket or lot"), _name, width=180),
        Column("stream", translate("Balance", "Stream"), _stream, width=180, stretch=1),
        Column("read", translate("Balance", "Read"), _read, width=120, right=True),
        Column("half", translate("Balance", "± 90 %"), _half, width=100, right=True),
    ]


def _name(row: PieceRow) -> Cell:
    return Cell(row.piece.name, role="key")


def _stream(row: PieceRow) -> Cell:
    return Cell(row.stream.name, ink="text-2")


def _read(row: PieceRow) -> Cell:
    return Cell(wording.amount_unit(row.piece.mass, row.unit))


def _half(row: PieceRow) -> Cell:
    return Cell(wording.half(row.piece.mass, row.unit), role="small", ink="text-3")


class Behind(Section):
    """Unfolds under the picture; Enter on a line opens the batch or the lot, Esc folds."""

    opened = Signal(object)  # Piece
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.model = RowsModel(_columns())
        self.table = DataTable(self.model)
        self.model.setParent(self.table)
        self.column.addWidget(self.table)
        self.close_button = Button(self.tr("Close"), kind="link", key="Esc")
        self.row.addWidget(self.close_button)
        self.close_button.clicked.connect(self.fold)
        self.table.opened.connect(self._on_opened)
        self.hide()

    def show_streams(self, title: str, streams: Sequence[Stream], unit: MassUnit = KG) -> None:
        """Show what some streams are made of, and take the focus."""
        rows = [PieceRow(piece, one, unit) for one in streams for piece in one.of]
        self.title.setText(title)
        inferred = [one for one in streams if one.is_inferred]
        said = self.tr("{} readings").format(len(rows))
        if len(rows) == 1:
            said = self.tr("1 reading")
        if inferred and not rows:
            said = self.tr("Nobody measured it: it follows from all else.")
        self.say(said)
        self.model.set_records(rows)
        self.table.fit_rows()
        self.table.setVisible(bool(rows))
        self.show()
        if rows:
            self.table.set_current_row(0)
        (self.table if rows else self.close_button).setFocus()

    def fold(self) -> bool:
        """Fold; tells whether it was unfolded."""
        was = not self.isHidden()
        self.hide()
        if was:
            self.left.emit()
        return was

    def _on_opened(self, row: int) -> None:
        found = self.model.record(row)
        if isinstance(found, PieceRow):
            self.opened.emit(found.piece)
