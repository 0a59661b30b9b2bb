"""What a target takes: by when it is reached as things go, and what would close the gap.

Each way is the projection inverted: how much more has to come, or how much more has to be won of
it, for the target to be met in `SURE` of the draws. `docs/model.md` section 16.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np

from recycler.laboratory.advice import Step as Measuring
from recycler.model.logit import Floats
from recycler.targets.facts import Facts, Feed
from recycler.targets.metrics import Figure
from recycler.targets.mix import mixed
from recycler.targets.outlook import Outlook
from recycler.targets.path import path
from recycler.targets.standing import Standing, rate_chance, share_meeting
from recycler.targets.target import Comparator

SURE = 0.8  # chance that is aimed at
_MATERIALS = 2  # named
_HALF = 0.5
_LEAST = 0.005  # of chance: less is not worth naming
_TINY = 1e-9
_DAYS_A_MONTH = 30.436875
_LATELY = 30  # weeks
_HALVINGS = 30  # of an interval of yields


class Way(StrEnum):
    """A way to close a gap."""

    MATERIAL = "material"
    YIELD = "yield"
    ASSAY = "assay"
    FROM_PARTNERS = "from_partners"
    FROM_OTHERS = "from_others"


@dataclass(frozen=True, slots=True)
class Closing:
    """One way, and the chance with it [-].

    kg_a_month: of a material's dry mass, or of what the target is about [kg]; before, after: yield
    [-]; batches: to assay.
    """

    way: Way
    chance: float
    material: str = ""
    kg_a_month: float = 0.0
    before: float = 0.0
    after: float = 0.0
    batches: int = 0

    def as_dict(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Gap:
    """What a target takes.

    missing: until its value, in its unit, below zero: reached; weeks: until its date; lately_kg,
    lately_sd_kg: mean of the last weeks and its spread from week to week; lately: how many these
    are; reached: the day half of the draws have reached it, None: not by its date; ways: those that
    would raise the chance most first.
    """

    standing: Standing
    missing: float | None
    weeks: float
    lately_kg: float
    lately_sd_kg: float
    lately: int
    reached: date | None
    ways: tuple[Closing, ...]

    def as_dict(self) -> dict[str, Any]:
        return {
            "target": self.standing.as_dict(),
            "missing": self.missing,
            "weeks": self.weeks,
            "lately": {"weeks": self.lately, "kg": self.lately_kg, "sd_kg": self.lately_sd_kg},
            "reached": self.reached and self.reached.isoformat(),
            "ways": [one.as_dict() for one in self.ways],
        }


def gap(facts: Facts, found: Standing) -> Gap:
    """Return what a target takes.

    Args:
        facts: of the facility.
        found: how the target stands by them.
    """
    now = found.now.value if found.now else (0.0 if found.outlook else None)
    missing = None if now is None else found.step.value - now
    weeks = max((found.step.on - facts.on).days, 0) / 7
    ways = tuple(sorted(_ways(facts, found), key=lambda one: one.way is Way.ASSAY))
    outlook = found.outlook
    if outlook is None:
        return Gap(found, missing, weeks, 0.0, 0.0, 0, None, ways)
    lately = outlook.history.weekly[-_LATELY:]
    value = found.step.value * (found.target.demand_kg or 1.0)
    began = outlook.since <= _next(facts.on)
    reached = _reached(outlook, value, found.target.about) if began else None
    sd = float(lately.std(ddof=1)) if len(lately) > 1 else 0.0
    return Gap(found, missing, weeks, float(lately.mean()), sd, len(lately), reached, ways)


def _reached(outlook: Outlook, value: float, name: str) -> date | None:
    if np.mean(outlook.counted >= value) >= _HALF:
        return outlook.history.end
    return path(outlook, name).reached(value, _HALF)


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def _ways(facts: Facts, found: Standing) -> Iterator[Closing]:
    figure = found.target.figure
    if found.chance is None or found.step.on < facts.on:
        return
    if figure.is_sum and found.outlook is not None:
        if found.chance < SURE:
            yield from _more(facts, found, found.outlook)
        yield from _assays(facts, found, found.outlook)
    elif figure.is_mix and found.chance < SURE:
        yield from _from_elsewhere(facts, found)
    elif figure is Figure.RECOVERY_RATE and found.chance < SURE:
        yield from _better(facts, found)


def _more(facts: Facts, found: Standing, outlook: Outlook) -> Iterator[Closing]:
    """Yield how much more of a material, or of a yield, it takes."""
    value = found.step.value * (found.target.demand_kg or 1.0)
    is_least = found.target.comparator is Comparator.AT_LEAST
    level = SURE if is_least else 1 - SURE
    needed = (value - outlook.counted) / np.maximum(outlook.common, _TINY)
    more = float(np.quantile(needed - outlook.coming, level))
    months = ((outlook.until - outlook.since).days + 1) / _DAYS_A_MONTH
    feeds = facts.feeds(found.target.about)
    for feed in _richest(feeds)[:_MATERIALS]:
        kg = more / feed.yields / months
        yield Closing(Way.MATERIAL, SURE, feed.material, kg_a_month=kg)
    held = sum(one.dry_kg * one.holds for one in feeds)
    before = sum(one.dry_kg * one.yields for one in feeds) / held if held else 0.0
    factor = _factor(needed, outlook.coming, level)
    if is_least and factor is not None and before * factor < 1:
        yield Closing(Way.YIELD, SURE, before=before, after=before * factor)


def _factor(needed: Floats, coming: Floats, level: float) -> float | None:
    some = coming > 0
    return float(np.quantile(needed[some] / coming[some], level)) if some.any() else None


def _richest(feeds: Sequence[Feed]) -> list[Feed]:
    """Return the materials that brought most of it in."""
    won = [one for one in feeds if one.yields > 0]
    return sorted(won, key=lambda one: -one.dry_kg * one.yields)


def _assays(facts: Facts, found: Standing, outlook: Outlook) -> Iterator[Closing]:
    """Yield what assays of the batches that have none would do, the one that does most."""
    target, unit = found.target, found.target.demand_kg or 1.0
    if found.now is None or found.chance is None or found.chance > 1 - _LEAST:
        return
    ways = []
    for action in facts.measurable(target.about, found.since, found.until):
        if action.step is Measuring.FIRST_ASSAY and action.batches:
            draws = outlook.measured(action.after) / unit
            chance = share_meeting(draws, target.comparator, found.step.value)
            ways.append(Closing(Way.ASSAY, chance, action.material or "", batches=action.batches))
    best = max(ways, key=lambda one: one.chance, default=None)
    if best is not None and best.chance > found.chance + _LEAST:
        yield best


def _from_elsewhere(facts: Facts, found: Standing) -> Iterator[Closing]:
    """Yield how much more has to come from partners, or from others than the largest."""
    target, value = found.target, found.step.value
    by_mix = mixed(facts, target, found.step)
    if by_mix is None or by_mix.part is None or by_mix.whole is None or not by_mix.coming:
        return
    part, whole = by_mix.part, by_mix.whole
    if target.figure is Figure.PARTNER_SHARE and value < 1:
        more = float(np.quantile((value * whole - part) / (1 - value), SURE))
        yield Closing(Way.FROM_PARTNERS, SURE, kg_a_month=more / by_mix.coming)
    elif target.figure is not Figure.ORIGIN_HHI and value > 0:
        more = float(np.quantile(part / value - whole, SURE))
        yield Closing(Way.FROM_OTHERS, SURE, kg_a_month=more / by_mix.coming)


def _better(facts: Facts, found: Standing) -> Iterator[Closing]:
    """Yield the recovery at which the target would be met in `SURE` of all cases."""
    rate, target, value = facts.recovery(found.target.about), found.target, found.step.value
    if rate is None or not 0 < rate.found.share < 1 or not 0 < value < 1:
        return
    low, high = rate.found.share, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        better = replace(rate.found, share=middle)
        enough = rate_chance(better, target.comparator, value) >= SURE
        low, high = (low, middle) if enough else (middle, high)
    if high < 1:
        yield Closing(Way.YIELD, SURE, before=rate.found.share, after=high)
