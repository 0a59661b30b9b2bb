"""Sums kept with every change, so that a total over a million batches is read, not added up."""

from collections.abc import Mapping
from operator import add
from typing import NamedTuple, Self

from sqlalchemy import Table, text
from sqlalchemy.sql import ClauseElement

from db.batches.records import Row
from db.engine import Writing
from db.tables import (
    CameDayRow,
    FoundDayRow,
    FoundKindMonthRow,
    FoundMonthRow,
    RollupDayRow,
    RollupKindMonthRow,
    RollupMonthRow,
    RollupPlaceDayRow,
)
from recycler.batch import PPM
from recycler.totals.holding import Found

DAY = RollupDayRow.metadata.tables["rollup_day"]
PLACE_DAY = RollupPlaceDayRow.metadata.tables["rollup_place_day"]
KIND_MONTH = RollupKindMonthRow.metadata.tables["rollup_kind_month"]
MONTH = RollupMonthRow.metadata.tables["rollup_month"]
FOUND_DAY = FoundDayRow.metadata.tables["found_day"]
FOUND_KIND_MONTH = FoundKindMonthRow.metadata.tables["found_kind_month"]
FOUND_MONTH = FoundMonthRow.metadata.tables["found_month"]
CAME_DAY = CameDayRow.metadata.tables["came_day"]
KIND = ("material", "composition_version", "route", "route_version")
SUMS = (
    "batches", "net_ug", "dry_ug", "dry_sq", "dry_var",
    "assayed_batches", "assayed_dry_ug", "assayed_dry_sq", "assayed_dry_var",
)  # fmt: skip
SPLIT = 1 << 31  # what may not be added up whole, as the sum could pass 2^63, is kept in two parts
FOUND = (
    "batches", "contained_ug", "contained_var_high", "contained_var_low", "recovered_ug",
    "recovered_var_high", "recovered_var_low", "like_ug", "rest_ug",
)  # fmt: skip
SQ_UNIT_UG = 10_000_000  # 10 g

Key = tuple[object, ...]
Sums = tuple[int, ...]  # as `SUMS` or `FOUND` name them
Keyed = dict[Key, Sums]
Findings = Mapping[str, Found]


def sums_of(row: Row, assayed: bool = False) -> Sums:
    """Return what a valid batch adds to the sums."""
    dry, var = int(row["dry_ug"]), int(row["dry_var"])
    sq = ((dry + SQ_UNIT_UG // 2) // SQ_UNIT_UG) ** 2
    same = (1, dry, sq, var) if assayed else (0, 0, 0, 0)
    return (1, int(row["net_ug"]), dry, sq, var, *same)


def came_ug(row: Row) -> int:
    """Return the dry mass of a batch as weighed, contamination included [µg]."""
    return int(row["net_ug"]) * (PPM - int(row["moisture_ppm"] or 0)) // PPM


def in_parts(found: Found) -> Sums:
    """Return what was found as its columns have it."""
    batches, contained, of_contained, recovered, of_recovered, like, rest = found
    return (
        batches, contained, *divmod(of_contained, SPLIT), recovered, *divmod(of_recovered, SPLIT),
        like, rest,
    )  # fmt: skip


def found_of(sums: Sums) -> Found:
    """Return what columns say was found."""
    batches, contained, high, low, recovered, high_of, low_of, like, rest = sums
    return Found(
        batches, contained, high * SPLIT + low, recovered, high_of * SPLIT + low_of, like, rest
    )


class Keys(NamedTuple):
    """The keys of the sums a batch belongs to: by day or by month, of all or of its place."""

    day: Key
    place_day: Key
    kind_month: Key
    month: Key

    @classmethod
    def of(cls, row: Row) -> Self:
        day = row["received_on"]
        month, place = day[:7], (row["supplier"], row["origin_country"] or "")
        version, route = row["composition_version"], row["route"] or ""
        kind = row["material"], version, route, row["route_version"]
        return cls((day, *kind), (day, *place, *kind), (month, *kind), (month, *place, *kind))

    @property
    def of_found(self) -> tuple[Key, ...]:
        """Those by which what assays found is kept, too; the element comes before them."""
        return self.day, self.kind_month, self.month


class Change:
    """What a transaction adds to the sums, gathered and written once."""

    def __init__(self) -> None:
        self.sums: dict[str, Keyed] = {table.name: {} for table in TABLES}

    def add(self, row: Row, found: Findings | None = None, sign: int = 1) -> None:
        """Add a batch and what was found in it, or with -1 take it off; a void one is nothing."""
        if row["state"] == "void":
            return
        sums = _times(sums_of(row, assayed=bool(found)), sign)
        keys = Keys.of(row)
        for table, key in zip(PLAIN_TABLES, keys, strict=True):
            _gather(self.sums[table.name], key, sums)
        came = (row["received_on"], row["material"])
        _gather(self.sums[CAME_DAY.name], came, (sign * came_ug(row),))
        for name, one in (found or {}).items():
            signed = _times(in_parts(one), sign)
            for table, key in zip(FOUND_TABLES, keys.of_found, strict=True):
                _gather(self.sums[table.name], (name, *key), signed)

    def write(self, writing: Writing) -> None:
        for name, keyed in self.sums.items():
            columns = _COLUMNS[name]
            changed = [(key, sums) for key, sums in keyed.items() if any(sums)]
            rows = [dict(zip(columns, (*key, *sums), strict=True)) for key, sums in changed]
            writing.many(_ADD[name], rows)
            fewer = [dict(zip(columns, key, strict=False)) for key, sums in changed if sums[0] < 0]
            writing.many(_DROP[name], fewer)


PLAIN_TABLES = (DAY, PLACE_DAY, KIND_MONTH, MONTH)  # as `Keys` has them
FOUND_TABLES = (FOUND_DAY, FOUND_KIND_MONTH, FOUND_MONTH)  # as `Keys.of_found` has them
TABLES = (*PLAIN_TABLES, *FOUND_TABLES, CAME_DAY)


def _times(sums: Sums, sign: int) -> Sums:
    return tuple(sign * value for value in sums)


def added(a: Sums, b: Sums) -> Sums:
    """Return two rows of sums as one."""
    return tuple(map(add, a, b))


def _gather(keyed: Keyed, key: Key, sums: Sums) -> None:
    before = keyed.get(key)
    keyed[key] = sums if before is None else added(before, sums)


def _keys(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.primary_key)


def sums_in(table: Table) -> tuple[str, ...]:
    """Return the columns of a table of sums that are added up."""
    if table is CAME_DAY:
        return ("came_ug",)
    return FOUND if table in FOUND_TABLES else SUMS


def _upsert(table: Table) -> ClauseElement:
    keys, sums = _keys(table), sums_in(table)
    gaps = ", ".join(f":{name}" for name in (*keys, *sums))
    added = ", ".join(f"{name} = {table.name}.{name} + excluded.{name}" for name in sums)
    return text(
        f"INSERT INTO {table.name} ({', '.join((*keys, *sums))}) VALUES ({gaps}) "
        f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {added}"
    )


def _none_left(table: Table) -> ClauseElement:
    same = " AND ".join(f"{name} = :{name}" for name in _keys(table))
    return text(f"DELETE FROM {table.name} WHERE {same} AND {sums_in(table)[0]} = 0")


_DROP = {table.name: _none_left(table) for table in TABLES}
_COLUMNS = {table.name: (*_keys(table), *sums_in(table)) for table in TABLES}
_ADD = {table.name: _upsert(table) for table in TABLES}
