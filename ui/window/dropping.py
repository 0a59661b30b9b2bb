"""Drops reports that are due while the program is open, and tells the status bar how it went."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from recycler.errors import RecyclerError
from ui.jobs import Job, Report
from ui.language.sentences import say_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.reports.drop import Due
    from ui.workspace.workspace import Workspace

FIRST_MS = 15_000  # after the start, when all is calm
AGAIN_MS = 10 * 60_000


class Dropper(QObject):
    """Looks every ten minutes whether a report is due; what failed is tried again then."""

    told = Signal(str, bool)  # a sentence, and whether it is a failure

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self.job: Job | None = None
        self._timer = QTimer(self, interval=AGAIN_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        QTimer.singleShot(FIRST_MS, self, self.look)

    def look(self) -> None:
        """Begin to write what is due, beside what else the window does."""
        if self.job is not None:
            return
        store, who = self._workspace.store, self._workspace.who
        today = self._workspace.today()

        def work(report: Report) -> "tuple[Due, object] | None":
            from ui.reports.drop import due_of, read

            due = due_of(store, today)
            return None if due is None else (due, read(store, due, who, report))

        self._run(Job(work, self), self._on_read)

    def _on_read(self, answer: "tuple[Due, object] | None") -> None:
        if answer is not None:
            self._go_on(*answer)

    def _run(self, job: Job, then: "Callable[[Any], object]") -> None:
        self.job = job
        job.succeeded.connect(then)
        job.failed.connect(self._failed)
        job.ended.connect(lambda: self._forget(job))
        job.start()

    def _go_on(self, due: "Due", found: object) -> None:
        """Draw what was read, or tell what was written."""
        from ui.paper.slices import Slices
        from ui.reports.drop import drawn
        from ui.reports.findings import Findings
        from ui.reports.making import Written

        if isinstance(found, Findings):
            store = self._workspace.store
            drawing = Slices(lambda: drawn(store, due, found), 0, self)
            self._run(drawing, partial(self._go_on, due))
        elif isinstance(found, Written):
            said = self.tr("{file} is written").format(file=found.file.name)
            self.told.emit(said, False)

    def _forget(self, job: Job) -> None:
        if self.job is job:
            self.job = None

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, RecyclerError):
            raise error
        self.told.emit(say_error(error), True)
