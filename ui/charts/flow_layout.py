"""Where the places and bands of a Sankey stand: geometry alone, in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from ui.charts import ribbon
from ui.charts.spec import Band, Place, Sankey

BAR = 10.0
HEADER = 40.0  # name, and in and out, above a node
THINNEST = 1.5
HIT = 9.0  # a thin band is hit as if it were this wide
LINE, ONE_LINE, TWO_LINES = 16.0, 20.0, 36.0  # what stands beside an end
NODE_GAP, PASS_GAP, END_GAP, DRAIN_GAP = HEADER + 10, 14.0, 8.0, 8.0
BELOW = 22.0  # between the main stream and what leaves on the way
DRAIN_AT = 0.5  # of the way to the next column
DRAIN_TEXT = 0.7  # of that way, for its words
LOOP_GAP, LOOP_LABEL, BEND = 10.0, 18.0, 8.0
TALLEST = 0.66  # of the height, for the column that carries most
_HALVINGS = 40


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in a column, or a band that passes between two of them."""

    place: int | None
    band: int | None = None


@dataclass(slots=True)
class Lane:
    """How a band was drawn: its outline, a wider one to be hit, its middle and its width."""

    path: QPainterPath
    hit: QPainterPath
    middle: QPointF
    width: float
    is_loop: bool = False


class FlowLayout:
    """The bars of the places and the lanes of the bands, for one area.

    All columns share one scale. A band that skips a column passes below its nodes; what leaves
    on the way hangs below the main stream; loops run back underneath everything.
    """

    def __init__(self, drawn: Sankey, area: QRectF, left: float, right: float) -> None:
        """Lay out a Sankey; `left` and `right` are the room for the texts of the ends [px]."""
        self.drawn, self.area, self.left, self.right = drawn, area, left, right
        self.lanes: list[Lane] = []
        self._stages = 1 + max((drawn.places[i].column for i in drawn.nodes()), default=0)
        self.step = (self.area.width() - self.left - self.right - BAR) / (self._stages + 1)
        self._outs = [_bands(drawn, "source", i) for i in range(len(drawn.places))]
        self._ins = [_bands(drawn, "target", i) for i in range(len(drawn.places))]
        self._columns = self._filled()
        self.scale = self._largest_scale()  # pixels for a kg
        self.bars = [QRectF() for _ in drawn.places]
        self._passes: dict[tuple[int, int], float] = {}  # band and column: its top there
        self._place_columns()
        self._place_drains()
        self._draw_bands()

    # --- columns ---

    def column(self, place: int) -> float:
        """The column of a place, ends included; a drain stands between two."""
        one = self.drawn.places[place]
        if one.end == "source":
            return 0.0
        if one.end == "sink":
            return self._stages + 1.0
        return one.column + 1 + (DRAIN_AT if one.end == "drain" else 0.0)

    def x_of(self, column: float) -> float:
        """The left edge of the bars of a column."""
        return self.area.left() + self.left + column * self.step

    def is_loop(self, band: Band) -> bool:
        """Tell whether a band leads back."""
        return self.column(band.target) <= self.column(band.source)

    def _filled(self) -> list[list[_Slot]]:
        columns: list[list[_Slot]] = [[] for _ in range(self._stages + 2)]
        for index, place in enumerate(self.drawn.places):
            if place.end != "drain":
                columns[round(self.column(index))].append(_Slot(index))
        for index, band in enumerate(self.drawn.bands):
            if self.drawn.places[band.target].end == "drain" or self.is_loop(band):
                continue
            between = range(int(self.column(band.source)) + 1, int(self.column(band.target)))
            for column in between:
                columns[column].append(_Slot(None, index))
        return columns

    def _drains(self, stage: int) -> list[int]:
        places = enumerate(self.drawn.places)
        return [i for i, one in places if one.end == "drain" and one.column == stage]

    def _loops(self) -> list[int]:
        """The bands that lead back, the shortest first: it runs within the others."""
        loops = [i for i, band in enumerate(self.drawn.bands) if self.is_loop(band)]
        return sorted(loops, key=lambda i: self._span(self.drawn.bands[i]))

    def _span(self, band: Band) -> float:
        return self.column(band.source) - self.column(band.target)

    # --- heights ---

    def _kg(self, slot: _Slot) -> float:
        if slot.place is not None:
            return self.drawn.kg_of(slot.place)
        assert slot.band is not None
        return self.drawn.bands[slot.band].kg or 0.0

    def _height(self, slot: _Slot, scale: float) -> float:
        height = self._kg(slot) * scale
        if slot.place is None:
            return max(height, THINNEST)
        return max(height, ONE_LINE if self.drawn.places[slot.place].end else 4.0)

    def _stack(self, slots: Sequence[_Slot], scale: float) -> float:
        if not slots:
            return 0.0
        heights = sum(self._height(slot, scale) for slot in slots)
        return heights + sum(self._gap(slot) for slot in slots[1:])

    def _gap(self, slot: _Slot) -> float:
        """The room above a slot that is not the first."""
        if slot.place is None:
            return PASS_GAP
        return END_GAP if self.drawn.places[slot.place].end else NODE_GAP

    def _main(self, scale: float) -> float:
        return max(self._stack(slots, scale) for slots in self._columns[1:-1])

    def _drained(self, stage: int, scale: float) -> float:
        drains = self._drains(stage)
        return sum(self._drain(place, scale) + DRAIN_GAP for place in drains)

    def _drain(self, place: int, scale: float) -> float:
        words = drain_height(self.drawn.places[place])
        return max(self.drawn.kg_of(place) * scale, words)

    def _below(self, scale: float) -> float:
        deepest = max(self._drained(stage, scale) for stage in range(self._stages))
        return deepest + BELOW if deepest else 0.0

    def _looped(self, scale: float) -> float:
        kgs = [self.drawn.bands[index].kg or 0.0 for index in self._loops()]
        return sum(max(kg * scale, THINNEST) + LOOP_GAP + LOOP_LABEL for kg in kgs)

    def _needed(self, scale: float) -> float:
        main = HEADER + self._main(scale) + self._below(scale) + self._looped(scale)
        ends = (self._stack(self._columns[at], scale) for at in (0, -1))
        return max(main, *ends)

    def _largest_scale(self) -> float:
        """The largest scale at which everything fits; found by halving."""
        height = self.area.height() - 4
        most = max((sum(map(self._kg, slots)) for slots in self._columns), default=0.0)
        if most <= 0:
            return 0.0
        low, high = 0.0, TALLEST * height / most
        if self._needed(high) <= height:
            return high
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if self._needed(middle) <= height else (low, middle)
        return low

    # --- places ---

    def _place_columns(self) -> None:
        main = self._main(self.scale)
        for column, slots in enumerate(self._columns):
            top = self.area.top() + HEADER
            if column in (0, len(self._columns) - 1):
                spare = main - self._stack(slots, self.scale)
                top = max(self.area.top(), top + spare / 2)
            for number, slot in enumerate(slots):
                top += self._gap(slot) if number else 0.0
                self._put(slot, column, top)
                top += self._height(slot, self.scale)

    def _put(self, slot: _Slot, column: int, top: float) -> None:
        height = self._height(slot, self.scale)
        if slot.place is None:
            assert slot.band is not None
            self._passes[slot.band, column] = top
            return
        bar = max(self._kg(slot) * self.scale, 2.0)
        self.bars[slot.place] = QRectF(self.x_of(column), top + (height - bar) / 2, BAR, bar)

    def _bottom(self, column: int) -> float:
        tops = [self._passes[s.band, column] + self._height(s, self.scale)
                for s in self._columns[column] if s.band is not None]  # fmt: skip
        bars = [self.bars[s.place].bottom() for s in self._columns[column] if s.place is not None]
        return max([*tops, *bars], default=self.area.top() + HEADER)

    def _place_drains(self) -> None:
        for stage in range(self._stages):
            column = stage + 1
            after = min(column + 1, self._stages)
            top = max(self._bottom(column), self._bottom(after)) + BELOW
            for place in self._drains(stage):
                bar = max(self.drawn.kg_of(place) * self.scale, 2.0)
                height = self._drain(place, self.scale)
                x = self.x_of(column + DRAIN_AT)
                self.bars[place] = QRectF(x, top + (height - bar) / 2, BAR, bar)
                top += height + DRAIN_GAP

    # --- bands ---

    def _draw_bands(self) -> None:
        starts, ends = self._ports(self._outs, out=True), self._ports(self._ins, out=False)
        lanes: dict[int, Lane] = {}
        floor = self.area.top() + HEADER + self._main(self.scale) + self._below(self.scale)
        for number, index in enumerate(self._loops()):
            width = self._width(index)
            floor += LOOP_GAP
            bend = width / 2 + BEND * (number + 1)
            lanes[index] = self._loop(index, starts[index], ends[index], floor + width / 2, bend)
            floor += width + LOOP_LABEL
        for index in range(len(self.drawn.bands)):
            if index not in lanes:
                lanes[index] = self._forward(index, starts[index], ends[index])
        self.lanes = [lanes[index] for index in range(len(lanes))]

    def _width(self, index: int) -> float:
        return max((self.drawn.bands[index].kg or 0.0) * self.scale, THINNEST)

    def _ports(self, sides: list[list[int]], *, out: bool) -> dict[int, float]:
        """The top of each band at its bar: straight on first, then what leaves, then loops."""
        ports: dict[int, float] = {}
        for place, bands in enumerate(sides):
            top = self.bars[place].top()
            for index in sorted(bands, key=lambda i: self._rank(i, out=out)):
                ports[index] = top
                top += max((self.drawn.bands[index].kg or 0.0) * self.scale, 0.0)
        return ports

    def _rank(self, index: int, *, out: bool) -> tuple[int, float]:
        band = self.drawn.bands[index]
        other = band.target if out else band.source
        own = band.source if out else band.target
        if self.is_loop(band):
            return 2, -self._span(band)
        if self.drawn.places[other].end == "drain":
            return 1, self.bars[other].top()
        beside = int(self.column(own)) + (1 if out else -1)
        return 0, self._passes.get((index, beside), self.bars[other].center().y())

    def _forward(self, index: int, start: float, end: float) -> Lane:
        band, width = self.drawn.bands[index], self._width(index)
        hops = [(self.bars[band.source].right(), start)]
        passed = sorted(column for one, column in self._passes if one == index)
        for column in passed:
            y = self._passes[index, column]
            hops += [(self.x_of(column), y), (self.x_of(column) + BAR, y)]
        hops.append((self.bars[band.target].left(), end))
        at = len(passed) // 2 * 2
        (x0, y0), (x1, y1) = hops[at], hops[at + 1]
        middle = QPointF((x0 + x1) / 2, (y0 + y1 + width) / 2)
        wider = max(HIT - width, 0.0)
        lifted = [(x, y - wider / 2) for x, y in hops]
        return Lane(
            ribbon.between(hops, width), ribbon.between(lifted, width + wider), middle, width
        )

    def _loop(self, index: int, start: float, end: float, floor: float, bend: float) -> Lane:
        """Out at the right, down, back underneath, up, and in at the left."""
        band, width = self.drawn.bands[index], self._width(index)
        first = QPointF(self.bars[band.source].right(), start + width / 2)
        last = QPointF(self.bars[band.target].left(), end + width / 2)
        right, left = first.x() + bend, last.x() - bend
        line = QPainterPath(first)
        line.quadTo(right, first.y(), right, first.y() + bend)
        line.lineTo(right, floor - bend)
        line.quadTo(right, floor, right - bend, floor)
        line.lineTo(left + bend, floor)
        line.quadTo(left, floor, left, floor - bend)
        line.lineTo(left, last.y() + bend)
        line.quadTo(left, last.y(), last.x(), last.y())
        drawn, hit = ribbon.along(line, width), ribbon.along(line, max(width, HIT))
        return Lane(drawn, hit, QPointF((right + left) / 2, floor), width, is_loop=True)


def drain_height(place: Place) -> float:
    """The lines of what leaves on the way: its name, its figure, and its note if it has one."""
    return (3 if place.note else 2) * LINE + 4


def _bands(drawn: Sankey, side: str, place: int) -> list[int]:
    """The bands that have a place as their source or target."""
    return [i for i, band in enumerate(drawn.bands) if getattr(band, side) == place]
