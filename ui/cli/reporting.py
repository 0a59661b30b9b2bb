"""The command `report`: the manager's report and the briefing pack as PDF."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ui.cli.batches import operator
from ui.cli.figures import Language
from ui.cli.printing import counted, progress, session


class Kind(StrEnum):
    """Reports there are."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"
    BRIEFING = "briefing"


class Paper(StrEnum):
    """Sizes of paper."""

    A4 = "a4"
    LETTER = "letter"


def add_to(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(report)


def report(
    context: typer.Context,
    kind: Annotated[Kind | None, typer.Argument(help="Which report.")] = None,
    out: Annotated[Path | None, typer.Option(help="PDF file to write.")] = None,
    period: Annotated[
        str | None,
        typer.Option(help="2026-10, 2026-W40, or 2026 (the year that begins in it); otherwise the "
                          "last whole one, of a briefing the running year."),
    ] = None,
    workbook: Annotated[
        Path | None, typer.Option(help="Of a briefing: write its data as a workbook, too.")
    ] = None,
    language: Language = Language.EN,
    paper: Annotated[Paper, typer.Option(help="Size of the paper.")] = Paper.A4,
    black_white: Annotated[
        bool, typer.Option("--black-white", help="Patterns instead of colours.")
    ] = False,
    currency: Annotated[str, typer.Option(help="With values in USD, EUR or JPY.")] = "",
    due: Annotated[
        bool, typer.Option("--due", help="Instead, write what the settings want, if it is due.")
    ] = False,
) -> None:  # fmt: skip
    """Write the report of a week, month or year for managers, or the framework briefing, as PDF."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from db.reporting import write_summary
    from ui.charts.catalogue import dressed
    from ui.language.workbook_words import words_of
    from ui.reports.making import Print, write_report

    if due:
        _write_due(context)
        return
    if kind is None or out is None:
        raise typer.BadParameter("Which report, and --out FILE.pdf, are needed.")
    if workbook and kind is not Kind.BRIEFING:
        raise typer.BadParameter("--workbook goes with a briefing; others have “summary”.")
    dressed("light", language.value)
    how = Print(language.value, paper.value, black_white, currency)
    with session(context).open() as store:
        done = write_report(
            store, kind.value, period, out,
            who=operator(), how=how, report=progress("Writing"),
        )  # fmt: skip
        if workbook:
            write_summary(
                store, done.span.since, done.span.until, workbook,
                who=operator(), words=words_of(language.value), briefing=True,
                currency=currency,
            )  # fmt: skip
    pages, batches = counted(done.pages, "page", "pages"), counted(done.batches, "batch", "batches")
    session(context).answer(done.as_dict(), f"{done.file}: {done.span.name}, {batches}, {pages}.")


def _write_due(context: typer.Context) -> None:
    """For the system's scheduler: what is due is written once, whoever asks."""
    from ui.charts.catalogue import dressed
    from ui.reports.drop import drop_due

    dressed("light", "en")
    with session(context).open() as store:
        done = drop_due(store, who=operator(), report=progress("Writing"))
    if done is None:
        session(context).answer({"written": None}, "No report is due.")
    else:
        session(context).answer({"written": done.as_dict()}, f"{done.file} is written.")
