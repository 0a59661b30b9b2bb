"""The valid batches of a filter with what was found in them, for the budget of their total."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Float, Select, case, cast, func, select

from db.assay_records import ASSAY
from db.records import BATCH, VAR_UNITS_PER_KG2
from db.rollups import KIND
from db.search import Hits
from recycler.batch import PPM, State
from recycler.dry_mass import CONTAMINATION, MOISTURE
from recycler.laboratory.records import AssayState
from recycler.units import UG_PER_KG

if TYPE_CHECKING:
    from recycler.figures import Assay
    from recycler.held import Held

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


def assay_count(connection: Connection, found: Hits) -> int:
    """Return how many results the valid batches have, rejected ones too."""
    query = _valid(select(BATCH.c.id).select_from(found.source), found)
    counted = select(func.count()).select_from(ASSAY).where(ASSAY.c.batch_id.in_(query))
    return int(connection.execute(counted).scalar_one())


def with_results(connection: Connection, found: Hits) -> list[str]:
    """Return the tickets of the valid batches that have results, rejected ones too."""
    tickets = _valid(select(BATCH.c.ticket).select_from(found.source), found)
    query = tickets.where(BATCH.c.id.in_(select(ASSAY.c.batch_id))).order_by(BATCH.c.ticket)
    return list(connection.execute(query).scalars())


def provisional_ug(connection: Connection, found: Hits) -> int:
    """Return the dry mass of the batches with a result that is not final yet [µg]."""
    waits = select(ASSAY.c.batch_id).where(ASSAY.c.state == AssayState.PROVISIONAL.value)
    query = select(func.sum(BATCH.c.dry_ug)).select_from(found.source)
    return int(connection.execute(_valid(query, found).where(BATCH.c.id.in_(waits))).scalar() or 0)


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
    from recycler.held import Held

    dry, squares, mass, moisture, contamination = map(float, figures)
    kind = material, version, route or None, route_version
    return Held(kind, batches, dry, squares, max(0.0, mass), moisture, contamination, assays)
