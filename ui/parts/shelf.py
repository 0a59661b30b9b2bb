"""Estimates of the batches on view, made beside the GUI thread so that scrolling never waits."""

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from recycler.errors import RecyclerError
from ui.jobs import Job, Report

if TYPE_CHECKING:
    from recycler.batch import Batch
    from recycler.estimate import ElementEstimate, Estimate, Estimator, GroupEstimate

_AT_ONCE = 12
_KEPT = 4096
_MOST_WAITING = 120  # what was asked for earlier has left the view by now

Key = tuple[str, int]


class EstimateShelf(QObject):
    """Keeps the headline figure of each batch that was on view lately."""

    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.estimator: Estimator | None = None
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
        if self.estimator is not None and self._job is None:
            self._soon.start()
        return None

    def knows(self, batch: "Batch") -> bool:
        return (batch.ticket, batch.version) in self._done

    def is_waiting(self) -> bool:
        return self._job is not None or bool(self._waiting)

    def _start(self) -> None:
        """Make the figures that were asked for last: those are still on view."""
        estimator = self.estimator
        if self._job is not None or not self._waiting or estimator is None:
            return
        some = [self._waiting.popitem(last=True) for _ in range(min(_AT_ONCE, len(self._waiting)))]

        def work(report: Report) -> object:
            made = []
            for done, (key, batch) in enumerate(some):
                report(done, len(some))
                made.append((key, _headline(estimator, batch)))
            return made

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


def _headline(estimator: "Estimator", batch: "Batch") -> "ElementEstimate | GroupEstimate | None":
    try:
        return estimate_of(estimator, batch).headline
    except RecyclerError:
        return None  # no composition is known: the cell says so with a dash


def estimate_of(estimator: "Estimator", batch: "Batch") -> "Estimate":
    """Return the estimate of a stored batch, with the data versions it was logged with."""
    from recycler.dry_mass import dry_mass

    return estimator.estimate(
        batch.material,
        dry_mass(batch),
        batch.route,
        composition_version=batch.composition_version,
        route_version=batch.route_version,
    )
