"""The managers' figures: a refresh of the Recovery page, and the Excel summary."""

from collections.abc import Callable
from pathlib import Path

from tests.bench.figure import Figure, median_seconds

REFRESHES = 15
SUMMARIES = 3


def recovery_refresh(sample: Path) -> Figure:
    """Show the page anew after a batch was logged, until its figures are painted.

    What is asked behind them (how honest, what to measure next) waits until the page is quiet.
    """
    from db.store import Store
    from ui.recovery.page import RecoveryPage
    from ui.running.program import make_application
    from ui.workspace.workspace import Change, Workspace

    make_application()
    with Store.open(sample) as store:
        page = RecoveryPage()
        page.resize(1280, 800)
        workspace = Workspace(store, "bench")
        page.take(workspace)
        page.show()
        wait(page.settled)

        def refresh() -> None:
            workspace.changed.emit(Change("batches"))
            wait(page.is_drawn)

        refresh()
        (taken,) = median_seconds(REFRESHES, refresh)
        wait(page.settled)  # nothing asks a store that is closed
        page.close()
    return Figure("recovery_refresh", taken * 1000, "ms", goal=50)


def wait(ready: Callable[[], bool]) -> None:
    """Let the window work until it is ready, and paint."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    while not ready():  # asleep between events, as the program is
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()  # what has changed is painted in the next round


def summary_sample(sample: Path, scratch: Path) -> Figure:
    """Write the Excel summary of the whole sample."""
    from db.reporting import write_summary
    from db.store import Store

    with Store.open(sample) as store:
        (taken,) = median_seconds(
            SUMMARIES,
            lambda: write_summary(store, None, None, scratch / "summary.xlsx", who="bench"),
        )
    return Figure("summary_sample", taken, "s", goal=6)
