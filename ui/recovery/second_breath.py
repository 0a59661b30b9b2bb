"""Asks beside the GUI thread for what takes longer than the figures: at first what is quick."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from ui.jobs import Report
from ui.newest import Newest
from ui.recovery.figures import NOTHING_BEHIND, Behind

if TYPE_CHECKING:
    from recycler.processing.realised import Realised
    from ui.recovery.analyst import Analyst
    from ui.recovery.figures import Figures, Plant, Worth
    from ui.recovery.scope import Scope
    from ui.workspace.workspace import Workspace


REST_MS = 700  # without another question, before runs are read


class _Last(NamedTuple):
    """The last answer to a scope."""

    scope: "Scope"
    yields: "Sequence[Realised]"
    plant: "Plant | None"
    worth: "Worth | None"


class SecondBreath(QObject):
    """Keeps its answers until the data changes; where targets stand is the same in any scope."""

    answered = Signal(object, object)  # Scope, Behind

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._quick, self._whole, self._plant = Newest(self), Newest(self), Newest(self)
        self._plant.answered.connect(self._on_plant)
        self._later = QTimer(self, interval=REST_MS, singleShot=True)
        self._later.timeout.connect(self._ask_plant)
        self._resting: Figures | None = None
        self._yields: Sequence[Realised] | None = None
        self._quick.answered.connect(self._on_quick)
        self._whole.answered.connect(self._on_whole)
        self._known: dict[Scope, Behind] = {}
        self._last = NOTHING_BEHIND
        self._asked: tuple[Analyst, Figures] | None = None

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        for newest in (self._quick, self._whole, self._plant):
            newest.failed.connect(workspace.failed)

    _workspace: "Workspace"

    def forget(self) -> None:
        """Ask anew: the data changed. What stood stays on view until it is known again."""
        self._later.stop()
        self._known.clear()
        self._asked, self._yields = None, None
        for newest in (self._quick, self._whole, self._plant):
            newest.drop()

    def is_waiting(self) -> bool:
        asked = (self._quick, self._whole, self._plant)
        return self._later.isActive() or any(one.is_waiting() for one in asked)

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
        self._later.stop()
        known = self._known.get(figures.scope)
        if known is not None:
            if known.plant is None and not figures.scope.is_narrowed:
                self._resting = figures
                self._later.start()
            return
        if self._asked is None or self._asked[1].scope != figures.scope:
            self._asked = analyst, figures
            self._ask(self._quick, whole=False)

    def _ask(self, newest: Newest, *, whole: bool) -> None:
        from ui.recovery.behind import read_behind

        assert self._asked is not None
        analyst, figures = self._asked
        store = self._workspace.store

        def work(report: Report) -> Behind:
            report(0, 1)  # dropped before it began
            return read_behind(store, analyst, figures, whole=whole)

        newest.ask(work)

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
        figures = self._asked[1]
        self._known[figures.scope] = behind
        if behind.standings:
            self._last = behind
        self._asked = None
        self.answered.emit(figures.scope, behind)
        if not figures.scope.is_narrowed:
            self._resting = figures
            self._later.start()

    def _ask_plant(self) -> None:
        """What runs took and made takes longest, and comes last, once nobody filters any more."""
        from ui.recovery.behind import read_plant, read_worth

        assert self._resting is not None
        figures = self._resting
        store, yields, shown = self._workspace.store, self._yields, self._workspace.preferences.now
        currency = shown.currency if shown.show_value else ""

        def work(report: Report) -> _Last:
            known = store.processing.realised() if yields is None else yields
            report(1, 2)
            worth = read_worth(store, figures, currency) if currency else None
            return _Last(figures.scope, known, read_plant(store, figures, known), worth)

        self._plant.ask(work)

    def _on_plant(self, last: object) -> None:
        assert isinstance(last, _Last)
        self._yields = last.yields
        if last.scope in self._known:
            found = replace(self._known[last.scope], plant=last.plant, worth=last.worth)
            self._known[last.scope] = found
            self.answered.emit(last.scope, found)
