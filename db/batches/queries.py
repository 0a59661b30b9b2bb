"""Questions to the batches: pages of them, and who brought what."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import islice

from sqlalchemy import ColumnElement, Connection, Select, func, select

from db.batches.records import (
    BATCH,
    COLUMNS,
    NUMBER_BITS,
    STATION_BITS,
    batch_of,
    sort_key,
    utc_text,
)
from db.batches.search import Hits, hits, in_newest, rare_hits
from db.filters import BatchFilter, Cursor
from db.sums.rollups import MONTH
from recycler.batch import Batch, State
from recycler.errors import InputError

AT_ONCE = 500  # values in one IN (…)
ZONES_SPAN = timedelta(days=2)  # no zone is further from UTC
_ROW = tuple(BATCH.c[name] for name in COLUMNS)


def day_range(
    where: BatchFilter, place: ColumnElement[int] = BATCH.c.sort_key
) -> list[ColumnElement[bool]]:
    """Return the conditions on the day; the place in time narrows what has to be looked at."""
    found: list[ColumnElement[bool]] = []
    if where.since is not None:
        begin = datetime.combine(where.since, time(), UTC) - ZONES_SPAN
        found += [BATCH.c.received_on >= where.since.isoformat(), place >= _first(begin)]
    if where.until is not None:
        end = datetime.combine(where.until, time(), UTC) + ZONES_SPAN
        found += [BATCH.c.received_on <= where.until.isoformat(), place < _first(end)]
    return found


def conditions(
    where: BatchFilter, *, indexed: bool = True, place: ColumnElement[int] = BATCH.c.sort_key
) -> list[ColumnElement[bool]]:
    """Return what a batch must fulfil, but for the words searched for.

    Args:
        where: which batches.
        indexed: False: for a query that begins with something rarer than any of these columns.
        place: the place in time of what a query begins with.
    """
    found = day_range(where, place)
    if where.material_codes is not None:
        material = BATCH.c.material if indexed else BATCH.c.material.concat("")
        found.append(material.in_(where.material_codes))
    for column, value in (
        (BATCH.c.supplier, where.supplier),
        (BATCH.c.origin_country, where.origin),
        (BATCH.c.route, where.route),
        (BATCH.c.state, where.state.value if where.state else None),
    ):
        if value is not None:
            found.append((column if indexed else column.concat("")) == value)
    if where.suppliers is not None:
        found.append(BATCH.c.supplier.in_(where.suppliers))
    if where.origins is not None:
        found.append(func.coalesce(BATCH.c.origin_country, "").in_(where.origins))
    return found


def found_by(where: BatchFilter, names: Mapping[str, str], *, on_sqlite: bool) -> Hits:
    """Return where to look for the batches, in full."""
    if not where.text.strip():
        return Hits(BATCH, tuple(conditions(where)), BATCH.c.sort_key)
    found = hits(where.text, names, on_sqlite=on_sqlite)
    return replace(found, conditions=(*found.conditions, *conditions(where)))


def page(
    connection: Connection,
    where: BatchFilter,
    names: Mapping[str, str],
    after: Cursor | None,
    limit: int,
    *,
    on_sqlite: bool,
) -> list[Batch]:
    """Return the newest batches, or those next to the last one of a page."""
    found = found_by(where, names, on_sqlite=on_sqlite)
    place = _place(connection, after) if after is not None else None
    if not found.walks:
        return _newest(connection, found, place, limit)
    near = replace(found, conditions=(*found.conditions, in_newest(found, place)))
    batches = _newest(connection, near, place, limit)
    if len(batches) < limit:
        rare = rare_hits(connection, where.text, names)
        rare = replace(rare, conditions=(*rare.conditions, *conditions(where)))
        batches = _newest(connection, rare, place, limit)
    return batches


def _newest(connection: Connection, found: Hits, before: int | None, limit: int) -> list[Batch]:
    query: Select[tuple[object, ...]] = select(*_ROW).select_from(found.source)
    query = query.where(*found.conditions)
    if before is not None:
        query = query.where(found.place < before)
    rows = connection.execute(query.order_by(found.place.desc()).limit(limit))
    return [batch_of(row) for row in rows.mappings()]


def batch(connection: Connection, ticket: str) -> Batch:
    """Return one batch.

    Raises:
        InputError: `no_such_ticket`.
    """
    row = connection.execute(select(*_ROW).where(BATCH.c.ticket == ticket)).mappings().first()
    if row is None:
        raise InputError("no_such_ticket", ticket=ticket)
    return batch_of(row)


def batches_of_tickets(connection: Connection, tickets: Iterable[str]) -> dict[str, Batch]:
    """Return batches by ticket; one that is not there is left out."""
    found: dict[str, Batch] = {}
    for some in in_parts(tickets):
        rows = connection.execute(select(*_ROW).where(BATCH.c.ticket.in_(some))).mappings()
        found |= {row["ticket"]: batch_of(row) for row in rows}
    return found


def last_of(connection: Connection, supplier: str) -> Batch | None:
    """Return what a supplier brought last."""
    query = select(*_ROW).where(BATCH.c.supplier == supplier, BATCH.c.state != State.VOID.value)
    row = connection.execute(query.order_by(BATCH.c.sort_key.desc()).limit(1)).mappings().first()
    return batch_of(row) if row is not None else None


def suppliers(connection: Connection, text: str, limit: int) -> list[str]:
    """Return the suppliers whose name contains `text`, most used first."""
    used = func.sum(MONTH.c.batches)
    query = select(MONTH.c.supplier).group_by(MONTH.c.supplier).having(used > 0)
    names = connection.execute(query.order_by(used.desc(), MONTH.c.supplier)).scalars()
    wanted = text.strip().casefold()
    return list(islice((name for name in names if wanted in name.casefold()), limit))


def known_import_keys(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """Return the tickets of the rows that were imported before, by their keys."""
    known: dict[str, str] = {}
    for some in in_parts(keys):
        query = select(BATCH.c.import_key, BATCH.c.ticket).where(BATCH.c.import_key.in_(some))
        known |= {key: ticket for key, ticket in connection.execute(query) if key is not None}
    return known


def tickets_exist(connection: Connection, tickets: Iterable[str]) -> set[str]:
    """Return those of the tickets that are there."""
    found: set[str] = set()
    for some in in_parts(tickets):
        found |= set(
            connection.execute(select(BATCH.c.ticket).where(BATCH.c.ticket.in_(some))).scalars()
        )
    return found


def in_parts(values: Iterable[str]) -> Iterable[Collection[str]]:
    """Yield values, as many at a time as a query may name."""
    rest = iter(values)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def _first(moment: datetime) -> int:
    """Return the first place in time of a moment."""
    return int(moment.timestamp()) << (NUMBER_BITS + STATION_BITS)


def _place(connection: Connection, after: Cursor) -> int:
    """Return the place of a batch as it was when the page was read: a correction may move it."""
    ticket = connection.execute(select(BATCH.c.ticket).where(BATCH.c.id == after.id)).scalar()
    if ticket is None:
        return _first(after.received_at)
    return sort_key(utc_text(after.received_at), ticket)
