"""A chart as a table: the same figures, for reading out loud and for copying."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.charts.spec import Sheet
from ui.look import theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
NO_SHEET = Sheet((), (), ())


class SheetModel(QAbstractTableModel):
    """The rows of a `Sheet`; DisplayRole is the text as drawn, UserRole the figure."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = NO_SHEET

    def show_sheet(self, sheet: Sheet) -> None:
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.sheet.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.sheet.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.sheet.heads):
            return None
        if role == Role.DisplayRole:
            return self.sheet.heads[section]
        return self._alignment(section) if role == Role.TextAlignmentRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Role.DisplayRole:
            return self.sheet.rows[index.row()][index.column()]
        if role == Role.UserRole:
            return self.sheet.values[index.row()][index.column()]
        return self._alignment(index.column()) if role == Role.TextAlignmentRole else None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        left = column in self.sheet.texts
        return _MIDDLE | (Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight)


class SheetTable(QTableView):
    """The table view of a chart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet_model = SheetModel(self)
        self.setModel(self.sheet_model)
        self.setFont(theme.font("small"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        head = self.horizontalHeader()
        head.setFont(theme.font("header"))
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setMinimumSize(0, 0)
        self.setStyleSheet(
            "QTableView::item { padding: 0 8px; }"
            "QAbstractScrollArea::corner { background: transparent; border: none; }"
        )

    def show_sheet(self, sheet: Sheet) -> None:
        self.sheet_model.show_sheet(sheet)
