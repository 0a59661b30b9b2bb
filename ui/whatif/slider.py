"""A slider that shows where it began: the base value stays in sight as a notch."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider

from ui.look import theme

STEPS = 300  # of the whole width
_TRACK, _KNOB, _NOTCH = 4, 7, 12  # height, radius, height [px]


class Slider(QSlider):
    """Arrows move it by a step, Page keys by ten; Delete or Backspace takes it back."""

    taken_back = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, STEPS)
        self.setSingleStep(1)
        self.setPageStep(10)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._base = 0

    def sizeHint(self) -> QSize:
        return QSize(140, 24)

    def set_base(self, step: int) -> None:
        """Show a step as the one it began with."""
        self._base = step
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, at, base = self.height() / 2, self._place(self.value()), self._place(self._base)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("grid"))
        whole = QRectF(_KNOB, middle - _TRACK / 2, self.width() - 2 * _KNOB, _TRACK)
        painter.drawRoundedRect(whole, 2, 2)
        if at != base:
            painter.setBrush(theme.colour("accent"))
            moved = QRectF(min(at, base), middle - _TRACK / 2, abs(at - base), _TRACK)
            painter.drawRect(moved)
        painter.fillRect(QRectF(base - 1, middle - _NOTCH / 2, 2, _NOTCH), theme.colour("text-3"))
        painter.setBrush(theme.colour("accent" if at != base else "surface-2"))
        edge = "accent" if self.hasFocus() or at != base else "field"
        painter.setPen(QPen(theme.colour(edge), 2 if self.hasFocus() else 1.4))
        painter.drawEllipse(QPointF(at, middle), _KNOB - 1, _KNOB - 1)

    def _place(self, step: int) -> float:
        return _KNOB + (self.width() - 2 * _KNOB) * step / STEPS
