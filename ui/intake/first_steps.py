"""What to do in a store without batches: log, import, get a workbook, look at the sample."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from ui.jobs import Job, Report
from ui.language import numbers
from ui.parts.empty import EmptyState
from ui.parts.files import Writing, choose_new_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ui.intake.today import Today
    from ui.workspace.workspace import Workspace

SAMPLE_FOLDER = "sample"


class FirstSteps(QObject):
    """The four actions of an empty store; each of them works."""

    def __init__(
        self, workspace: "Workspace", log: "Callable[[], object]", bring_in: "Callable[[], object]"
    ) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._log, self._bring_in = log, bring_in
        self._job: Job | None = None

    def fill(self, state: EmptyState) -> None:
        """Put the actions into an empty state."""
        state.clear()
        state.set_words(
            self.tr("The first load is waiting to be weighed"),
            self.tr(
                "Batches appear here as soon as they are logged. Nothing leaves this computer."
            ),
        )
        state.add(
            "intake",
            self.tr("Log the first batch"),
            self.tr("Ticket {ticket}. Material, supplier and gross weight are enough.").format(
                ticket=self._next_ticket()
            ),
            self._log,
            "Ctrl+N",
        )
        state.add(
            "import",
            self.tr("Bring in what you have"),
            self.tr("A workbook or CSV; each row is checked before anything is stored."),
            self._bring_in,
            "Ctrl+I",
        )
        state.add(
            "copy",
            self.tr("Get an empty workbook"),
            self.tr("With drop-downs, units and an example row."),
            self.write_template,
        )
        state.add(
            "chart",
            self.tr("Look at a sample facility first"),
            self.tr("{count} simulated batches in a folder of their own, clearly marked.").format(
                count=numbers.number(_sample_size())
            ),
            self.open_sample,
        )

    def fill_today(self, today: "Today") -> None:
        """Offer the same beside the form, which is the first action itself."""
        bring = self.tr("Bring in what you have")
        today.add_step("import", bring, self._bring_in, "Ctrl+I")
        today.add_step("copy", self.tr("Get an empty workbook"), self.write_template)
        today.add_step("chart", self.tr("Look at a sample facility first"), self.open_sample)

    def write_template(self) -> None:
        """Write the empty workbook where the person says."""
        write_template(self._workspace)

    def open_sample(self) -> None:
        """Make the sample facility beside the data, once, and open the program on it."""
        if self._job is not None:
            return
        folder = self._workspace.store.folder / SAMPLE_FOLDER
        self._workspace.tell(self.tr("Making the sample facility…"), icon="chart")
        self._job = Job(lambda report: _make_sample(folder, report), self)
        self._job.succeeded.connect(self._workspace.open_folder)
        self._job.failed.connect(self._workspace.failed)
        self._job.ended.connect(self._on_ended)
        self._job.start()

    def _on_ended(self) -> None:
        self._job = None

    def _next_ticket(self) -> str:
        from datetime import datetime

        return self._workspace.store.next_ticket(datetime.now(self._workspace.zone))


def write_template(workspace: "Workspace", kind: str = "intake") -> None:
    """Ask where to, write the empty workbook of a kind there, and say so."""
    translate = QCoreApplication.translate
    names = {
        "intake": translate("FirstSteps", "intake"),
        "assay": translate("FirstSteps", "results"),
        "run": translate("FirstSteps", "runs"),
    }
    path = choose_new_file(workspace, f"{names[kind]}.xlsx")
    if path is None:
        return

    def write() -> None:
        from recycler.exchange.templates import write_template as write
        from ui.language.workbook_words import in_language

        write(kind, path, workspace.store.reference(), in_language)

    said = translate("FirstSteps", "Empty workbook written: {file}").format(file=path)
    Writing(workspace, write, said)


def _make_sample(folder: "Path", report: Report) -> "Path":
    if not (folder / "recycler.sqlite3").exists():
        from db.sample import create_sample

        create_sample(folder, report=report).close()
    return folder


def _sample_size() -> int:
    from recycler.sample.batches import BATCHES

    return BATCHES
