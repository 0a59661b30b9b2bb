"""`check` finds what was changed behind the program's back, and nothing in honest histories.

A thousand of each: `python -m tests.torture.tampering --rounds 1000`.
"""

import shutil
import sqlite3
from contextlib import closing

import pytest

from db.checks.whole import declared
from db.data_folder import FILE
from tests.db.checks.lived_in import found, tampered
from tests.db.histories import History

TAMPERINGS, HISTORIES = 60, 12


def test_everything_that_can_happen_fills_every_table(lived):
    """Or nothing would be tampered with in the tables that a later migration adds."""
    with closing(sqlite3.connect(lived[0] / FILE)) as file:
        tables = declared() - {"batch_search"}  # which only answers to words
        empty = {name for name in tables if not file.execute(f"SELECT 1 FROM {name}").fetchone()}
    assert empty == set()


@pytest.mark.parametrize("seed", range(TAMPERINGS))
def test_tampering_is_found(lived, tmp_path, seed):
    told, problems = tampered(lived, tmp_path / "data", seed)
    assert problems, told


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_an_honest_history_raises_no_alarm(empty_folder, tmp_path, seed):
    history = History(shutil.copytree(empty_folder, tmp_path / "data"), seed)
    history.go_on(40)
    history.do_check()
    history.close()
    assert found(history.folder) == [], history.done
