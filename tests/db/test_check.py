"""A change behind the program's back is found, and said by its kind."""

import sqlite3
from contextlib import closing

import pytest

from db.store import Store


@pytest.fixture
def ticket(folder, entry):
    """One batch that was corrected, among others."""
    with Store.open(folder) as store:
        store.log_many(map(entry, range(5)), who="Aiko")
        ticket = store.log(entry(5), who="Aiko").ticket
        store.correct(ticket, entry(6), who="Aiko", why="mixed up")
    return ticket


def problems(folder):
    with Store.open(folder) as store:
        return store.check()


def tamper(folder, *statements):
    with closing(sqlite3.connect(folder / "recycler.sqlite3")) as file:
        for (trigger,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            file.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            file.execute(statement)
        file.commit()


@pytest.mark.parametrize(
    ("statement", "codes"),
    [
        (
            "UPDATE batch SET supplier = 'Nobody' WHERE version = 1",
            ["batch_altered", "totals_differ"],
        ),
        ("UPDATE batch SET note = 'x' WHERE ticket = '{ticket}'", ["batch_altered"]),
        ("UPDATE batch SET sort_key = sort_key + 1 WHERE version = 2", ["batch_altered"]),
        (
            "DELETE FROM batch WHERE ticket = 'S1-26-00003'",
            ["batch_missing", "ticket_gap", "totals_differ"],
        ),
        ("UPDATE batch_version SET gross = '1'", ["version_altered"]),
        ("DELETE FROM batch_version", ["version_missing"]),
        ("UPDATE journal SET why = 'so' WHERE why = 'mixed up'", ["journal_broken"]),
        ("UPDATE journal SET who = 'Ben' WHERE seq = 4", ["journal_broken"]),
        ("DELETE FROM journal WHERE seq = 4", ["batch_altered", "journal_broken"]),
        ("UPDATE rollup_day SET net_ug = net_ug + 1", ["totals_differ"]),
        ("DELETE FROM rollup_month", ["totals_differ"]),
        ("UPDATE came_day SET came_ug = came_ug + 1", ["totals_differ"]),
        ("DELETE FROM rollup_kind_month", ["totals_differ"]),
        ("UPDATE rollup_place_day SET supplier = 'Nobody'", ["totals_differ"]),
        ("UPDATE ticket_counter SET last = 9", ["ticket_gap"]),
        ("UPDATE reference_version SET payload = '' WHERE code = 'NDFEB_N'", ["reference_altered"]),
        ("DELETE FROM reference_version WHERE code = 'targets'", ["reference_altered"]),
        ("UPDATE setting SET value = '{{}}' WHERE name = 'facility'", ["facility_altered"]),
    ],
)
def test_what_was_altered_is_named(folder, ticket, statement, codes):
    assert problems(folder) == []
    tamper(folder, statement.format(ticket=ticket))
    assert sorted({problem.code for problem in problems(folder)}) == codes


def test_a_rewritten_journal_entry_breaks_the_chain_though_its_hash_fits(folder, ticket):
    from db.journal import CHAINED, chain_hash

    with closing(sqlite3.connect(folder / "recycler.sqlite3")) as file:
        file.row_factory = sqlite3.Row
        entry = dict(file.execute("SELECT * FROM journal WHERE seq = 4").fetchone())
    entry["who"] = "Ben"
    assert set(CHAINED) < set(entry)
    forged = chain_hash(entry["prev_hash"], entry)
    tamper(folder, f"UPDATE journal SET who = 'Ben', hash = '{forged}' WHERE seq = 4")
    assert [(p.code, p.details["entry"]) for p in problems(folder)] == [("journal_broken", 5)]


@pytest.mark.parametrize("table", ["journal", "batch_version"])
@pytest.mark.parametrize("change", ["UPDATE {} SET version = 7", "DELETE FROM {}"])
def test_the_database_itself_keeps_what_was_written(folder, ticket, table, change):
    with (
        closing(sqlite3.connect(folder / "recycler.sqlite3")) as file,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        file.execute(change.format(table))


@pytest.mark.parametrize("table", ["journal", "batch_version"])
@pytest.mark.parametrize("change", ["UPDATE {} SET version = 7", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_server_keeps_what_was_written(server_url, table, change):
    from sqlalchemy import create_engine, text
    from sqlalchemy.exc import DBAPIError

    engine = create_engine(server_url)
    with engine.connect() as connection, pytest.raises(DBAPIError, match="append-only"):
        connection.execute(text(change.format(table)))
    engine.dispose()


def test_a_check_tells_how_far_it_is(folder, ticket):
    told = []
    with Store.open(folder) as store:
        store.check(lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] > 0


def test_a_torn_page_is_damage(folder, ticket):
    file = folder / "recycler.sqlite3"
    content = bytearray(file.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xa5" * 4096
    file.write_bytes(bytes(content))
    from recycler.errors import DataFolderError

    try:
        found = [problem.code for problem in problems(folder)]
    except DataFolderError as error:
        found = [error.code]
    assert found[0] in {"file_damaged", "damaged"}
