"""Small errors that last: CUSUM and runs on standardised imbalances, and how long they take.

Check C5 of the metal accounting checks (AMIRA P754, principle 10).
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.special import ndtr  # type: ignore[import-untyped]

from recycler.model.logit import Floats

REFERENCE = 0.5  # k: half the shift looked for, in sds of one period
DECISION = 5.0  # h
RUN = 8  # periods on one side of zero
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(48)
_LONGEST = 100_000
_NEVER = -3.0  # a shift the other way from which on the equation says 10¹⁵ periods and more


class Rule(StrEnum):
    """What gave the alarm."""

    CUSUM = "cusum"
    RUN = "run"


@dataclass(frozen=True, slots=True)
class Alarm:
    """A drift that was noticed; periods are counted from 0.

    noticed: the period of the alarm; since: the first period of the drift, as estimated; shift:
    its mean from then on, in sds of one period, signed.
    """

    rule: Rule
    noticed: int
    since: int
    shift: float

    @property
    def periods(self) -> int:
        """How many periods it lasted until it was noticed."""
        return self.noticed - self.since + 1


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """Cumulative sums above and below, shape (n,), and the alarms in order.

    After an alarm the sums begin at zero again, as after a cause was removed.
    """

    above: Floats
    below: Floats
    alarms: tuple[Alarm, ...]


def cusum(scores: Iterable[float], k: float = REFERENCE, h: float = DECISION) -> Chart:
    """Return the tabular CUSUM of standard scores in order of time.

    C+ = max(0, C+ + z - k), C- = max(0, C- - z - k), an alarm beyond h. The drift began after the
    last period at which the sum was zero.

    Source:
        Page, Biometrika 41 (1954) 100; Montgomery, Statistical Quality Control, 7th ed. (2013),
        section 9.1.
    """
    z = np.array(list(scores), dtype=float)
    sums, since, alarms = np.zeros((2, len(z))), [0, 0], []
    now = [0.0, 0.0]
    for period, score in enumerate(z.tolist()):
        for side, sign in enumerate((1.0, -1.0)):
            now[side] = sums[side, period] = max(0.0, now[side] + sign * score - k)
            if not now[side]:
                since[side] = period + 1
        if max(now) > h:
            first = since[0] if now[0] > h else since[1]
            alarms.append(_alarm(Rule.CUSUM, z, first, period))
            now, since = [0.0, 0.0], [period + 1, period + 1]
    return Chart(sums[0], sums[1], tuple(alarms))


def runs(scores: Iterable[float], run: int = RUN) -> tuple[Alarm, ...]:
    """Return where so many scores in a row have one sign; after an alarm counting begins anew.

    Source:
        Check C5; Nelson, J. Qual. Technol. 16 (1984) 237, test 2, there with nine in a row.
    """
    z = np.array(list(scores), dtype=float)
    alarms, length, before = [], 0, 0.0
    for period, sign in enumerate(np.sign(z).tolist()):
        length = length + 1 if sign == before and sign else 1
        before = sign
        if length == run and sign:
            alarms.append(_alarm(Rule.RUN, z, period - run + 1, period))
            before = 0.0
    return tuple(alarms)


def _alarm(rule: Rule, z: Floats, first: int, period: int) -> Alarm:
    return Alarm(rule, period, first, float(z[first : period + 1].mean()))


def average_run_length(shift: float, k: float = REFERENCE, h: float = DECISION) -> float:
    """Return after how many periods the CUSUM gives an alarm, on average, from zero.

    Args:
        shift: mean of the scores, in their sds; 0 gives the periods between two false alarms.
        k: reference value.
        h: decision interval.

    Source:
        Page's integral equation by Gauss-Legendre quadrature (Vance, J. Qual. Technol. 18 (1986)
        189); two sides by 1/L = 1/L+ + 1/L- (Van Dobben de Bruyn, Cumulative Sum Tests (1968)).
    """
    return 1 / (1 / _one_sided(shift, k, h) + 1 / _one_sided(-shift, k, h))


def _one_sided(shift: float, k: float, h: float) -> float:
    if shift < _NEVER:
        return math.inf
    to_zero, between = _moves(shift, k, h)
    n = len(to_zero)
    system = np.eye(n) - between
    system[:, 0] -= to_zero  # the sum begins anew at zero, the first node
    lengths = np.linalg.solve(system, np.ones(n))
    return max(1.0, float(lengths[0]))


def _moves(shift: float, k: float, h: float) -> tuple[Floats, Floats]:
    """Return the chance to fall to zero, and quadrature weights times density, at 0 and nodes."""
    nodes = np.concatenate(([0.0], (_NODES + 1) * h / 2))
    weights = np.concatenate(([0.0], _WEIGHTS * h / 2))
    steps = nodes[None, :] - nodes[:, None] + k - shift
    density = np.exp(-(steps**2) / 2) / math.sqrt(2 * math.pi)
    return np.asarray(ndtr(k - shift - nodes)), np.asarray(density * weights)


def periods_until(
    chance: float, shift: float, k: float = REFERENCE, h: float = DECISION
) -> int | None:
    """Return within how many periods a shift is noticed with this chance; None: too long to say.

    Only the side of the shift is counted; the other one hardly adds to it.

    Source:
        Waldmann, Technometrics 28 (1986) 61: the run length by repeated quadrature.
    """
    to_zero, between = _moves(abs(shift), k, h)
    unnoticed = np.ones(len(to_zero))
    for period in range(1, _LONGEST + 1):
        unnoticed = to_zero * unnoticed[0] + between @ unnoticed
        if unnoticed[0] <= 1 - chance:
            return period
    return None


def run_length_of_runs(shift: float, run: int = RUN) -> float:
    """Return after how many periods so many scores in a row have one sign, on average.

    Source:
        Feller, An Introduction to Probability Theory, vol. 1, 3rd ed. (1968), XIII.7.
    """
    above, below = float(ndtr(shift)), float(ndtr(-shift))
    waits = [
        (1 - p**run) / (p**run * (1 - p)) if 0 < p < 1 else (run if p else math.inf)
        for p in (above, below)
    ]
    return 1 / sum(1 / wait for wait in waits)


def first_named(scores: Mapping[str, Iterable[float]]) -> tuple[str, Alarm] | None:
    """Return the cause whose chart gives the first alarm, and that alarm; None where none does.

    An error of one scale shows in the scores of others as well, but less; of alarms in the same
    period the largest shift that lasted counts.

    Args:
        scores: by cause (a scale, an assay), standard scores of its error in order of time:
            estimated error / its sd, as `gross_errors.error_of` gives them for each period.
    """
    alarms = [(name, alarm) for name, some in scores.items() for alarm in cusum(some).alarms[:1]]
    if not alarms:
        return None
    return min(alarms, key=lambda one: (one[1].noticed, -_weight(one[1])))


def _weight(alarm: Alarm) -> float:
    return abs(alarm.shift) * math.sqrt(alarm.periods)
