"""Sums kept with every change, so that a total over a million batches is read, not added up."""

from collections.abc import Mapping

from sqlalchemy import Table, text
from sqlalchemy.sql import ClauseElement

from db.engine import Writing
from db.records import Row
from db.tables import FoundDayRow, FoundMonthRow, RollupDayRow, RollupMonthRow
from recycler.holding import Found

DAY = RollupDayRow.metadata.tables["rollup_day"]
MONTH = RollupMonthRow.metadata.tables["rollup_month"]
FOUND_DAY = FoundDayRow.metadata.tables["found_day"]
FOUND_MONTH = FoundMonthRow.metadata.tables["found_month"]
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


def day_key(row: Row) -> Key:
    """Return the key of the daily sum a batch belongs to."""
    return (row["received_on"], *_kind(row))


def month_key(row: Row) -> Key:
    """Return the key of the monthly sum a batch belongs to."""
    place = (row["received_on"][:7], row["supplier"], row["origin_country"] or "")
    return (*place, *_kind(row))


def _kind(row: Row) -> Key:
    return (row["material"], row["composition_version"], row["route"] or "", row["route_version"])


class Change:
    """What a transaction adds to the sums, gathered and written once."""

    def __init__(self) -> None:
        self.sums: dict[str, Keyed] = {table.name: {} for table in TABLES}

    def add(self, row: Row, found: Findings | None = None, sign: int = 1) -> None:
        """Add a batch and what was found in it, or with -1 take it off; a void one is nothing."""
        if row["state"] == "void":
            return
        sums = _times(sums_of(row, assayed=bool(found)), sign)
        day, month = day_key(row), month_key(row)
        _gather(self.sums[DAY.name], day, sums)
        _gather(self.sums[MONTH.name], month, sums)
        for name, one in (found or {}).items():
            signed = _times(in_parts(one), sign)
            _gather(self.sums[FOUND_DAY.name], (name, *day), signed)
            _gather(self.sums[FOUND_MONTH.name], (name, *month), signed)

    def write(self, writing: Writing) -> None:
        for table in TABLES:
            names = (*_keys(table), *sums_in(table))
            changed = [(key, sums) for key, sums in self.sums[table.name].items() if any(sums)]
            rows = [dict(zip(names, (*key, *sums), strict=True)) for key, sums in changed]
            writing.many(_ADD[table.name], rows)
            batches = sums_in(table).index("batches")
            fewer = [
                dict(zip(names, key, strict=False)) for key, sums in changed if sums[batches] < 0
            ]
            writing.many(_DROP[table.name], fewer)


TABLES = (DAY, MONTH, FOUND_DAY, FOUND_MONTH)


def _times(sums: Sums, sign: int) -> Sums:
    return tuple(sign * value for value in sums)


def added(a: Sums, b: Sums) -> Sums:
    """Return two rows of sums as one."""
    return tuple(x + y for x, y in zip(a, b, strict=True))


def _gather(keyed: Keyed, key: Key, sums: Sums) -> None:
    before = keyed.get(key)
    keyed[key] = sums if before is None else added(before, sums)


def _keys(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.primary_key)


def sums_in(table: Table) -> tuple[str, ...]:
    """Return the columns of a table of sums that are added up."""
    return FOUND if table in (FOUND_DAY, FOUND_MONTH) else SUMS


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
    return text(f"DELETE FROM {table.name} WHERE {same} AND batches = 0")


_DROP = {table.name: _none_left(table) for table in TABLES}
_ADD = {table.name: _upsert(table) for table in TABLES}
