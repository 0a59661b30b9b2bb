"""What was observed over what was expected; honest estimates keep to the diagonal."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.charts import paint
from ui.charts.drawing import AXIS, Drawing, Host, Margins, thinned
from ui.charts.spec import Axis, Calibration, Drawn
from ui.look import theme

NOTHING = Calibration((), (), (), (), Axis(0, 1, ()), "", "")
MARKER = 6
TITLE = 18  # the line that names an axis [px]
BAND_ALPHA = 0.6


class CalibrationDrawing(Drawing):
    """Paints a `Calibration`; each point is a mark."""

    def __init__(self, plot: Any, host: Host) -> None:
        super().__init__(plot, host)
        self._drawn = NOTHING

    def show_drawn(self, drawn: Drawn) -> None:
        assert isinstance(drawn, Calibration)
        self._drawn = drawn

    def margins(self, width: int, height: int) -> Margins:
        ticks = [paint.width_of(tick.text, "caption") for tick in self._drawn.axis.ticks]
        return Margins(round(max(ticks, default=20)) + 10, TITLE + 4, 16, AXIS + TITLE)

    def left_axis(self) -> Axis:
        return self._drawn.axis

    def bottom_axis(self) -> Axis:
        axis = self._drawn.axis
        return Axis(axis.low, axis.high, thinned(axis.ticks, self.area.width()))

    def ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        axis = self._drawn.axis
        return (axis.low, axis.high), (axis.low, axis.high)

    def count(self) -> int:
        return len(self._drawn.expected)

    def mark_rect(self, index: int) -> QRectF:
        at = self._point(self._drawn.expected[index], self._drawn.observed[index])
        return QRectF(at.x() - 6, at.y() - 6, 12, 12)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._paint_band(painter)
        self._paint_observed(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._paint_titles(painter)
        self.paint_focus(painter)

    def _point(self, expected: float, observed: float) -> QPointF:
        return QPointF(self.x_at(expected), self.y_at(observed))

    def _paint_band(self, painter: QPainter) -> None:
        drawn, axis = self._drawn, self._drawn.axis
        origin = self._point(axis.low, axis.low)
        upper = [self._point(*at) for at in zip(drawn.expected, drawn.high, strict=True)]
        lower = [self._point(*at) for at in zip(drawn.expected, drawn.low, strict=True)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("track", BAND_ALPHA))
        painter.drawPolygon(QPolygonF([origin, *upper, *reversed(lower)]))
        painter.setPen(paint.pen("text-3", 1.0, Qt.PenStyle.DashLine))
        painter.drawLine(origin, self._point(axis.high, axis.high))

    def _paint_observed(self, painter: QPainter) -> None:
        points = [
            self._point(*at) for at in zip(self._drawn.expected, self._drawn.observed, strict=True)
        ]
        start = self._point(self._drawn.axis.low, self._drawn.axis.low)
        painter.setPen(paint.pen("accent", 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([start, *points]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        for point in points:
            painter.drawEllipse(point, MARKER / 2, MARKER / 2)

    def _paint_titles(self, painter: QPainter) -> None:
        area = self.area
        below = QRectF(area.left(), area.bottom() + AXIS - 2, area.width(), TITLE)
        paint.text(painter, below, self._drawn.x_title, role="caption", token="text-3",
                   align=paint.AlignRight)  # fmt: skip
        above = QRectF(0, 0, area.right(), TITLE)
        paint.text(painter, above, self._drawn.y_title, role="caption", token="text-3")
