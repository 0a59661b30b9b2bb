"""A line that adds up over time, with its 90 % band and the figure at its end."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg  # type: ignore[import-untyped, unused-ignore]
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.charts import paint
from ui.charts.drawing import AXIS, Host, Margins, SeriesDrawing
from ui.charts.spec import Axis, Drawn, Line
from ui.look import theme

NO_LINE = Line((), (), (), (), Axis(0, 1, ()), Axis(0, 1, ()), "", "", "")
MARKER = 5
NEAR = 16.0  # a text so near a line would be crossed by it [px]
AHEAD_ALPHA = 0.1


class LineDrawing(SeriesDrawing):
    """Keeps pyqtgraph's curve and band, and writes the texts over them; each point is a mark."""

    _drawn: Line

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
        last = drawn.ahead or drawn
        end = max(paint.width_of(last.figure, "key"), paint.width_of(last.high_text, "caption"),
                  paint.width_of(last.low_text, "caption"))  # fmt: skip
        two_lines = any("\n" in tick.text for tick in drawn.x_axis.ticks)
        left = round(max(ticks, default=20)) + 10
        return Margins(left, 10, round(end) + 12, AXIS + 16 * two_lines)

    def mark_rect(self, index: int) -> QRectF:
        x, y = self.x_at(self._drawn.x[index]), self.y_at(self._drawn.mean[index])
        return QRectF(x - 6, y - 6, 12, 12)

    def mark_at(self, point: QPointF) -> int:
        """The nearest point of the line, wherever in the plot the pointer is."""
        if not self.count() or not self.area.contains(point):
            return -1
        return min(range(self.count()), key=lambda i: abs(self.x_at(self._drawn.x[i]) - point.x()))

    def _polygon(self, x: Sequence[float], y: Sequence[float]) -> QPolygonF:
        return QPolygonF([QPointF(self.x_at(a), self.y_at(b)) for a, b in zip(x, y, strict=True)])

    def _paint_earlier(self, painter: QPainter) -> None:
        if self._drawn.earlier:
            painter.setPen(paint.pen("field", 1.5))
            painter.drawPolyline(self._polygon(*zip(*self._drawn.earlier, strict=True)))

    def _paint_ahead(self, painter: QPainter) -> None:
        """Draw the projection: its band at 10 % with a dashed edge, and a dashed middle."""
        ahead = self._drawn.ahead
        if ahead is None:
            return
        band = self._polygon([*ahead.x, *reversed(ahead.x)], [*ahead.high, *reversed(ahead.low)])
        painter.setPen(Qt.PenStyle.NoPen)
        shade = 0.0 if theme.current().black_white else AHEAD_ALPHA
        painter.setBrush(theme.colour("accent", shade))
        painter.drawPolygon(band)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for y, width in ((ahead.low, 1.0), (ahead.high, 1.0), (ahead.mean, 2.0)):
            painter.setPen(paint.pen("accent", width, Qt.PenStyle.DashLine))
            painter.drawPolyline(self._polygon(ahead.x, y))

    def _paint_aimed(self, painter: QPainter) -> None:
        """Draw the target as a line of steps, its words over the first of them."""
        aimed = self._drawn.aimed
        if aimed is None:
            return
        x = [at for step in aimed.steps for at in step[:2]]
        y = [step[2] for step in aimed.steps for _ in range(2)]
        painter.setPen(paint.pen("text-1", 1.0, Qt.PenStyle.DashDotLine))
        painter.drawPolyline(self._polygon(x, y))
        place = QRectF(self.x_at(x[0]) + 4, self.y_at(y[0]) - 18, 200, 16)
        paint.text(painter, place, aimed.words, role="caption", token="text-1")

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if not self.count():
            return
        self._paint_today(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._paint_earlier(painter)
        self._paint_ahead(painter)
        self._paint_aimed(painter)
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
        end = drawn.ahead or drawn
        left = self.x_at(end.x[-1]) + 8
        middle = min(max(self.y_at(end.mean[-1]), self.area.top() + 14), self.area.bottom() - 30)
        upper = min(self.y_at(end.high[-1]), middle - 16)
        lower = max(self.y_at(end.low[-1]), middle + 16)
        if drawn.ahead is not None:
            self._paint_now(painter)
        room = self.plot.boundingRect().width() - left
        for y, words, role, token in (
            (upper, end.high_text, "caption", "text-3"),
            (middle, end.figure, "key", "text-1"),
            (lower, end.low_text, "caption", "text-3"),
        ):
            place = QRectF(left, y - 9, room, 18)
            paint.text(painter, place, words, role=role, token=token)  # type: ignore[arg-type]

    def _paint_now(self, painter: QPainter) -> None:
        """Write the figure of today at the left of the last point, where no target runs."""
        drawn = self._drawn
        x, y = self.x_at(drawn.x[-1]), self.y_at(drawn.mean[-1])
        steps = drawn.aimed.steps if drawn.aimed else ()
        crossed = any(abs(self.y_at(step[2]) - (y - 13)) < NEAR for step in steps)
        place = QRectF(x - 132, y + 20 if crossed else y - 22, 124, 18)
        paint.text(painter, place, self._drawn.figure, role="key", token="text-1",
                   align=paint.AlignRight)  # fmt: skip

    def _paint_pointed(self, painter: QPainter, index: int) -> None:
        x = round(self.x_at(self._drawn.x[index])) + 0.5
        painter.setPen(paint.pen("text-3", 1.0, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, self.area.top()), QPointF(x, self.area.bottom()))
        low, high = self.y_at(self._drawn.low[index]), self.y_at(self._drawn.high[index])
        paint.whisker(painter, QPointF(x, low), QPointF(x, high), "text-1", 2.0)
