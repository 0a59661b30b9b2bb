"""Is the laboratory in control: reference materials, blanks, and split levels of duplicates.

Rules C9 and C10 of the metal accounting checks (AMIRA P754, principles 7, 8 and 10).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from recycler.model.logit import Floats

WARNING, ACTION = 2.0, 3.0  # standard scores
_LAST = 3  # results among which two beyond the warning limit are one too many
_MEAN_RANGE = 2 / math.sqrt(math.pi)  # of two normal results, in sds: 1.128


class Control(StrEnum):
    """What the results on a reference material or of blanks say."""

    IN_CONTROL = "in_control"
    WARNING = "warning"
    OUT_OF_CONTROL = "out_of_control"


@dataclass(frozen=True, slots=True, eq=False)
class Checks:
    """Standard scores of results in the order they were found, shape (n,), and what they say."""

    scores: Floats
    control: Control

    @property
    def bias(self) -> float:
        """Mean score; nan where there are none."""
        return float(self.scores.mean()) if self.scores.size else math.nan


def reference_material(found: Floats, found_u: Floats, stated: Floats, stated_u: Floats) -> Checks:
    """Return how results on reference materials compare with what their certificates state.

    Out of control if one score is beyond 3, or two of the last three are beyond 2; a warning if
    the last is beyond 2.

    Args:
        found: results, in order of time, shape (n,).
        found_u: their standard uncertainties, shape (n,).
        stated: of the certificates, shape (n,).
        stated_u: their standard uncertainties, shape (n,).

    Source:
        z = (x - ref) / sqrt(u_x² + u_ref²), the zeta score of ISO 13528; the rules: check C10.
    """
    scores = (found - stated) / np.hypot(found_u, stated_u)
    return Checks(np.asarray(scores, dtype=float), judged(scores))


def blanks(found: Floats, detection_limit: float) -> Checks:
    """Return how blanks compare with the detection limit, taken as three sds of a blank.

    Only what is above counts: out of control beyond the limit, a warning beyond two thirds of it.

    Args:
        found: fractions, in order of time, shape (n,).
        detection_limit: of the method [-].
    """
    scores = np.maximum(found, 0.0) / (detection_limit / 3)
    return Checks(np.asarray(scores, dtype=float), judged(scores))


def judged(scores: Floats) -> Control:
    """Return what standard scores in order of time say, shape (n,): the rules of check C10."""
    far = np.abs(scores)
    if (far > ACTION).any() or (far[-_LAST:] > WARNING).sum() >= 2:
        return Control.OUT_OF_CONTROL
    if far.size and far[-1] > WARNING:
        return Control.WARNING
    return Control.IN_CONTROL


@dataclass(frozen=True, slots=True)
class Limits:
    """Centre, warning and action limits of a control chart, in the unit of the results."""

    centre: float
    sd: float

    @property
    def warning(self) -> tuple[float, float]:
        return self.centre - WARNING * self.sd, self.centre + WARNING * self.sd

    @property
    def action(self) -> tuple[float, float]:
        return self.centre - ACTION * self.sd, self.centre + ACTION * self.sd


def chart_limits(found: Floats) -> Limits:
    """Return the limits of a chart of single results, from the mean moving range of two.

    Args:
        found: results, in order of time, two or more, shape (n,).

    Source:
        ISO 7870-2:2013, individuals: sd = mean moving range / 1.128.
    """
    moving = float(np.abs(np.diff(found)).mean())
    return Limits(float(found.mean()), moving / _MEAN_RANGE)


@dataclass(frozen=True, slots=True)
class Level:
    """A level at which a lot was split: what pairs say, and what this level itself adds [-]."""

    name: str
    pairs: int
    total_sd: float
    own_sd: float


def split_levels(pairs: Sequence[tuple[str, Floats]]) -> list[Level]:
    """Return the sd each level of splitting adds, by nested analysis of variance of duplicates.

    Args:
        pairs: levels from the first split to the last, each with the differences of its pairs on
            the logit scale, shape (n,), n above 0; a pair of a level differs by all levels after.

    Returns:
        The levels in the same order; one that adds less than those below it adds 0.

    Source:
        s = sqrt(sum d² / 2n) at each level, check C9; Thompson & Howarth, Analyst 101 (1976) 690.
    """
    totals = [float((differences**2).sum() / (2 * len(differences))) for _, differences in pairs]
    below = [*totals[1:], 0.0]
    return [
        Level(name, len(differences), math.sqrt(total), math.sqrt(max(0.0, total - under)))
        for (name, differences), total, under in zip(pairs, totals, below, strict=True)
    ]
