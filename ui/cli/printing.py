"""How a command answers: one JSON document, or a table to read; messages beside it."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from recycler.errors import InputError, RightsError
from ui.start import data_folder

if TYPE_CHECKING:
    from db.store import Store
    from recycler.problems import Report
    from recycler.quantity import Quantity
    from recycler.reference.data import Reference

UNKNOWN = "–"
_SHOWN_AFTER_S = 0.4


@dataclass(slots=True)
class Session:
    """What holds for the whole call: where the data are, who asks, and how to answer."""

    given: str | None
    as_json: bool
    user: str | None = None
    pin: str = ""

    @property
    def folder(self) -> Path:
        return data_folder(self.given)

    def open(self) -> "Store":
        from db.store import Store
        from ui.cli.batches import operator

        store = Store.open(self.folder)
        try:
            self.sign_in(store)
        except BaseException:
            store.close()
            raise
        store.sign_in(store.signs(operator()), "command")
        return store

    def sign_in(self, store: "Store") -> None:
        """Work with a store as the person the call names, where people sign in to it.

        Raises:
            RightsError: `user_needed`, or as of `People.sign_in`.
            InputError: `sign_in_off`.
        """
        if not store.people.is_on():
            if self.user:
                raise InputError("sign_in_off")
            return
        if not self.user:
            raise RightsError("user_needed")
        if not self.pin:
            self.pin = os.environ.get("RECYCLER_PIN") or secret(f"PIN of {self.user}: ")
        for one in store.people.sign_in(self.user, self.pin).recoveries:
            say(f"{one.who} gave {one.name} a new PIN on {one.at:%Y-%m-%d %H:%M} UTC.")

    @property
    def has_store(self) -> bool:
        return (self.folder / "recycler.sqlite3").exists()

    def reference(self) -> "Reference":
        """Return what the store knows where there is one, else the shipped data."""
        if self.has_store:
            with self.open() as store:
                return store.reference()
        from recycler.reference.data import Reference

        return Reference.from_folder()

    def answer(self, document: object, text: str) -> None:
        """Print the document, or the text that says the same."""
        if self.as_json:
            print_json(document)
        else:
            typer.echo(text)


def secret(prompt: str, *, twice: bool = False) -> str:
    """Read a PIN: hidden where somebody types it, else the next line of standard input."""
    if sys.stdin is None or not sys.stdin.isatty():
        return (sys.stdin.readline() if sys.stdin else "").rstrip("\r\n")
    from getpass import getpass

    typed = getpass(prompt)
    if twice and getpass("Once more: ") != typed:
        raise InputError("pins_differ")
    return typed


def session(context: typer.Context) -> Session:
    """Return what holds for the whole call."""
    found = context.find_object(Session)
    assert found is not None
    return found


def print_json(document: object) -> None:
    """Write one JSON document to standard output, whatever encoding the console has."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8")
    typer.echo(json.dumps(document, ensure_ascii=False, allow_nan=False))


def say(*sentences: str) -> None:
    """Write messages to standard error."""
    for sentence in sentences:
        typer.echo(sentence, err=True)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> None:
    """Print rows under their columns; a column whose name begins with `>` is numbers."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, title_justify="left", box=None, pad_edge=False)
    for name in columns:
        is_number = name.startswith(">")
        table.add_column(Text(name.removeprefix(">")), justify="right" if is_number else "left")
    for row in rows:
        table.add_row(*map(Text, row))
    console = Console(width=None if sys.stdout.isatty() else 200, highlight=False)
    console.print(table)


def progress(what: str) -> "Report":
    """Return a report that draws a line of progress where somebody can see it."""
    from time import monotonic

    if not sys.stderr.isatty():
        return lambda done, total: None
    begun = monotonic()

    def report(done: int, total: int) -> None:
        if monotonic() - begun > _SHOWN_AFTER_S and total:
            end = "\n" if done >= total else ""
            sys.stderr.write(f"\r{what} {100 * done // total} %{end}")
            sys.stderr.flush()

    return report


def figures(quantity: "Quantity") -> str:
    """Write a mass as mean and 90 % interval [kg]."""
    from ui.language.numbers import interval, mean, quantity_decimals

    decimals = quantity_decimals(quantity)
    between = f" ({interval(quantity, decimals)})" if quantity.sd else ""
    return mean(quantity, decimals) + between


def counted(count: int, one: str, more: str) -> str:
    """Write a number of things."""
    return f"{count} {one if count == 1 else more}"
