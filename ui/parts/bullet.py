"""A figure on its way to a target: where it is, where it is likely to be, and what is aimed at."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from ui.look import theme

TRACK, BAND, NOW, TARGET, HOOK = 4, 10, 16, 18, 4  # heights, and the length of the hook [px]


@dataclass(frozen=True, slots=True)
class Bullet:
    """Everything on one scale from zero.

    now: the figure; low, high: its interval, or that of the projection; target: its value;
    is_least: whether it is to be reached; largest: what the whole width stands for.
    """

    target: float
    is_least: bool
    largest: float
    now: float | None = None
    low: float | None = None
    high: float | None = None


def paint_bullet(painter: QPainter, bullet: Bullet, rect: QRectF) -> None:
    """Draw the track, the interval on it, the figure as a tick and the target as a hook."""
    if bullet.largest <= 0:
        return
    middle = round(rect.center().y())
    per_unit = rect.width() / bullet.largest
    painter.fillRect(QRectF(rect.left(), middle - TRACK / 2, rect.width(), TRACK),
                     theme.colour("grid"))  # fmt: skip
    if bullet.low is not None and bullet.high is not None:
        left = _place(bullet.low, rect, per_unit)
        right = max(_place(bullet.high, rect, per_unit), left + 2)
        band = QRectF(left, middle - BAND / 2, right - left, BAND)
        painter.fillRect(band, theme.colour("accent", 0.38))
    if bullet.now is not None:
        at = round(_place(bullet.now, rect, per_unit))
        painter.fillRect(QRectF(at - 1, middle - NOW / 2, 3, NOW), theme.colour("accent"))
    _paint_target(painter, bullet, rect, round(_place(bullet.target, rect, per_unit)), middle)


def _place(value: float, rect: QRectF, per_unit: float) -> float:
    return min(max(rect.left() + value * per_unit, rect.left()), rect.right())


def _paint_target(painter: QPainter, bullet: Bullet, rect: QRectF, at: int, middle: int) -> None:
    """Draw a post whose hook points to where the target is met."""
    painter.setPen(QPen(theme.colour("text-1"), 1.5))
    top = middle - TARGET / 2
    painter.drawLine(QLineF(at, top, at, top + TARGET))
    painter.drawLine(QLineF(at, top, at + (HOOK if bullet.is_least else -HOOK), top))
