"""Commands on what the journal proves: proof, journal, audit-pack."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from recycler.problems import Problem
from ui.cli.batches import Since, Until, period
from ui.cli.printing import UNKNOWN, counted, print_json, print_table, progress, say, session
from ui.language.sentences import say as sentence_for

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from db.checks.checkpoints import Standing
    from db.proof.journal import HistoryEntry


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(proof)
    app.command()(journal)
    app.command("audit-pack")(audit_pack)


def proof(
    context: typer.Context,
    renew_key: Annotated[
        str | None, typer.Option(help="Let a new key sign from now on, for this reason.")
    ] = None,
    second: Annotated[
        Path | None, typer.Option(help="Keep a copy of the checkpoints in this folder, too.")
    ] = None,
    no_second: Annotated[bool, typer.Option(help="Keep no such copy from now on.")] = False,
) -> None:
    """Say which key signs the journal, since when, and up to which entry."""
    if second is not None and no_second:
        raise typer.BadParameter("--second and --no-second exclude each other.")
    with session(context).open() as store:
        if renew_key is not None:
            store.proof.renew_key(why=renew_key)
        if second is not None or no_second:
            store.proof.keep_checkpoints_in(second)
        found = store.proof.standing()
        zone = store.facility().zone_info
    session(context).answer(_standing_dict(found), "\n".join(_standing_words(found, zone)))


def journal(
    context: typer.Context,
    who: Annotated[str | None, typer.Option(help="Entries of one person.")] = None,
    record: Annotated[
        str, typer.Option(help="Of one record: a ticket, run, lot, U-…, facility, 'material M'.")
    ] = "",
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many, the newest.")] = 200,
    out: Annotated[Path | None, typer.Option(help="Write all of them to a CSV file.")] = None,
) -> None:
    """List what was done: when, who, what, on which record, and why."""
    from db.proof.journal_queries import JournalFilter

    days = period(since, until)
    where = JournalFilter(who, record, *days)
    with session(context).open() as store:
        if out is not None:
            from ui.settings.journal_export import write_csv

            rows = write_csv(store, where, out)
            document = {"file": str(out), "entries": rows}
            session(context).answer(document, f"{out}: {counted(rows, 'entry', 'entries')}.")
            return
        found, total = store.proof.journal(where, limit=limit), store.proof.count_journal(where)
        zone = store.facility().zone_info
    if session(context).as_json:
        print_json({"total": total, "entries": [_entry_dict(one) for one in found]})
        return
    columns = [">entry", "when", "who", "station", "record", "did", ">version", "why"]
    print_table(columns, [_entry_row(one, zone) for one in found])
    if total > len(found):
        typer.echo(f"The newest {len(found)} of {total}.")


def audit_pack(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="The zip to write.")],
    since: Since = None,
    until: Until = None,
    attachments: Annotated[
        bool, typer.Option(help="With the attached files, not only their hashes.")
    ] = False,
) -> None:
    """Write a zip with which an auditor verifies the records on another machine."""
    with session(context).open() as store:
        days, report = period(since, until), progress("Packing")
        pack = store.proof.audit_pack(out, *days, report=report, with_files=attachments)
    document = asdict(pack) | {"file": str(pack.file)}
    session(context).answer(
        document,
        f"{pack.file}: entries {pack.first_entry} to {pack.last_entry}, "
        f"{counted(pack.rows, 'row', 'rows')} of data, signed by the key {pack.fingerprint}.",
    )
    if pack.lacking:
        say(sentence_for(Problem("attachments_lacking", {"count": pack.lacking})))


def _standing_dict(found: "Standing") -> dict[str, Any]:
    return {
        "key": found.fingerprint,
        "key_file": str(found.key_file) if found.key_file else None,
        "checkpoints": found.checkpoints,
        "last": found.last.isoformat() if found.last else None,
        "unsigned": found.unsigned,
        "last_clean_check": found.last_clean.isoformat() if found.last_clean else None,
        "keys": [asdict(one) | {"since": one.since.isoformat()} for one in found.keys],
        "second_folder": str(found.second) if found.second else None,
    }


def _standing_words(found: "Standing", zone: "ZoneInfo") -> list[str]:
    place = found.key_file or "the system's key store"
    said = [f"The key {found.fingerprint} signs here; it is kept in {place}."]
    if found.fingerprint is None:
        said = ["This installation has no key yet; the first checkpoint makes one."]
    if found.last is not None:
        when = found.last.astimezone(zone)
        said.append(
            f"{counted(found.checkpoints, 'checkpoint', 'checkpoints')}, the last one of "
            f"{when:%Y-%m-%d %H:%M}; {counted(found.unsigned, 'entry', 'entries')} since."
        )
    for one in found.keys[1:]:
        agreed = "the key before it agreed" if one.agreed else "the key before it did not say so"
        said.append(
            f"Since entry {one.entry} of {one.since.astimezone(zone):%Y-%m-%d} the key "
            f"{one.fingerprint} signs; {agreed}."
        )
    said.append(
        f"A copy of the checkpoints is kept in {found.second}."
        if found.second
        else "No copy of the checkpoints is kept in a second folder."
    )
    return said


def _entry_dict(one: "HistoryEntry") -> dict[str, Any]:
    return asdict(one) | {"at": one.at.isoformat()}


def _entry_row(one: "HistoryEntry", zone: "ZoneInfo") -> list[str]:
    when = f"{one.at.astimezone(zone):%Y-%m-%d %H:%M:%S}"
    said = [str(one.entry), when, one.who, one.station, one.subject, one.action]
    return [*said, str(one.version), one.why or UNKNOWN]
