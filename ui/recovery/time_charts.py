"""The charts over time: throughput by stream, and what has been recovered so far."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ui.charts.spec import (
    OTHERS,
    Amount,
    Chart,
    LazyMarks,
    LegendEntry,
    Mark,
    Piece,
    Sheet,
    Stacked,
)
from ui.language.numbers import (
    number,
    period,
    with_unit,
)
from ui.recovery.scope import MEASURES, materials_of
from ui.recovery.wording import (
    bucket_label,
    bucket_name,
    caption,
    days_label,
    fitting,
    grain_name,
    in_sentence,
    mass_axis,
    plain_decimals,
    stream_name,
    symbol_or_group,
    tr,
)

if TYPE_CHECKING:
    from recycler.reference.data import Reference
    from ui.parts.period import Bucket
    from ui.recovery.figures import Figures, Stream

NO_SHEET = Sheet((), (), ())
CLEAR_LEAD = 0.3  # a stream with less of the whole is no finding
WHOLE_ANNOTATION = 40  # more points than this are drawn without markers


def empty_chart(name: str, title: str, why: str) -> Chart:
    """A chart that says why it shows nothing."""
    return Chart(name, title, "", None, (), lambda: NO_SHEET, empty=why)


def nothing_here() -> str:
    """Why there is nothing in the scope."""
    return tr("No batches in this period with these filters.")


def throughput(figures: "Figures", reference: "Reference") -> Chart:
    """Mass by stream and time step, stacked: dry, or the focus contained or recovered."""
    if not figures.batches:
        return empty_chart("throughput", tr("Throughput by stream"), nothing_here())
    bars = _Bars(figures, reference)
    return Chart(
        "throughput", bars.title(), bars.caption(), bars.stacked(), bars.marks(), bars.sheet,
        legend=bars.legend(),
    )  # fmt: skip


class _Bars:
    """The parts of the throughput chart, which share units and decimals."""

    def __init__(self, figures: "Figures", reference: "Reference") -> None:
        self.figures, self.reference = figures, reference
        self.measure = measure = figures.scope.measure
        self.streams = [s for s in figures.streams if sum(s.measured(measure)) > 0]
        count = len(figures.buckets)
        columns = [s.measured(measure) for s in self.streams]
        self.totals = [sum(column[bar] for column in columns) for bar in range(count)]
        self.intervals = self._intervals()
        tops = [high for _, high in self.intervals.values()]
        self.earlier = self._earlier()
        highest = max([*self.totals, *tops, *self.earlier], default=0.0)
        self.axis, self.unit = mass_axis(highest)
        self.pieces = self._pieces()
        self.decimals = plain_decimals(max(self.totals, default=0.0) * self.unit.per_kg)

    def _intervals(self) -> dict[int, tuple[float, float]]:
        """The 90 % interval of each bar [kg]; the dry mass is weighed, its own is too small."""
        if self.measure == "dry":
            return {}
        rows = {int(row.key): getattr(row, self.measure) for row in self.figures.bars}
        return {bar: (row.p05, row.p95) for bar, row in rows.items() if row.p95 > row.p05}

    def stacked(self) -> Stacked:
        per_kg = self.unit.per_kg
        steps = self.figures.buckets
        grain = self.figures.grain
        labels = tuple(bucket_label(step, grain, steps, i) for i, step in enumerate(steps))
        partial = {i: days_label(s.days) for i, s in enumerate(steps) if s.days is not None}
        whiskers = {bar: (a * per_kg, b * per_kg) for bar, (a, b) in self.intervals.items()}
        earlier = tuple(value * per_kg for value in self.earlier)
        return Stacked(labels, tuple(self.pieces), self.axis, partial, whiskers, earlier)

    def _earlier(self) -> list[float]:
        """The whole of each step of the earlier period, where it is divided alike."""
        before = self.figures.earlier.figures if self.figures.earlier else None
        if before is None or before.focus != self.figures.focus:
            return []
        if (before.grain, len(before.buckets)) != (self.figures.grain, len(self.figures.buckets)):
            return []
        columns = [stream.measured(self.measure) for stream in before.streams]
        return [sum(step) for step in zip(*columns, strict=True)]

    def _pieces(self) -> list[Piece]:
        pieces, bases = [], [0.0] * len(self.figures.buckets)
        for place, stream in enumerate(self.streams):
            for bar, mass_kg in enumerate(stream.measured(self.measure)):
                if mass_kg > 0:
                    top = bases[bar] + mass_kg * self.unit.per_kg
                    pieces.append(Piece(bar, place, bases[bar], top, self._style(stream)))
                    bases[bar] = top
        return pieces

    def _style(self, stream: "Stream") -> int | str:
        """The stream's colour; one series alone is drawn in accent."""
        if len(self.streams) == 1:
            return "accent"
        return stream.place if stream.family else OTHERS

    def marks(self) -> LazyMarks:
        return LazyMarks(len(self.pieces), lambda place: self._mark(self.pieces[place]))

    def _mark(self, piece: Piece) -> Mark:
        stream = self.streams[piece.series]
        step = self.figures.buckets[piece.bar]
        name = f"{stream_name(stream.family)}, {bucket_name(step, self.figures.grain)}"
        figure = with_unit(number(piece.top - piece.base, self.decimals), self.unit.name)
        code = "" if self.measure == MEASURES[0] else self.figures.focus
        amount = Amount(self.measure, code, stream.measured(self.measure)[piece.bar])
        return Mark(name, figure, piece.bar, -piece.series, self._where(stream, step),
                    stream.batches[piece.bar], amounts=(amount,))  # fmt: skip

    def _where(self, stream: "Stream", step: "Bucket") -> Mapping[str, object]:
        scope, reference = self.figures.scope, self.reference
        where = {**scope.fields(reference), "since": step.first, "until": step.shown_last}
        codes = [code for family in stream.families for code in materials_of(reference, family)]
        return where | {"materials": tuple(codes)}

    def legend(self) -> tuple[LegendEntry, ...]:
        named = [LegendEntry(stream_name(s.family), self._style(s)) for s in self.streams]
        if self.earlier and self.figures.earlier:
            before = self.figures.earlier.figures
            named.append(LegendEntry(period(before.since, before.until), "text-3"))
        return tuple(named)

    def title(self) -> str:
        whole = sum(self.totals)
        if whole <= 0:
            return fitting(
                tr("No {} in this period").format(in_sentence(self.figures.focus)),
                tr("Nothing of it in this period"),
            )
        largest = max(self.streams, key=lambda s: sum(s.measured(self.measure)))
        share = sum(largest.measured(self.measure)) / whole
        percent = with_unit(number(share * 100), "%")
        name = stream_name(largest.family)
        if len(self.streams) == 1:
            per_kg = self.unit.per_kg
            mass = with_unit(number(whole * per_kg, plain_decimals(whole * per_kg)), self.unit.name)
            said = tr("{}: {} dry") if self.measure == "dry" else tr("{}: {} of {}")
            return fitting(said.format(name, mass, self._of_what()), f"{name}: {mass}")
        if share < CLEAR_LEAD or largest.family is None:
            return fitting(
                tr("{} streams, none above {}").format(len(self.streams), percent),
                tr("Throughput by stream"),
            )
        of_what = self._of_what()
        return fitting(
            tr("{}: {} of {}").format(name, percent, of_what), tr("{}: {}").format(name, percent)
        )

    def _of_what(self) -> str:
        focus = in_sentence(self.figures.focus)
        if self.measure == "contained":
            return tr("contained {}").format(focus)
        if self.measure == "recovered":
            return tr("recovered {}").format(focus)
        return tr("the dry mass")

    def caption(self) -> str:
        focus = symbol_or_group(self.figures.focus)
        grain = grain_name(self.figures.grain)
        measure = {
            "dry": tr("Dry mass by stream and {}, {}").format(grain, self.unit.name),
            "contained": tr("{} contained, by stream and {}, {}"),
            "recovered": tr("{} recovered, by stream and {}, {}"),
        }[self.measure]
        return caption(measure.format(focus, grain, self.unit.name), figures=self.figures)

    def sheet(self) -> Sheet:
        names = [stream_name(stream.family) for stream in self.streams]
        bounds = ("5 %", "95 %") if self.intervals else ()
        heads = (tr("Period"), *(with_comma(n, self.unit.name) for n in (*names, tr("Total"))))
        values = [self._line(bar) for bar in range(len(self.figures.buckets))]
        rows = [(line[0], *(number(v, self.decimals) for v in line[1:])) for line in values]  # type: ignore[arg-type]
        return Sheet((*heads, *bounds), tuple(map(tuple, rows)), tuple(values))  # type: ignore[arg-type]

    def _line(self, bar: int) -> tuple[object, ...]:
        per_kg = self.unit.per_kg
        each = [stream.measured(self.measure)[bar] * per_kg for stream in self.streams]
        name = bucket_name(self.figures.buckets[bar], self.figures.grain)
        bounds: tuple[float | None, ...] = ()
        if self.intervals:
            low, high = self.intervals.get(bar, (None, None))
            bounds = tuple(None if v is None else v * per_kg for v in (low, high))
        return (name, *each, self.totals[bar] * per_kg, *bounds)


def with_comma(name: str, unit: str) -> str:
    """A head of a column with its unit."""
    return f"{name}, {unit}"
