"""Sums of holdings, shares of sums with their spread, and how the sums of two periods differ."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from recycler.fractions import Z_05, Z_95, fractions, ratio
from recycler.quantity import Quantity
from recycler.totals.holding import PER_VARIANCE_KG, Holding, Kind
from recycler.totals.totals import Moments, TotalRow, Totals
from recycler.units import UG_PER_KG
from ui.recovery.figures import Difference, ElementChange, ElementTotal

Keyed = list[tuple[str, Holding]]


def dry_mass(holdings: Sequence[Holding]) -> Quantity:
    """The dry mass [kg] of some holdings; a sum of many weighings is normal."""
    mean = sum(h.dry_ug for h in holdings) / UG_PER_KG
    sd = math.sqrt(sum(h.dry_var for h in holdings) / PER_VARIANCE_KG)
    return Quantity(mean, sd, max(mean + Z_05 * sd, 0.0), mean, mean + Z_95 * sd)


def cv2(quantity: Quantity) -> float:
    """The squared relative standard deviation."""
    return (quantity.sd / quantity.mean) ** 2 if quantity.mean > 0 else 0.0


def with_recovery(
    rows: Sequence[TotalRow], provisional: Mapping[str, float]
) -> Iterator[ElementTotal]:
    """Add to each total what part of the contained is recovered, and how provisional it is.

    Content and yield are independent in the model, so the squared relative spreads, plus one,
    multiply: that of the yield follows from the two others.
    """
    means = [ratio(row.recovered.mean, row.contained.mean) for row in rows]
    sds = [mean * math.sqrt(max((1 + cv2(row.recovered)) / (1 + cv2(row.contained)) - 1, 0.0))
           for mean, row in zip(means, rows, strict=True)]  # fmt: skip
    for row, recovery in zip(rows, fractions(means, sds), strict=True):
        yield ElementTotal(row.element, row.contained, row.recovered, recovery,
                           row.batches, row.evidence,
                           provisional.get(row.element, 0.0))  # fmt: skip


def dry_difference(now: Quantity, before: Quantity) -> Difference:
    """The difference of two dry masses: no batch is in both, and no weighing."""
    return Difference(now.mean - before.mean, math.hypot(now.sd, before.sd))


def changes(
    totals: Totals, now: Sequence[Holding], before: Sequence[Holding], names: Iterable[str]
) -> dict[str, ElementChange]:
    """How totals of two periods without a common batch differ.

    What both err by together follows from the variance of their sum (`docs/model.md` 9):
    2 cov(a, b) = var(a + b) - var a - var b. Content and yield are independent, so the relative
    covariance of two recoveries is that of the recovered masses less that of the contained ones.
    """
    keyed = [*(("now", h) for h in now), *(("before", h) for h in before),
             *(("both", h) for h in _together([*now, *before]))]  # fmt: skip
    found = {}
    for name in names:
        pair = [totals.moments(keyed, name, measure) for measure in ("contained", "recovered")]
        if all("now" in one and "before" in one for one in pair):
            contained, recovered = pair
            found[name] = ElementChange(
                _difference(contained), _difference(recovered), _of_rates(contained, recovered)
            )
    return found


def _together(holdings: Sequence[Holding]) -> Iterable[Holding]:
    summed: dict[Kind, Holding] = {}
    for one in holdings:
        summed[one.kind] = summed[one.kind].plus(one) if one.kind in summed else one
    return summed.values()


def _covariance(of: Mapping[str, Moments]) -> float:
    return (of["both"].sd ** 2 - of["now"].sd ** 2 - of["before"].sd ** 2) / 2


def _difference(of: Mapping[str, Moments]) -> Difference:
    now, before = of["now"], of["before"]
    variance = now.sd**2 + before.sd**2 - 2 * _covariance(of)
    return Difference(now.mean - before.mean, math.sqrt(max(variance, 0.0)))


def _of_rates(
    contained: Mapping[str, Moments], recovered: Mapping[str, Moments]
) -> Difference | None:
    if any(of[key].mean <= 0 for of in (contained, recovered) for key in ("now", "before")):
        return None
    rates = [recovered[key].mean / contained[key].mean for key in ("now", "before")]
    relative = [_relative(recovered, key) - _relative(contained, key) for key in ("now", "before")]
    shared = _relative(recovered, "") - _relative(contained, "")
    variance = sum(rate**2 * max(one, 0.0) for rate, one in zip(rates, relative, strict=True))
    variance -= 2 * rates[0] * rates[1] * shared
    return Difference(rates[0] - rates[1], math.sqrt(max(variance, 0.0)))


def _relative(of: Mapping[str, Moments], key: str) -> float:
    """The relative variance of one period's sum, or the covariance of both."""
    if key:
        return (of[key].sd / of[key].mean) ** 2
    return _covariance(of) / (of["now"].mean * of["before"].mean)
