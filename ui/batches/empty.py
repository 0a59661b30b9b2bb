"""A list that filters left empty: which of them excludes most, and dropping it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.jobs import Job, Report
from ui.language import words
from ui.parts.batch_source import rows_of
from ui.parts.empty import EmptyState

if TYPE_CHECKING:
    from db.filters import BatchFilter
    from ui.workspace.workspace import Workspace

Filter = tuple[str, str, str]  # key, name, value
_MOST_OFFERED = 3


class NothingFound(EmptyState):
    """Names the filter that excludes most and offers to drop it."""

    dropped = Signal(str)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None

    def explain(
        self, workspace: "Workspace", filters: list[Filter], without: "list[BatchFilter]"
    ) -> None:
        """Count, off the GUI thread, what dropping each filter would bring."""
        self._filters = filters
        self._say(filters, [0] * len(filters))
        store = workspace.store

        def work(report: Report) -> object:
            counts = []
            for done, where in enumerate(without):
                report(done, len(without))
                counts.append(rows_of(store.count(where)))
            return filters, counts

        if self._job is not None:
            self._job.cancel()
        self._job = Job(work, self)
        self._job.succeeded.connect(self._on_counted)
        self._job.failed.connect(workspace.failed)
        self._job.start()

    _filters: list[Filter]

    def is_waiting(self) -> bool:
        return self._job is not None and self._job.running

    def _on_counted(self, result: tuple[list[Filter], list[int]]) -> None:
        filters, counts = result
        if filters is self._filters:
            self._say(filters, counts)

    def _say(self, filters: list[Filter], counts: list[int]) -> None:
        self.clear()
        worst = sorted(zip(filters, counts, strict=True), key=lambda pair: -pair[1])
        self.set_words(self.tr("Nothing is found"), self._why(worst))
        for (key, name, value), rows in worst[:_MOST_OFFERED]:
            if rows:
                title = self.tr("Drop {name} {value}").format(name=name.lower(), value=value)
                found = self.tr("{batches} without it").format(batches=words.batches(rows))
                self.add("filter", title.strip(), found, partial(self.dropped.emit, key))
        if len(filters) > 1 or not self.cards:
            shows = self.tr("Shows every batch again.")
            self.add("close", self.tr("Clear all"), shows, self.cleared.emit)

    def _why(self, worst: list[tuple[Filter, int]]) -> str:
        if not worst or not worst[0][1]:
            return self.tr("No batch fits what is asked for.")
        (_, name, value), _ = worst[0]
        template = self.tr("The filter that excludes most is {name} {value}.")
        return template.format(name=name.lower(), value=value)
