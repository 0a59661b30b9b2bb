"""Decides between the window and the command line, and where the data are."""

import os
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Run the program and return its exit code."""
    # Read once, when numpy is loaded. Its products here are small: more threads only wait for
    # each other, which takes a third more of the processor, and each keeps memory.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    options, command = split(arguments)
    if command or "--json" in options:
        from ui.app import import_plainly

        import_plainly()
        from ui.cli.app import run

        return run([*options, *command])
    from ui.app import run as open_window

    return open_window(data_folder(options[1] if options else None))


def data_folder(given: str | Path | None = None) -> Path:
    """Return the folder of this installation: as given, as set in RECYCLER_DATA, or the user's."""
    if folder := given or os.environ.get("RECYCLER_DATA"):
        return Path(folder).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("Recycler", appauthor=False)


def split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Take the options that hold for every command out of wherever they stand."""
    options: list[str] = []
    command: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            command += [argument, *rest]
        elif argument == "--json" or argument.startswith("--user="):
            options.append(argument)
        elif argument == "--user" and (name := next(rest, None)) is not None:
            options.append(f"--user={name}")
        elif argument.startswith("--data="):
            options = ["--data", argument.removeprefix("--data="), *_without_data(options)]
        elif argument == "--data" and (folder := next(rest, None)) is not None:
            options = ["--data", folder, *_without_data(options)]
        else:
            command.append(argument)
    return options, command


def _without_data(options: list[str]) -> list[str]:
    return options[2:] if options[:1] == ["--data"] else options
