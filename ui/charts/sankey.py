"""Flows through a plant: bands as wide as their kilograms, nodes with what goes in and out."""

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.charts import paint
from ui.charts.drawing import NOTHING, Drawing, Host, Margins
from ui.charts.flow_layout import (
    BAR,
    DRAIN_TEXT,
    HEADER,
    LINE,
    TWO_LINES,
    FlowLayout,
    drain_height,
)
from ui.charts.spec import OTHERS, Band, Drawn, Place, Sankey
from ui.look import theme

BAND_FILL = 0.4
FLOW_FILL = 0.26  # of bands between nodes, which have no colour of their own
WIDEST_ENDS = 0.23  # of the width, at each side
LEAST_ENDS = 84.0
HALO = 0.72  # of the ground under words that a band may pass
TEXT_GAP = 8.0
ON_BAND = 18.0  # a band at least this high carries its figure


class SankeyDrawing(Drawing):
    """Paints a `Sankey`; the bands are marks, then the nodes."""

    def __init__(self, plot: Any, host: Host) -> None:
        super().__init__(plot, host)
        self._drawn = Sankey((), ())
        self._nodes: tuple[int, ...] = ()
        self.layout: FlowLayout | None = None

    def show_drawn(self, drawn: Drawn) -> None:
        assert isinstance(drawn, Sankey)
        self._drawn, self._nodes = drawn, drawn.nodes()
        self.layout = None

    def restyle(self) -> None:
        self.layout = None  # other fonts take other room

    def margins(self, width: int, height: int) -> Margins:
        return Margins(4, 2, 4, 2)

    def ranges(self) -> tuple[tuple[float, float], tuple[float, float]]:
        return (0.0, 1.0), (0.0, 1.0)

    def rescale(self) -> None:
        before = QRectF(self.area)
        super().rescale()
        if self.layout is None or before != self.area:
            self.layout = self._laid_out(lined=frozenset())
            ends = enumerate(self._drawn.places)
            low = {i for i, one in ends if one.end and self._bar_height(i) < TWO_LINES}
            self.layout = self._laid_out(lined=frozenset(low))

    def _laid_out(self, lined: frozenset[int]) -> FlowLayout:
        """Lay out with room for the texts of the ends; those of `lined` have one line each."""
        left, right = self._room("source", lined), self._room("sink", lined)
        return FlowLayout(self._drawn, QRectF(self.area), left, right)

    def _bar_height(self, place: int) -> float:
        return self.layout.bars[place].height() if self.layout else 0.0

    def _room(self, end: str, lined: frozenset[int]) -> float:
        """What the texts beside the ends of one side take."""
        widths = [
            self._text_width(place, one_line=index in lined)
            for index, place in enumerate(self._drawn.places)
            if place.end == end
        ]
        most = max(LEAST_ENDS, self.area.width() * WIDEST_ENDS)
        return min(max(widths, default=0.0) + TEXT_GAP + 4, most)

    @staticmethod
    def _text_width(place: Place, *, one_line: bool) -> float:
        name, figure = paint.width_of(place.name, "key"), paint.width_of(_figure(place))
        return name + TEXT_GAP + figure if one_line else max(name, figure)

    # --- marks ---

    def count(self) -> int:
        return len(self._drawn.bands) + len(self._nodes)

    def mark_rect(self, index: int) -> QRectF:
        if self.layout is None or not self.layout.lanes:
            return QRectF()
        if index >= len(self._drawn.bands):
            return self.layout.bars[self._nodes[index - len(self._drawn.bands)]]
        lane = self.layout.lanes[index]
        half = max(lane.width, 2.0) / 2
        return QRectF(lane.middle.x() - 6, lane.middle.y() - half, 12, 2 * half)

    def mark_at(self, point: QPointF) -> int:
        """The node whose bar or head, or the band, that is under a point; the uppermost first."""
        if self.layout is None:
            return NOTHING
        bands = len(self._drawn.bands)
        for number, place in enumerate(self._nodes):
            bar = self.layout.bars[place]
            if self._head(bar).united(bar.adjusted(-2, 0, 2, 0)).contains(point):
                return bands + number
        for index in reversed(range(bands)):
            if self.layout.lanes[index].hit.contains(point):
                return index
        return self._end_at(point)

    def _end_at(self, point: QPointF) -> int:
        """The band whose end, with the text beside it, is under a point."""
        assert self.layout is not None
        for index, band in enumerate(self._drawn.bands):
            for place in (band.source, band.target):
                end = self._drawn.places[place].end
                if end and self._label(place).united(self.layout.bars[place]).contains(point):
                    return index
        return NOTHING

    def _path(self, index: int) -> QPainterPath:
        assert self.layout is not None
        if index < len(self._drawn.bands):
            return self.layout.lanes[index].path
        path = QPainterPath()
        path.addRect(self.mark_rect(index))
        return path

    def paint_focus(self, painter: QPainter) -> None:
        """Edge the band or node under the pointer, and more strongly the one with the focus."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for index, pen in (
            (self.host.highlighted(), paint.pen("text-1", 1.5)),
            (self.host.focused(), paint.pen("accent", 2.5)),
        ):
            if 0 <= index < self.count():
                painter.setPen(pen)
                painter.drawPath(self._path(index))

    # --- painting ---

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self.layout is None or not self.layout.lanes:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for index, band in enumerate(self._drawn.bands):
            self._paint_band(painter, band, self.layout.lanes[index].path)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for index, place in enumerate(self._drawn.places):
            self._paint_bar(painter, place, self.layout.bars[index])
        for index, place in enumerate(self._drawn.places):
            if place.end:
                self._paint_end(painter, place, index)
            else:
                self._paint_head(painter, place, self.layout.bars[index])
        for index, band in enumerate(self._drawn.bands):
            self._paint_whisker(painter, band)
            self._paint_figure(painter, band, index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self.paint_focus(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_band(self, painter: QPainter, band: Band, path: QPainterPath) -> None:
        if band.kind == "unknown":
            painter.strokePath(path, paint.pen("text-3", 1.0, Qt.PenStyle.DotLine))
        elif band.kind == "missing":
            paint.missing(painter, path, alarm=band.alarm)
        elif band.kind == "inferred":
            paint.inferred(painter, path, band.style)
        else:
            plain = isinstance(band.style, str) and band.style != "accent"
            painter.fillPath(path, paint.tint(band.style, FLOW_FILL if plain else BAND_FILL))
            if isinstance(band.style, int) and band.style != OTHERS:
                pattern = theme.STREAM_MARKS[band.style].pattern
                if pattern != Qt.BrushStyle.SolidPattern:
                    painter.fillPath(path, QBrush(paint.tint(band.style, 0.35), pattern))

    def _paint_bar(self, painter: QPainter, place: Place, bar: QRectF) -> None:
        paint.fill(painter, bar, place.style)
        if place.alarm and place.end:
            paint.outline(painter, bar, "bad")

    def _paint_whisker(self, painter: QPainter, band: Band) -> None:
        """Draw the 90 % interval at the end of what is missing."""
        assert self.layout is not None
        places = [i for i in (band.source, band.target) if self._drawn.places[i].end]
        half = (band.half_kg or 0.0) * self.layout.scale
        if band.kind != "missing" or not places or half < 2:
            return
        at = self.layout.bars[places[0]].center()
        room = self.area
        top, bottom = max(at.y() - half, room.top()), min(at.y() + half, room.bottom())
        x = round(at.x())
        paint.whisker(
            painter, QPointF(x, top), QPointF(x, bottom), "bad" if band.alarm else "text-1"
        )

    def _head(self, bar: QRectF) -> QRectF:
        assert self.layout is not None
        width = self.layout.step - BAR
        return QRectF(bar.center().x() - width / 2, bar.top() - HEADER + 2, width, HEADER - 4)

    def _paint_head(self, painter: QPainter, place: Place, bar: QRectF) -> None:
        head = self._head(bar)
        name = QRectF(head.left(), head.top(), head.width(), 20)
        figure = QRectF(head.left(), head.top() + 19, head.width(), 16)
        paint.text(painter, name, place.name, role="key", token="text-1", align=paint.AlignCentre)
        ink = "bad" if place.alarm else "text-3"
        paint.text(painter, figure, place.figure, role="caption", token=ink,
                   align=paint.AlignCentre)  # fmt: skip

    def _label(self, index: int) -> QRectF:
        """Where the words of an end stand: before a source, behind all others."""
        assert self.layout is not None
        place, bar = self._drawn.places[index], self.layout.bars[index]
        height = max(bar.height(), drain_height(place) if place.end == "drain" else 18.0)
        top = bar.center().y() - height / 2
        if place.end == "source":
            return QRectF(0, top, bar.left() - TEXT_GAP, height)
        left = bar.right() + TEXT_GAP
        right = self.area.right()
        if place.end == "drain":
            right = min(right, left + DRAIN_TEXT * self.layout.step - BAR)
        return QRectF(left, top, right - left, height)

    def _paint_end(self, painter: QPainter, place: Place, index: int) -> None:
        room = self._label(index)
        align = paint.AlignRight if place.end == "source" else paint.AlignLeft
        ink = "bad" if place.alarm else "text-1"
        if place.end == "drain":
            self._paint_drain(painter, place, room, ink)
        elif room.height() >= TWO_LINES:
            middle = room.center().y()
            upper = QRectF(room.left(), middle - 18, room.width(), 18)
            lower = QRectF(room.left(), middle - 1, room.width(), 16)
            paint.text(painter, upper, place.name, role="key", token=ink, align=align)
            paint.text(painter, lower, _figure(place), token=_faint(place), align=align)
        else:
            self._paint_line(painter, place, room, ink)

    def _paint_drain(self, painter: QPainter, place: Place, room: QRectF, ink: str) -> None:
        """Write name, figure and note below each other, as the room to the right is small."""
        lines = [(place.name, ink), (place.figure, _faint(place)), (place.note, "text-3")]
        line = QRectF(room.left(), room.top(), room.width(), LINE)
        for words, token in lines:
            if words:
                self._paint_ground(painter, line, words)
                paint.text(painter, line, words, token=token)
                line.translate(0, LINE)

    def _paint_ground(self, painter: QPainter, line: QRectF, words: str) -> None:
        ground = QRectF(line)
        ground.setWidth(min(paint.width_of(words), line.width()))
        painter.fillRect(ground, theme.colour("surface-2", HALO))

    def _paint_line(self, painter: QPainter, place: Place, room: QRectF, ink: str) -> None:
        """Write name and figure on one line; the name is what is shortened."""
        figure = _figure(place)
        taken = paint.width_of(figure) + TEXT_GAP
        name = paint.elided(place.name, "small", max(room.width() - taken, 24.0))
        if place.end == "source":
            named = room.adjusted(0, 0, -taken, 0)
            paint.text(painter, named, name, token=ink, align=paint.AlignRight)
            paint.text(painter, room, figure, token=_faint(place), align=paint.AlignRight)
        else:
            paint.text(painter, room, name, token=ink)
            behind = room.adjusted(paint.width_of(name) + TEXT_GAP, 0, 0, 0)
            paint.text(painter, behind, figure, token=_faint(place))

    def _paint_figure(self, painter: QPainter, band: Band, index: int) -> None:
        """Write on a band between nodes what it carries, and at a loop its name as well."""
        assert self.layout is not None
        ends = (self._drawn.places[band.source].end, self._drawn.places[band.target].end)
        lane, words = self.layout.lanes[index], band.figure
        if any(ends):
            return
        width = self.layout.step - 3 * BAR
        if lane.is_loop:
            width = max(width, lane.path.boundingRect().width() - 2 * BAR)
        place = QRectF(lane.middle.x() - width / 2, lane.middle.y() - 9, width, 18)
        if lane.is_loop:
            place.moveTop(lane.middle.y() + lane.width / 2)
            words = f"{band.name}  {words}" if band.name else words
        elif lane.width < ON_BAND:
            return
        if band.kind == "inferred":
            written = min(paint.width_of(words, "caption") + 8, place.width())
            ground = QRectF(lane.middle.x() - written / 2, place.top() + 1, written, 16)
            painter.fillRect(ground, theme.colour("surface-2", HALO))
        paint.text(painter, place, words, role="caption", token="text-2", align=paint.AlignCentre)


def _figure(place: Place) -> str:
    return f"{place.figure} · {place.note}" if place.note else place.figure


def _faint(place: Place) -> str:
    return "bad" if place.alarm else "text-2"
