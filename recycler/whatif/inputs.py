"""What can be supposed otherwise: materials and yields as the year had them, and where from."""

from collections.abc import Sequence
from dataclasses import dataclass

from recycler.evidence import Evidence, weakest
from recycler.reference.data import Reference
from recycler.whatif.lots import Lots
from recycler.whatif.plan import MONTHS, Model

_NOTABLE = 1e-3  # of what a route takes in of all elements by mass: less is no input


@dataclass(frozen=True, slots=True)
class MaterialInput:
    """What came in of a material: dry mass a month [kg], and the route most of it is meant for."""

    material: str
    kg_per_month: float
    batches: int
    route: str | None
    routes: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        return {
            "material": self.material, "kg_per_month": self.kg_per_month, "batches": self.batches,
            "route": self.route, "routes": list(self.routes), "evidence": str(Evidence.OWN),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class YieldInput:
    """What a route wins of an element of what the year brought [-], and how that is founded."""

    route: str
    element: str
    won: float
    contained_kg: float
    evidence: Evidence

    def as_dict(self) -> dict[str, object]:
        return {
            "route": self.route, "element": self.element, "yield": self.won,
            "contained_kg": self.contained_kg, "evidence": str(self.evidence),
        }  # fmt: skip


def material_inputs(model: Model, reference: Reference) -> list[MaterialInput]:
    """Return the materials of the year, that of which most came in first."""
    found = []
    for material, kg in model.materials.items():
        lots = [one for one in model.lots if one.material == material]
        most = max(lots, key=lambda one: one.dry_kg)
        routes = tuple(reference.applicable_routes(material))
        batches = sum(one.batches for one in lots)
        found.append(MaterialInput(material, kg / MONTHS, batches, most.route, routes))
    return found


def new_material(material: str, reference: Reference) -> MaterialInput:
    """Return a material that has not come in yet.

    Raises:
        InputError: `unknown_material`.
    """
    routes = tuple(reference.applicable_routes(material))
    return MaterialInput(material, 0.0, 0, reference.default_route(material), routes)


def yield_inputs(model: Model) -> list[YieldInput]:
    """Return the yields of the routes in use, those by which most is won first.

    What a route does not win is no input: it has no product there.
    """
    grouped: dict[tuple[str, str], list[tuple[Lots, int]]] = {}
    for lots in model.lots:
        for place, name in enumerate(lots.names):
            if lots.route and lots.won[place] > 0:
                grouped.setdefault((lots.route, name), []).append((lots, place))
    found = [_yield(route, name, parts) for (route, name), parts in grouped.items()]
    whole = sum(one.contained_kg for one in found)
    kept = [one for one in found if one.contained_kg > _NOTABLE * whole]
    return sorted(kept, key=lambda one: -one.contained_kg * one.won)


def _yield(route: str, name: str, parts: Sequence[tuple[Lots, int]]) -> YieldInput:
    held = [float(lots.dry_kg * lots.holds[place]) for lots, place in parts]
    won = sum(kg * float(lots.won[place]) for kg, (lots, place) in zip(held, parts, strict=True))
    most = parts[held.index(max(held))][0]
    return YieldInput(route, name, won / sum(held), sum(held), _grade(most, name))


def _grade(lots: Lots, name: str) -> Evidence:
    pair = lots.pair
    if pair is None:
        return Evidence.OWN
    return weakest(
        ground.evidence
        for ground in pair.yields.grounds
        if pair.components[ground.component].element == name
    )
