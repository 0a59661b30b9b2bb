"""Changes that can be taken back: both halves of each are entries in the journal."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from recycler.batch import Batch, BatchEntry
    from recycler.facility import Facility
    from ui.workspace.workspace import Asks, Workspace


class Step(QUndoCommand):
    """A change of one batch that can be taken back; both halves are entries in the journal."""

    def __init__(self, workspace: "Workspace", title: str = "", seen: int | None = None) -> None:
        super().__init__(title)
        self._workspace = workspace
        self._store, self._who = workspace.store, workspace.who
        self._seen = seen  # the version this step goes on from

    def _attempt(self, act: "Callable[[], Batch]", ask: "Asks | None" = None) -> "Batch | None":
        batch = self._workspace.attempt(self, act, ask)
        self._seen = batch.version if batch else self._seen
        return batch

    def _void(self, ticket: str, why: str) -> "Batch | None":
        return self._attempt(
            lambda: self._store.void(ticket, who=self._who, why=why, seen=self._seen)
        )

    def _reinstate(self, ticket: str, why: str) -> "Batch | None":
        return self._attempt(
            lambda: self._store.reinstate(ticket, who=self._who, why=why, seen=self._seen)
        )

    def _taken_back(self) -> str:
        return QCoreApplication.translate("Workspace", "taken back")

    def _done_again(self) -> str:
        return QCoreApplication.translate("Workspace", "done again")


class Log(Step):
    """Log a batch; what is taken back is void."""

    def __init__(self, workspace: "Workspace", entry: "BatchEntry") -> None:
        super().__init__(workspace)
        self._entry, self._ticket = entry, ""

    def redo(self) -> None:
        if self._ticket:
            self._reinstate(self._ticket, self._done_again())
            return
        batch = self._attempt(lambda: self._store.log(self._entry, who=self._who))
        self._ticket = batch.ticket if batch else ""
        self.setText(self._ticket)

    def undo(self) -> None:
        self._void(self._ticket, self._taken_back())


class Correct(Step):
    """Correct a batch."""

    def __init__(
        self,
        workspace: "Workspace",
        ticket: str,
        entry: "BatchEntry",
        why: str,
        seen: int | None,
        ask: "Asks | None",
    ) -> None:
        super().__init__(workspace, ticket, seen)
        self._ask = ask
        self._ticket, self._new, self._why = ticket, entry, why
        self._old: BatchEntry | None = None

    def redo(self) -> None:
        self._attempt(self._put_new, self._ask)
        self._why, self._ask = self._done_again(), None

    def undo(self) -> None:
        self._attempt(self._put_old)

    def _put_new(self) -> "Batch":
        self._old = _entry_of(self._store.batch(self._ticket))
        return self._put(self._new, self._why)

    def _put_old(self) -> "Batch":
        assert self._old is not None
        return self._put(self._old, self._taken_back())

    def _put(self, entry: "BatchEntry", why: str) -> "Batch":
        return self._store.correct(self._ticket, entry, who=self._who, why=why, seen=self._seen)


class Standing(Step):
    """Void a batch, or reinstate it."""

    def __init__(
        self, workspace: "Workspace", ticket: str, why: str, seen: int | None, *, void: bool
    ) -> None:
        super().__init__(workspace, ticket, seen)
        self._ticket, self._why, self._voids = ticket, why, void

    def redo(self) -> None:
        (self._void if self._voids else self._reinstate)(self._ticket, self._why)
        self._why = self._done_again()

    def undo(self) -> None:
        (self._reinstate if self._voids else self._void)(self._ticket, self._taken_back())


class FacilityStep(QUndoCommand):
    """Change what is said of the facility."""

    def __init__(
        self, workspace: "Workspace", old: "Facility", new: "Facility", ask: "Asks | None"
    ) -> None:
        super().__init__(QCoreApplication.translate("Workspace", "Facility"))
        self._workspace, self._old, self._new, self._ask = workspace, old, new, ask

    def redo(self) -> None:
        self._workspace.put_facility(self, self._new, self._old, self._ask)
        self._ask = None

    def undo(self) -> None:
        self._workspace.put_facility(self, self._old, self._new, None)


def _entry_of(batch: "Batch") -> "BatchEntry":
    from recycler.batch import BatchEntry

    return BatchEntry.model_validate(batch.model_dump(include=set(BatchEntry.model_fields)))
