"""Work off the GUI thread, with progress and cancel."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QMetaMethod, QObject, Signal

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

Report = Callable[[int, int], None]


class Cancelled(Exception):  # noqa: N818 - not an error
    """Raised inside the work, at its next report, once the user has asked to stop."""


class Job(QObject):
    """Runs `work(report)` off the GUI thread; each report(done, total) is a place to stop.

    The signals arrive on the GUI thread when they are connected to methods of a QObject. A job
    keeps itself alive until its last signal is out.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(object)  # an exception, be it the panic of a library
    cancelled = Signal()
    ended = Signal()  # after any of the three above

    # What a job runs in: it goes on as who started it, whoever works here by then.
    around: ClassVar[Callable[[], AbstractContextManager[object]]] = nullcontext

    _pool: ClassVar["ThreadPoolExecutor | None"] = None
    _running: ClassVar[set["Job"]] = set()

    def __init__(self, work: Callable[[Report], object], parent: QObject | None = None) -> None:
        super().__init__()
        self._work, self._stop = work, Event()
        self.running = False
        self.ended.connect(self._forget)
        if parent is not None:
            parent.destroyed.connect(self.cancel)

    def start(self) -> "Job":
        self.running = True
        self._in = Job.around()
        Job._running.add(self)
        Job._threads().submit(self._run)
        return self

    def cancel(self) -> None:
        self._stop.set()

    @classmethod
    def stop_all(cls) -> None:
        """Ask every job to stop and wait for the threads; for the end of the program."""
        for job in list(cls._running):
            job.cancel()
        if cls._pool:
            cls._pool.shutdown(wait=True, cancel_futures=True)
        cls._pool = None
        cls._running.clear()

    @classmethod
    def any_running(cls) -> bool:
        return bool(cls._running)

    @classmethod
    def _threads(cls) -> "ThreadPoolExecutor":
        if cls._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            cls._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="job")
        return cls._pool

    def _forget(self) -> None:
        self.running = False
        Job._running.discard(self)

    def _report(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(done, total)

    def _run(self) -> None:
        try:
            with self._in:
                result = self._work(self._report)
            self._report(1, 1)
            self.succeeded.emit(result)
        except Cancelled:
            self.cancelled.emit()
        except BaseException as error:  # noqa: BLE001 - the GUI thread decides how to tell it
            self._fail(error)
        self.ended.emit()

    def _fail(self, error: BaseException) -> None:
        """Hand on why; where nobody would hear of it, it goes the way of all uncaught errors."""
        if self.isSignalConnected(QMetaMethod.fromSignal(self.failed)):
            self.failed.emit(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)
