"""One durable save beside one raw insert, and an import of ten thousand rows."""

import itertools
import sqlite3
import statistics
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook

from db.batches.importing import import_intake
from db.store import Store
from recycler.facility import Facility
from recycler.sample import batches as sample
from tests.bench.figure import Figure, median_seconds, seconds

SAVES = 400
ROWS = 10_000
IMPORTS = 3
COLUMNS = ("received_at", "material", "supplier", "supplier_lot", "origin_country", "gross",
           "tare", "unit", "moisture_pct", "contamination_pct", "route", "note")  # fmt: skip


def durable_save(sample_folder: Path, scratch: Path) -> Figure:
    """Save batches on the sample facility, each in turn with a raw durable insert."""
    entries = itertools.cycle(sample.entries(SAVES, datetime.now(UTC)))
    raw = sqlite3.connect(scratch / "raw.sqlite3", isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("CREATE TABLE batch (id INTEGER PRIMARY KEY, material TEXT, supplier TEXT, ug INT)")
    with Store.open(sample_folder) as store:
        store.log(next(entries), who="bench")
        floor, value = median_seconds(
            SAVES,
            lambda: raw.execute(
                "INSERT INTO batch (material, supplier, ug) VALUES ('NDFEB_HDD', 'Somebody', 1)"
            ),
            lambda: store.log(next(entries), who="bench"),
        )
    raw.close()
    return Figure("durable_save", value * 1000, "ms", goal=5, floor=floor * 1000)


def import_10k(scratch: Path) -> Figure:
    """Import a workbook of ten thousand rows into an empty store."""
    workbook = _workbook(scratch / "intake.xlsx")

    def once() -> float:
        with tempfile.TemporaryDirectory(dir=scratch) as folder:
            store = Store.create(Path(folder) / "data", Facility(name="Bench"))
            with store:
                store.reference()
                taken = seconds(lambda: import_intake(store, workbook, partial=False, who="bench"))
        return taken

    return Figure("import_10k", statistics.median(once() for _ in range(IMPORTS)), "s", goal=4)


def _workbook(file: Path) -> Path:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Intake")
    sheet.append(COLUMNS)
    for entry in sample.entries(ROWS, datetime.now(UTC)):
        sheet.append(
            (
                entry.received_at.replace(tzinfo=None), entry.material, entry.supplier,
                entry.supplier_lot, entry.origin_country, entry.gross, entry.tare, entry.unit,
                (entry.moisture_ppm or 0) / 10_000, (entry.contamination_ppm or 0) / 10_000,
                entry.route, entry.note,
            )
        )  # fmt: skip
    book.save(file)
    return file
