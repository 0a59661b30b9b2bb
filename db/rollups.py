"""Sums kept with every change, so that a total over a million batches is read, not added up."""

from sqlalchemy import Table, text

from db.engine import Writing
from db.records import Row
from db.tables import RollupDayRow, RollupMonthRow

DAY = RollupDayRow.metadata.tables["rollup_day"]
MONTH = RollupMonthRow.metadata.tables["rollup_month"]
KIND = ("material", "composition_version", "route", "route_version")
SUMS = ("batches", "net_ug", "dry_ug", "dry_sq", "dry_var")
SQ_UNIT_UG = 10_000_000  # 10 g

Sums = tuple[int, int, int, int, int]
Keyed = dict[tuple[object, ...], Sums]


def sums_of(row: Row, sign: int = 1) -> Sums:
    """Return what a batch adds to the sums; nothing where it is void."""
    if row["state"] == "void":
        return (0, 0, 0, 0, 0)
    dry = int(row["dry_ug"])
    sq = ((dry + SQ_UNIT_UG // 2) // SQ_UNIT_UG) ** 2
    return (sign, sign * int(row["net_ug"]), sign * dry, sign * sq, sign * int(row["dry_var"]))


def day_key(row: Row) -> tuple[object, ...]:
    """Return the key of the daily sum a batch belongs to."""
    return (row["received_on"], *_kind(row))


def month_key(row: Row) -> tuple[object, ...]:
    """Return the key of the monthly sum a batch belongs to."""
    place = (row["received_on"][:7], row["supplier"], row["origin_country"] or "")
    return (*place, *_kind(row))


def _kind(row: Row) -> tuple[object, ...]:
    return (row["material"], row["composition_version"], row["route"] or "", row["route_version"])


class Change:
    """What a transaction adds to the sums, gathered and written once."""

    def __init__(self) -> None:
        self.days: Keyed = {}
        self.months: Keyed = {}

    def add(self, row: Row, sign: int = 1) -> None:
        sums = sums_of(row, sign)
        if any(sums):
            _gather(self.days, day_key(row), sums)
            _gather(self.months, month_key(row), sums)

    def write(self, writing: Writing) -> None:
        for table, keyed in ((DAY, self.days), (MONTH, self.months)):
            names = _COLUMNS[table.name]
            rows = [dict(zip(names, (*key, *sums), strict=True)) for key, sums in keyed.items()]
            writing.many(_ADD[table.name], rows)


def _gather(keyed: Keyed, key: tuple[object, ...], sums: Sums) -> None:
    before = keyed.get(key)
    keyed[key] = sums if before is None else _added(before, sums)


def _added(a: Sums, b: Sums) -> Sums:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4])


def _columns(table: Table) -> tuple[str, ...]:
    return (*(column.name for column in table.primary_key), *SUMS)


def _upsert(table: Table) -> str:
    names = _columns(table)
    keys = ", ".join(names[: -len(SUMS)])
    gaps = ", ".join(f":{name}" for name in names)
    added = ", ".join(f"{name} = {table.name}.{name} + excluded.{name}" for name in SUMS)
    return (
        f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({gaps}) "
        f"ON CONFLICT ({keys}) DO UPDATE SET {added}"
    )


_COLUMNS = {table.name: _columns(table) for table in (DAY, MONTH)}
_ADD = {table.name: text(_upsert(table)) for table in (DAY, MONTH)}
