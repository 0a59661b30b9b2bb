"""Several threads and several processes share one store, and numbers stay whole."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from db.store import Store

LOGS = """
import sys
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from db.store import Store
from recycler.batch import BatchEntry

entry = BatchEntry(received_at=datetime(2026, 3, 2, tzinfo=UTC), material="NDFEB_HDD",
                   supplier="Kyoto Recycling", gross=Decimal("642.4"))
with Store.open(Path(sys.argv[1])) as store:
    for _ in range(40):
        store.log(entry, who="Aiko")
"""


def test_threads_log_and_read_at_once(any_store, entry):
    def work(number):
        ticket = any_store.log(entry(number), who="Aiko").ticket
        before = any_store.count().batches
        assert before <= sum(held.batches for _, held in any_store.holdings(by="supplier"))
        return ticket

    with ThreadPoolExecutor(4) as pool:
        tickets = set(pool.map(work, range(60)))
    assert tickets == {f"S1-26-{n:05d}" for n in range(1, 61)}
    assert any_store.check() == []


def test_processes_log_at_once(folder):
    stations = [
        subprocess.Popen([sys.executable, "-c", LOGS, str(folder)], cwd=Path(__file__).parents[2])
        for _ in range(3)
    ]
    assert [station.wait() for station in stations] == [0, 0, 0]
    with Store.open(folder) as store:
        assert store.count().batches == 120
        assert store.check() == []


def test_a_reader_sees_one_state_while_many_are_logged(store, entry):
    seen = []
    store.log_many(map(entry, range(50)), who="Aiko", report=lambda *_: seen.append(store.count()))
    assert [count.batches for count in seen] == [0]
    assert store.count().batches == 50


def test_two_open_stores_share_numbers_and_chain(folder, entry):
    with Store.open(folder) as one, Store.open(folder) as other:
        tickets = [store.log(entry(), who="Aiko").ticket for store in (one, other, one, other)]
        assert tickets == [f"S1-26-{n:05d}" for n in range(1, 5)]
        assert one.check() == []
