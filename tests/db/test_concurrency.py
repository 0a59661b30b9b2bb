"""Several threads and several processes share one store, and numbers stay whole."""

import json
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from db.store import Store
from recycler.errors import InputError

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


def test_the_second_who_changes_a_batch_is_told(folder, entry):
    with Store.open(folder) as one, Store.open(folder) as other:
        ticket = one.log(entry(), who="Aiko").ticket
        seen = other.batch(ticket).version
        first = one.correct(ticket, entry(1), who="Aiko", why="digits", seen=seen)
        for late in (
            lambda: other.correct(ticket, entry(2), who="Ben", why="digits", seen=seen),
            lambda: other.void(ticket, who="Ben", why="twice", seen=seen),
        ):
            with pytest.raises(InputError) as refused:
                late()
            assert refused.value.code == "changed_meanwhile"
            told = refused.value.details
            assert (told["subject"], told["version"], told["seen"]) == (ticket, 2, 1)
            assert (told["who"], told["action"]) == ("Aiko", "correct")
        assert other.batch(ticket) == first
        other.correct(ticket, entry(2), who="Ben", why="looked at both", seen=first.version)
        assert one.check() == []


def test_the_second_who_changes_the_facility_is_told(folder):
    with Store.open(folder) as one, Store.open(folder) as other:
        seen = other.facility()
        one.save_facility(replace(seen, name="Wakamatsu"), who="Aiko", seen=seen)
        with pytest.raises(InputError, match="changed_meanwhile"):
            other.save_facility(replace(seen, name="Kita"), who="Ben", seen=seen)
        assert other.news() == [("facility", "facility")]
        assert other.facility().name == "Wakamatsu"


@pytest.fixture
def another(request, any_store):
    """The same data on either database, opened by another process."""
    if any_store.folder == Path():
        opened = Store.at_url(request.getfixturevalue("server_url"))
    else:
        opened = Store.open(any_store.folder)
    with opened as another:
        yield another


def test_only_what_others_wrote_is_news(any_store, another, entry):
    assert any_store.news() == another.news() == []
    first = any_store.log(entry(), who="Aiko").ticket
    second = another.log(entry(1), who="Ben").ticket
    third = any_store.log(entry(2), who="Aiko").ticket
    assert any_store.news() == [("log", second)]
    assert another.news() == [("log", first), ("log", third)]
    assert any_store.news() == another.news() == []


def test_what_failed_is_nobodys_own(any_store, another, entry):
    with pytest.raises(InputError):
        any_store.correct("S1-26-99999", entry(), who="Aiko", why="no such batch")
    ticket = another.log(entry(), who="Ben").ticket
    assert any_store.news() == [("log", ticket)]


def test_what_others_put_in_force_is_read_anew(any_store, another):
    any_store.reference()
    another.materials.revert_composition("NDFEB_HDD", 1, who="Ben", why="as it was")
    assert any_store.news() == [("reference", "reference")]
    assert any_store.reference().composition_version("NDFEB_HDD") == 2


def test_processes_know_of_each_other_until_they_leave(folder):
    with Store.open(folder) as one:
        one.sign_in("Aiko", "window")
        with Store.open(folder) as other:
            other.sign_in("Ben", "command")
            assert [(o.who, o.what) for o in one.others()] == [("Ben", "command")]
            assert [(o.who, o.what) for o in other.others()] == [("Aiko", "window")]
        assert one.others() == []


def test_a_note_left_behind_or_spoiled_is_nobody(folder):
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"],
                          capture_output=True, text=True, check=True)  # fmt: skip
    with Store.open(folder) as store:
        store.sign_in("Aiko", "window")
        notes = folder / "open"
        left = {
            "who": "Ben",
            "what": "window",
            "host": socket.gethostname(),
            "pid": int(gone.stdout),
        }
        (notes / "left.json").write_text(json.dumps(left))
        (notes / "spoiled.json").write_bytes(b"\xff" * 5_000)
        assert store.others() == []
        assert not (notes / "left.json").exists()
