"""What a batch was expected to hold before anybody looked, and how far off a result is."""

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from scipy.special import expit, logit  # type: ignore[import-untyped]

from recycler.assays import UNKNOWN_SD
from recycler.errors import InputError
from recycler.estimate import Estimator
from recycler.laboratory.records import AssayEntry
from recycler.logit import matched

_SCORE_90 = 1.6448536269514722  # of the ends of a 90 % interval


@lru_cache(maxsize=256)
def expected(estimator: Estimator, material: str, version: int) -> dict[str, tuple[float, float]]:
    """Return what is expected of a lot's elements, as logit-normals.

    Args:
        estimator: whose reference data are asked.
        material: code.
        version: of the composition; 0: none is known.

    Returns:
        mu and sigma of the fraction [-] on the logit scale, by element; nothing where no
        composition is known.
    """
    try:
        pair = estimator.pair(material, version or None)
    except InputError as error:
        if error.code == "no_composition":
            return {}
        raise
    mu, sigma = matched(pair.contained_mean, np.sqrt(pair.contained_var))
    return {
        key.name: (float(mu[row]), float(sigma[row]))
        for row, key in enumerate(pair.keys)
        if not key.group and sigma[row] > 0
    }


def interval(prior: tuple[float, float]) -> tuple[float, float]:
    """Return the ends of the 90 % interval of a fraction [-], of its mu and sigma."""
    half = _SCORE_90 * prior[1]
    return float(expit(prior[0] - half)), float(expit(prior[0] + half))


def held(prior: tuple[float, float], entry: AssayEntry) -> bool:
    """Tell whether the 90 % interval held a result; a limit holds if the interval reaches below."""
    low, high = interval(prior)
    return low <= entry.fraction and (entry.below or entry.fraction <= high)


def standard_scores(
    estimator: Estimator, found: Iterable[tuple[str, int, AssayEntry]]
) -> list[float | None]:
    """Return how many standard deviations each result lies off what was expected.

    On the logit scale, with the spread of the lot and of the analysis; a result below a limit is
    off only where the limit is below what was expected. None where nothing was expected.

    Args:
        estimator: whose reference data are asked.
        found: material and composition version of the batch, and the result.
    """
    return [
        _score(expected(estimator, material, version).get(entry.element), entry)
        for material, version, entry in found
    ]


def _score(prior: tuple[float, float] | None, entry: AssayEntry) -> float | None:
    if prior is None:
        return None
    fraction = entry.fraction
    sd = entry.fraction_sd or UNKNOWN_SD * fraction
    noise = sd / (fraction * (1 - fraction))
    score = float((logit(fraction) - prior[0]) / np.hypot(prior[1], noise))
    return min(score, 0.0) if entry.below else score
