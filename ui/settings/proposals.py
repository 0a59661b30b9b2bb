"""What the final assays teach of compositions, asked for beside the GUI thread."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.jobs import Job

if TYPE_CHECKING:
    from recycler.laboratory.proposal import Proposal
    from ui.workspace.workspace import Workspace

TEACHING = ("assays", "batches", "reference")  # changes after which the answer may differ


class ProposalSource(QObject):
    """Asks when proposals are first wanted, and again after what they rest on has changed."""

    began = Signal(object)  # Job
    answered = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: dict[str, list[Proposal]] = {}  # by material
        self._workspace: Workspace | None = None
        self._stale, self._asked_again = True, False
        self._job: Job | None = None

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def forget(self) -> None:
        """Ask anew the next time proposals are wanted."""
        self._stale = True

    def want(self) -> None:
        """Ask, unless the answer is known or on its way."""
        if self._workspace is None or not self._stale:
            return
        if self._job is not None:
            self._asked_again = True
            return
        self._stale = False
        store = self._workspace.store
        self._job = Job(store.materials.proposals, self)
        self._job.succeeded.connect(self._on_found)
        self._job.failed.connect(self._workspace.failed)
        self._job.cancelled.connect(self.forget)
        self._job.ended.connect(self._on_ended)
        self.began.emit(self._job.start())

    def is_waiting(self) -> bool:
        return self._job is not None

    def _on_found(self, found: "tuple[Proposal, ...]") -> None:
        self.found = {}
        for one in found:
            self.found.setdefault(one.material, []).append(one)
        self.answered.emit()

    def _on_ended(self) -> None:
        self._job = None
        if self._asked_again:
            self._asked_again = False
            self.want()
