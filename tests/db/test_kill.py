"""Killed at any moment, the store has every batch it had confirmed, and nothing half done."""

import subprocess
import sys
from pathlib import Path
from random import Random

from db.store import Store

ROUNDS = 10
STREAM = """
import sys
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from db.store import Store
from recycler.batch import BatchEntry

number = 0
with Store.open(Path(sys.argv[1])) as store:
    while True:
        number += 1
        entry = BatchEntry(
            received_at=datetime(2026, 3, 2, tzinfo=UTC) + timedelta(minutes=number),
            material="NDFEB_HDD", supplier=f"Supplier {number % 7}", gross=Decimal("642.4"),
        )
        store.save_draft("intake", {"supplier": entry.supplier, "number": number}, who="Aiko")
        batch = store.log(entry, who="Aiko")
        print(batch.ticket, number, flush=True)
        if number % 5 == 0:
            store.void(batch.ticket, who="Aiko", why="twice")
        if number % 3 == 0:
            store.log_many([entry] * 20, who="Aiko")
"""


def confirmed_until_killed(folder, lines):
    """Let a program log batches, kill it after so many lines, return what it had printed."""
    process = subprocess.Popen(
        [sys.executable, "-c", STREAM, str(folder)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
    )
    told = [process.stdout.readline() for _ in range(lines)]
    process.kill()
    told += process.stdout.readlines()
    process.stdout.close()
    assert process.wait() != 0
    whole = [line.split() for line in told if line.endswith("\n")]
    return [(ticket, int(number)) for ticket, number in whole]


def test_what_was_confirmed_is_there_after_a_kill(folder):
    random = Random(20_251_028)
    tickets = []
    for _ in range(ROUNDS):
        told = confirmed_until_killed(folder, random.randrange(1, 40))
        tickets += [ticket for ticket, _ in told]
        with Store.open(folder) as store:
            assert store.tickets_exist(tickets) == set(tickets)
            draft = store.draft("intake")
            assert draft.payload["number"] >= told[-1][1]
            assert store.check() == []
    assert len(tickets) > ROUNDS
