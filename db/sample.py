"""Makes a data folder with the simulated sample facility in it."""

from datetime import UTC, datetime
from pathlib import Path

from db.filters import BatchFilter
from db.processing.writes import Booking
from db.store import Store
from recycler.batch import BatchEntry
from recycler.facility import Facility
from recycler.laboratory.records import Taking
from recycler.problems import Report, unheard
from recycler.processing.records import InputEntry, LotEntry
from recycler.sample import batches as sample
from recycler.sample import laboratory as sample_laboratory
from recycler.sample import processing as sample_processing
from recycler.sample import targets as sample_targets
from recycler.sample.processing import PlannedLot
from recycler.totals.totals import totals_of

WHO = "Simulation"
ONE_CORRECTED_IN, ONE_VOIDED_IN = 150, 400
MOST_CHANGED = 50  # of each kind, however large the sample
MOST_PROCESSED = 4_000  # batches looked at for runs


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
    now = until or datetime.now(UTC)
    _assay(store, tickets[-sample_laboratory.MOST :], now)
    _process(store, tickets[:: max(1, len(tickets) // MOST_PROCESSED)], now)
    _aim(store, now)


def _assay(store: Store, tickets: list[str], until: datetime) -> None:
    """Give about a quarter of the newest batches results, and let a few samples wait."""
    found = store.batches_of_tickets(tickets)
    batches = sorted(found.values(), key=lambda batch: batch.received_at)
    drawn = sample_laboratory.laboratory(batches, store.estimator(), until)
    store.laboratory.record(drawn.assays, who=WHO, samples=drawn.samples)
    for control in sample_laboratory.controls(until):
        store.laboratory.record_control(control, who=WHO)


def _process(store: Store, tickets: list[str], until: datetime) -> None:
    """Run the plant on some of the batches, in one transaction."""
    batches = sorted(
        store.batches_of_tickets(tickets).values(), key=lambda batch: batch.received_at
    )
    assays = store.laboratory.observed(tickets)
    planned = sample_processing.runs(batches, assays, store.estimator(), until)
    numbers: dict[str, str] = {}
    with store.processing.booking(who=WHO) as booking:
        for tare in sample_processing.tares(until):
            booking.weigh_empty(tare)
        for run in planned:
            number = booking.open(run.entry)["number"]
            for source, weighed in run.inputs:
                values = {"run": number, "source": numbers.get(source, source), **weighed}
                booking.take(InputEntry(**values))
            for lot in run.lots:
                numbers[lot.label] = _book(booking, number, lot)
            if run.closed_at is not None:
                booking.close(number, run.closed_at, why=run.why)
            elif run.reached:
                booking.reach(number, run.reached)


def _aim(store: Store, until: datetime) -> None:
    """Set targets of its own, in proportion to what came in so far, and follow some of the list."""
    day = store.facility().day_of(until)
    where = BatchFilter(since=day.replace(month=1, day=1), until=day)
    rows = totals_of(store.estimator()).rows(store.holdings(where), sample_targets.MEASURED)
    won = {row.element: row.recovered.mean for row in rows}
    for entry in sample_targets.entries(day, won):
        store.targets.add(entry, who=WHO)
    store.targets.follow(sample_targets.FOLLOWED, who=WHO)


def _book(booking: Booking, run: str, lot: PlannedLot) -> str:
    """Book a lot with its assays and return its number."""
    entry = LotEntry(
        run=run, kind=lot.kind, material=lot.material, product=lot.product, **lot.weighed
    )
    number: str = booking.book(entry)["number"]
    for assay in lot.assays(number, f"S{number}"):
        booking.assay(assay, Taking.RIFFLE)
    return number


def _as_entered(store: Store, ticket: str) -> BatchEntry:
    return BatchEntry.model_validate(
        store.batch(ticket).model_dump(include=set(BatchEntry.model_fields))
    )
