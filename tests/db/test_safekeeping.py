"""Backups without being asked, and a look for damaged pages."""

import shutil

import pytest

from db import room
from db.importing import import_intake
from db.room import told_room
from db.safekeeping import is_whole, keep_safe
from db.store import Store
from recycler.errors import DataFolderError


def test_nothing_is_backed_up_twice(store, entry):
    first = keep_safe(store, only_if_changed=True).backup
    assert first is not None
    assert keep_safe(store, only_if_changed=True).backup is None
    assert keep_safe(store).backup is not None
    store.log(entry(), who="Aiko")
    assert keep_safe(store, only_if_changed=True).backup.batches == 1


def test_a_damaged_page_is_seen(folder, entry):
    with Store.open(folder) as store:
        store.log_many(map(entry, range(200)), who="Aiko")
    assert is_whole(folder)
    file = folder / "recycler.sqlite3"
    content = bytearray(file.read_bytes())
    content[40 * 4096 : 41 * 4096] = b"\xa5" * 4096
    file.write_bytes(content)
    assert not is_whole(folder)
    file.write_bytes(b"no store" * 600)
    assert not is_whole(folder)


def test_a_full_disk_says_how_much_an_import_needs(folder, entry, monkeypatch):
    monkeypatch.setattr(
        room.shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(9, 8, 2_400_000)
    )
    with pytest.raises(DataFolderError) as refused, told_room(folder, 1_500):
        raise DataFolderError("disk_full", folder=folder)
    assert refused.value.code == "disk_full_import"
    assert refused.value.details == {
        "folder": folder, "rows": 1_500, "needed_mb": 6, "free_mb": 2,
    }  # fmt: skip


def test_an_import_on_a_full_disk_stores_nothing(folder, tmp_path):
    file = tmp_path / "intake.csv"
    rows = [f"2026-03-02 09:00,NDFEB_HDD,Kyoto,{n}.5,kg,{'x' * 900}" for n in range(1, 400)]
    file.write_text("received_at,material,supplier,gross,unit,note\n" + "\n".join(rows))
    with Store.open(folder) as store:
        writer = store._database._connected()
        (pages,) = writer.execute("PRAGMA page_count").fetchone()
        writer.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DataFolderError) as refused:
            import_intake(store, file, who="Aiko")
        assert refused.value.code == "disk_full_import"
        assert refused.value.details["rows"] == 399
        assert store.count().batches == 0
        assert store.check() == []
