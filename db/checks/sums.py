"""Do batches, their tickets and the sums over them agree."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress

from sqlalchemy import Connection, Table, select

from db.batches.records import BATCH, Row, sort_key, ticket_parts
from db.checks.rows import rows
from db.checks.vouched import BATCHES, VERSION
from db.sums import findings
from db.sums.rollups import TABLES, Change, sums_in
from db.tables import TicketCounterRow
from recycler.problems import Problem

COUNTER = TicketCounterRow.metadata.tables["ticket_counter"]
Numbers = Counter[tuple[str, int]]


def check_batches(connection: Connection, step: Callable[[], None]) -> Iterator[Problem]:
    """Walk all batches once: each with the journal, and all of them with tickets and sums.

    Yields `batch_altered`, `ticket_gap` and `totals_differ`.
    """
    found = _found(connection)
    change, numbers, highest = Change(), Numbers(), Numbers()
    for row, problem in rows(connection, BATCHES, BATCH):
        step()
        yield from _altered(row, problem, BATCH)
        with suppress(ValueError, TypeError, AttributeError):  # altered beyond reading: told above
            _count(row, numbers, highest)
            change.add(row, findings.findings_of(found.get(row["id"], "{}")))
    yield from _tickets(connection, numbers, highest)
    yield from _sums(connection, change)


def check_versions(connection: Connection) -> Iterator[Problem]:
    """Yield `version_altered`: what a later version took the place of is as the journal has it."""
    for row, problem in rows(connection, BATCHES, VERSION):
        yield from _altered(row, problem, VERSION)


def _altered(row: Row, problem: Problem | None, table: Table) -> Iterator[Problem]:
    if problem is None and not _in_its_place(row):
        code = "batch_altered" if table is BATCH else "version_altered"
        details = {"ticket": row["ticket"], "version": row["version"], "table": table.name}
        problem = Problem(code, details | {"fields": "sort_key"})
    if problem is not None:
        yield problem


def _in_its_place(row: Row) -> bool:
    with suppress(ValueError, TypeError, AttributeError):
        return bool(sort_key(row["received_at"], row["ticket"]) == row["sort_key"])
    return False


def _count(row: Row, numbers: Numbers, highest: Numbers) -> None:
    station, year, number = ticket_parts(row["ticket"])
    numbers[station, year] += 1
    highest[station, year] = max(number, highest[station, year])


def _found(connection: Connection) -> dict[str, str]:
    """Return what is kept of what assayed batches add to totals, by their ids."""
    table = findings.FOUND_ROW
    query = select(table.c.batch_id, table.c.found).where(table.c.counts)
    return {row.batch_id: row.found for row in connection.execute(query)}


def _tickets(connection: Connection, numbers: Numbers, highest: Numbers) -> Iterator[Problem]:
    given = {(row.station, row.year): row.last for row in connection.execute(select(COUNTER))}
    expected = {(station, 2000 + year): count for (station, year), count in numbers.items()}
    for station, year in sorted({*given, *expected}):
        count, last = expected.get((station, year), 0), given.get((station, year), 0)
        if not (count == highest[station, year - 2000] == last) or not count:
            details = {"station": station, "year": year, "given": last, "batches": count}
            yield Problem("ticket_gap", details | {"table": COUNTER.name})


def _sums(connection: Connection, change: Change) -> Iterator[Problem]:
    for table in TABLES:
        keys, names = [column.name for column in table.primary_key], sums_in(table)
        expected = {key: sums for key, sums in change.sums[table.name].items() if any(sums)}
        kept = {
            tuple(row[name] for name in keys): tuple(row[name] for name in names)
            for row in connection.execute(select(table)).mappings()
        }
        for key in sorted({*kept, *expected}, key=repr):
            was, now = expected.get(key), kept.get(key)
            if was != now:
                pairs = zip(names, was or (), now or (), strict=False)
                fields = ", ".join(name for name, a, b in pairs if a != b) or None
                details = {"period": key[0], "what": ", ".join(map(str, key[1:]))}
                yield Problem("totals_differ", details | {"table": table.name, "fields": fields})
