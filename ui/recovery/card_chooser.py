"""Which cards stand over the charts, and in which order: a list to tick and to move in."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.look import theme
from ui.look.text import text
from ui.recovery.card_list import Card

WIDTH, ROW, MOST_ROWS = 300, 28, 14
KEY = Qt.ItemDataRole.UserRole


class CardChooser(QFrame):
    """Space ticks a card, Alt with an arrow moves it; what is on view follows at once."""

    changed = Signal(str)  # keys in their order, those not wanted with a minus before them

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("panel", "true")
        self.list = _Cards()
        self.list.setFont(theme.font("body"))
        self.list.setAccessibleName(self.tr("Cards over the charts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.list)
        column.addWidget(text(self.tr("Space shows or hides, Alt+↑ and Alt+↓ move"), "caption",
                              "text-3"))  # fmt: skip
        self.list.itemChanged.connect(lambda _item: self.changed.emit(self.kept()))
        self.list.moved.connect(lambda: self.changed.emit(self.kept()))

    def offer(self, shown: Sequence[Card], every: Sequence[Card], under: QWidget) -> None:
        """Open under a button, the shown cards first and ticked."""
        self.list.blockSignals(True)
        self.list.clear()
        wanted = [card.key for card in shown]
        for card in (*shown, *(one for one in every if one.key not in wanted)):
            item = QListWidgetItem(card.name)
            item.setData(KEY, card.key)
            ticked = Qt.CheckState.Checked if card.key in wanted else Qt.CheckState.Unchecked
            item.setCheckState(ticked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)
        self.setFixedSize(WIDTH, min(self.list.count(), MOST_ROWS) * ROW + 60)
        self.move(under.mapToGlobal(QPoint(under.width() - WIDTH, under.height() + 4)))
        self.show()
        self.list.setFocus()

    def kept(self) -> str:
        """The choice as it is kept."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return ",".join(
            ("" if one.checkState() is Qt.CheckState.Checked else "-") + str(one.data(KEY))
            for one in items
        )


class _Cards(QListWidget):
    """The list; Alt with an arrow takes the current card along."""

    moved = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if not step or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        row = self.currentRow()
        if 0 <= row + step < self.count():
            self.blockSignals(True)
            self.insertItem(row + step, self.takeItem(row))
            self.setCurrentRow(row + step)
            self.blockSignals(False)
            self.moved.emit()
