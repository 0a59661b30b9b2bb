"""The mean of an element at a site and its spread between lots, from the site's own assays.

A normal hierarchical model on the logit scale, integrated over a grid; Gelman et al., Bayesian
Data Analysis, 3rd ed. (2013), section 5.4. `docs/model.md` section 11.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import expit, log_ndtr, logit, ndtr, ndtri  # type: ignore[import-untyped]

from recycler.laboratory.lots import Series
from recycler.model.logit import Floats

TAILS = 4.0  # degrees of freedom of the prior of the mean: it gives way where the site disagrees
_COARSE, _FINE = (13, 25), (25, 65)  # nodes of the spread and of the mean
_ROUNDS = 5  # of narrowing the coarse grid
_DEEP = 12.0  # below the top of the log density: nothing there
_FAR = 30.0  # spreads of the mean off the prior: its tails end there
_LOWEST, _HIGHEST = 8.0, 3.0  # of log spread, off the prior's and off the widest seen
_NODES, _WEIGHTS = np.polynomial.hermite_e.hermegauss(21)
_WEIGHTS = _WEIGHTS / _WEIGHTS.sum()
_ENDS: Floats = np.array([0.05, 0.95])
_WIDTH = 2 * float(ndtri(0.95))  # from 5 % to 95 %, in standard deviations of a normal
MOST_OF_MEAN = 0.97  # of the whole spread, for the mean's


@dataclass(frozen=True, slots=True)
class Prior:
    """What the reference knows of an element, on the logit scale.

    centre, spread: of the mean, Student's t with `tails` degrees of freedom; spread None:
    nothing is known. lot_spread, lot_freedom: scaled inverse chi-squared of the variance between
    lots.
    """

    centre: float
    spread: float | None
    lot_spread: float
    lot_freedom: float
    tails: float = TAILS


@dataclass(frozen=True, slots=True)
class SiteMean:
    """What is known after the assays, on the logit scale.

    mu, of_mean, between: of the row that gives the next lot and the mean of many their 5 % and
    95 % quantiles; centre, spread: moments of the mean of the logits; lot_spread: between lots,
    as the assays and the prior have it; worth_lots: lots that the prior of the mean counts for.
    """

    mu: float
    of_mean: float
    between: float
    centre: float
    spread: float
    lot_spread: float
    worth_lots: float


@dataclass(frozen=True, slots=True, eq=False)
class _Grid:
    """Nodes of log spread (rows) and of the mean (columns)."""

    log_spread: Floats
    mean: Floats

    @property
    def spread(self) -> Floats:
        return np.exp(self.log_spread)


def site_mean(prior: Prior, series: Series) -> SiteMean:
    """Return mean and spread between lots of an element after its assays.

    Args:
        prior: of the reference; without a spread of the mean at least three lots must be measured.
        series: the site's results.

    Returns:
        The posterior's summary; a mean's quantiles include that the spread is not known.

    Source:
        Gelman et al. (2013), BDA3, section 5.4, by quadrature; Tobin's likelihood of what is
        below a limit; prior of the mean with heavy tails after O'Hagan, JRSS B 41 (1979) 358.
    """
    grid = _start(prior, series)
    for _ in range(_ROUNDS):
        grid = _narrowed(grid, _log_density(prior, series, grid), _COARSE)
    grid = _narrowed(grid, _log_density(prior, series, grid), _FINE)
    log_density = _log_density(prior, series, grid)
    weight = np.exp(log_density - log_density.max())
    return _summary(prior, grid, weight / weight.sum())


def _start(prior: Prior, series: Series) -> _Grid:
    values = series.values
    wide = max(prior.lot_spread, float(values.std()))
    low, high = float(values.min()), float(values.max())
    if prior.spread is not None:
        low = min(low, prior.centre - _FAR * prior.spread)
        high = max(high, prior.centre + _FAR * prior.spread)
    grid = _nodes(
        (np.log(prior.lot_spread) - _LOWEST, np.log(wide) + _HIGHEST),
        (low - 3 * wide, high + 3 * wide),
        _COARSE,
    )
    # Where the prior is wide, its grid alone would step over what was found, and seem to show
    # that only a wide spread between lots reaches from one node to the next.
    near = np.linspace(values.min(), values.max(), _COARSE[1])
    return _Grid(grid.log_spread, np.unique(np.append(grid.mean, near)))


def _nodes(
    spreads: tuple[float, float], means: tuple[float, float], shape: tuple[int, int]
) -> _Grid:
    return _Grid(np.linspace(*spreads, shape[0]), np.linspace(*means, shape[1]))


def _narrowed(grid: _Grid, log_density: Floats, shape: tuple[int, int]) -> _Grid:
    """Return a grid of what is not negligible, one step of the old grid wider each side."""
    return _nodes(
        _range(grid.log_spread, log_density.max(axis=1)),
        _range(grid.mean, log_density.max(axis=0)),
        shape,
    )


def _range(nodes: Floats, profile: Floats) -> tuple[float, float]:
    kept = np.flatnonzero(profile > profile.max() - _DEEP)
    last = len(nodes) - 1
    return float(nodes[max(kept[0] - 1, 0)]), float(nodes[min(kept[-1] + 1, last)])


def _log_density(prior: Prior, series: Series, grid: _Grid) -> Floats:
    """Return the log posterior density of log spread and mean, up to a constant."""
    density = _log_prior(prior, grid)
    var = grid.spread[:, None] ** 2
    if series.measured:
        density += _of_measured(series, var, grid.mean)
    for limit, noise, times in zip(series.limits, series.limit_noise, series.times, strict=True):
        density += times * log_ndtr((limit - grid.mean) / np.sqrt(var + noise))
    return density


def _log_prior(prior: Prior, grid: _Grid) -> Floats:
    ratio = prior.lot_spread / grid.spread[:, None]
    density = prior.lot_freedom * (np.log(ratio) - ratio**2 / 2)
    if prior.spread is None:
        return np.asarray(density + np.zeros_like(grid.mean), dtype=float)
    score = (grid.mean - prior.centre) / prior.spread
    heavy = (prior.tails + 1) / 2 * np.log1p(score**2 / prior.tails)
    return np.asarray(density - heavy, dtype=float)


def _of_measured(series: Series, var: Floats, mean: Floats) -> Floats:
    """Return the log likelihood of the measured, the lots' own fractions integrated out."""
    origin = float(series.found.mean())
    found = series.found - origin
    whole = var + series.noise
    precision = 1 / whole
    total = precision.sum(axis=1, keepdims=True)
    linear = (precision @ found)[:, None]
    square = (precision @ found**2)[:, None]
    shifted = mean - origin
    quadratic = square - 2 * linear * shifted + total * shifted**2
    return np.asarray(-(np.log(whole).sum(axis=1, keepdims=True) + quadratic) / 2, dtype=float)


def _summary(prior: Prior, grid: _Grid, weight: Floats) -> SiteMean:
    by_spread, by_mean = weight.sum(axis=1), weight.sum(axis=0)
    centre = float(by_mean @ grid.mean)
    spread = float(np.sqrt(by_mean @ (grid.mean - centre) ** 2))
    low, high = _next_lot(grid, weight, by_spread)
    sigma = (high - low) / _WIDTH
    of_mean = min(_of_many_lots(grid, weight), MOST_OF_MEAN * sigma)
    lot_spread = float(np.exp(by_spread @ grid.log_spread))
    worth = 0.0
    if prior.spread is not None:
        score = (grid.mean - prior.centre) / prior.spread
        pull = by_mean @ ((prior.tails + 1) / (prior.tails + score**2))
        worth = float(pull) * lot_spread**2 / prior.spread**2
    between = float(np.sqrt(sigma**2 - of_mean**2))
    return SiteMean((low + high) / 2, of_mean, between, centre, spread, lot_spread, worth)


def _next_lot(grid: _Grid, weight: Floats, by_spread: Floats) -> tuple[float, float]:
    """Return the 5 % and 95 % quantiles of the next lot's logit, a mixture of normals."""
    parts = np.where(by_spread > 0, by_spread, 1.0)
    mean = weight @ grid.mean / parts
    var = (weight * (grid.mean - mean[:, None]) ** 2).sum(axis=1) / parts + grid.spread**2
    centre = float(by_spread @ mean)
    width = float(np.sqrt(by_spread @ (var + (mean - centre) ** 2)))
    points = centre + width * np.linspace(-6.0, 6.0, 601)
    reached = by_spread @ ndtr((points - mean[:, None]) / np.sqrt(var)[:, None])
    low, high = np.interp(_ENDS, reached, points)
    return float(low), float(high)


def _of_many_lots(grid: _Grid, weight: Floats) -> float:
    """Return the spread, by its quantiles, of the logit of the mean fraction of many lots.

    The mean fraction depends on the spread between lots too, the more the more skewed they are.
    """
    latent = grid.mean[:, None] + grid.spread[:, None, None] * _NODES
    many = logit(expit(latent) @ _WEIGHTS).ravel()
    order = np.argsort(many)
    part = weight.ravel()[order]
    low, high = np.interp(_ENDS, np.cumsum(part) - part / 2, many[order])
    return float(high - low) / _WIDTH
