"""Reads the batch one goes to, beside the GUI thread; rows that are only passed are left out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.jobs import Job
from ui.laboratory.at_hand import AtHand, read

if TYPE_CHECKING:
    from ui.workspace.workspace import Workspace

_PAUSE_MS = 30  # between rows that are only passed


class AtHandSource(QObject):
    """Answers the last sample that was wanted, once nobody has gone on to another one."""

    arrived = Signal(object)  # AtHand

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._wanted: tuple[str, str] | None = None  # ticket, label
        self._reading: tuple[str, str] | None = None
        self._job: Job | None = None
        self._soon = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._soon.timeout.connect(self._read)

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def want(self, ticket: str, label: str) -> None:
        """Read a sample of a batch; without a label the one that waits, or the next free one."""
        self._wanted = (ticket, label)
        self._soon.start()

    def drop(self) -> None:
        """Want nothing any more."""
        self._wanted = None

    def is_wanting(self) -> bool:
        """Tell whether a sample is on its way."""
        return self._wanted is not None

    def is_waiting(self) -> bool:
        return self._job is not None or self._soon.isActive()

    def _read(self) -> None:
        if self._wanted is None or self._workspace is None or self._job is not None:
            return
        store, (ticket, label) = self._workspace.store, self._wanted
        self._reading = self._wanted
        self._job = Job(lambda report: read(store, ticket, label), self)
        self._job.succeeded.connect(self._on_read)
        self._job.failed.connect(self._on_failed)
        self._job.ended.connect(self._on_ended)
        self._job.start()

    def _on_read(self, at_hand: AtHand) -> None:
        if self._reading == self._wanted:
            self._wanted = None
            self.arrived.emit(at_hand)

    def _on_failed(self, error: Exception) -> None:
        self._wanted = None
        if self._workspace is not None:
            self._workspace.failed.emit(error)

    def _on_ended(self) -> None:
        self._job = None
        if self._wanted is not None:
            self._soon.start()
