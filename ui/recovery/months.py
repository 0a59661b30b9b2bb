"""The facility's own whole months, of which a trend is told."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from recycler.totals.holding import Holding
from recycler.trend import Trend, seasonal_trend
from recycler.units import UG_PER_KG
from ui.parts.period import months_before

MOST = 60  # months looked back
MeanOf = Callable[[str, int], Callable[[Holding], float]]


def first_month(today: date) -> date:
    """The first day of the months that are looked at."""
    return months_before(today, MOST)


def trends(
    keyed: Iterable[tuple[str, Holding]], names: Iterable[str], mean_of: MeanOf, today: date
) -> dict[str, Trend]:
    """Return the trends of the dry mass, and of each element's recovered mass and recovery.

    Args:
        keyed: holdings by month, such as `2026-11`; the running month is not looked at.
        names: elements and groups.
        mean_of: what a holding holds of one (0), and what is won of it (1) [kg].
        today: the facility's day.
    """
    held: dict[str, list[Holding]] = {}
    for key, holding in keyed:
        held.setdefault(key, []).append(holding)
    months = _months(min(held, default=""), today)
    each = [held.get(month, []) for month in months]
    found = {"dry": [sum(h.dry_ug for h in month) / UG_PER_KG for month in each]}
    series: Mapping[str, list[float | None]] = {name: list(of) for name, of in found.items()}
    series = {**series, **_of_elements(each, names, mean_of)}
    told = {name: seasonal_trend(values) for name, values in series.items()}
    return {name: trend for name, trend in told.items() if trend is not None}


def _of_elements(
    each: list[list[Holding]], names: Iterable[str], mean_of: MeanOf
) -> dict[str, list[float | None]]:
    series: dict[str, list[float | None]] = {}
    for name in names:
        contained, recovered = (
            [sum(map(mean_of(name, which), month)) for month in each] for which in (0, 1)
        )
        series[f"recovered {name}"] = list(recovered)
        series[f"rate {name}"] = [
            won / held if held > 0 else None for won, held in zip(recovered, contained, strict=True)
        ]
    return series


def _months(first: str, today: date) -> list[str]:
    """Every whole month from the first with a batch on."""
    if not first:
        return []
    day, months = date.fromisoformat(f"{first}-01"), []
    while day < today.replace(day=1):
        months.append(day.isoformat()[:7])
        day = months_before(day, -1)
    return months
