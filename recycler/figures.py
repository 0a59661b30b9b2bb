"""What an estimate says: quantities with their spread, by element and by group."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from recycler.dry_mass import DryMass
from recycler.elements import HEADLINE_ORDER
from recycler.evidence import Evidence
from recycler.quantity import Quantity

BUDGET_SOURCES = (
    "mass", "moisture", "contamination", "composition", "composition_mean", "sampling", "assay",
    "stage_yields", "between_plants",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ElementEstimate:
    """What a batch holds of an element and what a route wins of it.

    contained, recovered: [kg]; recovery: recovered over contained [-]; product: what it is sold
    as, None where the route wins nothing of it; product_kg: mass of that compound [kg].
    """

    element: str
    contained: Quantity
    recovered: Quantity
    recovery: Quantity
    product: str | None
    product_kg: Quantity | None
    contained_evidence: Evidence
    recovered_evidence: Evidence

    @property
    def key(self) -> str:
        return self.element

    @property
    def evidence(self) -> Evidence:
        """The weaker of the two grades."""
        return max(self.contained_evidence, self.recovered_evidence, key=lambda grade: grade.rank)

    def as_dict(self) -> dict[str, Any]:
        return {
            "element": self.element,
            "contained_kg": self.contained.as_dict(),
            "recovered_kg": self.recovered.as_dict(),
            "recovery": self.recovery.as_dict(),
            "product": self.product,
            "product_kg": self.product_kg.as_dict() if self.product_kg else None,
            "evidence": str(self.evidence),
            "contained_evidence": str(self.contained_evidence),
            "recovered_evidence": str(self.recovered_evidence),
        }


@dataclass(frozen=True, slots=True)
class GroupEstimate:
    """The same for a group of elements reported together, correlations included."""

    group: str
    elements: tuple[str, ...]
    contained: Quantity
    recovered: Quantity
    recovery: Quantity
    evidence: Evidence

    @property
    def key(self) -> str:
        return self.group

    def as_dict(self) -> dict[str, Any]:
        return {
            "group": self.group,
            "elements": list(self.elements),
            "contained_kg": self.contained.as_dict(),
            "recovered_kg": self.recovered.as_dict(),
            "recovery": self.recovery.as_dict(),
            "evidence": str(self.evidence),
        }


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """The share [-] of one source in the variance of an element's or a group's recovered mass."""

    element: str
    source: str
    share: float

    def as_dict(self) -> dict[str, Any]:
        return {"element": self.element, "source": self.source, "share": self.share}


@dataclass(frozen=True, slots=True)
class Assay:
    """What a laboratory found of an element in the dry batch: fraction and its sd [-].

    below: not found; `fraction` is the limit it lies below, and `sd` the spread of a result there.
    sampling: share [-] of the variance that is of taking and preparing the sample.
    """

    element: str
    fraction: float
    sd: float | None = None
    below: bool = False
    sampling: float = 0.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a batch holds and yields, with the data versions it was made from."""

    material: str
    composition_version: int
    route: str | None
    route_version: int
    dry: Quantity
    dry_mass: DryMass
    elements: tuple[ElementEstimate, ...]
    groups: tuple[GroupEstimate, ...]
    budget: tuple[BudgetLine, ...]
    assays: tuple[Assay, ...] = ()

    @classmethod
    def unknown(cls, material: str, route: str | None, route_version: int, dry: DryMass) -> Self:
        """Return what is left to say where nobody knows what a material holds: its dry mass."""
        return cls(material, 0, route, route_version, dry.quantity, dry, (), (), ())

    def element(self, symbol: str) -> ElementEstimate | None:
        """Return the estimate of an element, None where the batch is not known to hold it."""
        return next((e for e in self.elements if e.element == symbol), None)

    def group(self, name: str) -> GroupEstimate | None:
        """Return the estimate of a group, None where the batch holds none of it."""
        return next((g for g in self.groups if g.group == name and g.elements), None)

    def of(self, key: str) -> ElementEstimate | GroupEstimate | None:
        """Return the estimate of an element or a group."""
        return self.group(key) or self.element(key)

    @property
    def headline(self) -> ElementEstimate | GroupEstimate | None:
        """What matters most: the rare earths, else the first of `HEADLINE_ORDER` that is won."""
        if rare_earths := self.group("REE"):
            return rare_earths
        found = [self.element(symbol) for symbol in HEADLINE_ORDER]
        held = [estimate for estimate in found if estimate and estimate.contained.mean > 0]
        won = [estimate for estimate in held if estimate.recovered.mean > 0]
        return next(iter(won or held or self.elements), None)

    def budget_of(self, key: str) -> tuple[BudgetLine, ...]:
        """Return the budget lines of an element or a group, the largest share first."""
        lines = [line for line in self.budget if line.element == key]
        return tuple(sorted(lines, key=lambda line: -line.share))

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON document of the command `estimate`."""
        return {
            "material": self.material,
            "composition_version": self.composition_version,
            "route": self.route,
            "route_version": self.route_version,
            "net_kg": self.dry_mass.net_kg,
            "dry_kg": self.dry.as_dict(),
            "elements": [element.as_dict() for element in self.elements],
            "groups": [group.as_dict() for group in self.groups],
            "budget": [line.as_dict() for line in self.budget],
        }


@dataclass(frozen=True, slots=True)
class RouteComparison:
    """What one of the routes a material can take would win of a batch."""

    route: str
    name: str
    default: bool
    estimate: Estimate
    recovered: Mapping[str, Quantity]

    @property
    def headline(self) -> ElementEstimate | GroupEstimate | None:
        return self.estimate.headline
