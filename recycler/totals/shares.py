"""What batches of one material on one route share, and what each has for itself.

Moments and draws of 1 kg of dry mass, for totals; `docs/model.md` section 9.
"""

import hashlib
from functools import lru_cache

import numpy as np
from scipy.special import expit, ndtri  # type: ignore[import-untyped]

from recycler.evidence import weakest
from recycler.model.commons import Common, common, related
from recycler.model.factors import Factors
from recycler.model.kept_draws import Draws, balanced, exact_products, stratified
from recycler.model.logit import Floats
from recycler.model.pair import Pair
from recycler.totals.holding import Kind

POINTS = 4_096
_NAMES_KEPT = 512
_OWN_NODES, _OWN_WEIGHTS = np.polynomial.hermite_e.hermegauss(48)
_OWN_WEIGHTS = _OWN_WEIGHTS / _OWN_WEIGHTS.sum()
_STRATA: Floats = ndtri((np.arange(POINTS) + 0.5) / POINTS)
_GRID: Floats = np.linspace(-6.0, 6.0, 241)


class Share:
    """A material on a route: its moments, and draws of a batch and of what all batches share.

    means, variances: of contained and of recovered mass, each of shape (keys,). grades: the weaker
    one of both, by key. draws: for
    contained and recovered, of shape (keys, 2, POINTS), what a batch is expected to hold given
    what is shared, and a batch (`own` lot and run included). dry: standard normals for its dry
    mass, of shape (POINTS,).
    """

    def __init__(self, kind: Kind, pair: Pair) -> None:
        self.pair = pair
        self.name = kind, pair.mixture.assay.names
        self.places = {key.name: row for row, key in enumerate(pair.keys) if key.members}
        self.means = pair.contained_mean, pair.recovered_mean
        self.variances = pair.contained_var, pair.recovered_var
        both = zip(pair.contained_evidence, pair.recovered_evidence, strict=True)
        self.grades = [weakest(of_key) for of_key in both]
        fractions, expected = _drawn_fractions(kind, pair)
        passed, passed_expected = _drawn_yields(kind, pair)
        won = exact_products(pair, fractions, fractions * passed)
        member = pair.member.astype(np.float32)
        self.dry: Draws = _normals(f"dry:{kind}").astype(np.float32)
        self.draws: tuple[Draws, Draws] = (
            np.stack([member @ expected, member @ fractions], axis=1),
            np.stack([member @ (expected * passed_expected), member @ won], axis=1),
        )
        expected_fraction = member * pair.fraction.astype(np.float32)
        self._passed = expected_fraction @ passed_expected
        runs = expected_fraction @ (passed - passed_expected)
        self._runs = runs - runs.mean(axis=1, keepdims=True)
        self._runs_sd = self._runs.std(axis=1, dtype=float)

    def known(self, place: int, which: int) -> Draws:
        """Return draws of a key where a batch is known to hold what its material does on average.

        Args:
            place: of the key.
            which: contained (0) or recovered (1) mass.

        Returns:
            Shape (POINTS,).
        """
        if which:
            return np.asarray(self._passed[place], dtype=np.float32)
        return np.full(POINTS, self.means[0][place], dtype=np.float32)

    def runs_var(self, place: int) -> float:
        """Return the variance of what is recovered of a key in one kilogram from run to run [kg²].

        Of a batch known to hold what its material does on average.
        """
        return float(self._runs_sd[place] ** 2)

    def runs(self, place: int) -> Draws:
        """Return draws of how it differs, with a variance of one, shape (POINTS,)."""
        drawn = self._runs[place] / (self._runs_sd[place] or 1.0)
        return np.asarray(drawn, dtype=np.float32)

    def common(self, other: "Share") -> Common | None:
        """Return what two different batches err by in common, None where it is nothing."""
        return common(self.pair, other.pair) if related(self.pair, other.pair) else None


def _drawn_fractions(kind: Kind, pair: Pair) -> tuple[Draws, Draws]:
    """Return fractions of a batch and their expectation given the shared, (components, POINTS)."""
    mixture = pair.mixture
    shared = _drawn(mixture.shared, "")
    own = _drawn(mixture.own, f"{kind}:") + _drawn(mixture.assay, f"{kind}:")
    latents = stratified((shared + own).astype(np.float32), mixture.sigma)
    batch = expit(mixture.mu[:, None] + mixture.sigma[:, None] * latents)
    mean = _expected(mixture.mu, mixture.sigma, shared, mixture.shared.variance)
    scale = pair.scale[:, None]
    return (
        np.asarray(balanced(batch[pair.which] * scale), dtype=np.float32),
        np.asarray(balanced(mean[pair.which] * scale), dtype=np.float32),
    )


def _drawn_yields(kind: Kind, pair: Pair) -> tuple[Draws, Draws]:
    yields = pair.yields
    shared, own = _drawn(yields.common, ""), _drawn(yields.own, f"{kind}:")
    latents = stratified((shared + own).astype(np.float32), yields.sigma)
    batch = expit(yields.mu[:, None] + yields.sigma[:, None] * latents)
    mean = _expected(yields.mu, yields.sigma, shared, yields.common.variance)
    return np.asarray(batch, dtype=np.float32), np.asarray(mean, dtype=np.float32)


def _expected(mu: Floats, sigma: Floats, shared: Floats, variance: Floats) -> Floats:
    """Return E[X | shared latent], by Gauss-Hermite over the own latent, interpolated."""
    found = np.empty_like(shared)
    for row, latent in enumerate(shared):
        loading = min(1.0, float(variance[row])) ** 0.5
        grid = _on_grid(float(mu[row]), float(sigma[row]), loading)
        found[row] = np.interp(latent, loading * _GRID, grid) if loading > 0 else grid[0]
    return found


@lru_cache(maxsize=_NAMES_KEPT)
def _on_grid(mu: float, sigma: float, loading: float) -> Floats:
    """Return E[X | shared latent] on the grid; materials on one route have their yields alike."""
    own = np.sqrt(1 - loading**2) * _OWN_NODES
    drawn = expit(mu + sigma * (loading * _GRID[:, None] + own))
    return np.asarray(drawn @ _OWN_WEIGHTS, dtype=float)


def _drawn(factors: Factors, owner: str) -> Floats:
    latents = np.zeros((len(factors.loadings), POINTS))
    drawn = _normals if owner else normals  # what belongs to one kind alone is drawn once
    for column, name in zip(factors.loadings.T, factors.names, strict=True):
        latents += np.outer(column, drawn(owner + name))
    return latents


@lru_cache(maxsize=_NAMES_KEPT)
def normals(name: str) -> Floats:
    """Return standard normals that belong to a name: always the same, stratified."""
    return _normals(name)


def _normals(name: str) -> Floats:
    seed = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
    return np.asarray(_STRATA[np.random.default_rng(seed).permutation(POINTS)], dtype=float)
