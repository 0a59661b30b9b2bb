"""Scenarios of what if."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.workspace.deeds import Deeds

if TYPE_CHECKING:
    from db.scenarios.room import Scenarios
    from recycler.whatif.scenario import Scenario, ScenarioEntry
    from ui.workspace.workspace import Asks


class ScenarioDeeds(Deeds):
    """What is supposed."""

    def add(self, entry: "ScenarioEntry") -> "Scenario | None":
        """Keep a scenario."""
        words = QCoreApplication.translate("Workspace", "{name} is kept.")
        return self._supposed(lambda: self._room.add(entry, who=self._who), words)

    def change(self, entry: "ScenarioEntry", why: str, seen: int, ask: "Asks") -> "Scenario | None":
        """Say the scenario of this name anew."""
        words = QCoreApplication.translate("Workspace", "{name} is changed.")
        change = self._room.change
        return self._supposed(
            lambda: change(entry.name, entry, who=self._who, why=why, seen=seen), words, ask
        )

    def end(self, name: str, why: str, seen: int) -> "Scenario | None":
        """End a scenario."""
        words = QCoreApplication.translate("Workspace", "{name} is ended; it stays in the books.")
        return self._supposed(
            lambda: self._room.end(name, who=self._who, why=why, seen=seen), words
        )

    def _supposed(
        self, act: "Callable[[], Scenario]", words: str, ask: "Asks | None" = None
    ) -> "Scenario | None":
        def said(done: "Scenario") -> str:
            return words.format(name=done.name)

        return self._done(act, "scenarios", said=said, icon="targets", ask=ask)

    @property
    def _room(self) -> "Scenarios":
        return self._workspace.store.scenarios
