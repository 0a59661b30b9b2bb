"""The valid batches of a filter with what was found in them, for the budget of their total."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    FromClause,
    Select,
    case,
    cast,
    func,
    select,
)

from db.batches.queries import conditions
from db.batches.records import BATCH, VAR_UNITS_PER_KG2
from db.batches.search import Hits
from db.filters import BatchFilter
from db.laboratory.records import ASSAY
from db.sums.rollups import KIND
from recycler.batch import PPM, State
from recycler.dry_mass import CONTAMINATION, MOISTURE
from recycler.laboratory.records import AssayState
from recycler.units import UG_PER_KG

if TYPE_CHECKING:
    from recycler.figures import Assay
    from recycler.totals.held import Held

_KIND = tuple(BATCH.c[name] for name in KIND)
_ASSAYED = (
    select(ASSAY.c.id)
    .where(ASSAY.c.batch_id == BATCH.c.id, ASSAY.c.state != AssayState.REJECTED.value)
    .exists()
)


def sums(connection: Connection, found: Hits) -> "list[Held]":
    """Return the batches nobody assayed, added up by kind."""
    added = [func.sum(figure) for figure in _figures()]
    query = select(func.count(), *_KIND, *added).select_from(found.source)
    query = _valid(query, found).where(~_ASSAYED).group_by(*_KIND)
    return [_held(*row) for row in connection.execute(query).all()]


def assayed(connection: Connection, found: Hits) -> list[str]:
    """Return the tickets of the batches somebody assayed."""
    query = _valid(select(BATCH.c.ticket).select_from(found.source), found).where(_ASSAYED)
    return list(connection.execute(query).scalars())


def assay_count(connection: Connection, where: BatchFilter, found: Hits) -> int:
    """Return how many results the valid batches have, rejected ones too."""
    query = _from_results(select(func.count(ASSAY.c.id)), where, found)
    return int(connection.execute(query).scalar_one())


def with_results(connection: Connection, where: BatchFilter, found: Hits) -> list[str]:
    """Return the tickets of the valid batches that have results, rejected ones too."""
    query = _from_results(select(BATCH.c.ticket).distinct(), where, found)
    return list(connection.execute(query.order_by(BATCH.c.ticket)).scalars())


def provisional_ug(connection: Connection, where: BatchFilter, found: Hits) -> int:
    """Return the dry mass of the valid batches with a result that is not final yet [µg]."""
    query = _from_results(select(BATCH.c.id, BATCH.c.dry_ug).distinct(), where, found)
    waits = query.where(ASSAY.c.state == AssayState.PROVISIONAL.value).subquery()
    return int(connection.execute(select(func.sum(waits.c.dry_ug))).scalar() or 0)


def _from_results(query: Select[Any], where: BatchFilter, found: Hits) -> Select[Any]:
    """Ask the valid batches with results: there are fewer results than batches, so from these."""
    if where.text.strip():
        source: FromClause = found.source.join(ASSAY, ASSAY.c.batch_id == BATCH.c.id)
        return _valid(query.select_from(source), found)
    rest = conditions(where, indexed=False)
    source = ASSAY.join(BATCH, BATCH.c.id == ASSAY.c.batch_id.concat(""))  # never by its index
    return query.select_from(source).where(*rest, BATCH.c.state != State.VOID.value)


def each(
    connection: Connection,
    found: Hits,
    assays: "Mapping[str, tuple[Assay, ...]]",
    *,
    of_all: bool,
) -> "list[Held]":
    """Return batches one by one with what was found in them: all, or those assayed."""
    query = select(BATCH.c.ticket, *_KIND, *_figures()).select_from(found.source)
    query = _valid(query, found).order_by(BATCH.c.sort_key)
    rows = connection.execute(query if of_all else query.where(_ASSAYED)).all()
    return [_held(1, *row[1:], assays=assays.get(row[0], ())) for row in rows]


def _valid(query: Select[Any], found: Hits) -> Select[Any]:
    return query.where(*found.conditions, BATCH.c.state != State.VOID.value)


def _figures() -> Iterable[ColumnElement[Any]]:
    """Dry mass [kg], its square, and its variances of mass, moisture and contamination [kg²].

    As `recycler.dry_mass.dry_mass_of` has them.
    """
    dry, net = (cast(BATCH.c[name], Float) / UG_PER_KG for name in ("dry_ug", "net_ug"))
    whole = cast(BATCH.c.dry_var, Float) / VAR_UNITS_PER_KG2
    wet, dirt = (
        cast(func.coalesce(BATCH.c[name], 0), Float) / PPM
        for name in ("moisture_ppm", "contamination_ppm")
    )
    moisture = net * (1 - dirt) * _share_sd(wet, *MOISTURE)
    contamination = net * (1 - wet) * _share_sd(dirt, *CONTAMINATION)
    moisture, contamination = moisture * moisture, contamination * contamination
    return dry, dry * dry, whole - moisture - contamination, moisture, contamination


def _share_sd(share: ColumnElement[Any], relative: float, least: float) -> ColumnElement[Any]:
    return case((share * relative > least, share * relative), (share > 0, least), else_=0.0)


def _held(
    batches: int,
    material: str,
    version: int,
    route: str | None,
    route_version: int,
    *figures: float,
    assays: "tuple[Assay, ...]" = (),
) -> "Held":
    from recycler.totals.held import Held

    dry, squares, mass, moisture, contamination = map(float, figures)
    kind = material, version, route or None, route_version
    return Held(kind, batches, dry, squares, max(0.0, mass), moisture, contamination, assays)
