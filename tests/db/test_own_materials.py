"""Materials of the site's own: kept, told anew, vouched for, and kept to when the files change."""

import shutil
from decimal import Decimal

import pytest

from db.store import Store
from recycler.entry.material_rules import MaterialRules
from recycler.errors import InputError
from recycler.laboratory.records import AssayEntry
from recycler.reference.data import FOLDER
from recycler.totals.totals import totals_of

TYPED = {"code": "MRI_BLOCK", "name": "MRI block magnets", "family": "sintered NdFeB"}


def told(store, **fields):
    reference = store.reference()
    entry, _ = MaterialRules(reference, reference.materials.get(fields["code"])).entry(fields)
    return entry


def test_a_material_can_be_logged_at_once(any_store, entry):
    any_store.materials.add_material(told(any_store, **TYPED), who="Mori")
    batch = any_store.log(entry(material="MRI_BLOCK"), who="Aiko")
    assert (batch.composition_version, batch.route) == (0, "ACID_SX")
    (line,) = [one for one in any_store.holdings() if one[1].material == "MRI_BLOCK"]
    assert line[1].batches == 1
    assert any_store.check() == []


def test_a_code_that_was_added_meanwhile_is_refused(any_store):
    found = told(any_store, **TYPED)
    any_store.materials.add_material(found, who="Mori")
    with pytest.raises(InputError) as refused:
        any_store.materials.add_material(found, who="Ito")
    assert refused.value.code == "material_code_taken"


def test_a_change_is_a_new_version_with_its_reason(any_store):
    any_store.materials.add_material(told(any_store, **TYPED), who="Mori")
    changed = told(any_store, **{**TYPED, "name": "MRI magnets", "default_route": "MSX"})
    with pytest.raises(InputError) as without:
        any_store.materials.change_material(changed, who="Ito", why="  ")
    assert without.value.code == "why_needed"
    any_store.materials.change_material(changed, who="Ito", why="as the trade calls it")
    reference = any_store.reference()
    assert reference.material("MRI_BLOCK").name == "MRI magnets"
    assert reference.default_route("MRI_BLOCK") == "MSX"
    assert reference.payload("material", "MRI_BLOCK", 1).rows[0]["name"] == "MRI block magnets"
    assert any_store.check() == []


def test_what_was_logged_keeps_its_route(any_store, entry):
    any_store.materials.add_material(told(any_store, **TYPED), who="Mori")
    old = any_store.log(entry(material="MRI_BLOCK"), who="Aiko")
    any_store.materials.change_material(
        told(any_store, **TYPED, default_route="MSX"), who="Ito", why="x"
    )
    new = any_store.log(entry(1, material="MRI_BLOCK"), who="Aiko")
    assert (any_store.batch(old.ticket).route, new.route) == ("ACID_SX", "MSX")


def test_shipped_files_that_change_leave_the_sites_own(folder, tmp_path, monkeypatch):
    with Store.open(folder) as store:
        store.materials.add_material(told(store, **TYPED), who="Mori")
        old = store.reference().material("NDFEB_N")
        fields = {"code": "NDFEB_N", "name": "Class N of ours", "hazard": old.hazard}
        store.materials.change_material(told(store, **fields), who="Mori", why="our name")
    files = shutil.copytree(FOLDER, tmp_path / "reference")
    rows = (files / "materials.csv").read_text("utf-8")
    (files / "materials.csv").write_text(rows.replace("coercivity class N", "grade N"), "utf-8")
    monkeypatch.setattr("db.store.FOLDER", files)
    with Store.open(folder) as store:
        assert store.reference().material("MRI_BLOCK").name == "MRI block magnets"
        assert store.reference().material("NDFEB_N").name == "Class N of ours"
        assert store.check() == []


def test_the_first_composition_holds_for_what_was_logged_before_it(any_store, entry):
    any_store.materials.add_material(told(any_store, **TYPED), who="Mori")
    tickets = [any_store.log(entry(n, material="MRI_BLOCK"), who="Aiko").ticket for n in range(9)]
    assays = [
        AssayEntry(
            ticket=ticket, element=element, value=Decimal(value) + n, unit="%", state="final",
            sample=f"SA-{ticket}",
        )
        for n, ticket in enumerate(tickets[:8])
        for element, value in (("Nd", 20), ("Fe", 60))
    ]  # fmt: skip
    any_store.laboratory.record(assays, who="Sato")
    with pytest.raises(InputError, match="no_composition"):
        any_store.estimate(any_store.batch(tickets[8]))

    any_store.materials.accept(any_store.materials.proposals(), who="Mori")

    estimates = any_store.estimates([any_store.batch(ticket) for ticket in tickets])
    assert estimates[8].composition_version == 1
    (row,) = totals_of(any_store.estimator()).rows(any_store.holdings(), ["Nd"])
    assert row.batches == 9
    assert row.contained.mean == pytest.approx(
        sum(one.element("Nd").contained.mean for one in estimates), rel=1e-9
    )
    assert any_store.check() == []
    assert any_store.laboratory.expected(any_store.batch(tickets[8])) == {}
