"""What Processing shows before there is a run: where to begin."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.parts.empty import EmptyState

if TYPE_CHECKING:
    from ui.workspace.workspace import Workspace

translate = QCoreApplication.translate


def fill_empty(
    shown: EmptyState,
    workspace: "Workspace",
    start: Callable[[], None],
    open_import: Callable[[], None],
) -> None:
    """Say what will be here, and offer a run, a workbook of runs, or a batch to begin with."""
    shown.set_words(
        translate("ProcessingPage", "No run yet"),
        translate(
            "ProcessingPage",
            "What goes into a run, what comes of it and whether it adds up stand here.",
        ),
    )
    shown.add(
        "processing", translate("ProcessingPage", "Start a run"),
        translate("ProcessingPage", "A route, then the batches that go in"), start, "Ctrl+N",
    )  # fmt: skip
    shown.add(
        "import", translate("ProcessingPage", "Import a workbook of runs"),
        translate("ProcessingPage", "One weighing a row, inputs and outputs"), open_import,
        "Ctrl+I",
    )  # fmt: skip
    shown.add(
        "intake", translate("ProcessingPage", "Log a batch"),
        translate("ProcessingPage", "There is nothing to process before it"),
        partial(workspace.open_page.emit, "intake"), "Ctrl+1",
    )  # fmt: skip
