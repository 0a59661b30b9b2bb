"""Estimates of what a batch holds and yields."""

from recycler.figures import (
    Assay,
    BudgetLine,
    ElementEstimate,
    Estimate,
    GroupEstimate,
    RouteComparison,
)
from recycler.quantity import Quantity

__all__ = [
    "Assay",
    "BudgetLine",
    "ElementEstimate",
    "Estimate",
    "GroupEstimate",
    "Quantity",
    "RouteComparison",
]
