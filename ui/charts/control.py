"""Points between limits, in order of time: what is beyond them is ringed and named by an icon."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.charts import paint
from ui.charts.drawing import AXIS, Host, Margins, SeriesDrawing
from ui.charts.spec import Axis, Control, Drawn
from ui.look import icons, theme

NOTHING = Control((), (), Axis(0, 1, ()), Axis(0, 1, ()))
MARKER = 6
RING = 11
STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine)  # of the series


class ControlDrawing(SeriesDrawing):
    """Paints a `Control`; each point is a mark."""

    _drawn: Control

    def __init__(self, plot: Any, host: Host) -> None:
        super().__init__(plot, host)
        self._drawn = NOTHING

    def show_drawn(self, drawn: Drawn) -> None:
        assert isinstance(drawn, Control)
        self._drawn = drawn

    def margins(self, width: int, height: int) -> Margins:
        drawn = self._drawn
        left = max((paint.width_of(t.text, "caption") for t in drawn.y_axis.ticks), default=20.0)
        right = max((paint.width_of(t.text, "caption") for t in drawn.limits), default=8.0)
        two_lines = any("\n" in tick.text for tick in drawn.x_axis.ticks)
        return Margins(round(left) + 10, 10, round(right) + 12, AXIS + 16 * two_lines)

    def _point(self, index: int, series: int = 0) -> QPointF:
        drawn = self._drawn
        return QPointF(self.x_at(drawn.x[index]), self.y_at(drawn.series[series][index]))

    def mark_rect(self, index: int) -> QRectF:
        highest = max(range(len(self._drawn.series)), key=lambda s: self._drawn.series[s][index])
        at = self._point(index, highest)
        return QRectF(at.x() - 6, at.y() - 6, 12, 12)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if not self.count():
            return
        self._paint_limits(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for series in range(len(self._drawn.series)):
            self._paint_series(painter, series)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.paint_focus(painter)

    def _paint_limits(self, painter: QPainter) -> None:
        right = self.plot.boundingRect().width() - self.area.right()
        for limit in self._drawn.limits:
            y = round(self.y_at(limit.at)) + 0.5
            centre = limit.at == self._drawn.centre
            style = Qt.PenStyle.SolidLine if centre else Qt.PenStyle.DashDotLine
            painter.setPen(paint.pen("text-3", 1.0, style))
            painter.drawLine(QPointF(self.area.left(), y), QPointF(self.area.right(), y))
            place = QRectF(self.area.right() + 6, y - 9, right - 6, 18)
            paint.text(painter, place, limit.text, role="caption", token="text-3")

    def _paint_series(self, painter: QPainter, series: int) -> None:
        drawn = self._drawn
        line = QPolygonF([self._point(index, series) for index in range(self.count())])
        painter.setPen(paint.pen("field" if series == 0 and drawn.whiskers else "accent", 1.5,
                                 STYLES[series]))  # fmt: skip
        painter.drawPolyline(line)
        for index in range(self.count()):
            at = self._point(index, series)
            if series == 0 and drawn.whiskers:
                low, high = (QPointF(at.x(), self.y_at(end)) for end in drawn.whiskers[index])
                paint.whisker(painter, low, high, "text-3", 1.0)
            out = index in drawn.out and drawn.series[series][index] == max(
                (one[index] for one in drawn.series), key=abs
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("bad" if out else "accent"))
            painter.drawEllipse(at, MARKER / 2, MARKER / 2)
            if out:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(paint.pen("bad", 1.5))
                painter.drawEllipse(at, RING / 2, RING / 2)
                icon = QRectF(at.x() + 6, at.y() - 16, 12, 12)
                icons.paint(painter, "warning", icon, "bad")
