"""Blocks on what is ahead: targets, diversification, what the metal is worth, and what-if."""

from typing import TYPE_CHECKING

from recycler.diversification.concentration import POINTS
from ui.diversification.wording import place_name
from ui.language import numbers
from ui.language.sentences import say
from ui.language.words import group
from ui.paper.parts import Block, Column, Part, Table, Words
from ui.recovery.wording import tr
from ui.targets import groups, wording
from ui.whatif import wording as whatif_wording

if TYPE_CHECKING:
    from recycler.diversification.figures import Diversification
    from recycler.market.value import Line, Worth
    from recycler.targets.standing import Standing
    from recycler.whatif.effect import Effect
    from ui.reports.findings import Findings

_ORIGINS = 6  # named of each element


def targets(found: "Findings") -> Block:
    """Where each target stands that is followed, and how likely it is met."""
    title = tr("Targets")
    if not found.standings:
        said = tr("No target is followed. The page Targets takes them from the list, or your own.")
        return Block("targets", title, (Words(said),))
    columns = (
        Column(tr("Target"), "strong", 4), Column(tr("Aim")), Column(tr("By"), "text", 0),
        Column(tr("Now ± 90 %"), width=1.6), Column(tr("Projected"), width=1.2),
        Column(tr("Chance")), Column(tr("How it stands"), "text", 0),
    )  # fmt: skip
    table = Table(columns, tuple(map(_target, found.standings)))
    on = numbers.day(found.standings[0].on)
    note = tr("As they stand on {day}. A chance rests on the facility’s own weeks, runs, months or "
              "results; how is said on the page Targets.")  # fmt: skip
    parts: list[Part] = [table, Words(note.format(day=on), "caption", "text-3")]
    reasons = dict.fromkeys(say(one.reason) for one in found.standings if one.reason)
    if reasons:
        parts.append(Words(" ".join(reasons), "caption", "text-3"))
    return Block("targets", title, tuple(parts))


def _target(one: "Standing") -> tuple[str, ...]:
    return (
        groups.name(one.target), wording.value(one), numbers.day(one.step.on), wording.now(one),
        wording.expected(one), wording.chance(one), wording.word(one),
    )  # fmt: skip


def diversification(found: "Findings") -> Block | None:
    """Where the intake comes from, and how much of a year's demand is covered."""
    if not found.diversified:
        return None
    columns = (
        Column(tr("Element"), "strong", 2), Column(tr("Contained, kg"), width=1.4),
        Column(tr("Origins by share"), "text", 5), Column("HHI"),
    )  # fmt: skip
    table = Table(columns, tuple(map(_mixed, found.diversified)))
    note = tr("HHI of the own intake, 0 to 10 000 ± 90 %; origins nobody stated are in no index.")
    parts: list[Part] = [table, Words(note, "caption", "text-3")]
    covered = tuple(row for one in found.diversified for row in _covered(one))
    if covered:
        heads = (
            Column(tr("Element"), "strong", 2), Column(tr("Demand of"), "text", 3),
            Column(tr("A year, t")), Column(tr("Recovered of it"), width=1.6),
            Column(tr("HHI of supply")), Column(tr("With ours")),
        )  # fmt: skip
        parts.append(Table(heads, covered))
    return Block("diversification", tr("Diversification"), tuple(parts))


def _mixed(one: "Diversification") -> tuple[str, ...]:
    intake = one.intake
    named = [
        _unbroken(f"{place_name(s.origin)} {numbers.fraction_percent(s.share.mean, 0)}")
        for s in intake.sources[:_ORIGINS]
    ]
    hhi = numbers.with_interval(intake.hhi.scaled(POINTS), wording.PLAIN)
    return f"{one.element}  {group(one.element)}", numbers.number(intake.contained_kg), (
        ", ".join(named)
    ), hhi  # fmt: skip


def _unbroken(words: str) -> str:
    return words.replace(" ", "\u00a0").replace(numbers.THIN, "\u00a0")


def _covered(one: "Diversification") -> list[tuple[str, ...]]:
    """The first demand there is of the element itself, as it stands and with what is recovered."""
    rows: list[tuple[str, ...]] = []
    for each in one.displacement[:1]:
        before = each.mix.concentration.hhi * POINTS if each.mix else None
        after = each.moved[0].hhi.mean * POINTS if each.moved else None
        rows.append((
            f"{one.element}  {group(one.element)}", place_name(each.demand.country),
            numbers.number(each.demand.kg / 1000), numbers.share_with_interval(each.share),
            numbers.number(before), numbers.number(after),
        ))  # fmt: skip
    return rows


def value(found: "Findings") -> Block | None:
    """What contained and recovered metal is worth, where prices are looked at."""
    if not found.values:
        return None
    columns = (
        Column(tr("Metal"), "strong", 2), Column(tr("kg")), Column(tr("Per kg")),
        Column(found.values[0].currency), Column(tr("10–90 %"), "interval", 1.4),
        Column(tr("Price dated"), "text", 0),
    )  # fmt: skip
    rows: list[tuple[str, ...]] = []
    sums = set()
    for one in found.values:
        rows += [_line(line) for line in one.lines if line.worth]
        if one.total is not None:
            sums.add(len(rows))
            rows.append((whatif_wording.worth_name(one.measure), "", "", *_money(one.total), ""))
    note = tr("At listed prices. What prices differ by between places and days is not in the "
              "interval. Without a price: {}.")  # fmt: skip
    missing = dict.fromkeys(line.element for one in found.values for line in one.unpriced)
    said = Words(note.format(", ".join(missing) or "–"), "caption", "text-3")
    return Block("value", tr("Value"), (Table(columns, tuple(rows), frozenset(sums)), said))


def _line(line: "Line") -> tuple[str, ...]:
    assert line.worth is not None
    kg = numbers.mean(line.kg, numbers.quantity_decimals(line.kg))
    return (
        f"{line.element}  {group(line.element)}", kg, numbers.number(line.per_kg, 2),
        *_money(line.worth), line.price.date if line.price else "",
    )  # fmt: skip


def _money(worth: "Worth") -> tuple[str, str]:
    """An amount and its interval, with the digits the interval leaves."""
    half = (worth.p90 - worth.p10) / 2
    decimals = numbers.interval_decimals(half)
    mean, low, high = (
        numbers.number(round(one, decimals), max(decimals, 0))
        for one in (worth.mean, worth.p10, worth.p90)
    )
    return mean, f"{low}{numbers.RANGE}{high}"


def whatif(found: "Findings") -> Block | None:
    """The scenarios that are kept: what they suppose, and what they would do to each target."""
    if not found.effects:
        return None
    parts: list[Part] = []
    for one in found.effects:
        head = tr("{name}, from {since} on: {told}").format(
            name=one.scenario.name, since=numbers.day(one.scenario.since),
            told=" ".join(whatif_wording.supposed(one.scenario, found.reference)),
        )  # fmt: skip
        parts += [Words(head, "body", "text-1"), _effect(one)]
    parts.append(Words(whatif_wording.basis(), "caption", "text-3"))
    return Block("whatif", tr("What if"), tuple(parts))


def _effect(found: "Effect") -> Table:
    columns = (
        Column(tr("Target"), "strong", 4), Column(tr("By"), "text", 0), Column(tr("As it is")),
        Column(tr("Then")), Column(tr("Difference ± 90 %"), width=1.6),
        Column(tr("Chance"), width=1.4),
    )  # fmt: skip
    rows = tuple(
        (whatif_wording.name(one), numbers.day(one.standing.step.on), whatif_wording.was(one),
         whatif_wording.then(one), whatif_wording.moved_by(one),
         f"{whatif_wording.chance_was(one)} → {whatif_wording.chance_then(one)}")
        for one in found.targets
    )  # fmt: skip
    return Table(columns, rows)
