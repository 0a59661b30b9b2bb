"""Latent correlations that give logit-normals a stated covariance.

Cario & Nelson, Modeling and generating random vectors with arbitrary marginal distributions and
correlation matrix, Northwestern University, 1997 ("NORTA"): for each pair the latent correlation
is found from Mehler's series, and the matrix is moved to the nearest valid one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recycler.model.closure import root
from recycler.model.factors import Factors
from recycler.model.logit import Floats

_ROUNDS = 60
_CLOSE = 1e-9
_ROUNDS_OF_TURNS = 5
_TURNS = 40
_NEAR = 1.01  # of a sum's stated variance
_SHORT = 1e-5  # of the variance of independent parts: as good as none


def second_moments(series: Floats, correlation: Floats, others: Floats | None = None) -> Floats:
    """Return E[X_i X_j] of logit-normals whose latents have this correlation.

    Args:
        series: Hermite coefficients, shape (n, terms).
        correlation: of the latents, shape (n, m).
        others: coefficients of the second index, shape (m, terms); None: the same.

    Returns:
        Shape (n, m).
    """
    others = series if others is None else others
    products = series.T[::-1, :, None] * others.T[::-1, None, :]
    total = np.zeros_like(correlation)
    for product in products[:-1]:
        total = correlation * (total + product)
    return np.asarray(total + products[-1], dtype=float)


def latent_covariance(products: Floats, covariance: Floats) -> Floats:
    """Return the correlation r with sum over k of r^k products_k = covariance, cut at -1 and 1.

    Args:
        products: products of the Hermite coefficients from k = 1, shape (terms, pairs).
        covariance: shape (pairs,).
    """
    order = np.arange(1, len(products) + 1)[:, None]
    low, high = -np.ones_like(covariance), np.ones_like(covariance)
    found = np.zeros_like(covariance)
    scale = np.abs(products).sum(axis=0)
    for _ in range(_ROUNDS):
        powers = np.multiply.accumulate(np.broadcast_to(found, products.shape), axis=0)
        off = (powers * products).sum(axis=0) - covariance
        low, high = np.where(off < 0, found, low), np.where(off >= 0, found, high)
        if (np.minimum(np.abs(off), scale * (high - low)) <= _CLOSE * scale).all():
            break
        below = np.vstack([np.ones_like(found), powers[:-1]])
        slope = (order * below * products).sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            newton = found - off / slope
        inside = (newton > low) & (newton < high)
        found = np.where(inside, newton, (low + high) / 2)
    return found


@dataclass(frozen=True, slots=True)
class Bound:
    """Fractions whose sum spreads no more than stated: variance of its mean, and in all."""

    members: tuple[int, ...]
    of_mean: float
    total: float


def split_latents(
    series: Floats, covariance: Floats, shared: Factors, bounds: Sequence[Bound]
) -> tuple[Factors, Floats]:
    """Return the factors of the shared part of the latents and the covariance of the own part.

    Args:
        series: Hermite coefficients of the fractions, shape (n, terms).
        covariance: stated covariance of the fractions, shape (n, n).
        shared: factors of the shared part of the deviations, in the unit of the fractions.
        bounds: of sums; only where `shared` has one factor for each fraction.

    Returns:
        Factors scaled so that each fraction's shared variance is the stated one, and the
        covariance, shape (n, n), of the rest; together the latents have variance one.
    """
    upper = np.triu_indices(len(series), 1)
    products = series[upper[0], 1:].T * series[upper[1], 1:].T
    correlation = np.diag((series[:, 1:] ** 2).sum(axis=1) > 0).astype(float)
    correlation[upper] = latent_covariance(products, covariance[upper])
    correlation.T[upper] = correlation[upper]
    weight = latent_covariance(series[:, 1:].T ** 2, shared.variance)
    norm = np.sqrt(np.where(shared.variance > 0, shared.variance, 1.0))
    scaled = shared.mapped(np.diag(np.sqrt(np.maximum(weight, 0.0)) / norm))
    if bounds:
        wanted = [(list(bound.members), bound.of_mean) for bound in bounds]
        drawn_in = _drawn_in(series, np.zeros_like(correlation), scaled.covariance, wanted)
        scaled = Factors(scaled.names, root(drawn_in))
    own = correlation - scaled.covariance
    own = _valid(own, np.maximum(np.diag(own), 0.0))
    wanted = [(list(bound.members), bound.total) for bound in bounds]
    return scaled, _drawn_in(series, scaled.covariance, own, wanted)


def _valid(matrix: Floats, diagonal: Floats) -> Floats:
    """Return the nearest covariance by cutting negative eigenvalues, with this diagonal."""
    factor = root(matrix)
    norm = np.sqrt((factor**2).sum(axis=1))
    factor = factor * (np.sqrt(diagonal) / np.where(norm > 0, norm, 1.0))[:, None]
    return np.asarray(factor @ factor.T, dtype=float)


def _drawn_in(
    series: Floats, fixed: Floats, free: Floats, bounds: list[tuple[list[int], float]]
) -> Floats:
    """Return `free` narrowed along sums that spread too far, its diagonal kept.

    Cutting eigenvalues, and parts too large to be balanced by independent others, leave sums
    wider than stated. The latents are unit vectors; they are turned, alternately for each sum and
    by as little as it takes, until the sums are as short as they should be. Skewed fractions
    cannot be balanced in full, so some sums stay wider.
    """
    factor = root(free)
    for _ in range(_ROUNDS_OF_TURNS):
        latent = fixed + factor @ factor.T
        over = [_sum_var(series, latent, members) / wanted for members, wanted in bounds]
        if max(over, default=0.0) <= _NEAR:
            break
        lengths = []
        for (members, wanted), ratio in zip(bounds, over, strict=True):
            slope = _slope(series, members)
            linear = float(((slope @ factor) ** 2).sum())
            lengths.append((slope, max(0.0, linear - (ratio - 1) * wanted)))
        factor = _turned(factor, lengths)
    return np.asarray(factor @ factor.T, dtype=float)


def _turned(factor: Floats, sums: list[tuple[Floats, float]]) -> Floats:
    """Turn the rows until the sums of slope times row are no longer than stated."""
    norm = np.sqrt((factor**2).sum(axis=1, keepdims=True))
    for _ in range(_TURNS):
        settled = True
        for slope, wanted in sums:
            total = slope @ factor
            length = float(total @ total)
            if length > wanted * _NEAR and length > _SHORT * float(slope @ slope):
                settled = False
                back = (1 - np.sqrt(wanted / length)) / float(slope @ slope)
                factor = factor - np.outer(slope, back * total)
                now = np.sqrt((factor**2).sum(axis=1, keepdims=True))
                factor = factor * norm / np.where(now > 0, now, 1.0)
        if settled:
            break
    return factor


def _sum_var(series: Floats, latent: Floats, members: list[int]) -> float:
    part = series[members]
    second = second_moments(part, latent[np.ix_(members, members)])
    return float(second.sum() - part[:, 0].sum() ** 2)


def _slope(series: Floats, members: list[int]) -> Floats:
    slope = np.zeros(len(series))
    slope[members] = series[members, 1]
    return slope
