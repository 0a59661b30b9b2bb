"""The command `learn`: what the site's own assays say of compositions."""

from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli.batches import operator
from ui.cli.printing import UNKNOWN, counted, print_json, print_table, progress, session

if TYPE_CHECKING:
    from recycler.laboratory.proposal import Learned, LearnedRow, Proposal

_COLUMNS = (
    "material", "supplier", "element", ">before [%]", ">after [%]", ">lots", ">prior worth",
)  # fmt: skip


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(learn)


def learn(
    context: typer.Context,
    accept: Annotated[bool, typer.Option("--accept", help="Put the proposals into force.")] = False,
) -> None:
    """Propose compositions learned from final assays; batches logged before keep theirs."""
    with session(context).open() as store:
        found = store.proposals(report=progress("Learning"))
        if accept and found:
            store.accept(found, who=operator(), why="learn --accept")
    lines = [(one, row) for one in found for row in (*one.rows, *one.followers)]
    if session(context).as_json:
        print_json({"proposals": [_line(*line) for line in lines], "accepted": accept})
        return
    if lines:
        print_table(
            _COLUMNS,
            [_row(*line) for line in lines],
        )
    compositions = counted(len(found), "composition", "compositions")
    typer.echo(
        "The final assays say nothing notable that is not in force."
        if not found
        else f"{compositions}: in force for batches logged from now on."
        if accept
        else f"{compositions}: nothing is changed. Add --accept to put this into force."
    )


def _line(proposal: "Proposal", row: "LearnedRow") -> dict[str, object]:
    return {
        "material": proposal.material,
        "supplier": proposal.supplier,
        "element": row.element,
        "before": _figures(row.before),
        "after": _figures(row.after),
        "lots": row.lots,
        "below_detection": row.below,
        "reference_worth_lots": row.worth_lots if row.lots else None,
        "version": proposal.payload.version,
    }


def _figures(found: "Learned | None") -> dict[str, float] | None:
    if found is None:
        return None
    return {"mean": found.mean, "sd": found.sd, "sd_of_mean": found.sd_of_mean}


def _row(proposal: "Proposal", row: "LearnedRow") -> list[str]:
    worth = f"{row.worth_lots:.1f}" if row.lots else UNKNOWN
    return [
        proposal.material, proposal.supplier or "all", row.element, _percent(row.before),
        _percent(row.after), str(row.lots or UNKNOWN), worth,
    ]  # fmt: skip


def _percent(found: "Learned | None") -> str:
    """Write mean and sd between lots in per cent."""
    from ui.language.numbers import fraction_percent

    if found is None:
        return UNKNOWN
    return f"{fraction_percent(found.mean, 2)} ± {fraction_percent(found.sd, 2)}"
