"""Migrations make the schema of the tables, and a step that fails changes nothing."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from db import migrate
from db.engine import Database, sqlite_url
from db.safekeeping.backup import verified
from db.store import Store
from db.tables import Table
from recycler.errors import DataFolderError
from recycler.laboratory.records import AssayEntry
from tests.db.older import take_back

NOW = migrate.HEAD
FIRST_RECEIPT, MONTH = datetime(2026, 1, 9, tzinfo=UTC), timedelta(days=17)
LATER = f"{int(NOW) + 1:04d}"
NEXT_STEP = '''
"""A step of a later program."""

from alembic import op

revision = "{step}"
down_revision = "{head}"


def upgrade() -> None:
    op.execute("CREATE TABLE extra (a INTEGER)")
    op.execute("INSERT INTO extra VALUES (1)")
    op.execute("{last}")
'''


@pytest.fixture
def later_steps(tmp_path):
    """Writes the migrations of a later program: `later_steps(last=SQL)`."""

    def write(last="SELECT 1"):
        scripts = shutil.copytree(migrate.FOLDER, tmp_path / "100% later")
        step = NEXT_STEP.format(last=last, head=migrate.HEAD, step=LATER)
        (scripts / "versions" / "later_extra.py").write_text(step)
        return scripts

    return write


@pytest.fixture
def later_program(monkeypatch, later_steps):
    """Makes this program one that knows a step more."""

    def become(last="SELECT 1"):
        monkeypatch.setattr(migrate.upgrade, "__defaults__", (later_steps(last),))
        monkeypatch.setattr(migrate, "REVISIONS", (*migrate.REVISIONS, LATER))
        monkeypatch.setattr(migrate, "HEAD", LATER)

    return become


def differences(engine):
    ours = {table.name for table in Table.metadata.sorted_tables}

    def of_ours(thing, name, kind, _reflected, _other):
        return kind != "table" or name in ours

    with engine.connect() as connection:
        options = {"include_object": of_ours, "compare_type": True}
        return compare_metadata(
            MigrationContext.configure(connection, opts=options), Table.metadata
        )


def test_migrations_make_the_tables_on_sqlite(folder):
    engine = create_engine(sqlite_url(folder / "recycler.sqlite3"))
    assert differences(engine) == []
    engine.dispose()


def test_migrations_make_the_tables_on_postgresql(server_url):
    engine = create_engine(server_url)
    assert differences(engine) == []
    engine.dispose()


def test_every_step_is_known_to_the_program():
    files = sorted(file.name[:4] for file in migrate.FOLDER.glob("versions/[0-9]*.py"))
    assert tuple(files) == migrate.REVISIONS


def test_opening_an_older_store_backs_it_up_and_brings_it_up_to_date(folder, entry, later_program):
    with Store.open(folder) as store:
        store.log(entry(), who="Aiko")
    later_program()
    with Store.open(folder) as store:
        assert store.count().batches == 1
        kept = store.last_backup()
    with closing(sqlite3.connect(folder / "recycler.sqlite3")) as file:
        assert file.execute("SELECT a FROM extra").fetchall() == [(1,)]
    with closing(sqlite3.connect(kept.file)) as file:
        assert file.execute("SELECT version_num FROM alembic_version").fetchall() == [(NOW,)]
    assert verified(kept.file, folder).batches == 1


def test_a_step_that_fails_changes_nothing(folder, later_program):
    file = folder / "recycler.sqlite3"
    before = file.read_bytes()
    later_program("INSERT INTO no_such_table VALUES (1)")
    with pytest.raises(Exception, match="no_such_table"):
        Store.open(folder)
    with closing(sqlite3.connect(file)) as left:
        tables = {name for (name,) in left.execute("SELECT name FROM sqlite_master")}
        assert left.execute("SELECT version_num FROM alembic_version").fetchall() == [(NOW,)]
    assert "extra" not in tables
    assert file.read_bytes() == before


def test_a_step_that_fails_on_a_server_changes_nothing(server_url, later_steps):
    database = Database(server_url)
    with pytest.raises(Exception, match="no_such_table"):
        migrate.upgrade(database.engine, later_steps("INSERT INTO no_such_table VALUES (1)"))
    with database.read() as connection:
        assert migrate.revision(connection) == NOW
        assert not connection.dialect.has_table(connection, "extra")
    database.close()


def test_a_newer_store_is_refused_and_left_alone(folder):
    file = folder / "recycler.sqlite3"
    with closing(sqlite3.connect(file)) as store:
        store.execute("UPDATE alembic_version SET version_num = '9999'")
        store.commit()
    before = file.read_bytes()
    with pytest.raises(DataFolderError) as refused:
        Store.open(folder)
    assert refused.value.code == "newer_file"
    assert file.read_bytes() == before


def test_sums_by_kind_and_place_are_those_of_the_batches_there_were(any_store, entry):
    places = [("Kyoto Recycling", "JP"), ("Osaka Metals", None), ("Kyoto Recycling", "DE")]
    entries = [
        entry(n, supplier=supplier, origin_country=origin, received_at=FIRST_RECEIPT + n * MONTH)
        for n, (supplier, origin) in enumerate(places * 3)
    ]
    tickets = any_store.log_many(entries, who="Aiko")
    any_store.void(tickets[-1], who="Aiko", why="twice")
    result = AssayEntry(ticket=tickets[0], element="Nd", value=Decimal(22), unit="%", sample="A")
    any_store.laboratory.record([result], who="Sato")
    database = any_store._database
    take_back(database.engine, "0007")
    migrate.upgrade(database.engine)
    assert any_store.check() == []
