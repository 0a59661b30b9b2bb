"""A report of something unforeseen, as a file to send on."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from recycler.errors import RecyclerError

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


def keep_report(window: "MainWindow", report: str) -> None:
    """Ask where the report is to go and write it there."""
    from recycler.exchange.saving import saved_as

    title = QCoreApplication.translate("Report", "Save the report")
    name = f"recycler-report-{datetime.now():%Y%m%d-%H%M}.txt"  # noqa: DTZ005 - the user's clock
    chosen, _ = QFileDialog.getSaveFileName(window, title, str(Path.home() / name), "(*.txt)")
    if not chosen:
        return
    try:
        saved_as(Path(chosen), lambda unfinished: unfinished.write_text(report, "utf-8"))
    except RecyclerError as error:
        window.tell_failure(error)
        return
    said = QCoreApplication.translate("Report", "The report is in {file}.")
    window.tell(said.format(file=chosen))
