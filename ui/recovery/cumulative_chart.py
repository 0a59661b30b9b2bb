"""What has been recovered so far, against what is aimed at, with what is to be expected."""

from datetime import date
from typing import TYPE_CHECKING

from ui.charts.spec import (
    Aimed,
    Amount,
    Axis,
    Chart,
    LegendEntry,
    Line,
    Mark,
    Projected,
    Sheet,
    Tick,
)
from ui.language import numbers
from ui.language.numbers import (
    MassUnit,
    number,
    quantity_decimals,
    short_day,
    with_interval,
    with_unit,
)
from ui.recovery.time_charts import empty_chart, nothing_here, with_comma
from ui.recovery.wording import (
    bucket_label,
    caption,
    fitting,
    mass_axis,
    symbol_or_group,
    tr,
    weakest_of,
)

if TYPE_CHECKING:
    from recycler.reference.data import Reference
    from ui.recovery.figures import Figures, Point

WHOLE_ANNOTATION = 40  # more points than this are drawn without markers


def cumulative(figures: "Figures", reference: "Reference") -> Chart:
    """What has been recovered since the first day, with its 90 % band and its target."""
    name = symbol_or_group(figures.aim)
    if not figures.batches or not figures.cumulative:
        return empty_chart("cumulative", tr("Recovered so far"), nothing_here())
    last = figures.cumulative[-1].recovered
    if last.mean <= 0:
        why = tr("Nothing of it is recovered from these batches by their routes.")
        return empty_chart("cumulative", fitting(tr("No {} recovered").format(name)), why)
    drawn = _Drawn(figures)
    return Chart("cumulative", drawn.title(name), drawn.caption(name), drawn.line(),
                 _points(figures, reference, drawn.unit), drawn.sheet, drawn.legend(),
                 drawn.note())  # fmt: skip


def when_reached(reached: "tuple[date | None, date | None, date | None]") -> str:
    """Say by which day what is aimed at is reached, from `Ahead.reached`."""
    early, middle, late = reached
    if middle is None:
        return tr("As things go it is not reached in time.")
    begins = early if early is not None and early < middle else None
    if begins and late:
        words = tr("As things go it is reached about {}, with 90 % between {} and {}.")
        return words.format(short_day(middle), short_day(begins), short_day(late))
    if late:
        words = tr("As things go it is reached about {}, with 95 % by {}.")
        return words.format(short_day(middle), short_day(late))
    if begins:
        words = tr("As things go it is reached about {}, with 95 % not before {}.")
        return words.format(short_day(middle), short_day(begins))
    return tr("As things go it is reached about {}.").format(short_day(middle))


class _Drawn:
    """The parts of the chart, which share an axis and a unit."""

    def __init__(self, figures: "Figures") -> None:
        self.figures = figures
        self.ahead, self.points = figures.behind.ahead, figures.cumulative
        self.last = self.points[-1].recovered
        highest = [self.last.p95]
        if self.ahead is not None:
            highest += [self.ahead.high[-1], *(step.kg for step in self.ahead.steps)]
        if figures.earlier is not None:
            highest += [point.recovered.mean for point in figures.earlier.figures.cumulative]
        self.axis, self.unit = mass_axis(max(highest))

    def title(self, name: str) -> str:
        if self.ahead is None:
            said = with_interval(self.last, self.unit)
            return fitting(tr("{}: {} recovered").format(name, said), said)
        standing, step = self.ahead.standing, self.ahead.steps[-1]
        value = with_unit(_plain(step.kg * self.unit.per_kg), self.unit.name)
        chance = numbers.chance(standing.chance) if standing.chance is not None else ""
        if not chance:
            return fitting(tr("{} of {} by {}").format(value, name, short_day(step.until)))
        return fitting(
            tr("{} of {} by {}: {} likely").format(value, name, short_day(step.until), chance),
            tr("{} of {}: {} likely").format(value, name, chance),
        )

    def caption(self, name: str) -> str:
        total = self.figures.element(self.figures.aim)
        how = (
            tr("projection from {} own weeks").format(number(self.ahead.standing.n))
            if self.ahead
            else ""
        )
        return caption(
            tr("Recovered {}, cumulative, {}").format(name, self.unit.name), tr("band 90 %"), how,
            weakest_of([total.evidence] if total else []), figures=self.figures,
            provisional=total.provisional if total else None,
        )  # fmt: skip

    def note(self) -> str:
        if self.ahead is None:
            return ""
        return when_reached(self.ahead.reached)

    def legend(self) -> tuple[LegendEntry, ...]:
        if self.figures.earlier is None:
            return ()
        before = self.figures.earlier.figures
        return (
            LegendEntry(numbers.period(self.figures.since, self.figures.until), "accent"),
            LegendEntry(numbers.period(before.since, before.until), "track"),
        )

    def line(self) -> Line:
        figures, per_kg = self.figures, self.unit.per_kg
        start, last = figures.since.toordinal(), self.last.scaled(self.unit.per_kg)
        decimals = quantity_decimals(last)
        means, lows, highs = (
            (0.0, *(getattr(p.recovered, name) * per_kg for p in self.points))
            for name in ("mean", "p05", "p95")
        )
        until = self.ahead.steps[-1].until if self.ahead else figures.until
        end = float(until.toordinal() + 1)
        return Line(
            (float(start), *(p.on.toordinal() + 1.0 for p in self.points)), means, lows, highs,
            Axis(float(start), end, _time_ticks(figures, until)), self.axis,
            figure=with_unit(number(last.mean, decimals), self.unit.name),
            low_text=number(last.p05, decimals), high_text=number(last.p95, decimals),
            today=Tick(figures.until.toordinal() + 1.0, short_day(figures.until)),
            markers=len(self.points) <= WHOLE_ANNOTATION,
            ahead=self._projected(), aimed=self._aimed(), earlier=self._earlier(start),
        )  # fmt: skip

    def _projected(self) -> Projected | None:
        if self.ahead is None:
            return None
        per_kg = self.unit.per_kg
        means, lows, highs = (
            tuple(value * per_kg for value in getattr(self.ahead, name))
            for name in ("mean", "low", "high")
        )
        decimals = max(0, numbers.interval_decimals((highs[-1] - lows[-1]) / 2))
        return Projected(
            tuple(day.toordinal() + 1.0 for day in self.ahead.days), means, lows, highs,
            with_unit(number(means[-1], decimals), self.unit.name),
            number(lows[-1], decimals), number(highs[-1], decimals),
        )  # fmt: skip

    def _aimed(self) -> Aimed | None:
        if self.ahead is None:
            return None
        steps = tuple(
            (
                float(step.since.toordinal()),
                step.until.toordinal() + 1.0,
                step.kg * self.unit.per_kg,
            )
            for step in self.ahead.steps
        )
        value = with_unit(_plain(steps[-1][2]), self.unit.name)
        return Aimed(steps, tr("target {}").format(value))

    def _earlier(self, start: int) -> tuple[tuple[float, float], ...]:
        if self.figures.earlier is None:
            return ()
        before, per_kg = self.figures.earlier.figures, self.unit.per_kg
        moved = start - before.since.toordinal()
        return (
            (float(start), 0.0),
            *((p.on.toordinal() + 1.0 + moved, p.recovered.mean * per_kg)
              for p in before.cumulative),
        )  # fmt: skip

    def sheet(self) -> Sheet:
        """What was recovered, then what is to be expected."""
        heads = (
            tr("To"), with_comma(tr("Recovered"), self.unit.name), "5 %", "95 %", tr("Batches"),
        )  # fmt: skip
        per_kg = self.unit.per_kg
        lines: list[tuple[str, date, tuple[float, ...], int | None]] = [
            (short_day(p.on), p.on,
             tuple(getattr(p.recovered, at) * per_kg for at in ("mean", "p05", "p95")), p.batches)
            for p in self.points
        ]  # fmt: skip
        if self.ahead is not None:
            every = zip(self.ahead.days, self.ahead.mean, self.ahead.low, self.ahead.high,
                        strict=True)  # fmt: skip
            lines += [
                (tr("{}, expected").format(short_day(day)), day, tuple(v * per_kg for v in three),
                 None)
                for day, *three in list(every)[1:]
            ]  # fmt: skip
        decimals = quantity_decimals(self.last.scaled(per_kg))
        rows = tuple(
            (name, *(number(v, decimals) for v in three), number(batches))
            for name, _, three, batches in lines
        )
        values = tuple((day.isoformat(), *three, batches) for _, day, three, batches in lines)
        return Sheet(heads, rows, values)


def _plain(value: float) -> str:
    return number(value, 0 if value >= 100 or value == round(value) else 1)


def _time_ticks(figures: "Figures", until: date) -> tuple[Tick, ...]:
    """A label in the middle of each bucket of the axis, those still to come too."""
    from ui.parts.period import buckets

    steps = figures.buckets
    if until > figures.until:
        steps = tuple(buckets(figures.since, until, figures.grain))
    return tuple(
        Tick(
            (step.first.toordinal() + step.shown_last.toordinal() + 1) / 2,
            bucket_label(step, figures.grain, steps, i),
        )
        for i, step in enumerate(steps)
    )


def _points(figures: "Figures", reference: "Reference", unit: MassUnit) -> tuple[Mark, ...]:
    first = Mark(tr("Start, {}").format(short_day(figures.since)), "0", 0)
    where = figures.fields_with(reference, figures.aim)
    return (
        first,
        *(_point(figures, point, unit, place, where) for place, point in
          enumerate(figures.cumulative, start=1)),
    )  # fmt: skip


def _point(
    figures: "Figures", point: "Point", unit: MassUnit, place: int, where: dict[str, object]
) -> Mark:
    name = tr("{}, to {}").format(symbol_or_group(figures.aim), short_day(point.on))
    opens = {**where, "since": figures.since, "until": point.on} if point.batches else None
    amount = Amount("recovered", figures.aim, point.recovered.mean)
    said = with_interval(point.recovered, unit)
    return Mark(name, said, place, 0, opens, point.batches, amounts=(amount,))
