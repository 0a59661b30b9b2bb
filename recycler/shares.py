"""What batches of one material on one route share, and what each has for itself.

Moments and draws of 1 kg of dry mass, for totals; `docs/model.md` section 9.
"""

import hashlib
from functools import lru_cache

import numpy as np
from scipy.special import expit, ndtri  # type: ignore[import-untyped]

from recycler.factors import Factors
from recycler.kept_draws import Draws, balanced, exact_products, stratified
from recycler.logit import Floats
from recycler.norta import second_moments
from recycler.pair import Pair

POINTS = 4_096
_NAMES_KEPT = 512
_OWN_NODES, _OWN_WEIGHTS = np.polynomial.hermite_e.hermegauss(48)
_OWN_WEIGHTS = _OWN_WEIGHTS / _OWN_WEIGHTS.sum()
_GRID: Floats = np.linspace(-6.0, 6.0, 241)

Kind = tuple[str, int, str | None, int]


class Share:
    """A material on a route: its moments, and draws of a batch and of what all batches share.

    means, variances: of contained and of recovered mass, each of shape (keys,). draws: for
    contained and recovered, of shape (keys, 3, POINTS), what a batch is expected to hold given
    what is shared, a batch (`own` lot and run included), and that times standard normals for its
    dry mass.
    """

    def __init__(self, kind: Kind, pair: Pair) -> None:
        self.kind, self.pair = kind, pair
        self.places = {key.name: row for row, key in enumerate(pair.keys) if key.members}
        self.means = pair.contained_mean, pair.recovered_mean
        self.variances = pair.contained_var, pair.recovered_var
        fractions, expected = _drawn_fractions(kind, pair)
        passed, passed_expected = _drawn_yields(kind, pair)
        won = exact_products(pair, fractions, fractions * passed)
        member = pair.member.astype(np.float32)
        dry = normals(f"dry:{kind}").astype(np.float32)
        self.draws: tuple[Draws, Draws] = (
            _block(member @ expected, member @ fractions, dry),
            _block(member @ (expected * passed_expected), member @ won, dry),
        )

    def covariance(self, other: "Share") -> tuple[Floats, Floats]:
        """Return the covariance of two different batches' contained and recovered mass.

        Returns:
            Two arrays of shape (keys, other's keys), for 1 kg of dry mass each.
        """
        ours, theirs = self.pair, other.pair
        fractions = _across(ours, theirs)
        passed = second_moments(
            ours.yields.series,
            ours.yields.common.across(theirs.yields.common),
            theirs.yields.series,
        )
        contained = fractions - np.outer(ours.fraction, theirs.fraction)
        recovered = fractions * passed - np.outer(
            ours.fraction * ours.yields.mean, theirs.fraction * theirs.yields.mean
        )
        return (
            ours.member @ contained @ theirs.member.T,
            ours.member @ recovered @ theirs.member.T,
        )

    def related(self, other: "Share") -> bool:
        """Tell whether batches of the two share anything."""
        names = {*self.pair.mixture.shared.names, *self.pair.yields.common.names}
        theirs = (*other.pair.mixture.shared.names, *other.pair.yields.common.names)
        return not names.isdisjoint(theirs)


def _block(expected: Draws, batch: Draws, dry: Draws) -> Draws:
    return np.stack([expected, batch, batch * dry], axis=1)


def _across(ours: Pair, theirs: Pair) -> Floats:
    latent = ours.mixture.shared.across(theirs.mixture.shared)
    both = second_moments(ours.mixture.series, latent, theirs.mixture.series)
    chosen = both[np.ix_(ours.which, theirs.which)]
    return np.asarray(chosen * np.outer(ours.scale, theirs.scale), dtype=float)


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
        own = np.sqrt(1 - loading**2) * _OWN_NODES
        grid = expit(mu[row] + sigma[row] * (loading * _GRID[:, None] + own)) @ _OWN_WEIGHTS
        found[row] = np.interp(latent, loading * _GRID, grid) if loading > 0 else grid[0]
    return found


def _drawn(factors: Factors, owner: str) -> Floats:
    latents = np.zeros((len(factors.loadings), POINTS))
    for column, name in zip(factors.loadings.T, factors.names, strict=True):
        latents += np.outer(column, normals(owner + name))
    return latents


@lru_cache(maxsize=_NAMES_KEPT)
def normals(name: str) -> Floats:
    """Return standard normals that belong to a name: always the same, stratified."""
    seed = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
    order = np.random.default_rng(seed).permutation(POINTS)
    return np.asarray(ndtri((order + 0.5) / POINTS), dtype=float)
