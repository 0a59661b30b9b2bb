"""Is the recovery of closed runs in control: single runs, and months that drift.

Runs of a plant follow each other: what one left in the circuit the next one finds. Plain limits
would then alarm too often, so the limits are those of what a run differs from what the one before
lets expect (an autoregression of order one), and so are the sums.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from recycler.balance.drift import Chart, cusum
from recycler.laboratory.control import ACTION, Limits, chart_limits
from recycler.model.logit import Floats
from recycler.processing.realised import Realised

FEWEST = 8  # runs from which on there are limits
MOST_FIRST = 24  # runs the sums of later ones are held against


@dataclass(frozen=True, slots=True, eq=False)
class RecoveryControl:
    """Runs in order of time, and what the charts say of them.

    offsets: of each run's recovery from the mean of its route, shape (n,) [-]; expected: of the
    offset, by the run before, shape (n,) [-]; following: how much of an offset is left in the
    next run [-]; limits: of offset less expected; out: numbers of the runs beyond them; months:
    the first day of each month with a run; monthly: mean standard score of its runs times the
    root of their number, from the median of the first runs, one run counting for no more than the
    limit, shape (months,); chart: its sums.
    """

    element: str
    runs: tuple[Realised, ...]
    offsets: Floats
    expected: Floats
    following: float
    limits: Limits
    out: tuple[int, ...]
    months: tuple[date, ...]
    monthly: Floats
    chart: Chart


def recovery_control(found: Iterable[Realised], element: str) -> RecoveryControl | None:
    """Return the control charts of the recovery of an element, None with too few runs.

    Args:
        found: realised yields of closed runs.
        element: of which.

    Source:
        Residual charts of autocorrelated data: Alwan & Roberts, J. Bus. Econ. Stat. 6 (1988) 87;
        limits of single results from the mean moving range of two: ISO 7870-2:2013.
    """
    runs = sorted((one for one in found if one.element == element), key=lambda r: (r.on, r.run))
    if len(runs) < FEWEST:
        return None
    offsets = _offsets(runs)
    following = _following(offsets)
    expected = np.concatenate(([0.0], following * offsets[:-1]))
    left = offsets - expected
    limits = chart_limits(left)
    scores = (left - limits.centre) / limits.sd if limits.sd else np.zeros(len(runs))
    out = tuple(int(n) for n in np.flatnonzero(np.abs(scores) > ACTION))
    first = float(np.median(scores[: min(MOST_FIRST, max(FEWEST, len(runs) // 2))]))
    months, monthly = _monthly(runs, np.clip(scores, -ACTION, ACTION) - first)
    return RecoveryControl(
        element, tuple(runs), offsets, expected, following, limits, out, months, monthly,
        cusum(monthly.tolist()),
    )  # fmt: skip


def _offsets(runs: Sequence[Realised]) -> Floats:
    """Return how far each run is from the mean of those of its route and stage."""
    groups: dict[tuple[str, str | None], list[float]] = {}
    for one in runs:
        groups.setdefault((one.route, one.stage), []).append(one.share)
    means = {key: sum(shares) / len(shares) for key, shares in groups.items()}
    return np.array([one.share - means[one.route, one.stage] for one in runs])


def _following(offsets: Floats) -> float:
    """Return the correlation of a run with the one before it, none where it may be chance.

    The step that explains most is taken off first, or a lasting change would look like it.
    """
    best = min((_without_step(offsets, at) for at in range(1, len(offsets))), key=lambda r: r @ r)
    whole = float(best @ best)
    if not whole:
        return 0.0
    found = float(best[1:] @ best[:-1]) / whole
    return found if found > 2 / np.sqrt(len(offsets)) else 0.0


def _without_step(offsets: Floats, at: int) -> Floats:
    before, after = offsets[:at], offsets[at:]
    return np.concatenate([before - before.mean(), after - after.mean()])


def _monthly(runs: Sequence[Realised], scores: Floats) -> tuple[tuple[date, ...], Floats]:
    by_month: dict[date, list[float]] = {}
    for one, score in zip(runs, scores.tolist(), strict=True):
        by_month.setdefault(one.on.replace(day=1), []).append(score)
    sums = [sum(some) / np.sqrt(len(some)) for some in by_month.values()]
    return tuple(by_month), np.array(sums)
