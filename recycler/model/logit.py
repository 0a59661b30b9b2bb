"""The logit-normal family: one distribution for everything between 0 and 1.

X = expit(mu + sigma Z), Z standard normal (Aitchison, The Statistical Analysis of Compositional
Data, 1986, ch. 6). All integrals over Z are trapezoid sums over `NODES`, which for analytic
integrands converge faster than any power of the step.
"""

import math

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit  # type: ignore[import-untyped]

Floats = NDArray[np.float64]

NODES: Floats = np.linspace(-10.0, 10.0, 801)
WEIGHTS: Floats = np.exp(-(NODES**2) / 2) * (NODES[1] - NODES[0]) / math.sqrt(2 * math.pi)
TERMS = 40  # of the Hermite series, after the mean
WIDEST = 0.95  # of m (1 - m), the variance of a coin: what a match is cut at
_ROUNDS = 60
_CLOSE = 1e-10


def _hermite_polynomials() -> Floats:
    """Return the normalised Hermite polynomials at the nodes, shape (TERMS + 1, nodes)."""
    rows = [np.ones_like(NODES), NODES.copy()]
    for k in range(1, TERMS):
        rows.append((NODES * rows[k] - math.sqrt(k) * rows[k - 1]) / math.sqrt(k + 1))
    return np.array(rows)


_POLYNOMIALS = _hermite_polynomials()
_PROJECTION: Floats = (_POLYNOMIALS * WEIGHTS).T


def matched(mean: Floats, sd: Floats) -> tuple[Floats, Floats]:
    """Return mu and sigma of the logit-normals with these means and standard deviations.

    Args:
        mean: in [0, 1], shape (n,).
        sd: shape (n,); cut so that the variance is at most `WIDEST` of m (1 - m).

    Returns:
        mu and sigma, shape (n,) each; a constant has sigma 0.
    """
    mean = np.asarray(mean, dtype=float)
    var = np.minimum(np.asarray(sd, dtype=float) ** 2, WIDEST * mean * (1 - mean))
    mu, sigma = logit(mean), np.zeros_like(mean)
    spread = var > 0
    if spread.any():
        mirrored = mean[spread] > 0.5
        small = np.where(mirrored, 1 - mean[spread], mean[spread])
        found, sigma[spread] = _newton(small, var[spread])
        mu[spread] = np.where(mirrored, -found, found)
    return mu, sigma


def _newton(mean: Floats, var: Floats) -> tuple[Floats, Floats]:
    """Solve log E X = log m and log Var X = log s² for mu and log sigma, from the lognormal."""
    coin = var / (mean * (1 - mean))
    log_sigma = np.log(np.log1p(var / mean**2 / (1 - mean) ** 2)) / 2 + coin**4
    mu = logit(mean) - np.minimum(np.exp(2 * log_sigma) / 2, 2.0) * (1 - 2 * mean)
    for _ in range(_ROUNDS):
        sigma = np.exp(log_sigma)
        off, slopes = _residuals(mu, sigma, mean, var)
        if np.abs(off).max() < _CLOSE:
            break
        det = slopes[0, 0] * slopes[1, 1] - slopes[0, 1] * slopes[1, 0]
        step_mu = (off[0] * slopes[1, 1] - off[1] * slopes[0, 1]) / det
        step_log = (off[1] * slopes[0, 0] - off[0] * slopes[1, 0]) / det
        mu = mu - np.clip(step_mu, -1 - sigma, 1 + sigma)
        log_sigma = log_sigma - np.clip(step_log, -0.7, 0.7)
    return mu, np.exp(log_sigma)


def _residuals(mu: Floats, sigma: Floats, mean: Floats, var: Floats) -> tuple[Floats, Floats]:
    """Return log residuals of mean and variance, and their slopes in mu and log sigma."""
    x = expit(mu[:, None] + sigma[:, None] * NODES)
    first = x @ WEIGHTS
    slope = x * (1 - x)
    centred = x - first[:, None]
    second = centred**2 @ WEIGHTS
    by_mu = np.array([slope @ WEIGHTS, 2 * (centred * slope) @ WEIGHTS])
    by_log = np.array(
        [slope @ (NODES * WEIGHTS) * sigma, 2 * (centred * slope) @ (NODES * WEIGHTS) * sigma]
    )
    scale = np.array([first, second])
    off = np.log(scale) - np.log(np.array([mean, var]))
    return off, np.stack([by_mu / scale, by_log / scale], axis=1)


def moments(mu: Floats, sigma: Floats) -> tuple[Floats, Floats]:
    """Return mean and variance of logit-normals, shape (n,) each."""
    x = expit(mu[:, None] + sigma[:, None] * NODES)
    mean = x @ WEIGHTS
    return mean, (x - mean[:, None]) ** 2 @ WEIGHTS


def hermite(mu: Floats, sigma: Floats) -> Floats:
    """Return the coefficients of X in the normalised Hermite polynomials of Z.

    With latents of correlation r, E[X X'] = sum over k of r^k c_k c'_k (Mehler's expansion). What
    the cut series lacks of the variance is added as a last term, so that r = 1 gives it exactly.

    Returns:
        Shape (n, TERMS + 2); column 0 is the mean.
    """
    x = expit(mu[:, None] + sigma[:, None] * NODES)
    series = x @ _PROJECTION
    var = (x - series[:, :1]) ** 2 @ WEIGHTS
    rest = np.sqrt(np.maximum(var - (series[:, 1:] ** 2).sum(axis=1), 0.0))
    return np.column_stack([series, rest])
