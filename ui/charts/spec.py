"""What a chart shows, as plain data: no widgets, no store, every text already written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple, overload

from recycler.exchange.pasting import pasteable

OTHERS = -1  # the series that holds whatever has no colour of its own


class Amount(NamedTuple):
    """A mass a mark stands for, unrounded: of which measure and element, and how much [kg].

    measure: "dry", "contained" or "recovered"; element: code of an element or group, "" for dry.
    """

    measure: str
    element: str
    kg: float


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on a chart that can be pointed at, read out and opened.

    `column` and `row` say where the arrow keys find it; `where` narrows the batches to those
    behind it and is None where there is nothing to open; these batches add up to `amounts`.
    """

    name: str
    figure: str
    column: int = 0
    row: int = 0
    where: Mapping[str, object] | None = None
    batches: int = 0
    leads: str = ""  # to another chart of the page, by its name
    amounts: tuple[Amount, ...] = ()


class LazyMarks(Sequence[Mark]):
    """Marks of a chart that has very many: each is made when it is pointed at."""

    def __init__(self, count: int, make: Callable[[int], Mark]) -> None:
        self._count, self._make = count, cache(make)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Mark: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Mark]: ...

    def __getitem__(self, index: int | slice) -> Mark | Sequence[Mark]:
        if isinstance(index, slice):
            return [self._make(i) for i in range(*index.indices(self._count))]
        if not -self._count <= index < self._count:
            raise IndexError(index)
        return self._make(index % self._count)

    def __iter__(self) -> Iterator[Mark]:
        return (self._make(index) for index in range(self._count))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chart as a table: heads, texts as shown, and the figures behind them for copying."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    values: tuple[tuple[object, ...], ...]
    texts: frozenset[int] = frozenset({0})  # columns that are set left

    def as_text(self) -> str:
        """Return the figures with their heads, columns parted by tabs."""
        lines = [self.heads, *self.values]
        return "\n".join(map(pasteable, lines))


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A series by name; `style` is its stream colour, `OTHERS`, or a token such as "track"."""

    name: str
    style: int | str


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and what stands there."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A numeric axis: its ends and its round values."""

    low: float
    high: float
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One series' part of one stacked bar."""

    bar: int
    series: int
    base: float
    top: float
    style: int | str


@dataclass(frozen=True, slots=True)
class Stacked:
    """Bars side by side, each a stack of series; `partial` bars are lighter, with their label.

    earlier: the whole of each bar in an earlier period, a grey line over its place.
    """

    labels: tuple[str, ...]
    pieces: tuple[Piece, ...]
    axis: Axis
    partial: Mapping[int, str] = field(default_factory=dict)
    whiskers: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    earlier: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """One figure of a row, with its 90 % interval where it has one.

    A "bar" starts at zero and carries a whisker; a "span" reaches from low to high with a tick.
    """

    mean: float
    low: float | None
    high: float | None
    style: int | str = "accent"  # a stream colour, "accent", "track" or "others"
    span: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a chart of rows: label at left, lanes, texts at right.

    marked: what is asked for, as triangles over the lane; the first is filled. earlier: the
    figure of an earlier period, a grey tick.
    """

    label: str
    lanes: tuple[Lane, ...]
    figure: str
    note: str = ""
    evidence: str | None = None
    strong: bool = False
    rule_above: bool = False
    marked: tuple[float, ...] = ()
    earlier: float | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """Lines of figures on one axis; figures stand after the bar or in a column at right.

    `bounds` are drawn across all lines, each with its words above them.
    """

    rows: tuple[Row, ...]
    axis: Axis
    figures_in_column: bool = True
    bounds: tuple[Tick, ...] = ()


@dataclass(frozen=True, slots=True)
class Projected:
    """How a line goes on: its middle and its 90 % band, dashed; the end carries its figure."""

    x: tuple[float, ...]
    mean: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    figure: str
    low_text: str
    high_text: str


@dataclass(frozen=True, slots=True)
class Aimed:
    """What a line is to reach or not to exceed, from one x to another; steps in their order."""

    steps: tuple[tuple[float, float, float], ...]  # from, to, value
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its 90 % band; the last point carries its figure.

    earlier: the same of an earlier period, points of x and y, grey.
    """

    x: tuple[float, ...]
    mean: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    x_axis: Axis
    y_axis: Axis
    figure: str
    low_text: str
    high_text: str
    today: Tick | None = None
    markers: bool = True
    ahead: Projected | None = None
    aimed: Aimed | None = None
    earlier: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Calibration:
    """Shares observed over shares expected [%], with the band around the diagonal of the honest."""

    expected: tuple[float, ...]
    observed: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    axis: Axis  # of both
    x_title: str
    y_title: str


@dataclass(frozen=True, slots=True)
class Control:
    """Points in order of time between limits; each point is a mark.

    series: one or two values a point; whiskers: 90 % intervals of the first, where there are any;
    limits: lines across, with their words at the right; out: points that are beyond.
    """

    x: tuple[float, ...]
    series: tuple[tuple[float, ...], ...]
    x_axis: Axis
    y_axis: Axis
    whiskers: tuple[tuple[float, float], ...] = ()
    limits: tuple[Tick, ...] = ()
    centre: float | None = None
    out: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Driver:
    """One figure of a tree of figures: the figures of the column to its left make it up.

    column counts from the left; share: of the spread of the figure at the right [-], None where
    it has none of its own; sign: what joins it to the one above it, such as "×".
    """

    name: str
    figure: str
    note: str
    column: int
    row: float
    share: float | None = None
    sign: str = ""
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    """Figures and what they are made of, from left to right; each is a mark."""

    drivers: tuple[Driver, ...]
    links: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where bands meet: a node of the plant, or an end outside it.

    `end` is "" for a node, "source" at the left, "sink" at the right, and "drain" for what leaves
    on the way. `column` counts the nodes from the left; a drain has that of the node it leaves.
    The order within a column is the order of the places, whatever the figures.
    """

    name: str
    figure: str
    column: int = 0
    end: str = ""
    style: int | str = "text-1"
    note: str = ""
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """What flows from one place to another, by their numbers; to an earlier column it is a loop.

    `kind` is "measured", "inferred" (not measured, but determined by the others), "missing" (not
    found, or found without having come in) or "unknown" (`kg` is None and no width is drawn).
    """

    source: int
    target: int
    kg: float | None
    figure: str
    style: int | str = "text-3"
    kind: str = "measured"
    half_kg: float | None = None  # of the 90 % interval; drawn on what is missing
    alarm: bool = False
    name: str = ""  # written where no end of the band has a name of its own


@dataclass(frozen=True, slots=True)
class Sankey:
    """Flows through a plant; the marks are the bands, then the nodes that are no ends."""

    places: tuple[Place, ...]
    bands: tuple[Band, ...]

    def nodes(self) -> tuple[int, ...]:
        """The places that are no ends."""
        return tuple(i for i, place in enumerate(self.places) if not place.end)

    def cells(self) -> tuple[tuple[int, int], ...]:
        """Column and row of each mark for the arrow keys: nodes at even columns, bands between."""
        columns = [2 * self._column(band.source) + 1 for band in self.bands]
        columns += [2 * self._column(node) for node in self.nodes()]
        return tuple((column, columns[:at].count(column)) for at, column in enumerate(columns))

    def _column(self, place: int) -> int:
        one = self.places[place]
        return 0 if one.end == "source" else one.column + 1

    def kg_of(self, place: int) -> float:
        """What a place carries: the larger of what comes in and what goes out [kg]."""
        came = sum(band.kg or 0.0 for band in self.bands if band.target == place)
        went = sum(band.kg or 0.0 for band in self.bands if band.source == place)
        return max(came, went)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a waterfall, from `base` to `top` [kg].

    `kind` is "total" (stands on zero), "measured", "inferred" or "missing".
    """

    label: str
    base: float
    top: float
    figure: str
    note: str = ""
    kind: str = "measured"
    style: int | str = "text-3"
    low: float | None = None  # the 90 % interval of where the step ends
    high: float | None = None
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Steps from what came in down to what was won; each begins where the one before ends."""

    steps: tuple[Step, ...]
    axis: Axis


Drawn = Stacked | Rows | Line | Calibration | Control | Tree | Sankey | Waterfall


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart whole: what it says, what it draws, what lies behind it."""

    name: str
    title: str
    caption: str
    drawn: Drawn | None  # None: `empty` says why
    marks: Sequence[Mark]
    sheet: Callable[[], Sheet]  # made when the table is shown
    legend: tuple[LegendEntry, ...] = ()
    note: str = ""
    empty: str = ""
