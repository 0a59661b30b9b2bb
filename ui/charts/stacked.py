"""Stacked bars over time: colours and patterns of the streams, the running period lighter."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.charts import paint
from ui.charts.drawing import AXIS, Drawing, Host, Margins, thinned
from ui.charts.spec import Axis, Drawn, Stacked, Tick
from ui.look import theme

BAR_SHARE = 0.72  # of the room of one bar
WIDEST_BAR = 56.0


class StackedDrawing(Drawing):
    """Paints the pieces of `Stacked`; each piece is a mark."""

    def __init__(self, plot: Any, host: Host) -> None:
        super().__init__(plot, host)
        self._drawn = Stacked((), (), Axis(0, 1, ()))
        self._bar = 2.0  # width [px]

    def show_drawn(self, drawn: Drawn) -> None:
        assert isinstance(drawn, Stacked)
        self._drawn = drawn

    def rescale(self) -> None:
        super().rescale()
        room = self.x_at(1) - self.x_at(0)
        self._bar = max(2.0, min(round(room * BAR_SHARE), WIDEST_BAR))

    def margins(self, width: int, height: int) -> Margins:
        widest = max(
            (paint.width_of(t.text, "caption") for t in self._drawn.axis.ticks), default=20
        )
        return Margins(round(widest) + 10, 18, 4, AXIS + 16 * self._two_lines())

    def _two_lines(self) -> bool:
        return any("\n" in label for label in self._drawn.labels)

    def left_axis(self) -> Axis:
        return self._drawn.axis

    def bottom_axis(self) -> Axis:
        return Axis(
            0,
            len(self._drawn.labels),
            thinned(
                [Tick(i, label) for i, label in enumerate(self._drawn.labels)], self.area.width()
            ),
        )

    def ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        return (-0.5, max(len(self._drawn.labels), 1) - 0.5), (0.0, self._drawn.axis.high)

    def count(self) -> int:
        return len(self._drawn.pieces)

    def mark_rect(self, index: int) -> QRectF:
        piece = self._drawn.pieces[index]
        return self._rect(piece.bar, piece.base, piece.top)

    def _rect(self, bar: int, base: float, top: float) -> QRectF:
        width = self._bar
        left = round(self.x_at(bar) - width / 2)
        upper, lower = round(self.y_at(top)), round(self.y_at(base))
        return QRectF(left, upper, width, max(lower - upper, 1))

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        ground = theme.colour("surface-2")
        for index, piece in enumerate(self._drawn.pieces):
            rect = self.mark_rect(index)
            partial = piece.bar in self._drawn.partial
            paint.fill(painter, rect, piece.style, paint.PARTIAL_ALPHA if partial else 1.0)
            if piece.base > 0 and rect.height() > 2:  # a thin line of ground between two pieces
                painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), ground)
        for bar, whole in enumerate(self._drawn.earlier):
            self._paint_earlier(painter, bar, whole)
        tops = self._tops()
        for bar, label in self._drawn.partial.items():
            self._paint_partial(painter, bar, tops.get(bar, 0.0), label)
        for bar, (low, high) in self._drawn.whiskers.items():
            x = round(self.x_at(bar)) + 0.5
            paint.whisker(painter, QPointF(x, self.y_at(low)), QPointF(x, self.y_at(high)))
        self.paint_focus(painter)

    def _paint_earlier(self, painter: QPainter, bar: int, whole: float) -> None:
        """Draw how high the bar of the earlier period was, a line wider than the bar."""
        rect = self._rect(bar, 0.0, whole)
        line = QRectF(rect.left() - 4, rect.top() - 1, rect.width() + 8, 2)
        painter.fillRect(line, theme.colour("text-3"))

    def _tops(self) -> dict[int, float]:
        tops: dict[int, float] = {}
        for piece in self._drawn.pieces:
            tops[piece.bar] = max(tops.get(piece.bar, 0.0), piece.top)
        return tops

    def _paint_partial(self, painter: QPainter, bar: int, top: float, label: str) -> None:
        rect = self._rect(bar, 0.0, top)
        if top > 0:
            paint.outline(painter, rect, "text-3", dashed=True)
        high = max((self._drawn.whiskers.get(bar, (0.0, top))[1], top))
        half = paint.width_of(label, "caption") / 2 + 2
        centre = min(rect.center().x(), self.area.right() - half)
        place = QRectF(centre - half, self.y_at(high) - 17, 2 * half, 16)
        paint.text(painter, place, label, role="caption", token="text-3", align=paint.AlignCentre)
