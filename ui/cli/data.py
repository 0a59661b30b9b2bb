"""Commands on the data folder: init, backup, restore, repair, check."""

from pathlib import Path
from typing import Annotated

import typer

from db import data_folder
from db.data_folder import BACKUPS
from db.safekeeping.automatic import keep_safe
from db.safekeeping.backup import rehearse as rehearse_restore
from db.safekeeping.backup import restore as put_back
from db.safekeeping.kept_backups import SecondFolder, second_folder, set_second_folder
from db.safekeeping.kept_backups import listed as kept_in
from recycler.errors import DataFolderError
from recycler.people.rights import Right
from recycler.problems import Problem
from ui.cli.printing import Session, counted, progress, say, session
from ui.language.found import found_words
from ui.language.sentences import say as sentence_for

MOST_NAMED = 8  # files that no record speaks of


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (init, backup, restore, repair, check):
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
        from recycler.sample.batches import BATCHES

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
    second: Annotated[
        str | None, typer.Option(help="Folder where copies go from now on; “none”: nowhere.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Only list what is kept.")] = False,
) -> None:
    """Write a verified backup, and its copy where a second folder is set."""
    folder = session(context).folder
    if listed:
        _ask(session(context), Right.READ)
        _list_backups(context, folder)
        return
    if second is not None:
        _ask(session(context), Right.FACILITY)
        set_second_folder(folder, None if second == "none" else Path(second))
    with session(context).open() as store:
        safe = keep_safe(store, out, report=progress("Backing up"))
    info = safe.backup
    assert info is not None
    waiting = [*_lacking(info.lacking), *_second_problems(safe.second)]
    document = {
        "ok": True,
        "problems": waiting,
        "file": str(info.file),
        "at": info.at.isoformat(),
        "batches": info.batches,
        "sha256": info.sha256,
        "second": str(safe.second.folder) if safe.second else None,
    }
    session(context).answer(
        document, f"{info.file}: {counted(info.batches, 'batch', 'batches')}, verified."
    )
    say(*(problem["message"] for problem in waiting))


def restore(
    context: typer.Context,
    file: Path,
    rehearse: Annotated[
        bool, typer.Option("--rehearse", help="Only say what it would give; nothing is changed.")
    ] = False,
) -> None:
    """Put a backup in place; the store it replaces is kept."""
    _ask(session(context), Right.RESTORE)
    if rehearse:
        _rehearse(context, file)
        return
    restored = put_back(session(context).folder, file)
    kept = str(restored.kept_as) if restored.kept_as else None
    told = f" The data before it are kept as {kept}." if kept else ""
    problems = _lacking(restored.lacking)
    session(context).answer(
        {"ok": True, "problems": problems, "kept_as": kept}, f"{file} is restored.{told}"
    )
    say(*(problem["message"] for problem in problems))


def _ask(asked: Session, right: Right) -> None:
    """Let pass who signs in and may; where the data cannot be read, the folder's owner."""
    if not asked.has_store:
        return
    try:
        with asked.open() as store:
            store.ask(right)
    except DataFolderError:
        if not data_folder.is_owned(asked.folder):
            raise


def repair(context: typer.Context) -> None:
    """Make damaged data whole: the last good backup, and the journal since."""
    from db.safekeeping.repair import repair as make_whole
    from ui.running.repairing import repaired_words

    _ask(session(context), Right.RESTORE)
    if _is_sound(context):
        session(context).answer({"ok": True, "needed": False}, "Nothing is damaged.")
        return
    done = make_whole(session(context).folder)
    document = {
        "ok": True,
        "needed": True,
        "backup": str(done.backup.file),
        "batches": done.batches,
        "replayed": done.replayed,
        "lost": list(done.lost),
        "attachments_lacking": done.lacking,
        "read_to_the_end": done.is_whole,
        "kept_as": str(done.kept_as) if done.kept_as else None,
    }
    session(context).answer(document, repaired_words(done))


def _is_sound(context: typer.Context) -> bool:
    try:
        with session(context).open() as store:
            return not store.check(report=progress("Checking"))
    except DataFolderError as error:
        if error.code in {"damaged", "schema_differs"}:
            return False
        raise


def _rehearse(context: typer.Context, file: Path) -> None:
    found = rehearse_restore(session(context).folder, file, progress("Rehearsing"))
    problems = [problem.code for problem in found.problems]
    document = {
        "ok": not problems,
        "problems": problems,
        "batches": found.batches,
        "newest": found.newest.isoformat() if found.newest else None,
    } | ({"attachments_lacking": len(found.lacking)} if found.lacking else {})
    held = counted(found.batches, "batch", "batches")
    words = f"A restore of {file} would give {held}; everything in it agrees."
    if problems:
        words = f"{file} could not be restored: {counted(len(problems), 'problem', 'problems')}."
    session(context).answer(document, words)
    say(*(sentence_for(problem) for problem in found.lacking))
    if problems:
        raise typer.Exit(3)


def _list_backups(context: typer.Context, folder: Path) -> None:
    second = second_folder(folder)
    found = [info for place in (folder / BACKUPS, second) if place for info in kept_in(place)]
    rows = [
        {
            "file": str(info.file),
            "at": info.at.isoformat(),
            "batches": info.batches,
            "journal_entries": info.journal_entries,
            "size_bytes": info.size_bytes,
            "sha256": info.sha256,
        }
        for info in found
    ]
    lines = [
        f"{info.at:%Y-%m-%d %H:%M}  {counted(info.batches, 'batch', 'batches')}  {info.file}"
        for info in found
    ]
    session(context).answer({"backups": rows}, "\n".join(lines) or "No backup is kept.")


def _lacking(count: int) -> list[dict[str, str]]:
    if not count:
        return []
    sentence = sentence_for(Problem("attachments_lacking", {"count": count}))
    return [{"code": "attachments_lacking", "message": sentence}]


def _second_problems(second: SecondFolder | None) -> list[dict[str, str]]:
    if second is None or second.problem is None:
        return []
    details = {"folder": str(second.folder), "behind": second.behind}
    sentence = sentence_for(Problem(second.problem, details))
    return [{"code": second.problem, "message": sentence}]


def check(context: typer.Context) -> None:
    """Check the file, the journal's chain, and the totals against the batches."""
    with session(context).open() as store:
        found, zone = store.check(report=progress("Checking")), store.facility().zone_info
        left_over = store.attachments.left_over()
    problems = [
        {"code": problem.code, "message": message}
        for problem, message in zip(found, (found_words(one, zone) for one in found), strict=True)
    ]
    document: dict[str, object] = {"ok": not problems, "problems": problems}
    if left_over:
        document["left_over"] = left_over
    all_is_well = "Everything agrees: the file, the journal, and the totals."
    session(context).answer(
        {"ok": not problems, "problems": problems}
        | ({"left_over": left_over} if left_over else {}),
        all_is_well
        if not problems
        else f"{counted(len(problems), 'problem was', 'problems were')} found.",
    )
    if left_over:
        say(
            f"{counted(len(left_over), 'file', 'files')} in attachments/ that no record speaks of; "
            f"they do no harm: {', '.join(left_over[:MOST_NAMED])}."
        )
    if problems:
        say(*(problem["message"] for problem in problems))
        raise typer.Exit(3)
