"""What a person says of the balance: the store keeps who and why."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication

from ui.workspace.deeds import Deeds

if TYPE_CHECKING:
    from db.balance.room import Balances
    from recycler.balance.leaving_out import LeftOut, LeftOutEntry
    from recycler.balance.unaccounted import Unaccounted, UnaccountedEntry

Said = TypeVar("Said", "Unaccounted", "LeftOut")


class BalanceDeeds(Deeds):
    """Entries of the ledger, and readings left out."""

    def enter(self, entry: "UnaccountedEntry") -> "Unaccounted | None":
        """Enter what was not found in the ledger."""
        words = QCoreApplication.translate("Workspace", "{number} is in the ledger.")
        return self._balanced(lambda: self._room.enter(entry, who=self._who), words)

    def sign(self, number: str, why: str, seen: int | None = None) -> "Unaccounted | None":
        """Sign an entry of the ledger off."""
        words = QCoreApplication.translate("Workspace", "{number} is signed off.")
        return self._balanced(
            lambda: self._room.sign(number, who=self._who, why=why, seen=seen), words
        )

    def reopen(self, number: str, why: str, seen: int | None = None) -> "Unaccounted | None":
        """Open an entry of the ledger again that was signed off."""
        words = QCoreApplication.translate("Workspace", "{number} is open again.")
        return self._balanced(
            lambda: self._room.reopen(number, who=self._who, why=why, seen=seen), words
        )

    def withdraw(self, number: str, why: str, seen: int | None = None) -> "Unaccounted | None":
        """Withdraw an open entry; it stays in the ledger."""
        words = QCoreApplication.translate("Workspace", "{number} is withdrawn.")
        return self._balanced(
            lambda: self._room.withdraw(number, who=self._who, why=why, seen=seen), words
        )

    def leave_out(self, entries: "Sequence[LeftOutEntry]") -> "LeftOut | None":
        """Leave readings out of the reconciliation; the last one is returned."""
        words = QCoreApplication.translate("Workspace", "{subject} is left out of the balance.")

        def act() -> "LeftOut":
            return [self._room.leave_out(one, who=self._who) for one in entries][-1]

        return self._balanced(act, words)

    def count_again(self, name: str, why: str, seen: int | None = None) -> "LeftOut | None":
        """Let a reading count again."""
        words = QCoreApplication.translate("Workspace", "{subject} counts in the balance again.")
        return self._balanced(
            lambda: self._room.count_again(name, who=self._who, why=why, seen=seen), words
        )

    def _balanced(self, act: "Callable[[], Said]", words: str) -> "Said | None":
        def said(done: "Said") -> str:
            return words.format(**done.model_dump())

        return self._done(act, "balance", said=said, icon="balance")

    @property
    def _room(self) -> "Balances":
        return self._workspace.store.balances
