"""Keeps what is typed and not yet saved, so that it survives a crash."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from recycler.errors import RecyclerError
from recycler.people.rights import Right
from ui.language import numbers
from ui.parts.badge import Badge, BadgeLook

if TYPE_CHECKING:
    from datetime import datetime

    from db.drafts import Draft
    from ui.workspace.workspace import Workspace

_PAUSE_MS = 400


class Typed(Protocol):
    """A form that can say what stands in it."""

    def is_blank(self) -> bool:
        """Tell whether nothing was typed that a draft should keep."""

    def texts(self) -> dict[str, object]:
        """Return what was typed, for a draft."""


class DraftBadge(Badge):
    """Says in the head of a page when a draft was kept."""

    def __init__(self) -> None:
        super().__init__()
        self._workspace: Workspace | None = None
        self.hide()

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def show_kept(self, at: "datetime") -> None:
        if self._workspace is None:
            return
        clock = numbers.clock(at.astimezone(self._workspace.zone), seconds=True)
        said = QCoreApplication.translate("Drafts", "Draft kept {clock}").format(clock=clock)
        self.set_look(BadgeLook(said, "neutral", "draft"))
        self.show()


class DraftKeeper(QObject):
    """Writes the form to the store shortly after each key, and at once when the page goes."""

    kept = Signal(object)  # datetime

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._name = name  # of the page, so that a draft leads back to it
        self._workspace: Workspace | None = None
        self._form: Typed | None = None
        self._written: dict[str, object] | None = None
        self._timer = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._write)

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def kept_draft(self) -> "Draft | None":
        """Return what was typed before the program ended."""
        if self._workspace is None:
            return None
        draft = self._workspace.store.draft(self._name)
        self._written = dict(draft.payload) if draft else None
        return draft

    def later(self, form: Typed) -> None:
        self._form = form
        self._timer.start()

    def now(self, form: Typed) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._form = form
            self._write()

    def drop(self) -> None:
        """Forget the draft: what it held is saved."""
        self._timer.stop()
        if self._workspace is not None and self._written is not None:
            self._workspace.store.drop_draft(self._name)
            self._written = None
            self._workspace.announce("drafts")

    def _write(self) -> None:
        if self._workspace is None or self._form is None:
            return
        if not self._workspace.may(Right.DRAFT):
            return
        if self._form.is_blank():
            self.drop()
            return
        texts = self._form.texts()
        if texts == self._written:
            return
        first = self._written is None
        try:
            self._workspace.store.save_draft(self._name, texts, who=self._workspace.who)
        except RecyclerError as error:
            self._workspace.failed.emit(error)
            return
        self._written = texts
        draft = self._workspace.store.draft(self._name)
        if draft is not None:
            self.kept.emit(draft.at)
        if first:
            self._workspace.announce("drafts")
