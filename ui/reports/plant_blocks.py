"""Blocks on what was processed: whether it adds up, and the rates of the regulation."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from recycler.exchange.overview_sheet import scale_of_mass
from ui.language.numbers import UNKNOWN, chance, day, fraction_percent, interval_decimals, number
from ui.language.reference_names import spoken
from ui.language.words import group
from ui.paper.parts import Block, Column, Part, Table, Words
from ui.recovery.wording import tr

if TYPE_CHECKING:
    from recycler.balance.eu_rates import Rate, Rates
    from recycler.balance.node_balance import Balance
    from ui.reports.findings import Findings


def balance(found: "Findings") -> Block:
    """Does the plant close, what is missing, and what people have said of it."""
    title = tr("Balance of the plant")
    if not found.balances:
        said = tr("Nothing was done with in this period, so nothing can be missing yet.")
        return Block("balance", title, (Words(said),))
    parts: list[Part] = [Words(_closes(found.balances[0])), _balances(found.balances)]
    note = tr("Missing = opening + in + unseen − out − closing [kg]. z: missing in its own "
              "standard deviations; beyond ±2 it is hardly chance, beyond ±3 somebody should act. "
              "Provisional: share of what moved that rests on no final result.")  # fmt: skip
    parts.append(Words(note, "caption", "text-3"))
    if found.ledger:
        parts.append(_ledger(found))
    return Block("balance", title, tuple(parts))


def _closes(mass: "Balance") -> str:
    closure = mass.closure
    amount = f"{_kg(abs(closure.imbalance_kg), closure.sd_kg)}\u2009kg"
    way = tr("{} dry mass missing") if closure.imbalance_kg >= 0 else tr("{} dry mass too much")
    said = way.format(amount)
    if closure.verdict.value == "closes":
        return tr("The books close: {}, within what is known.").format(said)
    return tr("The books do not close: {}.").format(said)


def _balances(balances: "tuple[Balance, ...]") -> Table:
    figures = (tr("Opening"), tr("In"), tr("Unseen"), tr("Out"), tr("Closing"), tr("Missing"), "±")
    columns = (
        Column(tr("kg"), "strong", 2.4), *(Column(head) for head in figures),
        Column("z"), Column(tr("Closure")),
        Column(tr("Provisional")),
    )  # fmt: skip
    return Table(columns, tuple(_balance(one) for one in balances))


def _balance(one: "Balance") -> tuple[str, ...]:
    closure = one.closure
    name = f"{one.element}  {group(one.element)}" if one.element else tr("Dry mass")
    sides = (one.opening, one.incoming, one.unseen, one.outgoing, one.closing)
    return (
        name, *(_kg(side.kg, side.sd) for side in sides),
        _kg(closure.imbalance_kg, closure.sd_kg), _kg(closure.sd_kg, closure.sd_kg),
        number(closure.z, 1) if closure.sd_kg else UNKNOWN,
        fraction_percent(closure.closure), fraction_percent(one.provisional, 0),
    )  # fmt: skip


def _kg(value: float, sd: float) -> str:
    """A mass with the digits its standard deviation leaves, but no fractions of a gram."""
    return number(value, min(interval_decimals(sd), 3))


def _ledger(found: "Findings") -> Table:
    from ui.balance.culprits import cause_name

    columns = (
        Column(tr("Unaccounted"), "strong", 0), Column(tr("Period"), "text", 0),
        Column(tr("Missing, kg")), Column(tr("Cause"), "text", 0), Column(tr("Owner"), "text", 2),
        Column(tr("Action"), "text", 3), Column(tr("Due"), "text", 0),
    )  # fmt: skip
    rows = tuple(
        (one.number, f"{day(one.since)} – {day(one.until)}",
         f"{_kg(float(one.kg), float(one.sd_kg))} {one.element or ''}".strip(),
         cause_name(one.cause.value), one.owner, one.action, day(one.due))
        for one in found.ledger
    )  # fmt: skip
    return Table(columns, rows)


def rates(found: "Findings") -> Block | None:
    """Recycling efficiency and material recovery of the year, by chemistry group."""
    if not found.rates:
        return None
    columns = (
        Column(tr("Rate"), "strong", 3), Column(tr("Input, t")),
        Column(tr("Output, t")), Column(tr("Rate, %")),
        Column(tr("5–95 %"), "interval"), Column(tr("Target")),
        Column(tr("Chance")),
    )  # fmt: skip
    rows = tuple(row for group_rates in found.rates for row in _rates(group_rates))
    said = tr("Runs closed in {year}, by Regulation (EU) 2023/1542, Annex XII. Formulas and "
              "counted substances are to be verified in Delegated Regulation (EU) "
              "2025/606.")  # fmt: skip
    note = Words(said.format(year=found.rates[0].year), "caption", "text-3")
    return Block("rates", tr("Rates by the EU battery regulation"), (Table(columns, rows), note))


def _rates(found: "Rates") -> Iterator[tuple[str, ...]]:
    for one in found.rates:
        rate = one.recovery
        name = tr("{}: efficiency") if one.name == "efficiency" else tr("{}: recovery of {}")
        spread = f"{number(100 * rate.p05, 1)}–{number(100 * rate.p95, 1)}" if rate else UNKNOWN
        begin = (
            name.format(spoken(found.name), one.name),
            _tonnes(one.input.kg), _tonnes(one.output.kg),
            number(100 * rate.share, 1) if rate else UNKNOWN, spread,
        )  # fmt: skip
        for place, (target, likely) in enumerate(_targets(one) or [(UNKNOWN, UNKNOWN)]):
            yield (*(begin if place == 0 else ("",) * len(begin)), target, likely)


def _targets(one: "Rate") -> list[tuple[str, str]]:
    return [
        (tr("{share} from {year}").format(share=fraction_percent(target.value, 0),
                                          year=target.since.year),
         UNKNOWN if target.chance is None else chance(target.chance))
        for target in one.targets
    ]  # fmt: skip


def _tonnes(kg: float) -> str:
    scale = scale_of_mass(10_000)
    return number(kg / scale.kg, 2)
