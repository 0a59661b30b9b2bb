"""The command `scales`: what each scale reads too much, and which one drifts since when."""

from typing import TYPE_CHECKING, Any

import typer

from ui.cli.batches import Since, Until, period
from ui.cli.printing import UNKNOWN, counted, print_json, print_table, session

if TYPE_CHECKING:
    from recycler.balance.scales import Drift, ScaleChart, ScaleReport


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(scales)


def scales(context: typer.Context, since: Since = None, until: Until = None) -> None:
    """Say what each scale reads too much, month by month, and which one is off since when."""
    days = period(since, until)
    with session(context).open() as store:
        found = store.balances.scales(*days)
        zone = store.facility().zone_info
    if session(context).as_json:
        print_json({
            "critical": found.critical,
            "drifts": [_drift_dict(one) for one in found.drifts],
            "scales": [_chart_dict(one, zone) for one in found.charts],
        })  # fmt: skip
        return
    typer.echo("\n".join(_scale_words(found)))
    print_table(
        ["scale", ">weighings", ">told months", ">last error", ">±", ">alarms", "0.5 % is noticed"],
        [_chart_row(one) for one in found.charts],
    )


def _scale_words(found: "ScaleReport") -> list[str]:
    if not found.drifts:
        return ["No scale is named."]
    return [_drift_words(one) for one in found.drifts]


def _drift_words(one: "Drift") -> str:
    way = "too much" if one.error > 0 else "too little"
    return (
        f"{one.scale} reads {100 * abs(one.error):.2f} ± {100 * one.sd:.2f} % {way}: drifting "
        f"since {one.since.name} of {one.since.at.date().isoformat()}, noticed after "
        f"{counted(one.periods, 'month', 'months')}."
    )


def _drift_dict(one: "Drift") -> dict[str, Any]:
    return {
        "scale": one.scale, "error": one.error, "sd": one.sd, "z": one.z,
        "since": {"name": one.since.name, "at": one.since.at.isoformat()},
        "noticed": one.noticed, "periods": one.periods, "words": _drift_words(one),
    }  # fmt: skip


def _chart_dict(one: "ScaleChart", zone: Any) -> dict[str, Any]:
    told = set(one.told)
    return {
        "scale": one.scale,
        "periods": [
            {"from": error.period.begin.astimezone(zone).date().isoformat(),
             "error": error.error if number in told else None,
             "sd": error.sd if number in told else None,
             "z": error.z if number in told else None, "weighings": error.weighings}
            for number, error in enumerate(one.errors)
        ],
        "alarms": [
            {"rule": alarm.rule.value, "noticed": one.told[alarm.noticed],
             "since": one.told[alarm.since], "shift": alarm.shift}
            for alarm in (*one.chart.alarms, *one.runs)
        ],
        "periods_on_average": one.average,
        "periods_surely": one.surely,
    }  # fmt: skip


def _chart_row(one: "ScaleChart") -> list[str]:
    last = one.errors[one.told[-1]] if one.told else None
    noticed = UNKNOWN
    if one.average is not None:
        surely = UNKNOWN if one.surely is None else str(one.surely)
        noticed = f"after {one.average:.1f} months on average, {surely} at most in 19 of 20 cases"
    return [
        one.scale,
        str(sum(error.weighings for error in one.errors)),
        str(len(one.told)),
        UNKNOWN if last is None else f"{100 * last.error:+.2f} %",
        UNKNOWN if last is None else f"{100 * last.sd:.2f} %",
        str(len(one.chart.alarms) + len(one.runs)),
        noticed,
    ]
