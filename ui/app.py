"""Opens the desktop program; light, so that what it imports is its own choice."""

import builtins
import gc
import os
from pathlib import Path


def run(folder: Path) -> int:
    """Open the window on a data folder and stay until it is closed; returns the exit code."""
    gc.disable()  # a `Collector` does it once all is loaded: looking for garbage takes 20 ms
    import_plainly()
    from ui.running.program import Program, make_application

    app = make_application()
    program = Program(app, folder)
    watch = None
    if os.environ.get("RECYCLER_BENCH") == "first-paint":
        from ui.running.start_watch import StartWatch

        watch = StartWatch(program)
    program.window.show()
    app.exec()
    program.end()
    if watch:
        watch.print()
    return program.exit_code


def import_plainly() -> None:
    """Take back what PySide6 does at every import statement.

    Its hook reads the source of every module imported afterwards and keeps it, to see whether
    `from __feature__ import …` could concern it. Nothing here uses that, and with some 2,000
    modules it takes a second and 30 MiB.
    """
    import PySide6.QtCore  # noqa: F401  # replaces it

    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
