"""What the page shows a moment after its figures: targets, what is to be expected, trends."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recycler.elements import GROUPS
from ui.recovery.figures import Ahead, AimStep, Behind, Plant, Worth
from ui.recovery.months import first_month, trends

if TYPE_CHECKING:
    from db.store import Store
    from recycler.processing.realised import Realised
    from recycler.targets.standing import Standing
    from recycler.trend import Trend
    from ui.recovery.analyst import Analyst
    from ui.recovery.figures import Figures

LEADING = {"NdPr": "Nd", "REE": "Nd"}  # the element of a group that balances are told of
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


def read_plant(
    store: "Store", figures: "Figures", yields: "Sequence[Realised] | None" = None
) -> Plant | None:
    """Return what runs made of it, None where figures are of a part of what came in.

    Args:
        store: of the facility.
        figures: with batches.
        yields: of closed runs, where they are known already.
    """
    from recycler.processing.recovery_control import recovery_control
    from ui.balance.figures import Scope
    from ui.balance.source import read_figures

    if figures.scope.is_narrowed:
        return None
    code = LEADING.get(figures.aim, figures.aim)
    scope = Scope(figures.since, figures.until, code)
    plant = read_figures(store, scope, figures.today).figures
    known = store.processing.realised() if yields is None else yields
    return Plant(plant, recovery_control(known, code))


def read_worth(store: "Store", figures: "Figures", currency: str) -> Worth | None:
    """Return what is recovered of the aim is worth at spot, None without a price."""
    where = figures.scope.where(store.reference())
    value = store.market.value(
        where, currency, figures.today, elements=GROUPS.get(figures.aim, (figures.aim,))
    )
    return Worth(value.total.mean, currency) if value.total else None


def with_behind(store: "Store", analyst: "Analyst", figures: "Figures") -> "Figures":
    """Return figures with all that is behind them, for those who wait."""
    if not figures.batches:
        return figures
    behind = read_behind(store, analyst, figures)
    return replace(figures, behind=replace(behind, plant=read_plant(store, figures)))


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
