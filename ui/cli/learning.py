"""The command `learn`: what the site's own assays and runs say."""

from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli.batches import operator
from ui.cli.printing import UNKNOWN, counted, print_json, print_table, progress, session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recycler.laboratory.proposal import Learned, LearnedRow, Proposal
    from recycler.processing.site_yields import LearnedYield, YieldProposal, YieldRow
    from recycler.processing.teardown import LearnedPart, PartRow, ProfileProposal

_WHY = "learn --accept"


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(learn)


def learn(
    context: typer.Context,
    accept: Annotated[bool, typer.Option("--accept", help="Put the proposals into force.")] = False,
) -> None:
    """Propose what final assays and closed runs say of compositions, yields and parts.

    What is accepted holds for batches logged from then on; yields also for those in the yard.
    """
    with session(context).open() as store:
        found = store.materials.proposals(report=progress("Learning"))
        yields = store.processing.yield_proposals()
        profiles = store.processing.profile_proposals()
        followed: list[str] = []
        if accept and (found or profiles):
            store.materials.accept([*found, *profiles], who=operator(), why=_WHY)
        if accept and yields:
            followed = store.materials.accept_yields(yields, who=operator(), why=_WHY)
    lines = [(one, row) for one in found for row in (*one.rows, *one.followers)]
    if session(context).as_json:
        print_json(
            {
                "proposals": [_line(*line) for line in lines],
                "yields": [_yield(one, row) for one in yields for row in one.rows],
                "parts": [_part(one, row) for one in profiles for row in one.rows],
                "accepted": accept,
                "followed": followed,
            }
        )
        return
    _print_tables(lines, yields, profiles)
    things = [
        counted(len(listed), one, more)
        for listed, one, more in (
            (found, "composition", "compositions"), (yields, "route", "routes"),
            (profiles, "product", "products"),
        )
        if listed
    ]  # fmt: skip
    typer.echo(_said(", ".join(things), accept, followed))


def _said(things: str, accept: bool, followed: list[str]) -> str:
    if not things:
        return "The final assays and closed runs say nothing notable that is not in force."
    if not accept:
        return f"{things}: nothing is changed. Add --accept to put this into force."
    told = f"{things}: in force for batches logged from now on."
    if followed:
        told += f" {counted(len(followed), 'batch', 'batches')} in the yard followed."
    return told


def _print_tables(
    lines: "list[tuple[Proposal, LearnedRow]]",
    yields: "Sequence[YieldProposal]",
    profiles: "Sequence[ProfileProposal]",
) -> None:
    figures = (">before [%]", ">after [%]")
    if lines:
        print_table(
            ["material", "supplier", "element", *figures, ">lots", ">prior worth"],
            [_row(*line) for line in lines],
        )
    if yields:
        print_table(
            ["route", "stage", "element", *figures, ">runs", ">reference worth"],
            [
                [one.route, row.stage or "whole route", row.element, *_before_after(row)]
                for one in yields
                for row in one.rows
            ],
        )
    if profiles:
        print_table(
            ["product", "part", *figures, ">runs", ">reference worth"],
            [[one.material, row.part, *_before_after(row)] for one in profiles for row in one.rows],
        )


def _yield(proposal: "YieldProposal", row: "YieldRow") -> dict[str, object]:
    return {
        "route": proposal.route,
        "stage": row.stage,
        "element": row.element,
        "before": _figures(row.before),
        "after": _figures(row.after),
        "runs": row.runs,
        "reference_worth_runs": row.worth_runs,
        "version": proposal.payload.version,
    }


def _part(proposal: "ProfileProposal", row: "PartRow") -> dict[str, object]:
    return {
        "product": proposal.material,
        "part": row.part,
        "before": _figures(row.before),
        "after": _figures(row.after),
        "runs": row.runs,
        "reference_worth_runs": row.worth_runs,
        "version": proposal.payload.version,
    }


def _before_after(row: "YieldRow | PartRow") -> list[str]:
    return [
        _percent(row.before), _percent(row.after), str(row.runs), f"{row.worth_runs:.1f}",
    ]  # fmt: skip


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


def _figures(found: "Learned | LearnedYield | LearnedPart | None") -> dict[str, float] | None:
    if found is None:
        return None
    return {"mean": found.mean, "sd": found.sd, "sd_of_mean": found.sd_of_mean}


def _row(proposal: "Proposal", row: "LearnedRow") -> list[str]:
    worth = f"{row.worth_lots:.1f}" if row.lots else UNKNOWN
    return [
        proposal.material, proposal.supplier or "all", row.element, _percent(row.before),
        _percent(row.after), str(row.lots or UNKNOWN), worth,
    ]  # fmt: skip


def _percent(found: "Learned | LearnedYield | LearnedPart | None") -> str:
    """Write mean and sd between lots in per cent."""
    from ui.language.numbers import fraction_percent

    if found is None:
        return UNKNOWN
    return f"{fraction_percent(found.mean, 2)} ± {fraction_percent(found.sd, 2)}"
