"""What charts of one line below another share: one axis under them, and a place for each line."""

from typing import Any

from PySide6.QtCore import QRectF

from ui.charts.drawing import Drawing, Host, thinned
from ui.charts.spec import Axis


class LinesDrawing(Drawing):
    """A chart whose marks are lines across it; a subclass says how many, and on which axis."""

    def __init__(self, plot: Any, host: Host) -> None:
        super().__init__(plot, host)
        self._axis, self._count = Axis(0, 1, ()), 0

    def lay_out(self, axis: Axis, count: int) -> None:
        """Take the axis under the lines, and how many there are."""
        self._axis, self._count = axis, count

    def bottom_axis(self) -> Axis:
        axis = self._axis
        return Axis(axis.low, axis.high, thinned(axis.ticks, self.area.width()))

    def ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        return (self._axis.low, self._axis.high), (0.0, float(max(self._count, 1)))

    def count(self) -> int:
        return self._count

    def mark_rect(self, index: int) -> QRectF:
        height = self.area.height() / max(self._count, 1)
        top = self.area.top() + index * height
        width = self.plot.boundingRect().width() - 4
        return QRectF(2, round(top) + 1, width, round(height) - 2)
