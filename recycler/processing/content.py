"""Element masses with their errors, kept by where each error comes from.

To first order (JCGM 100:2008, 5.1.2): a mass is its mean plus loadings [kg] on named standard
normals. What two lots share (a material's mean, a batch, a weighing, a plant) has the same name
in both, so sums and differences of them spread as they should.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from recycler.model.logit import Floats

_LEAST = 1e-9  # of the largest loading: as good as none


@dataclass(frozen=True, eq=False)
class Content:
    """Mass of elements [kg], shape (elements,), and loadings [kg] by name, each (elements,)."""

    elements: tuple[str, ...] = ()
    kg: Floats = field(default_factory=lambda: np.zeros(0))
    loadings: Mapping[str, Floats] = field(default_factory=dict)

    @cached_property
    def sd_kg(self) -> Floats:
        """Standard uncertainty of each element's mass [kg], shape (elements,)."""
        if not self.loadings:
            return np.zeros(len(self.elements))
        stacked = np.array(list(self.loadings.values()))
        return np.asarray(np.sqrt((stacked**2).sum(axis=0)), dtype=float)

    def of(self, element: str) -> tuple[float, float]:
        """Return mass and standard uncertainty of an element [kg]; zeros where it has none."""
        if element not in self.elements:
            return 0.0, 0.0
        place = self.elements.index(element)
        return float(self.kg[place]), float(self.sd_kg[place])

    def by_element(self) -> dict[str, tuple[float, float]]:
        """Return mass and standard uncertainty [kg] of each element that is there."""
        return {element: self.of(element) for element in self.elements}

    def loadings_of(self, element: str) -> dict[str, float]:
        """Return the loadings of one element [kg] by name, those that are none left out."""
        if element not in self.elements:
            return {}
        place = self.elements.index(element)
        found = {name: float(column[place]) for name, column in self.loadings.items()}
        return {name: loading for name, loading in found.items() if loading}

    def on(self, elements: tuple[str, ...]) -> "Content":
        """Return the same in the order of these elements; what is not among them is left out."""
        if elements == self.elements:
            return self
        places = {element: place for place, element in enumerate(self.elements)}
        chosen = [places.get(element, -1) for element in elements]
        columns = _chosen(np.array([self.kg, *self.loadings.values()]), chosen)
        return Content(elements, columns[0], dict(zip(self.loadings, columns[1:], strict=True)))

    def times(self, factor: float | Floats) -> "Content":
        """Return a multiple, of all or of each element."""
        loadings = {name: column * factor for name, column in self.loadings.items()}
        return Content(self.elements, np.asarray(self.kg * factor, dtype=float), loadings)

    def spread_by(self, name: str, loading: Floats) -> "Content":
        """Return the same with one more error, or more of one it has [kg], shape (elements,)."""
        more = dict(self.loadings)
        more[name] = more[name] + loading if name in more else loading
        return Content(self.elements, self.kg, more)

    def passed(self, mean: Floats, loadings: Mapping[str, Floats]) -> "Content":
        """Return what a yield with these loadings [-] lets through, shapes (elements,)."""
        found = self.times(mean)
        more = dict(found.loadings)
        for name, loading in loadings.items():
            extra = self.kg * loading
            more[name] = more[name] + extra if name in more else extra
        return Content(self.elements, found.kg, more)

    @property
    def lean(self) -> "Content":
        """The same without loadings too small to be seen."""
        if not self.loadings or not self.elements:
            return Content(self.elements, self.kg, {})
        largest = np.abs(np.array(list(self.loadings.values()))).max(axis=1)
        seen = (largest > _LEAST * largest.max()).tolist()
        kept = {
            n: c for (n, c), is_seen in zip(self.loadings.items(), seen, strict=True) if is_seen
        }
        return Content(self.elements, self.kg, kept)


def total(contents: Iterable[Content]) -> Content:
    """Return the sum; errors of one name add up before they are squared."""
    listed = list(contents)
    elements = tuple(dict.fromkeys(element for one in listed for element in one.elements))
    kg = np.zeros(len(elements))
    loadings: dict[str, Floats] = {}
    for one in listed:
        same = one.on(elements)
        kg = kg + same.kg
        for name, column in same.loadings.items():
            loadings[name] = loadings[name] + column if name in loadings else column
    return Content(elements, kg, loadings)


def difference(one: Content, other: Content) -> Content:
    """Return one less the other; what both share takes itself off."""
    return total((one, other.times(-1.0)))


def correlation(one: Content, other: Content, element: str) -> float:
    """Return the correlation of an element's mass in two lots [-]."""
    ours, theirs = one.loadings_of(element), other.loadings_of(element)
    covariance = math.fsum(loading * theirs.get(name, 0.0) for name, loading in ours.items())
    scale = one.of(element)[1] * other.of(element)[1]
    return covariance / scale if scale else 0.0


def _chosen(columns: Floats, places: list[int]) -> Floats:
    """Return columns of some places, shape (n, places); nothing at -1."""
    padded = np.hstack([columns, np.zeros((len(columns), 1))])
    return np.asarray(padded[:, places], dtype=float)
