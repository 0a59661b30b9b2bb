"""Columns as data, and the models that show records under them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.parts.cells import CELL, Cell

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()


@dataclass(frozen=True)
class Column:
    """A heading and how a record is shown under it."""

    key: str
    title: str
    cell: Callable[[Any], Cell]
    width: int = 100
    right: bool = False
    stretch: int = 0  # share of the room that is left over
    from_width: int = 0  # shown only where the table is at least this wide [px]
    below_width: int = 1 << 20  # and narrower than this
    yields: int = 0  # the highest makes room first where not all have their width; 0 stays
    instead_of: str = ""  # key of the column whose place it takes once that one made room
    value: Callable[[Any], object] | None = None
    mark: str = ""  # an icon after the title, e.g. the direction of the sort
    legend: tuple[tuple[str, str], ...] = ()  # (token of a colour, word) instead of a title


class TableModel(QAbstractTableModel):
    """Read-only rows under columns; DisplayRole is the text, UserRole the value."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)

    def record(self, row: int) -> Any | None:
        """Return the record of a row; None while it is on its way."""
        raise NotImplementedError

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Role.DisplayRole:
            return self.columns[section].title
        if role == Role.TextAlignmentRole:
            return alignment(self.columns[section])
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Role.TextAlignmentRole:
            return alignment(column)
        if role not in (Role.DisplayRole, Role.UserRole, Role.AccessibleTextRole, CELL):
            return None
        record = self.record(index.row())
        if record is None:
            return None
        if role == Role.UserRole:
            return column.value(record) if column.value else column.cell(record).text
        cell = column.cell(record)
        return cell if role == CELL else cell.text


class RowsModel(TableModel):
    """A table over records that are all at hand."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self.records: Sequence[Any] = ()

    def set_records(self, records: Sequence[Any]) -> None:
        """Show other records; as many as before are changed in place, so that nothing jumps."""
        if len(records) == len(self.records):
            self.records = records
            if records:
                last = self.index(len(records) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.records = records
        self.endResetModel()

    def record(self, row: int) -> Any | None:
        return self.records[row] if 0 <= row < len(self.records) else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.records)


def alignment(column: Column) -> Qt.AlignmentFlag:
    """Numbers right, text left; both in the middle of their row."""
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
