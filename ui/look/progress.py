"""A line that shows how far a job is, and stops it: bar, what, per cent, time left, Cancel."""

import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from ui.jobs import Job
from ui.look.buttons import Button
from ui.look.text import text

SHOWN_AFTER_MS = 400  # shorter work shows none
_STEPS = 1000


class ProgressLine(QFrame):
    """Follows one job; hidden while there is nothing to wait for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self._job: Job | None = None
        self._what, self._began = "", 0.0
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(12)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self.words = text("", "body")
        self.cancel = Button(self.tr("Cancel"), kind="link", key="Esc")
        row.addWidget(self._bar)
        row.addWidget(self.words, 1)
        row.addWidget(self.cancel)
        self._wait = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._wait.timeout.connect(self.show)
        self.cancel.clicked.connect(self._stop)
        self.hide()

    def follow(self, job: Job, what: str) -> None:
        """Show the progress of a job until it ends."""
        self._job, self._what, self._began = job, what, time.monotonic()
        self._bar.setRange(0, 0)
        self.words.setText(what)
        job.progressed.connect(self._show)
        job.ended.connect(self._ended)
        self._wait.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self._stop()
            return
        super().keyPressEvent(event)

    def _show(self, done: int, total: int) -> None:
        if total <= 0:
            return
        share = min(done / total, 1.0)
        self._bar.setRange(0, _STEPS)
        self._bar.setValue(round(share * _STEPS))
        left = (time.monotonic() - self._began) * (1 - share) / share if share > 0.02 else 0.0
        words = self.tr("{what}, {percent} %").format(what=self._what, percent=round(share * 100))
        if left >= 1:
            words = self.tr("{what}, {percent} %, about {seconds} s").format(
                what=self._what, percent=round(share * 100), seconds=round(left)
            )
        self.words.setText(words)

    def _stop(self) -> None:
        if self._job:
            self._job.cancel()

    def _ended(self) -> None:
        self._job = None
        self._wait.stop()
        self.hide()
