"""What is kept of runs and lots, and what follows from them: a room of the store."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from db import needs
from db.batches.queries import batches_of_tickets
from db.batches.writes import logged_once
from db.engine import Database, Writing
from db.guard import guarded
from db.processing import queries
from db.processing.records import input_of, lot_of, run_of
from db.processing.writes import Booking
from recycler.errors import InputError
from recycler.laboratory.records import AssayEntry, AssayState, Taking
from recycler.processing.records import (
    ContainerTare,
    Input,
    InputEntry,
    Lot,
    LotEntry,
    Run,
    RunEntry,
    RunState,
)
from recycler.processing.stock import Stock, stock_of_batch, stock_of_lot, taken_by

if TYPE_CHECKING:
    from db.store import Store
    from recycler.figures import Assay
    from recycler.laboratory.records import AssayResult
    from recycler.processing.account import Account
    from recycler.processing.book import Book
    from recycler.processing.containers import Container
    from recycler.processing.contents import Contents
    from recycler.processing.out_turns import OutTurns
    from recycler.processing.realised import Realised
    from recycler.processing.site_yields import YieldProposal
    from recycler.processing.teardown import ProfileProposal
    from recycler.processing.trace import Trace


MOST_NAMED = 5


@guarded(needs.PROCESSING)
class Processing:
    """Runs and lots of one store, for all threads of the program."""

    def __init__(self, database: Database, store: "Store") -> None:
        self._database, self._store = database, store

    # changes

    @contextmanager
    def booking(self, *, who: str, seen: int | None = None) -> Iterator[Booking]:
        """Book several steps in one transaction: all of them or none.

        Args:
            who: books.
            seen: the version of a run the person saw, where it is closed, opened again or goes on
                a stage.
        """
        with logged_once(), self._database.write() as writing:
            yield Booking(
                writing, self._store.facility(), self._store.reference(), self._account_in,
                who=who, seen=seen,
            )  # fmt: skip

    def open_run(self, entry: RunEntry, *, who: str) -> Run:
        """Start a run.

        Raises:
            InputError: `unknown_route`, `no_such_stage`, or a rule's own code.
        """
        with self.booking(who=who) as booking:
            return run_of(booking.open(entry))

    def take(self, entry: InputEntry, *, who: str) -> Input:
        """Take a weighed amount from a batch or a lot into an open run.

        Raises:
            InputError: `no_such_run`, `run_closed`, `no_such_source`, `source_void`,
                `lot_cancelled`, `loss_taken`, `cycle`, `route_not_for`, `not_assembled`,
                `split_of_one`, `hazards_apart`, `used_up`, `takes_too_much`, or a rule's own code.
        """
        with self.booking(who=who) as booking:
            return input_of(booking.take(entry))

    def book_lot(self, entry: LotEntry, *, who: str) -> Lot:
        """Book a weighed output of an open run, in any order and on any day.

        Raises:
            InputError: `no_such_run`, `run_closed`, `unknown_material`, `yields_too_much` where
                nothing can have been added, or a rule's own code.
        """
        with self.booking(who=who) as booking:
            return lot_of(booking.book(entry))

    def close_run(
        self,
        number: str,
        *,
        who: str,
        why: str = "",
        at: datetime | None = None,
        seen: int | None = None,
    ) -> Run:
        """Close a run; one that yielded more than it took, in mass or an element, needs a reason.

        Raises:
            InputError: `no_such_run`, `run_closed`, `closed_before_start`, `nothing_taken`,
                `yields_too_much`, `yields_element` or `changed_meanwhile`.
        """
        with self.booking(who=who, seen=seen) as booking:
            return run_of(booking.close(number, at or datetime.now(UTC), why=why))

    def reopen_run(self, number: str, *, who: str, why: str, seen: int | None = None) -> Run:
        """Open a closed run again.

        Raises:
            InputError: `no_such_run`, `run_open`, `why_needed` or `changed_meanwhile`.
        """
        with self.booking(who=who, seen=seen) as booking:
            return run_of(booking.reopen(number, why=why))

    def reach_stage(self, number: str, done: int, *, who: str, seen: int | None = None) -> Run:
        """Say how many stages of its route an open run has behind it.

        Raises:
            InputError: `no_such_run`, `run_closed`, `no_such_stage` or `changed_meanwhile`.
        """
        with self.booking(who=who, seen=seen) as booking:
            return run_of(booking.reach(number, done))

    def cancel_input(self, input_id: str, *, who: str, why: str) -> Input:
        """Take back an input that was booked in error; it stays in the books.

        Raises:
            InputError: `no_such_booking`, `run_closed`, `yields_too_much` or `why_needed`.
        """
        with self.booking(who=who) as booking:
            return input_of(booking.cancel_input(input_id, why=why))

    def cancel_lot(self, number: str, *, who: str, why: str) -> Lot:
        """Take back a lot that was booked in error; it stays in the books.

        Raises:
            InputError: `no_such_booking`, `run_closed`, `lot_in_run` or `why_needed`.
        """
        with self.booking(who=who) as booking:
            return lot_of(booking.cancel_lot(number, why=why))

    def weigh_empty(self, entry: ContainerTare, *, who: str) -> "Container":
        """Keep what a container weighs empty from a moment on; return it with its history."""
        with self.booking(who=who) as booking:
            booking.weigh_empty(entry)
        return self.container(entry.container)

    def record_assays(
        self, entries: Iterable[AssayEntry], *, who: str, how: Taking | None = None
    ) -> None:
        """Keep what was found in lots, all or none; a lot's number stands in place of a ticket.

        Raises:
            InputError: `no_such_source` or `lot_cancelled`.
        """
        with self.booking(who=who) as booking:
            for entry in entries:
                booking.assay(entry, how)

    def make_final(self, assay_id: str, *, who: str, why: str = "") -> None:
        """Make a provisional result in a lot final.

        Raises:
            InputError: `no_such_assay` or `assay_is`.
        """
        with self.booking(who=who) as booking:
            booking.turn_assay(assay_id, AssayState.FINAL, why=why)

    def reject_assay(self, assay_id: str, *, who: str, why: str) -> None:
        """Let a result in a lot count no more.

        Raises:
            InputError: `no_such_assay`, `assay_is` or `why_needed`.
        """
        with self.booking(who=who) as booking:
            booking.turn_assay(assay_id, AssayState.REJECTED, why=why)

    # questions

    def run(self, number: str) -> Run:
        """Return a run.

        Raises:
            InputError: `no_such_run`.
        """
        with self._database.read() as connection:
            return queries.run(connection, number)

    def runs(
        self,
        state: RunState | None = None,
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
    ) -> list[Run]:
        """Return runs, started last first; of a period those that ran within it."""
        with self._database.read() as connection:
            first, last = self._moments(since, until)
            return queries.runs(connection, state, first, last, limit)

    def stages(self, run: Run) -> list[str]:
        """Return the stages a run goes through; `run.reached` of them are behind it."""
        from recycler.processing.checks import stages_of

        return stages_of(self._store.reference(), run)

    def lot(self, number: str) -> Lot:
        """Return a lot.

        Raises:
            InputError: `no_such_source`.
        """
        with self._database.read() as connection:
            return queries.lot(connection, number)

    def lots_numbered(self, numbers: Iterable[str]) -> dict[str, Lot]:
        """Return lots by number; one that is not there is left out."""
        with self._database.read() as connection:
            return queries.lots_numbered(connection, numbers)

    def lots(self, since: date | None = None, until: date | None = None) -> list[Lot]:
        """Return the lots that are booked, the last first."""
        with self._database.read() as connection:
            return queries.lots(connection, *self._moments(since, until))

    def numbered(self, text: str, limit: int) -> tuple[list[Run], list[Lot]]:
        """Return the newest runs and lots whose number has this text in it."""
        with self._database.read() as connection:
            return queries.numbered(connection, text, limit)

    def lots_left(self, limit: int = 2_000) -> list[tuple[Lot, float]]:
        """Return the newest lots of which something is left, with what is left [kg]."""
        with self._database.read() as connection:
            return queries.lots_left(connection, limit)

    def stock(self, name: str) -> Stock:
        """Return what is left of a batch or a lot, step by step.

        Raises:
            InputError: `no_such_source`.
        """
        found = self.stocks([name]).get(name)
        if found is None:
            raise InputError("no_such_source", source=name)
        return found

    def stocks(self, names: Iterable[str]) -> dict[str, Stock]:
        """Return what is left of batches and lots by ticket or number."""
        listed = list(names)
        with self._database.read() as connection:
            lots = queries.lots_numbered(connection, listed)
            batches = batches_of_tickets(connection, listed)
            taken = queries.takings(connection, listed)
        begun = {name: stock_of_lot(lot) for name, lot in lots.items()}
        begun |= {name: stock_of_batch(batch) for name, batch in batches.items()}
        return {
            name: Stock(
                stock.source, stock.came_kg, stock.came_sd_kg,
                tuple(taken_by(one) for one in taken if one.source == name),
            )
            for name, stock in begun.items()
        }  # fmt: skip

    def tares(self, container: str) -> list[ContainerTare]:
        """Return what a container weighed empty over time, oldest first."""
        with self._database.read() as connection:
            return queries.tares(connection, container)

    def containers(self, *, counted: bool = False) -> "list[Container]":
        """Return all containers that were weighed empty, by name, each with its history.

        Args:
            counted: say of each how many weighings were made in it.
        """
        with self._database.read() as connection:
            found = queries.containers(connection)
            used = queries.weighings_in_containers(connection) if counted else {}
        return [replace(one, weighings=used.get(one.name.lower(), 0)) for one in found]

    def container(self, name: str) -> "Container":
        """Return one container with its history; capitals and spaces around do not matter.

        Raises:
            InputError: `no_such_container`, with some that are there; `no_container_yet`.
        """
        there = {one.name.casefold(): one for one in self.containers(counted=True)}
        found = there.get(name.strip().casefold())
        if not there:
            raise InputError("no_container_yet")
        if found is None:
            names = [one.name for one in there.values()][:MOST_NAMED]
            raise InputError("no_such_container", value=name.strip(), names=names)
        return found

    def assays(self, number: str) -> "list[AssayResult]":
        """Return the assays of a lot, in the order they came in."""
        with self._database.read() as connection:
            return queries.assays_of_lots(connection, [number])[0].get(number, [])

    def book(self, numbers: Iterable[str]) -> "Book":
        """Return runs with all they took and yielded, and all it was made from."""
        with self._database.read() as connection:
            return queries.book(connection, numbers)

    def account(self, number: str) -> "Account":
        """Return what went into a run, what came of it, and what is not found.

        Raises:
            InputError: `no_such_run`.
        """
        return self.accounts([self.run(number)])[0]

    def accounts(self, runs: Iterable[Run]) -> "list[Account]":
        """Return the accounts of runs, in their order."""
        from recycler.processing.account import account

        numbers = [run.number for run in runs]
        contents = self.contents(numbers)
        return [account(contents, number) for number in numbers]

    def trace(self, name: str) -> "Trace":
        """Return all a batch or a lot came from and all that came of it.

        Raises:
            InputError: `no_such_source`.
        """
        from recycler.processing.trace import trace

        with self._database.read() as connection:
            runs = queries.runs_below(connection, [name])
            made = queries.lots_numbered(connection, [name])
            book = queries.book(connection, runs | {lot.run for lot in made.values()})
            batches = batches_of_tickets(connection, [name])
        return trace(self._contents(book.with_batches(batches.values())), name)

    def contents(self, numbers: Iterable[str], *, final: bool = False) -> "Contents":
        """Return what everything holds that these runs took and yielded.

        Args:
            numbers: of the runs.
            final: of lots only final assays count.
        """
        with self._database.read() as connection:
            book = queries.book(connection, numbers)
        return self._contents(book, final=final)

    def yield_proposals(self) -> "tuple[YieldProposal, ...]":
        """Return what closed runs, by the final assays of their lots, say of yields.

        Only where it is notable.

        Nothing changes by it; `Store.accept_yields` puts a proposal into force.
        """
        from recycler.processing.site_yields import yield_proposals

        estimator = self._store.estimator()
        return yield_proposals(estimator.reference, self.realised(), estimator.phi)

    def realised(self) -> "list[Realised]":
        """Return what closed runs passed on of each element, by their own final assays."""
        from recycler.processing.realised import realised

        closed = [run.number for run in self.runs(RunState.CLOSED)]
        return realised(self.contents(closed, final=True))

    def out_turns(self) -> "OutTurns":
        """Return what closed runs realised, held against what their route promised."""
        from recycler.processing.out_turns import out_turns

        estimator = self._store.estimator()
        return out_turns(estimator.reference, self.realised(), estimator.phi)

    def profile_proposals(self) -> "tuple[ProfileProposal, ...]":
        """Return what closed teardown runs say of the parts of products, where it is notable.

        Nothing changes by it; `Store.accept` puts a proposal into force.
        """
        from recycler.processing.teardown import parts_found, profile_proposals

        with self._database.read() as connection:
            closed = [run.number for run in queries.runs(connection, RunState.CLOSED)]
            book = queries.book(connection, closed)
        return profile_proposals(self._store.reference(), parts_found(book))

    def known_keys(self, keys: Iterable[str]) -> dict[str, str]:
        """Return what was imported before, by key."""
        with self._database.read() as connection:
            return queries.known_keys(connection, keys)

    def known_assays(self, keys: Iterable[str]) -> dict[str, str]:
        """Return the lots of results that were imported before, by their keys."""
        with self._database.read() as connection:
            return queries.known_assays(connection, keys)

    def observed(
        self, numbers: Iterable[str], *, final: bool = False
    ) -> "dict[str, tuple[Assay, ...]]":
        """Return what all results of each lot, or the final ones, say together."""
        with self._database.read() as connection:
            return self._observed(connection, numbers, final=final)

    # behind the door

    def _account_in(self, writing: Writing, number: str) -> "Account":
        """Return the account of a run as it stands in a transaction that writes."""
        from recycler.processing.account import account

        book = queries.book(writing.connection, [number])
        lots = self._observed(writing.connection, book.lots)
        return account(self._contents_of(book, lots), number)

    def _observed(
        self, connection: Connection, numbers: Iterable[str], *, final: bool = False
    ) -> "dict[str, tuple[Assay, ...]]":
        results, how = queries.assays_of_lots(connection, numbers)
        if final:
            results = {
                number: [one for one in found if one.state is AssayState.FINAL]
                for number, found in results.items()
            }
        return self._store.laboratory.together(results, how)

    def _contents(self, book: "Book", *, final: bool = False) -> "Contents":
        return self._contents_of(book, self.observed(book.lots, final=final))

    def _contents_of(self, book: "Book", lots: "dict[str, tuple[Assay, ...]]") -> "Contents":
        from recycler.processing.contents import Contents

        assays = self._store.laboratory.observed(book.batches) | lots
        return Contents(self._store.estimator(), book, assays)

    def _moments(
        self, since: date | None, until: date | None
    ) -> tuple[datetime | None, datetime | None]:
        from datetime import time, timedelta

        zone = self._store.facility().zone_info
        first = datetime.combine(since, time(), zone) if since else None
        last = datetime.combine(until + timedelta(days=1), time(), zone) if until else None
        return first, last
