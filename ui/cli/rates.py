"""The command `rates`: recycling efficiency and material recovery of waste batteries."""

from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli.balancing import kg_text
from ui.cli.batches import operator
from ui.cli.printing import UNKNOWN, counted, print_json, print_table, say, session

if TYPE_CHECKING:
    from recycler.balance.eu_rates import Rate, Rates


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(rates)


def rates(
    context: typer.Context,
    year: Annotated[int, typer.Option(min=2000, max=2100, help="Calendar year.")],
    group: Annotated[str, typer.Option(help="Chemistry group: LI, LA, NICD or OTHER.")] = "LI",
    count: Annotated[
        str, typer.Option(help="Substances that count in this year from now on: Co,Ni.")
    ] = "",
    leave_out: Annotated[str, typer.Option(help="Substances that do not: Fe,Al.")] = "",
    why: Annotated[str, typer.Option(help="Reason for what counts, such as the rule.")] = "",
) -> None:
    """Say recycling efficiency and material recovery of a year (Regulation (EU) 2023/1542).

    What counts as output is a setting of each year; with a reason it is set here.
    """
    told = dict.fromkeys(_listed(count), True) | dict.fromkeys(_listed(leave_out), False)
    with session(context).open() as store:
        if told:
            store.balances.set_counted(year, group.upper(), told, who=operator(), why=why)
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


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _rate_rows(one: "Rate") -> list[list[str]]:
    found = one.recovery
    begin = [
        "recycling efficiency" if one.name == "efficiency" else f"recovery of {one.name}",
        kg_text(one.input.kg, one.input.sd), kg_text(one.output.kg, one.output.sd),
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
