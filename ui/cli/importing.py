"""Commands that take in files: intake, assay."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recycler.errors import RecyclerError
from recycler.problems import Problem
from ui.cli.batches import operator
from ui.cli.printing import counted, progress, say, session
from ui.language.sentences import say as sentence_for
from ui.language.sentences import say_error

if TYPE_CHECKING:
    from db.importing import ImportResult
    from db.store import Store

Partial = Annotated[bool, typer.Option("--partial", help="Take the rows without problems.")]
Told = Callable[[int], str]  # of how many were stored


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (intake, assay):
        app.command()(command)


def intake(context: typer.Context, file: Path, partial: Partial = False) -> None:
    """Log the batches of a workbook or a CSV file: all of them or none."""
    from db.importing import import_intake

    def run(store: "Store") -> "ImportResult":
        return import_intake(
            store, file, partial=partial, who=operator(), report=progress("Importing")
        )

    _take_in(context, run, lambda count: f"{counted(count, 'batch', 'batches')} logged.")


def assay(context: typer.Context, file: Path, partial: Partial = False) -> None:
    """Record the results of a laboratory or an instrument: all of them or none."""
    from db.assay_importing import import_assays

    def run(store: "Store") -> "ImportResult":
        return import_assays(
            store, file, partial=partial, who=operator(), report=progress("Importing")
        )

    _take_in(context, run, lambda count: f"{counted(count, 'result', 'results')} recorded.")


def _take_in(context: typer.Context, run: "Callable[[Store], ImportResult]", told: Told) -> None:
    try:
        with session(context).open() as store:
            result = run(store)
    except RecyclerError as error:  # of the file or of the data folder: one shape of answer
        _answer(context, told, problems=[file_problem(error)])
        raise typer.Exit(error.exit_code) from error
    _answer(
        context,
        told,
        result.imported,
        result.tickets,
        [place(problem) for problem in result.problems],
        [place(problem) for problem in result.notices],
        {str(row): ticket for row, ticket in result.already.items()},
    )
    if result.problems and not result.imported:
        raise typer.Exit(1)


def _answer(
    context: typer.Context,
    told: Told,
    imported: int = 0,
    tickets: list[str] | None = None,
    problems: list[dict[str, object]] | None = None,
    notices: list[dict[str, object]] | None = None,
    already: dict[str, str] | None = None,
) -> None:
    document = {
        "imported": imported,
        "tickets": tickets or [],
        "problems": problems or [],
        "notices": notices or [],
        "already": already or {},
    }
    sentence = told(imported)
    if problems and not imported:
        sentence = f"Nothing was stored: {counted(len(problems), 'problem', 'problems')}."
    if already:
        rows = counted(len(already), "row was", "rows were")
        sentence += f" {rows} stored before and left alone."
    session(context).answer(document, sentence)
    if already and session(context).as_json:
        say(sentence)
    for problem in [*(problems or []), *(notices or [])]:
        say(told_problem(problem))


def file_problem(error: RecyclerError) -> dict[str, object]:
    """Return what is wrong with a file as a whole, in the shape of a problem."""
    places = {name: error.details.get(name) for name in ("sheet", "row", "column", "value")}
    return {**places, "code": error.code, "message": say_error(error)}


def place(problem: Problem) -> dict[str, object]:
    """Return a problem as the command line says it, with its place and its sentence."""
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "code": problem.code,
        "message": sentence_for(problem),
    }


def told_problem(problem: dict[str, object]) -> str:
    """Return where a problem lies and what it is, in one line."""
    places = [str(problem["sheet"])] if problem["sheet"] else []
    places += [f"row {problem['row']}"] if problem["row"] else []
    places += [str(problem["column"])] if problem["column"] else []
    return ": ".join(
        [", ".join(places), str(problem["message"])] if places else [str(problem["message"])]
    )
