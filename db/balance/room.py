"""The balance of the plant: a room of the store; the ledger stands in it."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from threading import Lock
from typing import TYPE_CHECKING

from db import needs
from db.balance import queries
from db.balance.ledger import Ledger
from db.batches.queries import batches_of_tickets
from db.batches.writes import reason_of
from db.engine import Database
from db.filters import BatchFilter
from db.guard import guarded
from db.processing import queries as processing_queries
from db.proof.journal import last_change
from recycler.batch import Batch
from recycler.elements import element_symbol
from recycler.laboratory.records import AssayState

if TYPE_CHECKING:
    from db.store import Store
    from recycler.balance.books import Books, Period, Waiting
    from recycler.balance.closure import Amount
    from recycler.balance.eu_rates import Rates
    from recycler.balance.node_balance import Balance
    from recycler.balance.plant_network import PlantNetwork
    from recycler.balance.scales import ScaleReport
    from recycler.balance.trend import Trend
    from recycler.laboratory.records import AssayResult
    from recycler.processing.book import Book
    from recycler.reference.data import Reference
    from recycler.totals.holding import Holding

_MOST_KEPT = 4  # periods
_STEPS = {"month": 1, "quarter": 3, "year": 12}


@guarded(needs.BALANCES)
class Balances(Ledger):
    """Balances of one store, for all threads of the program."""

    def __init__(self, database: Database, store: "Store") -> None:
        super().__init__(database, store)
        self._reading = Lock()  # what is kept is made once
        self._kept: dict[Period, Books] = {}
        self._state = -1

    # questions

    def period(self, since: date | None, until: date | None) -> "Period":
        """Return the moments of some days, both included; all there is where none is named."""
        from recycler.balance.books import Period

        facility = self._store.facility()
        zone = facility.zone_info
        last = until or datetime.now(zone).date()
        if since is None:
            with self._database.read() as connection:
                first = queries.first_moment(connection)
            since = facility.day_of(datetime.fromisoformat(first)) if first else last
        return Period(
            datetime.combine(since, time(), zone),
            datetime.combine(max(last, since) + timedelta(days=1), time(), zone),
        )

    def periods(
        self, since: date | None, until: date | None, step: str = "month"
    ) -> "list[Period]":
        """Return the months, quarters or years of the calendar that some days lie in."""
        from recycler.balance.books import Period

        whole, months = self.period(since, until), _STEPS[step]
        zone = self._store.facility().zone_info
        number = whole.begin.year * 12 + (whole.begin.month - 1) // months * months
        found = []
        begin = whole.begin
        while begin < whole.end:
            number += months
            end = datetime(number // 12, number % 12 + 1, 1, tzinfo=zone)
            found.append(Period(begin, min(end, whole.end)))
            begin = end
        return found

    def books(self, since: date | None = None, until: date | None = None) -> "Books":
        """Return what moved in a period, with all that lay in yard and store at its ends."""
        return self.books_of(self.period(since, until))

    def books_of(self, period: "Period") -> "Books":
        """Return the same for the moments of a period; kept until anything changes."""
        with self._database.read() as connection:
            state = last_change(connection)
        with self._reading:
            if self._state != state:
                self._kept, self._state = {}, state
            if period not in self._kept:
                if len(self._kept) >= _MOST_KEPT:
                    self._kept.pop(next(iter(self._kept)))
                self._kept[period] = self._read(period)
            return self._kept[period]

    def _read(self, period: "Period") -> "Books":
        from recycler.balance.books import USED_UP, Books, elements_of
        from recycler.processing.contents import Contents

        with self._database.read() as connection:
            ran = processing_queries.runs(connection, since=period.begin, until=period.end)
            numbers = {run.number for run in ran}
            for moment in (period.begin, period.end):
                numbers |= queries.makers_in_store(connection, moment, USED_UP)
            book = processing_queries.book(connection, numbers)
            taken = queries.taken_of_batches(connection, period.end)
            others = batches_of_tickets(connection, taken.keys() - book.batches.keys())
            lying, gone = _parted(others.values(), taken)
            book = book.with_batches(lying)
            known = {one.id for one in book.inputs}
            sources = [*book.batches, *book.lots]
            takings = processing_queries.takings(connection, sources)
        elsewhere = [one for one in takings if one.id not in known]
        assays = self._store.laboratory.observed(book.batches)
        assays |= self._store.processing.observed(book.lots)
        contents = Contents(self._store.estimator(), book, assays)
        waiting = self._waiting(period, [*book.batches.values(), *gone], elements_of(contents))
        return Books(contents, self._final(book), elsewhere, {period: waiting})

    def balance(
        self, node: str = "plant", element: str = "",
        since: date | None = None, until: date | None = None,
    ) -> "Balance":  # fmt: skip
        """Return the balance of a node, named by its key, an area or a run.

        Raises:
            InputError: `balance_no_node` or `balance_no_element`.
        """
        from recycler.balance.node_balance import balance, node_named

        period = self.period(since, until)
        books = self.books_of(period)
        return balance(books, node_named(books, node), period, element)

    def network(
        self, element: str = "", since: date | None = None, until: date | None = None
    ) -> "PlantNetwork":
        """Return the plant as a network, raw and reconciled, without what was left out.

        Raises:
            InputError: `balance_no_element`.
        """
        from recycler.balance.plant_network import plant_network

        period = self.period(since, until)
        return plant_network(self.books_of(period), period, element, self.names_left_out())

    def trend(
        self, node: str = "plant", element: str = "",
        since: date | None = None, until: date | None = None, step: str = "month",
    ) -> "Trend":  # fmt: skip
        """Return what is missing at a node period by period, and whether it drifts.

        Raises:
            InputError: `balance_no_node` or `balance_no_element`.
        """
        from recycler.balance.node_balance import node_named
        from recycler.balance.trend import trend

        books = self.books(since, until)
        return trend(books, node_named(books, node), self.periods(since, until, step), element)

    def scales(
        self, since: date | None = None, until: date | None = None, step: str = "month"
    ) -> "ScaleReport":
        """Return what balances of mass say of each scale, and which are named."""
        from recycler.balance.scales import scale_report

        return scale_report(self.books(since, until), self.periods(since, until, step))

    def rates(self, year: int, group: str) -> "Rates":
        """Return recycling efficiency and material recovery of a calendar year.

        Raises:
            InputError: `no_chemistry_group`.
        """
        from recycler.balance.eu_rates import rates

        since, until = date(year, 1, 1), date(year, 12, 31)
        period = self.period(since, until)
        return rates(self.books_of(period), period, year, group)

    def rates_of_year(self, year: int) -> "tuple[Rates, ...]":
        """Return the rates of every chemistry group of which runs were closed in a year."""
        from recycler.balance.eu_counted import groups

        found = (self.rates(year, group) for group in groups(self._store.reference()))
        return tuple(one for one in found if one.runs)

    def set_counted(
        self, year: int, group: str, substances: "Mapping[str, bool]", *, who: str, why: str
    ) -> None:
        """Say which substances count as output in a year, in the place of the reference.

        Raises:
            InputError: `no_chemistry_group`, `unknown_element` or `why_needed`.
        """
        from recycler.balance.eu_counted import SITE_COUNTED, site_rows
        from recycler.reference.records import Origin, Payload

        told = {element_symbol(name): counts for name, counts in substances.items()}
        reason = reason_of(why)

        def made(reference: "Reference") -> list[Payload]:
            rows = site_rows(reference, year, group, told, reason)
            return [Payload("table", SITE_COUNTED, rows, origin=Origin.ENTERED)]

        self._store.materials.put_in_force(made, who=who, why=reason)

    # behind the door

    def _final(self, book: "Book") -> dict[str, frozenset[str]]:
        """Return the elements whose results are all final, by ticket or number of a lot."""
        results = self._store.laboratory.assays_of(book.batches)
        with self._database.read() as connection:
            results |= processing_queries.assays_of_lots(connection, book.lots)[0]
        return {name: _all_final(some) for name, some in results.items()}

    def _waiting(
        self, period: "Period", others: Sequence[Batch], elements: Collection[str]
    ) -> "Waiting":
        """Return the batches nobody took from: all that came in less those that are known."""
        from recycler.balance.books import Waiting

        first = self._store.facility().day_of(period.begin)
        last = self._store.facility().day_of(period.end - timedelta(microseconds=1))
        before = [one for one in others if one.received_at < period.begin]
        during = [one for one in others if period.holds(one.received_at)]
        return Waiting(
            self._untaken(BatchFilter(until=first - timedelta(days=1)), before, elements),
            self._untaken(BatchFilter(since=first, until=last), during, elements),
        )

    def _untaken(
        self, where: BatchFilter, taken: Sequence[Batch], elements: Collection[str]
    ) -> "Mapping[str, Mapping[str, Amount]]":
        from recycler.balance.closure import Amount
        from recycler.processing.stock import stock_of_batch
        from recycler.totals.holding import PER_VARIANCE_KG
        from recycler.totals.totals import totals_of

        with self._database.read() as connection:
            masses = queries.received_kg(connection, where)
        for batch in taken:
            masses[batch.material] = masses.get(batch.material, 0.0) - stock_of_batch(batch).came_kg
        held = _less(self._store.holdings(where), self._store.holdings_of(taken))
        families = {code: self._store.reference().material(code).family for code in masses}
        found: dict[str, dict[str, Amount]] = {
            family: {"": Amount(
                math.fsum(kg for code, kg in masses.items() if families[code] == family),
                math.sqrt(sum(one.dry_var for one in held if families[one.material] == family)
                          / PER_VARIANCE_KG),
            )}
            for family in families.values()
        }  # fmt: skip
        keyed = [(families[one.material], one) for one in held]
        totals = totals_of(self._store.estimator())
        for element in elements:
            for family, moments in totals.moments(keyed, element, "contained").items():
                found[family][element] = Amount(moments.mean, moments.sd)
        return found


def _parted(
    batches: Iterable[Batch], taken: Mapping[str, float]
) -> tuple[list[Batch], list[Batch]]:
    """Return the batches of which something is left, and those that are used up."""
    from recycler.balance.books import USED_UP
    from recycler.processing.stock import stock_of_batch

    lying: list[Batch] = []
    gone: list[Batch] = []
    for batch in batches:
        came = stock_of_batch(batch).came_kg
        (gone if came - taken[batch.ticket] < USED_UP * came else lying).append(batch)
    return lying, gone


def _less(all_held: "Iterable[tuple[str, Holding]]", taken: "Iterable[Holding]") -> "list[Holding]":
    """Return what is left of sums when some batches are taken out of them."""
    left = {one.kind: one for _, one in all_held}
    for one in taken:
        left[one.kind] = left[one.kind].plus(one, -1)
    return [one for one in left.values() if one.batches]


def _all_final(results: "Iterable[AssayResult]") -> frozenset[str]:
    from recycler.laboratory.sampling import counting

    counted = counting(results)
    loose = {one.element for one in counted if one.state is not AssayState.FINAL}
    return frozenset({one.element for one in counted} - loose)
