"""A facility that is made up, as targets ask for it."""

from dataclasses import dataclass, field
from datetime import date

import numpy as np

from recycler.balance.closure import Recovery
from recycler.quantity import Quantity
from recycler.targets.facts import Feed, Months, Rated, Sum
from recycler.targets.share_of import Portion

ON = date(2026, 11, 12)


@dataclass
class MadeUp:
    """Facts that are stated: what is not stated did not come in."""

    on: date = ON
    days: dict = field(default_factory=dict)
    relative: float = 0.1
    rates: dict = field(default_factory=dict)
    places: Months | None = None
    hits: tuple | None = None
    materials: tuple = ()
    actions: tuple = ()
    countries: dict = field(default_factory=lambda: {"partners": frozenset({"JP", "US"})})

    def daily(self, name):
        return self.days.get(name, np.zeros(0))

    def recovered(self, name, since, until):
        daily = self.daily(name)
        first = self.on.toordinal() - len(daily) + 1
        begin, end = max(since.toordinal() - first, 0), until.toordinal() - first + 1
        some = daily[begin : max(end, 0)]
        kg = float(some.sum())
        if not kg:
            return None
        sd = self.relative * kg
        return Sum(Quantity(kg, sd, kg - 1.645 * sd, kg, kg + 1.645 * sd), int((some > 0).sum()))

    def recovery(self, name):
        return self.rates.get(name)

    def efficiency(self, group):
        return self.rates.get(group)

    def months(self, by, name):
        return self.places or Months((), (), np.zeros((0, 0)))

    def portion(self, by, places, name):
        kg = self.places.kg[-12:].sum(axis=0)
        chosen = [place in places for place in self.places.places]
        return Portion(float(kg[chosen].sum() / kg.sum()), 0.002)

    def honesty(self):
        return self.hits

    def feeds(self, name):
        return self.materials

    def measurable(self, name, since, until):
        return self.actions


def rated(mean, sd, basis="batches"):
    """A rate of the last year."""
    return Rated(Recovery(mean, sd, bounded=basis == "batches"), basis, 12, date(2025, 11, 13), ON)


def steady(kg_a_week, weeks=60, seed=1, spread=0.2):
    """What comes in day by day, about the same each week."""
    rng = np.random.default_rng(seed)
    weekly = kg_a_week * rng.lognormal(-(spread**2) / 2, spread, weeks)
    return np.repeat(weekly / 7, 7)


FEED = Feed("NDFEB_HDD", 10_000.0, 0.3, 0.24, 40)
