"""Qt's classes are made on the GUI thread, before any other thread names one.

PySide makes a class when it is first named. Where two threads do so at once the process ends with
a fault of memory, about one start in fifty: modules of pages are loaded beside the window.
"""

from collections.abc import Iterator
from threading import Event
from time import perf_counter

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer

TURN_S = 0.008  # what it takes of one turn of the event loop
MODULES = (QtCore, QtGui, QtWidgets)

_made = Event()
_made.set()  # as long as no window is about to make them


def wait_until_made() -> None:
    """Hold up a thread that is about to load what names Qt's classes."""
    _made.wait()


class TypeMaker(QObject):
    """Names every class once, some in each turn of the event loop."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        _made.clear()
        self._left = self._names()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._turn)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        """Let go who waits: they are made, or the program ends."""
        self._timer.stop()
        _made.set()

    def _turn(self) -> None:
        until = perf_counter() + TURN_S
        for _ in self._left:
            if perf_counter() >= until:
                return
        self.stop()

    def _names(self) -> Iterator[str]:
        for module in MODULES:
            for name in dir(module):
                getattr(module, name)
                yield name
