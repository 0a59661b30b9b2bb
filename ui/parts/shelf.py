"""Estimates of the batches on view, made in slices so that scrolling never waits for them."""

from collections import OrderedDict
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from recycler.errors import RecyclerError

if TYPE_CHECKING:
    from recycler.batch import Batch
    from recycler.estimate import ElementEstimate, Estimate, Estimator, GroupEstimate

_SLICE_S = 0.008
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
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._work)

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
        if self.estimator is not None and not self._timer.isActive():
            self._timer.start()
        return None

    def knows(self, batch: "Batch") -> bool:
        return (batch.ticket, batch.version) in self._done

    def is_waiting(self) -> bool:
        return bool(self._waiting)

    def _work(self) -> None:
        end = perf_counter() + _SLICE_S
        while self._waiting and perf_counter() < end:
            key, batch = self._waiting.popitem(last=True)
            self._done[key] = self._made(batch)
        while len(self._done) > _KEPT:
            self._done.popitem(last=False)
        if not self._waiting:
            self._timer.stop()
        self.arrived.emit()

    def _made(self, batch: "Batch") -> "ElementEstimate | GroupEstimate | None":
        assert self.estimator is not None
        try:
            return estimate_of(self.estimator, batch).headline
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
