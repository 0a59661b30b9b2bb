"""A backup is verified, and the way back loses nothing."""

import os
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from hashlib import sha256

import pytest

from db.data_folder import FILE
from db.safekeeping.backup import restore
from db.store import Store
from recycler.errors import DataFolderError, InputError


def test_a_backup_holds_what_the_store_holds(store, entry):
    store.log_many(map(entry, range(9)), who="Aiko")
    info = store.backup()
    assert info.file.parent == store.folder / "backups"
    assert (info.batches, info.journal_entries) == (9, 12)
    assert info.sha256 == sha256(info.file.read_bytes()).hexdigest()
    assert store.last_backup() == info
    assert [file.name for file in sorted(info.file.parent.iterdir())] == [
        "last.json",
        info.file.name,
        f"{info.file.name}.json",
    ]


def test_a_backup_goes_where_it_is_asked_to_go(store, tmp_path, entry):
    store.log(entry(), who="Aiko")
    info = store.backup(tmp_path / "usb stick" / "copy.sqlite3")
    assert info.file == tmp_path / "usb stick" / "copy.sqlite3"
    assert info.file.is_file()


def test_a_backup_that_is_gone_is_no_backup(store):
    assert store.last_backup() is None
    info = store.backup()
    info.file.write_bytes(info.file.read_bytes()[:-1])
    assert store.last_backup() is None
    info.file.unlink()
    assert store.last_backup() is None


def test_backups_of_one_second_stand_side_by_side(store):
    files = {store.backup().file for _ in range(3)}
    assert len(files) == 3


def test_backups_at_once_stand_side_by_side(store, entry):
    store.log(entry(), who="Aiko")
    with ThreadPoolExecutor(4) as pool:
        made = [job.result() for job in [pool.submit(store.backup) for _ in range(4)]]
    assert len({info.file for info in made}) == 4
    for info in made:
        assert sha256(info.file.read_bytes()).hexdigest() == info.sha256


def test_what_a_killed_backup_left_is_swept(store):
    backups = store.folder / "backups"
    old, new = backups / "recycler-1.sqlite3.1a.part", backups / "recycler-2.sqlite3.2b.part"
    for part in (old, new):
        part.write_bytes(b"half")
    os.utime(old, (0, 0))
    store.backup()
    assert not old.exists()
    assert new.exists()


def test_a_place_that_cannot_be_written_is_named(store, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(InputError) as refused:
        store.backup(tmp_path / "file" / "copy.sqlite3")
    assert refused.value.code == "file_not_writable"


def test_a_cancelled_backup_leaves_nothing(store, entry):
    class CancelledError(Exception):
        pass

    def cancel(_done, _total):
        raise CancelledError

    with pytest.raises(CancelledError):
        store.backup(report=cancel)
    assert list((store.folder / "backups").iterdir()) == []
    assert store.last_backup() is None


def test_progress_of_a_backup_ends_at_its_total(store):
    told = []
    store.backup(report=lambda *step: told.append(step))
    assert told == sorted(told)
    assert told[-1] == (100, 100)


def test_restore_brings_back_and_keeps_what_it_replaced(folder, entry):
    with Store.open(folder) as store:
        store.log(entry(0), who="Aiko")
        backup = store.backup().file
        store.log(entry(1), who="Aiko")
    restored = restore(folder, backup)
    with Store.open(folder) as store:
        assert store.count().batches == 1
        assert store.log(entry(2), who="Aiko").ticket == "S1-26-00002"
        assert store.check() == []
    again = restore(folder, restored.kept_as)
    assert again.kept_as != restored.kept_as
    with Store.open(folder) as store:
        assert [b.supplier_lot for b in store.find()] == ["L-1", "L-0"]


def test_a_folder_without_a_store_takes_a_backup(folder, tmp_path, entry):
    with Store.open(folder) as store:
        store.log(entry(), who="Aiko")
        backup = store.backup().file
    assert restore(tmp_path / "new", backup).kept_as is None
    with Store.open(tmp_path / "new") as store:
        assert store.count().batches == 1


def test_a_damaged_store_is_replaced_and_kept(folder, entry):
    with Store.open(folder) as store:
        backup = store.backup().file
    (folder / "recycler.sqlite3").write_bytes(b"no database at all" * 500)
    kept_as = restore(folder, backup).kept_as
    assert kept_as.read_bytes().startswith(b"no database")
    Store.open(folder).close()


def damaged(file):
    file.write_bytes(file.read_bytes()[:8192])


def foreign(file):
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE cat (name TEXT)")


def nonsense(file):
    file.write_text("ticket,gross\n")


def newer(file):
    with closing(sqlite3.connect(file)) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
        other.commit()


@pytest.mark.parametrize(
    ("spoil", "kind", "code"),
    [
        (damaged, InputError, "bad_backup"),
        (foreign, InputError, "bad_backup"),
        (nonsense, InputError, "bad_backup"),
        (newer, DataFolderError, "newer_file"),
        (lambda file: file.unlink(), InputError, "file_not_found"),
    ],
)
def test_what_is_no_backup_is_refused_and_nothing_changes(folder, entry, spoil, kind, code):
    with Store.open(folder) as store:
        backup = store.backup().file
        store.log(entry(), who="Aiko")
    spoil(backup)
    with pytest.raises(kind) as refused:
        restore(folder, backup)
    assert refused.value.code == code
    with Store.open(folder) as store:
        assert store.count().batches == 1
    assert list(folder.glob("recycler-replaced*")) == []
    assert list(folder.glob("*.restored*")) == []


def test_a_store_in_use_is_not_replaced(folder, monkeypatch):
    monkeypatch.setattr("db.safekeeping.backup.BUSY_SECONDS", 0.05)
    with Store.open(folder) as store:
        backup = store.backup().file
        store.count()
        with pytest.raises(DataFolderError) as refused:
            restore(folder, backup)
    assert refused.value.code == "folder_busy"


def test_a_backup_can_be_opened_as_a_store_of_its_own(store, tmp_path, entry):
    store.log(entry(), who="Aiko")
    info = store.backup()
    (tmp_path / "other").mkdir()
    shutil.copy(info.file, tmp_path / "other" / "recycler.sqlite3")
    with Store.open(tmp_path / "other") as other:
        assert other.check() == []


@pytest.mark.parametrize(
    "act",
    [
        "CREATE TRIGGER log_more AFTER INSERT ON batch BEGIN DELETE FROM draft; END",
        "CREATE VIEW more AS SELECT 1",
        "ALTER TABLE batch RENAME TO was; CREATE VIEW batch AS WITH RECURSIVE n(x) AS "
        "(SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
        "DROP TABLE journal",
    ],
)
def test_a_backup_that_would_act_by_itself_is_refused(store, folder, tmp_path, act):
    file = store.backup(tmp_path / "kept.sqlite3").file
    store.close()
    with closing(sqlite3.connect(file)) as tampered:
        tampered.execute("PRAGMA legacy_alter_table = ON")
        tampered.executescript(act)
    before = (folder / FILE).read_bytes()

    with pytest.raises(InputError, match="bad_backup"):
        restore(folder, file)
    assert (folder / FILE).read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes")
def test_a_pipe_is_no_backup(folder, tmp_path):
    os.mkfifo(tmp_path / "kept.sqlite3")
    with pytest.raises(InputError, match="file_not_found"):
        restore(folder, tmp_path / "kept.sqlite3")
