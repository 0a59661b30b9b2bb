"""The reports there are, one under the other; the arrows go from one to the next."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ui.charts import paint
from ui.look import theme
from ui.look.tokens import MARGIN

HEIGHT = 50


class KindList(QWidget):
    """Says which report was chosen, by its name."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: dict[str, _Entry] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def add(self, name: str, title: str, detail: str) -> None:
        """Add a report; the first one is chosen."""
        entry = self.entries[name] = _Entry(title, detail, first=not self.entries)
        self._column.addWidget(entry)
        entry.toggled.connect(lambda on: self.chosen.emit(name) if on else None)

    def current(self) -> str:
        return next(name for name, entry in self.entries.items() if entry.isChecked())

    def choose(self, name: str) -> None:
        self.entries[name].setChecked(True)

    def set_detail(self, name: str, detail: str) -> None:
        """Say anew what a report is."""
        self.entries[name].set_detail(detail)


class _Entry(QAbstractButton):
    """A report: its name, what it is, and the bar of the chosen one."""

    def __init__(self, title: str, detail: str, *, first: bool) -> None:
        super().__init__()
        self._title = title
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setChecked(first)
        self.setFixedHeight(HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_detail(detail)
        theme.changed.connect(self.update)

    def set_detail(self, detail: str) -> None:
        self._detail = detail
        self.setAccessibleName(f"{self._title}, {detail}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.isChecked():
            painter.fillRect(self.rect(), theme.colour("accent-soft"))
            painter.fillRect(0, 0, 3, self.height(), theme.colour("accent"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.colour("surface-3"))
        left, width = MARGIN, self.width() - MARGIN - 8
        paint.text(painter, QRectF(left, 6, width, 20), self._title,
                   role="strong" if self.isChecked() else "key", token="text-1")  # fmt: skip
        paint.text(painter, QRectF(left, 26, width, 17), self._detail, token="text-2")
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(self.rect()).adjusted(5, 4, -4, -4))
        painter.end()
