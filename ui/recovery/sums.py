"""Sums of holdings, and shares of sums with their spread."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from scipy.special import expit

from recycler.logit import matched
from recycler.quantity import Quantity
from recycler.totals import Holding
from recycler.units import UG_PER_KG

DRY_VAR_KG2 = 1e-8  # one unit of a holding's dry_var, (0.1 g)²
Z_05, Z_95 = -1.6448536269514722, 1.6448536269514722

Keyed = list[tuple[str, Holding]]


def kind_of(holding: Holding) -> tuple[object, ...]:
    """What holdings must share to be added up."""
    return (holding.material, holding.composition_version, holding.route, holding.route_version)


def merged(keyed: Iterable[tuple[str, Holding]]) -> Keyed:
    """Add up the holdings of one key and one kind; sums of integers, so nothing is lost."""
    sums: dict[tuple[object, ...], tuple[str, Holding]] = {}
    for key, holding in keyed:
        at = (key, *kind_of(holding))
        before = sums.get(at)
        sums[at] = (key, holding if before is None else _added(before[1], holding))
    return list(sums.values())


def _added(one: Holding, other: Holding) -> Holding:
    return replace(
        one,
        batches=one.batches + other.batches,
        net_ug=one.net_ug + other.net_ug,
        dry_ug=one.dry_ug + other.dry_ug,
        dry_sq=one.dry_sq + other.dry_sq,
        dry_var=one.dry_var + other.dry_var,
    )


def dry_mass(holdings: Sequence[Holding]) -> Quantity:
    """The dry mass [kg] of some holdings; a sum of many weighings is normal."""
    mean = sum(h.dry_ug for h in holdings) / UG_PER_KG
    sd = math.sqrt(sum(h.dry_var for h in holdings) * DRY_VAR_KG2)
    return Quantity(mean, sd, max(mean + Z_05 * sd, 0.0), mean, mean + Z_95 * sd)


def ratio(part: float, whole: float) -> float:
    """A part of a whole, 0 where there is no whole."""
    return min(part / whole, 1.0) if whole > 0 else 0.0


def cv2(quantity: Quantity) -> float:
    """The squared relative standard deviation."""
    return (quantity.sd / quantity.mean) ** 2 if quantity.mean > 0 else 0.0


def shares_of_whole(pairs: Sequence[tuple[Quantity, Quantity]], whole: Quantity) -> list[Quantity]:
    """Shares of the first of each pair in the sum of both, which is `whole`."""
    means, sds = [], []
    for part, rest in pairs:
        share = ratio(part.mean, whole.mean)
        cov = (whole.sd**2 - part.sd**2 - rest.sd**2) / 2
        var = (1 - share) ** 2 * part.sd**2 + share**2 * rest.sd**2 - 2 * share * (1 - share) * cov
        means.append(share)
        sds.append(math.sqrt(max(var, 0.0)) / whole.mean if whole.mean > 0 else 0.0)
    return fractions(means, sds)


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
