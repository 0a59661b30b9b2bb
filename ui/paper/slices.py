"""Work that has to be where widgets are, a step at a time, so that the window goes on."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

from ui.jobs import Cancelled, Job


class Slices(Job):
    """A job on the GUI thread: each step of an iterator is a place to stop; the last is its result.

    One step is run whenever the window has nothing else to do.
    """

    def __init__(
        self, steps: Callable[[], Iterator[object]], count: int, parent: QObject | None = None
    ) -> None:
        super().__init__(lambda report: None, parent)
        self._make, self._count, self._done = steps, count, 0
        self._steps: Iterator[object] = iter(())
        self._result: object = None

    def start(self) -> "Slices":
        self.running = True
        Job._running.add(self)
        self._steps = self._make()
        QTimer.singleShot(0, self, self._step)
        return self

    def _step(self) -> None:
        try:
            self._report(self._done, self._count)
            self._result = next(self._steps)
            self._done += 1
        except StopIteration:
            self._end(lambda: self.succeeded.emit(self._result))
        except Cancelled:
            self._end(self.cancelled.emit)
        except Exception as error:  # noqa: BLE001 - who asked for it decides how to tell it
            failed = error
            self._end(lambda: self.failed.emit(failed))
        else:
            QTimer.singleShot(0, self, self._step)

    def _end(self, tell: Callable[[], object]) -> None:
        tell()
        self.ended.emit()
