"""Commands that take in files: intake, assay."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from recycler.errors import RecyclerError
from recycler.problems import Problem
from ui.cli.batches import operator
from ui.cli.printing import counted, progress, say, session
from ui.language.sentences import say as sentence_for
from ui.language.sentences import say_error

if TYPE_CHECKING:
    from db.batches.importing import ImportResult
    from db.laboratory.importing import AssayImportResult
    from db.store import Store

Partial = Annotated[bool, typer.Option("--partial", help="Take the rows without problems.")]
Answer = dict[str, object]
Result = TypeVar("Result", bound="ImportResult")


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (intake, assay):
        app.command()(command)


def intake(context: typer.Context, file: Path, partial: Partial = False) -> None:
    """Log the batches of a workbook or a CSV file: all of them or none."""
    from db.batches.importing import import_intake

    def run(store: "Store") -> "ImportResult":
        return import_intake(
            store, file, partial=partial, who=operator(), report=progress("Importing")
        )

    _take_in(context, run, _logged)


def assay(context: typer.Context, file: Path, partial: Partial = False) -> None:
    """Record the results of a laboratory or an instrument: all of them or none."""
    from db.laboratory.importing import import_assays

    def run(store: "Store") -> "AssayImportResult":
        return import_assays(
            store, file, partial=partial, who=operator(), report=progress("Importing")
        )

    _take_in(context, run, _recorded)


def _logged(result: "ImportResult | None") -> tuple[str, Answer]:
    count = result.imported if result else 0
    return f"{counted(count, 'batch', 'batches')} logged.", {}


def _recorded(result: "AssayImportResult | None") -> tuple[str, Answer]:
    count, final = (result.imported, result.made_final) if result else (0, 0)
    sentence = f"{counted(count, 'result', 'results')} recorded."
    if final:
        sentence = f"{sentence[:-1]}, {final} made final."
    return sentence, {"made_final": final}


def _take_in(
    context: typer.Context,
    run: "Callable[[Store], Result]",
    told: "Callable[[Result | None], tuple[str, Answer]]",
) -> None:
    try:
        with session(context).open() as store:
            result = run(store)
    except RecyclerError as error:  # of the file or of the data folder: one shape of answer
        _answer(context, told(None), None, [file_problem(error)])
        raise typer.Exit(error.exit_code) from error
    _answer(context, told(result), result, [place(problem) for problem in result.problems])
    if result.problems and not result.tickets:
        raise typer.Exit(1)


def _answer(
    context: typer.Context,
    told: tuple[str, Answer],
    result: "ImportResult | None",
    problems: list[Answer],
) -> None:
    sentence, more = told
    already = {str(row): ticket for row, ticket in result.already.items()} if result else {}
    notices = [place(problem) for problem in result.notices] if result else []
    document = {
        "imported": result.imported if result else 0,
        **more,
        "tickets": result.tickets if result else [],
        "problems": problems,
        "notices": notices,
        "already": already,
    }
    if problems and not document["tickets"]:
        sentence = f"Nothing was stored: {counted(len(problems), 'problem', 'problems')}."
    if already:
        rows = counted(len(already), "row was", "rows were")
        sentence += f" {rows} stored before and left alone."
    session(context).answer(document, sentence)
    if already and session(context).as_json:
        say(sentence)
    for problem in [*problems, *notices]:
        say(told_problem(problem))


def file_problem(error: RecyclerError) -> Answer:
    """Return what is wrong with a file as a whole, in the shape of a problem."""
    places = {name: error.details.get(name) for name in ("sheet", "row", "column", "value")}
    return {**places, "code": error.code, "message": say_error(error)}


def place(problem: Problem) -> Answer:
    """Return a problem as the command line says it, with its place and its sentence."""
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "code": problem.code,
        "message": sentence_for(problem),
    }


def told_problem(problem: Answer) -> str:
    """Return where a problem lies and what it is, in one line."""
    places = [str(problem["sheet"])] if problem["sheet"] else []
    places += [f"row {problem['row']}"] if problem["row"] else []
    places += [str(problem["column"])] if problem["column"] else []
    return ": ".join(
        [", ".join(places), str(problem["message"])] if places else [str(problem["message"])]
    )
