"""Does a node close over a period: imbalance, its uncertainty, recovery by way in and way out.

Checks C1 to C4 of the metal accounting checks (AMIRA P754, principles 1, 7, 8 and 9).
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from scipy.special import expit, logit, ndtr, ndtri  # type: ignore[import-untyped]

from recycler.model.logit import matched

WARN, ACT = 1.96, 3.0  # standard scores of check C2


@dataclass(frozen=True, slots=True)
class Amount:
    """Kilograms of dry mass or of an element, and what their error comes from.

    own: sd of what is this amount's alone [kg]; shared: by cause ("scale B1", "assay L-26-0412"),
    by how many kg one sd of that cause moves the amount, signed. Amounts that name the same cause
    err together.
    """

    kg: float
    own: float = 0.0
    shared: Mapping[str, float] = field(default_factory=dict)

    @property
    def sd(self) -> float:
        return combined([(self, 1.0)])


def content(mass: Amount, fraction: float, fraction_sd: float, assay: str | None = None) -> Amount:
    """Return the kg of an element in a dry mass: c = m w.

    s_c² = w² s_m² + m² s_w², to first order (JCGM 100:2008, 5.1.2).

    Args:
        mass: of the lot [kg].
        fraction: of the element in it [-].
        fraction_sd: its sd [-].
        assay: names the result where more than one amount rests on it.
    """
    shared = {cause: fraction * moved for cause, moved in mass.shared.items()}
    own = fraction * mass.own
    if assay is None:
        own = math.hypot(own, mass.kg * fraction_sd)
    else:
        shared[assay] = shared.get(assay, 0.0) + mass.kg * fraction_sd
    return Amount(mass.kg * fraction, own, shared)


def combined(weighed: Iterable[tuple[Amount, float]]) -> float:
    """Return the sd of a weighted sum of amounts: own errors by squares, shared ones as they are.

    Source:
        JCGM 100:2008, F.1.2.3: a common error of several quantities.
    """
    whole = summed(weighed)
    return math.sqrt(whole.own**2 + sum(moved**2 for moved in whole.shared.values()))


def summed(weighed: Iterable[tuple[Amount, float]]) -> Amount:
    """Return a weighted sum as one amount, its shared errors by cause."""
    kg, own, shared = 0.0, 0.0, dict[str, float]()
    for amount, weight in weighed:
        kg += weight * amount.kg
        own += (weight * amount.own) ** 2
        for cause, moved in amount.shared.items():
            shared[cause] = shared.get(cause, 0.0) + weight * moved
    return Amount(kg, math.sqrt(own), shared)


class Verdict(StrEnum):
    """What a standard score says of an imbalance."""

    CLOSES = "closes"
    WARN = "warn"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Closure:
    """Opening + in - out - closing [kg]: above zero, something is missing."""

    imbalance_kg: float
    sd_kg: float
    incoming_kg: float

    @property
    def closure(self) -> float | None:
        """(out + closing - opening) / in [-], None where nothing came in."""
        return 1 - self.imbalance_kg / self.incoming_kg if self.incoming_kg else None

    @property
    def z(self) -> float:
        """Imbalance in its own sds; infinite where there is one without any uncertainty."""
        if self.sd_kg:
            return self.imbalance_kg / self.sd_kg
        return math.copysign(math.inf, self.imbalance_kg) if self.imbalance_kg else 0.0

    @property
    def verdict(self) -> Verdict:
        if abs(self.z) > ACT:
            return Verdict.ACT
        return Verdict.WARN if abs(self.z) > WARN else Verdict.CLOSES


def closure(
    opening: Sequence[Amount],
    incoming: Sequence[Amount],
    outgoing: Sequence[Amount],
    closing: Sequence[Amount],
) -> Closure:
    """Return how a node closes over a period, checks C1 to C3.

    A lot that lies in stock throughout is in `opening` and in `closing` with the same causes, so
    its error drops out if its `own` is 0: name the reading it rests on as a cause.
    """
    terms = [
        *((amount, 1.0) for amount in (*opening, *incoming)),
        *((amount, -1.0) for amount in (*outgoing, *closing)),
    ]
    imbalance = math.fsum(amount.kg * sign for amount, sign in terms)
    return Closure(imbalance, combined(terms), math.fsum(amount.kg for amount in incoming))


@dataclass(frozen=True, slots=True)
class Recovery:
    """A recovery [-] and its sd.

    bounded: no more can be won than there was, so between 0 and 1 it is logit-normal; else, and
    where readings say more than all was won, normal.
    """

    share: float
    sd: float
    bounded: bool = False

    @property
    def p05(self) -> float:
        return self.quantile(0.05)

    @property
    def p95(self) -> float:
        return self.quantile(0.95)

    def quantile(self, probability: float) -> float:
        side = float(ndtri(probability))
        if not self._logit_normal:
            return self.share + side * self.sd
        mu, sigma = self._on_logit()
        return float(expit(mu + side * sigma))

    def chance_over(self, value: float) -> float:
        """Return the chance that it is larger than a value [-]."""
        if not self.sd:
            return float(self.share > value)
        if not self._logit_normal or not 0 < value < 1:
            return float(ndtr((self.share - value) / self.sd))
        mu, sigma = self._on_logit()
        return float(ndtr((mu - float(logit(value))) / sigma))

    @property
    def _logit_normal(self) -> bool:
        return self.bounded and 0 < self.share < 1 and self.sd > 0

    def _on_logit(self) -> tuple[float, float]:
        mu, sigma = matched(np.array([self.share]), np.array([self.sd]))
        return float(mu[0]), float(sigma[0])


@dataclass(frozen=True, slots=True)
class Recoveries:
    """Check-in: product / (feed - growth of stock); check-out: product / (product + residues).

    They are the same where the books close; z is that of their difference.
    """

    check_in: Recovery
    check_out: Recovery
    difference_sd: float

    @property
    def z(self) -> float:
        difference = self.check_in.share - self.check_out.share
        return difference / self.difference_sd if self.difference_sd else 0.0


def recoveries(
    feed: Sequence[Amount],
    product: Sequence[Amount],
    residues: Sequence[Amount],
    opening: Sequence[Amount] = (),
    closing: Sequence[Amount] = (),
) -> Recoveries | None:
    """Return both recoveries of a node over a period, check C4; None where nothing was processed.

    Variances to first order, with all common errors: JCGM 100:2008, 5.2.2.
    """
    won = math.fsum(one.kg for one in product)
    used = math.fsum([one.kg for one in (*feed, *opening)] + [-one.kg for one in closing])
    out = won + math.fsum(one.kg for one in residues)
    if used <= 0 or out <= 0:
        return None
    by_way_in = [
        *((one, 1 / used) for one in product),
        *((one, -won / used**2) for one in (*feed, *opening)),
        *((one, won / used**2) for one in closing),
    ]
    by_way_out = [
        *((one, (out - won) / out**2) for one in product),
        *((one, -won / out**2) for one in residues),
    ]
    return Recoveries(
        Recovery(won / used, combined(by_way_in)),
        Recovery(won / out, combined(by_way_out)),
        combined(_difference(by_way_in, by_way_out)),
    )


def _difference(
    first: Sequence[tuple[Amount, float]], second: Sequence[tuple[Amount, float]]
) -> list[tuple[Amount, float]]:
    """Weigh each amount once, by its part in the one less that in the other."""
    weights: dict[int, tuple[Amount, float]] = {}
    for terms, sign in ((first, 1.0), (second, -1.0)):
        for amount, weight in terms:
            _, before = weights.get(id(amount), (amount, 0.0))
            weights[id(amount)] = (amount, before + sign * weight)
    return list(weights.values())
