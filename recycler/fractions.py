"""Quantities between 0 and 1, and parts of a whole."""

from collections.abc import Sequence

import numpy as np
from scipy.special import expit  # type: ignore[import-untyped]

from recycler.model.logit import matched
from recycler.quantity import Quantity

Z_05, Z_95 = -1.6448536269514722, 1.6448536269514722


def ratio(part: float, whole: float) -> float:
    """Return a part of a whole, 0 where there is no whole."""
    return min(part / whole, 1.0) if whole > 0 else 0.0


def fractions(means: Sequence[float], sds: Sequence[float]) -> list[Quantity]:
    """Return logit-normal quantities with these means and standard deviations [-]."""
    if not means:
        return []
    inside = [0 < mean < 1 and sd > 1e-9 for mean, sd in zip(means, sds, strict=True)]
    safe = np.where(inside, means, 0.5)
    mu, sigma = matched(safe, np.where(inside, sds, 0.0))
    low, middle, high = (expit(mu + z * sigma) for z in (Z_05, 0.0, Z_95))
    return [
        Quantity(m, sd, float(a), float(b), float(c)) if ok else Quantity.exactly(m)
        for m, sd, ok, a, b, c in zip(means, sds, inside, low, middle, high, strict=True)
    ]
