"""A full disk in the middle of an import: it says how much room is needed, and stores nothing."""

import shutil

import pytest

from db.batches import needed_room
from db.batches.importing import import_intake
from db.batches.needed_room import told_room
from db.store import Store
from recycler.errors import DataFolderError


def test_a_full_disk_says_how_much_an_import_needs(folder, entry, monkeypatch):
    monkeypatch.setattr(
        needed_room.shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(9, 8, 2_400_000)
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
