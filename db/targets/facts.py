"""What the store knows, as targets ask for it; each answer is looked up once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from db.engine import Database
from db.filters import BatchFilter
from db.targets import queries
from recycler.balance.closure import Recovery
from recycler.balance.eu_counted import GROUPS
from recycler.balance.eu_rates import EFFICIENCY
from recycler.elements import RARE_EARTHS
from recycler.errors import InputError
from recycler.laboratory.advice import Action, period_advice
from recycler.model.logit import Floats
from recycler.targets.facts import Feed, Hits, Months, Place, Rated, Sum
from recycler.targets.metrics import Figure
from recycler.targets.mix import window
from recycler.targets.partners import partners
from recycler.targets.projection import MOST_WEEKS
from recycler.targets.rates import won_share
from recycler.targets.share_of import Portion, share_of
from recycler.targets.standing import Standing, year_to
from recycler.targets.target import Target
from recycler.totals.holding import Holding, Kind
from recycler.totals.totals import Totals, totals_of
from recycler.units import UG_PER_KG

if TYPE_CHECKING:
    from db.store import Store
    from recycler.balance.eu_rates import Rates

_MOST_MONTHS = 37  # three years and the one that is not over
_LEVEL = 0.9  # of the intervals that are held against assays


@dataclass(frozen=True, slots=True)
class Slow:
    """What takes seconds and is asked for by itself: rates out of runs by group, and honesty."""

    rates: Mapping[str, "Rates"]
    hits: Hits | None


class StoreFacts:
    """The facts of a store on a day, as `recycler.targets.facts.Facts` has them."""

    def __init__(
        self, database: Database, store: "Store", on: date, targets: Iterable[Target],
        slow: Slow | None,
    ) -> None:  # fmt: skip
        self._database, self._store, self._slow = database, store, slow
        self._on = on
        wanted = list(targets)
        self._names = sorted({
            one.about for one in wanted
            if one.about and (one.figure.is_sum or one.figure is Figure.RECOVERY_RATE)
        })  # fmt: skip
        self._mixed = sorted({one.about for one in wanted if one.figure.is_mix and one.about})
        self._months: dict[Place, dict[str, Months]] = {}
        self._keyed: dict[Place, list[tuple[str, Holding]]] = {}
        self._sums: dict[tuple[date, date], list[tuple[str, Holding]]] = {}

    @property
    def on(self) -> date:
        return self._on

    @cached_property
    def countries(self) -> Mapping[str, frozenset[str]]:
        return {"partners": partners(self._store.reference())}

    def daily(self, name: str) -> Floats:
        return self._daily.get(name, np.zeros(0))

    def recovered(self, name: str, since: date, until: date) -> Sum | None:
        rows = self._totals.rows(self._held(since, until), elements={name})
        found = next((row for row in rows if row.element == name), None)
        if found is None or not found.batches:
            return None
        return Sum(found.recovered, found.batches)

    def recovery(self, name: str) -> Rated | None:
        of_runs = self._of_runs(name)
        if of_runs is not None:
            return of_runs
        since = year_to(self._on)
        held = [
            (key, one) for key, one in self._held(since, self._on)
            if self._family(one.material) in self._batteries
        ]  # fmt: skip
        contained, recovered = (
            self._totals.moments(held, name, measure).get("")
            for measure in ("contained", "recovered")
        )
        if contained is None or recovered is None or contained.mean <= 0:
            return None
        mean, sd = won_share(contained, recovered)
        n = sum(one.batches for _, one in held if self._holds(one.kind, name))
        return Rated(Recovery(mean, sd, bounded=True), "batches", n, since, self._on)

    def efficiency(self, group: str) -> Rated | None:
        rates = self._slow.rates.get(group) if self._slow else None
        return self._rated(rates, EFFICIENCY) if rates else None

    def months(self, by: Place, name: str) -> Months:
        if by not in self._months:
            self._months[by] = self._by_month(by)
        return self._months[by][name]

    def portion(self, by: Place, places: Collection[str], name: str) -> Portion | None:
        return share_of(self._totals, self._by_place(by), places, name)

    def honesty(self) -> Hits | None:
        return self._slow.hits if self._slow else None

    def feeds(self, name: str) -> Sequence[Feed]:
        grouped: dict[str, list[Holding]] = defaultdict(list)
        for _, holding in self._held(year_to(self._on), self._on):
            grouped[holding.material].append(holding)
        found = (self._feed(material, held, name) for material, held in grouped.items())
        return [one for one in found if one is not None]

    def measurable(self, name: str, since: date, until: date) -> Sequence[Action]:
        held = [one for _, one in self._held(since, until)]
        return period_advice(self._store.estimator(), held, name)

    def materials(self, standing: Standing) -> tuple[str, ...]:
        """Return the materials whose batches make up a figure."""
        name, held = standing.target.about, self._held(standing.since, standing.until)
        some = {one.material for _, one in held if self._kg(one, name) > 0}
        if standing.target.figure is Figure.RECOVERY_RATE:
            some = {one for one in some if self._family(one) in self._batteries}
        return tuple(sorted(some))

    def by_material(self, by: Place, name: str) -> Mapping[str, Mapping[str, float]]:
        """Return what came in within the last twelve months by material and place [kg]."""
        found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for place, holding in self._by_place(by):
            found[holding.material][place] += self._kg(holding, name)
        return found

    # behind

    @cached_property
    def _totals(self) -> Totals:
        return totals_of(self._store.estimator())

    @cached_property
    def _until(self) -> date | None:
        """The day as a filter has it: None where nothing came in later, which reads less."""
        with self._database.read() as connection:
            last = queries.last_day(connection)
        return None if last is None or last <= self._on else self._on

    def _held(self, since: date, until: date) -> list[tuple[str, Holding]]:
        days = since, until
        if days not in self._sums:
            where = BatchFilter(since=since, until=self._until if until == self._on else until)
            self._sums[days] = self._store.holdings(where, elements=self._wanted)
        return self._sums[days]

    @cached_property
    def _wanted(self) -> frozenset[str]:
        return frozenset((*self._names, *self._mixed))

    @cached_property
    def _daily(self) -> dict[str, Floats]:
        with self._database.read() as connection:
            first = queries.first_day(connection)
            since = max(first or self._on, self._on - timedelta(days=7 * MOST_WEEKS - 1))
            kept = queries.by_day(connection, since, self._on, self._names, self._yields)
        days = max((self._on - since).days + 1, 0)
        found = {}
        for name, by_day in kept.items():
            daily = np.zeros(days)
            for (day,), kg in by_day.items():
                daily[(date.fromisoformat(day) - since).days] += kg
            begun = int(np.argmax(daily > 0)) if daily.any() else days
            found[name] = daily[begun:]
        return found

    def _by_month(self, by: Place) -> dict[str, Months]:
        first = window(self._on)
        number = first.year * 12 + first.month - 1 + 12 - _MOST_MONTHS
        since = date(number // 12, number % 12 + 1, 1)
        with self._database.read() as connection:
            begun = queries.first_day(connection) or self._on
            since = max(since, min(begun.replace(day=1), first))
            last = self._on if self._until is None else self._on.replace(day=1) - timedelta(days=1)
            kept = queries.by_month(connection, since, last, by, self._mixed, self._holdings_of)
        return {name: self._months_of(kept[name], by, since, name) for name in kept}

    def _months_of(self, kept: queries.Keyed, by: Place, since: date, name: str) -> Months:
        months = _months(since, self._on)
        if self._until is not None:  # of the last month only the days so far
            for place, kg in self._this_month(by, name).items():
                kept[f"{self._on:%Y-%m}", place] = kg
        places = tuple(sorted({place for _, place in kept}))
        rows = {f"{month:%Y-%m}": row for row, month in enumerate(months)}
        columns = {place: column for column, place in enumerate(places)}
        sums = np.zeros((len(months), len(places)))
        for (month, place), kg in kept.items():
            sums[rows[month], columns[place]] += kg
        return Months(places, months, sums)

    def _this_month(self, by: Place, name: str) -> dict[str, float]:
        where = BatchFilter(since=self._on.replace(day=1), until=self._on)
        found: dict[str, float] = defaultdict(float)
        for place, holding in self._store.holdings(where, by, set(self._mixed)):
            found[place] += self._kg(holding, name)
        return found

    def _kg(self, holding: Holding, name: str) -> float:
        if not name:
            return holding.dry_ug / UG_PER_KG
        contained, recovered = self._means(holding.kind, name)
        return holding.expected_kg(name, {name: (contained, recovered)})[0]

    def _holdings_of(self, kind: Kind, name: str) -> float:
        return self._means(kind, name)[0]

    def _yields(self, kind: Kind, name: str) -> float:
        return self._means(kind, name)[1]

    def _means(self, kind: Kind, name: str) -> tuple[float, float]:
        """Return what a kilogram of a kind holds and yields of a name [kg/kg]."""
        try:
            pair = self._store.estimator().pair(*kind)
        except InputError as error:
            if error.code != "no_composition":
                raise
            return 0.0, 0.0
        for place, key in enumerate(pair.keys):
            if key.name == name and key.members:
                return float(pair.contained_mean[place]), float(pair.recovered_mean[place])
        return 0.0, 0.0

    def _holds(self, kind: Kind, name: str) -> bool:
        return self._means(kind, name)[0] > 0

    def _by_place(self, by: Place) -> list[tuple[str, Holding]]:
        if by not in self._keyed:
            where = BatchFilter(since=window(self._on), until=self._until)
            self._keyed[by] = self._store.holdings(where, by, set(self._mixed))
        return self._keyed[by]

    def _feed(self, material: str, held: Sequence[Holding], name: str) -> Feed | None:
        both = [one.expected_kg(name, {name: self._means(one.kind, name)}) for one in held]
        dry = sum(one.dry_ug for one in held) / UG_PER_KG
        contained, recovered = (sum(pair[which] for pair in both) for which in (0, 1))
        if not dry or not contained:
            return None
        batches = sum(one.batches for one in held)
        return Feed(material, dry, contained / dry, recovered / dry, batches)

    @cached_property
    def _batteries(self) -> frozenset[str]:
        return frozenset(row["family"] for row in self._store.reference().table(GROUPS))

    def _family(self, material: str) -> str:
        return self._store.reference().material(material).family

    def _of_runs(self, name: str) -> Rated | None:
        """Return the recovery out of runs, of the chemistry that brought most of the element in."""
        if self._slow is None or name in ("REE", *RARE_EARTHS):
            return None
        found = [
            (one.input.kg, rates) for rates in self._slow.rates.values() for one in rates.rates
            if one.name == name and one.recovery is not None
        ]  # fmt: skip
        most = max(found, key=lambda one: one[0], default=None)
        return self._rated(most[1], name) if most else None

    def _rated(self, rates: "Rates", name: str) -> Rated | None:
        one = next((rate for rate in rates.rates if rate.name == name), None)
        if one is None or one.recovery is None or not rates.runs:
            return None
        since, until = date(rates.year, 1, 1), min(self._on, date(rates.year, 12, 31))
        return Rated(one.recovery, "runs", len(rates.runs), since, until)


def slow(store: "Store", on: date) -> Slow:
    """Return what takes seconds: rates of the year out of runs, and how many intervals held."""
    reference = store.reference()
    codes = dict.fromkeys(row["group"] for row in reference.table(GROUPS))
    rates = {code: store.balances.rates(on.year, code) for code in codes}
    found = store.laboratory.scored().summaries("")
    if not found:
        return Slow(rates, None)
    held = next(one.hits for one in found[0].coverage if one.level == _LEVEL)
    return Slow(rates, Hits(held, found[0].n))


def _months(since: date, until: date) -> tuple[date, ...]:
    first, last = (day.year * 12 + day.month - 1 for day in (since, until))
    return tuple(date(n // 12, n % 12 + 1, 1) for n in range(first, last + 1))
