"""The way to a year's mass: what will have been recovered week by week, and when a value is met.

`docs/model.md` section 16.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from recycler.model.logit import Floats
from recycler.targets.outlook import Outlook
from recycler.targets.projection import weekly_draws


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """What will have been recovered of a year's mass by some days, weeks apart.

    days: shape (n,), the last that of the outlook; draws: shape (DRAWS, n) [kg].
    """

    days: tuple[date, ...]
    draws: Floats

    def quantiles(self, *levels: float) -> Floats:
        """Return quantiles of each day, shape (levels, n) [kg]."""
        return np.asarray(np.quantile(self.draws, levels, axis=0))

    def reached(self, value: float, share: float) -> date | None:
        """Return the first day by which a share of the draws has reached a value.

        Args:
            value: to reach [kg].
            share: of the draws [-].

        Returns:
            None where they have not by the last day.
        """
        above = np.flatnonzero((self.draws >= value).mean(axis=0) >= share)
        return self.days[int(above[0])] if len(above) else None


def path(outlook: Outlook, name: str) -> Path:
    """Return the way an outlook goes; its last draws are those of the outlook.

    Args:
        outlook: of a year.
        name: element or group it is of.
    """
    weekly = weekly_draws(outlook.history, outlook.since, outlook.until, name)
    ends = [outlook.history.end + timedelta(days=7 * week + 7) for week in range(weekly.shape[1])]
    coming = np.maximum(np.cumsum(weekly, axis=1), 0.0)
    draws = outlook.counted[:, None] + outlook.common[:, None] * coming
    return Path(tuple(min(day, outlook.until) for day in ends), np.asarray(draws))
