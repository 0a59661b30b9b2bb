"""The mean of an element in each supplier's lots, from theirs and from everybody else's.

A normal model in three steps on the logit scale: lots within suppliers within the site, integrated
over a grid; Gelman et al., Bayesian Data Analysis, 3rd ed. (2013), sections 5.4 and 11.6.
`docs/model.md` section 11.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, log_ndtr, logit  # type: ignore[import-untyped]

from recycler.laboratory.lots import Series
from recycler.laboratory.site_mean import MOST_OF_MEAN, Prior, SiteMean
from recycler.model.logit import Floats

_LOWEST, _HIGHEST = 8.0, 3.0  # of log spread, off the prior's and off the widest seen
_ROUNDS = 4  # of narrowing the grid of the spread
_COARSE, _FINE = 13, 17  # its nodes
_DEEP = 12.0  # below the top of the log density: nothing there
_SHARES: Floats = expit(np.linspace(-6.0, 5.0, 20))  # of the variance, between suppliers
_LOG_SHARES: Floats = np.log(2 * _SHARES * (1 - _SHARES) ** 2)  # Beta(1, 2), a third on average
_SCALES: Floats = np.exp(np.linspace(np.log(0.02), np.log(5.0), 8))  # of the reference's precision
_LOTS, _LOT_WEIGHTS = np.polynomial.hermite_e.hermegauss(11)
_LOT_WEIGHTS = _LOT_WEIGHTS / _LOT_WEIGHTS.sum()
_MEANS, _MEAN_WEIGHTS = np.polynomial.hermite_e.hermegauss(5)
_MEAN_WEIGHTS = _MEAN_WEIGHTS / _MEAN_WEIGHTS.sum()
_PASSES = 8  # over what is below a limit
_LEAST_TOLD = 1e-6  # of a lot's precision, by a limit


@dataclass(frozen=True, slots=True)
class SupplierMean:
    """What all lots say of a supplier's, and what those of the others alone would.

    with_all: share of the variance of the own mean [-] that errs together with that of all lots.
    """

    own: SiteMean
    others: SiteMean
    with_all: float


@dataclass(frozen=True, slots=True, eq=False)
class _Lots:
    """Results of all lots, those below a limit as the measured value that tells the same.

    found, noise: value and variance, logit scale, shape (lots,); owner: number of the supplier;
    limit: NaN where it was measured; limit_noise: variance of the limit; lot_var: spread between
    lots, squared, that a limit is held against: alike as they are, limits say nothing of it.
    """

    found: Floats
    noise: Floats
    owner: NDArray[np.intp]
    limit: Floats
    limit_noise: Floats
    lot_var: float
    count: int

    @property
    def below(self) -> NDArray[np.bool_]:
        return np.isfinite(self.limit)

    def summed(self, values: Floats) -> Floats:
        """Return sums over the lots of each supplier, (..., lots) to (..., suppliers)."""
        starts = np.searchsorted(self.owner, np.arange(self.count))
        return np.asarray(np.add.reduceat(values, starts, axis=-1), dtype=float)


@dataclass(frozen=True, slots=True, eq=False)
class _Fit:
    """Nodes of log spread within suppliers (first axis) and what is known at each.

    weight: shape (spreads, shares, scales); all others by supplier as the last axis: precision
    and linear part of a supplier's own lots, and of everybody's mean with and without them.
    """

    spread: Floats
    weight: Floats
    between: Floats
    own_precision: Floats
    own_linear: Floats
    others_precision: Floats
    others_linear: Floats
    origin: float


def supplier_means(
    prior: Prior, site: SiteMean, series: Mapping[str, Series]
) -> dict[str, SupplierMean]:
    """Return mean and spread between lots of an element for each supplier.

    Args:
        prior: of the reference; without a spread of the mean at least three lots must be measured.
        site: what all lots say, suppliers not told apart; what is below a limit is first held
            against it.
        series: results by supplier, at least two suppliers.

    Source:
        Gelman et al. (2013), BDA3, sections 5.4 and 11.6; Student's t of the reference's mean as a
        mixture of normals, section 17.2; what is below a limit by expectation propagation (Minka,
        UAI 2001).
    """
    lots = _against(_joined(series, site.lot_spread**2), site.mu, site.of_mean**2 + site.between**2)
    fit = _on(prior, lots, _nodes(prior, lots))
    if lots.below.any():
        for _ in range(_PASSES):
            lots = _renewed(fit, lots)
            fit = _on(prior, lots, fit.spread)
        fit = _on(prior, lots, _nodes(prior, lots))
    others = _moments(fit, np.zeros_like(fit.own_precision), np.zeros_like(fit.own_linear))
    known = _moments(fit, fit.own_precision, fit.own_linear)
    own, rest = (_summaries(fit, found, 1 / others.var) for found in (known, others))
    common = _common(fit, known) / np.array([mean.of_mean**2 for mean in own])
    return {
        name: SupplierMean(own[at], rest[at], min(1.0, float(common[at])))
        for at, name in enumerate(series)
    }


def _joined(series: Mapping[str, Series], lot_var: float) -> _Lots:
    parts: list[tuple[Floats, Floats, Floats]] = []
    for one in series.values():
        times = one.times.astype(int)
        limits, noise = np.repeat(one.limits, times), np.repeat(one.limit_noise, times)
        unknown = np.full(len(one.found), np.nan)
        parts.append(
            (
                np.append(one.found, limits),
                np.append(one.noise, noise),
                np.append(unknown, limits),
            )
        )
    owner = np.repeat(np.arange(len(parts)), [len(found) for found, _, _ in parts])
    found, noise, limit = (np.concatenate(column) for column in zip(*parts, strict=True))
    return _Lots(found, noise, owner, limit, noise, lot_var, len(parts))


def _against(lots: _Lots, mean: Floats | float, var: Floats | float) -> _Lots:
    """Return the lots with each limit as the measured value that tells the same of its lot.

    mean, var: what is expected of each lot without its own result.
    """
    below = lots.below
    if not below.any():
        return lots
    mean, var = np.broadcast_to(mean, below.shape)[below], np.broadcast_to(var, below.shape)[below]
    whole = var + lots.limit_noise[below]
    z = (lots.limit[below] - mean) / np.sqrt(whole)
    hazard = np.exp(-(z**2) / 2 - log_ndtr(z)) / np.sqrt(2 * np.pi)
    left = np.maximum(var - var**2 * hazard * (z + hazard) / whole, _LEAST_TOLD * var)
    found, noise = lots.found.copy(), lots.noise.copy()
    precision = np.maximum(1 / left - 1 / var, _LEAST_TOLD / var)
    noise[below] = 1 / precision
    moved = mean - var * hazard / np.sqrt(whole)
    found[below] = mean + (moved - mean) * (1 / left) / precision
    return replace(lots, found=found, noise=noise)


def _renewed(fit: _Fit, lots: _Lots) -> _Lots:
    """Hold each limit against what the other lots say of its supplier's."""
    known = _moments(fit, fit.own_precision, fit.own_linear)
    owner, lot_var = lots.owner, known.lot_var
    own = 1 / (lots.lot_var + lots.noise)
    precision = np.maximum(1 / known.var[owner] - own, 1 / (known.var[owner] + lot_var))
    mean = (known.mean[owner] / known.var[owner] - own * lots.found) / precision
    return _against(replace(lots, lot_var=lot_var), mean, 1 / precision + lot_var)


def _nodes(prior: Prior, lots: _Lots) -> Floats:
    """Return nodes of the spread within suppliers, where it is not negligible."""
    wide = max(prior.lot_spread, float(lots.found.std()))
    nodes = np.linspace(np.log(prior.lot_spread) - _LOWEST, np.log(wide) + _HIGHEST, _COARSE)
    for count in (*[_COARSE] * _ROUNDS, _FINE):
        log_density = _at(prior, lots, np.exp(nodes))[0].max(axis=(1, 2))
        kept = np.flatnonzero(log_density > log_density.max() - _DEEP)
        low, high = max(kept[0] - 1, 0), min(kept[-1] + 1, len(nodes) - 1)
        nodes = np.linspace(nodes[low], nodes[high], count)
    return np.exp(nodes)


def _on(prior: Prior, lots: _Lots, spread: Floats) -> _Fit:
    log_density, fit = _at(prior, lots, spread)
    weight = np.exp(log_density - log_density.max())
    return replace(fit, weight=weight / weight.sum())


def _at(prior: Prior, lots: _Lots, spread: Floats) -> tuple[Floats, _Fit]:
    """Return log density and what is known at nodes of the spread within suppliers."""
    origin = float(lots.found.mean())
    found = lots.found - origin
    lot_var = np.where(lots.below, lots.lot_var, spread[:, None] ** 2)
    whole = lot_var + lots.noise
    own, linear = lots.summed(1 / whole), lots.summed(found / whole)
    square = lots.summed(found**2 / whole + np.log(whole))
    between = spread[:, None] ** 2 * _SHARES / (1 - _SHARES)
    inflated = 1 + between[..., None] * own[:, None, :]
    seen, told = own[:, None, :] / inflated, linear[:, None, :] / inflated
    density = (
        -(
            np.log(inflated) + square[:, None, :] - between[..., None] * linear[:, None, :] * told
        ).sum(axis=-1)[..., None]
        / 2
    )
    reference, centre = np.zeros(1), 0.0
    if prior.spread is not None:
        reference, centre = _SCALES / prior.spread**2, prior.centre - origin
        density = density + np.log(_SCALES) * (prior.tails + 1) / 2 - prior.tails / 2 * _SCALES
        density = density - reference * centre**2 / 2
    precision = seen.sum(axis=-1)[..., None] + reference
    pulled = told.sum(axis=-1)[..., None] + reference * centre
    density = density + (pulled**2 / precision - np.log(precision)) / 2
    density = density + _log_prior(prior, spread)
    fit = _Fit(
        spread, density, between, own, linear,
        precision[..., None] - seen[:, :, None, :], pulled[..., None] - told[:, :, None, :], origin,
    )  # fmt: skip
    return density, fit


def _log_prior(prior: Prior, spread: Floats) -> Floats:
    """Return the log prior of log spread and share, shape (spreads, shares, 1).

    The reference states the spread of all lots, of which the suppliers' is a share.
    """
    ratio = prior.lot_spread * np.sqrt(1 - _SHARES) / spread[:, None]
    density = prior.lot_freedom * (np.log(ratio) - ratio**2 / 2) + _LOG_SHARES
    return np.asarray(density[..., None], dtype=float)


@dataclass(frozen=True, slots=True, eq=False)
class _Moments:
    """Mean and variance of each supplier's mean: over all, and at each node of the spread.

    mean, var: shape (suppliers,); means, vars: (spreads, suppliers); lot_var: of lots within
    suppliers.
    """

    mean: Floats
    var: Floats
    means: Floats
    vars: Floats
    lot_var: float


def _moments(fit: _Fit, precision: Floats, linear: Floats) -> _Moments:
    """Return what the others say, together with own lots of this precision and linear part."""
    others = 1 / (1 / fit.others_precision + fit.between[:, :, None, None])
    centre = fit.others_linear / fit.others_precision
    whole = others + precision[:, None, None, :]
    mean = (others * centre + linear[:, None, None, :]) / whole
    by_spread = fit.weight.sum(axis=(1, 2))
    share = fit.weight / np.where(by_spread > 0, by_spread, 1.0)[:, None, None]
    means = np.einsum("abc,abcs->as", share, mean)
    spread = np.einsum("abc,abcs->as", share, 1 / whole + mean**2) - means**2
    centres = by_spread @ means
    var = by_spread @ (spread + (means - centres) ** 2)
    lot_var = float(by_spread @ fit.spread**2)
    return _Moments(fit.origin + centres, var, fit.origin + means, np.maximum(spread, 0), lot_var)


def _summaries(fit: _Fit, known: _Moments, worth: Floats) -> list[SiteMean]:
    by_spread = fit.weight.sum(axis=(1, 2))
    lot_spread = float(np.exp(by_spread @ np.log(fit.spread)))
    sigma = np.sqrt(known.var + known.lot_var)
    of_mean = np.minimum(_of_many_lots(fit.spread, by_spread, known), MOST_OF_MEAN * sigma)
    between = np.sqrt(sigma**2 - of_mean**2)
    return [
        SiteMean(
            float(known.mean[s]), float(of_mean[s]), float(between[s]), float(known.mean[s]),
            float(np.sqrt(known.var[s])), lot_spread, float(lot_spread**2 * worth[s]),
        )
        for s in range(len(known.mean))
    ]  # fmt: skip


def _common(fit: _Fit, known: _Moments) -> Floats:
    """Return the variance that everybody's mean and the common spread bring to each supplier's."""
    others = 1 / (1 / fit.others_precision + fit.between[:, :, None, None])
    pull = others / (others + fit.own_precision[:, None, None, :])
    by_mean = np.einsum("abc,abcs->s", fit.weight, pull**2 / fit.others_precision)
    latent = known.means[..., None] + fit.spread[:, None, None] * _LOTS
    many = logit(expit(latent) @ _LOT_WEIGHTS) - known.means
    by_spread = fit.weight.sum(axis=(1, 2))
    centre = by_spread @ many
    return np.asarray(by_mean + by_spread @ (many - centre) ** 2, dtype=float)


def _of_many_lots(spread: Floats, by_spread: Floats, known: _Moments) -> Floats:
    """Return the spread of the logit of the mean fraction of many lots, for each supplier."""
    means = known.means[..., None] + np.sqrt(known.vars)[..., None] * _MEANS
    latent = means[..., None] + spread[:, None, None, None] * _LOTS
    many = logit(expit(latent) @ _LOT_WEIGHTS)
    weight = by_spread[:, None, None] * _MEAN_WEIGHTS
    centre = (weight * many).sum(axis=(0, 2))
    return np.asarray(np.sqrt((weight * (many - centre[:, None]) ** 2).sum(axis=(0, 2))))
