"""Opens the desktop program; light, so that what it imports is its own choice."""

import gc
import os
from pathlib import Path


def run(folder: Path) -> int:
    """Open the window on a data folder and stay until it is closed; returns the exit code."""
    gc.disable()  # until all is loaded: nothing dies young here, and looking for it takes 20 ms
    from ui.program import Program, make_application

    app = make_application()
    program = Program(app, folder)
    watch = None
    if os.environ.get("RECYCLER_BENCH") == "first-paint":
        from ui.start_watch import StartWatch

        watch = StartWatch(program)
    program.window.show()
    app.exec()
    program.end()
    if watch:
        watch.print()
    return program.exit_code
