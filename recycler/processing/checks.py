"""What a run may take and yield, by the reference data: routes, stages, materials, hazards."""

from collections.abc import Sequence
from typing import TypeVar

from pydantic import ValidationError

from recycler.batch import Batch
from recycler.errors import InputError
from recycler.processing.hazards import HazardClass, check_together, hazard_of
from recycler.processing.records import Lot, LotEntry, Run, RunEntry, RunKind
from recycler.record import Record
from recycler.reference.data import Reference
from recycler.reference.records import StageRow

_OWN_CODES = {
    "no_zone", "gross_not_positive", "tare_over_gross", "route_of_process", "stage_of_route",
    "lot_of_nothing", "period_backwards",
}  # fmt: skip

R = TypeVar("R", bound=Record)


def recorded(kind: type[R], entry: R) -> R:
    """Return an entry whose rules were checked now, whatever was done to it before.

    Raises:
        InputError: `bad_booking`, or the rule's own code, with the field.
    """
    try:
        return kind.model_validate({name: getattr(entry, name) for name in kind.model_fields})
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        field = str(first["loc"][0]) if first["loc"] else None
        code = first["type"] if first["type"] in _OWN_CODES else "bad_booking"
        raise InputError(code, field=field, value=first.get("input"), why=first["msg"]) from error


def check_entry(reference: Reference, entry: RunEntry) -> int:
    """Return the version of the route a run begins with, 0 where it has none.

    Raises:
        InputError: `unknown_route` or `no_such_stage`.
    """
    if entry.route is None:
        return 0
    route = reference.route(entry.route)
    stages = _stages(route.rows)
    if entry.stage is not None and entry.stage not in stages:
        raise InputError("no_such_stage", value=entry.stage, stages=stages)
    return route.version


def stages_of(reference: Reference, run: Run) -> list[str]:
    """Return the stages a run goes through, in their order; none where it has no route."""
    if run.route is None:
        return []
    rows = reference.route(run.route, run.route_version).rows
    return [run.stage] if run.stage else _stages(rows)


def check_input(reference: Reference, run: Run, found: Batch | Lot, before: Sequence[str]) -> None:
    """Refuse what a run of its kind cannot take.

    Args:
        reference: routes and teardown profiles.
        run: that takes.
        found: what it takes from.
        before: what it took from already.

    Raises:
        InputError: `route_not_for`, `not_assembled` or `split_of_one`.
    """
    name = found.number if isinstance(found, Lot) else found.ticket
    if run.kind is RunKind.SPLIT and any(other != name for other in before):
        raise InputError("split_of_one", run=run.number, source=name, first=before[0])
    if found.material is None:
        return
    if run.kind is RunKind.TEARDOWN:
        composition = reference.composition(found.material)
        if composition is None or not composition.teardown:
            raise InputError("not_assembled", source=name, material=found.material)
    if run.route is not None:
        rows = reference.route(run.route, run.route_version).rows
        scopes = scopes_of(reference, found.material)
        if not any(scopes.intersection(row.applies_to) for row in rows):
            raise InputError("route_not_for", source=name, material=found.material, route=run.route)


def scopes_of(reference: Reference, material: str) -> frozenset[str]:
    """Return what a stage's `applies_to` may name for a material or one of its parts."""
    composition = reference.composition(material)
    parts = [row.part for row in composition.teardown] if composition else []
    return frozenset().union(*(reference.scopes(material, part) for part in (material, *parts)))


def check_lot(reference: Reference, entry: LotEntry) -> None:
    """Refuse a lot of a material nobody knows.

    Raises:
        InputError: `unknown_material`.
    """
    if entry.material is not None:
        reference.material(entry.material)


def hazard_class(reference: Reference, found: Batch | Lot) -> HazardClass:
    """Return the hazard class of a batch or a lot: as stated, else that of its material."""
    if isinstance(found, Lot) and found.hazard is not None:
        return found.hazard
    return hazard_of(reference.materials.get(found.material or ""))


def check_together_in(reference: Reference, found: Sequence[Batch | Lot]) -> None:
    """Refuse to join what must not lie in one heap.

    Raises:
        InputError: `hazards_apart`.
    """
    check_together(
        (one.number if isinstance(one, Lot) else one.ticket, hazard_class(reference, one))
        for one in found
    )


def _stages(rows: Sequence[StageRow]) -> list[str]:
    return list(dict.fromkeys(row.stage for row in rows))
