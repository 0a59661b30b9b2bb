"""Garbage is collected on the GUI thread alone."""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Collector(QObject):
    """Stands in for Python's own collection, which runs on whichever thread happens to allocate.

    A Qt object in a cycle has to die on the thread it lives on: collected by a worker, it takes
    the whole process with it.
    """

    def __init__(self, parent: QObject, busy: Callable[[], bool] = lambda: False) -> None:
        super().__init__(parent)
        gc.disable()
        self._busy = busy
        timer = QTimer(self)
        timer.timeout.connect(self.collect)
        timer.start(_EVERY_MS)

    def collect(self) -> None:
        """Collect the oldest generation that is due, as Python would."""
        if self._busy():
            return
        due = zip(gc.get_count(), gc.get_threshold(), range(3), strict=True)
        oldest = max((age for count, limit, age in due if count > limit), default=None)
        if oldest is not None:
            gc.collect(oldest)
