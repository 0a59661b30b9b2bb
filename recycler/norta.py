"""Latent correlations that give logit-normals a stated covariance.

Cario & Nelson, Modeling and generating random vectors with arbitrary marginal distributions and
correlation matrix, Northwestern University, 1997 ("NORTA"): for each pair the latent correlation
is found from Mehler's series, and the matrix is moved to the nearest valid one.
"""

import numpy as np

from recycler.closure import root
from recycler.factors import Factors
from recycler.logit import Floats

_ROUNDS = 60
_CLOSE = 1e-9
_SHRINKS = 40
_NEAR = 1.005  # of the group's variance
_WORTH = 0.002  # least relative gain of a step
_FARTHEST = 0.5  # share of the linear spread one step takes away


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
    total = np.zeros_like(correlation)
    for ours, theirs in zip(series.T[:0:-1], others.T[:0:-1], strict=True):
        total = correlation * (total + np.outer(ours, theirs))
    return np.asarray(total + np.outer(series[:, 0], others[:, 0]), dtype=float)


def latent_covariance(products: Floats, covariance: Floats) -> Floats:
    """Return the correlation r with sum over k of r^k products_k = covariance, cut at -1 and 1.

    Args:
        products: products of the Hermite coefficients from k = 1, shape (terms, pairs).
        covariance: shape (pairs,).
    """
    power = np.arange(1, len(products) + 1)[:, None]
    low, high = -np.ones_like(covariance), np.ones_like(covariance)
    found = np.zeros_like(covariance)
    scale = np.abs(products).sum(axis=0)
    for _ in range(_ROUNDS):
        powers = found**power
        off = (powers * products).sum(axis=0) - covariance
        low, high = np.where(off < 0, found, low), np.where(off >= 0, found, high)
        if (np.minimum(np.abs(off), scale * (high - low)) <= _CLOSE * scale).all():
            break
        below = np.vstack([np.ones_like(found), powers[:-1]])
        slope = (power * below * products).sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            newton = found - off / slope
        inside = (newton > low) & (newton < high)
        found = np.where(inside, newton, (low + high) / 2)
    return found


def split_latents(
    series: Floats, covariance: Floats, shared: Factors, group: list[int], group_var: float
) -> tuple[Factors, Floats]:
    """Return the factors of the shared part of the latents and the covariance of the own part.

    Args:
        series: Hermite coefficients of the fractions, shape (n, terms).
        covariance: stated covariance of the fractions, shape (n, n).
        shared: factors of the shared part of the deviations, in the unit of the fractions.
        group: fractions whose sum has a stated variance; empty: none.
        group_var: that variance.

    Returns:
        Factors scaled so that each fraction's shared variance is the stated one, and the
        covariance, shape (n, n), of the rest; together the latents have variance one.
    """
    count = len(series)
    upper = np.triu_indices(count, 1)
    products = series[upper[0], 1:].T * series[upper[1], 1:].T
    correlation = np.diag((series[:, 1:] ** 2).sum(axis=1) > 0).astype(float)
    correlation[upper] = latent_covariance(products, covariance[upper])
    correlation.T[upper] = correlation[upper]
    weight = latent_covariance(series[:, 1:].T ** 2, shared.variance)
    norm = np.sqrt(np.where(shared.variance > 0, shared.variance, 1.0))
    scaled = shared.mapped(np.diag(np.sqrt(np.maximum(weight, 0.0)) / norm))
    own_var = np.maximum(np.diag(correlation) - scaled.variance, 0.0)
    own = _valid(correlation - scaled.covariance, own_var)
    if group:
        own = _shrunk(series, scaled.covariance, own, group, group_var)
    return scaled, own


def _valid(matrix: Floats, diagonal: Floats) -> Floats:
    """Return the nearest covariance by cutting negative eigenvalues, with this diagonal."""
    factor = root(matrix)
    norm = np.sqrt((factor**2).sum(axis=1))
    factor = factor * (np.sqrt(diagonal) / np.where(norm > 0, norm, 1.0))[:, None]
    return np.asarray(factor @ factor.T, dtype=float)


def _shrunk(series: Floats, shared: Floats, own: Floats, group: list[int], wanted: float) -> Floats:
    """Return `own` with its spread along the sum of the group narrowed until the sum has its own.

    Cutting eigenvalues widens the sum of elements that trade off; a skewed element cannot be
    balanced in full, so the sum may stay wider than wanted.
    """
    part = series[group]
    slope = np.zeros(len(series))
    slope[group] = part[:, 1]
    diagonal = np.diag(own).copy()
    best, least = own, float("inf")
    for _ in range(_SHRINKS):
        total = (shared + own)[np.ix_(group, group)]
        found = float(second_moments(part, total).sum() - part[:, 0].sum() ** 2)
        if found < least * (1 - _WORTH):
            best, least = own, found
        else:
            break
        along = own @ slope
        linear = float(slope @ along)
        if found <= wanted * _NEAR or linear <= 0:
            break
        excess = min(_FARTHEST, (found - wanted) / linear)
        own = _valid(own - excess * np.outer(along, along) / linear, diagonal)
    return best
