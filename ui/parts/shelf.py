"""Estimates of the batches on view, made beside the GUI thread so that scrolling never waits."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from recycler.errors import RecyclerError
from ui.jobs import Job, Report

if TYPE_CHECKING:
    from db.store import Store
    from recycler.batch import Batch
    from recycler.estimate import ElementEstimate, Estimate, GroupEstimate

_AT_ONCE = 12
_KEPT = 4096
_MOST_WAITING = 120  # what was asked for earlier has left the view by now

Key = tuple[str, int]


class EstimateShelf(QObject):
    """Keeps the headline figure of each batch that was on view lately."""

    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store: Store | None = None
        self._done: OrderedDict[Key, ElementEstimate | GroupEstimate | None] = OrderedDict()
        self._waiting: OrderedDict[Key, Batch] = OrderedDict()
        self._job: Job | None = None
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._start)

    def headline(self, batch: "Batch") -> "ElementEstimate | GroupEstimate | None":
        """Return the figure of a batch, None while it is not made (`knows` tells)."""
        key = (batch.ticket, batch.version)
        if key in self._done:
            self._done.move_to_end(key)
            return self._done[key]
        self._waiting[key] = batch
        self._waiting.move_to_end(key)
        while len(self._waiting) > _MOST_WAITING:
            self._waiting.popitem(last=False)
        if self.store is not None and self._job is None:
            self._soon.start()
        return None

    def forget(self, tickets: "Iterable[str]") -> None:
        """Make the figures of these batches anew: their assays have changed."""
        gone = set(tickets)
        for key in [key for key in self._done if key[0] in gone]:
            del self._done[key]

    def knows(self, batch: "Batch") -> bool:
        return (batch.ticket, batch.version) in self._done

    def is_waiting(self) -> bool:
        return self._job is not None or bool(self._waiting)

    def _start(self) -> None:
        """Make the figures that were asked for last: those are still on view."""
        store = self.store
        if self._job is not None or not self._waiting or store is None:
            return
        some = [self._waiting.popitem(last=True) for _ in range(min(_AT_ONCE, len(self._waiting)))]

        def work(report: Report) -> object:
            report(0, 1)
            made = store.estimates([batch for _, batch in some])
            return [(key, _headline(one)) for (key, _), one in zip(some, made, strict=True)]

        self._job = Job(work, self)
        self._job.succeeded.connect(self._on_made)
        self._job.ended.connect(self._on_ended)
        self._job.start()

    def _on_made(self, made: "list[tuple[Key, ElementEstimate | GroupEstimate | None]]") -> None:
        self._done.update(made)
        while len(self._done) > _KEPT:
            self._done.popitem(last=False)
        self.arrived.emit()

    def _on_ended(self) -> None:
        self._job = None
        if self._waiting:
            self._soon.start()


def _headline(
    made: "Estimate | RecyclerError",
) -> "ElementEstimate | GroupEstimate | None":
    """Return what the cell shows; without a composition it says so with a dash."""
    return None if isinstance(made, RecyclerError) else made.headline
