"""A material on a route: exact means, sds, shares and grades, per kilogram of dry mass."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recycler.elements import GROUPS
from recycler.evidence import Evidence, weakest
from recycler.figures import BUDGET_SOURCES
from recycler.model.composition import Mixture
from recycler.model.logit import Floats
from recycler.model.norta import second_moments
from recycler.model.routes import Yields
from recycler.products import product_factor

NOTABLE = 0.10  # share of a variance from which an input's grade counts
_RUN_AND_MEAN = 1.25


@dataclass(frozen=True, slots=True)
class Key:
    """What is reported together: an element, or a group of elements."""

    name: str
    elements: tuple[str, ...]
    group: bool
    members: tuple[int, ...]


class Pair:
    """Moments of what one kilogram of a material holds and a route wins, by element and group.

    Every array over keys has the order of `keys`: the elements, then the groups.
    """

    def __init__(self, mixture: Mixture, yields: Yields) -> None:
        self.mixture, self.yields = mixture, yields
        self.components = mixture.components
        self.keys = _keys(mixture)
        scales = [component.scale for component in self.components]
        which = [component.fraction for component in self.components]
        self.scale, self.which = np.array(scales), np.array(which, dtype=int)
        self.member = np.zeros((len(self.keys), len(self.components)))
        for row, key in enumerate(self.keys):
            self.member[row, list(key.members)] = 1.0
        self.fraction = self.scale * mixture.mean[self.which]
        self.contained_mean = self.member @ self.fraction
        self.recovered_mean = self.member @ (self.fraction * yields.mean)
        self.contained_var = _quadratic(self.member, self.fraction_covariance)
        self.recovered_var = _quadratic(self.member, self.recovered_covariance)

    @cached_property
    def fraction_squares(self) -> Floats:
        """E[X_i X_j] of the components' fractions, shape (components, components)."""
        both = second_moments(self.mixture.series, self.mixture.correlation)
        return np.asarray(self._spread_out(both), dtype=float)

    def _spread_out(self, fractions: Floats) -> Floats:
        chosen = fractions[np.ix_(self.which, self.which)]
        return np.asarray(chosen * np.outer(self.scale, self.scale), dtype=float)

    @cached_property
    def fraction_covariance(self) -> Floats:
        return self.fraction_squares - np.outer(self.fraction, self.fraction)

    @cached_property
    def yield_squares(self) -> Floats:
        """E[Y_i Y_j] of the components' yields, shape (components, components)."""
        return second_moments(self.yields.series, self.yields.correlation)

    @cached_property
    def recovered_covariance(self) -> Floats:
        mean = self.fraction * self.yields.mean
        return self.fraction_squares * self.yield_squares - np.outer(mean, mean)

    def products(self, key: Key) -> tuple[str | None, Floats]:
        """Return what an element is sold as, and kg of it per kg of each component."""
        members = [i for i in key.members if self.yields.products[i]]
        names = [str(self.yields.products[i]) for i in members]
        factors = np.zeros(len(self.components))
        for i, name in zip(members, names, strict=True):
            factors[i] = product_factor(self.components[i].element, name)
        return " + ".join(dict.fromkeys(names)) or None, factors

    @cached_property
    def relative_parts(self) -> list[dict[str, float]]:
        """Relative variance of each key's recovered mass by source, the dry mass left out.

        Where a route wins nothing of a key, of its contained mass.
        """
        return [self._parts(row) for row in range(len(self.keys))]

    def _parts(self, row: int) -> dict[str, float]:
        won = self.recovered_mean[row] > 0
        passed = self.yields.mean if won else np.ones(len(self.components))
        mean = float(self.recovered_mean[row] if won else self.contained_mean[row])
        if mean <= 0:
            return {}
        member = self.member[row]
        by_fraction = member * passed / mean
        fractions = float(by_fraction @ self.fraction_covariance @ by_fraction)
        slope = by_fraction * self.scale * self.mixture.sd[self.which]
        found = shared_out(
            fractions,
            {
                source: float(((slope @ factors.loadings[self.which]) ** 2).sum())
                for source, factors in self.mixture.sources.items()
            },
        )
        if won:
            found |= self._yield_parts(member * self.fraction / mean)
        return found

    def _yield_parts(self, by_yield: Floats) -> dict[str, float]:
        covariance = self.yield_squares - np.outer(self.yields.mean, self.yields.mean)
        slope = by_yield * self.yields.sd
        plant, shared, own = (
            float(((slope @ factors.loadings) ** 2).sum())
            for factors in (self.yields.plant, self.yields.shared, self.yields.own)
        )
        whole = float(by_yield @ covariance @ by_yield)
        return shared_out(whole, {"stage_yields": shared + own, "between_plants": plant})

    @cached_property
    def contained_evidence(self) -> list[Evidence]:
        """The grade of each key's contained mass."""
        return [
            _notable(self._fraction_grounds(row, np.ones(len(self.components))))
            for row in range(len(self.keys))
        ]

    @cached_property
    def recovered_evidence(self) -> list[Evidence]:
        """The grade of each key's recovered mass: of what it holds, or of the yields, the weaker.

        The spread between plants carries none: it is as good as the yields it is put around.
        """
        grades = []
        for row in range(len(self.keys)):
            held = _notable(self._fraction_grounds(row, self.yields.mean))
            passed = _notable(self._yield_grounds(row))
            nothing = self.recovered_mean[row] <= 0
            grades.append(self.contained_evidence[row] if nothing else weakest((held, passed)))
        return grades

    def _fraction_grounds(self, row: int, passed: Floats) -> list[tuple[float, Evidence]]:
        mixture = self.mixture
        weight = np.zeros(len(mixture.mean))
        np.add.at(weight, self.which, self.member[row] * passed * self.scale)
        var = (weight * mixture.sd) ** 2
        prior = mixture.shared.variance + mixture.own.variance
        grounds = [
            (float(var[g.fraction] * prior[g.fraction] * g.share), g.evidence)
            for g in mixture.grounds
            if weight[g.fraction] > 0
        ]
        assayed = float((var * mixture.assay.variance).sum())
        return grounds + ([(assayed, Evidence.OWN)] if assayed > 0 else [])

    def _yield_grounds(self, row: int) -> list[tuple[float, Evidence]]:
        weight = self.member[row] * self.fraction * self.yields.mean
        sds: dict[str, float] = {}
        grades: dict[str, Evidence] = {}
        for ground in self.yields.grounds:
            sd = float(weight[ground.component]) * ground.relative_var**0.5
            sds[ground.row] = sds.get(ground.row, 0.0) + sd
            grades[ground.row] = ground.evidence
        return [(_RUN_AND_MEAN * sd**2, grades[name]) for name, sd in sds.items()]


def _keys(mixture: Mixture) -> tuple[Key, ...]:
    where = {
        element: tuple(i for i, c in enumerate(mixture.components) if c.element == element)
        for element in mixture.elements
    }
    keys = [Key(element, (element,), False, members) for element, members in where.items()]
    for group, elements in GROUPS.items():
        held = tuple(element for element in elements if element in where)
        members = tuple(i for element in held for i in where[element])
        keys.append(Key(group, held, True, members))
    return tuple(keys)


def _quadratic(rows: Floats, matrix: Floats) -> Floats:
    found = ((rows @ matrix) * rows).sum(axis=1)
    return np.asarray(np.maximum(found, 0.0), dtype=float)


def shared_out(whole: float, parts: dict[str, float]) -> dict[str, float]:
    """Return a variance shared out in the proportions of its parts, the empty ones left out."""
    total = sum(parts.values())
    return {name: whole * part / total for name, part in parts.items() if part > 0 and whole > 0}


def _notable(grounds: Iterable[tuple[float, Evidence]]) -> Evidence:
    """Return the weakest grade among what makes up a notable share of the variance."""
    found = list(grounds)
    total = sum(var for var, _ in found)
    if total <= 0:
        return weakest(grade for _, grade in found)
    return weakest(grade for var, grade in found if var >= NOTABLE * total)


def in_order(parts: dict[str, float]) -> list[tuple[str, float]]:
    """Return shares of the whole in the order of `BUDGET_SOURCES`."""
    total = sum(parts.values())
    return [(name, parts[name] / total) for name in BUDGET_SOURCES if parts.get(name, 0.0) > 0]
