"""How much of a demand is covered, how supply moves with it, and how long a reserve lasts."""

from typing import TYPE_CHECKING

from recycler.diversification.cover import DAYS, MONTHS
from recycler.diversification.demand import Basis
from ui.charts.scale import decimals_of, step_for, ticks
from ui.charts.spec import Axis, Chart, Lane, LegendEntry, Mark, Row, Rows, Sheet, Tick
from ui.diversification import wording
from ui.language.numbers import MassUnit, number, period, share_with_interval, with_interval
from ui.language.reference_names import spoken
from ui.recovery.time_charts import empty_chart
from ui.recovery.wording import fitting, in_sentence, percent_axis, tr

if TYPE_CHECKING:
    from recycler.diversification.concentration import Moved
    from recycler.diversification.cover import Cover
    from recycler.diversification.displacement import Displaced
    from recycler.diversification.figures import Diversification
    from recycler.quantity import Quantity
    from recycler.reference.data import Reference
    from ui.diversification.shown import Shown

ROOM = 1.1
DAYS_A_MONTH = DAYS / MONTHS
FEW = MassUnit("", 10_000.0)  # an index in points


def covered(shown: "Shown", reference: "Reference") -> Chart:
    """What part of each demand the recovered kilograms are."""
    figures = shown.figures
    title = tr("Share of a year’s demand")
    if why := _nothing(figures):
        return empty_chart("covered", title, why)
    found = figures.displacement
    rows = tuple(
        Row(_label(one), (_lane(one.share.scaled(100), strong=place == 0),),
            wording.short_share(one.share.mean), _note(one), strong=place == 0)
        for place, one in enumerate(found)
    )  # fmt: skip
    marks = tuple(_covered_mark(one, place, shown, reference) for place, one in enumerate(found))
    largest = max(one.share.p95 for one in found) * 100
    said = " · ".join([
        tr("Recovered in {}, against what is used in such a time").format(
            period(figures.since, figures.until)), tr("whisker 90 %"),
    ])  # fmt: skip
    return Chart("covered", _covered_title(found[0], figures), said,
                 Rows(rows, _percent(largest)), marks, lambda: _covered_sheet(figures),
                 note=_demand_note(found))  # fmt: skip


def _covered_mark(one: "Displaced", place: int, shown: "Shown", reference: "Reference") -> Mark:
    """What is recovered of the element itself leads to its batches."""
    said = f"{share_with_interval(one.share)} · {wording.grade(one.demand.evidence)}"
    if one.demand.symbol != shown.figures.element:
        return Mark(_label(one), said, 0, place)
    count = sum(source.batches for source in shown.figures.intake.sources)
    where = wording.behind(shown, reference, one.demand.symbol)
    return Mark(_label(one), said, 0, place, where, count)


def _nothing(figures: "Diversification") -> str:
    """Why there is nothing to set against a demand; empty where there is."""
    name = in_sentence(figures.element)
    said = {
        "nothing_received": tr("No {} was received in this period."),
        "nothing_recovered": tr("No {} is recovered of what was received."),
        "no_consumption": tr("No consumption of {} is known."),
    }
    return next((said[code].format(name) for code in figures.words() if code in said), "")


def _percent(largest: float) -> Axis:
    return percent_axis(0.0, max(largest * ROOM, 1e-4), 4)


def _label(one: "Displaced | Cover") -> str:
    """Who uses what."""
    return f"{one.demand.country} {spoken(one.demand.material)}"


def _basis(one: "Displaced") -> str:
    """What is compared: kilograms of the element, of oxide, or of carbonate."""
    words = {Basis.ELEMENT: tr("element"), Basis.OXIDE: tr("oxide"), Basis.LCE: tr("LCE")}
    return words.get(one.demand.basis, "") + ("*" if one.demand.assumed else "")


def _note(one: "Displaced") -> str:
    return f"{_basis(one)} {one.demand.year or ''}".strip()


def _lane(share: "Quantity", *, strong: bool) -> Lane:
    spread = share.p95 > share.p05
    return Lane(share.mean, share.p05 if spread else None, share.p95 if spread else None,
                "accent" if strong else "track")  # fmt: skip


def _covered_title(first: "Displaced", figures: "Diversification") -> str:
    share, name = wording.short_share(first.share.mean), in_sentence(first.demand.symbol)
    place = wording.place_name(first.demand.country)
    return fitting(
        tr("We cover {} of {} demand, {}").format(share, name, place),
        tr("We cover {} of demand, {}").format(share, place),
    )


def _demand_note(found: "tuple[Displaced, ...]") -> str:
    said = [wording.capital(wording.grade(wording.weakest(d.demand.evidence for d in found)))]
    if any(one.demand.assumed for one in found):
        said.append(tr("* counted as oxides by assumption"))
    if not all(one.demand.is_used for one in found):
        said.append(tr("some are contracts; the table has their notes"))
    return "; ".join(said)


def _covered_sheet(figures: "Diversification") -> Sheet:
    heads = (tr("Demand of"), tr("Material"), tr("Year"), tr("t a year"), tr("Counted as"),
             tr("Recovered, kg"), tr("Share, %"), "5 %", "95 %", tr("Evidence"), tr("Note"),
             tr("Source"))  # fmt: skip
    rows, values = [], []
    for one in figures.displacement:
        demand, share = one.demand, one.share.scaled(100)
        three = (share.mean, share.p05, share.p95)
        begin = (
            wording.place_name(demand.country),
            spoken(demand.material),
            str(demand.year or ""),
        )
        rows.append((*begin, number(demand.kg / 1000), _basis(one), number(one.recovered.mean, 1),
                     *(number(s, 4) for s in three), wording.grade(demand.evidence),
                     spoken(demand.note), demand.source))  # fmt: skip
        values.append((demand.country, demand.material, demand.year, demand.kg / 1000,
                       str(demand.basis), one.recovered.mean, *three, demand.evidence, demand.note,
                       demand.source))  # fmt: skip
    return Sheet(heads, tuple(rows), tuple(values), frozenset({0, 1, 4, 9, 10, 11}))


def displacement(shown: "Shown", _reference: "Reference") -> Chart:
    """Index and largest share of a demand's supply without us, with us, and with ten times that."""
    figures = shown.figures
    title = tr("Supply with and without us")
    if why := _nothing(figures):
        return empty_chart("displacement", title, why)
    one = next((d for d in figures.displacement if d.mix is not None), None)
    if one is None or one.mix is None:
        why = tr("Nobody says who supplies {}.").format(in_sentence(figures.element))
        return empty_chart("displacement", title, why)
    before = one.mix.concentration
    decimals = _decimals((before.hhi - one.moved[0].hhi.mean) * FEW.per_kg)
    rows = [_without(before.hhi, str(before.largest), before.largest_share, decimals)]
    rows += [_moved_row(moved, place, decimals) for place, moved in enumerate(one.moved)]
    marks = tuple(Mark(row.label, f"HHI {row.figure} · {row.note}", 0, place)
                  for place, row in enumerate(rows))  # fmt: skip
    said = " · ".join([tr("HHI and largest share"), wording.stage_name(one.mix.stage), _label(one)])
    bounds = (Tick(wording.CONCENTRATED, tr("1 800, highly concentrated")),)
    top = max(before.hhi * FEW.per_kg, wording.CONCENTRATED) * ROOM
    legend = (LegendEntry(tr("without us"), "track"), LegendEntry(tr("with us"), "accent"))
    return Chart("displacement", _moved_title(one), said, Rows(tuple(rows), _points(top),
                 bounds=bounds), marks, lambda: _moved_sheet(one), legend,
                 note=f"{_share_words(one)}. {wording.caveats(one.mix)}")  # fmt: skip


def _decimals(difference: float) -> int:
    """Decimals that tell two indices apart which differ so much."""
    return 0 if abs(difference) >= 10 else 1 if abs(difference) >= 1 else 2


def _without(hhi: float, largest: str, share: float, decimals: int) -> Row:
    lane = Lane(hhi * FEW.per_kg, None, None, "track")
    note = f"{largest} {wording.short_share(share)}"
    return Row(tr("without us"), (lane,), number(hhi * FEW.per_kg, decimals), note)


def _moved_row(moved: "Moved", place: int, decimals: int) -> Row:
    hhi = moved.hhi.scaled(FEW.per_kg)
    label = tr("with us") if moved.times == 1 else tr("ten times as much")
    largest = moved.largest_share
    note = f"{wording.place_name(moved.largest) if len(moved.largest) > 2 else moved.largest} "
    note += number(largest.mean * 100, 2) + " %"
    return Row(label, (_lane(hhi, strong=True),), number(hhi.mean, decimals), note,
               strong=place == 0)  # fmt: skip


def _points(top: float) -> Axis:
    high = min(top, 10_000.0)
    return Axis(0.0, high, tuple(Tick(mark, number(mark)) for mark in ticks(0.0, high, 4)))


def _moved_title(one: "Displaced") -> str:
    assert one.mix is not None
    before, now = one.mix.concentration.hhi * FEW.per_kg, one.moved[0].hhi.mean * FEW.per_kg
    tenfold = one.moved[-1].hhi.mean * FEW.per_kg
    fewer = before - now
    decimals = _decimals(fewer)
    return fitting(
        tr("We take {} points off the HHI; ×10 takes {}").format(
            number(fewer, decimals), number(before - tenfold, _decimals(before - tenfold))),
        tr("We take {} points off the HHI").format(number(fewer, decimals)),
    )  # fmt: skip


def _share_words(one: "Displaced") -> str:
    place = wording.place_name(one.demand.country)
    return tr("What is recovered is {} of the demand, {}").format(
        share_with_interval(one.share), place
    )


def _moved_sheet(one: "Displaced") -> Sheet:
    assert one.mix is not None
    heads = (tr("Supply"), "HHI", "5 %", "95 %", tr("Largest"), tr("Share, %"))
    before = one.mix.concentration
    points = before.hhi * FEW.per_kg
    rows = [(tr("without us"), number(points, 2), "", "", str(before.largest),
             number(before.largest_share * 100, 3))]  # fmt: skip
    values: list[tuple[object, ...]] = [
        ("without", points, None, None, before.largest, before.largest_share * 100)
    ]
    for moved in one.moved:
        hhi = moved.hhi.scaled(FEW.per_kg)
        three, share = (hhi.mean, hhi.p05, hhi.p95), moved.largest_share.mean * 100
        label = tr("with us") if moved.times == 1 else tr("ten times as much")
        rows.append((label, *(number(h, 2) for h in three), moved.largest, number(share, 3)))  # type: ignore[arg-type]
        values.append((moved.times, *three, moved.largest, share))
    return Sheet(heads, tuple(rows), tuple(values), frozenset({0, 4}))


def cover(shown: "Shown", _reference: "Reference") -> Chart:
    """How long what was recovered would last each who uses it."""
    figures = shown.figures
    title = tr("Months of cover of a reserve")
    if why := _nothing(figures):
        return empty_chart("cover", title, why)
    found = figures.covers
    aims = {aim.code: aim for one in found for aim in one.aims}
    bounds = tuple(
        Tick(aim.days, tr("{} days, aim of {}").format(
            number(aim.days), wording.place_name(aim.country or "")))
        for aim in aims.values()
    )  # fmt: skip
    per = DAYS_A_MONTH
    largest = max([one.months.p95 * per for one in found] + [aim.days for aim in aims.values()])
    rows = tuple(
        Row(_label(one), (_lane(one.months.scaled(per), strong=place == 0),),
            wording.short_lasting(one.months), strong=place == 0)
        for place, one in enumerate(found)
    )  # fmt: skip
    marks = tuple(
        Mark(_label(one), wording.lasting(one.months), 0, place) for place, one in enumerate(found)
    )
    said = " · ".join([tr("Days of demand, if all that was recovered is kept"),
                       period(figures.since, figures.until)])  # fmt: skip
    return Chart("cover", _cover_title(found[0]), said, Rows(rows, _days(largest), bounds=bounds),
                 marks, lambda: _cover_sheet(figures), note=_aims_note(found))  # fmt: skip


def _days(largest: float) -> Axis:
    high = (largest or 1.0) * ROOM
    decimals = decimals_of(step_for(high, 4))
    return Axis(0.0, high, tuple(Tick(m, number(m, decimals)) for m in ticks(0.0, high, 4)))


def _cover_title(first: "Cover") -> str:
    lasts, place = wording.short_lasting(first.months), wording.place_name(first.demand.country)
    return fitting(tr("A reserve of it lasts {}, {}").format(lasts, place),
                   tr("It lasts {}").format(lasts))  # fmt: skip


def _aims_note(found: "tuple[Cover, ...]") -> str:
    aims = {aim.code: aim for one in found for aim in one.aims}
    said = [f"{spoken(aim.name)}: {wording.grade(aim.evidence)}" for aim in aims.values()]
    return "; ".join(said) or tr("No aim for stockpiles of these countries is known.")


def _cover_sheet(figures: "Diversification") -> Sheet:
    heads = (tr("Demand of"), tr("Material"), tr("Reserve, kg"), tr("Months"), "5 %", "95 %",
             tr("Aim, days"), tr("Of the aim, %"))  # fmt: skip
    rows, values = [], []
    for one in figures.covers:
        aim = next(iter(one.aims), None)
        three = (one.months.mean, one.months.p05, one.months.p95)
        reached = one.share_of(aim).mean * 100 if aim else None
        rows.append((wording.place_name(one.demand.country), spoken(one.demand.material),
                     with_interval(one.reserve), *(number(m, 3) for m in three),
                     number(aim.days) if aim else "", number(reached, 3)))  # fmt: skip
        values.append((one.demand.country, one.demand.material, one.reserve.mean, *three,
                       aim.days if aim else None, reached))  # fmt: skip
    return Sheet(heads, tuple(rows), tuple(values), frozenset({0, 1}))
