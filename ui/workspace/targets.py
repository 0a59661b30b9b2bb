"""Targets of the facility's own, and those it follows."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication

from ui.workspace.deeds import Deeds

if TYPE_CHECKING:
    from db.targets.room import Targets
    from recycler.targets.own import Following, OwnTarget, OwnTargetEntry
    from ui.workspace.workspace import Asks

Aimed = TypeVar("Aimed", "OwnTarget", "Following")


class TargetDeeds(Deeds):
    """What is aimed at."""

    def add(self, entry: "OwnTargetEntry") -> "OwnTarget | None":
        """Enter a target of the facility's own."""
        words = QCoreApplication.translate("Workspace", "{code} is entered.")
        return self._aimed(lambda: self._room.add(entry, who=self._who), words)

    def change(
        self, code: str, entry: "OwnTargetEntry", why: str, seen: int, ask: "Asks"
    ) -> "OwnTarget | None":
        """Say a target of the facility's own anew."""
        words = QCoreApplication.translate("Workspace", "{code} is changed.")
        change = self._room.change
        return self._aimed(
            lambda: change(code, entry, who=self._who, why=why, seen=seen), words, ask
        )

    def end(self, code: str, why: str, seen: int) -> "OwnTarget | None":
        """End a target of the facility's own."""
        words = QCoreApplication.translate("Workspace", "{code} is ended; it stays in the books.")
        return self._aimed(lambda: self._room.end(code, who=self._who, why=why, seen=seen), words)

    def follow(self, code: str) -> "Following | None":
        """Follow a target of the reference list."""
        words = QCoreApplication.translate("Workspace", "{code} is followed.")
        return self._aimed(lambda: self._room.follow([code], who=self._who)[0], words)

    def unfollow(self, code: str, why: str, seen: int) -> "Following | None":
        """Follow a target of the reference list no longer."""
        words = QCoreApplication.translate("Workspace", "{code} is followed no longer.")
        return self._aimed(
            lambda: self._room.unfollow(code, who=self._who, why=why, seen=seen), words
        )

    def _aimed(
        self, act: "Callable[[], Aimed]", words: str, ask: "Asks | None" = None
    ) -> "Aimed | None":
        def said(done: "Aimed") -> str:
            return words.format(code=done.code)

        return self._done(act, "targets", said=said, icon="targets", ask=ask)

    @property
    def _room(self) -> "Targets":
        return self._workspace.store.targets
