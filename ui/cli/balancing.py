"""The commands `balance`, `scales` and `rates`: does the plant close, and who is off."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui.cli.batches import Since, Until, period
from ui.cli.printing import UNKNOWN, counted, print_json, print_table, say, session

if TYPE_CHECKING:
    from recycler.balance.causes import Cause, Culprit
    from recycler.balance.closure import Amount, Recovery
    from recycler.balance.eu_rates import Rate, Rates
    from recycler.balance.node_balance import Balance
    from recycler.balance.plant_network import PlantNetwork, UnseenLoss
    from recycler.balance.scales import Drift, ScaleChart, ScaleReport

_MOST_CULPRITS, _MOST_OF = 5, 4
_OFF = 1.96

Element = Annotated[str | None, typer.Option(help="Element; otherwise dry mass and all of them.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(balance)
    app.command()(scales)
    app.command()(rates)


def balance(
    context: typer.Context,
    since: Since = None,
    until: Until = None,
    node: Annotated[
        str, typer.Option(help="plant, yard, store, an area, or the number of a run.")
    ] = "plant",
    element: Element = None,
) -> None:
    """Say whether the plant closes over a period, what is missing, and who is the likely culprit.

    Missing is opening + in - out - closing of what was done with: runs closed, lots used up. What
    is reconciled stands beside what was measured, never in its place.
    """
    days = period(since, until)
    with session(context).open() as store:
        books = store.balances.books(*days)
        elements = [element] if element else ["", *books.elements]
        found = [store.balances.balance(node, one, *days) for one in elements]
        network = store.balances.network(element or "", *days)
        zone = store.facility().zone_info
    if session(context).as_json:
        print_json({
            "from": network.period.begin.astimezone(zone).date().isoformat(),
            "to": _last_day(network, zone),
            "node": found[0].node.key,
            "balances": [one.as_dict() for one in found],
            "words": words(found[0], network),
            "network": network_dict(network),
        })  # fmt: skip
        return
    typer.echo("\n".join(words(found[0], network)))
    _print_balances(found)
    _print_streams(network)


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


def rates(
    context: typer.Context,
    year: Annotated[int, typer.Option(min=2000, max=2100, help="Calendar year.")],
    group: Annotated[str, typer.Option(help="Chemistry group: LI, LA, NICD or OTHER.")] = "LI",
) -> None:
    """Say recycling efficiency and material recovery of a year (Regulation (EU) 2023/1542)."""
    with session(context).open() as store:
        found = store.balances.rates(year, group.upper())
    if session(context).as_json:
        print_json(found.as_dict())
        return
    typer.echo(f"{found.name}, {year}: {counted(len(found.runs), 'run', 'runs')} closed.")
    print_table(
        ["rate", ">input [kg]", ">output [kg]", ">rate", ">90 % interval", "target", ">chance"],
        [row for one in found.rates for row in _rate_rows(one)],
    )
    say(*_rate_notes(found))


def words(found: "Balance", network: "PlantNetwork") -> list[str]:
    """Return in sentences whether the books close, and who is suspected."""
    what = found.element or "dry mass"
    missing = found.closure
    amount = f"{_kg(abs(missing.imbalance_kg), missing.sd_kg)} kg {what}"
    way = "missing" if missing.imbalance_kg >= 0 else "too much"
    sigma = f"({abs(missing.z):.1f} sigma)" if missing.sd_kg else ""
    if not found.done:
        told = ["Nothing was done with in this period, so nothing can be missing yet."]
    elif abs(missing.z) > _OFF:
        told = [f"The books do not close: {amount} are {way} {sigma}."]
    else:
        told = [f"The books close: {amount} are {way}, within what is known {sigma}."]
    if network.checked and not network.closes:
        told.append(
            f"{counted(network.checked, 'balance', 'balances')} behind it do not fit together: "
            f"chi-squared {network.chi2:.4g}, where {network.critical_chi2:.4g} is exceeded by "
            "chance once in 20 times."
        )
    told += [culprit_words(one, rank) for rank, one in enumerate(network.culprits[:_MOST_CULPRITS])]
    told += [_loss_words(one) for one in network.losses]
    if network.culprits:
        told.append(
            "These are suggestions: nothing was left out, and nothing spread over products."
        )
    told += [f"Left out by a person: {cause_words(one)}." for one in network.left_out]
    return told


def culprit_words(one: "Culprit", rank: int) -> str:
    """Return in a sentence who is suspected, and what for."""
    begin = "Beside it" if rank else "The most likely culprit is"
    names = [cause_words(cause) for cause in one.causes[:_MOST_OF]]
    if len(one.causes) > _MOST_OF:
        names.append(f"{len(one.causes) - _MOST_OF} more")
    who = names[0] if len(names) == 1 else f"one of: {'; '.join(names)}"
    if one.since is not None and one.size is not None and one.sd is not None:
        day = one.since.at.date().isoformat()
        way = "too much" if one.size > 0 else "too little"
        size = f"{100 * abs(one.size):.2f} ± {100 * one.sd:.2f} %"
        return (
            f"{begin} {who}: it reads {size} {way} since {one.since.name} of {day} "
            f"({one.z:.1f} sigma)."
        )
    if one.size is not None and one.sd is not None and len(one.causes) == 1:
        way = "too much" if one.size > 0 else "too little"
        return f"{begin} {who}: {_kg(abs(one.size), one.sd)} kg {way} ({one.z:.1f} sigma)."
    return f"{begin} {who} ({one.z:.1f} sigma)."


def cause_words(one: "Cause") -> str:
    """Return what a cause is called."""
    scale = f" on {one.scale}" if one.scale else ""
    run = f" for run {one.run}" if one.run else ""
    return {
        "weighing": f"the weighing of {one.subject}{run}{scale}",
        "scale": f"the scale {one.subject}",
        "assay": f"the assay of {one.element} in {one.subject}",
        "batch": f"what {one.subject} is taken to hold",
        "material": f"what the reference says of {one.subject}",
        "yield": f"the yields of {one.subject}",
    }[one.kind.value]


def network_dict(found: "PlantNetwork") -> dict[str, Any]:
    """Return a network as the command says it."""
    return {
        "element": found.element or None,
        "nodes": [
            {**one.balance.as_dict(), "opening_reconciled": one.opening.as_dict(),
             "closing_reconciled": one.closing.as_dict()}
            for one in found.nodes
        ],
        "streams": [one.as_dict() for one in found.streams],
        "chi2": found.chi2,
        "dof": found.checked,
        "critical_chi2": found.critical_chi2,
        "p_value": found.p_value,
        "closes": found.closes,
        "culprits": [_culprit_dict(one, rank) for rank, one in enumerate(found.culprits)],
        "losses": [
            {"node": one.node, "element": one.element or None, "kg": one.kg, "sd_kg": one.sd_kg,
             "z": one.z}
            for one in found.losses
        ],
        "left_out": [cause_words(one) for one in found.left_out],
    }  # fmt: skip


def _culprit_dict(one: "Culprit", rank: int) -> dict[str, Any]:
    return {
        "words": culprit_words(one, rank),
        "one_of": [
            {"kind": cause.kind.value, "of": cause.subject, "run": cause.run,
             "scale": cause.scale, "element": cause.element}
            for cause in one.causes
        ],
        "size": one.size,
        "sd": one.sd,
        "z": one.z,
        "since": {"name": one.since.name, "at": one.since.at.isoformat()} if one.since else None,
        "closes_without": one.closes,
        "p_value_without": one.p_value,
        "names": list(one.names),
    }  # fmt: skip


def _loss_words(one: "UnseenLoss") -> str:
    what = "left" if one.kg > 0 else "come into"
    amount = f"{_kg(abs(one.kg), one.sd_kg)} kg {one.element or 'dry mass'}"
    return f"It may also be no measurement: {amount} may have {what} {one.node} unseen."


def _last_day(network: "PlantNetwork", zone: Any) -> str:
    from datetime import timedelta

    last = network.period.end - timedelta(microseconds=1)
    return str(last.astimezone(zone).date().isoformat())


def _print_balances(found: "list[Balance]") -> None:
    print_table(
        ["", ">opening [kg]", ">in", ">unseen", ">out", ">closing", ">missing", ">±", ">z",
         ">closure", ">provisional", ">recovery in", ">recovery out"],
        [_balance_row(one) for one in found],
    )  # fmt: skip


def _balance_row(one: "Balance") -> list[str]:
    closure = one.closure
    sides = (one.opening, one.incoming, one.unseen, one.outgoing, one.closing)
    both = one.recoveries
    return [
        one.element or "dry mass",
        *(_kg(side.kg, side.sd) for side in sides),
        _kg(closure.imbalance_kg, closure.sd_kg),
        _kg(closure.sd_kg, closure.sd_kg),
        _score(closure.z) if closure.sd_kg else UNKNOWN,
        UNKNOWN if closure.closure is None else f"{100 * closure.closure:.1f} %",
        UNKNOWN if one.provisional is None else f"{100 * one.provisional:.0f} %",
        _share(both.check_in if both else None),
        _share(both.check_out if both else None),
    ]


def _print_streams(network: "PlantNetwork") -> None:
    print_table(
        ["stream", "kind", ">measured [kg]", ">±", ">reconciled [kg]", ">±", ">z", "of"],
        [
            [
                one.name, one.kind.value, _kg(one.amount.raw.kg, one.amount.raw.sd),
                _kg(one.amount.raw.sd, one.amount.raw.sd), _kg(one.amount.kg, one.amount.sd_kg),
                _kg(one.amount.sd_kg, one.amount.sd_kg),
                _score(one.amount.z), _some(one.of),
            ]
            for one in network.streams
        ],
    )  # fmt: skip


def _some(of: "tuple[tuple[str, Amount], ...]") -> str:
    names = list(dict.fromkeys(name for name, _ in of))
    more = f" +{len(names) - 2}" if len(names) > 2 else ""
    return f"{', '.join(names[:2])}{more}"


def _share(found: "Recovery | None") -> str:
    if found is None:
        return UNKNOWN
    return f"{100 * found.share:.1f} % ({100 * found.p05:.1f}–{100 * found.p95:.1f})"


def _kg(value: float, sd: float) -> str:
    from ui.language.numbers import interval_decimals, number

    return number(value, interval_decimals(sd))


def _score(z: float | None) -> str:
    from ui.language.numbers import number

    return number(z, 1)


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


def _rate_rows(one: "Rate") -> list[list[str]]:
    found = one.recovery
    begin = [
        "recycling efficiency" if one.name == "efficiency" else f"recovery of {one.name}",
        _kg(one.input.kg, one.input.sd), _kg(one.output.kg, one.output.sd),
        UNKNOWN if found is None else f"{100 * found.share:.1f} %",
        UNKNOWN if found is None else f"{100 * found.p05:.1f}–{100 * found.p95:.1f} %",
    ]  # fmt: skip
    rows = [
        [*(begin if first == 0 else [""] * len(begin)),
         f"{100 * target.value:.0f} % by {target.since.isoformat()}",
         UNKNOWN if target.chance is None else f"{100 * target.chance:.0f} %"]
        for first, target in enumerate(one.targets)
    ]  # fmt: skip
    return rows or [[*begin, UNKNOWN, UNKNOWN]]


def _rate_notes(found: "Rates") -> list[str]:
    counts = [one.substance for one in found.counted if one.counts]
    return [
        f"As output count {', '.join(counts)} in products (evidence: {found.evidence.value}).",
        "Formulas and counted substances are to be verified in Delegated Regulation (EU) 2025/606.",
    ]
