"""What came in, summed up per material, route and versions: the ground of every total."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import ColumnElement, Connection, FromClause, Select, Table, func, literal, select

from db.filters import BatchCount, BatchFilter
from db.queries import conditions
from db.records import BATCH
from db.rollups import DAY, KIND, MONTH, SQ_UNIT_UG, SUMS, Sums
from db.search import Hits
from recycler.batch import State

if TYPE_CHECKING:
    from recycler.totals import Holding

By = Literal["", "day", "month", "material", "supplier", "origin"]
SPLIT = 1 << 31  # squares are added up in two parts: a sum of whole ones could pass 2^63
_PLACES = {"supplier", "origin"}

# Written out, not bound: only so is the index on void batches of use.
_IS_VOID = BATCH.c.state == literal(State.VOID.value, literal_execute=True)

Keys = dict[str, ColumnElement[Any]]
Kind = tuple[str, str, int, str, int]  # a key, and what is held


def holdings(
    connection: Connection, where: BatchFilter, by: By, found: Hits
) -> list[tuple[str, "Holding"]]:
    """Return the sums of the valid batches, from kept sums wherever the filter allows.

    Args:
        connection: one state of the store.
        where: which batches.
        by: what each sum is keyed by.
        found: where to look for the batches when words are searched for.
    """
    from recycler.totals import Holding  # with numpy and scipy, which others can do without

    held = sorted(_summed_up(connection, where, by, found).items())
    return [
        (name, Holding(material, composition_version, route or None, route_version, *sums))
        for (name, material, composition_version, route, route_version), sums in held
        if sums[0]
    ]


def count(connection: Connection, where: BatchFilter, found: Hits) -> BatchCount:
    """Return how many batches there are and what the valid ones weigh."""
    valid = _summed_up(connection, where, "", found).values()
    batches, net_ug, dry_ug = (sum(sums[place] for sums in valid) for place in range(3))
    return BatchCount(batches, _voids(connection, where, found), net_ug, dry_ug)


def _summed_up(connection: Connection, where: BatchFilter, by: By, found: Hits) -> dict[Kind, Sums]:
    merged: dict[Kind, Sums] = {}
    for query in _queries(where, by, found):
        for key, material, version, route, route_version, *parts in connection.execute(query).all():
            kind = (key, material, version, route or "", route_version)
            sums, before = _whole(parts), merged.get(kind)
            merged[kind] = sums if before is None else _added(before, sums)
    return merged


def _voids(connection: Connection, where: BatchFilter, found: Hits) -> int:
    if where.state is State.LOGGED:
        return 0
    if where.text.strip():
        query = select(func.count()).select_from(found.source).where(*found.conditions)
    else:
        rest = conditions(where, indexed=False)  # void ones are few: begin with them
        query = select(func.count()).select_from(BATCH).where(*rest)
    return connection.execute(query.where(_IS_VOID)).scalar_one()


def _queries(where: BatchFilter, by: By, found: Hits) -> Iterator[Select[Any]]:
    if where.state is State.VOID:
        return
    if where.text.strip():
        yield _from_batches(by, found.source, found.conditions)
    else:
        yield from _from_kept(where, by)


def _from_kept(where: BatchFilter, by: By) -> Iterator[Select[Any]]:
    """Whole months from the sums of months, the days before and after them from finer ones."""
    placed = bool(where.supplier or where.origin or by in _PLACES)
    whole, rest = (None, [where]) if by == "day" else _split(where)
    if whole is not None:
        yield _from_months(whole, by)
    for days in rest:
        yield _from_batches(by, BATCH, conditions(days)) if placed else _from_days(days, by)


def _from_days(where: BatchFilter, by: By) -> Select[Any]:
    query = _all_days(by).where(*_of_kind(DAY, where))
    if where.since is not None:
        query = query.where(DAY.c.received_on >= where.since.isoformat())
    if where.until is not None:
        query = query.where(DAY.c.received_on <= where.until.isoformat())
    return query


@cache
def _all_days(by: By) -> Select[Any]:
    keys: Keys = {"day": DAY.c.received_on, "material": DAY.c.material}
    keys["month"] = func.substr(DAY.c.received_on, 1, 7)
    return _summed(DAY, keys.get(by), _kept(DAY))


def _from_months(where: BatchFilter, by: By) -> Select[Any]:
    query = _all_months(by).where(*_of_kind(MONTH, where))
    if where.supplier is not None:
        query = query.where(MONTH.c.supplier == where.supplier)
    if where.origin is not None:
        query = query.where(MONTH.c.origin_country == where.origin)
    if where.since is not None:
        query = query.where(MONTH.c.month >= where.since.isoformat()[:7])
    if where.until is not None:
        query = query.where(MONTH.c.month <= where.until.isoformat()[:7])
    return query


@cache
def _all_months(by: By) -> Select[Any]:
    keys: Keys = {"month": MONTH.c.month, "material": MONTH.c.material}
    keys |= {"supplier": MONTH.c.supplier, "origin": MONTH.c.origin_country}
    return _summed(MONTH, keys.get(by), _kept(MONTH))


def _from_batches(by: By, source: FromClause, where: Iterable[ColumnElement[bool]]) -> Select[Any]:
    query = _all_batches(by).select_from(source)
    return query.where(*where, BATCH.c.state != State.VOID.value)


@cache
def _all_batches(by: By) -> Select[Any]:
    keys: Keys = {"day": BATCH.c.received_on, "material": BATCH.c.material}
    keys |= {"supplier": BATCH.c.supplier, "origin": func.coalesce(BATCH.c.origin_country, "")}
    keys["month"] = func.substr(BATCH.c.received_on, 1, 7)
    tens = (BATCH.c.dry_ug + SQ_UNIT_UG // 2) // SQ_UNIT_UG
    added = (literal(1), BATCH.c.net_ug, BATCH.c.dry_ug, tens * tens, BATCH.c.dry_var)
    return _summed(BATCH, keys.get(by), added)


def _of_kind(table: Table, where: BatchFilter) -> Iterator[ColumnElement[bool]]:
    if where.material_codes is not None:
        yield table.c.material.in_(where.material_codes)
    if where.route is not None:
        yield table.c.route == where.route


def _kept(table: Table) -> tuple[ColumnElement[int], ...]:
    return tuple(table.c[name] for name in SUMS)


def _summed(
    table: Table, key: ColumnElement[Any] | None, added: tuple[ColumnElement[int], ...]
) -> Select[Any]:
    """Return a query for the key, what is held, and its five sums."""
    kind = [table.c[name] for name in KIND]
    batches, net, dry, sq, var = added
    plain = (func.sum(batches), func.sum(net), func.sum(dry))
    split = (part for value in (sq, var) for part in (value // SPLIT, value % SPLIT))
    shown = literal("") if key is None else key
    query = select(shown.label("key"), *kind, *plain, *map(func.sum, split))
    return query.group_by(*([] if key is None else ["key"]), *kind)


def _whole(parts: Iterable[Any]) -> Sums:
    batches, net, dry, sq_high, sq_low, var_high, var_low = map(int, parts)
    return batches, net, dry, sq_high * SPLIT + sq_low, var_high * SPLIT + var_low


def _added(a: Sums, b: Sums) -> Sums:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4])


def _split(where: BatchFilter) -> tuple[BatchFilter | None, list[BatchFilter]]:
    """Return the whole months of a period, and the days before and after them."""
    since, until, edges = where.since, where.until, []
    if since is not None and since.day > 1:
        end = _month_end(since)
        edges.append(replace(where, until=end if until is None else min(end, until)))
        since = end + timedelta(days=1)
    if until is not None and until != _month_end(until) and (since is None or since <= until):
        begin = until.replace(day=1)
        edges.append(replace(where, since=begin if since is None else max(begin, since)))
        until = begin - timedelta(days=1)
    if since is not None and until is not None and since > until:
        return None, edges
    return replace(where, since=since, until=until), edges


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
