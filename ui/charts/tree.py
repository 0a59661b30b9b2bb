"""Figures and what they are made of: boxes joined from left to right, each a way to its chart."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.charts import paint
from ui.charts.drawing import Drawing, Host, Margins
from ui.charts.spec import Drawn, Driver, Tree
from ui.look import icons, theme

HEIGHT, GAP, PAD = 76.0, 22.0, 8.0
WIDEST = 210.0
BAR = 4.0


class TreeDrawing(Drawing):
    """Paints a `Tree`; each figure is a mark."""

    def __init__(self, plot: Any, host: Host) -> None:
        super().__init__(plot, host)
        self._drawn = Tree((), ())

    def show_drawn(self, drawn: Drawn) -> None:
        assert isinstance(drawn, Tree)
        self._drawn = drawn

    def margins(self, width: int, height: int) -> Margins:
        return Margins(2, 2, 2, 2)

    def ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        return (0.0, 1.0), (0.0, 1.0)

    def count(self) -> int:
        return len(self._drawn.drivers)

    def mark_rect(self, index: int) -> QRectF:
        one, drivers = self._drawn.drivers[index], self._drawn.drivers
        columns = max(driver.column for driver in drivers) + 1
        rows = max(driver.row for driver in drivers) + 1
        step = self.area.width() / columns
        width = min(step - GAP, WIDEST)
        height = min(HEIGHT, self.area.height() / rows - 10)
        middle = self.area.top() + (one.row + 0.5) * self.area.height() / rows
        return QRectF(self.area.left() + one.column * step + (step - width) / 2,
                      middle - height / 2, width, height)  # fmt: skip

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        for source, target in self._drawn.links:
            self._paint_link(painter, self.mark_rect(source), self.mark_rect(target))
        for index, driver in enumerate(self._drawn.drivers):
            self._paint_driver(painter, driver, self.mark_rect(index), index)
        self.paint_focus(painter)

    def _paint_link(self, painter: QPainter, source: QRectF, target: QRectF) -> None:
        painter.setPen(paint.pen("field"))
        x = round((source.right() + target.left()) / 2) + 0.5
        begin, end = source.center().y(), target.center().y()
        painter.drawLine(QPointF(source.right(), begin), QPointF(x, begin))
        painter.drawLine(QPointF(x, begin), QPointF(x, end))
        painter.drawLine(QPointF(x, end), QPointF(target.left(), end))

    def _paint_driver(self, painter: QPainter, one: Driver, box: QRectF, index: int) -> None:
        over = index == self.host.highlighted()
        painter.setPen(paint.pen("hairline"))
        painter.setBrush(theme.colour("surface-3" if over else "surface-1"))
        painter.drawRoundedRect(box, 4, 4)
        room = box.adjusted(PAD, 0, -PAD, 0)
        line = room.height() / 3.4
        name = f"{one.sign} {one.name}".strip()
        beside = 16.0 if one.evidence else 0.0
        words = QRectF(room.left(), box.top() + 4, room.width() - beside, line)
        paint.text(painter, words, name)
        if one.evidence:
            glyph = QRectF(room.right() - 12, box.top() + 6, 14, 14)
            icons.paint(painter, f"evidence-{one.evidence}", glyph)
        paint.text(painter, QRectF(room.left(), box.top() + 4 + line, room.width(), line),
                   one.figure, role="strong", token="text-1")  # fmt: skip
        paint.text(painter, QRectF(room.left(), box.top() + 4 + 2 * line, room.width(), line),
                   one.note, role="caption", token="text-3")  # fmt: skip
        if one.share is not None:
            foot = QRectF(box.left() + 1, box.bottom() - BAR, (box.width() - 2) * one.share, BAR)
            painter.fillRect(foot, theme.colour("accent"))
