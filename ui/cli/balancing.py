"""The command `balance`: does the plant close, what is missing, and who is off."""

from datetime import tzinfo
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui.cli.batches import Since, Until, period
from ui.cli.printing import UNKNOWN, counted, print_json, print_table, session
from ui.cli.trending import By, tell_trend

if TYPE_CHECKING:
    from recycler.balance.cause import Cause
    from recycler.balance.causes import Culprit
    from recycler.balance.closure import Amount, Recovery
    from recycler.balance.node_balance import Balance
    from recycler.balance.plant_network import PlantNetwork, UnseenLoss

_MOST_CULPRITS, _MOST_OF = 5, 4
_OFF = 1.96

Element = Annotated[str | None, typer.Option(help="Element; otherwise dry mass and all of them.")]


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(balance)


def balance(
    context: typer.Context,
    since: Since = None,
    until: Until = None,
    node: Annotated[
        str, typer.Option(help="plant, yard, store, an area, or the number of a run.")
    ] = "plant",
    element: Element = None,
    by: Annotated[
        By | None,
        typer.Option(help="Period by period instead, and whether what is missing drifts."),
    ] = None,
) -> None:
    """Say whether the plant closes over a period, what is missing, and who is the likely culprit.

    Missing is opening + in - out - closing of what was done with: runs closed, lots used up. What
    is reconciled stands beside what was measured, never in its place.
    """
    days = period(since, until)
    if by is not None:
        with session(context).open() as store:
            tell_trend(context, store.balances.trend(node, element or "", *days, by.value), by)
        return
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


def words(found: "Balance", network: "PlantNetwork") -> list[str]:
    """Return in sentences whether the books close, and who is suspected."""
    what = found.element or "dry mass"
    missing = found.closure
    amount = f"{kg_text(abs(missing.imbalance_kg), missing.sd_kg)} kg {what}"
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
    zone = network.period.begin.tzinfo
    culprits = network.culprits[:_MOST_CULPRITS]
    told += [culprit_words(one, rank, zone) for rank, one in enumerate(culprits)]
    told += [_loss_words(one) for one in network.losses]
    if network.culprits:
        told.append(
            "These are suggestions: nothing was left out, and nothing spread over products."
        )
    told += [
        f"Left out by a person: {cause_words(one, zone)}." for one in network.left_out.values()
    ]
    return told


def culprit_words(one: "Culprit", rank: int, zone: tzinfo | None) -> str:
    """Return in a sentence who is suspected, and what for."""
    begin = "Beside it" if rank else "The most likely culprit is"
    names = [cause_words(cause, zone) for cause in one.causes[:_MOST_OF]]
    if len(one.causes) > _MOST_OF:
        names.append(f"{len(one.causes) - _MOST_OF} more")
    who = names[0] if len(names) == 1 else f"one of: {'; '.join(names)}"
    if one.since is not None and one.size is not None and one.sd is not None:
        day = one.since.at.astimezone(zone).date().isoformat()
        way = "too much" if one.size > 0 else "too little"
        size = f"{100 * abs(one.size):.2f} ± {100 * one.sd:.2f} %"
        return (
            f"{begin} {who}: it reads {size} {way} since {one.since.name} of {day} "
            f"({one.z:.1f} sigma)."
        )
    if one.size is not None and one.sd is not None and len(one.causes) == 1:
        way = "too much" if one.size > 0 else "too little"
        return f"{begin} {who}: {kg_text(abs(one.size), one.sd)} kg {way} ({one.z:.1f} sigma)."
    return f"{begin} {who} ({one.z:.1f} sigma)."


def cause_words(one: "Cause", zone: tzinfo | None) -> str:
    """Return what a cause is called."""
    scale = f" on {one.scale}" if one.scale else ""
    run = f" for run {one.run}" if one.run else ""
    since = f" since {one.since.astimezone(zone).date().isoformat()}" if one.since else ""
    return {
        "weighing": f"the weighing of {one.subject}{run}{scale}",
        "scale": f"the scale {one.subject}{since}",
        "assay": f"the assay of {one.element} in {one.subject}",
        "batch": f"what {one.subject} is taken to hold",
        "material": f"what the reference says of {one.subject}",
        "yield": f"the yields of {one.subject}",
    }[one.kind.value]


def network_dict(found: "PlantNetwork") -> dict[str, Any]:
    """Return a network as the command says it."""
    zone = found.period.begin.tzinfo
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
        "culprits": [_culprit_dict(one, rank, zone) for rank, one in enumerate(found.culprits)],
        "losses": [
            {"node": one.node, "element": one.element or None, "kg": one.kg, "sd_kg": one.sd_kg,
             "z": one.z}
            for one in found.losses
        ],
        "left_out": [cause_words(one, zone) for one in found.left_out.values()],
    }  # fmt: skip


def _culprit_dict(one: "Culprit", rank: int, zone: tzinfo | None) -> dict[str, Any]:
    return {
        "words": culprit_words(one, rank, zone),
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
        "names": [name for name, _ in one.readings],
    }  # fmt: skip


def _loss_words(one: "UnseenLoss") -> str:
    what = "left" if one.kg > 0 else "come into"
    amount = f"{kg_text(abs(one.kg), one.sd_kg)} kg {one.element or 'dry mass'}"
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
        *(kg_text(side.kg, side.sd) for side in sides),
        kg_text(closure.imbalance_kg, closure.sd_kg),
        kg_text(closure.sd_kg, closure.sd_kg),
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
                one.name, one.kind.value, kg_text(one.amount.raw.kg, one.amount.raw.sd),
                kg_text(one.amount.raw.sd, one.amount.raw.sd),
                kg_text(one.amount.kg, one.amount.sd_kg),
                kg_text(one.amount.sd_kg, one.amount.sd_kg),
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


def kg_text(value: float, sd: float) -> str:
    """Write a mass with the digits its standard deviation leaves."""
    from ui.language.numbers import interval_decimals, number

    return number(value, interval_decimals(sd))


def _score(z: float | None) -> str:
    from ui.language.numbers import number

    return number(z, 1)
