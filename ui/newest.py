"""Questions off the GUI thread, of which only the newest is answered."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ui.jobs import Job, Report

Work = Callable[[Report], object]


class Newest(QObject):
    """Runs one piece of work at a time; one that is asked for meanwhile takes its place."""

    answered = Signal(object)
    failed = Signal(Exception)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.job: Job | None = None
        self._next: Work | None = None
        self._wanted = False

    def ask(self, work: Work) -> Job | None:
        """Start a piece of work, or once the one before has ended; returns it if it has begun."""
        self._next = work
        if self.job is not None:
            self._drop_running()
            return None
        return self._start()

    def drop(self) -> None:
        """Want no answer any more."""
        self._next = None
        self._drop_running()

    def is_waiting(self) -> bool:
        return self.job is not None

    def _drop_running(self) -> None:
        self._wanted = False
        if self.job is not None:
            self.job.cancel()

    def _start(self) -> Job | None:
        if self._next is None:
            return None
        work, self._next = self._next, None
        self._wanted = True
        self.job = Job(work, self)
        self.job.succeeded.connect(self._on_done)
        self.job.failed.connect(self._on_failed)
        self.job.ended.connect(self._on_ended)
        return self.job.start()

    def _on_done(self, answer: object) -> None:
        if self._wanted:
            self.answered.emit(answer)

    def _on_failed(self, error: Exception) -> None:
        if self._wanted:
            self.failed.emit(error)

    def _on_ended(self) -> None:
        self.job = None
        self._start()
