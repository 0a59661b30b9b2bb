"""Draws made once for a material on a route and kept, so that quantiles cost little.

Points of a rank-1 lattice, of which every column is stratified; after the columns are mixed into
correlated latents, each latent is stratified again by its ranks (Stein, Technometrics 29, 1987).
What a route wins of a component is moved, rank by rank, to its exact distribution.
"""

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit, ndtr, ndtri  # type: ignore[import-untyped]

from recycler.model.logit import Floats
from recycler.model.pair import Pair

Draws = NDArray[np.float32]

POINTS = 16_384
# Generating vector of an extensible lattice; Cools, Kuo & Nuyens, SIAM J. Sci. Comput. 28 (2006),
# file lattice-32001-1024-1048576.3600.
_GENERATOR = (
    1, 182667, 469891, 498753, 110745, 446247, 250185, 118627, 245333, 283199, 408519, 391023,
    246327, 126539, 399185, 461527, 300343, 69681, 516695, 436179, 106383, 238523, 413283, 70841,
    47719, 300129, 113029, 123925, 410745, 211325, 17489, 511893, 40767, 186077, 519471, 255369,
    101819, 243573, 66189, 152143, 503455, 113217, 132603, 463967, 297717, 157383, 224015, 502917,
)  # fmt: skip
QUANTILES = (0.05, 0.50, 0.95)
_SHIFT = 6131  # of one column against the next, in points
_PRODUCT_NODES: Floats = np.linspace(-6.0, 6.0, 97)
_PRODUCT_WEIGHTS: Floats = np.exp(-(_PRODUCT_NODES**2) / 2)
_PRODUCT_WEIGHTS /= _PRODUCT_WEIGHTS.sum()


@lru_cache(maxsize=4)
def _strata(points: int = POINTS) -> Floats:
    return np.asarray(ndtri((np.arange(points) + 0.5) / points), dtype=float)


@lru_cache(maxsize=4)
def _nodes(points: int) -> NDArray[np.int64]:
    """Return the ranks of draws at which a product's distribution is computed."""
    return np.unique((points * ndtr(np.linspace(-3.8, 3.8, 77))).astype(np.int64))


@lru_cache(maxsize=1)
def _lattice() -> Draws:
    """Return independent stratified normals, shape (columns, POINTS)."""
    strata = _strata()
    steps = np.arange(POINTS, dtype=np.int64)
    lattice = np.empty((len(_GENERATOR), POINTS), np.float32)
    for column, generator in enumerate(_GENERATOR):
        lattice[column] = strata[(steps * generator + column * _SHIFT) % POINTS]
    return lattice


def _columns(first: int, count: int) -> Draws:
    base = _lattice()
    if first + count <= len(base):
        return base[first : first + count]
    return base[np.arange(first, first + count) % len(base)]


def _latents(correlation: Floats, first: int) -> Draws:
    """Return latents of this correlation, shape (n, POINTS).

    The widest direction takes the first column, as the first ones are spread best.
    """
    values, vectors = np.linalg.eigh(correlation)
    factor = (vectors * np.sqrt(np.maximum(values, 0.0)))[:, ::-1].astype(np.float32)
    return np.asarray(factor @ _columns(first, len(correlation)), dtype=np.float32)


def stratified(latents: Draws, spread: Floats) -> Draws:
    """Return latents of which every row is stratified, in the order of their ranks.

    Args:
        latents: of variance one, shape (n, draws); overwritten.
        spread: rows without spread are left alone, shape (n,).
    """
    strata = _strata(latents.shape[1])
    for row in np.flatnonzero(spread > 0):
        latents[row][np.argsort(latents[row])] = strata
    return latents


def dry_draws() -> Draws:
    """Return standard normals for the dry mass, shape (POINTS,)."""
    return np.asarray(_columns(0, 1)[0], dtype=np.float32)


class KeptDraws:
    """Contained and recovered mass per kg of dry mass, in draws, by the keys of a pair.

    contained, recovered: one array of shape (POINTS,) for each key.
    """

    def __init__(self, pair: Pair) -> None:
        fractions, passed = drawn_components(pair)
        won = exact_products(pair, fractions, fractions * passed)
        self.contained = [_sum(fractions, key.members) for key in pair.keys]
        self.recovered = [_sum(won, key.members) for key in pair.keys]
        self.products: dict[str, Draws] = {}
        for key in pair.keys:
            if len(key.members) > 1 and not key.group:
                factors = pair.products(key)[1].astype(np.float32)
                self.products[key.name] = factors @ won

    def recovery(self, row: int) -> tuple[float, float, float, float]:
        """Return sd and quantiles of recovered over contained [-]."""
        held = np.maximum(self.contained[row], np.float32(1e-30))
        ratio = self.recovered[row] / held
        return (float(ratio.std(dtype=float)), *quantiles(ratio))


def _sum(components: Draws, members: tuple[int, ...]) -> Draws:
    if len(members) == 1:
        return np.asarray(components[members[0]], dtype=np.float32)
    return np.asarray(components[list(members)].sum(axis=0), dtype=np.float32)


def drawn_components(pair: Pair) -> tuple[Draws, Draws]:
    """Return fractions and yields of the components in draws, shape (components, POINTS)."""
    mixture, yields = pair.mixture, pair.yields
    count = len(mixture.mean)
    latents = stratified(_latents(mixture.correlation, 1), mixture.sigma)
    fractions = _expit(mixture.mu, mixture.sigma, latents)
    fractions = fractions[pair.which] * pair.scale[:, None].astype(np.float32)
    latents = _latents(yields.correlation, 1 + count)
    return balanced(fractions), _expit(yields.mu, yields.sigma, latents)


def exact_products(pair: Pair, fractions: Draws, won: Draws) -> Draws:
    """Return products of fraction and yield with exact quantiles, in the order of their ranks.

    Args:
        pair: material and route.
        fractions: draws of the components' fractions, shape (components, draws).
        won: the same times draws of the yields; overwritten.
    """
    mixture, yields = pair.mixture, pair.yields
    strata, ranks = _strata(won.shape[1]), _nodes(won.shape[1])
    for i in range(len(won)):
        j = pair.which[i]
        factors = ((mixture.mu[j], mixture.sigma[j]), (yields.mu[i], yields.sigma[i]))
        if yields.sigma[i] > 0 and mixture.sigma[j] > 0:
            order = np.argsort(won[i])
            nodes = np.maximum(won[i][order[ranks]].astype(float), 1e-30)
            below = ndtri(_share_below(nodes / pair.scale[i], *factors))
            won[i][order] = np.exp(np.interp(strata, below, np.log(nodes)))
    return np.minimum(won, fractions)


def _share_below(
    products: Floats, fraction: tuple[float, float], passed: tuple[float, float]
) -> Floats:
    """Return the probability that two independent logit-normals multiply to less than this.

    The narrower factor is integrated over, since nodes on the wider one would lie further apart
    than the narrower one spreads.

    Args:
        products: shape (n,).
        fraction: its mean and sd on the logit scale.
        passed: the same of the yield.
    """
    narrow, wide = sorted((fraction, passed), key=_relative_spread)
    factor = expit(narrow[0] + narrow[1] * _PRODUCT_NODES)
    share = np.minimum(products[:, None] / factor, 1.0)
    with np.errstate(divide="ignore"):
        scores = (logit(share) - wide[0]) / wide[1]
    return np.asarray(ndtr(scores) @ _PRODUCT_WEIGHTS, dtype=float)


def _relative_spread(factor: tuple[float, float]) -> float:
    """Return about the sd of the logarithm of a logit-normal."""
    mu, sigma = factor
    return float(sigma * expit(-mu))


def balanced(fractions: Any) -> Any:
    """Return fractions of which no draw sums to more than one, shape (components, draws).

    The excess is taken from the largest fraction, as iron is the balance of a magnet; the others
    keep their distributions.
    """
    if len(fractions) == 0:
        return fractions
    largest = int(np.argmax(fractions.mean(axis=1)))
    excess = np.maximum(fractions.sum(axis=0) - 1, 0)
    fractions[largest] = np.maximum(fractions[largest] - excess, 0)
    return fractions / np.maximum(fractions.sum(axis=0), 1)


def _expit(mu: Floats, sigma: Floats, latents: Draws) -> Draws:
    z = mu[:, None].astype(np.float32) + sigma[:, None].astype(np.float32) * latents
    return np.asarray(expit(z), dtype=np.float32)


def quantiles(draws: NDArray[np.floating[Any]]) -> tuple[float, float, float]:
    """Return the 5, 50 and 95 % quantiles: the draws nearest to these ranks."""
    places = [round(p * draws.size - 0.5) for p in QUANTILES]
    around = np.partition(draws, places)
    return float(around[places[0]]), float(around[places[1]]), float(around[places[2]])
