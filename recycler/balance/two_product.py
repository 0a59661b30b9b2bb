"""The two-product formula: recovery of a split from three assays, without a weight."""

import math
from dataclasses import dataclass

from recycler.errors import InputError


@dataclass(frozen=True, slots=True)
class TwoProduct:
    """What three fractions say of a split into concentrate and tailings.

    mass_yield: concentrate / feed [-]; recovery [-]; recovery_sd; ratio of concentration, feed /
    concentrate [-]; enrichment: grade of the concentrate / that of the feed [-]; shares: of the
    variance of the recovery, by feed, concentrate and tailings.
    """

    mass_yield: float
    recovery: float
    recovery_sd: float
    ratio: float
    enrichment: float
    shares: tuple[float, float, float]


def two_product(
    feed: float,
    concentrate: float,
    tailings: float,
    sds: tuple[float, float, float] = (0.0, 0.0, 0.0),
) -> TwoProduct:
    """Return yield and recovery: Y = (f - t) / (c - t), R = Y c / f.

    Args:
        feed: fraction in the feed [-]; any unit will do, if it is the same for all.
        concentrate: fraction in the concentrate.
        tailings: fraction in the tailings.
        sds: their standard deviations, independent of one another.

    Raises:
        InputError: `balance_two_product`, where the feed does not lie between the two.

    Source:
        Wills & Finch, Mineral Processing Technology, 8th ed. (2016); variance by first-order
        propagation, JCGM 100:2008, 5.1.2.
    """
    f, c, t = feed, concentrate, tailings
    if not 0 <= t < f <= c:
        raise InputError("balance_two_product", feed=f, concentrate=c, tailings=t)
    mass_yield = (f - t) / (c - t)
    slopes = recovery_slopes(f, c, t)
    parts = [(slope * sd) ** 2 for slope, sd in zip(slopes, sds, strict=True)]
    total = sum(parts)
    by_feed, by_concentrate, by_tailings = (part / total if total else 0.0 for part in parts)
    return TwoProduct(
        mass_yield, mass_yield * c / f, math.sqrt(total), 1 / mass_yield, c / f,
        (by_feed, by_concentrate, by_tailings),
    )  # fmt: skip


def recovery_slopes(f: float, c: float, t: float) -> tuple[float, float, float]:
    """Return the partial derivatives of the recovery by the three fractions."""
    return (
        c * t / (f**2 * (c - t)),
        -t * (f - t) / (f * (c - t) ** 2),
        -c * (c - f) / (f * (c - t) ** 2),
    )
