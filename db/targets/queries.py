"""Questions about targets, and the sums of days and months their projections rest on."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Float,
    Table,
    and_,
    case,
    cast,
    func,
    literal,
    select,
)

from db.sums.rollups import DAY, FOUND_DAY, FOUND_MONTH, KIND, MONTH
from db.targets.records import FOLLOWING, OWN, following_of, own_of
from recycler.targets.own import Following, OwnState, OwnTarget
from recycler.totals.holding import Kind
from recycler.units import UG_PER_KG

if TYPE_CHECKING:
    from recycler.targets.facts import Place

_PLACES = {"supplier": "supplier", "origin": "origin_country"}
Keyed = dict[tuple[str, ...], float]  # kilograms by day, or by month and place
Means = Callable[[Kind, str], float]  # what a kilogram of a kind holds, or yields, of a name


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


def by_day(
    connection: Connection, since: date, until: date, names: Collection[str], yields: Means
) -> dict[str, Keyed]:
    """Return what is recovered of names on each day [kg].

    The store weighs and adds up: what comes back are days, not days by kind.

    Args:
        connection: one state of the store.
        since: first day.
        until: last day.
        names: elements and groups.
        yields: of batches nobody assayed [kg/kg].
    """
    days = since.isoformat(), until.isoformat()
    keys, found_keys = [DAY.c.received_on], [FOUND_DAY.c.received_on]
    alone = _alone(connection, DAY, keys, days, names, yields)
    found = _found(connection, FOUND_DAY, found_keys, FOUND_DAY.c.recovered_ug, days, names)
    return {name: _added(alone[name], found.get(name, {})) for name in names}


def by_month(
    connection: Connection, since: date, until: date, by: "Place", names: Collection[str],
    holds: Means,
) -> dict[str, Keyed]:  # fmt: skip
    """Return what names, and dry mass for an empty one, came in by month and place [kg].

    Args as of `by_day`; whole months from that of the first day to that of the last.
    """
    months, place = (f"{since:%Y-%m}", f"{until:%Y-%m}"), _PLACES[by]
    keys, found_keys = ([table.c.month, table.c[place]] for table in (MONTH, FOUND_MONTH))
    alone = _alone(connection, MONTH, keys, months, ["", *names], holds)
    found = _found(connection, FOUND_MONTH, found_keys, FOUND_MONTH.c.contained_ug, months, names)
    return {name: _added(alone[name], found.get(name, {})) for name in ("", *names)}


def _alone(
    connection: Connection, table: Table, keys: list[Column[Any]], between: tuple[str, str],
    names: Collection[str], means: Means,
) -> dict[str, Keyed]:  # fmt: skip
    """Return what batches nobody assayed add to names, dry mass of all for an empty one [kg]."""
    within = keys[0].between(*between)
    columns = [table.c[name] for name in KIND]
    kinds: list[Kind] = [
        (material, version, route or None, route_version)
        for material, version, route, route_version in connection.execute(
            select(*columns).where(within).distinct()
        )
    ]
    masses = [_weighed(table, kinds, name, means) for name in names]
    query = select(*keys, *map(func.sum, masses)).where(within).group_by(*keys)
    rows = connection.execute(query).all()
    return {
        name: {tuple(row[: len(keys)]): float(row[place]) / UG_PER_KG for row in rows}
        for place, name in enumerate(names, len(keys))
    }


def _weighed(table: Table, kinds: Sequence[Kind], name: str, means: Means) -> ColumnElement[float]:
    """Return the mass of a name in a row of kept sums [µg], but for what was assayed."""
    if not name:
        return cast(table.c.dry_ug, Float)
    known = [(kind, mean) for kind in kinds if (mean := means(kind, name)) > 0]
    if not known:
        return literal(0.0, Float)
    share = case(*((_is(table, kind), literal(mean, Float)) for kind, mean in known), else_=0.0)
    return cast(table.c.dry_ug - table.c.assayed_dry_ug, Float) * share


def _is(table: Table, kind: Kind) -> ColumnElement[bool]:
    material, version, route, route_version = kind
    return and_(
        table.c.material == material, table.c.composition_version == version,
        table.c.route == (route or ""), table.c.route_version == route_version,
    )  # fmt: skip


def _found(
    connection: Connection, table: Table, keys: list[Column[Any]], mass: Column[Any],
    between: tuple[str, str], names: Collection[str],
) -> dict[str, Keyed]:  # fmt: skip
    """Return what assays found of names [kg]."""
    query = (
        select(table.c.element, *keys, func.sum(mass))
        .where(keys[0].between(*between), table.c.element.in_(list(names)))
        .group_by(table.c.element, *keys)
    )
    found: dict[str, Keyed] = {}
    for name, *key, ug in connection.execute(query):
        found.setdefault(name, {})[tuple(key)] = int(ug) / UG_PER_KG
    return found


def _added(alone: Keyed, found: Keyed) -> Keyed:
    return {key: alone.get(key, 0.0) + found.get(key, 0.0) for key in alone | found}
