"""Whether monthly figures rise or fall beyond chance, whatever their season."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr  # type: ignore[import-untyped]

SEASONS = 12
FEWEST = 24  # months with a figure: each season is compared with itself a year before
SIGNIFICANT = 0.01  # two-sided; strict, for months that follow each other are not independent


@dataclass(frozen=True, slots=True)
class Trend:
    """Which way the months go: 1 up, -1 down, 0 no way that is beyond chance.

    p_value: two-sided [-]; months: with a figure.
    """

    way: int
    p_value: float
    months: int


def seasonal_trend(values: Sequence[float | None]) -> Trend | None:
    """Return the trend of months in a row, None where they are too few.

    Each calendar month is compared with the same one of other years, so a season is no trend.

    Args:
        values: of whole months in order of time, None where there is no figure.

    Source:
        Seasonal Kendall test with ties: Hirsch, Slack & Smith, Water Resour. Res. 18 (1982) 107,
        eqs 2-7.
    """
    found = [value for value in values if value is not None]
    if len(found) < FEWEST:
        return None
    score, variance = 0, 0.0
    for season in range(SEASONS):
        same = np.array([v for v in values[season::SEASONS] if v is not None])
        signs = np.sign(same[None, :] - same[:, None])
        score += int(np.triu(signs, 1).sum())
        variance += _variance(same)
    if not variance:
        return Trend(0, 1.0, len(found))
    z = (abs(score) - 1) / math.sqrt(variance) if score else 0.0
    p_value = min(1.0, 2 * float(ndtr(-z)))
    way = int(np.sign(score)) if p_value < SIGNIFICANT else 0
    return Trend(way, p_value, len(found))


def _variance(same: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> float:
    """Return the variance of the score of one season; ties take away from it."""
    counts = np.unique(same, return_counts=True)[1]
    n = len(same)
    whole = n * (n - 1) * (2 * n + 5)
    tied = sum(int(t) * (int(t) - 1) * (2 * int(t) + 5) for t in counts)
    return (whole - tied) / 18
