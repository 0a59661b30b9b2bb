"""What comes, by a facility's own weeks: level, trend and season, and blocks of what is left over.

`docs/model.md` section 16. The mean of a week is exp(x b), x: one, the years from now, and the
first two harmonics of the year; b is fitted by quasi-likelihood with variance proportional to the
mean (McCullagh & Nelder, Generalized Linear Models, 2nd ed. 1989, ch. 9) and a normal prior on
trend and season, so that a short history does not invent them. Draws of b come from its
approximate posterior, heavier in the tails for few weeks; what weeks deviate by comes from blocks
of the facility's own weeks (Künsch, Ann. Statist. 17, 1217-1241, 1989).
"""

import zlib
from dataclasses import dataclass
from datetime import date

import numpy as np

from recycler.model.logit import Floats

DRAWS = 2_000
FEWEST_WEEKS = 6  # of history that say anything of what comes
FEWEST_BUSY = 3  # of them with anything in
MOST_WEEKS = 208  # four years: what was before says little of what comes
_BLOCK = 6  # weeks
_TREND_SD = 0.2  # of the logarithm, in a year
_SEASON_SD = (0.17, 0.17, 0.1, 0.1)  # of the harmonics of the logarithm
_DRIFT_SD = 0.08  # of the level in a year, beside its trend
_WIDER = 1.1  # as weeks follow each other across the joins of blocks; found in back-tests
_ROUNDS = 40
_YEAR = 365.25
_INFLATION = 3.0  # the most by which weeks that follow each other are taken for fewer


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """What came in each week [kg], shape (weeks,); the last week ends with `end`."""

    end: date
    weekly: Floats

    @property
    def is_enough(self) -> bool:
        return len(self.weekly) >= FEWEST_WEEKS and int((self.weekly > 0).sum()) >= FEWEST_BUSY

    @classmethod
    def of_days(cls, end: date, daily: Floats) -> "History":
        """Return the weeks that end with the last of some days; days short of a week are left out.

        Args:
            end: the last day.
            daily: of each day [kg], shape (days,).
        """
        weeks = min(len(daily) // 7, MOST_WEEKS)
        kept = daily[len(daily) - 7 * weeks :].reshape(weeks, 7).sum(axis=1)
        return cls(end, np.asarray(kept, dtype=float))


@dataclass(frozen=True, slots=True, eq=False)
class _Fit:
    """Coefficients, a root of their covariance, the residuals and the degrees of freedom."""

    beta: Floats
    root: Floats
    residuals: Floats
    freedom: float
    scale: float


def weekly_draws(history: History, since: date, until: date, name: str = "") -> Floats:
    """Return draws of what comes in each week of a period after the history [kg].

    Args:
        history: of enough weeks.
        since: first day, after the end of the history.
        until: last day.
        name: of what comes; the same name draws the same.

    Returns:
        Shape (DRAWS, weeks); weeks are counted from the end of the history, and of those that lie
        partly outside the period only the part within it is in.
    """
    inside = _shares(history.end, since, until)
    if not len(inside):
        return np.zeros((DRAWS, 0))
    fit = _fit(history)
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    widening = np.sqrt(fit.freedom / rng.chisquare(fit.freedom, DRAWS))[:, None]
    ahead = np.arange(1.0, len(inside) + 1)
    drift = rng.standard_normal(DRAWS)[:, None] * _DRIFT_SD * np.sqrt(ahead * 7 / _YEAR)
    beta = fit.beta + widening * (rng.standard_normal((DRAWS, len(fit.beta))) @ fit.root.T)
    mean = np.exp(np.clip(beta @ _design(history.end, ahead - 0.5).T + drift, -12, 12))
    left_over = _WIDER * widening * _blocks(fit.residuals, (DRAWS, len(inside)), rng)
    drawn = inside * mean + np.sqrt(inside) * np.sqrt(mean) * left_over
    return np.asarray(drawn * fit.scale)


def future_draws(history: History, since: date, until: date, name: str = "") -> Floats:
    """Return draws of what comes in a period after the history [kg], shape (DRAWS,).

    Args as of `weekly_draws`.
    """
    return np.asarray(np.maximum(weekly_draws(history, since, until, name).sum(axis=1), 0.0))


def _shares(end: date, since: date, until: date) -> Floats:
    """Return which share of each week after a day lies in a period."""
    weeks = max(0, -(-(until - end).days // 7))
    first, last = (since - end).days - 1, (until - end).days
    begin = 7 * np.arange(weeks)
    inside = np.minimum(begin + 7, last) - np.maximum(begin, first)
    return np.asarray(np.clip(inside, 0, 7) / 7.0)


def _design(end: date, weeks: Floats) -> Floats:
    """Return the rows of the design for the middles of weeks, counted from a day."""
    years = weeks * 7 / _YEAR
    turn = 2 * np.pi * (end.timetuple().tm_yday / _YEAR + years)
    columns = (np.ones_like(years), years, np.cos(turn), np.sin(turn), np.cos(2 * turn),
               np.sin(2 * turn))  # fmt: skip
    return np.stack(columns, axis=1)


def _fit(history: History) -> _Fit:
    weekly = history.weekly
    scale = float(weekly.mean())
    y = weekly / scale
    x = _design(history.end, np.arange(-len(y), 0.0) + 0.5)
    prior = np.diag([0.0, _TREND_SD**-2, *(sd**-2 for sd in _SEASON_SD)])
    beta, dispersion, freedom = np.zeros(x.shape[1]), 1.0, float(len(y) - 1)
    for _ in range(_ROUNDS):
        mean = np.exp(np.clip(x @ beta, -12, 12))
        information = (x.T * mean) @ x / dispersion
        step = np.linalg.solve(information + prior, x.T @ (y - mean) / dispersion - prior @ beta)
        beta = beta + np.clip(step, -1.0, 1.0)
        used = float(np.trace(np.linalg.solve(information + prior, information)))
        mean = np.exp(np.clip(x @ beta, -12, 12))
        freedom = max(len(y) - used, 2.0)
        dispersion = max(float(((y - mean) ** 2 / mean).sum()) / freedom, 1e-6)
        if np.abs(step).max() < 1e-8:
            break
    residuals = (y - mean) / np.sqrt(mean)
    information = (x.T * mean) @ x / (dispersion * _following(residuals))
    root = np.linalg.cholesky(np.linalg.inv(information + prior))
    residuals = (residuals - residuals.mean()) * np.sqrt(len(y) / freedom)
    return _Fit(beta, root, residuals, freedom, scale)


def _following(residuals: Floats) -> float:
    """Return by how much weeks that follow each other are worth fewer (Bartlett weights)."""
    n = len(residuals)
    variance = float(residuals @ residuals)
    lags = min(_BLOCK, n // 6)
    if not variance or not lags:
        return 1.0
    found = [float(residuals[k:] @ residuals[:-k]) / variance for k in range(1, lags + 1)]
    weights = [1 - k / (lags + 1) for k in range(1, lags + 1)]
    return float(np.clip(1 + 2 * np.dot(weights, found), 1.0, _INFLATION))


def _blocks(residuals: Floats, shape: tuple[int, int], rng: np.random.Generator) -> Floats:
    """Return blocks of weeks drawn from the history, joined, in a circle."""
    draws, weeks = shape
    block = min(_BLOCK, max(1, len(residuals) // 4))
    starts = rng.integers(0, len(residuals), (draws, -(-weeks // block)))
    places = (starts[:, :, None] + np.arange(block)).reshape(draws, -1)[:, :weeks]
    return np.asarray(residuals[places % len(residuals)])
