"""Taking a batch out of the books and back: in place, with a reason, and reversible."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.confirm import Confirm

if TYPE_CHECKING:
    from recycler.batch import Batch
    from ui.workspace.workspace import Workspace


class Standing(QWidget):
    """`Void…` for a valid batch, `Reinstate…` for a void one."""

    unfolded = Signal(bool)

    def __init__(self, *, stacked: bool = False) -> None:
        super().__init__()
        self.void = Confirm(self.tr("Void…"), stacked=stacked)
        self.reinstate = Confirm(
            self.tr("Reinstate…"), kind="plain", deed_kind="primary", stacked=stacked
        )
        self._batch: Batch | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.void)
        column.addWidget(self.reinstate)
        self.void.confirmed.connect(self._void)
        self.reinstate.confirmed.connect(self._reinstate)
        self.void.unfolded.connect(self.unfolded)
        self.reinstate.unfolded.connect(self.unfolded)

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    _workspace: "Workspace"

    def show_batch(self, batch: "Batch") -> None:
        if self._batch is None or batch.ticket != self._batch.ticket:
            self.void.fold()
            self.reinstate.fold()
        self._batch = batch
        is_void = str(batch.state) == "void"
        self.void.setVisible(not is_void)
        self.reinstate.setVisible(is_void)
        void = self.tr("Void {ticket}").format(ticket=batch.ticket)
        reinstate = self.tr("Reinstate {ticket}").format(ticket=batch.ticket)
        self.void.set_words(self.tr("Void…"), void, batch.ticket)
        self.reinstate.set_words(self.tr("Reinstate…"), reinstate, batch.ticket)

    def fold(self) -> bool:
        """Fold what is unfolded; tells whether anything was."""
        open_ones = [one for one in (self.void, self.reinstate) if one.is_unfolded()]
        for one in open_ones:
            one.fold()
        return bool(open_ones)

    def _void(self, why: str) -> None:
        if self._batch is None:
            return
        ticket = self._batch.ticket
        if self._workspace.void(ticket, why, self._batch.version) is not None:
            said = self.tr("{ticket} is void: {why}.").format(ticket=ticket, why=why.rstrip("."))
            self._workspace.tell(said, undo=True, icon="void")

    def _reinstate(self, why: str) -> None:
        if self._batch is None:
            return
        ticket = self._batch.ticket
        if self._workspace.reinstate(ticket, why, self._batch.version) is not None:
            said = self.tr("{ticket} counts again.").format(ticket=ticket)
            self._workspace.tell(said, undo=True, icon="check")
