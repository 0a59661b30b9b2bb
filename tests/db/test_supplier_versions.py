"""A composition of one supplier's lots: put in force, kept to, taken back, and ended."""

import shutil
import sqlite3
from contextlib import closing
from decimal import Decimal

import pytest

from db.store import Store
from recycler.errors import InputError
from recycler.laboratory.records import AssayEntry
from recycler.reference.data import FOLDER
from recycler.reference.records import Origin

POOR = ("18.1", "18.6", "17.9", "18.4", "18.2", "18.5")
USUAL = ("22.8", "23.1", "22.5", "23.3", "22.9", "23.0")


def assay(ticket, value):
    return AssayEntry(
        ticket=ticket,
        element="Nd",
        value=Decimal(value),
        sample=f"SA-{ticket}",
        sd=Decimal("0.2"),
        state="final",
    )


def brought(store, entry):
    """Log and assay what Alpha and two others bring."""
    for supplier, values in (("Alpha", POOR), ("Beta", USUAL), ("Gamma", USUAL)):
        entries = [entry(number, supplier=supplier) for number in range(len(values))]
        tickets = store.log_many(entries, who="Aiko")
        found = [assay(ticket, value) for ticket, value in zip(tickets, values, strict=True)]
        store.laboratory.record(found, who="Sato", samples=())


@pytest.fixture
def told_apart(any_store, entry):
    """A store with what it learned put in force."""
    brought(any_store, entry)
    any_store.materials.accept(any_store.materials.proposals(), who="Mori", why="controls agree")
    return any_store


def own(store):
    return store.reference().own_version("NDFEB_HDD", "Alpha")


def test_what_the_supplier_brings_is_logged_with_its_own(told_apart, entry):
    alpha, usual = (
        told_apart.log(entry(50, supplier=name), who="Aiko") for name in ("Alpha", "Somebody")
    )
    assert alpha.composition_version == own(told_apart) > usual.composition_version
    assert usual.composition_version == told_apart.reference().composition_version("NDFEB_HDD")
    poor, rest = (told_apart.estimate(one).element("Nd").contained for one in (alpha, usual))
    assert poor.p95 < rest.mean
    imported = told_apart.log_many([entry(60 + n, supplier="Alpha") for n in range(2)], who="Aiko")
    versions = {one.composition_version for one in told_apart.batches_of_tickets(imported).values()}
    assert versions == {own(told_apart)}
    assert told_apart.materials.proposals() == ()
    assert told_apart.check() == []


def test_results_are_held_against_what_was_expected_of_the_supplier(told_apart, entry):
    alpha, usual = (
        told_apart.log(entry(50, supplier=name), who="Aiko") for name in ("Alpha", "Somebody")
    )
    scores = told_apart.laboratory.scores([assay(one.ticket, "18.3") for one in (alpha, usual)])
    assert abs(scores[0]) < 1
    assert scores[1] < scores[0] - 1


def test_a_corrected_supplier_takes_the_composition_that_is_his(told_apart, entry):
    usual = told_apart.log(entry(50, supplier="Somebody"), who="Aiko")
    as_alpha = told_apart.correct(usual.ticket, entry(50, supplier="Alpha"), who="Aiko", why="typo")
    back = told_apart.correct(usual.ticket, entry(50, supplier="Else"), who="Aiko", why="typo")
    assert as_alpha.composition_version == own(told_apart)
    assert back.composition_version == usual.composition_version
    assert told_apart.check() == []


def test_other_corrections_keep_the_version(told_apart, entry):
    first = told_apart.find(limit=1)[0]
    corrected = told_apart.correct(
        first.ticket, entry(5, supplier="Somebody else", gross=Decimal(900)), who="Aiko", why="typo"
    )
    assert corrected.composition_version == first.composition_version == 1


def test_a_version_of_a_supplier_can_be_taken_back_and_ended(told_apart, entry):
    first, of_all = own(told_apart), told_apart.reference().composition_version("NDFEB_HDD")
    told_apart.materials.end_own_composition("NDFEB_HDD", "Alpha", who="Mori", why="new source")
    assert own(told_apart) == 0
    assert told_apart.log(entry(50, supplier="Alpha"), who="Aiko").composition_version == of_all
    with pytest.raises(InputError) as twice:
        told_apart.materials.end_own_composition("NDFEB_HDD", "Alpha", who="Mori", why="again")
    assert twice.value.code == "no_such_version"
    again = told_apart.materials.revert_composition(
        "NDFEB_HDD", first, who="Mori", why="old source"
    )
    assert again == own(told_apart) > first
    assert told_apart.reference().composition_version("NDFEB_HDD") == of_all
    kept = {one.version: one for one in told_apart.materials.composition_versions("NDFEB_HDD")}
    assert (kept[first].supplier, kept[of_all].supplier) == ("Alpha", None)
    assert (kept[again].supplier, kept[again].why) == ("Alpha", "old source")
    assert kept[again - 1].origin is Origin.ENTERED
    assert told_apart.check() == []


def test_a_version_that_is_given_to_another_supplier_is_noticed(folder, entry):
    with Store.open(folder) as store:
        brought(store, entry)
        store.materials.accept(store.materials.proposals(), who="Mori")
        number = own(store)
    with closing(sqlite3.connect(folder / "recycler.sqlite3")) as file:
        file.execute("UPDATE reference_version SET supplier = 'Beta' WHERE version = ?", (number,))
        file.commit()
    with Store.open(folder) as store:
        assert [one.code for one in store.check()] == ["reference_altered"]


def test_shipped_data_that_change_leave_what_was_learned_in_force(
    folder, entry, tmp_path, monkeypatch
):
    with Store.open(folder) as store:
        brought(store, entry)
        (alpha,) = (one for one in store.materials.proposals() if one.supplier == "Alpha")
        store.materials.accept([alpha], who="Mori")
        number = own(store)
    files = shutil.copytree(FOLDER, tmp_path / "reference")
    rows = (files / "compositions.csv").read_text("utf-8")
    (files / "compositions.csv").write_text(
        rows.replace("NDFEB_HDD,Nd,0.", "NDFEB_HDD,Nd,0.0"), "utf-8"
    )
    monkeypatch.setattr("db.store.FOLDER", files)
    with Store.open(folder) as store:
        assert own(store) == number
        assert store.reference().composition("NDFEB_HDD").origin is Origin.SHIPPED
        assert store.reference().composition_version("NDFEB_HDD") == number + 1
        assert store.check() == []
