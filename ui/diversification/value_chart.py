"""What the recovered metal is worth, at dated prices and at floors."""

from typing import TYPE_CHECKING

from ui.charts.scale import decimals_of, step_for, ticks
from ui.charts.spec import Axis, Chart, Lane, LegendEntry, Mark, Row, Rows, Sheet, Tick
from ui.diversification import wording
from ui.language.numbers import number, with_unit
from ui.language.reference_names import spoken
from ui.language.sentences import say
from ui.language.words import element as element_name
from ui.language.words import evidence
from ui.recovery.time_charts import empty_chart
from ui.recovery.wording import fitting, tr

if TYPE_CHECKING:
    from recycler.market.value import Line, Value, Worth
    from recycler.reference.data import Reference
    from ui.diversification.shown import Shown

MOST = 9
_SCALES = ((1e9, "bn"), (1e6, "M"), (1e3, "k"))


def value(shown: "Shown", reference: "Reference") -> Chart:
    """Value of what is recovered by element; the floor beside it where one is guaranteed."""
    title = tr("Value of recovered metal")
    if shown.values is None:
        return empty_chart("value", title, tr("Values are off; Settings, Prices and rates."))
    spot, floor = shown.values
    priced = [line for line in spot.lines if line.worth is not None][:MOST]
    if not priced or spot.total is None:
        return empty_chart("value", title, _why_none(spot))
    at_floor = {line.element: line.worth for line in floor.lines if line.worth}
    scale, letter = _scale(max(line.worth.p90 for line in priced if line.worth))
    unit = f"{letter}{spot.currency}"
    rows = tuple(_row(line, at_floor.get(line.element), scale) for line in priced)
    marks = tuple(
        _mark(line, row, place, shown, reference)
        for place, (line, row) in enumerate(zip(priced, rows, strict=True))
    )
    said = " · ".join([
        tr("Recovered at spot and at floor, {}").format(unit), tr("whisker 10 to 90 %"),
        spot.on.isoformat(),
    ])  # fmt: skip
    legend = (LegendEntry(tr("at spot"), "accent"), LegendEntry(tr("at floor"), "track"))
    high = max(lane.high or lane.mean for row in rows for lane in row.lanes)
    return Chart("value", _title(spot.total, spot.currency), said, Rows(rows, _axis(high)), marks,
                 lambda: _sheet(spot, floor), legend, note=_note(spot))  # fmt: skip


def _why_none(spot: "Value") -> str:
    problems = [line.problem for line in spot.lines if line.problem]
    without_rate = [problem for problem in problems if problem.code == "no_rate"]
    first = next(iter([*without_rate, *problems]), None)
    return say(first) if first else tr("Nothing was recovered in this period.")


def _scale(largest: float) -> tuple[float, str]:
    """A thousand, a million or a milliard, and its letter."""
    for scale, letter in _SCALES:
        if largest >= scale:
            return scale, f"{letter} "
    return 1.0, ""


def _row(line: "Line", floor: "Worth | None", scale: float) -> Row:
    assert line.worth is not None
    lanes = [_lane(line.worth, scale, "accent")]
    if floor is not None:
        lanes.append(_lane(floor, scale, "track"))
    note = tr("floor {}").format(_digits(floor.mean / scale)) if floor else ""
    grade = str(line.price.evidence) if line.price else None
    return Row(line.element, tuple(lanes), _digits(line.worth.mean / scale), note, evidence=grade)


def _mark(line: "Line", row: Row, place: int, shown: "Shown", reference: "Reference") -> Mark:
    listed = spoken(line.price.listed) if line.price else ""
    where = wording.behind(shown, reference, line.element)
    name = f"{element_name(line.element)}, {listed}"
    return Mark(name, row.figure, 0, place, where, line.batches)


def _lane(worth: "Worth", scale: float, style: str) -> Lane:
    return Lane(worth.mean / scale, worth.p10 / scale, worth.p90 / scale, style)


def _digits(amount: float) -> str:
    return number(amount, 0 if amount >= 100 else 1 if amount >= 10 else 2)


def _axis(high: float) -> Axis:
    high = high * 1.08 or 1.0
    decimals = decimals_of(step_for(high, 4))
    return Axis(0.0, high, tuple(Tick(m, number(m, decimals)) for m in ticks(0.0, high, 4)))


def _title(total: "Worth", currency: str) -> str:
    scale, letter = _scale(total.mean)
    low, high = (_digits(amount / scale) for amount in (total.p10, total.p90))
    worth = with_unit(f"{_digits(total.mean / scale)} ({low}–{high})", f"{letter}{currency}")
    return fitting(tr("Recovered metal is worth {}").format(worth), worth)


def _note(spot: "Value") -> str:
    said = [tr("The interval is that of the mass; how far prices differ is not in it.")]
    left = [line.element for line in spot.unpriced]
    said += [tr("Without a price: {}.").format(", ".join(left))] if left else []
    passed = {str(line.problem.details["currency"]) for line in spot.lines
              if line.worth and line.problem and line.problem.code == "no_rate"}  # fmt: skip
    if passed:
        words = tr("Prices in {} are left out: no exchange rate is known.")
        said.append(words.format(", ".join(sorted(passed))))
    rates = {one.name: one for line in spot.lines if line.conversion for one in line.conversion.by}
    said += [f"{one.name} {one.rate:f}" for one in rates.values()]
    return " ".join(said)


def _sheet(spot: "Value", floor: "Value") -> Sheet:
    currency = spot.currency
    heads = (
        tr("Element"), tr("Recovered, kg"), f"{currency}/kg", tr("At spot, {}").format(currency),
        "10 %", "90 %", tr("At floor, {}").format(currency), tr("Price of"), tr("Dated"),
        tr("Evidence"),
    )  # fmt: skip
    floors = {line.element: line.worth for line in floor.lines}
    rows, values = [], []
    for line in spot.lines:
        worth, least = line.worth, floors.get(line.element)
        amounts = (worth.mean, worth.p10, worth.p90) if worth else (None, None, None)
        lowest = least.mean if least else None
        price = (line.price.listed, line.price.date) if line.price else ("", "")
        why = (
            evidence(str(line.price.evidence))
            if line.price
            else say(line.problem)
            if line.problem
            else ""
        )
        rows.append((line.element, number(line.kg.mean, 1), number(line.per_kg, 2),
                     *map(number, amounts), number(lowest), *map(spoken, price), why))  # fmt: skip
        values.append((line.element, line.kg.mean, line.per_kg, *amounts, lowest, *price, why))
    return Sheet(heads, tuple(rows), tuple(values), frozenset({0, 7, 8, 9}))
