"""The charts of rows: recovery and mass by element, origins, and who brings most."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import logit, ndtr  # type: ignore[import-untyped]

from recycler.model.logit import matched
from recycler.targets.metrics import Figure
from ui.charts.spec import Amount, Chart, Lane, LegendEntry, Mark, Row, Rows, Sheet, Tick
from ui.language import numbers
from ui.language.numbers import (
    THIN,
    MassUnit,
    fraction_percent,
    interval,
    mean,
    number,
    quantity_decimals,
    shared_decimals,
    with_interval,
    with_unit,
)
from ui.language.reference_names import material_name
from ui.language.words import country, element, evidence
from ui.recovery.time_charts import empty_chart, nothing_here, with_comma
from ui.recovery.wording import (
    PERCENT,
    caption,
    fitting,
    in_sentence,
    mass_axis,
    percent_axis,
    symbol_or_group,
    tr,
    weakest_of,
)
from ui.reports.minimums import minimum_steps

if TYPE_CHECKING:
    from recycler.quantity import Quantity
    from recycler.reference.data import Reference
    from recycler.totals.totals import TotalRow
    from ui.recovery.figures import ElementTotal, Figures, Part
    from ui.reports.minimums import Minimum

LEAST_WIDE = 20.0  # [%] of the recovery axis
HALF = 0.5
BY_CODE_FIRST_RARE = ("Nd", "Pr", "Dy", "Tb", "Sm", "La", "Ce", "Gd")


def recovery(figures: "Figures", reference: "Reference") -> Chart:
    """Recovered over contained of each element, as intervals."""
    shown = [e for e in figures.shown_elements() if e.recovered.mean > 0]
    if not shown:
        why = nothing_here() if not figures.batches else tr("Nothing is recovered here.")
        return empty_chart("recovery", tr("Recovery by element"), why)
    fractions = [e.recovery.scaled(100) for e in shown]
    steps = {e.code: minimum_steps(reference).get(e.code, ()) for e in shown}
    rows = tuple(_recovery_row(e, figures, i, shown, steps[e.code]) for i, e in enumerate(shown))
    low = min(q.p05 for q in fractions)
    axis = percent_axis(max(0.0, min(low - 2, 100 - LEAST_WIDE) // 10 * 10), 100.0)
    asked = tr("chance of the minimum") if any(steps.values()) else ""
    said = caption(tr("Recovered, % of contained"), tr("bar 90 %"), asked, figures=figures)
    marks = [
        _element_mark(e, fraction_interval(e.recovery), i, figures, reference)
        for i, e in enumerate(shown)
    ]
    return Chart("recovery", _recovery_title(shown), said, Rows(rows, axis), tuple(marks),
                 lambda: _recovery_sheet(shown), _periods(figures),
                 _minimum_note(steps))  # fmt: skip


def fraction_interval(fraction: "Quantity") -> str:
    """A fraction as per cent with its interval."""
    return with_interval(fraction, PERCENT)


def _recovery_row(
    total: "ElementTotal", figures: "Figures", place: int, shown: Sequence["ElementTotal"],
    steps: Sequence["Minimum"],
) -> Row:  # fmt: skip
    percent = total.recovery.scaled(100)
    lane = Lane(percent.mean, percent.p05, percent.p95, span=True)
    figure, note = number(percent.mean, quantity_decimals(percent)), interval(percent)
    if steps:
        figure, note = f"{figure} ({note})", _chance_of(total.recovery, steps[0])
    rule = place > 0 and _is_rare(shown[place - 1].code) and not _is_rare(total.code)
    before = figures.earlier.figures.element(total.code) if figures.earlier else None
    return Row(total.code, (lane,), figure, note, evidence=str(total.evidence), rule_above=rule,
               strong=figures.scope.element == total.code,
               marked=tuple(step.share * 100 for step in steps[:2]),
               earlier=before.recovery.mean * 100 if before else None)  # fmt: skip


def _chance_of(recovery: "Quantity", step: "Minimum") -> str:
    """How likely the next minimum is kept, if all stays as it is: `≥ 50 %: 93 %`."""
    mu, sigma = matched(np.array([recovery.mean]), np.array([recovery.sd]))
    chance = float(ndtr((mu[0] - logit(step.share)) / sigma[0])) if sigma[0] else float(
        recovery.mean >= step.share
    )  # fmt: skip
    return f"≥{THIN}{step.words()}: {numbers.chance(chance)}"


def _minimum_note(steps: "Mapping[str, Sequence[Minimum]]") -> str:
    named = sorted({step.since.year for some in steps.values() for step in some[:2]})
    if not named:
        return ""
    said = tr("▼ minimum {}").format(named[0])
    said += tr(", ▽ {}").format(named[-1]) if len(named) > 1 else ""
    unsure = any(not step.is_sure for some in steps.values() for step in some[:2])
    return said + (tr("; * to be verified") if unsure else "")


def _periods(figures: "Figures") -> tuple[LegendEntry, ...]:
    """Which period is which colour, where two are compared."""
    if figures.earlier is None:
        return ()
    before = figures.earlier.figures
    return (
        LegendEntry(numbers.period(figures.since, figures.until), "accent"),
        LegendEntry(numbers.period(before.since, before.until), "text-3"),
    )


def _is_rare(code: str) -> bool:
    return code in BY_CODE_FIRST_RARE


def _recovery_title(shown: Sequence["ElementTotal"]) -> str:
    least = min(shown, key=lambda e: e.recovery.mean)
    most = max(shown, key=lambda e: e.recovery.mean)
    if least is most:
        said = fraction_interval(least.recovery)
        return fitting(tr("{}: {} recovered").format(element(least.code), said))
    return fitting(
        tr("Recovery from {} ({}) to {} ({})").format(
            fraction_percent(least.recovery.mean, 0), least.code,
            fraction_percent(most.recovery.mean, 0), most.code,
        )
    )  # fmt: skip


def _element_mark(
    total: "ElementTotal", figure: str, place: int, figures: "Figures", reference: "Reference"
) -> Mark:
    where = figures.fields_with(reference, total.code)
    name = f"{element(total.code)}, {evidence(str(total.evidence))}"
    return Mark(name, figure, 0, place, where, total.batches, amounts=amounts_of(total, total.code))


def amounts_of(total: "ElementTotal | TotalRow", code: str) -> tuple[Amount, ...]:
    """What the batches behind a total add up to."""
    contained = Amount("contained", code, total.contained.mean)
    return contained, Amount("recovered", code, total.recovered.mean)


def _recovery_sheet(shown: Sequence["ElementTotal"]) -> Sheet:
    heads = (tr("Element"), tr("Recovered, %"), "5 %", "95 %", tr("Batches"), tr("Evidence"))
    decimals = shared_decimals([e.recovery.scaled(100) for e in shown])
    rows, values = [], []
    for total in shown:
        percent = total.recovery.scaled(100)
        three = (percent.mean, percent.p05, percent.p95)
        grade = evidence(str(total.evidence))
        texts = (number(value, decimals) for value in three)
        rows.append((total.code, *texts, number(total.batches), grade))
        values.append((total.code, *three, total.batches, str(total.evidence)))
    return Sheet(heads, tuple(rows), tuple(values), frozenset({0, 5}))


def elements(figures: "Figures", reference: "Reference") -> Chart:
    """Contained and recovered mass of each element, on one scale."""
    shown = [e for e in figures.shown_elements() if e.contained.mean > 0]
    if not shown:
        return empty_chart("elements", tr("Recovered by element"), nothing_here())
    axis, unit = mass_axis(max(e.contained.p95 for e in shown))
    decimals = shared_decimals([e.recovered for e in shown], unit=unit)
    rows = tuple(_mass_row(e, figures, unit, min(decimals, 2), i, shown)
                 for i, e in enumerate(shown))  # fmt: skip
    marks = [
        _element_mark(e, _of_contained(e, unit), i, figures, reference) for i, e in enumerate(shown)
    ]
    most = max(shown, key=lambda e: e.recovered.mean)
    title = fitting(
        tr("Most recovered: {}, {} of {}").format(
            in_sentence(most.code), _three_digits(most.recovered.mean * unit.per_kg),
            with_unit(_three_digits(most.contained.mean * unit.per_kg), unit.name),
        )
    )  # fmt: skip
    said = caption(tr("Contained and recovered, {}").format(unit.name), tr("whisker 90 %"),
                   figures=figures)  # fmt: skip
    legend = (LegendEntry(tr("contained"), "track"), LegendEntry(tr("recovered"), "accent"))
    return Chart("elements", title, said, Rows(rows, axis), tuple(marks),
                 lambda: _mass_sheet(shown, unit), legend)  # fmt: skip


def _three_digits(value: float) -> str:
    decimals = 0 if value >= 100 else 1 if value >= 10 else 2
    return number(value, decimals)


def _of_contained(total: "ElementTotal", unit: MassUnit) -> str:
    return tr("{} of {}").format(
        with_interval(total.recovered, unit), with_interval(total.contained, unit)
    )


def _mass_row(
    total: "ElementTotal", figures: "Figures", unit: MassUnit, decimals: int, place: int,
    shown: Sequence["ElementTotal"],
) -> Row:  # fmt: skip
    contained, recovered = (q.scaled(unit.per_kg) for q in (total.contained, total.recovered))
    lanes = (
        Lane(contained.mean, contained.p05, contained.p95, "track"),
        Lane(recovered.mean, recovered.p05, recovered.p95),
    )
    note = tr("of {}").format(number(contained.mean, decimals))
    rule = place > 0 and _is_rare(shown[place - 1].code) and not _is_rare(total.code)
    return Row(total.code, lanes, number(recovered.mean, decimals), note, str(total.evidence),
               strong=figures.scope.element == total.code, rule_above=rule)  # fmt: skip


def _mass_sheet(shown: Sequence["ElementTotal"], unit: MassUnit) -> Sheet:
    heads = (
        tr("Element"), with_comma(tr("Contained"), unit.name), "5–95 %",
        with_comma(tr("Recovered"), unit.name), "5–95 %", tr("Batches"), tr("Evidence"),
    )  # fmt: skip
    decimals = shared_decimals([e.recovered for e in shown], unit=unit)
    rows, values = [], []
    for total in shown:
        texts, figures = [], []
        for quantity in (total.contained, total.recovered):
            texts += [mean(quantity, decimals, unit), interval(quantity, decimals, unit)]
            scaled = quantity.scaled(unit.per_kg)
            figures += [scaled.mean, f"{scaled.p05}–{scaled.p95}"]
        rows.append((total.code, *texts, number(total.batches), evidence(str(total.evidence))))
        values.append((total.code, *figures, total.batches, str(total.evidence)))
    return Sheet(heads, tuple(rows), tuple(values), frozenset({0, 6}))


def origins(figures: "Figures", reference: "Reference") -> Chart:
    """Share of the contained focus by origin of the scrap."""
    name = symbol_or_group(figures.focus)
    if not figures.origins:
        why = nothing_here() if not figures.batches else no_focus(figures)
        return empty_chart("origins", tr("Origin of the scrap"), why)
    first = figures.origins[0]
    share = fraction_percent(first.share.mean, 0)
    title = (
        fitting(tr("{}: {} from {}").format(name, share, country(first.key)),
                tr("{} from {}").format(share, country(first.key)))
        if first.key
        else fitting(tr("{}: {} of unstated origin").format(name, share))
    )  # fmt: skip
    said = caption(
        tr("Share of contained {} by origin").format(in_sentence(figures.focus)),
        tr("whisker 90 %"), figures=figures,
    )  # fmt: skip
    before = {}
    if figures.earlier and figures.earlier.figures.focus == figures.focus:
        before = {p.key: p.share.mean * 100 for p in figures.earlier.figures.origins if p.key}
    rows = tuple(
        _share_row(part, origin_name(part), i, before.get(part.key or ""))
        for i, part in enumerate(figures.origins)
    )
    marks = [
        _part_mark(part, origin_name(part), i, figures, reference, "origin")
        for i, part in enumerate(figures.origins)
    ]
    largest = max(part.share.p95 for part in figures.origins) * 100
    ceilings = _ceilings(figures)
    reach = max(largest * 1.12, *(bound.at * 1.08 for bound in ceilings), 1.0)
    axis = percent_axis(0.0, min(reach, 112.0))
    drawn = Rows(rows, axis, figures_in_column=False, bounds=ceilings)
    return Chart("origins", title, said, drawn, tuple(marks),
                 lambda: _parts_sheet(figures.origins, tr("Origin"), origin_name, figures),
                 _periods(figures),
                 note=f"{_hhi(figures)} · {_evidence_note(figures.origins)}")  # fmt: skip


def _ceilings(figures: "Figures") -> tuple[Tick, ...]:
    """The shares of one origin that are not to be exceeded, of those that are followed."""
    return tuple(
        Tick(step.value * 100, tr("{} ceiling").format(fraction_percent(step.value, 0)))
        for one in figures.followed
        if one.figure is Figure.LARGEST_ORIGIN and one.about == figures.focus
        for step in (one.step_on(figures.today),)
    )


def _hhi(figures: "Figures") -> str:
    """How concentrated the origins are; what is not named apart counts for nothing."""
    points = number(sum((p.share.mean * 100) ** 2 for p in figures.origins if p.key))
    is_bound = any(not part.key for part in figures.origins)
    return (tr("HHI at least {}") if is_bound else tr("HHI {}")).format(points)


def no_focus(figures: "Figures") -> str:
    """Why a chart of the focus is empty where there are batches."""
    return tr("These batches hold no {}.").format(in_sentence(figures.focus))


def origin_name(part: "Part") -> str:
    """A country, the others, or that none was stated."""
    if part.key is None:
        return tr("{} others").format(part.count)
    return country(part.key) if part.key else tr("not stated")


def _share_row(part: "Part", label: str, place: int, before: float | None) -> Row:
    share = part.share.scaled(100)
    style = "others" if not part.key else "accent" if place == 0 else "track"
    spread = share.p95 > share.p05
    lane = Lane(share.mean, share.p05 if spread else None, share.p95 if spread else None, style)
    figure = with_unit(number(share.mean, 0 if share.mean >= 1 else 1), "%")
    return Row(label, (lane,), figure, strong=place == 0 and bool(part.key), earlier=before)


def _part_mark(
    part: "Part", label: str, place: int, figures: "Figures", reference: "Reference", field: str
) -> Mark:
    where = figures.fields_with(reference, figures.focus)
    if part.key and field != "material":
        where[field] = part.key
    else:
        where[f"{field}s"] = part.keys
    unit = MassUnit("t", 1e-3) if part.total.contained.mean >= 10_000 else MassUnit("kg", 1.0)
    figure = f"{fraction_interval(part.share)} · {with_interval(part.total.recovered, unit)}"
    if field == "origin":
        figure = f"{fraction_interval(part.share)} · {with_interval(part.total.contained, unit)}"
    amounts = amounts_of(part.total, figures.focus)
    return Mark(label, figure, 0, place, where, part.total.batches, amounts=amounts)


def _evidence_note(parts: Sequence["Part"]) -> str:
    return tr("Evidence: {}").format(weakest_of(part.total.evidence for part in parts))


def _parts_sheet(
    parts: Sequence["Part"], head: str, name_of: Callable[["Part"], str], figures: "Figures"
) -> Sheet:
    unit = mass_axis(max(part.total.contained.p95 for part in parts))[1]
    heads = (
        head, tr("Share, %"), "5 %", "95 %", with_comma(tr("Contained"), unit.name),
        with_comma(tr("Recovered"), unit.name), tr("Batches"),
    )  # fmt: skip
    decimals = shared_decimals([part.total.recovered for part in parts], unit=unit)
    rows, values = [], []
    for part in parts:
        share = part.share.scaled(100)
        name = name_of(part)
        shares = (share.mean, share.p05, share.p95)
        masses = [q.mean * unit.per_kg for q in (part.total.contained, part.total.recovered)]
        rows.append((name, *(number(s, 1) for s in shares), *(number(m, decimals) for m in masses),
                     number(part.total.batches)))  # fmt: skip
        values.append((name, *shares, *masses, part.total.batches))
    return Sheet(heads, tuple(rows), tuple(values))


def suppliers(figures: "Figures", reference: "Reference") -> Chart:
    """Who brings most of what is recovered, the largest first, with the running share."""
    by_material = figures.parted_by == "material"
    title = tr("Materials that bring most") if by_material else tr("Suppliers that bring most")
    if not figures.suppliers:
        why = nothing_here() if not figures.batches else no_focus(figures)
        return empty_chart("suppliers", title, why)

    def name_of(part: "Part") -> str:
        if part.key is None:
            return tr("{} others").format(part.count)
        return material_name(reference, part.key) if by_material else part.key

    parts = figures.suppliers
    axis, unit = mass_axis(max(part.total.recovered.p95 for part in parts))
    decimals = min(shared_decimals([part.total.recovered for part in parts], unit=unit), 2)
    running, rows = 0.0, []
    for place, part in enumerate(parts):
        running += part.share.mean
        rows.append(_supplier_row(part, name_of(part), place, unit, decimals, running))
    marks = [
        _part_mark(part, name_of(part), i, figures, reference, figures.parted_by)
        for i, part in enumerate(parts)
    ]
    said = caption(
        tr("Recovered {}, {}, and running share").format(in_sentence(figures.focus), unit.name),
        figures=figures,
    )  # fmt: skip
    head = tr("Material") if by_material else tr("Supplier")
    return Chart("suppliers", _pareto_title(parts, by_material), said, Rows(tuple(rows), axis),
                 tuple(marks), lambda: _parts_sheet(parts, head, name_of, figures),
                 note=_evidence_note(parts))  # fmt: skip


def _supplier_row(
    part: "Part", label: str, place: int, unit: MassUnit, decimals: int, running: float
) -> Row:
    mass = part.total.recovered.scaled(unit.per_kg)
    style = "others" if part.key is None else "accent" if place == 0 else "track"
    lane = Lane(mass.mean, mass.p05, mass.p95, style)
    whole = with_unit(number(min(running, 1.0) * 100), "%")
    note = numbers.chance(running) if running < 0.01 else whole
    return Row(label, (lane,), number(mass.mean, decimals), note, strong=place == 0)


def _pareto_title(parts: Sequence["Part"], by_material: bool) -> str:
    running, few = 0.0, 0
    for part in parts:
        if running >= HALF or part.key is None:
            break
        running += part.share.mean
        few += 1
    count = sum(part.count for part in parts)
    if count == 1:
        return tr("All from one material") if by_material else tr("All from one supplier")
    if running < HALF:
        words = tr("Spread over {} materials") if by_material else tr("Spread over {} suppliers")
        return words.format(count)
    words = tr("{} of {} materials bring half")
    if not by_material:
        words = tr("{} of {} suppliers bring half")
    return fitting(words.format(few, count))
