"""How honest estimates are: what an assay finds, held against what was expected at intake.

The result expected is logit-normal: the latent of the fraction before any assay, plus the error of
the result itself. `docs/model.md` section 10.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.special import (  # type: ignore[import-untyped]
    bdtr,
    bdtrc,
    bdtrik,
    betaincinv,
    expit,
    logit,
    ndtr,
    ndtri,
    stdtrit,
)

from recycler.laboratory.records import SUSPECT_SCORE
from recycler.model.assays import latent, one_fraction
from recycler.model.composition import Mixture
from recycler.model.logit import NODES, WEIGHTS, Floats

LEVELS = (0.50, 0.80, 0.90)
LEAST = 20  # results below which nothing is said of a group
DOUBT = 0.05  # chance of an honest group to be called otherwise, all groups together
BINS = 10
_SIDES = ndtri((1 + np.array(LEVELS)) / 2)
_BLOCK = 4096
_NODES, _WEIGHTS = NODES[::4], 4 * WEIGHTS[::4]  # fine enough for means of many
_GINI = (2 * ndtr(_NODES) - 1) * _WEIGHTS
_LEGENDRE_NODES, _LEGENDRE_WEIGHTS = np.polynomial.legendre.leggauss(96)


def expected(mixture: Mixture, elements: Iterable[str]) -> dict[str, tuple[float, float]]:
    """Return mean and sd of the logit of the elements' fractions, of those the mixture lists.

    Args:
        mixture: of the material, before any assay.
        elements: of an assembled product, the whole product's.
    """
    found = {}
    for element in elements:
        if element in mixture.elements:
            merged, place = one_fraction(mixture, element)
            found[element] = float(merged.mu[place]), float(merged.sigma[place])
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """How each of n results compares with what was expected of it; arrays of shape (n,).

    pit_low, pit_high: probability integral transform, the same twice; from 0 to that of the limit
    for a result below one. z: standard scores on the logit scale, of the limit for a result below
    one. held: shape (n, levels), 1 where the central interval of each of `LEVELS` holds the
    result, 0 where not, and for a result below a limit the share of its transform inside. bias:
    found less expected over expected [-]; crps: continuous ranked probability score, a fraction
    [-]; both nan for a result below a limit. suspect: `SUSPECT_SCORE` or more off.
    """

    pit_low: Floats
    pit_high: Floats
    z: Floats
    held: Floats
    bias: Floats
    crps: Floats
    suspect: NDArray[np.bool_]

    def of(self, which: NDArray[np.bool_]) -> "Scores":
        """Return the scores of some results, `which` of shape (n,)."""
        return Scores(*(getattr(self, field.name)[which] for field in fields(self)))

    def share_below(self, levels: Floats) -> Floats:
        """Return the share of transforms at or below each level, in [0, 1], shape (levels,).

        Source:
            Czado, Gneiting & Held, Biometrics 65 (2009) 1254, eq. 2: the transform of a result
            known to lie in an interval is spread over it.
        """
        width = np.where(self.pit_high > self.pit_low, self.pit_high - self.pit_low, 1e-12)
        return np.asarray(np.clip((levels[:, None] - self.pit_low) / width, 0.0, 1.0).mean(axis=1))


def score(mu: Floats, sigma: Floats, found: Floats, sd: Floats, below: NDArray[np.bool_]) -> Scores:
    """Return the scores of n results, all arguments of shape (n,).

    Args:
        mu: mean of the logit of the fraction expected.
        sigma: its sd.
        found: fraction found, or the limit it lies below, in (0, 1).
        sd: of `found`, sampling included [-].
        below: whether `found` is a limit.

    Source:
        Gneiting & Raftery, J. Am. Stat. Assoc. 102 (2007) 359, sections 3 and 4.2.
    """
    values, noise = latent(found, sd)
    spread = np.hypot(sigma, noise)
    z = (values - mu) / spread
    pit = ndtr(z)
    mean, crps = mean_and_crps(mu, spread, found)
    return Scores(
        pit_low=np.where(below, 0.0, pit),
        pit_high=pit,
        z=z,
        held=np.where(below[:, None], _inside(pit), np.abs(z)[:, None] <= _SIDES),
        bias=np.where(below, np.nan, found / mean - 1),
        crps=np.where(below, np.nan, crps),
        suspect=np.where(below, z < -SUSPECT_SCORE, np.abs(z) > SUSPECT_SCORE),
    )


def _inside(pit: Floats) -> Floats:
    """Return the share of [0, pit] inside the central intervals, shape (n, levels)."""
    low = (1 - np.array(LEVELS)) / 2
    part = np.clip(pit[:, None], low, 1 - low) - low
    return np.asarray(part / np.maximum(pit[:, None], 1e-300))


def mean_and_crps(mu: Floats, sigma: Floats, found: Floats) -> tuple[Floats, Floats]:
    """Return means and continuous ranked probability scores of logit-normal predictions [-].

    E|X - x| - E|X - X'| / 2 with E|X - x| = E X - x + 2 E(x - X)+ and E|X - X'| / 2 =
    E[X (2 Phi(Z) - 1)], X = expit(mu + sigma Z): the second a trapezoid sum, the first by
    Gauss-Legendre up to the kink at x.

    Args:
        mu: shape (n,).
        sigma: above 0, shape (n,).
        found: fractions x, shape (n,).

    Source:
        Gneiting & Raftery, J. Am. Stat. Assoc. 102 (2007) 359, eq. 21.
    """
    mean, scores = np.empty(len(mu)), np.empty(len(mu))
    for start in range(0, len(mu), _BLOCK):
        block = slice(start, start + _BLOCK)
        x = expit(mu[block, None] + sigma[block, None] * _NODES)
        mean[block] = x @ _WEIGHTS
        missing = _missing(mu[block], sigma[block], found[block])
        scores[block] = mean[block] - found[block] + 2 * missing - x @ _GINI
    return mean, scores


def _missing(mu: Floats, sigma: Floats, found: Floats) -> Floats:
    """Return E(x - X)+, what predictions are expected to fall short of what was found."""
    kink = np.clip((logit(found) - mu) / sigma, _NODES[0], _NODES[-1])
    half = (kink - _NODES[0]) / 2
    z = _NODES[0] + half[:, None] * (1 + _LEGENDRE_NODES)
    density = np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)
    short = np.maximum(found[:, None] - expit(mu[:, None] + sigma[:, None] * z), 0.0)
    return np.asarray(half * ((short * density) @ _LEGENDRE_WEIGHTS))


class Verdict(StrEnum):
    """What can be said of the intervals a group of results was held against."""

    OVER_CONFIDENT = "over_confident"
    UNDER_CONFIDENT = "under_confident"
    HONEST = "honest"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many results central intervals of one level held, and the 90 % interval of the share."""

    level: float
    hits: float
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Summary:
    """Results of one material, supplier, version or period, held against what was expected.

    below: results below a limit; suspects: `SUSPECT_SCORE` or more off. bias: mean
    relative one with its 90 % interval [-], crps: mean [-], both of what was found and None where
    that cannot be said. histogram: share of transforms in each of `BINS` equal bins; reliability:
    share at or below the upper end of each bin. chance: of an honest group to miss, or to be hit,
    so often, adjusted for all groups looked at; None where too few.
    """

    key: str
    n: int
    below: int
    suspects: int
    coverage: tuple[Coverage, ...]
    bias: float | None
    bias_low: float | None
    bias_high: float | None
    crps: float | None
    histogram: tuple[float, ...]
    reliability: tuple[float, ...]
    verdict: Verdict
    chance: float | None


def summaries(scores: Scores, keys: Sequence[str]) -> list[Summary]:
    """Return the summary of each group of results, in the order the keys come in.

    A group is over-confident where so few hits at 90 % are too unlikely, under-confident where so
    many at 50 % are (at 90 % no group of under 29 could be), honest otherwise, and nothing is said
    of it below `LEAST` results. All chances are adjusted together, so that among groups that are
    all honest one is called otherwise with a chance of at most `DOUBT`.

    Args:
        scores: of n results, taken to be independent.
        keys: of the group of each result, n of them.

    Source:
        Binomial tails; Clopper & Pearson, Biometrika 26 (1934) 404; Holm, Scand. J. Stat. 6
        (1979) 65.
    """
    names = np.array(keys, dtype=object)
    groups = {key: scores.of(names == key) for key in dict.fromkeys(keys)}
    tested = [key for key, group in groups.items() if len(group.z) >= LEAST]
    tails = np.array([_tails(groups[key]) for key in tested]).reshape(-1, 2)
    adjusted = holm(tails.ravel()).reshape(-1, 2)
    chances = dict(zip(tested, adjusted, strict=True))
    return [_summary(key, group, chances.get(key)) for key, group in groups.items()]


def worst_first(found: Iterable[Summary]) -> list[Summary]:
    """Return summaries by how little their intervals can be trusted, the worst first."""
    rank = {verdict: place for place, verdict in enumerate(Verdict)}
    return sorted(found, key=lambda s: (rank[s.verdict], 1.0 if s.chance is None else s.chance))


def honest_band(n: int) -> tuple[Floats, Floats]:
    """Return between which shares nine of ten honest groups of n results lie, shape (BINS,) each.

    The shares are those at or below the upper end of each bin, as `Summary.reliability` has them:
    5 % and 95 % quantiles of the binomial distribution.
    """
    ends = np.arange(1, BINS) / BINS
    low, high = (np.ceil(np.nan_to_num(bdtrik(y, n, ends)) - 1e-9) / n for y in (0.05, 0.95))
    return np.append(low, 1.0), np.append(high, 1.0)


def _tails(group: Scores) -> tuple[float, float]:
    """Return the chances of so few hits at 90 % and of so many at 50 %.

    The share of a hit that a result below a limit counts for is rounded towards honesty.
    """
    n = len(group.z)
    hits = dict(zip(LEVELS, group.held.sum(axis=0), strict=True))
    few, many = np.ceil(hits[0.90] - 1e-9), np.floor(hits[0.50] + 1e-9)
    return float(bdtr(few, n, 0.90)), float(bdtrc(many - 1, n, 0.50)) if many > 0 else 1.0


def holm(chances: Floats) -> Floats:
    """Return chances adjusted for how many were looked at, shape (tests,).

    Source:
        Holm, Scand. J. Stat. 6 (1979) 65.
    """
    order = np.argsort(chances)
    stepped = chances[order] * np.arange(len(chances), 0, -1)
    adjusted = np.empty(len(chances))
    adjusted[order] = np.minimum(np.maximum.accumulate(stepped), 1.0)
    return adjusted


def _summary(key: str, group: Scores, chances: Floats | None) -> Summary:
    edges = np.linspace(0.0, 1.0, BINS + 1)
    reliability = group.share_below(edges[1:])
    bias = group.bias[~np.isnan(group.bias)]
    found = group.crps[~np.isnan(group.crps)]
    low, high = _mean_interval(bias)
    verdict, chance = _verdict(chances)
    return Summary(
        key=key,
        n=len(group.z),
        below=len(group.z) - len(bias),
        suspects=int(group.suspect.sum()),
        coverage=tuple(
            _coverage(level, float(hits), len(group.z))
            for level, hits in zip(LEVELS, group.held.sum(axis=0), strict=True)
        ),
        bias=float(bias.mean()) if bias.size else None,
        bias_low=low,
        bias_high=high,
        crps=float(found.mean()) if found.size else None,
        histogram=tuple(np.diff(reliability, prepend=0.0).tolist()),
        reliability=tuple(reliability.tolist()),
        verdict=verdict,
        chance=chance,
    )


def _verdict(chances: Floats | None) -> tuple[Verdict, float | None]:
    if chances is None:
        return Verdict.TOO_FEW, None
    few, many = chances
    if min(few, many) >= DOUBT:
        return Verdict.HONEST, float(min(few, many))
    if few <= many:
        return Verdict.OVER_CONFIDENT, float(few)
    return Verdict.UNDER_CONFIDENT, float(many)


def _coverage(level: float, hits: float, n: int) -> Coverage:
    """Return a share with its 90 % interval; Clopper & Pearson, Biometrika 26 (1934) 404."""
    missed = n - hits
    low = float(betaincinv(hits, missed + 1, 0.05)) if hits > 0 else 0.0
    high = float(betaincinv(hits + 1, missed, 0.95)) if missed > 0 else 1.0
    return Coverage(level, hits, hits / n, low, high)


def _mean_interval(values: Floats) -> tuple[float | None, float | None]:
    """Return the 90 % interval of a mean by Student's t, None for fewer than two values."""
    if len(values) < 2:
        return None, None
    reach = float(stdtrit(len(values) - 1, 0.95) * values.std(ddof=1) / np.sqrt(len(values)))
    return float(values.mean() - reach), float(values.mean() + reach)
