"""Makes a data folder with the simulated sample facility in it."""

from datetime import UTC, datetime
from pathlib import Path

from db.store import Store
from recycler import sample, sample_laboratory
from recycler.batch import BatchEntry
from recycler.facility import Facility
from recycler.problems import Report, unheard

WHO = "Simulation"
ONE_CORRECTED_IN, ONE_VOIDED_IN = 150, 400
MOST_CHANGED = 50  # of each kind, however large the sample


def create_sample(
    folder: Path,
    *,
    batches: int = sample.BATCHES,
    until: datetime | None = None,
    report: Report = unheard,
) -> Store:
    """Make the sample facility in a new data folder and return its store, open."""
    facility = Facility(
        name=sample.NAME,
        station=sample.STATION,
        station_name=sample.STATION_NAME,
        zone=sample.ZONE,
        simulated=True,
    )
    store = Store.create(folder, facility)
    try:
        _fill(store, batches, until, report)
    except BaseException:
        store.close()
        raise
    return store


def _fill(store: Store, batches: int, until: datetime | None, report: Report) -> None:
    tickets = store.log_many(
        sample.entries(batches, until, sample.ZONE),
        who=WHO,
        already_checked=True,  # drawn within the rules; a test holds that
        report=lambda done, _: report(done, batches),
    )
    for ticket in tickets[::ONE_CORRECTED_IN][:MOST_CHANGED]:
        entry = _as_entered(store, ticket)
        moister = entry.model_copy(update={"moisture_ppm": (entry.moisture_ppm or 0) + 5_000})
        store.correct(ticket, moister, who=WHO, why="Moisture from the laboratory's slip")
    for ticket in tickets[ONE_VOIDED_IN // 2 :: ONE_VOIDED_IN][:MOST_CHANGED]:
        store.void(ticket, who=WHO, why="Logged twice at the gate")
    _assay(store, tickets[-sample_laboratory.MOST :], until or datetime.now(UTC))


def _assay(store: Store, tickets: list[str], until: datetime) -> None:
    """Give about a quarter of the newest batches results, and let a few samples wait."""
    found = store.batches_of_tickets(tickets)
    batches = sorted(found.values(), key=lambda batch: batch.received_at)
    drawn = sample_laboratory.laboratory(batches, store.estimator(), until)
    store.laboratory.record(drawn.assays, who=WHO, samples=drawn.samples)
    for control in sample_laboratory.controls(until):
        store.laboratory.record_control(control, who=WHO)


def _as_entered(store: Store, ticket: str) -> BatchEntry:
    return BatchEntry.model_validate(
        store.batch(ticket).model_dump(include=set(BatchEntry.model_fields))
    )
