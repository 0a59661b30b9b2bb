"""Who else has the data open, and what they have written: asked every second."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from recycler.errors import RecyclerError

if TYPE_CHECKING:
    from db.presence import Other
    from ui.workspace.workspace import Change, Workspace

EVERY_MS = 1_000


class Company(QObject):
    """Makes this window known to others and others known to it."""

    others = Signal(str)  # the words for the status bar, empty when nobody is there

    def __init__(self, workspace: "Workspace", parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._sign_in()
        workspace.changed.connect(self._hear)
        workspace.store.news()  # from here on
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def _sign_in(self) -> None:
        self._workspace.store.sign_in(self._workspace.who, "window")

    def _hear(self, change: "Change") -> None:
        if change.kind == "person":
            self._sign_in()

    def look(self) -> None:
        """Ask once; what cannot be read now is asked again."""
        try:
            self._workspace.hear_of_others()
            self.others.emit(self._words(self._workspace.store.others()))
        except RecyclerError:
            self.others.emit("")

    def _words(self, others: "list[Other]") -> str:
        if not others:
            return ""
        window, command = self.tr("{who} (window)"), self.tr("{who} (command)")
        told = [
            (window if other.what == "window" else command).format(who=other.who)
            for other in others
        ]
        return self.tr("Also open: {others}").format(others=", ".join(dict.fromkeys(told)))
