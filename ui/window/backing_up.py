"""Backup, rehearsal and check of the store, in the background, some of it without being asked."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from recycler.errors import DataFolderError
from recycler.problems import Problem
from ui.jobs import Job, Report
from ui.language import numbers
from ui.language.sentences import say

if TYPE_CHECKING:
    from db.safekeeping.automatic import Safe
    from db.safekeeping.kept_backups import BackupInfo, SecondFolder
    from db.safekeeping.rehearsal import Rehearsal
    from ui.workspace.workspace import Workspace


_HOUR_MS = 3_600_000


class Keeper(QObject):
    """Runs one backup or check at a time and tells how it went; one for the window.

    Each hour it backs up what changed, without a word unless it fails.
    """

    began = Signal(object, str)  # Job, what it does
    checked = Signal(object)  # list of what was found, empty if all is well
    rehearsed = Signal(str)  # what a restore would give
    ended = Signal()

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self.job: Job | None = None
        self.hourly = QTimer(self)
        self.hourly.setInterval(_HOUR_MS)
        self.hourly.timeout.connect(self.back_up_changes)
        self.hourly.start()

    def back_up(self) -> None:
        """Write a backup and read it back."""
        self._keep_safe(self._backed_up)

    def back_up_changes(self) -> None:
        """Write a backup if anything changed since the last one."""
        self._keep_safe(self._kept_safe, only_if_changed=True)

    def rehearse(self, file: Path) -> None:
        """Open and check a backup as a restore would, and say what it would give."""
        from db.safekeeping.backup import rehearse

        work = partial(rehearse, self._workspace.store.folder, file)
        self._start(work, self.tr("Rehearsing a restore"), self._rehearsed)

    def look_through(self) -> None:
        """Look for damaged pages, once after the start."""
        from db.safekeeping.automatic import is_whole

        folder = self._workspace.store.folder
        self._start(lambda _report: is_whole(folder), self.tr("Checking the data"), self._looked)

    def _keep_safe(self, then: Callable[[Any], None], *, only_if_changed: bool = False) -> None:
        from db.safekeeping.automatic import keep_safe

        def work(report: Report) -> object:
            store = self._workspace.store
            return keep_safe(store, report=report, only_if_changed=only_if_changed)

        self._start(work, self.tr("Writing backup"), then)

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

    def _kept_safe(self, safe: "Safe") -> None:
        self._workspace.announce("backup")
        if safe.backup is not None and safe.backup.lacking:
            lacking = Problem("attachments_lacking", {"count": safe.backup.lacking})
            self._workspace.tell(say(lacking), failure=True)
        if safe.second is not None and safe.second.problem:
            self._workspace.tell(second_words(safe.second), failure=True)

    def _backed_up(self, safe: "Safe") -> None:
        self._kept_safe(safe)
        info = safe.backup
        if info is None or info.lacking or (safe.second is not None and safe.second.problem):
            return
        words = self.tr(
            "Backup written and read back: {batches} tickets, {entries} journal entries."
        )
        self._workspace.tell(
            words.format(
                batches=numbers.number(info.batches), entries=numbers.number(info.journal_entries)
            ),
            icon="shield",
        )

    def _rehearsed(self, found: "Rehearsal") -> None:
        self.rehearsed.emit(rehearsal_words(found, self._workspace))

    def _looked(self, whole: bool) -> None:
        if not whole:
            folder = str(self._workspace.store.folder)
            self._workspace.failed.emit(DataFolderError("page_damaged", folder=folder))

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


def second_words(second: "SecondFolder") -> str:
    """Return the sentence on what keeps copies from the second folder."""
    details = {"folder": str(second.folder), "behind": second.behind}
    return say(Problem(second.problem or "", details))


def rehearsal_words(found: "Rehearsal", workspace: "Workspace") -> str:
    """Return the sentence on what a restore would give."""
    if found.problems:
        words = QCoreApplication.translate(
            "Backup", "{file} could not be restored: the check found {count} things that disagree."
        )
        return words.format(file=found.file.name, count=numbers.number(len(found.problems)))
    if found.newest is None:
        words = QCoreApplication.translate(
            "Backup", "A restore of {file} would give a store without tickets; its check is good."
        )
        return words.format(file=found.file.name)
    words = QCoreApplication.translate(
        "Backup",
        "A restore of {file} would give {batches} tickets, the newest logged {moment}; everything "
        "in it agrees.",
    )
    moment = numbers.moment(found.newest.astimezone(workspace.zone))
    batches = numbers.number(found.batches)
    said = words.format(file=found.file.name, batches=batches, moment=moment)
    if found.lacking:
        said += " " + say(Problem("attachments_lacking", {"count": len(found.lacking)}))
    return said
