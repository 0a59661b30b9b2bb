"""Exports the list of batches: asks where to, writes in the background, says when it is done."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.batches.filters import FilterBar
from ui.jobs import Job
from ui.language import numbers, words
from ui.look.progress import ProgressLine
from ui.parts.files import choose_new_file

if TYPE_CHECKING:
    from recycler.batch import Batch
    from ui.workspace.workspace import Workspace


class Exporter(QObject):
    """One export at a time."""

    def __init__(self, progress: ProgressLine, parent: QObject) -> None:
        super().__init__(parent)
        self._progress = progress
        self._job: Job | None = None

    def export(
        self, workspace: "Workspace", bar: FilterBar, marked: "list[Batch] | None" = None
    ) -> None:
        """Write what the filters find, or only the marked batches."""
        if self._job is not None:
            return
        name = self.tr("batches {day}").format(day=workspace.today().isoformat())
        path = choose_new_file(workspace, f"{name}.xlsx")
        if path is not None:
            self._write(workspace, bar, path, marked)

    def is_waiting(self) -> bool:
        return self._job is not None

    def _write(
        self, workspace: "Workspace", bar: FilterBar, path: Path, marked: "list[Batch] | None"
    ) -> None:
        from ui.batches.export import write_batches

        store, told = workspace.store, self._told(workspace, bar, marked)
        where = bar.asked.where(store.reference())
        self._workspace, self._path = workspace, path
        self._job = Job(
            lambda report: write_batches(store, where, path, told, report, only=marked), self
        )
        self._job.succeeded.connect(self._on_written)
        self._job.failed.connect(workspace.failed)
        self._job.ended.connect(self._on_ended)
        self._progress.follow(self._job, self.tr("Writing {file}").format(file=path.name))
        self._job.start()

    _workspace: "Workspace"
    _path: Path

    def _told(
        self, workspace: "Workspace", bar: FilterBar, marked: "list[Batch] | None"
    ) -> list[tuple[str, str]]:
        """Return what was asked, by whom and when: it goes into the workbook."""
        told = [(self.tr("Facility"), workspace.facility.name)]
        if workspace.facility.simulated:
            told.append((self.tr("Data"), self.tr("simulated")))
        for key in bar.asked.active():
            value = bar.asked.text if key == "text" else bar.words_of(key)
            told.append((bar.name_of(key), value))
        if marked is not None:
            told.append((self.tr("Selected"), words.batches(len(marked))))
        now = datetime.now(workspace.zone)
        told.append((self.tr("Written"), f"{numbers.moment(now)}, {workspace.who}"))
        told.append((self.tr("Reference data"), workspace.store.data_version()))
        return told

    def _on_written(self, count: int) -> None:
        said = self.tr("{batches} written to {file}.").format(
            batches=words.batches(count), file=self._path.name
        )
        self._workspace.tell(said, icon="export")

    def _on_ended(self) -> None:
        self._job = None
