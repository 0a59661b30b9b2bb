"""What a chart shows, as plain data: no widgets, no store, every text already written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import overload

OTHERS = -1  # the series that holds whatever has no colour of its own


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on a chart that can be pointed at, read out and opened.

    `column` and `row` say where the arrow keys find it; `where` narrows the batches to those
    behind it and is None where there is nothing to open.
    """

    name: str
    figure: str
    column: int = 0
    row: int = 0
    where: Mapping[str, object] | None = None
    batches: int = 0


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
        return "\n".join("\t".join("" if v is None else str(v) for v in line) for line in lines)


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
    """Bars side by side, each a stack of series; `partial` bars are lighter, with their label."""

    labels: tuple[str, ...]
    pieces: tuple[Piece, ...]
    axis: Axis
    partial: Mapping[int, str] = field(default_factory=dict)
    whiskers: Mapping[int, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lane:
    """One figure of a row, with its 90 % interval where it has one.

    A "bar" starts at zero and carries a whisker; a "span" reaches from low to high with a tick.
    """

    mean: float
    low: float | None
    high: float | None
    style: str = "accent"  # "accent", "track" or "others"
    span: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a chart of rows: label at left, lanes, texts at right."""

    label: str
    lanes: tuple[Lane, ...]
    figure: str
    note: str = ""
    evidence: str | None = None
    strong: bool = False
    rule_above: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """Lines of figures on one axis; figures stand after the bar or in a column at right."""

    rows: tuple[Row, ...]
    axis: Axis
    figures_in_column: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its 90 % band; the last point carries its figure."""

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


Drawn = Stacked | Rows | Line | Calibration


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
