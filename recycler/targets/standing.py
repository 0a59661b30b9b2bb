"""Where a target stands: the figure now, what is to be expected, and the chance of meeting it.

`docs/model.md` section 16.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Literal

import numpy as np
from scipy.special import betainc, betaincinv, ndtr  # type: ignore[import-untyped]

from recycler.balance.closure import Recovery
from recycler.fractions import fractions
from recycler.model.logit import Floats
from recycler.problems import Problem
from recycler.targets import mix
from recycler.targets.facts import Facts, Sum
from recycler.targets.metrics import Figure
from recycler.targets.outlook import Z90, Outlook, outlook
from recycler.targets.target import Comparator, Step, Target

ON_COURSE, NOT_ON_COURSE = 0.6, 0.3  # chances from and below which a target is said to be so
SURELY = 0.95  # chance from which what has a year to go is called met already
SETTLED = 0.9  # chance from which what is past is called met; below 1 - SETTLED: missed

Basis = Literal["weeks", "runs", "batches", "months", "assays", ""]


class Word(StrEnum):
    """How a target stands, in a word."""

    MET = "met"
    ON_COURSE = "on course"
    OPEN = "open"
    NOT_ON_COURSE = "not on course"
    MISSED = "missed"
    NO_DATA = "no data"


@dataclass(frozen=True, slots=True)
class Now:
    """A figure as it is now, with its 90 % interval, in the unit of its target."""

    value: float
    p05: float
    p95: float


@dataclass(frozen=True, slots=True)
class Expected:
    """A figure as it will be at the date of a target: mean and quantiles, in its unit."""

    value: float
    p05: float
    p10: float
    p90: float
    p95: float

    @classmethod
    def of_draws(cls, draws: Floats) -> "Expected":
        low, lower, upper, high = (float(q) for q in np.quantile(draws, (0.05, 0.1, 0.9, 0.95)))
        return cls(float(draws.mean()), low, lower, upper, high)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a target stands on a day.

    step: what is worked towards; since, until: the days its figure is of; place: the supplier or
    origin the figure is of; unknown: share of the intake whose place is not known [-]; n: on how
    many weeks, runs, batches, months or assays the projection, or else the figure, rests.
    """

    target: Target
    on: date
    step: Step
    since: date
    until: date
    word: Word
    now: Now | None = None
    expected: Expected | None = None
    chance: float | None = None
    reason: Problem | None = None
    basis: Basis = ""
    n: int = 0
    place: str = ""
    unknown: float = 0.0
    outlook: Outlook | None = None

    def as_dict(self) -> dict[str, Any]:
        target, now, expected = self.target, self.now, self.expected
        return {
            "code": target.code,
            "name": target.name,
            "authority": target.authority,
            "metric": target.metric,
            "figure": target.figure.value,
            "subject": target.subject,
            "comparator": target.comparator.value,
            "value": self.step.value,
            "unit": target.unit,
            "by": self.step.on.isoformat(),
            "steps": [{"on": one.on.isoformat(), "value": one.value} for one in target.steps],
            "level": target.level,
            "legal": target.legal.value,
            "evidence": target.evidence,
            "source": target.source,
            "for_orientation": target.for_orientation,
            "followed": target.followed or target.is_own,
            "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "current": now and now.value,
            "p05": now and now.p05,
            "p95": now and now.p95,
            "projected": expected and expected.value,
            "projected_p05": expected and expected.p05,
            "projected_p10": expected and expected.p10,
            "projected_p90": expected and expected.p90,
            "projected_p95": expected and expected.p95,
            "probability": self.chance,
            "status": self.word.value,
            "reason": self.reason and {"code": self.reason.code, **self.reason.details},
            "basis": self.basis,
            "n": self.n,
            "place": self.place,
            "unknown_share": self.unknown,
        }


def standings(facts: Facts, targets: Iterable[Target]) -> list[Standing]:
    """Return how each target stands on the day of the facts."""
    return [standing(facts, one) for one in targets]


def standing(facts: Facts, target: Target) -> Standing:
    """Return how one target stands."""
    if target.figure is Figure.NONE:
        if target.for_orientation:
            return _without(facts, target, Problem("target_elsewhere"))
        return _without(facts, target, Problem("target_not_kept"))
    if target.figure.is_sum:
        return _of_sum(facts, target)
    if target.figure.is_mix:
        return _of_mix(facts, target)
    return (
        _of_honesty(facts, target) if target.figure is Figure.HONESTY else _of_rate(facts, target)
    )


def year_to(day: date) -> date:
    """Return the first day of the year that ends with a day."""
    after = day + timedelta(days=1)
    try:
        return after.replace(year=after.year - 1)
    except ValueError:  # the 29th of February
        return after.replace(year=after.year - 1, day=28)


def word_for(target: Target, step: Step, on: date, chance: float, now: float | None) -> Word:
    """Return the word for a chance.

    Args:
        target: that is to be met.
        step: it works towards.
        on: the day it is judged.
        chance: of meeting it [-].
        now: chance that the figure of now meets it, None where none is known [-].
    """
    if step.on < on:
        if chance >= SETTLED:
            return Word.MET
        missed = chance <= 1 - SETTLED and not target.for_orientation
        return Word.MISSED if missed else Word.OPEN
    reached = target.figure.is_sum and target.comparator is Comparator.AT_LEAST
    if reached and now is not None and now >= SURELY:
        return Word.MET
    if chance >= ON_COURSE:
        return Word.ON_COURSE
    return Word.NOT_ON_COURSE if chance < NOT_ON_COURSE else Word.OPEN


def rate_chance(rate: Recovery, comparator: Comparator, value: float) -> float:
    """Return the chance that a rate meets a value."""
    if not rate.sd:
        return float(comparator.holds(rate.share, value))
    above = rate.chance_over(value)
    return above if comparator is Comparator.AT_LEAST else 1 - above


def _of_sum(facts: Facts, target: Target) -> Standing:
    """Return how a mass of a year stands, or its share in what a customer needs."""
    step = target.step_on(facts.on)
    since, unit = year_to(step.on), target.demand_kg or 1.0
    until = min(step.on, facts.on)
    counted = facts.recovered(target.about, since, until) if since <= facts.on else None
    nothing = _nothing(target, since, until)
    found = outlook(facts, target.about, counted, since, step.on)
    if found is None and counted is None:
        return _without(facts, target, nothing)
    now, reached = None, None
    if counted is not None:
        q = counted.quantity.scaled(1 / unit)
        now = Now(q.mean, q.p05, q.p95)
        reached = _normal_chance(q.mean, q.sd, target.comparator, step.value)
    if found is None:
        return _unprojected(facts, target, now, reached, counted, (since, until))
    draws = found.draws / unit
    chance = share_meeting(draws, target.comparator, step.value)
    return Standing(
        target, facts.on, step, since, until, word_for(target, step, facts.on, chance, reached),
        now, Expected.of_draws(draws), chance, None if counted else nothing, "weeks", found.weeks,
        outlook=found,
    )  # fmt: skip


def _unprojected(
    facts: Facts, target: Target, now: Now | None, reached: float | None, counted: Sum | None,
    days: tuple[date, date],
) -> Standing:  # fmt: skip
    """Return how a sum stands whose year is over, or whose history is too short to project."""
    step, n = target.step_on(facts.on), counted.batches if counted else 0
    if step.on <= facts.on and reached is not None:
        word = word_for(target, Step(step.on, step.value), step.on + timedelta(1), reached, reached)
        return Standing(target, facts.on, step, *days, word, now, None, reached, None, "batches", n)
    weeks = len(facts.daily(target.about)) // 7
    reason = Problem("target_short_history", {"weeks": weeks})
    return Standing(target, facts.on, step, *days, Word.OPEN, now, None, None, reason, "batches", n)


def _of_rate(facts: Facts, target: Target) -> Standing:
    """Return how a recovery or an efficiency stands; what is to be expected is what is."""
    step = target.step_on(facts.on)
    is_efficiency = target.figure is Figure.EFFICIENCY
    rate = facts.efficiency(target.about) if is_efficiency else facts.recovery(target.about)
    if rate is None:
        since = year_to(facts.on)
        if is_efficiency:
            return _without(facts, target, Problem("target_no_runs", _days(since, facts.on)))
        return _without(facts, target, _nothing(target, since, facts.on))
    found = rate.found
    chance = rate_chance(found, target.comparator, step.value)
    inner = found.quantile(0.1), found.quantile(0.9)
    return Standing(
        target, facts.on, step, rate.since, rate.until,
        word_for(target, step, facts.on, chance, chance), Now(found.share, found.p05, found.p95),
        Expected(found.share, found.p05, *inner, found.p95), chance, None, rate.basis, rate.n,
    )  # fmt: skip


def _of_mix(facts: Facts, target: Target) -> Standing:
    """Return how a share of suppliers or origins stands, or how concentrated they are."""
    step = target.step_on(facts.on)
    found = mix.mixed(facts, target, step)
    since, until = mix.window(facts.on), facts.on
    if found is None:
        return _without(facts, target, _nothing(target, since, until))
    value, sd = found.now
    low, high = value - Z90 * sd, value + Z90 * sd
    if target.figure.is_fraction:
        (share,) = fractions([value], [sd])
        low, high = share.p05, share.p95
    at_once = _normal_chance(value, sd, target.comparator, step.value)
    now = Now(value, max(low, 0.0), high)
    if found.draws is None:
        ended = step.on < facts.on
        reason_ = None if ended else Problem("target_few_months", {"months": found.months})
        chance = at_once if ended else None
        word = word_for(target, step, facts.on, at_once, at_once) if ended else Word.OPEN
        return Standing(
            target, facts.on, step, since, until, word, now, None, chance, reason_, "months",
            found.months, found.place, found.unknown,
        )  # fmt: skip
    chance = share_meeting(found.draws, target.comparator, step.value)
    return Standing(
        target, facts.on, step, since, until, word_for(target, step, facts.on, chance, at_once),
        now, Expected.of_draws(found.draws), chance, None, "months", found.months, found.place,
        found.unknown,
    )  # fmt: skip


def _of_honesty(facts: Facts, target: Target) -> Standing:
    """Return how many intervals hold; what is not known of their true share is a Beta."""
    step, hits = target.step_on(facts.on), facts.honesty()
    if hits is None or not hits.n:
        return _without(facts, target, Problem("target_no_assays"))
    known = hits.held + 0.5, hits.n - hits.held + 0.5  # Jeffreys
    above = 1 - float(betainc(*known, step.value))
    chance = above if target.comparator is Comparator.AT_LEAST else 1 - above
    now = Now(hits.held / hits.n, *(float(betaincinv(*known, p)) for p in (0.05, 0.95)))
    return Standing(
        target, facts.on, step, year_to(facts.on), facts.on,
        word_for(target, step, facts.on, chance, chance), now, None, chance, None, "assays", hits.n,
    )  # fmt: skip


def _without(facts: Facts, target: Target, reason: Problem) -> Standing:
    """Return a target nothing can be said of, with the reason."""
    step = target.step_on(facts.on)
    since = year_to(step.on) if target.figure.is_sum else year_to(facts.on)
    until = min(step.on, facts.on) if target.figure.is_sum else facts.on
    return Standing(target, facts.on, step, since, until, Word.NO_DATA, reason=reason)


def _nothing(target: Target, since: date, until: date) -> Problem:
    """Return the reason why there is no figure where there is nothing it could be of."""
    if not target.about:
        return Problem("target_nothing_came", _days(since, until))
    return Problem("target_none_received", {"about": target.about, **_days(since, until)})


def _days(since: date, until: date) -> dict[str, object]:
    return {"since": since.isoformat(), "until": until.isoformat()}


def share_meeting(draws: Floats, comparator: Comparator, value: float) -> float:
    """Return the share of draws that meet a value [-]."""
    held = draws >= value if comparator is Comparator.AT_LEAST else draws <= value
    return float(held.mean())


def _normal_chance(mean: float, sd: float, comparator: Comparator, value: float) -> float:
    if not sd:
        return float(comparator.holds(mean, value))
    above = float(ndtr((mean - value) / sd))
    return above if comparator is Comparator.AT_LEAST else 1 - above
