"""Is what people said of balance and market as the journal saw it, and is nothing missing."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, Table, and_, func, literal, select

from db.assay_records import kept
from db.balance_records import LEFT_OUT, LEFT_OUT_VERSION, UNACCOUNTED, UNACCOUNTED_VERSION
from db.journal import JOURNAL
from db.market_records import PRICE, PRICE_VERSION, RATE, RATE_VERSION
from db.records import Row
from recycler.problems import Problem

_VERSIONED = (
    (UNACCOUNTED, UNACCOUNTED_VERSION), (LEFT_OUT, LEFT_OUT_VERSION), (PRICE, PRICE_VERSION),
    (RATE, RATE_VERSION),
)  # fmt: skip
_FIRST = {
    UNACCOUNTED: "unaccounted", LEFT_OUT: "left_out", PRICE: "price", RATE: "exchange_rate",
}  # fmt: skip


def check_ledger(connection: Connection) -> Iterator[Problem]:
    """Yield what is wrong: `ledger_altered`, `ledger_missing`."""
    for current, versions in _VERSIONED:
        yield from _altered(connection, current)
        yield from _altered(connection, versions)
        yield from _missing(connection, current, versions)


def _subject(table: Table) -> ColumnElement[str]:
    """Return what the journal calls a row: its number, or its kind and name."""
    if "number" in table.c:
        return table.c.number
    return literal(f"{table.name.removesuffix('_version')}:") + table.c.name


def _altered(connection: Connection, table: Table) -> Iterator[Problem]:
    same = and_(JOURNAL.c.subject == _subject(table), JOURNAL.c.version == table.c.version)
    query = select(table, JOURNAL.c.after.label("as_journalled"), _subject(table).label("named"))
    for found in connection.execute(query.outerjoin_from(table, JOURNAL, same)).mappings():
        row: Row = dict(found)
        subject = row.pop("named")
        if row.pop("as_journalled") != kept(row):
            yield Problem("ledger_altered", {"what": subject})


def _missing(connection: Connection, current: Table, versions: Table) -> Iterator[Problem]:
    gone = (
        select(JOURNAL.c.subject)
        .outerjoin_from(JOURNAL, current, _subject(current) == JOURNAL.c.subject)
        .where(JOURNAL.c.action == _FIRST[current], current.c.id.is_(None))
    )
    counted = select(versions.c.id, func.count().label("n")).group_by(versions.c.id).subquery()
    short = (
        select(_subject(current))
        .outerjoin_from(current, counted, counted.c.id == current.c.id)
        .where(func.coalesce(counted.c.n, 0) != current.c.version - 1)
    )
    for query in (gone, short):
        for subject in connection.execute(query).scalars():
            yield Problem("ledger_missing", {"what": subject})
