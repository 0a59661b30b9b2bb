"""Recycling efficiency and material recovery of waste batteries, out of runs.

Regulation (EU) 2023/1542, Annex XII parts B and C; formulas as its definitions suggest, to be
verified in the annex of Delegated Regulation (EU) 2025/606: rRE = sum of counted output / input,
rRM,X = X in output / X in input, over a calendar year, by chemistry group.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from recycler.balance.books import MASS, Books, Moved, Movement, Period
from recycler.balance.closure import Amount, Recovery, recoveries, summed
from recycler.balance.eu_counted import GROUPS, Counted, counted, groups
from recycler.balance.node_balance import amount_dict
from recycler.evidence import Evidence, weakest
from recycler.processing.records import LotKind, Run, RunState
from recycler.reference.data import Reference

RECOVERED = ("Co", "Cu", "Li", "Ni", "Pb")  # Annex XII part C
EFFICIENCY = "efficiency"
_METRICS = {
    "recycling efficiency (output mass / input mass)": EFFICIENCY,
    "material recovery rate": "recovery",
}


@dataclass(frozen=True, slots=True)
class RateTarget:
    """A target of the regulation and the chance that the rate of the year meets it [-].

    applies: whether it is in force at the end of the year.
    """

    code: str
    value: float
    since: date
    applies: bool
    chance: float | None


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of a year: of `efficiency`, or the recovery of an element [-].

    input: what runs of the year took, less the growth of what lies in store between them, dry mass
    or the element [kg]; output: what counts of their products [kg]; recovery: None where nothing
    was taken.
    """

    name: str
    input: Amount
    output: Amount
    recovery: Recovery | None
    targets: tuple[RateTarget, ...]

    def as_dict(self) -> dict[str, Any]:
        found = self.recovery
        return {
            "name": self.name,
            "input": amount_dict(self.input),
            "output": amount_dict(self.output),
            "rate": found and {"mean": found.share, "sd": found.sd, "p05": found.p05,
                               "p95": found.p95},
            "targets": [
                {"code": one.code, "value": one.value, "since": one.since.isoformat(),
                 "applies": one.applies, "probability": one.chance}
                for one in self.targets
            ],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rates:
    """All rates of a chemistry group in a calendar year, from runs that were closed in it.

    evidence: the weakest of what decides which substances count.
    """

    year: int
    group: str
    name: str
    rates: tuple[Rate, ...]
    counted: tuple[Counted, ...]
    runs: tuple[str, ...]
    evidence: Evidence

    def as_dict(self) -> dict[str, Any]:
        return {
            "year": self.year,
            "group": self.group,
            "name": self.name,
            "rates": [one.as_dict() for one in self.rates],
            "counted": [
                {"substance": one.substance, "counts": one.counts, "own": one.is_own,
                 "evidence": one.evidence.value, "source": one.source}
                for one in self.counted
            ],
            "runs": list(self.runs),
            "evidence": self.evidence.value,
        }  # fmt: skip


def rates(books: Books, period: Period, year: int, group: str) -> Rates:
    """Return the rates of a calendar year.

    A run counts in the year it was closed in, with all it took and yielded, and in the group of
    what it took most of. What it took from another run of the group is no input, and what it left
    in store for one no output.

    Args:
        books: of that year.
        period: its moments.
        year: of the calendar.
        group: code of the chemistry group.

    Raises:
        InputError: `no_chemistry_group`.
    """
    reference = books.contents.reference
    told = counted(reference, year, group)
    chain = _Chain(books, group)
    counts = {one.substance for one in told if one.counts}
    found = [chain.rate(EFFICIENCY, period, counts)]
    found += [chain.rate(element, period, {element}) for element in RECOVERED]
    held = [one for one in found if one.name == EFFICIENCY or one.input.kg > 0]
    closed = sorted(n for n, run in chain.runs.items() if period.holds(run.closed_at))
    with_targets = (
        Rate(one.name, one.input, one.output, one.recovery,
             tuple(_targets(reference, year, groups(reference)[group], one)))
        for one in held
    )  # fmt: skip
    return Rates(
        year, group, groups(reference)[group], tuple(with_targets), told, tuple(closed),
        weakest(one.evidence for one in told if one.counts),
    )  # fmt: skip


class _Chain:
    """The closed runs of one chemistry group, and what went into and came out of them."""

    def __init__(self, books: Books, group: str) -> None:
        self._books = books
        reference = books.contents.reference
        families = {row["family"] for row in reference.table(GROUPS) if row["group"] == group}
        self.runs: dict[str, Run] = {
            number: run
            for number, run in books.book.runs.items()
            if run.state is RunState.CLOSED and self._family(run) in families
        }

    def rate(self, name: str, period: Period, counts: set[str]) -> Rate:
        """Return one rate without its targets: of dry mass, or of the element it is named for."""
        element = MASS if name == EFFICIENCY else name
        feed, product, residues = list[Amount](), list[Amount](), list[Amount]()
        for one in self._moved(period):
            amount = self._books.amount(one, element)
            if one.moved is Moved.BOOKED:
                is_product = one.kind is LotKind.PRODUCT
                (product if is_product else residues).append(self._output(one, element, counts))
            elif one.kind is LotKind.PRODUCT:  # taken back: it was no product after all
                product.append(summed([(self._output(one, element, counts), -1.0)]))
            else:
                feed.append(amount)
        opening, closing = (
            [self._books.amount(one, element) for one in self._stored(moment)]
            for moment in (period.begin, period.end)
        )
        taken_out, put_in = (
            [self._books.amount(one, element) for one in self._taken(moment)]
            for moment in (period.begin, period.end)
        )
        grown = [(a, 1.0) for a in (*closing, *taken_out)] + [
            (a, -1.0) for a in (*opening, *put_in)
        ]
        used = summed([*((one, 1.0) for one in feed), *((a, -sign) for a, sign in grown)])
        both = recoveries([used], product, residues)
        bounded = name != EFFICIENCY  # products may have taken up water
        found = replace(both.check_in, bounded=bounded) if both else None
        return Rate(name, used, summed((one, 1.0) for one in product), found, ())

    def _moved(self, period: Period) -> Iterator[Movement]:
        """Yield what closed runs took from outside the chain, and yielded to it."""
        for one in self._books.movements:
            run = self._run_of(one)
            if run is None or not period.holds(run.closed_at):
                continue
            if one.moved is Moved.TAKEN and not self._is_between(one):
                yield one
            if one.moved is Moved.BOOKED and not _is_stored(one):
                yield one

    def _stored(self, moment: datetime) -> Iterator[Movement]:
        """Yield what was put in store for another run by runs closed before a moment."""
        for one in self._books.movements:
            run = self._run_of(one)
            if one.moved is Moved.BOOKED and _is_stored(one) and _before(run, moment):
                yield one

    def _taken(self, moment: datetime) -> Iterator[Movement]:
        """Yield what runs closed before a moment took of that."""
        for one in self._books.movements:
            taken = one.moved is Moved.TAKEN and _before(self._run_of(one), moment)
            if taken and self._is_between(one):
                yield one

    def _is_between(self, one: Movement) -> bool:
        lot = self._books.book.lots.get(one.of)
        return lot is not None and lot.kind.is_stored and lot.run in self.runs

    def _run_of(self, one: Movement) -> Run | None:
        return self.runs.get((one.target if one.moved is Moved.TAKEN else one.source) or "")

    def _output(self, one: Movement, element: str, counts: set[str]) -> Amount:
        wanted = counts if element == MASS else {element}
        return summed((self._books.amount(one, e), 1.0) for e in sorted(wanted))

    def _family(self, run: Run) -> str | None:
        """Return the family of what a run took most of."""
        inputs = self._books.book.inputs_of.get(run.number, ())
        if not inputs:
            return None
        contents = self._books.contents
        most = max(inputs, key=lambda one: one.dry_kg)
        material = contents.reference.materials.get(contents.material_of(most.source))
        return material.family if material else None


def _is_stored(one: Movement) -> bool:
    return one.kind is not None and one.kind.is_stored


def _before(run: Run | None, moment: datetime) -> bool:
    return run is not None and run.closed_at is not None and run.closed_at < moment


def _targets(reference: Reference, year: int, group: str, rate: Rate) -> Iterable[RateTarget]:
    wanted = group if rate.name == EFFICIENCY else rate.name
    kind = EFFICIENCY if rate.name == EFFICIENCY else "recovery"
    for row in reference.table("targets"):
        same = row["authority"] == "EU" and row["material_or_group"] == wanted
        if not same or _METRICS.get(row["metric"]) != kind:
            continue
        value, since = row.number("value") / 100, date.fromisoformat(row["effective_date"])
        yield RateTarget(
            row["target_code"], value, since, since <= date(year, 12, 31),
            rate.recovery.chance_over(value) if rate.recovery else None,
        )  # fmt: skip
