"""What takes a while when the window is closed already, with its progress on view."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.jobs import Job, Report
from ui.look.progress import SHOWN_AFTER_MS, ProgressLine
from ui.look.text import text

Done = TypeVar("Done")
_WIDTH = 600  # [px]


class Waiting(QWidget):
    """A small window that stays until the work is done; it cannot be stopped half way."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Recycler")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setFixedWidth(_WIDTH)
        self.line = ProgressLine()
        self.line.cancel.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        said = self.tr("Please leave the computer on until this is done.")
        column.addWidget(text(said, "body", "text-2", wrap=True))
        column.addWidget(self.line)
        self._loop = QEventLoop(self)
        self._done: object = None
        self._error: Exception | None = None
        self._late = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._late.timeout.connect(self.show)

    def do(self, work: Callable[[Report], Done], what: str) -> Done:
        """Return what the work returns; raises what it raises.

        Args:
            work: done beside the GUI thread, which draws meanwhile.
            what: it does, in words.
        """
        job = Job(work, self)
        job.succeeded.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.ended.connect(self._loop.quit)
        self.line.follow(job, what)
        self._late.start()
        self._done = self._error = None
        job.start()
        self._loop.exec()
        self._late.stop()
        self.hide()
        if self._error is not None:
            raise self._error
        done: Done = self._done  # type: ignore[assignment]
        return done

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()

    def _on_done(self, done: object) -> None:
        self._done = done

    def _on_failed(self, error: Exception) -> None:
        self._error = error
