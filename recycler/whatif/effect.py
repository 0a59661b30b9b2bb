"""What a scenario does: to targets, to contained and recovered masses, and to their value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from recycler.elements import GROUPS
from recycler.model.logit import Floats
from recycler.targets.facts import Rated
from recycler.targets.metrics import Figure
from recycler.targets.standing import Standing
from recycler.totals.totals import Measure
from recycler.whatif.masses import Change, changes, share_change
from recycler.whatif.moved import Mixing, Moved, moved, moved_mix
from recycler.whatif.plan import Model, Plan
from recycler.whatif.scenario import ScenarioEntry

_MEASURES: tuple[Measure, Measure] = ("contained", "recovered")
Key = tuple[str, date]  # a target's code, and the date of the step that is looked at


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """What scenarios are held against: the facility as it is on a day.

    standings: of targets, one for each step ahead; mixes, rates: what those about the mix or about
    a recovery are made of; batteries: materials a recovery counts; per_kg: prices by measure and
    element, in the currency; empty: prices are not looked at.
    """

    on: date
    model: Model
    standings: tuple[Standing, ...]
    mixes: Mapping[Key, Mixing]
    rates: Mapping[str, Rated]
    batteries: frozenset[str]
    currency: str
    per_kg: Mapping[Measure, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class MassChange:
    """Contained and recovered mass of an element or a group in a year [kg]."""

    element: str
    contained: Change
    recovered: Change

    def as_dict(self) -> dict[str, Any]:
        return {
            "element": self.element, "contained_kg": self.contained.as_dict(),
            "recovered_kg": self.recovered.as_dict(),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Effect:
    """What a scenario does.

    masses: in a year, by element, then group; dry: what comes in in a year [kg]; worth: of what is
    contained and of what is recovered in a year, in the currency, where prices are known; unpriced:
    elements of which a scenario moves what is recovered, and which are in no value.
    """

    scenario: ScenarioEntry
    on: date
    dry: tuple[float, float]
    masses: tuple[MassChange, ...]
    currency: str
    worth: Mapping[Measure, Change]
    unpriced: tuple[str, ...]
    targets: tuple[Moved, ...]

    def mass(self, element: str) -> MassChange | None:
        return next((one for one in self.masses if one.element == element), None)

    def as_dict(self) -> dict[str, Any]:
        said = self.scenario
        return {
            "name": said.name, "note": said.note, "since": said.since.isoformat(),
            "on": self.on.isoformat(),
            "kg_per_month": {material: float(kg) for material, kg in said.kg_per_month},
            "factors": {material: float(factor) for material, factor in said.factors},
            "routes": dict(said.routes),
            "yields": [{"route": route, "element": element, "yield": float(share)}
                       for route, element, share in said.yields],
            "dry_kg": {"was": self.dry[0], "then": self.dry[1]},
            "masses": [one.as_dict() for one in self.masses],
            "value": {"currency": self.currency, "price_spread": "not included",
                      "unpriced": list(self.unpriced),
                      **{name: one.as_dict() for name, one in self.worth.items()}},
            "targets": [one.as_dict() for one in self.targets],
        }  # fmt: skip


def effect(base: Base, entry: ScenarioEntry) -> Effect:
    """Return what a scenario does.

    Args:
        base: the facility as it is.
        entry: a scenario that was checked.

    Raises:
        InputError: as of `Model.plan`.
    """
    plan = base.model.plan(entry)
    names = list(dict.fromkeys(plan.names))
    names += [group for group, members in GROUPS.items() if set(members) & set(names)]
    lines = np.array([_line(plan, name) for name in names]).reshape(len(names), len(plan.names))
    both = [_changes(plan, lines, base, which) for which in (0, 1)]
    rows = [
        MassChange(name, both[0][0][row], both[1][0][row])
        for row, name in enumerate(names)
        if both[0][0][row].was.mean > 0 or both[0][0][row].then.mean > 0
    ]
    worth = {
        measure: found for measure, (_, found) in zip(_MEASURES, both, strict=True)
        if found is not None
    }  # fmt: skip
    dry = _dry(plan)
    return Effect(
        entry, base.on, (sum(a for a, _ in dry.values()), sum(b for _, b in dry.values())),
        tuple(rows), base.currency, worth, _unpriced(base, rows),
        _targets(base, plan, rows, dry, entry),
    )  # fmt: skip


def _line(plan: Plan, name: str) -> Floats:
    return np.isin(plan.names, GROUPS.get(name, (name,))).astype(float)


def _changes(
    plan: Plan, lines: Floats, base: Base, which: int
) -> tuple[list[Change], Change | None]:
    """Return the changes of masses, and that of what they are worth together."""
    per_kg = base.per_kg.get(_MEASURES[which], {})
    if not per_kg:
        return changes(plan, lines, which), None
    prices = np.array([per_kg.get(name, 0.0) for name in plan.names])
    found = changes(plan, np.vstack([lines, prices]), which)
    return found[:-1], found[-1]


def _unpriced(base: Base, rows: Sequence[MassChange]) -> tuple[str, ...]:
    priced = base.per_kg.get("recovered", {})
    return tuple(
        one.element for one in rows
        if base.currency and one.element not in GROUPS and one.element not in priced
        and one.recovered.difference.mean
    )  # fmt: skip


def _dry(plan: Plan) -> dict[str, tuple[float, float]]:
    """Return what came in and what would, by material [kg in a year]."""
    found: dict[str, tuple[float, float]] = {}
    for material, was, then in plan.kinds:
        before, after = found.get(material, (0.0, 0.0))
        found[material] = before + was, after + then
    return found


def _targets(
    base: Base, plan: Plan, rows: list[MassChange], dry: Mapping[str, tuple[float, float]],
    entry: ScenarioEntry,
) -> tuple[Moved, ...]:  # fmt: skip
    recovered = {one.element: one.recovered for one in rows}
    abouts = {
        one.target.about for one in base.standings if one.target.figure is Figure.RECOVERY_RATE
    }
    counted = np.array([float(one in base.batteries) for one in plan.materials])
    shares = {about: share_change(plan, counted * _line(plan, about)) for about in abouts}
    factors = {material: then / was for material, (was, then) in dry.items() if was > 0}
    found = []
    for one in base.standings:
        if one.target.figure.is_mix:
            mixing = base.mixes.get((one.target.code, one.step.on))
            added = _added(plan, dry, one.target.about)
            found.append(moved_mix(one, mixing, factors, added, entry.since))
        else:
            found.append(moved(one, recovered, shares, base.rates, entry.since))
    return tuple(found)


def _added(plan: Plan, dry: Mapping[str, tuple[float, float]], about: str) -> tuple[str, ...]:
    """Return the materials that have not come in yet and hold what a figure is about."""
    new = {material for material, (was, then) in dry.items() if was <= 0 < then}
    held = _line(plan, about) * plan.holds if about else plan.then.dry
    return tuple(sorted({one for one, kg in zip(plan.materials, held, strict=True)
                         if one in new and kg > 0}))  # fmt: skip
