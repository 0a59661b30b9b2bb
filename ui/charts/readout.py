"""The small plate beside a mark: what it is, its figure, and how many batches are behind it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.charts.spec import Mark
from ui.language.numbers import number
from ui.look import theme
from ui.look.text import text

OFFSET = 14


class ReadOut(QFrame):
    """Stands over the chart, beside the mark, and lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(0)
        self._name = text("", "small", "text-2")
        self._figure = text("", "key")
        self._behind = text("", "caption", "text-3")
        for label in (self._name, self._figure, self._behind):
            column.addWidget(label)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def _dress(self) -> None:
        tokens = theme.current()
        self.setStyleSheet(
            f"ReadOut {{ background: {tokens.surface_2}; border: 1px solid {tokens.field};"
            " border-radius: 4px; }"
        )

    def show_mark(self, mark: Mark, where: QPoint) -> None:
        """Show what a mark says beside a place in the parent, inside the parent's edges."""
        self._name.setText(mark.name)
        self._figure.setText(mark.figure)
        self._behind.setText(self._behind_text(mark.batches))
        self._behind.setVisible(mark.where is not None and mark.batches > 0)
        self.adjustSize()
        room = self._over.rect().adjusted(4, 4, -4, -4)
        x = where.x() + OFFSET
        if x + self.width() > room.right():
            x = max(room.left(), where.x() - OFFSET - self.width())
        y = min(max(where.y() - self.height() - 4, room.top()), room.bottom() - self.height())
        self.move(x, y)
        self.show()
        self.raise_()

    def _behind_text(self, batches: int) -> str:
        if batches == 1:
            return self.tr("1 batch, click or Enter to open")
        return self.tr("{} batches, click or Enter to open").format(number(batches))
