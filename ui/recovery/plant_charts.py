"""What runs made of it: the way from received to product, losses, and whether recovery drifts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from recycler.balance.drift import DECISION
from recycler.laboratory.control import ACTION
from ui.balance.figures import HALF, Kg, total
from ui.charts.scale import decimals_of, step_for, ticks
from ui.charts.spec import Axis, Chart, Control, Lane, LegendEntry, Mark, Row, Rows, Sheet, Tick
from ui.language import numbers
from ui.language.numbers import PLUS_MINUS, fraction_percent, number, with_unit
from ui.language.words import element, in_sentence
from ui.recovery.time_charts import empty_chart, nothing_here, with_comma
from ui.recovery.wording import bucket_label, fitting, mass_axis, tr

if TYPE_CHECKING:
    from datetime import date

    from recycler.processing.recovery_control import RecoveryControl
    from recycler.reference.data import Reference
    from ui.balance.figures import Figures as PlantFigures
    from ui.recovery.figures import Figures

VIEW = "raw"
MOST_LOSSES = 8
PERCENT = 100.0


def waterfall(figures: "Figures", reference: "Reference") -> Chart:
    """From what runs took to what became product."""
    from ui.balance.waterfall_chart import waterfall_chart

    plant = _plant(figures)
    if plant is None or not plant.streams:
        return empty_chart("waterfall", tr("From received to product"), _why(figures))
    return waterfall_chart(plant, VIEW)


def sankey(figures: "Figures", reference: "Reference") -> Chart:
    """What went where in the plant."""
    from ui.balance.plant_chart import plant_chart

    plant = _plant(figures)
    if plant is None or not plant.streams:
        return empty_chart("sankey", tr("The plant"), _why(figures))
    return plant_chart(plant, VIEW)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _plant(figures: "Figures") -> "PlantFigures | None":
    found = figures.behind.plant
    return found.figures if found else None


def _why(figures: "Figures") -> str:
    """Why a chart of the plant shows nothing."""
    if not figures.batches:
        return nothing_here()
    if figures.scope.is_narrowed:
        return tr("Runs mix what many bring: this is of all batches. Clear the filters to see it.")
    if figures.behind.plant is None:
        return tr("Reading what runs took and made…")
    return tr("No run was closed in this period.")


# --- losses ---


def losses(figures: "Figures", reference: "Reference") -> Chart:
    """Where it was lost, the largest loss first, with the running share."""
    plant = _plant(figures)
    lost = _lost(plant) if plant else []
    if plant is None or not lost:
        return empty_chart("losses", tr("Losses"), _why(figures))
    whole = sum(mass.kg for _, mass, _ in lost)
    axis, unit = mass_axis(max(mass.kg + mass.half for _, mass, _ in lost))
    name = in_sentence(element(plant.scope.element))
    rows, running = [], 0.0
    for place, (label, mass, style) in enumerate(lost):
        running += mass.kg / whole
        low, high = ((mass.kg + way * mass.half) * unit.per_kg for way in (-1, 1))
        lane = Lane(mass.kg * unit.per_kg, max(low, 0.0), high,
                    "accent" if place == 0 and style == "track" else style)  # fmt: skip
        share = with_unit(number(min(running, 1.0) * 100), "%")
        figure = number(mass.kg * unit.per_kg, 0 if mass.kg * unit.per_kg >= 100 else 1)
        rows.append(Row(label, (lane,), figure, share, strong=place == 0))
    first = fraction_percent(lost[0][1].kg / whole, 0)
    title = fitting(tr("{}: {} of the lost {}").format(_capital(lost[0][0]), first, name),
                    tr("{} of the lost {} at one place").format(first, name))  # fmt: skip
    caption = _said(plant, tr("Lost {}, {}, and running share").format(name, unit.name),
                    tr("whisker 90 %"))  # fmt: skip
    marks = tuple(
        Mark(row.label, f"{with_unit(row.figure, unit.name)} · {row.note}", 0, place,
             {"page": "balance"})
        for place, row in enumerate(rows)
    )  # fmt: skip
    legend = (LegendEntry(tr("not accounted for"), "missing"),)
    shown = legend if any(style == "missing" for _, _, style in lost) else ()
    return Chart("losses", title, caption, Rows(tuple(rows), axis), marks,
                 lambda: _losses_sheet(lost, unit.name, unit.per_kg), shown)  # fmt: skip


def _lost(plant: "PlantFigures") -> list[tuple[str, Kg, str]]:
    """What left as residue by its name, and what was not found; the small ones together."""
    named: dict[str, list[Kg]] = {}
    for one in plant.streams:
        mass = one.shown(VIEW)
        if one.role == "residue" and mass is not None:
            named.setdefault(one.name, []).append(mass)
    found = [(name, total(masses), "track") for name, masses in named.items()]
    missing = sum(mass.kg for mass in plant.missing.get(VIEW, {}).values())
    if missing > 0:
        found.append((tr("not found"), Kg(missing, plant.whole.sd), "missing"))
    ranked = sorted((one for one in found if one[1].kg > 0), key=lambda one: -one[1].kg)
    if len(ranked) <= MOST_LOSSES:
        return ranked
    rest = ranked[MOST_LOSSES - 1 :]
    others = (tr("{} others").format(len(rest)), total(mass for _, mass, _ in rest), "others")
    return [*ranked[: MOST_LOSSES - 1], others]


def _losses_sheet(lost: Sequence[tuple[str, Kg, str]], unit: str, per_kg: float) -> Sheet:
    heads = (tr("Loss"), with_comma(tr("Lost"), unit), "5 %", "95 %", tr("Running share, %"))
    whole, running, rows, values = sum(mass.kg for _, mass, _ in lost), 0.0, [], []
    for name, mass, _ in lost:
        running += mass.kg / whole
        figures = (mass.kg * per_kg, (mass.kg - mass.half) * per_kg,
                   (mass.kg + mass.half) * per_kg, running * 100)  # fmt: skip
        rows.append((name, *(number(one, 1) for one in figures)))
        values.append((name, *figures))
    return Sheet(heads, tuple(rows), tuple(values))


# --- control ---


def control(figures: "Figures", reference: "Reference") -> Chart:
    """Each closed run between the limits of what the run before lets expect."""
    found = figures.behind.plant.control if figures.behind.plant else None
    if found is None:
        return empty_chart("control", tr("Recovery by run"), _why_none(figures))
    left = (found.offsets - found.expected - found.limits.centre) * PERCENT
    whiskers = tuple(
        (float(y) - HALF * run.sd * PERCENT, float(y) + HALF * run.sd * PERCENT)
        for y, run in zip(left, found.runs, strict=True)
    )
    limit = ACTION * found.limits.sd * PERCENT
    reach = max(limit, *(max(abs(low), abs(high)) for low, high in whiskers)) * 1.05
    lines = tuple(Tick(at, f"{number(at, 1) if at else ''}") for at in (-limit, 0.0, limit))
    days = [run.on for run in found.runs]
    drawn = Control(
        tuple(float(day.toordinal()) for day in days), (tuple(map(float, left)),),
        _days_axis(days), _points_axis(reach), whiskers, lines, 0.0, frozenset(found.out),
    )  # fmt: skip
    n = len(found.runs)
    title = tr("All {} runs within their limits").format(n)
    if found.out:
        title = tr("{} of {} runs beyond their limits").format(len(found.out), n)
    how = tr("by run, points from what the run before lets expect (φ {})")
    caption = " · ".join((
        tr("Recovery of {}").format(in_sentence(element(found.element))),
        how.format(number(found.following, 2)), tr("limits 3 sd of the moving range"),
        tr("whisker 90 %"), numbers.period(days[0], days[-1]),
    ))  # fmt: skip
    marks = tuple(
        Mark(f"{run.run}, {numbers.day(run.on)}", _run_words(run.share, run.sd), place, 0,
             {"run": run.run})
        for place, run in enumerate(found.runs)
    )  # fmt: skip
    return Chart("control", title, caption, drawn, marks, lambda: _control_sheet(found))


def _run_words(share: float, sd: float) -> str:
    half = number(HALF * sd * PERCENT, 1)
    return with_unit(f"{number(share * PERCENT, 1)} {PLUS_MINUS} {half}", "%")


def _why_none(figures: "Figures") -> str:
    if figures.behind.plant is None:
        return _why(figures)
    return tr("Fewer than eight closed runs with an own assay: no limits yet.")


def _control_sheet(found: "RecoveryControl") -> Sheet:
    heads = (tr("Run"), tr("Day"), tr("Recovery, %"), "±", tr("From what was expected, points"))
    left = (found.offsets - found.expected) * PERCENT
    rows, values = [], []
    for run, off in zip(found.runs, left.tolist(), strict=True):
        three = (run.share * PERCENT, HALF * run.sd * PERCENT, off)
        rows.append((run.run, numbers.day(run.on), *(number(one, 1) for one in three)))
        values.append((run.run, run.on.isoformat(), *three))
    return Sheet(heads, tuple(rows), tuple(values), frozenset({0, 1}))


def cusum(figures: "Figures", reference: "Reference") -> Chart:
    """Sums of what the months of runs differ by, up and down: since when something drifts."""
    found = figures.behind.plant.control if figures.behind.plant else None
    if found is None:
        return empty_chart("cusum", tr("Drift of recovery"), _why_none(figures))
    above, below = found.chart.above, -found.chart.below
    reach = max(DECISION, float(above.max()), float(-below.min())) * 1.1
    out = frozenset(alarm.noticed for alarm in found.chart.alarms)
    limits = tuple(Tick(at, tr("alarm") if at else "") for at in (-DECISION, 0.0, DECISION))
    drawn = Control(
        tuple(float(day.toordinal()) for day in found.months),
        (tuple(map(float, above)), tuple(map(float, below))),
        _days_axis(found.months), _points_axis(reach), (), limits, 0.0, out,
    )  # fmt: skip
    caption = " · ".join((
        tr("Recovery of {} by month, CUSUM of standard scores").format(
            in_sentence(element(found.element))),
        tr("k 0.5, h 5, from the median of the first runs"),
        numbers.period(found.runs[0].on, found.runs[-1].on),
    ))  # fmt: skip
    marks = tuple(
        Mark(numbers.month(day), f"{number(up, 1)} / {number(down, 1)}", place, 0,
             {"page": "processing"})
        for place, (day, up, down) in enumerate(zip(found.months, above, below, strict=True))
    )  # fmt: skip
    return Chart("cusum", _cusum_title(found), caption, drawn, marks, lambda: _cusum_sheet(found))


def _cusum_title(found: "RecoveryControl") -> str:
    if not found.chart.alarms:
        return tr("No drift in {} months").format(len(found.months))
    last = found.chart.alarms[-1]
    words = tr("Recovery rose from {} on") if last.shift > 0 else tr("Recovery fell from {} on")
    return words.format(numbers.month(found.months[last.since]))


def _cusum_sheet(found: "RecoveryControl") -> Sheet:
    heads = (tr("Month"), tr("Score"), tr("Sum above"), tr("Sum below"))
    rows, values = [], []
    every = zip(found.months, found.monthly, found.chart.above, found.chart.below, strict=True)
    for day, *three in every:
        rows.append((numbers.month(day), *(number(float(one), 2) for one in three)))
        values.append((day.isoformat(), *map(float, three)))
    return Sheet(heads, tuple(rows), tuple(values))


def _days_axis(days: "Sequence[date]") -> Axis:
    from ui.parts.period import buckets

    steps = tuple(buckets(days[0], days[-1], "month"))
    marks = tuple(
        Tick(float(step.first.toordinal()), bucket_label(step, "month", steps, place))
        for place, step in enumerate(steps)
    )
    return Axis(days[0].toordinal() - 10.0, days[-1].toordinal() + 10.0, marks)


def _points_axis(reach: float) -> Axis:
    marks = ticks(-reach, reach, 5)
    places = decimals_of(step_for(2 * reach, 5))
    texts = [number(mark, places) for mark in marks]
    return Axis(-reach, reach, tuple(map(Tick, marks, texts)))


def _said(plant: "PlantFigures", *parts: str) -> str:
    runs = numbers.period(plant.since, plant.until)
    share = plant.provisional()
    provisional = tr("{} provisional").format(numbers.chance(share)) if share else ""
    return " · ".join(part for part in (*parts, runs, provisional) if part)
