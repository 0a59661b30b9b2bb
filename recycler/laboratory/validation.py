"""Formula against Monte Carlo: do their intervals agree to the digits stated?

Evaluation of measurement data - Supplement 1 to the GUM, JCGM 101:2008, sections 7.9 and 8.
"""

import itertools
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri  # type: ignore[import-untyped]

from recycler.estimate import Estimator
from recycler.figures import Estimate
from recycler.model.logit import Floats
from recycler.model.montecarlo import drawn
from recycler.problems import Report, unheard
from recycler.quantity import Quantity
from recycler.totals.totals import Measure

DIGITS = 1  # of a standard deviation that are taken to mean something
LEVELS = (0.90, 0.95)
SEED = 20_260_101
_TRIALS = 10_000  # a repeat
_SHARPER = 5.0  # the Monte Carlo's own tolerance is this part of the one validated to; 8.2
_AT_MOST = 3_000_000  # trials


@dataclass(frozen=True, slots=True)
class Simulated:
    """What an adaptive Monte Carlo found: mean, sd and the central interval of each level.

    tolerance: numerical, of the sd; stable: whether all figures settled before the last trial.
    """

    mean: float
    sd: float
    intervals: tuple[tuple[float, float], ...]
    trials: int
    tolerance: float
    stable: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """One interval by formula and by Monte Carlo.

    kind: `gum` for mean and coverage factor times sd, `quantiles` for those the program states.
    off_low, off_high: how far the ends lie apart, to be at most `tolerance`.
    """

    kind: str
    level: float
    formula: tuple[float, float]
    simulated: tuple[float, float]
    tolerance: float

    @property
    def off_low(self) -> float:
        return abs(self.formula[0] - self.simulated[0])

    @property
    def off_high(self) -> float:
        return abs(self.formula[1] - self.simulated[1])

    @property
    def agrees(self) -> bool:
        """Source: JCGM 101:2008, 8.1.3."""
        return max(self.off_low, self.off_high) <= self.tolerance


@dataclass(frozen=True, slots=True)
class Validation:
    """All comparisons of one quantity, and the Monte Carlo they rest on."""

    simulated: Simulated
    comparisons: tuple[Comparison, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return it as the command line answers."""
        return {
            "mean_kg": self.simulated.mean,
            "sd_kg": self.simulated.sd,
            "trials": self.simulated.trials,
            "tolerance_kg": self.simulated.tolerance,
            "settled": self.simulated.stable,
            "comparisons": [
                {
                    "kind": one.kind,
                    "level": one.level,
                    "formula_kg": list(one.formula),
                    "simulated_kg": list(one.simulated),
                    "agrees": one.agrees,
                }
                for one in self.comparisons
            ],
        }


def tolerance(sd: float, digits: int = DIGITS) -> float:
    """Return half a unit of the last significant digit of a standard deviation, in its unit.

    Source:
        JCGM 101:2008, 7.9.2.
    """
    if sd <= 0:
        return 0.0
    mantissa = f"{sd:.{digits - 1}e}"  # rounds, so that 9.96 counts as 10
    return 0.5 * 10.0 ** (int(mantissa.partition("e")[2]) - digits + 1)


def gum_interval(mean: float, sd: float, level: float) -> tuple[float, float]:
    """Return mean and coverage factor of a normal times sd; JCGM 100:2008, 6.3.3."""
    reach = float(ndtri((1 + level) / 2)) * sd
    return mean - reach, mean + reach


def central(sorted_draws: Floats, level: float) -> tuple[float, float]:
    """Return the probabilistically symmetric coverage interval of sorted draws.

    Source:
        JCGM 101:2008, 7.7.2.
    """
    count = len(sorted_draws)
    inside = round(level * count)
    first = (count - inside) // 2
    return float(sorted_draws[first]), float(sorted_draws[min(first + inside, count - 1)])


def adaptive(
    draw: Callable[[int], Floats],
    levels: Sequence[float] = LEVELS,
    digits: int = DIGITS,
    at_most: int = _AT_MOST,
    report: Report = unheard,
) -> Simulated:
    """Return what a Monte Carlo finds that goes on until its figures have settled.

    They have when twice the standard deviations of the averages of all of them, over the repeats,
    are a fifth of the numerical tolerance or less.

    Args:
        draw: returns as many draws as asked for.
        levels: of the intervals wanted.
        digits: significant ones of the sd.
        at_most: trials after which it ends all the same.
        report: told after each repeat; may raise to stop.

    Source:
        JCGM 101:2008, 7.9.4; a fifth: 8.2, note 2.
    """
    repeats: list[Floats] = []
    figures: list[list[float]] = []
    stable, delta = False, 0.0
    while not stable and len(repeats) * _TRIALS < at_most:
        report(len(repeats) * _TRIALS, at_most)
        repeats.append(np.sort(draw(_TRIALS)))
        ends = [end for level in levels for end in central(repeats[-1], level)]
        figures.append([float(repeats[-1].mean()), float(repeats[-1].std(ddof=1)), *ends])
        if len(repeats) > 1:
            found = np.array(figures)
            delta = tolerance(math.sqrt(float((found[:, 1] ** 2).mean())), digits)
            noise = found.std(axis=0, ddof=1) / math.sqrt(len(found))
            stable = bool((2 * noise <= delta / _SHARPER).all())
    report(at_most, at_most)
    draws = np.sort(np.concatenate(repeats))
    intervals = tuple(central(draws, level) for level in levels)
    mean, sd = float(draws.mean()), float(draws.std(ddof=1))
    return Simulated(mean, sd, intervals, len(draws), tolerance(sd, digits), stable)


def validated(quantity: Quantity, simulated: Simulated) -> Validation:
    """Return how a quantity's intervals compare: those it states, and those of its sd alone.

    Args:
        quantity: by formula.
        simulated: at the levels of `LEVELS`.
    """
    low, high = quantity.p05, quantity.p95
    states = [("quantiles", 0.90, (low, high), simulated.intervals[0])]
    states += [
        ("gum", level, gum_interval(quantity.mean, quantity.sd, level), found)
        for level, found in zip(LEVELS, simulated.intervals, strict=True)
    ]
    return Validation(
        simulated,
        tuple(
            Comparison(kind, level, formula, found, simulated.tolerance)
            for kind, level, formula, found in states
        ),
    )


def validate(
    estimator: Estimator,
    estimate: Estimate,
    key: str,
    measure: Measure = "recovered",
    *,
    digits: int = DIGITS,
    seed: int = SEED,
    at_most: int = _AT_MOST,
    report: Report = unheard,
) -> Validation | None:
    """Return how an estimate of an element or a group compares with a Monte Carlo of the model.

    Args:
        estimator: that made the estimate.
        estimate: of a batch.
        key: element or group.
        measure: contained or recovered mass.
        digits: of the sd that are taken to mean something.
        seed: of the generator (PCG64).
        at_most: trials.
        report: told after each repeat; may raise to stop.

    Returns:
        None where the batch is not known to hold any of it, or nothing is won of it.
    """
    found = validate_all(
        estimator,
        estimate,
        [key],
        measure,
        digits=digits,
        seed=seed,
        at_most=at_most,
        report=report,
    )
    return found.get(key)


def validate_all(
    estimator: Estimator,
    estimate: Estimate,
    keys: Iterable[str],
    measure: Measure = "recovered",
    *,
    digits: int = DIGITS,
    seed: int = SEED,
    at_most: int = _AT_MOST,
    report: Report = unheard,
) -> dict[str, Validation]:
    """Return the same for several elements and groups, from trials they share.

    Args:
        estimator: that made the estimate.
        estimate: of a batch.
        keys: elements and groups; those the batch holds nothing of, or yields nothing, are in no
            answer.
        measure: contained or recovered mass.
        digits: of the sd that are taken to mean something.
        seed: of the generator (PCG64).
        at_most: trials of each.
        report: told after each repeat; may raise to stop.
    """
    held = [key for key in keys if _mean(estimate, key, measure) > 0]
    trials = _Trials(estimator, estimate, held, measure, seed)
    found = {}
    for place, key in enumerate(held):

        def heard(done: int, total: int, place: int = place) -> None:
            report(place * total + done, len(held) * total)

        simulated = adaptive(trials.of(place), LEVELS, digits, at_most, heard)
        found[key] = validated(getattr(estimate.of(key), measure), simulated)
    return found


def _mean(estimate: Estimate, key: str, measure: Measure) -> float:
    line = estimate.of(key)
    mass: Quantity | None = getattr(line, measure, None)
    return mass.mean if mass else 0.0


class _Trials:
    """Trials of one model, drawn once for all figures, a repeat at a time as they are needed."""

    def __init__(
        self,
        estimator: Estimator,
        estimate: Estimate,
        keys: Sequence[str],
        measure: Measure,
        seed: int,
    ) -> None:
        self._pair, self._estimate = estimator.pair_of(estimate), estimate
        names = [known.name for known in self._pair.keys]
        self._rows = [names.index(key) for key in keys]
        self._which = 1 if measure == "contained" else 2
        self._rng = np.random.default_rng(seed)
        self._repeats: list[NDArray[np.float32]] = []

    def of(self, place: int) -> Callable[[int], Floats]:
        """Return what draws the figure at a place, the first repeat first."""
        drawn_so_far = itertools.count()

        def draw(count: int) -> Floats:
            nth = next(drawn_so_far)
            if nth == len(self._repeats):
                every = drawn(self._pair, self._estimate, count, self._rng)[self._which]
                self._repeats.append(every[self._rows].astype(np.float32))  # half the memory
            return np.asarray(self._repeats[nth][place], dtype=float)

        return draw
