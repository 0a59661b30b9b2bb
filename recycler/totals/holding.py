"""Batches of one material on one route as sums of integers, and what their assays found.

Sums of integers, so that they can be checked to the last digit; `docs/model.md` section 9.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from operator import add, sub
from typing import NamedTuple, Self

from recycler.units import UG_PER_KG

PER_SQUARE_KG = 10**4  # (10 g)² in one kg²
PER_VARIANCE_KG = 10**8  # (0.1 g)² in one kg²

Kind = tuple[str, int, str | None, int]  # material, composition version, route, route version
Means = Mapping[str, tuple[float, float]]  # contained and recovered in one kilogram [kg/kg]


class Found(NamedTuple):
    """What assayed batches hold of an element or a group and what is won of it.

    contained_ug, recovered_ug: means [µg]; contained_var, recovered_var: variances of what each
    batch has for itself [(0.1 g)²]; like_ug: dry mass that errs with the material's mean as if it
    had no assay [µg]; rest_ug: sd of what else the batches of a material share [µg].
    """

    batches: int
    contained_ug: int
    contained_var: int
    recovered_ug: int
    recovered_var: int
    like_ug: int
    rest_ug: int

    def plus(self, other: "Found", sign: int = 1) -> "Found":
        """Return the sum, or with -1 the difference; exact, for they are integers."""
        return Found(*map(add if sign > 0 else sub, self, other))

    def weighed_again(self, dry_ug: int, dry_var: int) -> "Found":
        """Return what it would be with half the variance of the dry masses.

        Args:
            dry_ug: their sum [µg].
            dry_var: the sum of their variances [(0.1 g)²].
        """
        of_contained, of_recovered = (
            int(dry_var * (mean / dry_ug) ** 2 / 2) if dry_ug else 0
            for mean in (self.contained_ug, self.recovered_ug)
        )
        return self._replace(
            contained_var=max(self.contained_var - of_contained, 0),
            recovered_var=max(self.recovered_var - of_recovered, 0),
        )


NOTHING_FOUND = Found(0, 0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Assayed:
    """The assayed ones among some batches: their sums as in `Holding`, and what was found."""

    batches: int = 0
    dry_ug: int = 0
    dry_sq: int = 0
    dry_var: int = 0
    found: Mapping[str, Found] = field(default_factory=dict)

    def plus(self, other: "Assayed", sign: int = 1) -> "Assayed":
        """Return the sum, or with -1 the difference."""
        if not other.batches:
            return self
        found = dict(self.found)
        for name, more in other.found.items():
            found[name] = found.get(name, NOTHING_FOUND).plus(more, sign)
        return Assayed(
            self.batches + sign * other.batches,
            self.dry_ug + sign * other.dry_ug,
            self.dry_sq + sign * other.dry_sq,
            self.dry_var + sign * other.dry_var,
            found,
        )


NOT_ASSAYED = Assayed()


@dataclass(frozen=True, slots=True)
class Holding:
    """Batches of one material on one route, as sums of integers the store keeps.

    net_ug, dry_ug: sums of mass [µg]; dry_sq: sum of squared dry masses [(10 g)²]; dry_var: sum
    of the variances of the dry masses [(0.1 g)²]; assayed: those among them with assays.
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
    assayed: Assayed = NOT_ASSAYED

    @property
    def kind(self) -> Kind:
        """What two holdings have in common if they differ in nothing but their lots and runs."""
        return self.material, self.composition_version, self.route, self.route_version

    def plus(self, other: Self, sign: int = 1) -> Self:
        """Return the sum with others of its kind, or with -1 the difference."""
        return type(self)(
            *self.kind,
            self.batches + sign * other.batches,
            self.net_ug + sign * other.net_ug,
            self.dry_ug + sign * other.dry_ug,
            self.dry_sq + sign * other.dry_sq,
            self.dry_var + sign * other.dry_var,
            self.assayed.plus(other.assayed, sign),
        )

    def weighed_again(self) -> Self:
        """Return what the sums would be with half the variance of every dry mass."""
        assayed = self.assayed
        halved = (self.dry_var - assayed.dry_var) // 2
        found = {
            name: one.weighed_again(assayed.dry_ug, assayed.dry_var)
            for name, one in assayed.found.items()
        }
        return replace(
            self, dry_var=halved + assayed.dry_var, assayed=replace(assayed, found=found)
        )

    def expected_kg(self, name: str, means: Means) -> tuple[float, float]:
        """Return the means of an element's or a group's contained and recovered mass [kg].

        Args:
            name: of the element or group.
            means: of its kind, where no assay says otherwise.
        """
        contained, recovered = means.get(name, (0.0, 0.0))
        expected_kg = (self.dry_ug - self.assayed.dry_ug) / UG_PER_KG
        found = self.assayed.found.get(name, NOTHING_FOUND)
        return (
            expected_kg * contained + found.contained_ug / UG_PER_KG,
            expected_kg * recovered + found.recovered_ug / UG_PER_KG,
        )
