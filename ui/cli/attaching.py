"""The commands `attach` and `attachments`: files that batches, samples and runs carry."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recycler.attachments.record import MOST_BYTES
from ui.cli.batches import operator
from ui.cli.printing import UNKNOWN, print_json, print_table, session
from ui.language.numbers import file_size

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from db.store import Store
    from recycler.attachments.record import Attachment

Name = Annotated[
    str,
    typer.Argument(metavar="TICKET", help="A batch's ticket, a sample's label, a run's number."),
]
Who = Annotated[
    str | None, typer.Option(help="Who does it; where people sign in, whoever has signed in.")
]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(attach)
    app.command()(attachments)


def attach(
    context: typer.Context,
    name: Name,
    file: Annotated[
        Path, typer.Argument(help=f"Any file of at most {MOST_BYTES // 2**20} MB; it is copied.")
    ],
    note: Annotated[str, typer.Option(help="What it is, if its name does not say.")] = "",
    who: Who = None,
) -> None:
    """Keep a copy of a file with a batch, a sample or a run; it is never changed or deleted."""
    with session(context).open() as store:
        one = store.attachments.attach(name, file, who=who or operator(), note=note)
    said = f"{one.name} ({file_size(one.size_bytes)}) is attached to {name}: {one.sha256}."
    session(context).answer(one.as_dict(), said)


def attachments(
    context: typer.Context,
    name: Name,
    save: Annotated[
        Path | None, typer.Option(help="Write a copy of each into this folder; none is opened.")
    ] = None,
    withdraw: Annotated[
        str | None, typer.Option(help="Withdraw one, by its name or the start of its hash.")
    ] = None,
    why: Annotated[str, typer.Option(help="Reason to withdraw it; it stays in the books.")] = "",
    withdrawn: Annotated[bool, typer.Option(help="List those that were withdrawn, too.")] = False,
    who: Who = None,
) -> None:
    """List what a batch, a sample or a run carries, write copies of it, or withdraw one."""
    with session(context).open() as store:
        if withdraw is not None:
            one = store.attachments.named(name, withdraw)
            gone = store.attachments.withdraw(one.id, who=who or operator(), why=why)
            session(context).answer(gone.as_dict(), f"{one.name} is withdrawn; it is kept.")
            return
        found = store.attachments.of(name, withdrawn=withdrawn)
        saved = _saved(store, found, save)
        zone = store.facility().zone_info
    if session(context).as_json:
        listed = [one.as_dict() | {"saved": saved.get(one.id)} for one in found]
        print_json({"attachments": listed})
        return
    print_table(
        ["hash", "name", ">size", "type", "of", "attached", "by", "note", "saved as"],
        [_row(one, zone, saved.get(one.id, UNKNOWN)) for one in found],
    )


def _saved(store: "Store", found: "list[Attachment]", folder: Path | None) -> dict[str, str]:
    if folder is None:
        return {}
    return {one.id: str(store.attachments.save(one.id, folder)) for one in found}


def _row(one: "Attachment", zone: "ZoneInfo", saved: str) -> list[str]:
    when = f"{one.attached_at.astimezone(zone):%Y-%m-%d %H:%M}"
    note = one.note if one.stands else f"withdrawn: {one.why}"
    return [one.mark, one.name, file_size(one.size_bytes), one.media_type,
            one.sample or one.record, when, one.attached_by, note, saved]  # fmt: skip
