"""Do runs and lots add up: each as the journal saw it, none missing, none drawn below nothing."""

import math
from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, Table, and_, func, literal, select

from db.assay_records import kept
from db.journal import JOURNAL
from db.processing_records import (
    INPUT,
    INPUT_VERSION,
    LOT,
    LOT_ASSAY,
    LOT_VERSION,
    RUN,
    RUN_VERSION,
    TARE,
    lot_of,
)
from db.queries import batches_of_tickets, in_parts
from db.records import VAR_UNITS_PER_KG2, Row
from recycler.problems import Problem
from recycler.processing.records import BookingState
from recycler.processing.stock import COVERAGE, stock_of_batch, stock_of_lot
from recycler.units import UG_PER_KG

_VERSIONED = ((RUN, RUN_VERSION), (INPUT, INPUT_VERSION), (LOT, LOT_VERSION))
_ONCE = (LOT_ASSAY, TARE)
_FIRST = {RUN: "run_open", INPUT: "take", LOT: "lot", LOT_ASSAY: "lot_assay", TARE: "tare"}


def check_processing(connection: Connection) -> Iterator[Problem]:
    """Yield what is wrong: `booking_altered`, `booking_missing`, `source_overdrawn`."""
    for table in (*(table for pair in _VERSIONED for table in pair), *_ONCE):
        yield from _altered(connection, table)
    for table in (*(current for current, _ in _VERSIONED), *_ONCE):
        yield from _missing(connection, table)
    for current, versions in _VERSIONED:
        yield from _versions_missing(connection, current, versions)
    yield from _overdrawn(connection)


def _subject(table: Table) -> ColumnElement[str]:
    if table in (INPUT, INPUT_VERSION):
        return table.c.run + ":" + table.c.id
    if table is LOT_ASSAY:
        return table.c.ticket + ":" + table.c.id
    return literal("container:") + table.c.id if table is TARE else table.c.number


def _altered(connection: Connection, table: Table) -> Iterator[Problem]:
    version = table.c.version if "version" in table.c else literal(1)
    same = and_(JOURNAL.c.subject == _subject(table), JOURNAL.c.version == version)
    query = select(table, JOURNAL.c.after.label("as_journalled"), _subject(table).label("subject"))
    joined = query.outerjoin_from(table, JOURNAL, same)
    for found in connection.execute(joined.execution_options(yield_per=2_000)).mappings():
        row: Row = dict(found)
        subject = row.pop("subject")
        if row.pop("as_journalled") != kept(row):
            yield Problem("booking_altered", {"what": subject.split(":")[0]})


def _missing(connection: Connection, table: Table) -> Iterator[Problem]:
    gone = (
        select(JOURNAL.c.subject)
        .outerjoin_from(JOURNAL, table, _subject(table) == JOURNAL.c.subject)
        .where(JOURNAL.c.action == _FIRST[table], table.c.id.is_(None))
    )
    for subject in connection.execute(gone).scalars():
        yield Problem("booking_missing", {"what": subject.split(":")[0]})


def _versions_missing(connection: Connection, current: Table, versions: Table) -> Iterator[Problem]:
    counted = select(versions.c.id, func.count().label("n")).group_by(versions.c.id).subquery()
    short = (
        select(_subject(current))
        .outerjoin_from(current, counted, counted.c.id == current.c.id)
        .where(func.coalesce(counted.c.n, 0) != current.c.version - 1)
    )
    for subject in connection.execute(short).scalars():
        yield Problem("booking_missing", {"what": subject.split(":")[0]})


def _overdrawn(connection: Connection) -> Iterator[Problem]:
    """Yield what gave more than it had, beyond the uncertainty of the weighings."""
    taken = (
        select(INPUT.c.source, func.sum(INPUT.c.dry_ug), func.sum(INPUT.c.dry_var))
        .where(INPUT.c.state == BookingState.BOOKED.value)
        .group_by(INPUT.c.source)
    )
    drawn = {
        source: (int(dry_ug) / UG_PER_KG, int(dry_var) / VAR_UNITS_PER_KG2)
        for source, dry_ug, dry_var in connection.execute(taken)
    }
    begun = {name: stock_of_batch(b) for name, b in batches_of_tickets(connection, drawn).items()}
    for some in in_parts(drawn):
        rows = connection.execute(select(LOT).where(LOT.c.number.in_(some))).mappings()
        begun |= {row["number"]: stock_of_lot(lot_of(row)) for row in rows}
    for source, (kg, var) in drawn.items():
        stock = begun.get(source)
        sd = math.sqrt(var + (stock.came_sd_kg**2 if stock else 0.0))
        if stock is None or kg > stock.came_kg + COVERAGE * sd:
            yield Problem("source_overdrawn", {"source": source})
