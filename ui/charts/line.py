"""A line that adds up over time, with its 90 % band and the figure at its end."""

from typing import Any

import numpy as np
import pyqtgraph as pg  # type: ignore[import-untyped, unused-ignore]
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.charts import paint
from ui.charts.drawing import AXIS, Drawing, Host, Margins, thinned
from ui.charts.spec import Axis, Drawn, Line
from ui.look import theme

NO_LINE = Line((), (), (), (), Axis(0, 1, ()), Axis(0, 1, ()), "", "", "")
MARKER = 5


class LineDrawing(Drawing):
    """Keeps pyqtgraph's curve and band, and writes the texts over them; each point is a mark."""

    def __init__(self, plot: Any, host: Host) -> None:
        super().__init__(plot, host)
        self._drawn = NO_LINE
        self._low, self._high = pg.PlotCurveItem(), pg.PlotCurveItem()
        self._band = pg.FillBetweenItem(self._low, self._high)
        self._mean = pg.PlotCurveItem(antialias=True)
        for item in (self._low, self._high, self._band, self._mean):
            plot.vb.addItem(item, ignoreBounds=True)
        self.restyle()

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        for item in (self._low, self._high, self._band, self._mean):
            item.setVisible(visible)

    def show_drawn(self, drawn: Drawn) -> None:
        assert isinstance(drawn, Line)
        self._drawn = drawn
        x = np.asarray(drawn.x)
        self._low.setData(x, np.asarray(drawn.low))
        self._high.setData(x, np.asarray(drawn.high))
        self._mean.setData(x, np.asarray(drawn.mean))

    def restyle(self) -> None:
        accent = theme.colour("accent")
        inked = theme.current().black_white  # the band is two thin lines then
        for edge in (self._low, self._high):
            edge.setPen(pg.mkPen(accent, width=1) if inked else pg.mkPen(None))
        self._mean.setPen(pg.mkPen(accent, width=2))
        shade = 0.0 if inked else paint.BAND_ALPHA
        self._band.setBrush(pg.mkBrush(theme.colour("accent", shade)))

    def margins(self, width: int, height: int) -> Margins:
        drawn = self._drawn
        ticks = [paint.width_of(t.text, "caption") for t in drawn.y_axis.ticks]
        end = max(paint.width_of(drawn.figure, "key"), paint.width_of(drawn.high_text, "caption"),
                  paint.width_of(drawn.low_text, "caption"))  # fmt: skip
        two_lines = any("\n" in tick.text for tick in drawn.x_axis.ticks)
        left = round(max(ticks, default=20)) + 10
        return Margins(left, 10, round(end) + 12, AXIS + 16 * two_lines)

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

    def mark_rect(self, index: int) -> QRectF:
        x, y = self.x_at(self._drawn.x[index]), self.y_at(self._drawn.mean[index])
        return QRectF(x - 6, y - 6, 12, 12)

    def mark_at(self, point: QPointF) -> int:
        """The nearest point of the line, wherever in the plot the pointer is."""
        if not self.count() or not self.area.contains(point):
            return -1
        return min(range(self.count()), key=lambda i: abs(self.x_at(self._drawn.x[i]) - point.x()))

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if not self.count():
            return
        self._paint_today(painter)
        self._paint_markers(painter)
        self._paint_end(painter)
        if 0 <= self.host.highlighted() < self.count():
            self._paint_pointed(painter, self.host.highlighted())
        if 0 <= self.host.focused() < self.count():
            paint.focus_ring(painter, self.mark_rect(self.host.focused()).adjusted(2, 2, -2, -2))

    def _paint_markers(self, painter: QPainter) -> None:
        """Here and not by pyqtgraph, whose markers are pixels in a vector file too."""
        shown = range(self.count()) if self._drawn.markers else (self.count() - 1,)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        for index in shown:
            painter.drawEllipse(self.mark_rect(index).center(), MARKER / 2, MARKER / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_today(self, painter: QPainter) -> None:
        today = self._drawn.today
        if today is None:
            return
        x = round(self.x_at(today.at)) + 0.5
        painter.setPen(paint.pen("track"))
        painter.drawLine(QPointF(x, self.area.top()), QPointF(x, self.area.bottom()))
        place = QRectF(x - 84, self.area.bottom() - 18, 80, 16)
        paint.text(painter, place, today.text, role="caption", token="text-3",
                   align=paint.AlignRight)  # fmt: skip

    def _paint_end(self, painter: QPainter) -> None:
        """Write mean, upper and lower end beside the last point, moved apart where they touch."""
        drawn = self._drawn
        left = self.x_at(drawn.x[-1]) + 8
        middle = min(max(self.y_at(drawn.mean[-1]), self.area.top() + 14), self.area.bottom() - 30)
        upper = min(self.y_at(drawn.high[-1]), middle - 16)
        lower = max(self.y_at(drawn.low[-1]), middle + 16)
        room = self.plot.boundingRect().width() - left
        for y, words, role, token in (
            (upper, drawn.high_text, "caption", "text-3"),
            (middle, drawn.figure, "key", "text-1"),
            (lower, drawn.low_text, "caption", "text-3"),
        ):
            place = QRectF(left, y - 9, room, 18)
            paint.text(painter, place, words, role=role, token=token)  # type: ignore[arg-type]

    def _paint_pointed(self, painter: QPainter, index: int) -> None:
        x = round(self.x_at(self._drawn.x[index])) + 0.5
        painter.setPen(paint.pen("text-3", 1.0, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, self.area.top()), QPointF(x, self.area.bottom()))
        low, high = self.y_at(self._drawn.low[index]), self.y_at(self._drawn.high[index])
        paint.whisker(painter, QPointF(x, low), QPointF(x, high), "text-1", 2.0)
