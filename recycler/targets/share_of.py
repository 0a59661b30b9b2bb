"""The share of some batches in all, by what they hold, with what makes it uncertain."""

from collections.abc import Collection, Iterable
from math import sqrt
from typing import NamedTuple

from recycler.totals.holding import PER_VARIANCE_KG, Holding
from recycler.totals.totals import Measure, Moments, Totals
from recycler.units import UG_PER_KG


class Portion(NamedTuple):
    """A share and its standard deviation [-]."""

    mean: float
    sd: float


def share_of(
    totals: Totals,
    keyed: Iterable[tuple[str, Holding]],
    keys: Collection[str],
    name: str,
    measure: Measure = "contained",
) -> Portion | None:
    """Return the share of the batches under some keys in all batches.

    With A the mass under the keys, R the rest and T = A + R, all correlated as totals are,
    var(A / T) = (var A - 2 s cov(A, T) + s² var T) / T² to first order, s = A / T, and
    cov(A, T) = (var A + var T - var R) / 2.

    Args:
        totals: adds up.
        keyed: holdings, each under its key.
        keys: the keys whose share is asked for.
        name: element or group; empty: dry mass.
        measure: contained or recovered mass, of an element or group.

    Returns:
        None where there is no mass at all.
    """
    held = list(keyed)
    part = [("", one) for key, one in held if key in keys]
    rest = [("", one) for key, one in held if key not in keys]
    ours, others, whole = (_mass(totals, some, name, measure) for some in (part, rest, part + rest))
    if whole.mean <= 0:
        return None
    share = ours.mean / whole.mean
    common = (ours.sd**2 + whole.sd**2 - others.sd**2) / 2
    var = ours.sd**2 - 2 * share * common + (share * whole.sd) ** 2
    return Portion(share, sqrt(max(var, 0.0)) / whole.mean)


def _mass(totals: Totals, held: list[tuple[str, Holding]], name: str, measure: Measure) -> Moments:
    if name:
        return totals.moments(held, name, measure).get("", Moments(0.0, 0.0))
    return Moments(
        sum(one.dry_ug for _, one in held) / UG_PER_KG,
        sqrt(sum(one.dry_var for _, one in held) / PER_VARIANCE_KG),
    )
