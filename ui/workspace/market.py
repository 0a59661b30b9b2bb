"""Prices and exchange rates of the site."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.workspace.deeds import Deeds

if TYPE_CHECKING:
    from db.market.room import Market
    from recycler.market.records import PriceEntry, RateEntry
    from ui.workspace.workspace import Asks


class MarketDeeds(Deeds):
    """What metal is worth here; each tells whether the store took it."""

    def enter(
        self, entry: "PriceEntry | RateEntry", why: str, seen: int | None, ask: "Asks"
    ) -> bool:
        """Keep a price or an exchange rate."""
        words = QCoreApplication.translate("Workspace", "{name} is entered.")
        return self._priced(
            lambda: self._room.add([entry], who=self._who, why=why, seen=seen),
            words.format(name=entry.name), ask,
        )  # fmt: skip

    def withdraw(self, name: str, why: str, seen: int | None, ask: "Asks") -> bool:
        """Let a price or a rate count no longer."""
        words = QCoreApplication.translate("Workspace", "{name} counts no longer.")
        return self._priced(
            lambda: self._room.withdraw(name, who=self._who, why=why, seen=seen),
            words.format(name=name), ask,
        )  # fmt: skip

    def _priced(self, act: Callable[[], object], words: str, ask: "Asks") -> bool:
        def done() -> bool:
            act()
            return True

        return bool(self._done(done, "market", said=lambda _: words, ask=ask))

    @property
    def _room(self) -> "Market":
        return self._workspace.store.market
