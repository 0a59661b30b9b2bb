"""Sums of holdings, and shares of sums with their spread."""

import math
from collections.abc import Iterator, Sequence

from recycler.fractions import Z_05, Z_95, fractions, ratio
from recycler.holding import PER_VARIANCE_KG, Holding
from recycler.quantity import Quantity
from recycler.totals import TotalRow
from recycler.units import UG_PER_KG
from ui.recovery.figures import ElementTotal

Keyed = list[tuple[str, Holding]]


def dry_mass(holdings: Sequence[Holding]) -> Quantity:
    """The dry mass [kg] of some holdings; a sum of many weighings is normal."""
    mean = sum(h.dry_ug for h in holdings) / UG_PER_KG
    sd = math.sqrt(sum(h.dry_var for h in holdings) / PER_VARIANCE_KG)
    return Quantity(mean, sd, max(mean + Z_05 * sd, 0.0), mean, mean + Z_95 * sd)


def cv2(quantity: Quantity) -> float:
    """The squared relative standard deviation."""
    return (quantity.sd / quantity.mean) ** 2 if quantity.mean > 0 else 0.0


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
