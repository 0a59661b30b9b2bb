"""Asks beside the GUI thread for what takes longer than the figures: at first what is quick."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.newest import Newest
from ui.recovery.figures import NOTHING_BEHIND, Behind

if TYPE_CHECKING:
    from ui.recovery.analyst import Analyst
    from ui.recovery.figures import Figures
    from ui.recovery.scope import Scope
    from ui.workspace import Workspace


class SecondBreath(QObject):
    """Keeps its answers until the data changes; where targets stand is the same in any scope."""

    answered = Signal(object, object)  # Scope, Behind

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._quick, self._whole = Newest(self), Newest(self)
        self._quick.answered.connect(self._on_quick)
        self._whole.answered.connect(self._on_whole)
        self._known: dict[Scope, Behind] = {}
        self._last = NOTHING_BEHIND
        self._asked: tuple[Analyst, Figures] | None = None

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        for newest in (self._quick, self._whole):
            newest.failed.connect(workspace.failed)

    _workspace: "Workspace"

    def forget(self) -> None:
        """Ask anew: the data changed. What stood stays on view until it is known again."""
        self._known.clear()
        self._asked = None
        self._quick.drop()
        self._whole.drop()

    def is_waiting(self) -> bool:
        return self._quick.is_waiting() or self._whole.is_waiting()

    def known(self, figures: "Figures") -> Behind:
        """What is known already: all of it, or where targets stand."""
        found = self._known.get(figures.scope)
        if found is not None:
            return found
        if figures.scope.is_narrowed:
            return NOTHING_BEHIND
        last = self._last
        return Behind(last.standings, last.where, is_whole=last.is_whole)

    def want(self, analyst: "Analyst", figures: "Figures") -> None:
        """Answer, unless it has been answered or is being asked."""
        if figures.scope in self._known:
            return
        if self._asked is None or self._asked[1].scope != figures.scope:
            self._asked = analyst, figures
            self._ask(self._quick, whole=False)

    def _ask(self, newest: Newest, *, whole: bool) -> None:
        from ui.recovery.behind import read_behind

        assert self._asked is not None
        analyst, figures = self._asked
        store = self._workspace.store
        newest.ask(lambda _report: read_behind(store, analyst, figures, whole=whole))

    def _on_quick(self, behind: object) -> None:
        assert isinstance(behind, Behind)
        last = self._last
        if last.is_whole and behind.standings:  # what was whole is not shown as less again
            behind = replace(behind, standings=last.standings, where=last.where, is_whole=True)
        if self._asked is not None:
            self.answered.emit(self._asked[1].scope, behind)
            self._ask(self._whole, whole=True)

    def _on_whole(self, behind: object) -> None:
        assert isinstance(behind, Behind)
        if self._asked is None:
            return
        scope = self._asked[1].scope
        self._known[scope] = behind
        if behind.standings:
            self._last = behind
        self._asked = None
        self.answered.emit(scope, behind)
