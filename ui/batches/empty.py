"""A list that filters left empty: which of them excludes most, and dropping it."""

from functools import partial

from PySide6.QtCore import Signal

from ui import words
from ui.parts.empty import EmptyState

Filter = tuple[str, str, str, int]  # key, name, value, rows without it


class NothingFound(EmptyState):
    """Names the filter that excludes most and offers to drop it."""

    dropped = Signal(str)
    cleared = Signal()

    def show_filters(self, filters: list[Filter]) -> None:
        """Show what dropping each filter would bring, the most first."""
        self.clear()
        worst = sorted(filters, key=lambda one: -one[3])
        self.set_words(self.tr("Nothing is found"), self._why(worst))
        for key, name, value, rows in worst[:3]:
            if rows:
                title = self.tr("Drop {name} {value}").format(name=name.lower(), value=value)
                found = self.tr("{batches} without it").format(batches=words.batches(rows))
                self.add("filter", title.strip(), found, partial(self.dropped.emit, key))
        if len(filters) > 1 or not self.cards:
            self.add(
                "close",
                self.tr("Clear all"),
                self.tr("Shows every batch again."),
                self.cleared.emit,
            )

    def _why(self, worst: list[Filter]) -> str:
        if not worst or not worst[0][3]:
            return self.tr("No batch fits, whichever filter is dropped alone.")
        _, name, value, _ = worst[0]
        template = self.tr("The filter that excludes most is {name} {value}.")
        return template.format(name=name.lower(), value=value)
