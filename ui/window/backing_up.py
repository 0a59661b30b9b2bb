"""Backup and check of the store, in the background."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ui.jobs import Job, Report
from ui.language import numbers

if TYPE_CHECKING:
    from db.kept_backups import BackupInfo
    from ui.workspace import Workspace


class Keeper(QObject):
    """Runs one backup or check at a time and tells how it went; one for the window."""

    began = Signal(object, str)  # Job, what it does
    checked = Signal(object)  # list of what was found, empty if all is well
    ended = Signal()

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self.job: Job | None = None

    def back_up(self) -> None:
        """Write a backup and read it back."""

        def work(report: Report) -> object:
            return self._workspace.store.backup(report=report)

        self._start(work, self.tr("Writing backup"), self._backed_up)

    def check(self) -> None:
        """Check file, journal chain, totals and reference data."""

        def work(report: Report) -> object:
            return self._workspace.store.check(report)

        self._start(work, self.tr("Checking the data"), self._checked)

    def _start(
        self, work: Callable[[Report], object], what: str, then: Callable[[Any], None]
    ) -> None:
        if self.job is not None:
            return
        self.job = Job(work, self)
        self.job.succeeded.connect(then)
        self.job.failed.connect(self._failed)
        self.job.ended.connect(self._ended)
        self.job.start()
        self.began.emit(self.job, what)

    def _backed_up(self, info: "BackupInfo") -> None:
        self._workspace.announce("backup")
        words = self.tr(
            "Backup written and read back: {batches} tickets, {entries} journal entries."
        )
        self._workspace.tell(
            words.format(
                batches=numbers.number(info.batches), entries=numbers.number(info.journal_entries)
            ),
            icon="shield",
        )

    def _checked(self, found: list[object]) -> None:
        self.checked.emit(found)
        if found:
            words = self.tr("The check found something to look at ({count}).")
            self._workspace.tell(words.format(count=len(found)), failure=True)
        else:
            self._workspace.tell(self.tr("The data are as they were written."), icon="shield")

    def _failed(self, error: Exception) -> None:
        self._workspace.failed.emit(error)

    def _ended(self) -> None:
        self.job = None
        self.ended.emit()


def backup_words(info: "BackupInfo", workspace: "Workspace") -> str:
    """Return the sentence on the last backup."""
    from ui.window.status_bar import when_words

    words = QCoreApplication.translate(
        "Backup", "The last backup is good: {when}, {batches} tickets, {entries} journal entries"
    )
    return words.format(
        when=when_words(info.at.astimezone(workspace.zone), workspace),
        batches=numbers.number(info.batches),
        entries=numbers.number(info.journal_entries),
    )
