"""Totals over many batches, correlated as `docs/model.md` section 9 says."""

from dataclasses import dataclass

from recycler.evidence import Evidence
from recycler.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Holding:
    """Batches of one material on one route, as sums of integers the store keeps.

    net_ug, dry_ug: sums of mass [µg]; dry_sq: sum of squared dry masses [(10 g)²]; dry_var: sum
    of the variances of the dry masses [(0.1 g)²].
    """

    material: str
    composition_version: int
    route: str | None
    route_version: int
    batches: int
    net_ug: int
    dry_ug: int
    dry_sq: int
    dry_var: int


@dataclass(frozen=True, slots=True)
class TotalRow:
    """Contained and recovered mass [kg] of an element or a group under one key."""

    key: str
    element: str
    contained: Quantity
    recovered: Quantity
    batches: int
    evidence: Evidence
