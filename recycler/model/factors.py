"""Latent normals as sums of independent standard normals, some of them shared by name.

What two estimates share (a material's mean, a plant) has the same name in both; their correlation
is the product of their loadings on the names in common.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

from recycler.model.logit import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Factors:
    """Loadings of n latents on named standard normals, shape (n, names)."""

    names: tuple[str, ...]
    loadings: Floats

    @classmethod
    def none(cls, count: int) -> Self:
        return cls((), np.zeros((count, 0)))

    @property
    def covariance(self) -> Floats:
        """Shape (n, n)."""
        return np.asarray(self.loadings @ self.loadings.T, dtype=float)

    @property
    def variance(self) -> Floats:
        """Shape (n,)."""
        return np.asarray((self.loadings**2).sum(axis=1), dtype=float)

    def across(self, other: "Factors") -> Floats:
        """Return the covariance with the latents of another estimate, shape (n, other n)."""
        places = {name: place for place, name in enumerate(other.names)}
        shared = [(i, places[name]) for i, name in enumerate(self.names) if name in places]
        if not shared:
            return np.zeros((len(self.loadings), len(other.loadings)))
        own, theirs = zip(*shared, strict=True)
        product = self.loadings[:, list(own)] @ other.loadings[:, list(theirs)].T
        return np.asarray(product, dtype=float)

    def beginning(self, prefix: str) -> "Factors":
        """Return the part of the latents that is made of names with this beginning."""
        places = [place for place, name in enumerate(self.names) if name.startswith(prefix)]
        names = tuple(self.names[place] for place in places)
        return Factors(names, self.loadings[:, places])

    def mapped(self, matrix: Floats) -> "Factors":
        """Return the factors of linear combinations of the latents, matrix of shape (m, n)."""
        return Factors(self.names, matrix @ self.loadings)

    def beside(self, other: "Factors") -> "Factors":
        """Return the factors of the same latents plus independent or shared further terms."""
        names = (*self.names, *(name for name in other.names if name not in self.names))
        loadings = np.zeros((len(self.loadings), len(names)))
        for part in (self, other):
            loadings[:, [names.index(name) for name in part.names]] += part.loadings
        return Factors(names, loadings)

    def below(self, other: "Factors") -> "Factors":
        """Return the factors of these latents followed by those of `other`."""
        names = (*self.names, *(name for name in other.names if name not in self.names))
        upper, lower = (np.zeros((len(f.loadings), len(names))) for f in (self, other))
        upper[:, : len(self.names)] = self.loadings
        lower[:, [names.index(name) for name in other.names]] = other.loadings
        return Factors(names, np.vstack([upper, lower]))

    def drawn(self, normals: Mapping[str, Floats]) -> Floats:
        """Return latents made of draws of the named normals, shape (n, draws)."""
        stacked = np.array([normals[name] for name in self.names])
        return np.asarray(self.loadings @ stacked, dtype=float)
