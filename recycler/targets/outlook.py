"""What a year will have yielded: what is counted with its error, and what still comes."""

import zlib
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from recycler.model.logit import Floats
from recycler.quantity import Quantity
from recycler.targets.facts import Facts, Sum
from recycler.targets.projection import DRAWS, History, future_draws

Z90 = 1.6448536269514722  # of 95 %
_STRAIGHT = 1e-3  # skew below which a normal is as good


@dataclass(frozen=True, slots=True, eq=False)
class Outlook:
    """Draws of a year's mass, and their parts, each of shape (DRAWS,) [kg].

    counted: what is counted so far; coming: what comes, as it will be counted; common: the factor
    by which both err together; weeks: of history; since, until: days still to come.
    """

    counted: Floats
    coming: Floats
    common: Floats
    history: History
    since: date
    until: date

    @property
    def draws(self) -> Floats:
        return self.with_more(0.0)

    @property
    def weeks(self) -> int:
        return len(self.history.weekly)

    def with_more(self, kg: float, factor: float = 1.0) -> Floats:
        """Return draws of the year's mass if more came in, or more were won of what comes.

        Args:
            kg: won in addition, as it is counted [kg].
            factor: of what is won of what comes [-].
        """
        return np.asarray(self.counted + self.common * (self.coming * factor + kg))

    def measured(self, quantity: Quantity, name: str = "") -> Floats:
        """Return draws of the year's mass if what is counted were known as well as this."""
        shared = np.minimum(1.0, quantity.sd / max(float(self.counted.std()), 1e-12))
        common = 1 + (self.common - 1) * shared
        counted = quantity.mean + (self.counted - self.counted.mean()) * shared
        return np.asarray(counted + common * self.coming)


def outlook(
    facts: Facts, name: str, counted: Sum | None, since: date, until: date
) -> Outlook | None:
    """Return what a year will have yielded; None where it is over, or its history is too short.

    What is counted errs in part by what all batches share (how rich a material is, what a route
    yields), and what comes errs by the same: a factor of mean one. Its relative sd is that of the
    sum over the last twelve months, or of what is counted where that is smaller; the rest is what
    batches have for themselves.

    Args:
        facts: of the facility.
        name: element or group.
        counted: what the year's batches yield so far.
        since: its first day.
        until: its last day.
    """
    on = facts.on
    if until <= on:
        return None
    history = History.of_days(on, facts.daily(name))
    if not history.is_enough:
        return None
    first = max(since, on + timedelta(days=1))
    coming = future_draws(history, first, until, name)
    whole = facts.recovered(name, on - timedelta(days=365), on)
    known = counted or whole
    if known is None or not known.quantity.mean:
        return Outlook(np.zeros(DRAWS), coming, np.ones(DRAWS), history, first, until)
    rng = np.random.default_rng(zlib.crc32(f"counted:{name}".encode()))
    common = _factor(known.quantity, rng.standard_normal(DRAWS))
    relative = known.quantity.sd / known.quantity.mean
    shared = min(relative, _relative(whole) if whole else relative)
    common = 1 + (common - 1) * (shared / relative if relative else 0.0)
    mean, sd = (counted.quantity.mean, counted.quantity.sd) if counted else (0.0, 0.0)
    own = np.sqrt(max(sd**2 - (shared * mean) ** 2, 0.0)) * rng.standard_normal(DRAWS)
    return Outlook(np.maximum(common * mean + own, 0.0), coming, common, history, first, until)


def _relative(found: Sum) -> float:
    return found.quantity.sd / found.quantity.mean if found.quantity.mean else 0.0


def _factor(quantity: Quantity, z: Floats) -> Floats:
    """Return draws of a quantity over their mean, as skewed as it is.

    A shifted lognormal through its three quantiles (Tukey's g-distribution), so that it is
    monotone in z whichever way it leans.

    Args:
        quantity: with a mean above zero.
        z: standard normals, shape (DRAWS,).
    """
    below, above = quantity.p50 - quantity.p05, quantity.p95 - quantity.p50
    if below <= 0 or above <= 0:
        return np.asarray(1 + quantity.sd / quantity.mean * z)
    g = float(np.log(above / below)) / Z90
    if abs(g) < _STRAIGHT:
        drawn = quantity.p50 + (above + below) / (2 * Z90) * z
    else:
        drawn = quantity.p50 + above * np.expm1(g * z) / np.expm1(g * Z90)
    return np.asarray(np.maximum(drawn, 0.0) / max(float(np.maximum(drawn, 0.0).mean()), 1e-12))
