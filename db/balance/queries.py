"""Questions to the ledger, and to what lies in yard and store at a moment."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from db.balance.records import LEFT_OUT, UNACCOUNTED, left_out_of, unaccounted_of
from db.batches.records import BATCH, utc_text
from db.batches.writes import COUNTER
from db.filters import BatchFilter
from db.processing.records import INPUT, LOT, RUN
from db.sums.rollups import CAME_DAY
from recycler.balance.leaving_out import ASSAY, WEIGHING, Counting, LeftOut, scale_in
from recycler.balance.unaccounted import Unaccounted
from recycler.balance.weighings import gate_scale
from recycler.errors import InputError
from recycler.processing.records import BookingState, LotKind
from recycler.units import UG_PER_KG

_BOOKED = BookingState.BOOKED.value


def unaccounted(connection: Connection) -> list[Unaccounted]:
    """Return the ledger, the last entered first."""
    query = select(UNACCOUNTED).order_by(UNACCOUNTED.c.entered_at.desc(), UNACCOUNTED.c.id.desc())
    return [unaccounted_of(row) for row in connection.execute(query).mappings()]


def left_out(connection: Connection) -> list[LeftOut]:
    """Return the measurements that are left out now, the last first."""
    query = select(LEFT_OUT).where(LEFT_OUT.c.state == Counting.LEFT_OUT.value)
    rows = connection.execute(query.order_by(LEFT_OUT.c.entered_at.desc(), LEFT_OUT.c.id.desc()))
    return [left_out_of(row) for row in rows.mappings()]


def makers_in_store(connection: Connection, moment: datetime, used_up: float) -> set[str]:
    """Return the runs whose lots lie in store at a moment.

    Args:
        connection: one state of the store.
        moment: at which.
        used_up: share of a lot [-]: one of which less is left is used up.
    """
    taken = _taken(INPUT.c.lot_id, moment)
    left = LOT.c.dry_ug - func.coalesce(taken.c.dry_ug, 0)
    query = (
        select(LOT.c.run)
        .distinct()
        .outerjoin_from(LOT, taken, taken.c.id == LOT.c.id)
        .where(
            LOT.c.state == _BOOKED,
            LOT.c.kind.in_([kind.value for kind in LotKind if kind.is_stored]),
            LOT.c.at < utc_text(moment),
            left >= used_up * LOT.c.dry_ug,
        )
    )
    return set(connection.execute(query).scalars())


def taken_of_batches(connection: Connection, moment: datetime) -> dict[str, float]:
    """Return what was taken of each batch up to a moment [kg], by ticket."""
    query = (
        select(INPUT.c.source, func.sum(INPUT.c.dry_ug))
        .where(
            INPUT.c.state == _BOOKED, INPUT.c.batch_id.is_not(None), INPUT.c.at < utc_text(moment)
        )
        .group_by(INPUT.c.source)
    )
    return {source: int(ug) / UG_PER_KG for source, ug in connection.execute(query)}


def received_kg(connection: Connection, where: BatchFilter) -> dict[str, float]:
    """Return the dry mass of the valid batches of some days [kg], contamination included.

    Kept sums by material: a scan of a million batches would take seconds.
    """
    day, came = CAME_DAY.c.received_on, CAME_DAY.c.came_ug
    query = select(CAME_DAY.c.material, func.sum(came)).group_by(CAME_DAY.c.material)
    if where.since is not None:
        query = query.where(day >= where.since.isoformat())
    if where.until is not None:
        query = query.where(day <= where.until.isoformat())
    return {material: int(ug) / UG_PER_KG for material, ug in connection.execute(query)}


def first_moment(connection: Connection) -> str | None:
    """Return when the first run started or the first batch came in, in UTC."""
    first = [connection.execute(select(func.min(RUN.c.started_at))).scalar()]
    oldest = select(BATCH.c.received_at).order_by(BATCH.c.sort_key).limit(1)
    first.append(connection.execute(oldest).scalar())
    return min(filter(None, first), default=None)


def measurement(connection: Connection, name: str) -> tuple[str, str | None]:
    """Return the batch, the lot or the scale of a measurement, and the element of an assay.

    Args:
        connection: one state of the store.
        name: of its error: `w:` and what was weighed, the number of a lot, `:a:`, the element, or
            `scale:` and a scale, with a moment from which on it is off or without.

    Raises:
        InputError: `no_such_measurement`.
    """
    if (scale := scale_in(name)) is not None:
        return _scale(connection, scale[0]), None
    number, assay, element = name.partition(ASSAY)
    if not assay:
        number = name.removeprefix(WEIGHING)
    kept = (
        (LOT.c.number, LOT.c.number), (BATCH.c.ticket, BATCH.c.ticket), (INPUT.c.source, INPUT.c.id)
    )  # fmt: skip
    for shown, key in kept[: 1 if assay else None]:
        found = connection.execute(select(shown).where(key == number)).scalar()
        if found is not None and (assay or name.startswith(WEIGHING)):
            return str(found), element or None
    raise InputError("no_such_measurement", name=name)


def _scale(connection: Connection, name: str) -> str:
    """Return the name of a scale anything was weighed on.

    Raises:
        InputError: `no_such_scale`, with those there are.
    """
    columns = (LOT.c.scale, INPUT.c.scale)
    queries = [select(column).where(column.is_not(None)).distinct() for column in columns]
    scales = {str(one) for query in queries for one in connection.execute(query).scalars()}
    stations = connection.execute(select(COUNTER.c.station).distinct()).scalars()
    scales |= {gate_scale(station) for station in stations}
    if name not in scales:
        raise InputError("no_such_scale", scale=name, scales=sorted(scales))
    return name


def _taken(key: ColumnElement[Any], moment: datetime) -> Any:
    return (
        select(key.label("id"), func.sum(INPUT.c.dry_ug).label("dry_ug"))
        .where(INPUT.c.state == _BOOKED, INPUT.c.at < utc_text(moment))
        .group_by(key)
        .subquery()
    )
