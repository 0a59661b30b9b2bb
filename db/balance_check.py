"""Is what people said of balance and market as the journal saw it, and is nothing missing."""

from collections.abc import Iterator, Sequence

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
        subject = _subject(current), _subject(versions)
        for name in altered(connection, (current, versions), subject):
            yield Problem("ledger_altered", {"what": name})
        for name in missing(connection, current, versions, subject[0], _FIRST[current]):
            yield Problem("ledger_missing", {"what": name})


def _subject(table: Table) -> ColumnElement[str]:
    """Return what the journal calls a row: its number, or its kind and name."""
    if "number" in table.c:
        return table.c.number
    return literal(f"{table.name.removesuffix('_version')}:") + table.c.name


def altered(
    connection: Connection, tables: Sequence[Table], subjects: Sequence[ColumnElement[str]]
) -> Iterator[str]:
    """Yield what is not as the journal has it, of a table and of its versions.

    Args:
        connection: one state of the store.
        tables: to look at.
        subjects: what the journal calls a row of each.
    """
    for table, subject in zip(tables, subjects, strict=True):
        same = and_(JOURNAL.c.subject == subject, JOURNAL.c.version == table.c.version)
        query = select(table, JOURNAL.c.after.label("as_journalled"), subject.label("named"))
        for found in connection.execute(query.outerjoin_from(table, JOURNAL, same)).mappings():
            row: Row = dict(found)
            name = row.pop("named")
            if row.pop("as_journalled") != kept(row):
                yield name


def missing(
    connection: Connection, current: Table, versions: Table, subject: ColumnElement[str],
    action: str,
) -> Iterator[str]:  # fmt: skip
    """Yield what the journal has and the store no longer, or not with all its versions.

    Args:
        connection: one state of the store.
        current: the table of what holds now.
        versions: the table of what it took the place of.
        subject: what the journal calls a row of the current.
        action: of the journal by which a row came to be.
    """
    gone = (
        select(JOURNAL.c.subject)
        .outerjoin_from(JOURNAL, current, subject == JOURNAL.c.subject)
        .where(JOURNAL.c.action == action, current.c.id.is_(None))
    )
    counted = select(versions.c.id, func.count().label("n")).group_by(versions.c.id).subquery()
    short = (
        select(subject)
        .outerjoin_from(current, counted, counted.c.id == current.c.id)
        .where(func.coalesce(counted.c.n, 0) != current.c.version - 1)
    )
    for query in (gone, short):
        yield from connection.execute(query).scalars()
