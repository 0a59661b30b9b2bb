"""Reference data are kept in versions; what a batch was logged with stays."""

import csv
import shutil
from datetime import date

import pytest

import db.store
from db.store import Store
from recycler.laboratory.method_rules import MethodEntry
from recycler.laboratory.methods import SITE_METHODS
from recycler.reference.data import FOLDER
from recycler.reference.records import Origin


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """The reference files as the next program may ship them."""
    files = shutil.copytree(FOLDER, tmp_path / "reference")
    monkeypatch.setattr(db.store, "FOLDER", files)
    return files


def change(file, row, **cells):
    with file.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    rows[row] |= cells
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return rows[row]


def test_only_what_changed_gets_a_new_version(folder, entry, shipped):
    with Store.open(folder) as store:
        before, version = store.reference(), store.data_version()
        old = store.log(entry(material="NDFEB_N"), who="Aiko")
    row = change(shipped / "compositions.csv", 0, sd="0.0171")
    assert row["material"] == "NDFEB_N"
    with Store.open(folder) as store:
        now = store.reference()
        new = store.log(entry(material="NDFEB_N"), who="Aiko")
        assert store.data_version() != version
        assert store.check() == []
        holdings = {h.composition_version: h.batches for _, h in store.holdings()}
    assert (old.composition_version, new.composition_version) == (1, 2)
    assert holdings == {1: 1, 2: 1}
    assert now.composition("NDFEB_N").rows[0].sd == 0.0171
    assert now.composition("NDFEB_N", 1) == before.composition("NDFEB_N")
    assert len(now.compositions) == len(before.compositions) + 1
    assert now.routes == before.routes


def test_the_same_files_are_read_once(folder, shipped):
    with Store.open(folder) as store:
        entries = len(store.history("reference"))
        version = store.data_version()
    with Store.open(folder) as store:
        assert len(store.history("reference")) == entries
        assert store.data_version() == version


def test_methods_of_the_site_are_versions_of_their_own(folder, shipped):
    entry = MethodEntry(
        method="ICP-OES", relative_sd="0.01", valid_from=date(2026, 1, 1), source="validation 7"
    )
    later = entry.model_copy(update={"valid_from": date(2026, 6, 1), "source": "validation 8"})
    with Store.open(folder) as store:
        store.materials.enter_method(entry, who="Sato")
        store.materials.enter_method(later, who="Kato")
        said = store.history("reference")[-1]
        assert (said.who, said.why) == ("Kato", "validation 8")
        assert store.check() == []
    change(shipped / "methods.csv", 0, relative_sd="0.07")
    with Store.open(folder) as store:
        reference = store.reference()
        first, second = (reference.payload("table", SITE_METHODS, n) for n in (1, 2))
        assert [row["valid_until"] for row in first.rows] == [""]
        assert [row["valid_until"] for row in second.rows] == ["2026-05-31", ""]
        assert {first.origin, second.origin} == {Origin.ENTERED}
        own = [method.source for method in store.laboratory.methods().all if method.is_own]
        assert own == ["validation 7", "validation 8"]
        assert reference.table("methods")[0]["relative_sd"] == "0.07"
        assert store.check() == []
