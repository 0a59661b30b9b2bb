"""What it costs that the journal proves all, and how long a check of everything takes."""

import itertools
import sys
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from db.proof.journal import GENESIS, Chain
from db.store import Store
from recycler.facility import Facility
from recycler.sample import batches as sample
from tests.bench.figure import Figure, seconds

SAVES = 1_000  # so many that one checkpoint falls among them
PARTS = 10  # taken in turn, as disks have moods
BATCHES = 100_000


def proven_saves(scratch: Path) -> Figure:
    """Save as many batches as lie between two checkpoints, with all proof beside without any.

    Without: nothing is written to the journal, chained or signed.
    """
    entries = itertools.cycle(sample.entries(SAVES, datetime.now(UTC)))
    with Store.create(scratch / "proven", Facility(name="Bench")) as store:
        store.log(next(entries), who="bench")

        def save() -> None:
            for _ in range(SAVES // PARTS):
                store.log(next(entries), who="bench")

        def save_unproven() -> None:
            with (
                patch("db.engine.MANY_ENTRIES", sys.maxsize),
                patch("db.proof.journal.chain_hash", lambda *_: GENESIS),
                patch.object(Chain, "append", lambda *_, **__: None),
                patch.object(Chain, "append_all", lambda *_: None),
            ):
                save()

        times = [(seconds(save_unproven), seconds(save)) for _ in range(PARTS)]
    floor, value = (sum(column) / SAVES * 1000 for column in zip(*times, strict=True))
    return Figure("proven_save", value, "ms", goal=2, floor=floor)


def check_100k(scratch: Path) -> Figure:
    """Check a store of a hundred thousand batches."""
    with Store.create(scratch / "large", Facility(name="Bench")) as store:
        entries = sample.entries(BATCHES, datetime.now(UTC))
        store.log_many(entries, who="bench", already_checked=True)
        taken = seconds(lambda: store.check())
    return Figure("check_100k", taken, "s", goal=30)
