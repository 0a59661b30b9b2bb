"""What is left of batches and lots, asked within the transaction that takes from them."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, bindparam, func, literal_column, select

from db.batches.records import BATCH, COLUMNS, VAR_UNITS_PER_KG2, Row, batch_of
from db.engine import Writing
from db.processing.records import INPUT, LOT, LOT_COLUMNS, lot_of
from recycler.batch import Batch, State, dried_ug
from recycler.errors import InputError
from recycler.processing.records import BookingState, Lot, LotKind
from recycler.processing.stock import Stock, Taken, stock_of_batch, stock_of_lot
from recycler.units import UG_PER_KG

_BATCH = select(*(BATCH.c[name] for name in COLUMNS)).where(BATCH.c.ticket == bindparam("name"))
_LOT = select(*(LOT.c[name] for name in LOT_COLUMNS)).where(LOT.c.number == bindparam("name"))
# Spelt out, as the driver is handed named values only.
_BOOKED: ColumnElement[str] = literal_column(f"'{BookingState.BOOKED.value}'")
_TAKEN = (
    select(INPUT.c.run, INPUT.c.dry_ug, INPUT.c.dry_var)
    .where(INPUT.c.source == bindparam("name"), INPUT.c.state == _BOOKED)
    .order_by(INPUT.c.at, INPUT.c.id)
)
_DRAWN = (
    select(INPUT.c.source, func.sum(INPUT.c.dry_ug))
    .where(INPUT.c.state == _BOOKED)
    .group_by(INPUT.c.source)
)
_ON_ROUTE = (
    select(*(BATCH.c[name] for name in COLUMNS))
    .where(
        BATCH.c.state == literal_column(f"'{State.LOGGED.value}'"),
        BATCH.c.route_version < bindparam("version"),
        (BATCH.c.route == bindparam("route")) | BATCH.c.route.like(bindparam("tail")),
    )
    .order_by(BATCH.c.sort_key)
)
_LEAST_LEFT = 0.005  # of a batch, which is used up otherwise
_SOURCES_OF_RUN = (
    select(LOT.c.number, LOT.c.run_id)
    .distinct()
    .join(INPUT, INPUT.c.lot_id == LOT.c.id)
    .where(INPUT.c.run_id == bindparam("run_id"), INPUT.c.state == _BOOKED)
)


@dataclass(frozen=True, slots=True)
class Source:
    """What a run may take from, and what is left of it."""

    record: Batch | Lot
    stock: Stock

    @property
    def material(self) -> str | None:
        return self.record.material


def source(writing: Writing, name: str) -> Source:
    """Return a batch or a lot by its ticket or number.

    Raises:
        InputError: `no_such_source`, `source_void`, `lot_cancelled` or `loss_taken`.
    """
    found: Batch | Lot
    if row := writing.first(_LOT, {"name": name}):
        found = lot_of(dict(zip(LOT_COLUMNS, row, strict=True)))
        _check_lot(found)
        begun = stock_of_lot(found)
    elif row := writing.first(_BATCH, {"name": name}):
        found = batch_of(dict(zip(COLUMNS, row, strict=True)))
        if found.state is State.VOID:
            raise InputError("source_void", source=name)
        begun = stock_of_batch(found)
    else:
        raise InputError("no_such_source", source=name)
    return Source(found, _with_taken(writing, begun))


def check_batch(writing: Writing, row: Row) -> None:
    """Refuse a new version of a batch that leaves less than runs took of it.

    Raises:
        InputError: `taken_already`, or `batch_in_run` where the batch is void.
    """
    stock = _with_taken(writing, stock_of_batch(batch_of(row)))
    if stock.taken and row["state"] == State.VOID.value:
        runs = list(dict.fromkeys(one.run for one in stock.taken))
        raise InputError("batch_in_run", ticket=row["ticket"], runs=runs)
    if stock.taken:
        stock.check()


def check_untouched(writing: Writing, number: str) -> None:
    """Refuse to cancel a lot of which something was taken.

    Raises:
        InputError: `lot_in_run`.
    """
    if taken := writing.all(_TAKEN, {"name": number}):
        runs = list(dict.fromkeys(row[0] for row in taken))
        raise InputError("lot_in_run", lot=number, runs=runs)


def check_no_cycle(writing: Writing, run: Row, lot: Lot, lot_run_id: str) -> None:
    """Refuse a lot that was made from what the run itself yields.

    Raises:
        InputError: `cycle`, with the lots from the run to it.
    """
    paths: dict[str, tuple[str, ...]] = {lot_run_id: (lot.number,)}
    waiting = [lot_run_id]
    while waiting:
        run_id = waiting.pop()
        if run_id == run["id"]:
            path = list(reversed(paths[run_id]))
            raise InputError("cycle", source=lot.number, run=run["number"], path=path)
        for number, made_by in writing.all(_SOURCES_OF_RUN, {"run_id": run_id}):
            if made_by not in paths:
                paths[made_by] = (*paths[run_id], number)
                waiting.append(made_by)


def in_yard(writing: Writing, route: str, version: int) -> Iterator[Row]:
    """Yield the valid batches on a route, at an older version of it, of which something is left."""
    drawn = {name: int(dry_ug) for name, dry_ug in writing.all(_DRAWN)}
    values = {"route": route, "tail": f"%+{route}", "version": version}
    for found in writing.all(_ON_ROUTE, values):
        row = dict(zip(COLUMNS, found, strict=True))
        came_ug = dried_ug(row["net_ug"], row["moisture_ppm"], None)
        if came_ug - drawn.get(row["ticket"], 0) > _LEAST_LEFT * came_ug:
            yield row


def weighed(rows: Sequence[Sequence[object]]) -> Iterator[Taken]:
    """Yield weighings from rows of name, dry mass [µg] and its variance [(0.1 g)²]."""
    for name, dry_ug, dry_var in rows:
        sd = math.sqrt(float(str(dry_var)) / VAR_UNITS_PER_KG2)
        yield Taken(str(name), int(str(dry_ug)) / UG_PER_KG, sd)


def _check_lot(lot: Lot) -> None:
    if lot.state is BookingState.CANCELLED:
        raise InputError("lot_cancelled", source=lot.number)
    if lot.kind is LotKind.LOSS:
        raise InputError("loss_taken", source=lot.number)


def _with_taken(writing: Writing, begun: Stock) -> Stock:
    taken = tuple(weighed(writing.all(_TAKEN, {"name": begun.source})))
    return Stock(begun.source, begun.came_kg, begun.came_sd_kg, taken)
