"""Queries for sums of batches: from kept sums wherever a filter allows, else from batches."""

from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from sqlalchemy import ColumnElement, FromClause, Select, Table, and_, case, func, literal, select

from db.batches.queries import conditions
from db.batches.records import BATCH
from db.batches.search import Hits
from db.filters import BatchFilter
from db.sums.findings import FOUND_ROW
from db.sums.rollups import (
    DAY,
    FOUND,
    FOUND_DAY,
    FOUND_KIND_MONTH,
    FOUND_MONTH,
    KIND,
    KIND_MONTH,
    MONTH,
    PLACE_DAY,
    SPLIT,
    SQ_UNIT_UG,
    SUMS,
    Sums,
)
from recycler.batch import State

By = Literal["", "day", "month", "material", "supplier", "origin"]
PLACES: tuple[By, By] = ("supplier", "origin")  # what either asks of costs the same as both

Columns = dict[str, ColumnElement[Any]]


@dataclass(frozen=True, slots=True)
class KeptSums:
    """Sums that are kept, and which of them are asked for in two parts.

    day, month: of all places; place_day, place_month: by supplier and origin. What assays found is
    not kept by place and day: it is read from the assayed batches.
    """

    day: Table
    month: Table
    place_day: Table | None
    place_month: Table
    names: tuple[str, ...]
    split: frozenset[str]

    @property
    def held(self) -> tuple[str, ...]:
        """What each sum is of, besides what it is asked by."""
        return (*KIND, "element") if "element" in self.day.c else KIND


PLAIN_SUMS = KeptSums(
    DAY, KIND_MONTH, PLACE_DAY, MONTH, SUMS,
    frozenset({"dry_sq", "dry_var", "assayed_dry_sq", "assayed_dry_var"}),
)  # fmt: skip
FOUND_SUMS = KeptSums(FOUND_DAY, FOUND_KIND_MONTH, None, FOUND_MONTH, FOUND, frozenset())


def queries(
    where: BatchFilter,
    by: Sequence[By],
    found: Hits,
    kept: KeptSums,
    elements: Collection[str] | None = None,
) -> Iterator[Select[Any]]:
    """Yield queries that together sum up the valid batches of a filter.

    Each returns the keys, what is held, and the sums as `whole` reads them; from batches, findings
    come as they are kept with each, and are added up by the caller.

    Args:
        where: which batches.
        by: what each sum is keyed by, one after the other.
        found: where to look for the batches when words are searched for.
        kept: the sums wanted.
        elements: the elements wanted of kept findings; None: all.
    """
    if where.state is State.VOID:
        return
    if where.text.strip():
        yield _from_batches(tuple(by), kept, found.source, found.conditions)
    else:
        yield from _from_kept(where, tuple(by), kept, elements)


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
    where: BatchFilter, by: tuple[By, ...], kept: KeptSums, elements: Collection[str] | None
) -> Iterator[Select[Any]]:
    """Whole months from the sums of months, the days before and after them from finer ones."""
    placed = where.is_placed or not set(PLACES).isdisjoint(by)
    months, rest = (None, [where]) if "day" in by else _split(where)
    if months is not None:
        month = kept.place_month if placed else kept.month
        yield _from_table(month, months, by, kept).where(*_of_elements(month, elements))
    for days in rest:
        day = kept.place_day if placed else kept.day
        if day is None:
            yield _from_assayed(days, by)
        else:
            yield _from_table(day, days, by, kept).where(*_of_elements(day, elements))


def _of_elements(table: Table, elements: Collection[str] | None) -> Iterator[ColumnElement[bool]]:
    if elements is not None and "element" in table.c:
        yield table.c.element.in_(elements)


def _from_table(
    table: Table, where: BatchFilter, by: tuple[By, ...], kept: KeptSums
) -> Select[Any]:
    query = _all_of(table, by, kept).where(*_of_kind(table, where), *_within(table, where))
    if where.supplier is not None:
        query = query.where(table.c.supplier == where.supplier, _at_some(table, where))
    if where.origin is not None:
        query = query.where(table.c.origin_country == where.origin)
    if where.suppliers is not None:
        query = query.where(table.c.supplier.in_(where.suppliers))
    if where.origins is not None:
        query = query.where(func.coalesce(table.c.origin_country, "").in_(where.origins))
    return query


def _within(table: Table, where: BatchFilter) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on the days or months of a table."""
    time, width = (table.c.month, 7) if "month" in table.c else (table.c.received_on, 10)
    if where.since is not None:
        yield time >= where.since.isoformat()[:width]
    if where.until is not None:
        yield time <= where.until.isoformat()[:width]


def _at_some(table: Table, where: BatchFilter) -> ColumnElement[bool]:
    """Return the condition that a row is of a time with batches: it is looked up, not searched."""
    if "month" in table.c:
        return table.c.month.in_(select(KIND_MONTH.c.month).where(*_within(KIND_MONTH, where)))
    return table.c.received_on.in_(select(DAY.c.received_on).where(*_within(DAY, where)))


@cache
def _all_of(table: Table, by: tuple[By, ...], kept: KeptSums) -> Select[Any]:
    return _added_up(table, by, kept, {name: table.c[name] for name in kept.names})


def _from_batches(
    by: tuple[By, ...], kept: KeptSums, source: FromClause, where: Iterable[ColumnElement[bool]]
) -> Select[Any]:
    found = and_(FOUND_ROW.c.batch_id == BATCH.c.id, FOUND_ROW.c.counts)
    if kept is FOUND_SUMS:
        query = _findings(by).select_from(source.join(FOUND_ROW, found))
    else:
        query = _all_batches(by).select_from(source.outerjoin(FOUND_ROW, found))
    return query.where(*where, BATCH.c.state != State.VOID.value)


def _from_assayed(where: BatchFilter, by: tuple[By, ...]) -> Select[Any]:
    """Return what was found in the assayed batches of some days, beginning with their findings."""
    # The addition keeps SQLite from walking the batches and looking for findings of each.
    place = FOUND_ROW.c.sort_key.op("+", is_comparison=False)(0)
    source = FOUND_ROW.join(BATCH, BATCH.c.sort_key == place)
    wanted = conditions(where, indexed=False, place=FOUND_ROW.c.sort_key)
    query = _findings(by).select_from(source).where(*wanted, FOUND_ROW.c.counts)
    return query.where(BATCH.c.state != State.VOID.value)


@cache
def _all_batches(by: tuple[By, ...]) -> Select[Any]:
    tens = (BATCH.c.dry_ug + SQ_UNIT_UG // 2) // SQ_UNIT_UG
    masses = (literal(1), BATCH.c.dry_ug, tens * tens, BATCH.c.dry_var)
    assayed = (case((FOUND_ROW.c.counts, mass), else_=0) for mass in masses)
    values = (masses[0], BATCH.c.net_ug, *masses[1:], *assayed)
    return _added_up(BATCH, by, PLAIN_SUMS, dict(zip(SUMS, values, strict=True)))


@cache
def _findings(by: tuple[By, ...]) -> Select[Any]:
    kind = (BATCH.c[name] for name in KIND)
    return select(*_keys(BATCH, by), *kind, FOUND_ROW.c.found)


def _keys(table: Table, by: tuple[By, ...]) -> list[ColumnElement[Any]]:
    """Return what is asked by as columns of a table."""
    columns = table.c
    keys: Columns = {"": literal(""), "material": columns.material}
    if "received_on" in columns:
        day = columns.received_on
        keys |= {"day": day, "month": func.substr(day, 1, 7)}
    else:
        keys["month"] = columns.month
    if "supplier" in columns:
        origin = func.coalesce(columns.origin_country, "")
        keys |= {"supplier": columns.supplier, "origin": origin}
    return [keys[one].label(f"key_{place}") for place, one in enumerate(by)]


def _of_kind(table: Table, where: BatchFilter) -> Iterator[ColumnElement[bool]]:
    if where.material_codes is not None:
        yield table.c.material.in_(where.material_codes)
    if where.route is not None:
        yield table.c.route == where.route


def _added_up(
    table: Table, by: tuple[By, ...], kept: KeptSums, values: dict[str, ColumnElement[int]]
) -> Select[Any]:
    """Return a query for the keys, what is held, and its sums."""
    held = [table.c[name] for name in kept.held]
    sums = [part for name, value in values.items() for part in _parts(value, name in kept.split)]
    keys = [f"key_{place}" for place, one in enumerate(by) if one]
    return select(*_keys(table, by), *held, *map(func.sum, sums)).group_by(*keys, *held)


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
