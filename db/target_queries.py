"""Questions about targets, and the sums of days and months their projections rest on."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Column, Connection, Table, func, select

from db.rollups import DAY, FOUND_DAY, FOUND_MONTH, KIND, MONTH
from db.target_records import FOLLOWING, OWN, following_of, own_of
from recycler.holding import Kind
from recycler.targets.own import Following, OwnState, OwnTarget
from recycler.units import UG_PER_KG

if TYPE_CHECKING:
    from recycler.targets.facts import Place

_PLACES = {"supplier": "supplier", "origin": "origin_country"}
Keyed = dict[tuple[str, ...], float]


class Sums(NamedTuple):
    """What came in by key and kind, and what assays found of names by key [kg].

    dry: dry mass of the batches nobody assayed, and of all [kg].
    """

    dry: dict[tuple[tuple[str, ...], Kind], tuple[float, float]]
    found: dict[str, Keyed]


def own_targets(connection: Connection) -> list[OwnTarget]:
    """Return the targets of the facility's own in the order they were entered."""
    query = select(OWN).order_by(OWN.c.id)
    return [own_of(row) for row in connection.execute(query).mappings()]


def followings(connection: Connection) -> list[Following]:
    """Return what is followed of the reference now."""
    query = select(FOLLOWING).where(FOLLOWING.c.state == OwnState.ACTIVE.value)
    rows = connection.execute(query.order_by(FOLLOWING.c.id)).mappings()
    return [following_of(row) for row in rows]


def first_day(connection: Connection) -> date | None:
    """Return the day the first batch came in."""
    first = connection.execute(select(func.min(DAY.c.received_on))).scalar()
    return date.fromisoformat(first) if first else None


def last_day(connection: Connection) -> date | None:
    """Return the day the last batch came in."""
    last = connection.execute(select(func.max(DAY.c.received_on))).scalar()
    return date.fromisoformat(last) if last else None


def by_day(connection: Connection, since: date, until: date, names: Iterable[str]) -> Sums:
    """Return what came in on each day, for the recovered mass of names.

    Args:
        connection: one state of the store.
        since: first day.
        until: last day.
        names: elements and groups.
    """
    return Sums(
        _dry(connection, DAY, [DAY.c.received_on], since.isoformat(), until.isoformat()),
        _found(
            connection, FOUND_DAY, [FOUND_DAY.c.received_on], FOUND_DAY.c.recovered_ug,
            since.isoformat(), until.isoformat(), names,
        ),
    )  # fmt: skip


def by_month(
    connection: Connection, since: date, until: date, by: "Place", names: Iterable[str]
) -> Sums:
    """Return what came in by month and supplier or origin, for the contained mass of names.

    Args as of `by_day`; whole months from that of the first day to that of the last.
    """
    first, last, place = f"{since:%Y-%m}", f"{until:%Y-%m}", _PLACES[by]
    return Sums(
        _dry(connection, MONTH, [MONTH.c.month, MONTH.c[place]], first, last),
        _found(
            connection, FOUND_MONTH, [FOUND_MONTH.c.month, FOUND_MONTH.c[place]],
            FOUND_MONTH.c.contained_ug, first, last, names,
        ),
    )  # fmt: skip


def _dry(
    connection: Connection, table: Table, keys: list[Column[Any]], first: str, last: str
) -> dict[tuple[tuple[str, ...], Kind], tuple[float, float]]:
    kinds = [table.c[name] for name in KIND]
    query = (
        select(*keys, *kinds, func.sum(table.c.dry_ug), func.sum(table.c.assayed_dry_ug))
        .where(keys[0] >= first, keys[0] <= last)
        .group_by(*keys, *kinds)
    )
    rows = connection.execute(query).all()
    if not rows:
        return {}
    columns = list(zip(*rows, strict=True))  # a million batches are ten thousand rows: no slices
    *keyed, materials, versions, routes, route_versions, dry, assayed = columns
    routes_or_none = (route or None for route in routes)
    kinds_of = zip(materials, versions, routes_or_none, route_versions, strict=True)
    masses = zip(dry, assayed, strict=True)
    return {
        (key, kind): ((int(ug) - int(part)) / UG_PER_KG, int(ug) / UG_PER_KG)
        for key, kind, (ug, part) in zip(zip(*keyed, strict=True), kinds_of, masses, strict=True)
    }


def _found(
    connection: Connection, table: Table, keys: list[Column[Any]], mass: Column[Any], first: str,
    last: str, names: Iterable[str],
) -> dict[str, Keyed]:  # fmt: skip
    query = (
        select(table.c.element, *keys, func.sum(mass))
        .where(keys[0] >= first, keys[0] <= last, table.c.element.in_(list(names)))
        .group_by(table.c.element, *keys)
    )
    found: dict[str, Keyed] = {}
    for name, *key, ug in connection.execute(query):
        found.setdefault(name, {})[tuple(key)] = int(ug) / UG_PER_KG
    return found
