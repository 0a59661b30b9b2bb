"""The command line: each command parses, calls the one shared function, and prints."""

import os
import sys
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from recycler.errors import RecyclerError
from ui.cli import advising as cli_advising
from ui.cli import attaching as cli_attaching
from ui.cli import balancing as cli_balancing
from ui.cli import batches as cli_batches
from ui.cli import containers as cli_containers
from ui.cli import data as cli_data
from ui.cli import diversifying as cli_diversifying
from ui.cli import figures as cli_figures
from ui.cli import honesty as cli_honesty
from ui.cli import importing as cli_importing
from ui.cli import learning as cli_learning
from ui.cli import ledger as cli_ledger
from ui.cli import market as cli_market
from ui.cli import materials as cli_materials
from ui.cli import people as cli_people
from ui.cli import proof as cli_proof
from ui.cli import rates as cli_rates
from ui.cli import reconciling as cli_reconciling
from ui.cli import reporting as cli_reporting
from ui.cli import running as cli_running
from ui.cli import scales as cli_scales
from ui.cli import targets as cli_targets
from ui.cli import whatif as cli_whatif
from ui.cli.printing import Session, print_json, say
from ui.language.sentences import say_error
from ui.start import split

STOPPED = 130  # as a shell reports a program that was stopped from the keyboard

app = typer.Typer(
    name="recycler",
    help="Recycler logs scrap magnets and batteries and estimates what is won back from them. "
    "Without a command it opens its window.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for commands in (
    cli_data, cli_importing, cli_batches, cli_attaching, cli_materials, cli_learning, cli_honesty,
    cli_figures, cli_advising, cli_reconciling, cli_running, cli_containers, cli_balancing,
    cli_scales, cli_rates, cli_ledger, cli_targets, cli_diversifying, cli_market, cli_reporting,
    cli_whatif, cli_proof, cli_people,
):  # fmt: skip
    commands.add_to(app)


@app.callback()
def options(
    context: typer.Context,
    data: Annotated[
        str | None,
        typer.Option(help="Data folder; otherwise RECYCLER_DATA, otherwise the user's own."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Answer with one JSON document; may stand anywhere.")
    ] = False,
    user: Annotated[
        str | None,
        typer.Option(
            help="Who asks, where people sign in; the PIN is read from RECYCLER_PIN, else from "
            "standard input. May stand anywhere."
        ),
    ] = None,
) -> None:
    """Options that hold for every command."""
    context.obj = Session(data, as_json, user)


def run(arguments: list[str]) -> int:
    """Run one command and return the exit code; nothing a user can put right is a traceback."""
    chosen, command = split(arguments)
    try:
        app([*chosen, *command], prog_name="recycler")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except RecyclerError as error:
        return _told(error, as_json="--json" in chosen)
    except KeyboardInterrupt:
        say("Stopped.")
        return STOPPED
    except Exception:  # noqa: BLE001 - the last resort: our own mistake, kept for its maker
        return _logged(Session(chosen[1] if chosen[:1] == ["--data"] else None, False).folder)
    return 0


def _told(error: RecyclerError, *, as_json: bool) -> int:
    option = error.details.get("option")
    sentence = f"{option}: {say_error(error)}" if option else say_error(error)
    if as_json:
        print_json({"ok": False, "problems": [{"code": error.code, "message": sentence}]})
    say(sentence)
    return error.exit_code


def _logged(folder: Path) -> int:
    """Keep what went wrong where it can be sent on, and say so in one sentence."""
    logs = folder / "logs"
    place = logs if logs.is_dir() and os.access(logs, os.W_OK) else Path(tempfile.gettempdir())
    file = place / "recycler.log"
    try:
        with file.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now(UTC).isoformat()} {' '.join(sys.argv[1:])}\n")
            log.write(traceback.format_exc())
        kept = f" What happened is kept in {file}; send it to the maker of the program."
    except OSError:
        kept = ""
    say(f"Recycler made a mistake of its own and stopped.{kept}")
    return 1
