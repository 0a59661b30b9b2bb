"""The chart of one series of controls: marks joined by a line, between dashed limits."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ui.charts import paint
from ui.language import numbers
from ui.look import theme

HEIGHT = 84
WARNING, ACTION = 2.0, 3.0  # standard scores, as of check C10
_FARTHEST = 5.0  # sds off the centre; a mark beyond stands at the edge
_FOOT = 16
_REACH = 8  # around a mark [px]
_GAP = 8
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class Mark:
    """One result: how far off it lies in the unit of the chart, and what is told of it."""

    offset: float
    score: float
    at: datetime
    told: str


@dataclass(frozen=True, slots=True)
class Marks:
    """Results in order of time with the limits; `blank` ones lie above zero.

    joined: a line leads from one to the next; without it each stands for itself.
    """

    marks: tuple[Mark, ...] = ()
    centre: float = 0.0
    sd: float = 1.0
    blank: bool = False
    joined: bool = True

    @property
    def upper(self) -> float:
        return self.centre + ACTION * self.sd

    @property
    def lower(self) -> float:
        return 0.0 if self.blank else self.centre - ACTION * self.sd

    def ends(self) -> tuple[float, float]:
        """Return what the bottom and the top of the chart stand for."""
        found = [mark.offset for mark in self.marks]
        reach = _FARTHEST * self.sd
        top = min(max([self.upper, *found]), self.centre + reach)
        bottom = max(min([self.lower, *found]), self.centre - reach)
        return (0.0 if self.blank else bottom), top


def standing_token(score: float) -> str:
    """Return the colour of a mark by how far off it lies."""
    off = abs(score)
    return "accent" if off <= WARNING else "warn" if off <= ACTION else "bad"


class ControlPlot(QWidget):
    """Draws the marks; Left and Right go from one to the next and tell it, Enter opens it."""

    opened = Signal(int)  # place of the mark

    def __init__(self, height: int = HEIGHT) -> None:
        super().__init__()
        self._data = Marks()
        self.current = -1
        self.setFixedHeight(height)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Control chart"))

    def show_marks(self, data: Marks) -> None:
        self._data, self.current = data, -1
        self.setAccessibleDescription("")
        self.update()

    def told(self, place: int) -> str:
        """Return a result, its day and its standard score in words."""
        mark = self._data.marks[place]
        score = self.tr("{score} sd off").format(score=numbers.number(mark.score, 1))
        return " · ".join((mark.told, numbers.moment(mark.at), score))

    # --- keys and the mouse ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._data.marks) - 1
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and last >= 0:
            self.opened.emit(self.current if self.current >= 0 else last)
            return
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._data.marks:
            super().keyPressEvent(event)
            return
        before = self.current if self.current >= 0 else last - step
        self._go_to(min(max(before + step, 0), last))

    def _go_to(self, place: int) -> None:
        self.current = place
        words = self.told(place)
        self.setAccessibleDescription(words)
        QToolTip.showText(self.mapToGlobal(self._places()[place].toPoint() + QPoint(0, 6)), words)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._near(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(place)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.current = -1
        QToolTip.hideText()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._near(QPointF(event.pos()))
            if place is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self.told(place), self)
            return True
        return super().event(event)

    def _near(self, at: QPointF) -> int | None:
        off = [(point - at).manhattanLength() for point in self._places()]
        place = min(range(len(off)), key=off.__getitem__, default=None)
        return place if place is not None and off[place] <= _REACH else None

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._data.marks:
            return
        painter = QPainter(self)
        self._paint_lines(painter)
        self._paint_days(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self._places()
        if self._data.joined:
            painter.setPen(paint.pen("text-3"))
            painter.drawPolyline(QPolygonF(places))
        for mark, place in zip(self._data.marks, places, strict=True):
            _paint_mark(painter, mark, place)
        if self.hasFocus():
            at = places[self.current]
            paint.focus_ring(painter, QRectF(at.x() - 4, at.y() - 4, 8, 8))
        painter.end()

    def _paint_lines(self, painter: QPainter) -> None:
        """Draw the limits dashed, what is certified as a grid line, and name them at the left."""
        limits = [self._data.upper] if self._data.blank else [self._data.upper, self._data.lower]
        for value in (0.0, *limits):
            y = round(self._y(value)) + 0.5
            dash = Qt.PenStyle.DashLine if value else Qt.PenStyle.SolidLine
            painter.setPen(paint.pen("text-3" if value else "hairline", 1.0, dash))
            painter.drawLine(QPointF(self._left(), y), QPointF(self.width(), y))
            label = QRectF(0, y - 8, self._left() - _GAP, 16)
            paint.text(
                painter, label, self._label(value), role="caption", token="text-3",
                align=paint.AlignRight,
            )  # fmt: skip

    def _paint_days(self, painter: QPainter) -> None:
        marks = self._data.marks
        row = QRectF(self._left(), self.height() - _FOOT, self.width() - self._left(), _FOOT)
        days = [numbers.short_day(marks[0].at), numbers.short_day(marks[-1].at)]
        for words, align in zip(days, (paint.AlignLeft, paint.AlignRight), strict=True):
            paint.text(painter, row, words, role="caption", token="text-3", align=align)
            if len(marks) == 1:
                return

    def _label(self, value: float) -> str:
        decimals = numbers.interval_decimals(ACTION * self._data.sd)
        words = numbers.number(value, decimals)
        return f"+{words}" if value > 0 and not self._data.blank else words

    def _left(self) -> float:
        values = (self._data.upper, self._data.lower, 0.0)
        return max(paint.width_of(self._label(value), "caption") for value in values) + _GAP

    def _places(self) -> list[QPointF]:
        """Return where the marks stand, evenly spaced in order of time."""
        left, right = self._left() + 6, self.width() - 6.0
        step = (right - left) / max(len(self._data.marks) - 1, 1)
        return [
            QPointF(left + step * place, self._y(mark.offset))
            for place, mark in enumerate(self._data.marks)
        ]

    def _y(self, value: float) -> float:
        bottom, top = self._data.ends()
        inside = min(max(value, bottom), top)
        upper, lower = 8.0, self.height() - _FOOT - 8.0
        return lower - (inside - bottom) / (top - bottom) * (lower - upper)


def _paint_mark(painter: QPainter, mark: Mark, at: QPointF) -> None:
    """Draw a circle, beyond the warning limit a triangle, beyond the action limit a diamond."""
    token = standing_token(mark.score)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(token))
    if token == "accent":
        painter.drawEllipse(at, 2.5, 2.5)
        return
    triangle = ((0, -5), (4.5, 3.5), (-4.5, 3.5))
    diamond = ((0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0))
    corners = triangle if token == "warn" else diamond
    painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in corners]))
