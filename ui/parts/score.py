"""A standard score as a dot: over the grey zone where nine of ten fall, or beside it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from ui.look import theme

UNLIKELY, HARDLY = 1.64, 2.6
FARTHEST = 4.0  # a dot further off stands at the edge
DOT, ZONE, TICK = 8.0, 12.0, 14.0


def paint_score(painter: QPainter, score: float, rect: QRectF) -> None:
    """Draw the zone, its middle, and the dot."""
    middle, half = rect.center(), (rect.width() - DOT) / 2
    per_sd = half / FARTHEST
    zone = QRectF(0, 0, 2 * UNLIKELY * per_sd, ZONE)
    zone.moveCenter(middle)
    painter.fillRect(zone, theme.colour("surface-3"))
    painter.fillRect(QRectF(round(middle.x()), middle.y() - TICK / 2, 1, TICK),
                     theme.colour("field"))  # fmt: skip
    shown = max(-FARTHEST, min(score, FARTHEST))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(_ink(abs(score))))
    painter.drawEllipse(QPointF(middle.x() + shown * per_sd, middle.y()), DOT / 2, DOT / 2)


def _ink(size: float) -> str:
    if size < UNLIKELY:
        return "accent"
    return "warn" if size <= HARDLY else "bad"
