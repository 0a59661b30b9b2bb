"""What every drawing on a canvas has: its place in the plot, its marks, its grid."""

from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ui.charts import paint
from ui.charts.spec import Axis, Drawn

NOTHING = -1
REACH = 4.0  # a thin mark is hit this far beside it [px]


class Margins(NamedTuple):
    """Space around the plotted area, and for its axes [px]."""

    left: int
    top: int
    right: int
    bottom: int
    axis_width: int = 0
    axis_height: int = 20


class Host(Protocol):
    """What a drawing asks of its canvas."""

    def highlighted(self) -> int: ...

    def focused(self) -> int: ...


class _InPlot(QGraphicsItem):
    """An item over the whole plot, in pixels; `area` is where the axes span."""

    def __init__(self, plot: Any) -> None:
        super().__init__(plot)
        self.plot = plot

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, 16000, 16000)

    @property
    def area(self) -> QRectF:
        return QRectF(self.plot.vb.geometry())

    def view_range(self, side: int) -> tuple[float, float]:
        """The ends of the horizontal (0) or vertical (1) axis."""
        low, high = self.plot.vb.state["viewRange"][side]
        return float(low), float(high)

    def x_at(self, value: float) -> float:
        """Pixels of a place on the horizontal axis."""
        low, high = self.view_range(0)
        return self.area.left() + (value - low) / (high - low) * self.area.width()

    def y_at(self, value: float) -> float:
        """Pixels of a place on the vertical axis."""
        low, high = self.view_range(1)
        return self.area.bottom() - (value - low) / (high - low) * self.area.height()


class Grid(_InPlot):
    """Hairlines under everything else."""

    def __init__(self, plot: Any) -> None:
        super().__init__(plot)
        self.setZValue(-200)
        self.lines: tuple[bool, tuple[float, ...]] = (True, ())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setPen(paint.pen("grid"))
        horizontal, places = self.lines
        area = self.area
        for place in places:
            if horizontal:
                y = round(self.y_at(place)) + 0.5
                painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            else:
                x = round(self.x_at(place)) + 0.5
                painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))


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

    def grid_lines(self) -> tuple[bool, tuple[float, ...]]:
        """Whether the lines are horizontal, and where they are."""
        axis = self.left_axis()
        return True, tuple(tick.at for tick in axis.ticks) if axis else ()

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


def _distance(rect: QRectF, point: QPointF) -> float:
    across = max(rect.left() - point.x(), point.x() - rect.right(), 0.0)
    up = max(rect.top() - point.y(), point.y() - rect.bottom(), 0.0)
    return max(across, up)
