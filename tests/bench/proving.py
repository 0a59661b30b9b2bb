"""What it costs that the journal is signed, and how long a check of everything takes."""

import itertools
import sys
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from db.store import Store
from recycler import sample
from recycler.facility import Facility
from tests.bench.figure import Figure, seconds

SAVES = 1_000  # so many that one checkpoint falls among them
BATCHES = 100_000


def signed_saves(scratch: Path) -> Figure:
    """Save as many batches as lie between two checkpoints, signed beside unsigned."""
    entries = itertools.cycle(sample.entries(SAVES, datetime.now(UTC)))
    with Store.create(scratch / "signed", Facility(name="Bench")) as store:
        store.log(next(entries), who="bench")

        def save() -> None:
            for _ in range(SAVES):
                store.log(next(entries), who="bench")

        with patch("db.engine.MANY_ENTRIES", sys.maxsize):
            floor = seconds(save)
        value = seconds(save)
    return Figure("signed_save", value / SAVES * 1000, "ms", goal=2, floor=floor / SAVES * 1000)


def check_100k(scratch: Path) -> Figure:
    """Check a store of a hundred thousand batches."""
    with Store.create(scratch / "large", Facility(name="Bench")) as store:
        entries = sample.entries(BATCHES, datetime.now(UTC))
        store.log_many(entries, who="bench", already_checked=True)
        taken = seconds(lambda: store.check())
    return Figure("check_100k", taken, "s", goal=30)
