"""The command `reconcile`: a network of measured streams made to close, and who is suspected."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli.printing import UNKNOWN, counted, print_json, print_table, say, session
from ui.language.sentences import say as sentence_for

if TYPE_CHECKING:
    from recycler.balance.reconciliation import (
        Loss,
        NodeBalance,
        Reconciled,
        Reconciliation,
        Suspect,
    )
    from recycler.problems import Problem

_OFF = 1.96  # sds from which a node is named
_MOST_NODES = 3


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(reconcile)


def reconcile(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Network as JSON: streams and nodes.")],
) -> None:
    """Reconcile a network of measured streams and name which measurement may be wrong.

    FILE is one JSON object with two lists: streams, each an object with name, from, to, value and
    sd, and nodes, each a name. Null is outside, or not measured.
    """
    from recycler.balance.network_file import read_network
    from recycler.balance.reconciliation import reconcile as reconciled

    read = read_network(file)
    if read.problems:
        _refuse(context, read.problems)
    found = reconciled(read.network)
    lack = [found.lack] if found.lack else []
    if session(context).as_json:
        notices = [_message(one) for one in found.notices]
        print_json({**_document(found), "notices": notices, **_problems(lack)})
    else:
        typer.echo("\n".join(_verdict(found)))
        _print(found)
    say(*map(sentence_for, [*lack, *found.notices]))
    if lack:
        raise typer.Exit(1)


def _refuse(context: typer.Context, problems: "list[Problem]") -> None:
    if session(context).as_json:
        print_json(_problems(problems))
    say(*map(sentence_for, problems))
    raise typer.Exit(1)


def _problems(problems: "list[Problem]") -> dict[str, object]:
    if not problems:
        return {}
    return {"ok": False, "problems": [_message(one) for one in problems]}


def _message(one: "Problem") -> dict[str, str]:
    return {"code": one.code, "message": sentence_for(one)}


def _document(found: "Reconciliation") -> dict[str, object]:
    return {
        "streams": [
            {
                "name": one.name,
                "measured": one.measured,
                "reconciled": one.reconciled,
                "sd": one.sd,
                "z": one.z,
                "class": one.standing.value,
            }
            for one in found.streams
        ],
        "chi2": found.chi2,
        "dof": found.dof,
        "p_value": found.p_value,
        "suspects": [
            _suspect(one, place, rank)
            for rank, one in enumerate(found.suspects, 1)
            for place in range(len(one.names))
        ],
        "losses": [
            {"node": one.node, "size": one.size, "sd": one.sd, "z": one.z} for one in found.losses
        ],
        "nodes": [_node(one) for one in found.nodes],
        "whole": _node(found.whole) if found.whole else None,
        "critical": {"chi2": found.critical_chi2, "z": found.critical_z},
        "detectable": {one.name: one.detectable for one in found.streams},
    }


def _suspect(one: "Suspect[str]", place: int, rank: int) -> dict[str, object]:
    return {
        "name": one.names[place],
        "rank": rank,
        "one_of": list(one.names),
        "z": one.z,
        "error": one.errors[place],
        "error_sd": one.error_sds[place],
        "chi2_without": one.chi2,
        "dof_without": one.dof,
        "p_value_without": one.p_value,
    }


def _node(one: "NodeBalance") -> dict[str, object]:
    return {"node": one.node, "imbalance": one.imbalance, "sd": one.sd, "z": one.z}


def _verdict(found: "Reconciliation") -> list[str]:
    if not found.dof:
        return ["Nothing could be checked."]
    closes = "The books close" if found.closes else "The books do not close"
    checked = counted(found.dof, "balance", "balances")
    told = [
        f"{closes}: chi-squared {found.chi2:.4g}, where {found.critical_chi2:.4g} is exceeded by "
        f"chance once in 20 times ({checked} checked, p = {found.p_value:.2g})."
    ]
    told += [_imbalance("Overall", found.whole)] if found.whole else []
    off = sorted((node for node in found.nodes if node.z > _OFF), key=lambda node: -node.z)
    told += [_imbalance(f"At {node.node}", node) for node in off[:_MOST_NODES]]
    told += [_culprit(rank, one) for rank, one in enumerate(found.suspects)]
    told += [_loss(one) for one in found.losses[:_MOST_NODES]]
    if found.suspects:
        told.append("These are suggestions: nothing was left out of the figures below.")
    return told


def _imbalance(where: str, node: "NodeBalance") -> str:
    amount = f"{_rounded(abs(node.imbalance), node.sd)} ± {_rounded(node.sd, node.sd)}"
    what = "less goes out than comes in" if node.imbalance > 0 else "more goes out than comes in"
    return f"{where}, {amount} {what} ({node.z:.1f} sigma)."


def _culprit(rank: int, one: "Suspect[str]") -> str:
    begin = "Beside it" if rank else "The most likely culprit is"
    error, sd = one.errors[0], one.error_sds[0]
    size = f"{_rounded(abs(error), sd)} ± {_rounded(sd, sd)}"
    if len(one.names) > 1:
        who = f"one of {', '.join(one.names)}, which the balances cannot tell apart"
        told = f"{begin} {who}: an error of {size} ({one.z:.1f} sigma)."
    else:
        way = "too much" if error > 0 else "too little"
        told = f"{begin} {one.names[0]}: measured {size} {way} ({one.z:.1f} sigma)."
    if not one.dof:
        return f"{told} Without it there is nothing left to check."
    rest = "the rest closes" if one.closes else "the rest does not close yet"
    return f"{told} Without it {rest} (p = {one.p_value:.2g})."


def _loss(one: "Loss") -> str:
    what = "left" if one.size > 0 else "come into"
    size = f"{_rounded(abs(one.size), one.sd)} ± {_rounded(one.sd, one.sd)}"
    return f"It may also be no measurement: {size} may have {what} {one.node} unseen."


def _print(found: "Reconciliation") -> None:
    print_table(
        ["stream", ">measured", ">±", ">reconciled", ">±", ">z", "class", ">detectable error"],
        [_row(one) for one in found.streams],
    )


def _row(one: "Reconciled[str]") -> list[str]:
    finest = one.sd or one.measured_sd
    return [
        one.name,
        _rounded(one.measured, finest),
        _rounded(one.measured_sd, one.measured_sd),
        _rounded(one.reconciled, finest),
        _rounded(one.sd, one.sd),
        UNKNOWN if one.z is None else f"{one.z:.2f}",
        "cannot be determined" if one.standing == "unobservable" else one.standing.value,
        _rounded(one.detectable, one.detectable),
    ]


def _rounded(value: float | None, sd: float | None) -> str:
    """Write a figure with the digits its standard deviation leaves."""
    from ui.language.numbers import interval_decimals, number

    return UNKNOWN if value is None else number(value, interval_decimals(sd or 0.0))
