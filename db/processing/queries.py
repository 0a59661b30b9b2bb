"""Questions to runs and lots."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from db.batches.queries import batches_of_tickets, in_parts
from db.batches.records import utc_text
from db.processing.records import (
    INPUT,
    LOT,
    LOT_ASSAY,
    RUN,
    TARE,
    input_of,
    lot_assay_of,
    lot_of,
    run_of,
    tare_of,
)
from recycler.errors import InputError
from recycler.laboratory.records import AssayResult, Taking
from recycler.processing.book import Book
from recycler.processing.containers import Container
from recycler.processing.records import (
    BookingState,
    ContainerTare,
    Input,
    Lot,
    LotKind,
    Run,
    RunState,
)
from recycler.units import UG_PER_KG

_BOOKED = BookingState.BOOKED.value


def runs(
    connection: Connection,
    state: RunState | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int | None = None,
) -> list[Run]:
    """Return runs, started last first; those that ran at some time from `since` to `until`."""
    query = select(RUN).order_by(RUN.c.started_at.desc(), RUN.c.number.desc())
    if state is not None:
        query = query.where(RUN.c.state == state.value)
    if since is not None:
        still = RUN.c.closed_at.is_(None) | (RUN.c.closed_at >= utc_text(since))
        query = query.where(still)
    if until is not None:
        query = query.where(RUN.c.started_at < utc_text(until))
    if limit is not None:
        query = query.limit(limit)
    return [run_of(row) for row in connection.execute(query).mappings()]


def run(connection: Connection, number: str) -> Run:
    """Return one run.

    Raises:
        InputError: `no_such_run`.
    """
    row = connection.execute(select(RUN).where(RUN.c.number == number)).mappings().first()
    if row is None:
        raise InputError("no_such_run", run=number)
    return run_of(row)


def lot(connection: Connection, number: str) -> Lot:
    """Return one lot.

    Raises:
        InputError: `no_such_source`.
    """
    row = connection.execute(select(LOT).where(LOT.c.number == number)).mappings().first()
    if row is None:
        raise InputError("no_such_source", source=number)
    return lot_of(row)


def lots_numbered(connection: Connection, numbers: Iterable[str]) -> dict[str, Lot]:
    """Return lots by number; one that is not there is left out."""
    rows = _rows(connection, select(LOT), LOT.c.number, numbers)
    return {row["number"]: lot_of(row) for row in rows}


def lots(
    connection: Connection, since: datetime | None = None, until: datetime | None = None
) -> list[Lot]:
    """Return lots that are booked, the last first."""
    query = select(LOT).where(LOT.c.state == _BOOKED).order_by(LOT.c.at.desc(), LOT.c.number.desc())
    if since is not None:
        query = query.where(LOT.c.at >= utc_text(since))
    if until is not None:
        query = query.where(LOT.c.at < utc_text(until))
    return [lot_of(row) for row in connection.execute(query).mappings()]


def numbered(connection: Connection, text: str, limit: int) -> tuple[list[Run], list[Lot]]:
    """Return the newest runs and lots whose number has this text in it."""
    found = []
    for table in (RUN, LOT):
        number = table.c.number
        like = number.contains(text.upper(), autoescape=True)
        query = select(table).where(like).order_by(number.desc()).limit(limit)
        found.append(list(connection.execute(query).mappings()))
    return [run_of(row) for row in found[0]], [lot_of(row) for row in found[1]]


def lots_left(connection: Connection, limit: int) -> list[tuple[Lot, float]]:
    """Return the newest lots of which something is left, with what is left [kg]; losses are not."""
    drawn = (
        select(INPUT.c.lot_id, func.sum(INPUT.c.dry_ug).label("ug"))
        .where(INPUT.c.state == _BOOKED, INPUT.c.lot_id.is_not(None))
        .group_by(INPUT.c.lot_id)
        .subquery()
    )
    left = LOT.c.dry_ug - func.coalesce(drawn.c.ug, 0)
    query = (
        select(LOT, left.label("left_ug"))
        .outerjoin(drawn, drawn.c.lot_id == LOT.c.id)
        .where(LOT.c.state == _BOOKED, LOT.c.kind != LotKind.LOSS.value, left > 0)
        .order_by(LOT.c.at.desc(), LOT.c.number.desc())
        .limit(limit)
    )
    rows = connection.execute(query).mappings()
    return [(lot_of(row), int(row["left_ug"]) / UG_PER_KG) for row in rows]


def takings(connection: Connection, sources: Iterable[str]) -> list[Input]:
    """Return what is taken of batches and lots, in the order of time."""
    query = select(INPUT).where(INPUT.c.state == _BOOKED).order_by(INPUT.c.at, INPUT.c.id)
    return [input_of(row) for row in _rows(connection, query, INPUT.c.source, sources)]


def tares(connection: Connection, container: str) -> list[ContainerTare]:
    """Return what a container weighed empty, oldest first."""
    query = select(TARE).where(TARE.c.container == container).order_by(TARE.c.at, TARE.c.id)
    return [tare_of(row) for row in connection.execute(query).mappings()]


def containers(connection: Connection) -> list[Container]:
    """Return all containers by name, with what they weighed empty."""
    tares: dict[str, list[ContainerTare]] = {}
    for row in connection.execute(select(TARE).order_by(TARE.c.at, TARE.c.id)).mappings():
        tares.setdefault(row["container"], []).append(tare_of(row))
    return [Container(name, tuple(tares[name])) for name in sorted(tares)]


def weighings_in_containers(connection: Connection) -> dict[str, int]:
    """Return how many inputs and lots were weighed in each container, by its name in lower case."""
    used: dict[str, int] = {}
    for table in (INPUT, LOT):
        name = func.lower(table.c.container)
        counted = select(name, func.count()).where(
            table.c.container.is_not(None), table.c.state == _BOOKED
        )
        for container, count in connection.execute(counted.group_by(name)):
            used[container] = used.get(container, 0) + int(count)
    return used


def assays_of_lots(
    connection: Connection, numbers: Iterable[str]
) -> tuple[dict[str, list[AssayResult]], dict[str, Taking | None]]:
    """Return the assays of lots by number, and how each of their samples was taken by label.

    One that another took the place of is left out.
    """
    found: dict[str, list[AssayResult]] = {}
    how: dict[str, Taking | None] = {}
    query = select(LOT_ASSAY).order_by(LOT_ASSAY.c.recorded_at, LOT_ASSAY.c.id)
    for row in _rows(connection, query, LOT_ASSAY.c.ticket, numbers):
        found.setdefault(row["ticket"], []).append(lot_assay_of(row))
        how[row["sample"]] = Taking(row["how"]) if row["how"] else how.get(row["sample"])
    for number, results in found.items():
        replaced = {result.retest_of for result in results}
        found[number] = [result for result in results if result.id not in replaced]
    return found, how


def known_keys(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """Return what was imported before: number of run or lot, or source of an input, by key."""
    listed = list(keys)
    found: dict[str, str] = {}
    for table, name in ((RUN, RUN.c.number), (LOT, LOT.c.number), (INPUT, INPUT.c.run)):
        query = select(table.c.import_key.label("key"), name.label("name"))
        rows = _rows(connection, query, table.c.import_key, listed)
        found |= {row["key"]: row["name"] for row in rows}
    return found


def known_assays(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """Return the lots of results that were imported before, by their keys."""
    query = select(LOT_ASSAY.c.import_key, LOT_ASSAY.c.ticket)
    rows = _rows(connection, query, LOT_ASSAY.c.import_key, keys)
    return {row["import_key"]: row["ticket"] for row in rows}


def runs_below(connection: Connection, sources: Iterable[str]) -> set[str]:
    """Return the runs that took from these batches or lots, or from what came of them."""
    found: set[str] = set()
    waiting = list(sources)
    while waiting:
        taken = select(INPUT.c.run).distinct().where(INPUT.c.state == _BOOKED)
        new = {row["run"] for row in _rows(connection, taken, INPUT.c.source, waiting)} - found
        found |= new
        made = select(LOT.c.number).where(LOT.c.state == _BOOKED)
        waiting = [row["number"] for row in _rows(connection, made, LOT.c.run, new)]
    return found


def book(connection: Connection, numbers: Iterable[str]) -> Book:
    """Return runs with everything they were made from."""
    new, known = set(numbers), set[str]()
    inputs: list[Input] = []
    above: dict[str, Lot] = {}
    while new:
        known |= new
        query = select(INPUT).where(INPUT.c.state == _BOOKED).order_by(INPUT.c.at, INPUT.c.id)
        found = [input_of(row) for row in _rows(connection, query, INPUT.c.run, new)]
        inputs += found
        sources = {one.source for one in found} - above.keys()
        above |= lots_numbered(connection, sources)
        new = {lot.run for lot in above.values()} - known
    own = select(LOT).where(LOT.c.state == _BOOKED).order_by(LOT.c.at, LOT.c.number)
    made = [lot_of(row) for row in _rows(connection, own, LOT.c.run, known)]
    batches = batches_of_tickets(connection, {one.source for one in inputs} - above.keys())
    there = [run_of(row) for row in _rows(connection, select(RUN), RUN.c.number, known)]
    return Book(there, inputs, made, batches.values())


def _rows(
    connection: Connection, query: Select[Any], column: ColumnElement[Any], values: Iterable[str]
) -> Iterator[Any]:
    for some in in_parts(values):
        yield from connection.execute(query.where(column.in_(some))).mappings()
