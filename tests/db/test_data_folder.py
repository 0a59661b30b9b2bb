"""Whatever is wrong with a data folder is said as one of six things, and nothing is half done."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db import engine
from db.store import Store
from recycler.errors import DataFolderError, InputError


def refused(open_it):
    with pytest.raises(DataFolderError) as error:
        open_it()
    return error.value.code


def test_an_empty_folder_has_no_store(tmp_path):
    assert refused(lambda: Store.open(tmp_path)) == "no_store"
    assert refused(lambda: Store.open(tmp_path / "nowhere")) == "no_store"
    assert list(tmp_path.iterdir()) == []


def test_a_new_folder_has_its_parts(tmp_path):
    Store.create(tmp_path / "new" / "data").close()
    names = {path.name for path in (tmp_path / "new" / "data").iterdir()}
    assert names == {"recycler.sqlite3", "checkpoints.jsonl", "backups", "attachments", "logs"}


def test_a_store_is_not_made_twice(folder):
    with pytest.raises(InputError) as error:
        Store.create(folder)
    assert error.value.code == "store_exists"


def test_a_folder_that_cannot_be_made_is_not_writable(tmp_path):
    (tmp_path / "file").touch()
    assert refused(lambda: Store.create(tmp_path / "file" / "data")) == "not_writable"


@pytest.mark.parametrize("name", ["ends in %41", "a # b ? c", "東京 データ"])
def test_any_name_will_do_for_a_folder(tmp_path, entry, name):
    Store.create(tmp_path / name).close()
    with Store.open(tmp_path / name) as store:
        store.log(entry(), who="Aiko")
        assert store.backup().batches == 1


@pytest.mark.parametrize("content", [b"", b"ticket,gross\n" * 500])
def test_a_file_that_is_no_database_is_damaged(folder, content):
    (folder / "recycler.sqlite3").write_bytes(content)
    assert refused(lambda: Store.open(folder)) == "damaged"


@pytest.mark.parametrize("column", ["after", "subject"])
def test_a_text_that_is_none_any_more_is_damage(folder, column):
    with closing(sqlite3.connect(folder / "recycler.sqlite3")) as file, file:
        triggers = file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            file.execute(f"DROP TRIGGER {name}")
        file.execute(f"UPDATE journal SET {column} = CAST(x'7bff22' AS TEXT)")

    def look():
        with Store.open(folder) as store:
            store.check()

    assert refused(look) == "damaged"


def test_a_database_of_something_else_is_damaged(tmp_path):
    with closing(sqlite3.connect(tmp_path / "recycler.sqlite3")) as other:
        other.execute("CREATE TABLE cat (name TEXT)")
    assert refused(lambda: Store.open(tmp_path)) == "damaged"


def test_a_truncated_file_is_damaged(folder, entry):
    file = folder / "recycler.sqlite3"
    os.truncate(file, file.stat().st_size // 2)
    assert refused(lambda: Store.open(folder)) == "damaged"


def test_a_folder_another_program_writes_to_is_busy(store, entry, monkeypatch):
    with closing(sqlite3.connect(store.folder / "recycler.sqlite3")) as other:
        monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
        with Store.open(store.folder) as impatient:
            other.execute("BEGIN IMMEDIATE")
            assert impatient.count().batches == 0  # reading goes on
            assert refused(lambda: impatient.log(entry(), who="Aiko")) == "folder_busy"
            other.execute("ROLLBACK")
            impatient.log(entry(), who="Aiko")


def test_opening_writes_nothing(folder, entry):
    with Store.open(folder) as store:
        store.log(entry(), who="Aiko")
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    with Store.open(folder) as store:
        store.find()
        store.holdings()
        store.reference()
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()} == before


def test_a_full_disk_is_said_and_nothing_is_half_stored(folder, entry):
    with Store.open(folder) as store:
        store.log(entry(), who="Aiko")
        writer = store._database._connected()
        (pages,) = writer.execute("PRAGMA page_count").fetchone()
        writer.execute(f"PRAGMA max_page_count = {pages}")
        many = (entry(n, note="x" * 1_500) for n in range(500))
        assert refused(lambda: store.log_many(many, who="Aiko")) == "disk_full"
        assert store.count().batches == 1
        writer.execute("PRAGMA max_page_count = 1000000")
        assert store.log(entry(1), who="Aiko").ticket == "S1-26-00002"
        assert store.check() == []


READ_ONLY = """
import os, sys
from pathlib import Path
from db.store import Store
from recycler.errors import DataFolderError
if os.getuid() == 0:  # nothing is read-only to root: load all that is needed, then be nobody
    with Store.open(Path(sys.argv[1])) as store:
        store.find()
    os.setuid(65534)
with Store.open(Path(sys.argv[1])) as store:
    print(store.count().batches, len(store.find()))
    try:
        store.save_draft("intake", {}, who="Aiko")
    except DataFolderError as error:
        print(error.code)
"""


@pytest.mark.skipif(os.name == "nt", reason="permissions of folders are those of POSIX")
def test_a_folder_that_cannot_be_written_is_still_read(folder, entry):
    with Store.open(folder) as store:
        store.log(entry(), who="Aiko")
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for parent in folder.parents:
        if not parent.stat().st_mode & 0o001:  # pytest's own folders are closed to others
            parent.chmod(0o755)
    try:
        told = subprocess.run(
            [sys.executable, "-c", READ_ONLY, str(folder)],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=False,
        )
        assert told.stdout.split() == ["1", "1", "not_writable"], told.stderr
    finally:
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
