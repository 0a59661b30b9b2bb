"""The commands `run …`: import, list, show, trace."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recycler.elements import element_symbol
from recycler.errors import RecyclerError
from ui.cli.batches import Since, Until, operator, period
from ui.cli.importing import file_problem, place, told_problem
from ui.cli.printing import UNKNOWN, counted, print_json, print_table, progress, say, session

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from db.processing.importing import RunImport
    from recycler.processing.account import Account, Closure, Line, Masses
    from recycler.processing.records import Run

SHOWN = 50  # rows of a table, unless told otherwise

_runs = typer.Typer(
    no_args_is_help=True, help="Runs: what was taken, what came of it, and where it went."
)


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(_runs, name="run")


@_runs.command("import")
def import_(
    context: typer.Context,
    file: Path,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be booked, and book nothing.")
    ] = False,
) -> None:
    """Book the runs of a workbook or a CSV file: all of them or none."""
    from db.processing.importing import import_runs

    try:
        with session(context).open() as store:
            result = import_runs(
                store, file, who=operator(), dry_run=dry_run, report=progress("Importing")
            )
    except RecyclerError as error:  # of the file or of the data folder: one shape of answer
        _answer(context, None, dry_run, [file_problem(error)])
        raise typer.Exit(error.exit_code) from error
    _answer(context, result, dry_run, [place(problem) for problem in result.problems])
    if result.problems:
        raise typer.Exit(1)


@_runs.command("list")
def list_(
    context: typer.Context,
    since: Since = None,
    until: Until = None,
    state: Annotated[str | None, typer.Option(help="open or closed.")] = None,
    limit: Annotated[
        int | None, typer.Option(min=0, help="At most so many; with --json all otherwise.")
    ] = None,
) -> None:
    """List runs, started last first; of a period those that ran within it."""
    from recycler.processing.records import RunState

    if state is not None and state not in list(RunState):
        raise typer.BadParameter("--state is open or closed.")
    if limit is None and not session(context).as_json:
        limit = SHOWN
    with session(context).open() as store:
        wanted = RunState(state) if state else None
        runs = store.processing.runs(wanted, *period(since, until), limit)
        accounts = store.processing.accounts(runs)
        zone = store.facility().zone_info
    rows = [_run(one.run, zone) | _masses(one) for one in accounts]
    if session(context).as_json:
        print_json({"runs": rows})
        return
    names = ("number", "kind", "route", "stage", "area", "state", "started_at", "closed_at")
    print_table(
        [*names, ">in [kg]", ">out [kg]", ">rest [kg]"],
        [
            [*(str(row[name] or UNKNOWN) for name in names), *_figures(one.mass)]
            for row, one in zip(rows, accounts, strict=True)
        ],
    )
    typer.echo(counted(len(rows), "run", "runs"))


@_runs.command()
def show(context: typer.Context, number: str) -> None:
    """Show one run whole: inputs, lots, closure by element, history."""
    with session(context).open() as store:
        found = store.processing.account(number)
        stages = store.processing.stages(found.run)
        zone = store.facility().zone_info
        history = [
            {
                "at": entry.at.astimezone(zone).isoformat(timespec="seconds"),
                "who": entry.who,
                "what": entry.action,
                "why": entry.why,
            }
            for entry in store.history(number)
        ]
    document = _run(found.run, zone) | {"stages": stages} | found.as_dict()
    document |= {"history": history}
    if session(context).as_json:
        print_json(document)
        return
    for name in ("number", "kind", "route", "stage", "area", "state", "started_at", "closed_at",
                 "operator", "why", "note"):  # fmt: skip
        typer.echo(f"{name:<12}{document[name] if document[name] is not None else UNKNOWN}")
    columns = ["name", "kind", "what", ">dry [kg]", ">± [kg]"]
    print_table(columns, [_line(line) for line in found.inputs], title="took")
    print_table(columns, [_line(line) for line in found.outputs], title="yielded")
    print_table(
        ["element", ">in [kg]", ">out [kg]", ">rest [kg]", ">± [kg]", ">z", ">assayed"],
        [_closure(one) for one in (found.mass, *found.elements)],
    )


@_runs.command()
def trace(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Ticket of a batch or number of a lot.")],
    element: Annotated[
        str | None, typer.Option(help="Element of the table; otherwise what there is most of.")
    ] = None,
) -> None:
    """Show all that a batch or a lot came from, and all that came of it."""
    with session(context).open() as store:
        found = store.processing.trace(name)
    if session(context).as_json:
        print_json(found.as_dict())
        return
    shown = element_symbol(element) if element else next(iter(found.held), "")
    columns = [">dry [kg]", ">± [kg]", f">{shown} [kg]", ">± [kg]"]
    print_table(
        ["from", "to", *columns, "reading"],
        [
            [edge.source, edge.target, f"{edge.dry_kg:.1f}", f"{edge.sd_kg:.2f}",
             *_held(edge.elements, shown), edge.reading]
            for edge in found.edges
        ],
    )  # fmt: skip
    print_table(
        ["batch", "supplier", "at the gate", ">dry [kg]", *columns[2:]],
        [
            [one.ticket, one.supplier, found.reading_of(one.ticket), f"{one.dry_kg:.1f}",
             *_held(one.elements, shown)]
            for one in found.origins
        ],
        title=f"{name} comes of",
    )  # fmt: skip


def _answer(
    context: typer.Context,
    result: "RunImport | None",
    dry_run: bool,
    problems: list[dict[str, object]],
) -> None:
    notices = [place(notice) for notice in result.notices] if result else []
    already = {str(row): run for row, run in result.already.items()} if result else {}
    imported = result.imported if result else 0
    document = {
        "imported": imported, "runs": result.runs if result else [],
        "lots": result.lots if result else [], "problems": problems, "notices": notices,
        "already": already, "dry_run": dry_run,
    }  # fmt: skip
    sentence = f"{counted(imported, 'weighing', 'weighings')} booked."
    if dry_run:
        sentence = f"{counted(imported, 'weighing', 'weighings')} would be booked."
    if problems:
        sentence = f"Nothing was booked: {counted(len(problems), 'problem', 'problems')}."
    if already:
        rows = counted(len(already), "row was", "rows were")
        sentence += f" {rows} booked before and left alone."
    session(context).answer(document, sentence)
    for problem in [*problems, *notices]:
        say(told_problem(problem))


def _run(run: "Run", zone: "ZoneInfo") -> dict[str, Any]:
    return {
        "number": run.number,
        "kind": run.kind.value,
        "route": run.route,
        "route_version": run.route_version or None,
        "stage": run.stage,
        "stages_done": run.reached,
        "area": run.area,
        "state": run.state.value,
        "started_at": run.started_at.astimezone(zone).isoformat(),
        "closed_at": run.closed_at.astimezone(zone).isoformat() if run.closed_at else None,
        "operator": run.operator,
        "why": run.why,
        "note": run.note,
    }


def _masses(account: "Account") -> dict[str, Any]:
    names = ("in_kg", "out_kg", "rest_kg", "rest_sd_kg")
    masses: Mapping[str, Any] = account.mass.as_dict()
    return {name: masses[name] for name in names}


def _figures(mass: "Closure") -> list[str]:
    return [f"{kg:.1f}" for kg in (mass.in_kg, mass.out_kg, mass.rest_kg)]


def _held(elements: "Masses", element: str) -> list[str]:
    kg, sd = elements.get(element, (0.0, 0.0))
    return [f"{kg:.2f}", f"{sd:.2f}"]


def _line(line: "Line") -> list[str]:
    return [line.name, line.kind, line.what, f"{line.dry_kg:.1f}", f"{line.sd_kg:.2f}"]


def _closure(one: "Closure") -> list[str]:
    masses = (one.in_kg, one.out_kg, one.rest_kg, one.rest_sd_kg)
    return [
        one.element or "dry mass", *(f"{kg:.2f}" for kg in masses), f"{one.z:.1f}",
        f"{100 * one.measured:.0f} %",
    ]  # fmt: skip
