"""Batches of which the same is known, as the budget and the Monte Carlo of a total take them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from recycler.figures import Assay
from recycler.totals.holding import Kind


@dataclass(frozen=True, slots=True)
class Held:
    """One batch, or several of one kind of which the same was found, as sums.

    dry_kg, squares: sums of dry masses [kg] and of their squares [kg²]; mass, moisture,
    contamination: sums of the variances of the dry masses [kg²], by what they come from.
    """

    kind: Kind
    batches: int
    dry_kg: float
    squares: float
    mass: float
    moisture: float
    contamination: float
    assays: tuple[Assay, ...] = ()

    @property
    def dry_sd(self) -> float:
        """Standard deviation of the sum of the dry masses [kg]."""
        return sqrt(self.mass + self.moisture + self.contamination)


def alike(held: Iterable[Held]) -> list[Held]:
    """Return batches added up by kind and by the elements that were found in them.

    What was found in several is taken to be its mean, as is the variance and the share of the
    sampling in it: enough to say where the variance of a sum comes from.
    """
    groups: dict[tuple[object, ...], list[Held]] = defaultdict(list)
    for one in held:
        found = dict.fromkeys((assay.element, assay.below) for assay in one.assays)
        groups[(one.kind, *sorted(found))].append(one)
    return [_together(group) for group in groups.values()]


def _together(group: Sequence[Held]) -> Held:
    by_element: dict[tuple[str, bool], list[tuple[float, Assay]]] = defaultdict(list)
    for one in group:
        for assay in one.assays:
            by_element[assay.element, assay.below].append((one.dry_kg, assay))
    return Held(
        group[0].kind,
        sum(one.batches for one in group),
        sum(one.dry_kg for one in group),
        sum(one.squares for one in group),
        sum(one.mass for one in group),
        sum(one.moisture for one in group),
        sum(one.contamination for one in group),
        tuple(_mean(found) for found in by_element.values()),
    )


def _mean(found: Sequence[tuple[float, Assay]]) -> Assay:
    """Return the mean of assays of one element, weighted by dry mass."""
    weight = sum(kg for kg, _ in found) or 1.0
    fraction = sum(kg * assay.fraction for kg, assay in found) / weight
    var = sum(kg * float(assay.sd or 0.0) ** 2 for kg, assay in found) / weight
    taken = sum(kg * float(assay.sd or 0.0) ** 2 * assay.sampling for kg, assay in found) / weight
    first = found[0][1]
    return Assay(first.element, fraction, sqrt(var), first.below, taken / var if var else 0.0)
