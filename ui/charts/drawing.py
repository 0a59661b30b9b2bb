"""What every drawing on a canvas has: its place in the plot, its marks, its grid."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ui.charts import paint
from ui.charts.spec import Axis, Control, Drawn, Line, Tick
from ui.look import theme

NOTHING = -1
LABEL_GAP = 8.0  # between neighbouring texts of an axis [px]
AXIS = 24  # what the texts under the plot take [px]
REACH = 4.0  # a thin mark is hit this far beside it [px]


class Margins(NamedTuple):
    """Space around the plotted area; what stands at the ticks is in it [px]."""

    left: int
    top: int
    right: int
    bottom: int


class Host(Protocol):
    """What a drawing asks of its canvas."""

    def highlighted(self) -> int: ...

    def focused(self) -> int: ...


class _InPlot(QGraphicsItem):
    """An item over the whole plot, in pixels; `area` is where the axes span."""

    def __init__(self, plot: Any) -> None:
        super().__init__(plot)
        self.plot = plot
        self.area = QRectF(0, 0, 1, 1)
        self._x_from, self._x_scale, self._y_from, self._y_scale = 0.0, 1.0, 0.0, 1.0

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, 16000, 16000)

    def rescale(self) -> None:
        """Take the size and the ranges the plot has now."""
        self.area = QRectF(self.plot.vb.geometry())
        (left, right), (low, high) = self.plot.vb.state["viewRange"]
        self._x_scale = self.area.width() / (right - left)
        self._y_scale = self.area.height() / (high - low)
        self._x_from, self._y_from = float(left), float(low)
        self.update()

    def x_at(self, value: float) -> float:
        """Pixels of a place on the horizontal axis."""
        return self.area.left() + (value - self._x_from) * self._x_scale

    def y_at(self, value: float) -> float:
        """Pixels of a place on the vertical axis."""
        return self.area.bottom() - (value - self._y_from) * self._y_scale


class Axes(_InPlot):
    """Hairlines under everything else, and what stands at the ticks."""

    def __init__(self, plot: Any) -> None:
        super().__init__(plot)
        self.setZValue(-200)
        self.left: Axis | None = None
        self.bottom: Axis | None = None

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setFont(theme.font("caption"))
        for tick in self.left.ticks if self.left else ():
            y = round(self.y_at(tick.at)) + 0.5
            painter.setPen(paint.pen("grid"))
            painter.drawLine(QPointF(self.area.left(), y), QPointF(self.area.right(), y))
            painter.setPen(theme.colour("text-3"))
            place = QRectF(0, y - 10, self.area.left() - 8, 20)
            painter.drawText(place, int(paint.AlignRight), tick.text)
        for tick in self.bottom.ticks if self.bottom else ():
            x = round(self.x_at(tick.at)) + 0.5
            if self.left is None:
                painter.setPen(paint.pen("grid"))
                painter.drawLine(QPointF(x, self.area.top()), QPointF(x, self.area.bottom()))
            painter.setPen(theme.colour("text-3"))
            place = QRectF(x - 60, self.area.bottom() + 5, 120, 40)
            painter.drawText(place, int(paint.AlignTop), tick.text)


class Drawing(_InPlot):
    """One kind of chart; a subclass knows its data, margins, axes and marks."""

    def __init__(self, plot: Any, host: Host) -> None:
        super().__init__(plot)
        self.setZValue(10)
        self.host = host

    def show_drawn(self, drawn: Drawn) -> None:
        raise NotImplementedError

    def restyle(self) -> None:
        """Take the colours in force; most paint with them anyway."""

    def margins(self, width: int, height: int) -> Margins:
        raise NotImplementedError

    def left_axis(self) -> Axis | None:
        return None

    def bottom_axis(self) -> Axis | None:
        return None

    def ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        raise NotImplementedError

    def count(self) -> int:
        raise NotImplementedError

    def mark_rect(self, index: int) -> QRectF:
        raise NotImplementedError

    def mark_at(self, point: QPointF) -> int:
        """The mark under a point, or the nearest one within reach."""
        best, found = REACH, NOTHING
        for index in range(self.count()):
            distance = _distance(self.mark_rect(index), point)
            if distance == 0:
                return index
            if distance < best:
                best, found = distance, index
        return found

    def paint_focus(self, painter: QPainter) -> None:
        """Ring the mark with the keyboard focus and edge the one under the pointer."""
        if 0 <= self.host.highlighted() < self.count():
            paint.outline(painter, self.mark_rect(self.host.highlighted()), "text-1")
        if 0 <= self.host.focused() < self.count():
            paint.focus_ring(painter, self.mark_rect(self.host.focused()))


class SeriesDrawing(Drawing):
    """Points over two axes that come with them; each point is a mark."""

    _drawn: Line | Control

    def left_axis(self) -> Axis:
        return self._drawn.y_axis

    def bottom_axis(self) -> Axis:
        axis = self._drawn.x_axis
        return Axis(axis.low, axis.high, thinned(axis.ticks, self.area.width()))

    def ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        across, up = self._drawn.x_axis, self._drawn.y_axis
        return (across.low, across.high), (up.low, up.high)

    def count(self) -> int:
        return len(self._drawn.x)


def _distance(rect: QRectF, point: QPointF) -> float:
    across = max(rect.left() - point.x(), point.x() - rect.right(), 0.0)
    up = max(rect.top() - point.y(), point.y() - rect.bottom(), 0.0)
    return max(across, up)


def thinned(ticks: Sequence[Tick], width: float) -> tuple[Tick, ...]:
    """Every tick, or every second, third … so that their texts do not touch.

    Where a text has a second line (the year), the one it changes at is kept.
    """
    lines = [line for tick in ticks for line in tick.text.split("\n")]
    widest = max((paint.width_of(line, "caption") for line in lines), default=0.0)
    room = width / max(len(ticks), 1)
    every = max(1, math.ceil((widest + LABEL_GAP) / max(room, 1.0)))
    changes = [place for place, tick in enumerate(ticks) if "\n" in tick.text]
    kept = changes[-1] % every if changes else 0
    return tuple(ticks[kept::every])
