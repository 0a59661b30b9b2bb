"""How much of a demand the facility's kilograms cover, and how a supply mix moves with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recycler.diversification.concentration import TENFOLD, Moved, joined
from recycler.diversification.demand import WORLD, Basis, Demand, mean_per_kg
from recycler.diversification.supply import REST, SupplyMix
from recycler.elements import GROUPS
from recycler.quantity import Quantity

OWN = "OWN"  # the facility as a source of its own, where no country is meant


@dataclass(frozen=True, slots=True)
class Displaced:
    """The facility's kilograms against one demand.

    recovered: in the period, in the demand's basis [kg]; years: how long the period is; share: of
    what is used in such a time [-]; mix: whose index moves, None where there is none; moved: with
    the facility, and with ten times as much.
    """

    demand: Demand
    recovered: Quantity
    per_kg: float
    years: float
    share: Quantity
    mix: SupplyMix | None
    moved: tuple[Moved, ...]

    def as_dict(self) -> dict[str, object]:
        return {
            **self.demand.as_dict(),
            "recovered_kg": self.recovered.as_dict(),
            "per_kg_element": self.per_kg,
            "years": self.years,
            "share": self.share.as_dict(),
            "mix": self.mix.series if self.mix else None,
            "before": self.mix.concentration.as_dict() if self.mix else None,
            "moved": [one.as_dict() for one in self.moved],
        }


def years_of(since: date, until: date) -> float:
    """Return how many years a period takes, both days included.

    Each of its days is its part of the calendar year it is in, so a calendar year is exactly one.
    """
    years, first = 0.0, since
    while first <= until:
        last = min(until, date(first.year, 12, 31))
        length = (date(first.year + 1, 1, 1) - date(first.year, 1, 1)).days
        years += ((last - first).days + 1) / length
        first = last + timedelta(days=1)
    return years


def displaced(
    demand: Demand, recovered: Mapping[str, Quantity], years: float, mix: SupplyMix | None
) -> Displaced:
    """Set what was recovered against a demand.

    Args:
        demand: in a year.
        recovered: totals of the period by element and group [kg of the element].
        years: how long the period is.
        mix: the supply that gives way, None where it is not known.
    """
    mass, factor = _recovered(demand, recovered)
    used = demand.kg * years
    share = mass.scaled(1 / used) if used > 0 else Quantity.ZERO
    moved: Sequence[Moved] = ()
    if mix is not None:
        home = OWN if demand.country == WORLD or len(demand.country) > 2 else demand.country
        moved = [joined(mix.shares, home, share, times, REST) for times in (1.0, TENFOLD)]
    return Displaced(demand, mass, factor, years, share, mix, tuple(moved))


def in_basis(name: str, recovered: Mapping[str, Quantity], basis: Basis) -> tuple[Quantity, float]:
    """Return a total counted as another basis, and kg of that for one kg of the element.

    A group has the mean of its elements, weighed by what was recovered of each.

    Raises:
        InputError: `no_such_basis`.
    """
    members = GROUPS.get(name, (name,))
    means = {one: recovered[one].mean for one in members if one in recovered}
    factor = mean_per_kg(means, members, basis)
    return recovered.get(name, Quantity.ZERO).scaled(factor), factor


def _recovered(demand: Demand, recovered: Mapping[str, Quantity]) -> tuple[Quantity, float]:
    """Return what compares with a demand, in its basis.

    A group that totals do not know is the sum of those they know, as if these erred together.
    """
    if demand.symbol in GROUPS or len(demand.members) == 1:
        return in_basis(demand.symbol, recovered, demand.basis)
    names = list(demand.members)
    if {"Nd", "Pr"} <= set(names):
        names = ["NdPr", *(name for name in names if name not in ("Nd", "Pr"))]
    parts = [in_basis(name, recovered, demand.basis)[0] for name in names]
    plain = sum(recovered[name].mean for name in names if name in recovered)
    mass = _together(parts)
    return mass, mass.mean / plain if plain else 1.0


def _together(parts: Sequence[Quantity]) -> Quantity:
    """Return the sum of quantities as if they erred together: its spread is the most it can be."""
    return Quantity(
        sum(p.mean for p in parts), sum(p.sd for p in parts), sum(p.p05 for p in parts),
        sum(p.p50 for p in parts), sum(p.p95 for p in parts),
    )  # fmt: skip
