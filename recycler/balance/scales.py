"""Scales that read a share too much or too little: found by what is missing, period by period.

Check C5 (AMIRA P754, principles 7 and 10); the charts are those of `drift`.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from recycler.balance.books import Books, Period
from recycler.balance.causes import CauseSolution
from recycler.balance.drift import (
    Alarm,
    Chart,
    average_run_length,
    cusum,
    first_named,
    periods_until,
    runs,
)
from recycler.balance.weighings import PLAUSIBLE, Weighing
from recycler.model.logit import Floats

CRITICAL = 0.005  # bias of a scale [-] the plant wants to hear of; the site may set another
_SURELY = 0.95
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class ScaleError:
    """What a scale read too much in a period [-], its sd, and how often it was used.

    sd: of the error [-]; infinite where no balance tells of it.
    """

    period: Period
    error: float
    sd: float
    weighings: int

    @property
    def z(self) -> float:
        return self.error / self.sd


@dataclass(frozen=True, slots=True)
class Drift:
    """A scale that is off since one of its weighings.

    error: too much [-], sd: of that, over all it weighed from then on; since: first weighing that
    is off; noticed: number of the period of the alarm; periods: how many it lasted until then.
    """

    scale: str
    error: float
    sd: float
    since: Weighing
    noticed: int
    periods: int

    @property
    def z(self) -> float:
        return self.error / self.sd


@dataclass(frozen=True, slots=True, eq=False)
class ScaleChart:
    """One scale over all periods.

    errors: of every period; told: numbers of those in which balances tell its error closer than
    `PLAUSIBLE`, which the chart and the run alarms count; average, surely: periods until an error
    of `critical` is noticed on average, and in 95 of 100 cases, None: too long to say or never.
    """

    scale: str
    errors: tuple[ScaleError, ...]
    told: tuple[int, ...]
    chart: Chart
    runs: tuple[Alarm, ...]
    average: float | None
    surely: int | None


@dataclass(frozen=True, slots=True)
class ScaleReport:
    """All scales, and those that are named, the first to be noticed first."""

    critical: float
    periods: tuple[Period, ...]
    charts: tuple[ScaleChart, ...]
    drifts: tuple[Drift, ...]


def scale_report(
    books: Books, periods: Sequence[Period], critical: float = CRITICAL
) -> ScaleReport:
    """Return what the balances of dry mass say of each scale.

    Scales are named one after the other: what the first explains is taken out of the balances
    before the next is looked for, as an error of one shows in the scores of others as well.

    Args:
        books: of the plant.
        periods: in order of time.
        critical: error [-] for which the periods until it is noticed are told.
    """
    found = [_Explained(CauseSolution(books, period)) for period in periods]
    by_scale: dict[str, list[Weighing]] = defaultdict(list)
    for weighing in sorted(books.weighings.by_id.values(), key=lambda one: (one.at, one.id)):
        if weighing.scale is not None:
            by_scale[weighing.scale].append(weighing)
    charts = tuple(
        _chart(scale, by_scale[scale], periods, found, critical) for scale in sorted(by_scale)
    )
    return ScaleReport(critical, tuple(periods), charts, tuple(_drifts(by_scale, found)))


def _chart(
    scale: str, weighings: Sequence[Weighing], periods: Sequence[Period],
    found: Sequence["_Explained"], critical: float,
) -> ScaleChart:  # fmt: skip
    every = dict.fromkeys((one.id for one in weighings), 1.0)
    errors = []
    for period, one in zip(periods, found, strict=True):
        used = sum(period.holds(weighing.at) for weighing in weighings)
        errors.append(ScaleError(period, *one.solution.error_of(every), used))
    told = tuple(n for n, one in enumerate(errors) if one.sd < PLAUSIBLE)
    scores = [errors[n].z for n in told]
    shift = critical / median(errors[n].sd for n in told) if told else 0.0
    return ScaleChart(
        scale, tuple(errors), told, cusum(scores), runs(scores),
        average_run_length(shift) if told else None,
        periods_until(_SURELY, shift) if told else None,
    )  # fmt: skip


class _Explained:
    """The balances of a period, whitened, with what was named already taken out."""

    def __init__(self, solution: CauseSolution) -> None:
        self.solution = solution
        self._directions = np.zeros((0, solution.dof))

    def shown(self, weighed: Mapping[str, float]) -> Floats:
        """Return how an error of readings shows, shape (dof,)."""
        found: Floats = self.solution.solution.losses @ self.solution.pattern(weighed)
        return np.asarray(found - (self._directions @ found) @ self._directions)

    def told(self, shown: Floats) -> tuple[float, float]:
        """Return pull and information of an error that shows so."""
        return float(shown @ self.solution.solution.residuals), float(shown @ shown)

    def take_out(self, shown: Floats) -> None:
        length = math.sqrt(float(shown @ shown))
        if length > 0:
            self._directions = np.vstack([self._directions, shown / length])


def _drifts(by_scale: Mapping[str, Sequence[Weighing]], found: Sequence[_Explained]) -> list[Drift]:
    drifts: list[Drift] = []
    left = dict(by_scale)
    while left and len(drifts) < _MOST_NAMED:
        told = {scale: _scores(weighings, found) for scale, weighings in left.items()}
        named = first_named({scale: scores for scale, (_, scores) in told.items()})
        if named is None:
            break
        scale, alarm = named
        numbers = told[scale][0]
        around = found[max(numbers[alarm.since] - 1, 0)], found[numbers[alarm.noticed]]
        since, error, sd = _since(left.pop(scale), found, around)
        drifts.append(
            Drift(scale, error, sd, since, numbers[alarm.noticed], alarm.periods)
        )  # fmt: skip
        after = _from(by_scale[scale], since)
        for one in found:
            one.take_out(one.shown(after))
    return drifts


def _scores(
    weighings: Sequence[Weighing], found: Sequence[_Explained]
) -> tuple[list[int], list[float]]:
    """Return the periods that tell of a scale, and its scores in these."""
    every = dict.fromkeys((one.id for one in weighings), 1.0)
    numbers, scores = [], []
    for number, one in enumerate(found):
        pull, information = one.told(one.shown(every))
        if information > PLAUSIBLE**-2:
            numbers.append(number)
            scores.append(pull / math.sqrt(information))
    return numbers, scores


def _since(
    weighings: Sequence[Weighing],
    found: Sequence[_Explained],
    around: tuple[_Explained, _Explained],
) -> tuple[Weighing, float, float]:
    """Return the weighing from which on an error explains most, with its size and sd.

    Weighings from the period before the one the chart names up to that of the alarm are tried.

    Source:
        Hinkley, Biometrika 57 (1970) 1: the change point of greatest likelihood.
    """
    first, last = (one.solution.period for one in around)
    tried = [one for one in weighings if first.begin <= one.at < last.end] or list(weighings)
    best = (tried[0], 0.0, math.inf)
    most = -1.0
    for weighing in tried:
        after = _from(weighings, weighing)
        told = [one.told(one.shown(after)) for one in found]
        pull, information = (math.fsum(column) for column in zip(*told, strict=True))
        if information > PLAUSIBLE**-2 and pull**2 / information > most:
            most = pull**2 / information
            best = (weighing, pull / information, 1 / math.sqrt(information))
    return best


def _from(weighings: Sequence[Weighing], since: Weighing) -> dict[str, float]:
    return {one.id: 1.0 for one in weighings if (one.at, one.id) >= (since.at, since.id)}
