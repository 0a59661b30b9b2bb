"""A change behind the program's back is found, and said by its kind."""

import sqlite3
from contextlib import closing
from decimal import Decimal

import pytest

from db.checks.vouched import BATCHES, ROWS
from db.checks.whole import declared
from db.store import Store
from db.tables import Table
from recycler.errors import DataFolderError
from recycler.laboratory.records import AssayEntry
from tests.db.checks.tampering import unguarded


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


def tamper(folder, statement):
    with unguarded(folder / "recycler.sqlite3") as file:
        file.execute(statement)


@pytest.mark.parametrize(
    ("statement", "codes"),
    [
        (
            "UPDATE batch SET supplier = 'Nobody' WHERE version = 1",
            ["batch_altered", "search_altered", "totals_differ"],
        ),
        (
            "UPDATE batch SET note = 'x' WHERE ticket = '{ticket}'",
            ["batch_altered", "search_altered"],
        ),
        (
            "UPDATE batch SET sort_key = sort_key + 1 WHERE version = 2",
            ["batch_altered", "search_altered"],
        ),
        (
            "DELETE FROM batch WHERE ticket = 'S1-26-00003'",
            ["batch_missing", "search_altered", "ticket_gap", "totals_differ"],
        ),
        ("UPDATE batch_version SET gross = '1'", ["version_altered"]),
        ("UPDATE batch_version SET sort_key = 1", ["version_altered"]),
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
    from db.proof.journal import CHAINED, chain_hash

    with closing(sqlite3.connect(folder / "recycler.sqlite3")) as file:
        file.row_factory = sqlite3.Row
        entry = dict(file.execute("SELECT * FROM journal WHERE seq = 4").fetchone())
    entry["who"] = "Ben"
    assert set(CHAINED) < set(entry)
    forged = chain_hash(entry["prev_hash"], entry)
    tamper(folder, f"UPDATE journal SET who = 'Ben', hash = '{forged}' WHERE seq = 4")
    found = [(p.code, p.details["entry"]) for p in problems(folder)]
    assert found == [("journal_broken", 5)]


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
    try:
        found = [problem.code for problem in problems(folder)]
    except DataFolderError as error:
        found = [error.code]
    assert found[0] in {"file_damaged", "damaged"}


def test_every_table_says_what_vouches_for_its_rows(folder):
    """A table that a later migration adds is declared, in `db.checks` `vouched` or `whole`."""
    with closing(sqlite3.connect(folder / "recycler.sqlite3")) as file:
        rows = file.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
            "AND name NOT LIKE 'batch_search_%'"  # how SQLite keeps the index
        )
        assert {name for (name,) in rows} == declared()
    assert {table.name for table in Table.metadata.sorted_tables} <= declared()


def test_a_problem_names_table_row_version_fields_and_since_when(folder, ticket):
    assert problems(folder) == []  # of which a checkpoint is signed
    tamper(folder, f"UPDATE batch SET note = 'x', supplier_lot = NULL WHERE ticket = '{ticket}'")
    (found, search) = problems(folder)
    said = found.details
    assert (found.code, said["table"], said["ticket"]) == ("batch_altered", "batch", ticket)
    assert (said["version"], said["fields"]) == (2, "note, supplier_lot")
    assert said["since_checked"]
    assert (search.code, search.details["ticket"]) == ("search_altered", ticket)


def test_what_came_after_the_last_clean_check_was_changed_after_it_came(folder, ticket, entry):
    assert problems(folder) == []
    with Store.open(folder) as store:
        later = store.log(entry(9), who="Aiko").ticket
        last = store.proof.journal(limit=1)[0]
    tamper(folder, f"UPDATE batch SET contamination_ppm = 1 WHERE ticket = '{later}'")
    (found,) = problems(folder)
    assert (found.details["since_entry"], found.details["since_checked"]) == (last.entry, False)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("INSERT INTO batch_search (batch_search) VALUES ('delete-all')", "search_altered"),
        ("DROP TRIGGER journal_no_update", "schema_missing"),
        ("DROP INDEX ix_batch_void", "schema_missing"),
        ("UPDATE setting SET value = '2' WHERE name = 'findings'", "setting_altered"),
        ("DELETE FROM setting WHERE name = 'findings'", "setting_altered"),
        ("UPDATE setting SET value = 'x' WHERE name = 'reference_source'", "setting_altered"),
        ("INSERT INTO setting VALUES ('file_drop', '{}')", "setting_altered"),
        ("DELETE FROM setting WHERE name = 'drops'", "setting_altered"),
        ("INSERT INTO draft VALUES ('intake', '{}', '2026-01-01', 'Ben')", "draft_altered"),
        ("UPDATE reference_version SET at = '2026-01-01T00:00:00Z'", "reference_altered"),
        ("UPDATE reference_version SET source_hash = 'x'", "reference_altered"),
        ("DELETE FROM alembic_version", "damaged"),
    ],
)  # fmt: skip
def test_what_nothing_vouched_for_is_vouched_for(folder, ticket, statement, code):
    with closing(sqlite3.connect(folder / "recycler.sqlite3")) as file:
        file.execute(statement)
        file.commit()
    try:
        found = {problem.code for problem in problems(folder)}
    except DataFolderError as error:
        found = {error.code}
    assert found == {code}


def test_a_row_of_an_older_version_put_back_is_found(folder, ticket):
    """The journal's entry of that version agrees with it; but it is not the last one."""
    with unguarded(folder / "recycler.sqlite3") as file:
        columns = [row[1] for row in file.execute("PRAGMA table_info(batch)")]
        row = dict(
            zip(columns, file.execute("SELECT * FROM batch_version").fetchone(), strict=True)
        )
        for name, value in row.items():
            file.execute(f"UPDATE batch SET {name} = ? WHERE ticket = ?", (value, ticket))
        file.execute("DELETE FROM batch_version")
    assert "batch_altered" in {problem.code for problem in problems(folder)}


def test_each_table_begins_with_an_action_the_journal_knows(lived):
    """Else a row that is gone would not be missed."""
    with closing(sqlite3.connect(lived[0] / "recycler.sqlite3")) as file:
        done = {action for (action,) in file.execute("SELECT DISTINCT action FROM journal")}
    assert {one.first for one in (BATCHES, *ROWS)} <= done


@pytest.mark.parametrize(
    ("table", "column", "said"),
    [
        ("batch", "logged_at", -1), ("batch", "received_at", "2026-13-45T99:00:00Z"),
        ("batch", "received_on", "x"), ("batch", "unit", "stone"), ("batch", "moisture_ppm", "x"),
        ("setting", "value", "x"), ("setting", "value", "[]"), ("setting", "value", '{"zone": 5}'),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_and_nothing_falls_over(folder, ticket, table, column, said):
    where = "WHERE name = 'facility'" if table == "setting" else f"WHERE ticket = '{ticket}'"
    with unguarded(folder / "recycler.sqlite3") as file:
        file.execute(f"UPDATE {table} SET {column} = ? {where}", (said,))
        file.commit()
    with Store.open(folder) as store:
        zone = store.facility().zone  # that of the journal
        codes = {problem.code for problem in store.check()}
    assert zone == "Asia/Tokyo"
    assert codes & {"batch_altered", "setting_altered", "facility_altered"}


@pytest.mark.parametrize("said", ["x", "[]", "null", "{}", '{"source": null}'])
def test_a_store_opens_whatever_was_written_over_the_entry_on_reference_data(folder, said):
    with unguarded(folder / "recycler.sqlite3") as file:
        last = "(SELECT max(seq) FROM journal WHERE subject = 'reference')"
        file.execute(f"UPDATE journal SET after = ? WHERE seq = {last}", (said,))
        file.commit()
    with Store.open(folder) as store:
        assert "journal_broken" in {problem.code for problem in store.check()}


def test_a_truth_value_that_reads_as_before_is_altered_all_the_same(folder, ticket):
    with Store.open(folder) as store:
        entry = AssayEntry(ticket=ticket, element="Nd", value=Decimal(23), sample="SA-1")
        store.laboratory.record([entry], who="Aiko")
        assert store.check() == []
    tamper(folder, "UPDATE assay SET below = ''")
    assert "assay_altered" in {problem.code for problem in problems(folder)}
