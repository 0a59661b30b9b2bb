"""What the page shows a moment after its figures: targets, what is to be expected, trends."""

from dataclasses import replace
from typing import TYPE_CHECKING

from ui.recovery.figures import Ahead, AimStep, Behind
from ui.recovery.months import first_month, trends

if TYPE_CHECKING:
    from db.store import Store
    from recycler.targets.standing import Standing
    from recycler.trend import Trend
    from ui.recovery.analyst import Analyst
    from ui.recovery.figures import Figures

BAND = (0.05, 0.95)
REACHED = (0.05, 0.5, 0.95)  # shares of the draws


def read_behind(
    store: "Store", analyst: "Analyst", figures: "Figures", *, whole: bool = True
) -> Behind:
    """Return what belongs to figures and takes longer than they do.

    Args:
        store: of the facility.
        analyst: who gave the figures.
        figures: with batches.
        whole: with rates out of runs and the honesty of intervals, as `Targets.standings` has it.
    """
    standings: tuple[Standing, ...] = ()
    if not figures.scope.is_narrowed:
        standings = tuple(store.targets.standings(figures.today, only_followed=True, whole=whole))
    where = {one.target.code: store.targets.behind(one) for one in standings if one.now}
    ahead, months = ahead_of(figures, standings), _trends(store, analyst, figures)
    return Behind(standings, where, ahead, months, whole)


def with_behind(store: "Store", analyst: "Analyst", figures: "Figures") -> "Figures":
    """Return figures with all that is behind them, for those who wait."""
    if not figures.batches:
        return figures
    return replace(figures, behind=read_behind(store, analyst, figures))


def ahead_of(figures: "Figures", standings: "tuple[Standing, ...]") -> Ahead | None:
    """Return what is to be expected of the year on view, None where no target is about it."""
    from recycler.targets.path import path

    standing = next((one for one in standings if _is_about(figures, one)), None)
    if standing is None or standing.outlook is None:
        return None
    way, unit = path(standing.outlook, standing.target.about), standing.target.demand_kg or 1.0
    low, high = way.quantiles(*BAND)
    now = figures.cumulative[-1].recovered
    value = standing.step.value * unit
    early, middle, late = (way.reached(value, share) for share in REACHED)
    return Ahead(
        standing, (figures.until, *way.days),
        (now.mean, *map(float, way.draws.mean(axis=0))),
        (now.p05, *map(float, low)), (now.p95, *map(float, high)),
        _steps(standing, unit), (early, middle, late),
    )  # fmt: skip


def _is_about(figures: "Figures", one: "Standing") -> bool:
    """Whether a target is about what is added up, over the days that are shown."""
    same = one.target.figure.is_sum and one.target.about == figures.aim
    return same and (one.since, one.on) == (figures.since, figures.until)


def _steps(standing: "Standing", unit: float) -> tuple[AimStep, ...]:
    steps, since = [], standing.since
    for step in standing.target.steps:
        if since < step.on <= standing.step.on:
            steps.append(AimStep(since, step.on, step.value * unit))
            since = step.on
    return tuple(steps)


def _trends(store: "Store", analyst: "Analyst", figures: "Figures") -> "dict[str, Trend]":
    names = [one.code for one in figures.elements]
    first = first_month(figures.today)
    scope = replace(figures.scope, since=first, until=None)
    keyed = store.holdings(scope.where(store.reference()), "month", names)
    return trends(keyed, names, analyst.mean_of, figures.today)
