"""Rows of figures on one axis: bars from zero with whiskers, or intervals with a tick."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.charts import paint
from ui.charts.drawing import AXIS, Host, Margins
from ui.charts.lines import LinesDrawing
from ui.charts.spec import Axis, Drawn, Lane, Row, Rows, Tick
from ui.look import icons, theme

WIDEST_LABEL = 0.36  # of the chart
GLYPH = 16
TALLEST_ROW = 44.0
BAR_SHARE = 0.62
TALLEST_BAR = 22.0
TALLEST_LANE = 10.0
SPAN = 10.0
GAP = 12
BOUND = 18  # what the words of a bound take above the lines [px]
OVER = 8  # what a row may reach beyond its place, such as a text in a low row [px]


class RowsDrawing(LinesDrawing):
    """Paints `Rows`; each row is a mark."""

    def __init__(self, plot: Any, host: Host) -> None:
        super().__init__(plot, host)
        self._drawn = Rows((), Axis(0, 1, ()))
        self._left = self._figures = self._notes = 0
        self.setFlag(self.GraphicsItemFlag.ItemUsesExtendedStyleOption)  # tells what is in view

    def show_drawn(self, drawn: Drawn) -> None:
        assert isinstance(drawn, Rows)
        self._drawn = drawn
        self.lay_out(drawn.axis, len(drawn.rows))

    def margins(self, width: int, height: int) -> Margins:
        rows = self._drawn.rows
        glyph = GLYPH + 6 if any(row.evidence for row in rows) else 0
        label = max((paint.width_of(r.label, _role(r)) for r in rows), default=0.0)
        self._left = round(min(label + 2, width * WIDEST_LABEL)) + glyph
        self._figures = round(max((paint.width_of(r.figure, _role(r)) for r in rows), default=0.0))
        self._notes = round(max((paint.width_of(r.note) for r in rows), default=0.0))
        right = self._figures + GAP + (self._notes + GAP if self._notes else 0)
        top = 2 + (BOUND if self._drawn.bounds else 0)
        spare = height - 22 - top - TALLEST_ROW * len(rows)
        return Margins(self._left + GAP, top, right + 2, AXIS + max(0, round(spare)))

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        in_view = option.exposedRect.adjusted(0, -OVER, 0, OVER)
        for index, row in enumerate(self._drawn.rows):
            rect = self.mark_rect(index)
            if not rect.intersects(in_view):
                continue
            if index == self.host.highlighted():
                painter.fillRect(rect, theme.colour("surface-3"))
            if row.rule_above:
                painter.setPen(paint.pen("hairline"))
                painter.drawLine(
                    QPointF(0, rect.top() - 0.5), QPointF(rect.right(), rect.top() - 0.5)
                )
            self._paint_lanes(painter, row, rect)
            self._paint_marked(painter, row, rect)
            self._paint_texts(painter, row, rect)
        for bound in self._drawn.bounds:
            self._paint_bound(painter, bound)
        if 0 <= self.host.focused() < self.count():
            paint.focus_ring(painter, self.mark_rect(self.host.focused()).adjusted(1, 2, -1, -2))

    def _paint_marked(self, painter: QPainter, row: Row, rect: QRectF) -> None:
        """Draw what is asked for as triangles over the lane, and the earlier figure as a tick."""
        middle = rect.center().y()
        if row.earlier is not None:
            x = round(self.x_at(row.earlier))
            painter.fillRect(QRectF(x - 1, middle - SPAN, 2, 2 * SPAN), theme.colour("text-3"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for place, value in enumerate(row.marked):
            at, tip = self.x_at(value), middle - SPAN / 2
            corners = ((at - 5, tip - 7), (at + 5, tip - 7), (at, tip))
            shape = QPolygonF([QPointF(*corner) for corner in corners])
            painter.setPen(paint.pen("text-1"))
            painter.setBrush(theme.colour("surface-2" if place else "text-1"))
            painter.drawPolygon(shape)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_lanes(self, painter: QPainter, row: Row, rect: QRectF) -> None:
        count = len(row.lanes)
        tallest = TALLEST_BAR if count == 1 else TALLEST_LANE
        each = min(rect.height() * BAR_SHARE / count, tallest)
        top = rect.center().y() - (each * count + (count - 1)) / 2
        for lane in row.lanes:
            self._paint_lane(painter, lane, round(top), round(each))
            top += each + 1

    def _paint_lane(self, painter: QPainter, lane: Lane, top: float, height: float) -> None:
        low, mean = self.x_at(lane.low or 0.0), self.x_at(lane.mean)
        high = self.x_at(lane.high if lane.high is not None else lane.mean)
        if lane.span:
            top, height = round(top + (height - SPAN) / 2), SPAN
            paint.fill(painter, QRectF(low, top, max(high - low, 2), height), lane.style,
                       paint.SPAN_ALPHA)  # fmt: skip
            painter.fillRect(QRectF(round(mean) - 1, top - 2, 2, height + 4),
                             paint.tint(lane.style))  # fmt: skip
            return
        zero = self.x_at(0.0)
        paint.fill(painter, QRectF(zero, top, max(mean - zero, 1), height), lane.style)
        if lane.low is not None and high - low >= 2:
            y = round(top + height / 2)
            paint.whisker(painter, QPointF(low, y), QPointF(high, y))

    def _paint_bound(self, painter: QPainter, bound: Tick) -> None:
        x = round(self.x_at(bound.at)) + 0.5
        painter.setPen(paint.pen("text-1", 1.0, Qt.PenStyle.DashDotLine))
        painter.drawLine(QPointF(x, self.area.top() - BOUND), QPointF(x, self.area.bottom()))
        width = paint.width_of(bound.text, "caption") + 2
        left = x + 5 if x + 5 + width <= self.plot.boundingRect().width() else x - 5 - width
        words = QRectF(left, self.area.top() - BOUND, width, BOUND)
        paint.text(painter, words, bound.text, role="caption", token="text-2")

    def _paint_texts(self, painter: QPainter, row: Row, rect: QRectF) -> None:
        label = QRectF(rect.left() - 2, rect.top(), self._left, rect.height())
        if row.evidence:
            glyph = QRectF(self._left - GLYPH, rect.center().y() - GLYPH / 2, GLYPH, GLYPH)
            icons.paint(painter, f"evidence-{row.evidence}", glyph)
            label.setWidth(self._left - GLYPH - 4)
        ink = "text-1" if row.strong or row.evidence else "text-2"
        align = paint.AlignLeft if row.evidence else paint.AlignRight
        paint.text(painter, label, row.label, role=_role(row), token=ink, align=align,
                   short=Qt.TextElideMode.ElideMiddle)  # fmt: skip
        paint.text(painter, self._figure_rect(row, rect), row.figure, role=_role(row),
                   token="text-1", align=self._figure_align())  # fmt: skip
        if row.note:
            note = QRectF(rect.right() - self._notes, rect.top(), self._notes + 2, rect.height())
            paint.text(painter, note, row.note, token="text-3", align=paint.AlignRight)

    def _figure_align(self) -> Any:
        return paint.AlignRight if self._drawn.figures_in_column else paint.AlignLeft

    def _figure_rect(self, row: Row, rect: QRectF) -> QRectF:
        if self._drawn.figures_in_column:
            right = self.area.right() + GAP + self._figures
            return QRectF(right - self._figures - 1, rect.top(), self._figures + 2, rect.height())
        ends = [max(lane.mean, lane.high or 0.0) for lane in row.lanes]
        end = self.x_at(max([*ends, row.earlier or 0.0]))
        return QRectF(end + 6, rect.top(), self._figures + 4, rect.height())


def _role(row: Row) -> Any:
    return "key" if row.strong else "small"
