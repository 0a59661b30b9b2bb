"""A plant in memory on a calendar: what moved, on which day, weighed on which scale."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from types import SimpleNamespace

from recycler.balance.books import Books, Period
from recycler.batch import Batch, WeightSource
from recycler.processing.book import Book
from recycler.processing.contents import Contents
from recycler.processing.records import Input, Lot, LotKind, Run, RunKind, RunState

FIRST = datetime(2026, 3, 1, tzinfo=UTC)
NEVER = 100_000


def at(day):
    """Return a moment: so many days after the first."""
    return FIRST + timedelta(days=day)


def days(begin, end):
    return Period(at(begin), at(end))


class Works:
    """Makes records as the store would; masses come from a scale unless told otherwise."""

    def __init__(self, source=WeightSource.SCALE):
        self._source, self._ids = source, count(1)
        self.batches, self.runs, self.inputs, self.lots = [], [], [], []

    def batch(self, kg, day=0.0, material="NDFEB_HDD", **values):
        number = next(self._ids)
        self.batches.append(
            Batch(
                id=f"B{number}", ticket=f"S1-26-{number:05d}", station="S1", received_at=at(day),
                received_on=date(2026, 3, 1), logged_at=FIRST, material=material, supplier="A",
                gross=Decimal(str(kg)), composition_version=1, route_version=1,
                weight_source=self._source, **values,
            )
        )  # fmt: skip
        return self.batches[-1].ticket

    def run(self, kind=RunKind.SPLIT, begun=0.0, closed=None, **values):
        number = f"R-26-{len(self.runs) + 1:04d}"
        if kind is RunKind.PROCESS:
            values = {"route": "ACID_SX", "route_version": 1} | values
        state = RunState.OPEN if closed is None else RunState.CLOSED
        end = None if closed is None else at(closed)
        self.runs.append(
            Run(id=number, number=number, kind=kind, started_at=at(begun), state=state,
                closed_at=end, opened_at=FIRST, opened_by="t", **values)
        )  # fmt: skip
        return number

    def take(self, run, source, kg, day=1.0, scale="Floor"):
        one = Input(
            id=f"I{next(self._ids)}", run=run, source=source, **self._weighed(kg, day, scale)
        )
        self.inputs.append(one)
        return one.id

    def lot(self, run, kg, day=2.0, kind=LotKind.INTERMEDIATE, scale="Floor", **values):
        number = f"L-26-{len(self.lots) + 1:04d}"
        named = {"product": "powder"} | values
        self.lots.append(
            Lot(id=number, number=number, run=run, kind=kind, **named,
                **self._weighed(kg, day, scale))
        )  # fmt: skip
        return number

    def _weighed(self, kg, day, scale):
        return {
            "gross": Decimal(str(kg)), "scale": scale, "at": at(day), "booked_at": FIRST,
            "booked_by": "t", "weight_source": self._source,
        }  # fmt: skip

    @property
    def book(self):
        return Book(self.runs, self.inputs, self.lots, self.batches)

    def books(self, estimator=None, assays=None, final=None, **values):
        """Return the books; without an estimator of dry mass alone."""
        if estimator is None:
            return Books(SimpleNamespace(book=self.book), final or {}, **values)
        return Books(Contents(estimator, self.book, assays or {}), final or {}, **values)
