"""From what came in to what was won, step by step; measured and inferred ones told apart."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.charts import paint
from ui.charts.drawing import AXIS, Host, Margins
from ui.charts.lines import LinesDrawing
from ui.charts.spec import Axis, Drawn, Step, Waterfall
from ui.look import theme

WIDEST_LABEL = 0.3  # of the chart
TALLEST_ROW, BAR_SHARE, TALLEST_BAR = 40.0, 0.56, 20.0
GAP = 12


class WaterfallDrawing(LinesDrawing):
    """Paints a `Waterfall`, one line a step; each step is a mark."""

    def __init__(self, plot: Any, host: Host) -> None:
        super().__init__(plot, host)
        self._drawn = Waterfall((), Axis(0, 1, ()))
        self._left = self._right = 0

    def show_drawn(self, drawn: Drawn) -> None:
        assert isinstance(drawn, Waterfall)
        self._drawn = drawn
        self.lay_out(drawn.axis, len(drawn.steps))

    def margins(self, width: int, height: int) -> Margins:
        steps = self._drawn.steps
        labels = max((paint.width_of(s.label, _role(s)) for s in steps), default=0.0)
        figures = max((paint.width_of(s.figure, _role(s)) for s in steps), default=0.0)
        notes = max((paint.width_of(s.note, "caption") for s in steps), default=0.0)
        self._left = round(min(labels + 2, width * WIDEST_LABEL))
        self._right = round(figures)
        spare = height - AXIS - TALLEST_ROW * len(steps)
        right = round(figures + notes) + 2 * GAP + 4
        return Margins(self._left + GAP, 2, right, AXIS + max(0, round(spare)))

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        bars = [self._bar(index) for index in range(self.count())]
        for index, step in enumerate(self._drawn.steps):
            row = self.mark_rect(index)
            if index == self.host.highlighted():
                painter.fillRect(row, theme.colour("surface-3"))
            if index:
                self._paint_link(painter, bars[index - 1], bars[index], index)
            self._paint_bar(painter, step, bars[index])
            self._paint_texts(painter, step, row)
        if 0 <= self.host.focused() < self.count():
            paint.focus_ring(painter, self.mark_rect(self.host.focused()).adjusted(1, 2, -1, -2))

    def _bar(self, index: int) -> QRectF:
        step, row = self._drawn.steps[index], self.mark_rect(index)
        height = min(row.height() * BAR_SHARE, TALLEST_BAR)
        first, last = sorted((self.x_at(step.base), self.x_at(step.top)))
        top = round(row.center().y() - height / 2)
        return QRectF(round(first), top, max(round(last) - round(first), 2), round(height))

    def _paint_link(self, painter: QPainter, above: QRectF, below: QRectF, index: int) -> None:
        """Lead from where the step above ends to where this one begins."""
        x = round(self.x_at(self._drawn.steps[index].top)) - 0.5
        painter.setPen(paint.pen("field"))
        painter.drawLine(QPointF(x, above.bottom()), QPointF(x, below.top()))

    def _paint_bar(self, painter: QPainter, step: Step, bar: QRectF) -> None:
        style = step.kind if step.kind in paint.KINDS else step.style
        paint.fill(painter, bar, style)
        if step.alarm:
            paint.outline(painter, bar, "bad")
        if step.low is not None and step.high is not None:
            y = round(bar.center().y())
            paint.whisker(
                painter, QPointF(self.x_at(step.low), y), QPointF(self.x_at(step.high), y)
            )

    def _paint_texts(self, painter: QPainter, step: Step, row: QRectF) -> None:
        label = QRectF(row.left(), row.top(), self._left, row.height())
        ink = "bad" if step.alarm else "text-1" if step.kind == "total" else "text-2"
        paint.text(painter, label, step.label, role=_role(step), token=ink, align=paint.AlignRight)
        right = self.area.right() + GAP + self._right
        figure = QRectF(right - self._right - 1, row.top(), self._right + 2, row.height())
        ink = "bad" if step.alarm else "text-1"
        paint.text(painter, figure, step.figure, role=_role(step), token=ink,
                   align=paint.AlignRight)  # fmt: skip
        note = QRectF(right + GAP, row.top(), row.right() - right - GAP, row.height())
        paint.text(painter, note, step.note, role="caption", token="text-3")


def _role(step: Step) -> theme.Role:
    return "key" if step.kind == "total" else "small"
