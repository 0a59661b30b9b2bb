"""The commands `people …`: who may work with the data, and as what."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from recycler.people.rights import Right, Role
from ui.cli.batches import operator
from ui.cli.printing import UNKNOWN, print_json, print_table, secret, session
from ui.language.people_words import role_does, role_word

if TYPE_CHECKING:
    from recycler.people.person import Person

_people = typer.Typer(
    no_args_is_help=True,
    help="People who sign in. The first one is an administrator and switches sign-in on; from then "
    "on every command takes --user NAME and the PIN from standard input or RECYCLER_PIN.",
)
Name = Annotated[str, typer.Argument(help="Name, as the journal has it.")]
Why = Annotated[str, typer.Option(help="Reason; it stays in the books.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(_people, name="people")


@_people.command("list")
def list_(context: typer.Context) -> None:
    """List everybody, those who are locked too."""
    with session(context).open() as store:
        found = store.people.all()
    if session(context).as_json:
        print_json({"sign_in": bool(found), "people": [one.as_dict() for one in found]})
        return
    if not found:
        typer.echo("Nobody signs in: the owner of the folder may do everything.")
        return
    print_table(
        ["name", "role", "state", "last here", "does"],
        [
            [one.name, role_word(one.role), one.state.value, _moment(one), role_does(one.role)]
            for one in found
        ],
    )


@_people.command()
def add(
    context: typer.Context,
    name: Name,
    role: Annotated[Role, typer.Option(help="What the person is here.")],
) -> None:
    """Add a person. The PIN is read after your own from standard input, one a line."""
    from recycler.people.person import PersonEntry

    with session(context).open() as store:
        pin = _new_pin(name, first=not store.people.is_on())
        found = store.people.add(PersonEntry(name=name, role=role), pin, who=operator())
    _tell(context, found, f"{found.name} is added as {role_word(found.role)}.")


@_people.command()
def change(
    context: typer.Context,
    name: Name,
    role: Annotated[Role, typer.Option(help="The new role.")],
    why: Why,
    new_pin: Annotated[bool, typer.Option("--new-pin", help="Read a new PIN, too.")] = False,
) -> None:
    """Give a person another role."""
    with session(context).open() as store:
        pin = _new_pin(name) if new_pin else ""
        found = store.people.change(name, role, who=operator(), why=why, pin=pin)
    _tell(context, found, f"{found.name} is {role_word(found.role)} now.")


@_people.command()
def lock(context: typer.Context, name: Name, why: Why) -> None:
    """Let a person sign in no longer."""
    with session(context).open() as store:
        found = store.people.lock(name, who=operator(), why=why)
    _tell(context, found, f"{found.name} is locked.")


@_people.command()
def unlock(context: typer.Context, name: Name, why: Why = "") -> None:
    """Let a person sign in again, who was locked or failed too often."""
    with session(context).open() as store:
        found = store.people.unlock(name, who=operator(), why=why)
    _tell(context, found, f"{found.name} may sign in again.")


@_people.command("reset-pin")
def reset_pin(context: typer.Context, name: Name) -> None:
    """Give a person a new PIN, read after your own from standard input."""
    with session(context).open() as store:
        found = store.people.reset(name, _new_pin(name), who=operator())
    _tell(context, found, f"{found.name} has a new PIN.")


@_people.command("own-pin")
def own_pin(context: typer.Context) -> None:
    """Change your own PIN; the new one is read after the old one from standard input."""
    asked = session(context)
    with asked.open() as store:
        new = _new_pin(asked.user or "")
        found = store.people.change_own(asked.pin, new, who=operator())
    _tell(context, found, f"{found.name} has a new PIN.")


@_people.command()
def recover(context: typer.Context, name: Name) -> None:
    """Give an administrator a new PIN, as the owner of the data folder.

    Nobody has to sign in: the system's rights on the folder are the proof. The journal has it, and
    everybody is told at the next sign-in.
    """
    from db.store import Store

    with Store.open(session(context).folder) as store:
        found = store.people.recover(name, _new_pin(name, first=True))
    _tell(context, found, f"{found.name} is administrator with a new PIN. Everybody will be told.")


@_people.command()
def narrow(context: typer.Context) -> None:
    """Keep other accounts of this computer out of the data folder."""
    from db import data_folder

    with session(context).open() as store:
        store.ask(Right.PEOPLE)
        data_folder.narrow(store.folder)
        folder = str(store.folder)
    session(context).answer({"ok": True, "folder": folder}, f"{folder} is open to its owner only.")


def _tell(context: typer.Context, found: "Person", words: str) -> None:
    session(context).answer(found.as_dict(), words)


def _new_pin(name: str, *, first: bool = False) -> str:
    """Read the PIN of somebody else; where nobody signs in, RECYCLER_PIN is that one."""
    return (first and os.environ.get("RECYCLER_PIN")) or secret(f"New PIN of {name}: ", twice=True)


def _moment(person: "Person") -> str:
    return f"{person.seen_at:%Y-%m-%d %H:%M} UTC" if person.seen_at else UNKNOWN
