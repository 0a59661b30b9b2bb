"""Sums of holdings, and shares of sums with their spread."""

import math
from collections.abc import Iterator, Sequence

import numpy as np
from scipy.special import expit  # type: ignore[import-untyped]

from recycler.holding import PER_VARIANCE_KG, Holding
from recycler.logit import matched
from recycler.quantity import Quantity
from recycler.totals import TotalRow
from recycler.units import UG_PER_KG
from ui.recovery.figures import ElementTotal

Z_05, Z_95 = -1.6448536269514722, 1.6448536269514722

Keyed = list[tuple[str, Holding]]


def dry_mass(holdings: Sequence[Holding]) -> Quantity:
    """The dry mass [kg] of some holdings; a sum of many weighings is normal."""
    mean = sum(h.dry_ug for h in holdings) / UG_PER_KG
    sd = math.sqrt(sum(h.dry_var for h in holdings) / PER_VARIANCE_KG)
    return Quantity(mean, sd, max(mean + Z_05 * sd, 0.0), mean, mean + Z_95 * sd)


def ratio(part: float, whole: float) -> float:
    """A part of a whole, 0 where there is no whole."""
    return min(part / whole, 1.0) if whole > 0 else 0.0


def cv2(quantity: Quantity) -> float:
    """The squared relative standard deviation."""
    return (quantity.sd / quantity.mean) ** 2 if quantity.mean > 0 else 0.0


def fractions(means: Sequence[float], sds: Sequence[float]) -> list[Quantity]:
    """Quantities between 0 and 1 with these means and standard deviations."""
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


def with_recovery(rows: Sequence[TotalRow]) -> Iterator[ElementTotal]:
    """Add to each total what part of the contained is recovered.

    Content and yield are independent in the model, so the squared relative spreads, plus one,
    multiply: that of the yield follows from the two others.
    """
    means = [ratio(row.recovered.mean, row.contained.mean) for row in rows]
    sds = [mean * math.sqrt(max((1 + cv2(row.recovered)) / (1 + cv2(row.contained)) - 1, 0.0))
           for mean, row in zip(means, rows, strict=True)]  # fmt: skip
    for row, recovery in zip(rows, fractions(means, sds), strict=True):
        yield ElementTotal(row.element, row.contained, row.recovered, recovery,
                           row.batches, row.evidence)  # fmt: skip
