"""Trade-off between parts of one whole: deviations that sum to zero, with stated variances.

The least informative such deviations: independent normals conditioned on their sum being zero.
`docs/model.md` section 4.
"""

import math

import numpy as np

from recycler.model.logit import Floats

_HALVINGS = 200


def closed(sds: Floats) -> Floats:
    """Return the covariance of deviations that sum to zero and have these standard deviations.

    With variances v and S = sum v the conditioned covariance is diag(v) - v vᵀ / S, where v solves
    v_i (1 - v_i / S) = s_i². Where one sd is at or above the root sum of squares of all others
    there is no such v: the others are then independent, and all trade off against that one.

    Args:
        sds: shape (n,).

    Returns:
        Shape (n, n), with sds² on its diagonal.
    """
    var = np.asarray(sds, dtype=float) ** 2
    largest = int(np.argmax(var))
    others = float(var.sum() - var[largest])
    if var[largest] >= others * (1 - 1e-12):
        return _against_one(var, largest, others)
    unit = var / var[largest]
    free = _free_variances(unit, largest) * var[largest]
    covariance: Floats = np.diag(free) - np.outer(free, free) / free.sum()
    np.fill_diagonal(covariance, var)
    return covariance


def _against_one(var: Floats, one: int, others: float) -> Floats:
    covariance = np.diag(var)
    if others > 0:
        shared = -math.sqrt(var[one] / others) * var
        covariance[one, :] = covariance[:, one] = shared
        covariance[one, one] = var[one]
    return covariance


def _free_variances(unit: Floats, largest: int) -> Floats:
    """Return v for variances of which the largest is 1, by halving in t = 1 / S, 0 < t <= 1/4.

    Each v_i is a root of a quadratic; it is the smaller one for all but possibly the largest.
    """
    sign = np.ones_like(unit)
    if _share(unit, 0.25, sign) < 1:
        sign[largest] = -1.0
    low, high = 0.0, 0.25
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if not low < middle < high:
            break
        above = _share(unit, middle, sign) > 1
        # With smaller roots only, the sum of shares grows with t; else it falls through 1.
        if above == (sign[largest] > 0):
            high = middle
        else:
            low = middle
    roots = np.sqrt(np.maximum(1 - 4 * unit * low, 0.0))
    return np.asarray(2 * unit / (1 + sign * roots), dtype=float)


def _share(unit: Floats, t: float, sign: Floats) -> float:
    """Return sum of v_i / S: 1 at the solution."""
    roots = np.sqrt(np.maximum(1 - 4 * unit * t, 0.0))
    return float(((1 - sign * roots) / 2).sum())


def composition_covariance(
    sds: Floats, remainder_sd: float, group: list[int], group_sd: float | None
) -> Floats:
    """Return the covariance of the fractions of one material.

    Args:
        sds: spread of each listed fraction [-], shape (n,).
        remainder_sd: spread of what is not listed; widened where no closure is possible else.
        group: the fractions whose sum has a spread of its own.
        group_sd: that spread, cut at the root sum of squares of its parts; None: no such group.

    Returns:
        Shape (n, n), with sds² on its diagonal.
    """
    if group_sd is None or not group:
        return np.asarray(_with_remainder(sds, remainder_sd)[:-1, :-1], dtype=float)
    rest = [i for i in range(len(sds)) if i not in group]
    total_sd = min(group_sd, float(np.sqrt((sds[group] ** 2).sum())))
    inner = closed(np.append(sds[group], total_sd))
    outer = _with_remainder(np.append(total_sd, sds[rest]), remainder_sd)
    slopes = -inner[:-1, -1] / total_sd**2 if total_sd > 0 else np.zeros(len(group))
    covariance = np.zeros((len(sds), len(sds)))
    covariance[np.ix_(group, group)] = inner[:-1, :-1]
    covariance[np.ix_(rest, rest)] = outer[1:-1, 1:-1]
    covariance[np.ix_(group, rest)] = np.outer(slopes, outer[0, 1:-1])
    covariance[np.ix_(rest, group)] = covariance[np.ix_(group, rest)].T
    return covariance


def _with_remainder(sds: Floats, remainder_sd: float) -> Floats:
    var = sds**2
    largest = float(var.max(initial=0.0))
    needed = math.sqrt(max(0.0, 2 * largest - float(var.sum())))
    return closed(np.append(sds, max(remainder_sd, needed)))


def root(covariance: Floats) -> Floats:
    """Return the symmetric square root of a covariance, negative rounding residue cut at zero."""
    values, vectors = np.linalg.eigh(covariance)
    return np.asarray((vectors * np.sqrt(np.maximum(values, 0.0))) @ vectors.T, dtype=float)
