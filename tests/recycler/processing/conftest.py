"""Plants in memory: batches, runs and lots without a store."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count

import pytest

from recycler.batch import Batch
from recycler.processing.book import Book
from recycler.processing.contents import Contents
from recycler.processing.records import Input, Lot, LotKind, Run, RunKind

START = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


class PlantInMemory:
    """Makes records as the store would."""

    def __init__(self, reference):
        self.reference = reference
        self.batches, self.runs, self.inputs, self.lots = [], [], [], []
        self._numbers = count(1)

    def batch(self, kg, material="NDFEB_HDD", **values):
        number = next(self._numbers)
        batch = Batch(
            id=f"B{number}", ticket=f"S1-26-{number:05d}", station="S1", received_at=START,
            received_on=date(2026, 3, 2), logged_at=START, material=material,
            supplier=f"Supplier {number % 3}", gross=Decimal(str(kg)), route=None,
            composition_version=self.reference.composition_version(material), route_version=1,
            **values,
        )  # fmt: skip
        self.batches.append(batch)
        return batch.ticket

    def run(self, kind=RunKind.PROCESS, **values):
        if kind is RunKind.PROCESS:
            values = {"route": "ACID_SX", "route_version": 1} | values
        number = f"R-26-{len(self.runs) + 1:04d}"
        self.runs.append(
            Run(id=number, number=number, kind=kind, started_at=START, opened_at=START,
                opened_by="t", **values)
        )  # fmt: skip
        return number

    def take(self, run, source, kg, **values):
        one = Input(
            id=f"I{next(self._numbers)}", run=run, source=source, gross=Decimal(str(kg)),
            at=START + timedelta(hours=1), booked_at=START, booked_by="t", **values,
        )  # fmt: skip
        self.inputs.append(one)
        return one.id

    def lot(self, run, kg, kind=LotKind.INTERMEDIATE, product="powder", **values):
        number = f"L-26-{len(self.lots) + 1:04d}"
        self.lots.append(
            Lot(id=number, number=number, run=run, kind=kind, product=product,
                gross=Decimal(str(kg)), at=START + timedelta(hours=2), booked_at=START,
                booked_by="t", **values)
        )  # fmt: skip
        return number

    @property
    def book(self):
        return Book(self.runs, self.inputs, self.lots, self.batches)


@pytest.fixture
def plant(reference):
    return PlantInMemory(reference)


@pytest.fixture(scope="session")
def new_plant(reference):
    """Makes plants, where a test needs more than one."""
    return lambda: PlantInMemory(reference)


@pytest.fixture(scope="session")
def contents_of(estimator):
    """Returns what everything in a plant holds: `contents_of(plant, {"L-26-0001": assays})`."""
    return lambda plant, assays=None: Contents(estimator, plant.book, assays or {})
