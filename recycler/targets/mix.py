"""Suppliers and origins of what comes in: shares of the last twelve months, and of a year ahead.

Months to come are drawn from the facility's own of the last two years, with weights of their own
for each draw (Rubin's Bayesian bootstrap, Ann. Statist. 9, 130-134, 1981), so that few months make
a wide interval.
"""

import zlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import numpy as np

from recycler.model.logit import Floats
from recycler.targets.facts import Facts, Months, Place
from recycler.targets.metrics import Figure
from recycler.targets.projection import DRAWS
from recycler.targets.share_of import Portion
from recycler.targets.target import Step, Target

_OWN_MONTHS = 24  # that tell what months are like
FEWEST_MONTHS = 3
_WIDER = 1.1  # as months that follow each other are alike, and masses are skewed; an assumption
_HHI = 1e4  # of shares of one


@dataclass(frozen=True, slots=True, eq=False)
class Mixed:
    """A share or a concentration now and its draws at the date of a target.

    now: mean and sd; draws: shape (DRAWS,), None where the date is past or months are too few;
    part, whole: draws of the masses whose ratio a share is [kg]; place: the largest; unknown:
    share without a place [-]; months: that draws rest on; coming: months until the date; basis:
    what draws are made of, where there are any.
    """

    now: tuple[float, float]
    draws: Floats | None
    part: Floats | None
    whole: Floats | None
    place: str
    unknown: float
    months: int
    coming: int
    basis: "Basis | None" = None


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """What draws of a figure are made of.

    kept: of each place from the months of the last twelve that still count, shape (places,) [kg];
    ahead: draws of what the months to come bring, shape (DRAWS, places) [kg]; error: of the figure
    as it is known, shape (DRAWS,), in its unit.
    """

    places: tuple[str, ...]
    chosen: Collection[str]
    kept: Floats
    ahead: Floats
    error: Floats

    def draws(self, target: Target, ahead: Floats) -> tuple[Floats, Floats, Floats]:
        """Return draws of part and whole [kg] and of the figure, if months bring what is given."""
        part, whole, figure = _figures(target, self.kept + ahead, self.places, self.chosen)
        return part, whole, figure + self.error


def window(on: date) -> date:
    """Return the first day of the twelve months of the calendar that end with that of a day."""
    number = on.year * 12 + on.month - 12
    return date(number // 12, number % 12 + 1, 1)


def mixed(facts: Facts, target: Target, step: Step) -> Mixed | None:
    """Return the figure of a target about suppliers or origins; None where nothing came in."""
    by: Place = "supplier" if target.figure is Figure.LARGEST_SUPPLIER else "origin"
    months = facts.months(by, target.about)
    year = months.kg[-12:].sum(axis=0)
    if not year.any():
        return None
    shares = year / year.sum()
    unknown = float(shares[[not one for one in months.places]].sum())
    chosen = _chosen(facts, target, months, shares)
    own = months.kg[:-1][-_OWN_MONTHS:]
    own = own[own.sum(axis=1) > 0]
    ahead = (step.on.year - facts.on.year) * 12 + step.on.month - facts.on.month
    now = _now(facts, target, by, chosen, months, shares)
    place = months.places[int(shares.argmax())] if target.figure in _LARGEST else ""
    if step.on <= facts.on or len(own) < FEWEST_MONTHS:
        return Mixed(now, None, None, None, place, unknown, len(own), 0)
    coming = min(ahead, 12)
    rng = np.random.default_rng(zlib.crc32(f"error:{target.code}".encode()))
    basis = Basis(
        months.places, chosen, months.kg[-12:][coming:].sum(axis=0),
        _months(own, coming, f"{by}:{target.about}"), now[1] * rng.standard_normal(DRAWS),
    )  # fmt: skip
    part, whole, draws = basis.draws(target, basis.ahead)
    return Mixed(now, draws, part, whole, place, unknown, len(own), coming, basis)


_LARGEST = (Figure.LARGEST_ORIGIN, Figure.LARGEST_SUPPLIER, Figure.ORIGIN_HHI)


def _chosen(facts: Facts, target: Target, months: Months, shares: Floats) -> Collection[str]:
    """Return the places whose share is the figure."""
    if target.figure is Figure.PARTNER_SHARE:
        return facts.countries["partners"]
    if target.figure is Figure.COUNTRY_SHARE:
        return {target.country}
    return {months.places[int(shares.argmax())]}


def _now(
    facts: Facts, target: Target, by: Place, chosen: Collection[str], months: Months,
    shares: Floats,
) -> tuple[float, float]:  # fmt: skip
    if target.figure is not Figure.ORIGIN_HHI:
        return facts.portion(by, chosen, target.about) or Portion(0.0, 0.0)
    found = [facts.portion(by, {one}, target.about) or Portion(0.0, 0.0) for one in months.places]
    spread = sum((2 * one.mean * one.sd) ** 2 for one in found) ** 0.5
    return _HHI * float((shares**2).sum()), _HHI * spread


def _months(own: Floats, coming: int, name: str) -> Floats:
    """Return draws of what some months bring by place, shape (DRAWS, places) [kg]."""
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    weights = rng.exponential(size=(DRAWS, len(own)))
    edges = np.cumsum(weights, axis=1)
    edges /= edges[:, -1:]
    picked = rng.random((DRAWS, coming, 1)) > edges[:, None, :]
    places = picked.sum(axis=2)
    counts = np.zeros((DRAWS, len(own)))
    np.add.at(counts, (np.arange(DRAWS)[:, None], places), 1.0)
    usual, freedom = coming * own.mean(axis=0), len(own) - 1
    # What weights and resampling lack of the variance, and what few months tell of it (t).
    lacking = _WIDER * np.sqrt((len(own) + 1) / rng.chisquare(freedom, (DRAWS, 1)))
    return np.asarray(np.maximum(usual + lacking * (counts @ own - usual), 0.0))


def _figures(
    target: Target, drawn: Floats, places: Collection[str], chosen: Collection[str]
) -> tuple[Floats, Floats, Floats]:
    """Return draws of part and whole [kg], and of the figure."""
    whole = np.maximum(drawn.sum(axis=1), 1e-12)
    if target.figure in _LARGEST:
        part = drawn.max(axis=1)
    else:
        part = drawn[:, [one in chosen for one in places]].sum(axis=1)
    if target.figure is Figure.ORIGIN_HHI:
        return part, whole, _HHI * ((drawn / whole[:, None]) ** 2).sum(axis=1)
    return part, whole, part / whole
