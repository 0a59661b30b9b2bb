"""A list to choose from, opened under what was pressed, with a field to narrow it."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QSortFilterProxyModel,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from ui.look import theme

POPUP_WIDTH = 280
SEARCH_FROM = 9  # entries
ROW = 30
MOST_ROWS = 10


class ChoicePopup(QFrame):
    """A list to choose from, with a field to narrow it where it is long."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("panel", "true")
        self._model, self._found = QStringListModel(self), QSortFilterProxyModel(self)
        self._found.setSourceModel(self._model)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field = QLineEdit()
        self.field.setFont(theme.font("body"))
        self.field.setPlaceholderText(self.tr("Type to narrow"))
        self.list = QListView()
        self.list.setProperty("popup", "true")
        self.list.setFont(theme.font("body"))
        self.list.setModel(self._found)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        self.list.activated.connect(lambda index: self._take(index.row()))

    def offer(self, names: Sequence[str], current: int, under: QWidget) -> None:
        """Open under a chip with some names, one of them current."""
        self._model.setStringList(list(names))
        self.field.clear()
        self.field.setVisible(len(names) >= SEARCH_FROM)
        self.list.setCurrentIndex(self._found.index(current, 0))
        rows = min(len(names), MOST_ROWS)
        field = 40 if len(names) >= SEARCH_FROM else 0
        self.setFixedSize(POPUP_WIDTH, rows * ROW + 22 + field)
        self.move(under.mapToGlobal(QPoint(0, under.height() + 4)))
        self.show()
        (self.field if self.field.isVisible() else self.list).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys in the field walk the list; Enter takes what is current."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key, row = event.key(), self.list.currentIndex().row()
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key), 0)
            if step:
                row = max(0, min(row + step, self._found.rowCount() - 1))
                self.list.setCurrentIndex(self._found.index(row, 0))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(row)
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        self._found.setFilterFixedString(typed)
        self.list.setCurrentIndex(self._found.index(0, 0))

    def _take(self, row: int) -> None:
        index = self._found.mapToSource(self._found.index(row, 0))
        self.hide()
        if index.isValid():
            self.chosen.emit(index.row())
