"""Changes of batches: each is one transaction over batch, journal, sums and search index."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import islice, repeat
from zoneinfo import ZoneInfo

import uuid_utils
from pydantic import ValidationError
from sqlalchemy import Connection, bindparam, insert, select, text, update

from db.balance.stock import check_batch, in_yard
from db.batches.records import (
    BATCH,
    COLUMNS,
    Row,
    batch_of,
    entry_columns,
    journalled,
    now_text,
    sort_key,
    ticket_name,
)
from db.batches.search import Index
from db.engine import Database, Writing
from db.proof.journal import Chain
from db.seen import check_seen
from db.sums.findings import Ground, Renewal
from db.sums.rollups import Change
from db.tables import BatchVersionRow, TicketCounterRow
from recycler.batch import Batch, BatchEntry, State
from recycler.errors import InputError
from recycler.facility import Facility
from recycler.problems import Report, unheard
from recycler.reference.data import Reference

TELL_EVERY = 2_000
CHUNK = 500  # small enough to stay near the processor
COUNTER = TicketCounterRow.metadata.tables["ticket_counter"]
VERSION = BatchVersionRow.metadata.tables["batch_version"]
ENTRY_FIELDS = tuple(BatchEntry.model_fields)

_IMPORT_INDEX = "import_key"  # as every database names it when a key comes twice

_INSERT = insert(BATCH).inline()
_KEEP = insert(VERSION).inline()
_REPLACE = (
    update(BATCH)
    .where(BATCH.c.id == bindparam("old_id"))
    .values({name: bindparam(name) for name in COLUMNS})
)
_FIND = select(*(BATCH.c[name] for name in COLUMNS)).where(BATCH.c.ticket == bindparam("ticket"))
_LAST = select(COUNTER.c.last).where(
    COUNTER.c.station == bindparam("station"), COUNTER.c.year == bindparam("year")
)
_COUNT = text(
    "INSERT INTO ticket_counter (station, year, last) VALUES (:station, :year, :last) "
    "ON CONFLICT (station, year) DO UPDATE SET last = excluded.last"
)


class Numbers:
    """Ticket numbers within one writing transaction: the next of each year, without a gap."""

    def __init__(self, writing: Writing, station: str) -> None:
        self._writing = writing
        self._station = station
        self._last: dict[int, int] = {}

    def name(self, row: Row) -> None:
        """Give a new batch its ticket, and with it its place in time."""
        year = int(row["received_on"][:4])
        if year not in self._last:
            kept = self._writing.first(_LAST, {"station": self._station, "year": year})
            self._last[year] = int(kept[0]) if kept else 0
        self._last[year] += 1
        row["ticket"] = ticket_name(self._station, year, self._last[year])
        row["sort_key"] = sort_key(row["received_at"], row["ticket"])

    def write(self) -> None:
        for year, last in self._last.items():
            self._writing.run(_COUNT, {"station": self._station, "year": year, "last": last})


class Resolver:
    """Finds route and versions of entries; each load of a kind is looked up once."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self._found: dict[tuple[str, str | None, str], Row] = {}

    def __call__(self, material: str, route: str | None, supplier: str) -> Row:
        """Return the columns that name the route and the versions.

        Raises:
            InputError: `unknown_material`, `unknown_route` or `route_not_applicable`.
        """
        key = material, route, supplier
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._look_up(*key)
        return found

    def _look_up(self, material: str, route: str | None, supplier: str) -> Row:
        self.reference.material(material)
        if route is not None:
            self.reference.route(route)
            routes = self.reference.applicable_routes(material)
            if route not in routes:
                raise InputError(
                    "route_not_applicable", material=material, route=route, routes=routes
                )
        chosen = route or self.reference.default_route(material)
        return {
            "composition_version": self.reference.composition_version(material, supplier),
            "route": chosen,
            "route_version": self.reference.route(chosen).version if chosen else 0,
        }


def next_number(connection: Connection, facility: Facility, received_at: datetime) -> str:
    """Return the ticket that comes next in the year of a moment."""
    year = facility.day_of(received_at).year
    query = select(COUNTER.c.last).where(
        COUNTER.c.station == facility.station, COUNTER.c.year == year
    )
    last = connection.execute(query).scalar() or 0
    return ticket_name(facility.station, year, last + 1)


def checked(entry: BatchEntry) -> BatchEntry:
    """Return an entry whose rules were checked now, whatever was done to it before.

    Raises:
        InputError: `bad_entry`, or the rule's own code, with the field.
    """
    try:
        return BatchEntry.model_validate({name: getattr(entry, name) for name in ENTRY_FIELDS})
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        field = str(first["loc"][0]) if first["loc"] else None
        own = first["type"] in {"no_zone", "gross_not_positive", "tare_over_gross"}
        code = first["type"] if own else "bad_entry"
        raise InputError(code, field=field, value=first.get("input"), why=first["msg"]) from error


class BatchWriter:
    """Logs and changes the batches of one store, for one facility and its reference data."""

    def __init__(
        self,
        database: Database,
        facility: Facility,
        resolve: Resolver,
        ground: Callable[[], Ground],
    ) -> None:
        self._database = database
        self._facility = facility
        self._zone: ZoneInfo = facility.zone_info
        self._resolve, self._ground = resolve, ground

    def log(self, entry: BatchEntry, *, who: str, import_key: str | None = None) -> Batch:
        """Store a new batch and give it the next ticket."""
        row = self._new_row(checked(entry), import_key, now_text())
        with logged_once(), self._database.write() as writing:
            numbers = Numbers(writing, self._facility.station)
            numbers.name(row)
            numbers.write()
            writing.run(_INSERT, row)
            self._record(writing, who, "log", None, row)
        return batch_of(row)

    def log_many(
        self,
        entries: Iterable[BatchEntry],
        *,
        who: str,
        import_keys: Iterable[str | None] | None = None,
        already_checked: bool = False,
        report: Report = unheard,
    ) -> list[str]:
        """Store many batches, all of them or none; return their tickets in the same order."""
        if not already_checked:
            entries = map(checked, entries)
        keyed = zip(entries, import_keys or repeat(None), strict=import_keys is not None)
        tickets: list[str] = []
        with logged_once(), self._database.write() as writing:
            bulk = _Bulk(writing, who, self._facility.station, self._database.on_sqlite)
            now = now_text()
            while rows := [self._new_row(entry, key, now) for entry, key in islice(keyed, CHUNK)]:
                bulk.add(rows)
                tickets += [row["ticket"] for row in rows]
                if len(tickets) % TELL_EVERY == 0 or len(rows) < CHUNK:
                    report(len(tickets), 0)
            bulk.finish()
        return tickets

    def correct(
        self, ticket: str, entry: BatchEntry, *, who: str, why: str, seen: int | None = None
    ) -> Batch:
        """Put a new version of a batch in the place of the current one."""
        entry = checked(entry)
        reason = reason_of(why)
        with self._database.write() as writing:
            old = _current(writing, ticket, seen)
            if old["state"] == State.VOID:
                raise InputError("void_batch", ticket=ticket)
            new = old | entry_columns(entry) | self._versions_of(entry, old)
            new["received_on"] = self._day(entry)
            new["sort_key"] = sort_key(new["received_at"], ticket)
            return self._replace(writing, who, "correct", reason, old, new)

    def void(self, ticket: str, *, who: str, why: str, seen: int | None = None) -> Batch:
        """Take a batch out of all totals; it stays in the books."""
        return self._turn(ticket, State.VOID, "void", who, why, seen)

    def reinstate(self, ticket: str, *, who: str, why: str, seen: int | None = None) -> Batch:
        """Take a void batch back into the totals."""
        return self._turn(ticket, State.LOGGED, "reinstate", who, why, seen)

    def follow(self, route: str, version: int, *, who: str, why: str) -> list[str]:
        """Let the batches still in the yard follow a new version of their route.

        Returns:
            Their tickets.
        """
        tickets = []
        with self._database.write() as writing:
            chain = Chain(writing, who=who, station=self._facility.station)
            renewal = Renewal(writing, chain, self._ground)
            for old in in_yard(writing, route, version):
                new = old | {"route_version": version, "version": old["version"] + 1}
                writing.run(_KEEP, old)
                writing.run(_REPLACE, new | {"old_id": old["id"]})
                before, after = journalled(old), journalled(new)
                subject = new["ticket"]
                chain.append("follow", subject, new["version"], why=why, before=before, after=after)
                renewal.batch_changed(old, new)
                tickets.append(subject)
            renewal.write()
        return tickets

    def _turn(
        self, ticket: str, state: State, action: str, who: str, why: str, seen: int | None
    ) -> Batch:
        reason = reason_of(why)
        with self._database.write() as writing:
            old = _current(writing, ticket, seen)
            if old["state"] == state:
                raise InputError(f"already_{state}", ticket=ticket)
            return self._replace(writing, who, action, reason, old, old | {"state": state.value})

    def _replace(
        self, writing: Writing, who: str, action: str, why: str, old: Row, new: Row
    ) -> Batch:
        check_batch(writing, new)
        new["version"] = old["version"] + 1
        writing.run(_KEEP, old)
        writing.run(_REPLACE, new | {"old_id": old["id"]})
        self._record(writing, who, action, old, new, why)
        return batch_of(new)

    def _record(
        self,
        writing: Writing,
        who: str,
        action: str,
        old: Row | None,
        new: Row,
        why: str | None = None,
    ) -> None:
        """Carry a change of one batch into journal, sums and search index."""
        chain = Chain(writing, who=who, station=self._facility.station)
        before = journalled(old) if old else None
        subject, version = new["ticket"], new["version"]
        chain.append(action, subject, version, why=why, before=before, after=journalled(new))
        index = Index(writing, on_sqlite=self._database.on_sqlite)
        if old:
            renewal = Renewal(writing, chain, self._ground)
            renewal.batch_changed(old, new)
            renewal.write()
            index.remove(old)
        else:
            change = Change()
            change.add(new)
            change.write(writing)
        index.add(new)

    def _new_row(self, entry: BatchEntry, import_key: str | None, logged_at: str) -> Row:
        """Return a row that lacks only its ticket."""
        return entry_columns(entry) | {
            **self._resolve(entry.material, entry.route, entry.supplier),
            "id": str(uuid_utils.uuid7()),
            "version": 1,
            "state": State.LOGGED.value,
            "station": self._facility.station,
            "received_on": self._day(entry),
            "logged_at": logged_at,
            "import_key": import_key,
        }

    def _versions_of(self, entry: BatchEntry, old: Row) -> Row:
        """A correction of the weight leaves the data versions as they were.

        So does that of the supplier, unless one of the two has a composition of its own.
        """
        found = self._resolve(entry.material, entry.route, entry.supplier)
        if entry.material != old["material"]:
            return found
        version = self._resolve.reference.corrected_version(
            entry.material, old["composition_version"], old["supplier"], entry.supplier
        )
        same = ["route_version"] if found["route"] == old["route"] else []
        return found | {name: old[name] for name in same} | {"composition_version": version}

    def _day(self, entry: BatchEntry) -> str:
        return entry.received_at.astimezone(self._zone).date().isoformat()


class _Bulk:
    """Many new batches in one transaction; the sums are gathered and written once."""

    def __init__(self, writing: Writing, who: str, station: str, on_sqlite: bool) -> None:
        self._writing = writing
        self._chain = Chain(writing, who=who, station=station)
        self._index = Index(writing, on_sqlite=on_sqlite)
        self._index.expect(many=True)
        self._numbers = Numbers(writing, station)
        self._change = Change()

    def add(self, rows: list[Row]) -> None:
        for row in rows:
            self._numbers.name(row)
            self._change.add(row)
        self._writing.many(_INSERT, rows)
        self._chain.append_all(
            [self._chain.next("log", row["ticket"], 1, after=journalled(row)) for row in rows]
        )
        self._index.add(*rows)

    def finish(self) -> None:
        self._numbers.write()
        self._change.write(self._writing)
        self._index.expect(many=False)


@contextmanager
def logged_once() -> Iterator[None]:
    """Say so when another station has imported the same row meanwhile."""
    try:
        yield
    except Exception as error:
        if _IMPORT_INDEX in str(error):
            raise InputError("already_imported") from error
        raise


def _current(writing: Writing, ticket: str, seen: int | None) -> Row:
    """Return a batch as it is, which must be the version a person saw, if one was seen."""
    found = writing.first(_FIND, {"ticket": ticket})
    if found is None:
        raise InputError("no_such_ticket", ticket=ticket)
    row = dict(zip(COLUMNS, found, strict=True))
    check_seen(writing, seen, row["version"], ticket)
    return row


def reason_of(why: str) -> str:
    """Return the reason for a change, which must be given.

    Raises:
        InputError: `why_needed`.
    """
    reason = why.strip()
    if not reason:
        raise InputError("why_needed")
    return reason
