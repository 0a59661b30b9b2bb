"""Where a target would stand under a scenario, drawn with the errors and weeks it stands at.

The same draws of weeks, months and errors are behind both, so that the chances can be compared and
the difference has an interval of its own.
"""

import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np

from recycler.balance.closure import Recovery
from recycler.model.logit import WIDEST, Floats
from recycler.problems import Problem
from recycler.quantity import Quantity
from recycler.targets.facts import Rated
from recycler.targets.metrics import Figure
from recycler.targets.mix import Mixed
from recycler.targets.outlook import Outlook
from recycler.targets.projection import DRAWS, future_draws
from recycler.targets.standing import (
    Expected,
    Standing,
    Word,
    rate_chance,
    share_meeting,
    word_for,
)
from recycler.whatif.masses import Change, normal

_KEPT = 256
_MONTH = 30.436875  # [days]
_SURE = 1 - 1e-6


@dataclass(frozen=True, slots=True)
class Moved:
    """A target as it stands and as it would.

    expected: what is then to be expected at its date; difference: to what is now, in its unit;
    reason: why nothing can be said of it, or why it stays.
    """

    standing: Standing
    expected: Expected | None
    chance: float | None
    difference: Quantity | None
    word: Word
    reason: Problem | None = None

    def as_dict(self) -> dict[str, Any]:
        was, target = self.standing, self.standing.target
        return {
            "code": target.code, "name": target.name, "figure": target.figure.value,
            "comparator": target.comparator.value, "value": was.step.value, "unit": target.unit,
            "by": was.step.on.isoformat(),
            "was": {"projected": was.expected.value if was.expected else None,
                    "p05": was.expected.p05 if was.expected else None,
                    "p95": was.expected.p95 if was.expected else None,
                    "probability": was.chance, "status": was.word.value},
            "then": {"projected": self.expected.value if self.expected else None,
                     "p05": self.expected.p05 if self.expected else None,
                     "p95": self.expected.p95 if self.expected else None,
                     "probability": self.chance, "status": self.word.value},
            "difference": self.difference.as_dict() if self.difference else None,
            "reason": {"code": self.reason.code, **self.reason.details} if self.reason else None,
        }  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Mixing:
    """A target about suppliers or origins: its draws, and which materials come from where.

    kg: of what it is about, by material and place [kg in a year].
    """

    mixed: Mixed
    kg: Mapping[str, Mapping[str, float]]


def stays(standing: Standing, reason: Problem | None = None) -> Moved:
    """Return a target that does not move."""
    same = normal(0.0, 0.0) if standing.chance is not None else None
    return Moved(standing, standing.expected, standing.chance, same, standing.word,
                 reason or standing.reason)  # fmt: skip


def _too_late(since: date, by: date) -> Problem:
    return Problem("whatif_too_late", {"since": since.isoformat(), "by": by.isoformat()})


def moved_sum(standing: Standing, change: Change | None, since: date) -> Moved:
    """Return how a mass of a year, or its share in a demand, would stand.

    What comes from `since` on is as many times as much as a year at the scenario is of a year as it
    was. The factor errs: in part with what is counted already, in part by itself.

    Args:
        standing: as it is.
        change: of the recovered mass in a year; None: none of it came in and none would.
        since: the first day of the scenario.
    """
    outlook = standing.outlook
    if outlook is None or change is None:
        return stays(standing)
    first = max(since, outlook.since)
    if first > outlook.until:
        return stays(standing, _too_late(since, outlook.until))
    if change.was.mean <= 0:
        return _from_nothing(standing, outlook, change, first)
    about, target = standing.target.about, standing.target
    after = coming_after(outlook, first, about)
    z = _normals(f"whatif:{about}")
    factor = (
        change.difference.mean + change.slope * change.was.mean * (outlook.common - 1)
        + change.rest_sd * z
    ) / change.was.mean  # fmt: skip
    least = -outlook.common  # no less comes than nothing
    return _of_draws(standing, outlook.draws, after * np.maximum(factor, least),
                     target.demand_kg or 1.0)  # fmt: skip


def _from_nothing(standing: Standing, outlook: Outlook, change: Change, first: date) -> Moved:
    days = (outlook.until - first).days + 1
    part = days / 365.0
    z = _normals(f"whatif:{standing.target.about}")
    more = np.maximum(change.difference.mean + change.difference.sd * z, 0.0) * part
    return _of_draws(standing, outlook.draws, more, standing.target.demand_kg or 1.0)


def _of_draws(standing: Standing, was: Floats, moved: Floats, unit: float) -> Moved:
    then = np.maximum(was + moved, 0.0) / unit
    target, step = standing.target, standing.step
    chance = share_meeting(then, target.comparator, step.value)
    now = 1.0 if standing.word is Word.MET else None  # what is reached stays so
    return Moved(
        standing, Expected.of_draws(then), chance, drawn(then - was / unit),
        word_for(target, step, standing.on, chance, now),
    )  # fmt: skip


def moved_rate(standing: Standing, rate: Rated | None, change: Change | None, since: date) -> Moved:
    """Return how the share that is won of an element would stand.

    Args:
        standing: as it is.
        rate: the figure it stands at.
        change: of the share that estimates of batches give; None: nothing would come in.
        since: the first day of the scenario.
    """
    step = standing.step
    if rate is None:
        return stays(standing)
    if since > step.on:
        return stays(standing, _too_late(since, step.on))
    if change is None or change.was.mean <= 0:
        return Moved(standing, None, None, None, Word.NO_DATA,
                     Problem("whatif_nothing_left", {"about": standing.target.about}))  # fmt: skip
    if not change.difference.mean and not change.difference.sd:
        return stays(standing)
    scale = rate.found.share / change.was.mean  # of runs, where the figure is out of runs
    difference = normal(change.difference.mean * scale, change.difference.sd * scale)
    mean = min(max(rate.found.share + difference.mean, 0.0), _SURE)
    sd = float(np.hypot(rate.found.sd * max(1 + change.slope, 0.0), change.rest_sd * scale))
    then = Recovery(mean, min(sd, (WIDEST * mean * (1 - mean)) ** 0.5), bounded=True)
    chance = rate_chance(then, standing.target.comparator, step.value)
    expected = Expected(mean, *map(then.quantile, (0.05, 0.1, 0.9, 0.95)))
    return Moved(
        standing, expected, chance, difference,
        word_for(standing.target, step, standing.on, chance, chance),
    )  # fmt: skip


def moved_mix(
    standing: Standing, mixing: Mixing | None, factors: Mapping[str, float],
    added: Collection[str], since: date,
) -> Moved:  # fmt: skip
    """Return how a share of suppliers or origins would stand, or how concentrated they are.

    Who brings a material stays as it is; of one nobody brought yet that cannot be said.

    Args:
        standing: as it is.
        mixing: what it is made of; None: nothing came in.
        factors: on what came of materials [-].
        added: materials that have not come yet and hold what the figure is about.
        since: the first day of the scenario.
    """
    basis = mixing.mixed.basis if mixing else None
    if mixing is None or basis is None or standing.expected is None:
        return stays(standing)
    ahead_days = mixing.mixed.coming * _MONTH
    late = max((since - standing.on).days, 0) - max((standing.step.on - standing.on).days
                                                    - ahead_days, 0.0)  # fmt: skip
    within = 1 - min(max(late, 0.0) / ahead_days, 1.0)
    if within <= 0:
        return stays(standing, _too_late(since, standing.step.on))
    if added:
        unknown = Problem("whatif_place_unknown", {"materials": ", ".join(added)})
        return Moved(standing, None, None, None, Word.NO_DATA, unknown)
    changed = {material: factor for material, factor in factors.items() if factor != 1}
    scale = np.array([_factor(mixing.kg, changed, place) for place in basis.places])
    ahead = basis.ahead * (1 + within * (scale - 1))
    _, _, then = basis.draws(standing.target, ahead)
    was = mixing.mixed.draws
    chance = share_meeting(then, standing.target.comparator, standing.step.value)
    return Moved(
        standing, Expected.of_draws(then), chance, None if was is None else drawn(then - was),
        word_for(standing.target, standing.step, standing.on, chance, standing.chance),
    )  # fmt: skip


def _factor(
    kg: Mapping[str, Mapping[str, float]], changed: Mapping[str, float], place: str
) -> float:
    """Return by how much what comes from a place grows."""
    whole = sum(places.get(place, 0.0) for places in kg.values())
    if whole <= 0:
        return 1.0
    return 1 + sum(
        (factor - 1) * kg.get(material, {}).get(place, 0.0) for material, factor in changed.items()
    ) / whole  # fmt: skip


def moved(
    standing: Standing, masses: Mapping[str, Change], shares: Mapping[str, Change | None],
    rates: Mapping[str, Rated], since: date,
) -> Moved:  # fmt: skip
    """Return how a target that is not about suppliers or origins would stand.

    Args:
        standing: as it is.
        masses: recovered in a year, by element and group.
        shares: won of batteries, by element, for targets about a recovery.
        rates: figures of these targets, by code.
        since: the first day of the scenario.
    """
    target = standing.target
    if target.figure.is_sum:
        return moved_sum(standing, masses.get(target.about), since)
    if target.figure is Figure.RECOVERY_RATE:
        return moved_rate(standing, rates.get(target.code), shares.get(target.about), since)
    code = {Figure.EFFICIENCY: "whatif_of_runs", Figure.HONESTY: "whatif_of_assays"}
    told = code.get(target.figure)
    return stays(standing, Problem(told) if told and standing.chance is not None else None)


def drawn(draws: Floats) -> Quantity:
    """Return a quantity of its draws."""
    low, middle, high = (float(q) for q in np.quantile(draws, (0.05, 0.5, 0.95)))
    return Quantity(float(draws.mean()), float(draws.std()), low, middle, high)


@lru_cache(maxsize=_KEPT)
def coming_after(outlook: Outlook, first: date, about: str) -> Floats:
    """Return draws of what comes from a day on, the same weeks as the outlook's [kg]."""
    if first <= outlook.since:
        return outlook.coming
    later = future_draws(outlook.history, first, outlook.until, about)
    return np.asarray(np.minimum(later, outlook.coming))


@lru_cache(maxsize=_KEPT)
def _normals(name: str) -> Floats:
    return np.random.default_rng(zlib.crc32(name.encode())).standard_normal(DRAWS)
