"""Commands on the data folder: init, backup, restore, check."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from db import data_folder
from recycler.errors import DataFolderError
from recycler.people.rights import Right
from ui.cli.printing import Session, counted, progress, say, session
from ui.language.sentences import say as sentence_for

if TYPE_CHECKING:
    from collections.abc import Iterable


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (init, backup, restore, check):
        app.command()(command)


def init(
    context: typer.Context,
    sample: Annotated[bool, typer.Option(help="Fill it with the simulated facility.")] = False,
    batches: Annotated[
        int | None, typer.Option(min=0, help="Batches of the simulated facility.")
    ] = None,
) -> None:
    """Make the data folder."""
    folder = session(context).folder
    if batches is not None and not sample:
        raise typer.BadParameter("--batches goes with --sample.")
    if sample:
        from db.sample import create_sample
        from recycler.sample import BATCHES

        count = BATCHES if batches is None else batches
        create_sample(folder, batches=count, report=progress("Simulating")).close()
    else:
        from db.store import Store
        from recycler.facility import Facility
        from ui.running.loading import system_zone

        count = 0
        Store.create(folder, Facility(zone=system_zone())).close()
    what = (
        f"a simulated facility of {counted(count, 'batch', 'batches')}"
        if sample
        else "no batches yet"
    )
    session(context).answer({"folder": str(folder), "batches": count}, f"{folder}: {what}.")


def backup(
    context: typer.Context,
    out: Annotated[Path | None, typer.Option(help="File to write; otherwise in backups/.")] = None,
) -> None:
    """Write a verified backup."""
    with session(context).open() as store:
        info = store.backup(out, report=progress("Backing up"))
    document = {
        "ok": True,
        "problems": [],
        "file": str(info.file),
        "at": info.at.isoformat(),
        "batches": info.batches,
        "sha256": info.sha256,
    }
    session(context).answer(
        document, f"{info.file}: {counted(info.batches, 'batch', 'batches')}, verified."
    )


def restore(context: typer.Context, file: Path) -> None:
    """Put a backup in place; the store it replaces is kept."""
    from db.backup import restore as put_back

    _ask_to_restore(session(context))
    restored = put_back(session(context).folder, file)
    kept = str(restored.kept_as) if restored.kept_as else None
    told = f" The data before it are kept as {kept}." if kept else ""
    session(context).answer(
        {"ok": True, "problems": [], "kept_as": kept}, f"{file} is restored.{told}"
    )


def _ask_to_restore(asked: Session) -> None:
    """Let who signs in put a backup in place; of data that cannot be read, the folder's owner."""
    if not asked.has_store:
        return
    try:
        with asked.open() as store:
            store.ask(Right.RESTORE)
    except DataFolderError:
        if not data_folder.is_owned(asked.folder):
            raise


def check(context: typer.Context) -> None:
    """Check the file, the journal's chain, and the totals against the batches."""
    with session(context).open() as store:
        found = store.check(report=progress("Checking"))
    problems = [
        {"code": problem.code, "message": message}
        for problem, message in zip(found, _sentences(found), strict=True)
    ]
    all_is_well = "Everything agrees: the file, the journal, and the totals."
    session(context).answer(
        {"ok": not problems, "problems": problems},
        all_is_well
        if not problems
        else f"{counted(len(problems), 'problem was', 'problems were')} found.",
    )
    if problems:
        say(*(problem["message"] for problem in problems))
        raise typer.Exit(3)


def _sentences(found: "Iterable[object]") -> list[str]:
    from recycler.problems import Problem

    return [sentence_for(Problem(p.code, p.details)) for p in found]  # type: ignore[attr-defined]
