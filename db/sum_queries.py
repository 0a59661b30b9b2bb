"""Queries for sums of batches: from kept sums wherever a filter allows, else from batches."""

from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from sqlalchemy import ColumnElement, FromClause, Select, Table, and_, case, func, literal, select

from db.filters import BatchFilter
from db.findings import FOUND_ROW
from db.queries import conditions
from db.records import BATCH
from db.rollups import (
    DAY,
    FOUND,
    FOUND_DAY,
    FOUND_MONTH,
    KIND,
    MONTH,
    SPLIT,
    SQ_UNIT_UG,
    SUMS,
    Sums,
)
from db.search import Hits
from recycler.batch import State

By = Literal["", "day", "month", "material", "supplier", "origin"]
_PLACES = {"supplier", "origin"}

Keys = dict[str, ColumnElement[Any]]


@dataclass(frozen=True, slots=True)
class KeptSums:
    """Sums that are kept: by day and by month, and which of them are asked for in two parts."""

    day: Table
    month: Table
    names: tuple[str, ...]
    split: frozenset[str]

    @property
    def held(self) -> tuple[str, ...]:
        """What each sum is of, besides what it is asked by."""
        return (*KIND, "element") if "element" in self.day.c else KIND


PLAIN_SUMS = KeptSums(
    DAY, MONTH, SUMS, frozenset({"dry_sq", "dry_var", "assayed_dry_sq", "assayed_dry_var"})
)
FOUND_SUMS = KeptSums(FOUND_DAY, FOUND_MONTH, FOUND, frozenset())


def queries(
    where: BatchFilter,
    by: By,
    found: Hits,
    kept: KeptSums,
    elements: Collection[str] | None = None,
) -> Iterator[Select[Any]]:
    """Yield queries that together sum up the valid batches of a filter.

    Each returns the key, what is held, and the sums as `whole` reads them; from batches, findings
    come as they are kept with each, and are added up by the caller.

    Args:
        where: which batches.
        by: what each sum is keyed by.
        found: where to look for the batches when words are searched for.
        kept: the sums wanted.
        elements: the elements wanted of kept findings; None: all.
    """
    if where.state is State.VOID:
        return
    if where.text.strip():
        yield _from_batches(by, kept, found.source, found.conditions)
    else:
        yield from _from_kept(where, by, kept, elements)


def whole(parts: Sequence[Any], kept: KeptSums) -> Sums:
    """Return sums of which some came in two parts."""
    if kept is FOUND_SUMS:
        return tuple(map(int, parts))
    return tuple([
        int(parts[high]) if low is None else int(parts[high]) * SPLIT + int(parts[low])
        for high, low in _STAND
    ])  # fmt: skip


def _parted(kept: KeptSums) -> Iterator[tuple[int, int | None]]:
    """Yield where each sum stands in a row: in one place, or in two."""
    place = 0
    for name in kept.names:
        split = name in kept.split
        yield place, place + 1 if split else None
        place += 2 if split else 1


_STAND = tuple(_parted(PLAIN_SUMS))


def _from_kept(
    where: BatchFilter, by: By, kept: KeptSums, elements: Collection[str] | None
) -> Iterator[Select[Any]]:
    """Whole months from the sums of months, the days before and after them from finer ones."""
    placed = bool(where.supplier or where.origin or by in _PLACES)
    months, rest = (None, [where]) if by == "day" else _split(where)
    if months is not None:
        yield _from_months(months, by, kept).where(*_of_elements(kept.month, elements))
    for days in rest:
        if placed:
            yield _from_batches(by, kept, BATCH, conditions(days))
        else:
            yield _from_days(days, by, kept).where(*_of_elements(kept.day, elements))


def _of_elements(table: Table, elements: Collection[str] | None) -> Iterator[ColumnElement[bool]]:
    if elements is not None and "element" in table.c:
        yield table.c.element.in_(elements)


def _from_days(where: BatchFilter, by: By, kept: KeptSums) -> Select[Any]:
    day = kept.day
    query = _all_days(by, kept).where(*_of_kind(day, where))
    if where.since is not None:
        query = query.where(day.c.received_on >= where.since.isoformat())
    if where.until is not None:
        query = query.where(day.c.received_on <= where.until.isoformat())
    return query


@cache
def _all_days(by: By, kept: KeptSums) -> Select[Any]:
    day = kept.day
    keys: Keys = {"day": day.c.received_on, "material": day.c.material}
    keys["month"] = func.substr(day.c.received_on, 1, 7)
    return _summed(day, keys.get(by), kept)


def _from_months(where: BatchFilter, by: By, kept: KeptSums) -> Select[Any]:
    month = kept.month
    query = _all_months(by, kept).where(*_of_kind(month, where))
    if where.supplier is not None:
        query = query.where(month.c.supplier == where.supplier)
    if where.origin is not None:
        query = query.where(month.c.origin_country == where.origin)
    if where.since is not None:
        query = query.where(month.c.month >= where.since.isoformat()[:7])
    if where.until is not None:
        query = query.where(month.c.month <= where.until.isoformat()[:7])
    return query


@cache
def _all_months(by: By, kept: KeptSums) -> Select[Any]:
    month = kept.month
    keys: Keys = {"month": month.c.month, "material": month.c.material}
    keys |= {"supplier": month.c.supplier, "origin": month.c.origin_country}
    return _summed(month, keys.get(by), kept)


def _from_batches(
    by: By, kept: KeptSums, source: FromClause, where: Iterable[ColumnElement[bool]]
) -> Select[Any]:
    found = and_(FOUND_ROW.c.batch_id == BATCH.c.id, FOUND_ROW.c.counts)
    if kept is FOUND_SUMS:
        query = _findings(by).select_from(source.join(FOUND_ROW, found))
    else:
        query = _all_batches(by).select_from(source.outerjoin(FOUND_ROW, found))
    return query.where(*where, BATCH.c.state != State.VOID.value)


@cache
def _all_batches(by: By) -> Select[Any]:
    tens = (BATCH.c.dry_ug + SQ_UNIT_UG // 2) // SQ_UNIT_UG
    masses = (literal(1), BATCH.c.dry_ug, tens * tens, BATCH.c.dry_var)
    assayed = (case((FOUND_ROW.c.counts, mass), else_=0) for mass in masses)
    values = (masses[0], BATCH.c.net_ug, *masses[1:], *assayed)
    return _added_up(BATCH, _batch_key(by), PLAIN_SUMS, dict(zip(SUMS, values, strict=True)))


@cache
def _findings(by: By) -> Select[Any]:
    key, kind = _batch_key(by), [BATCH.c[name] for name in KIND]
    shown = literal("") if key is None else key
    return select(shown.label("key"), *kind, FOUND_ROW.c.found)


def _batch_key(by: By) -> ColumnElement[Any] | None:
    keys: Keys = {"day": BATCH.c.received_on, "material": BATCH.c.material}
    keys |= {"supplier": BATCH.c.supplier, "origin": func.coalesce(BATCH.c.origin_country, "")}
    keys["month"] = func.substr(BATCH.c.received_on, 1, 7)
    return keys.get(by)


def _of_kind(table: Table, where: BatchFilter) -> Iterator[ColumnElement[bool]]:
    if where.material_codes is not None:
        yield table.c.material.in_(where.material_codes)
    if where.route is not None:
        yield table.c.route == where.route


def _summed(table: Table, key: ColumnElement[Any] | None, kept: KeptSums) -> Select[Any]:
    return _added_up(table, key, kept, {name: table.c[name] for name in kept.names})


def _added_up(
    table: Table,
    key: ColumnElement[Any] | None,
    kept: KeptSums,
    values: dict[str, ColumnElement[int]],
) -> Select[Any]:
    """Return a query for the key, what is held, and its sums."""
    held = [table.c[name] for name in kept.held]
    sums = [part for name, value in values.items() for part in _parts(value, name in kept.split)]
    shown = literal("") if key is None else key
    query = select(shown.label("key"), *held, *map(func.sum, sums))
    return query.group_by(*([] if key is None else ["key"]), *held)


def _parts(value: ColumnElement[int], split: bool) -> Sequence[ColumnElement[int]]:
    return (value // SPLIT, value % SPLIT) if split else (value,)


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
