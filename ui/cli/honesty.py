"""The command `honesty`: estimates held against what final assays found."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli.printing import UNKNOWN, print_json, print_table, progress, session

if TYPE_CHECKING:
    from recycler.laboratory.scoring import Coverage, Summary

_VERDICTS = {
    "over_confident": "over-confident",
    "under_confident": "over-cautious",
    "honest": "honest",
    "too_few": "too few",
}


class By(StrEnum):
    """What results are told apart by."""

    MATERIAL = "material"
    ELEMENT = "element"
    SUPPLIER = "supplier"
    VERSION = "version"
    MONTH = "month"


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(honesty)


def honesty(
    context: typer.Context,
    by: Annotated[By | None, typer.Option(help="What results are told apart by.")] = None,
    out_turns: Annotated[
        bool, typer.Option("--out-turns", help="Yields of closed runs instead of assays.")
    ] = False,
) -> None:
    """Hold the intervals given at intake against final assays, the worst first."""
    from recycler.laboratory.scoring import worst_first

    if out_turns and by is By.SUPPLIER:
        raise typer.BadParameter("Runs mix suppliers: choose another --by for --out-turns.")
    with session(context).open() as store:
        if out_turns:
            found = store.processing.out_turns().summaries(by.value if by else "")  # type: ignore[arg-type]
        else:
            scored = store.laboratory.scored(report=progress("Scoring"))
            found = scored.summaries(by.value if by else "")
        groups = worst_first(found)
    if session(context).as_json:
        print_json({"groups": [_document(one) for one in groups]})
        return
    if not groups:
        what = "closed and assayed run" if out_turns else "final assay"
        typer.echo(f"No {what} is there to hold estimates against.")
        return
    print_table(
        [by.value if by else "", ">n", *(f">held at {level} %" for level in (50, 80, 90)),
         ">bias [%]", ">CRPS [%]", "verdict", "chance"],
        [_row(one) for one in groups],
    )  # fmt: skip


def _document(one: "Summary") -> dict[str, object]:
    return {
        "key": one.key,
        "n": one.n,
        "coverage": [
            {"level": c.level, "share": c.share, "low": c.low, "high": c.high} for c in one.coverage
        ],
        "bias": one.bias,
        "crps": one.crps,
        "verdict": one.verdict.value,
        "chance": one.chance,
    }


def _row(one: "Summary") -> list[str]:
    return [
        one.key or "all",
        str(one.n),
        *(_held(found) for found in one.coverage),
        _bias(one),
        UNKNOWN if one.crps is None else f"{100 * one.crps:.2f}",
        _VERDICTS[one.verdict.value],
        UNKNOWN if one.chance is None else f"{one.chance:.2g}",
    ]


def _held(found: "Coverage") -> str:
    return f"{100 * found.share:.0f} ({100 * found.low:.0f}–{100 * found.high:.0f})"


def _bias(one: "Summary") -> str:
    if one.bias is None:
        return UNKNOWN
    if one.bias_low is None or one.bias_high is None:
        return f"{100 * one.bias:+.1f}"
    return f"{100 * one.bias:+.1f} ({100 * one.bias_low:+.1f} to {100 * one.bias_high:+.1f})"
