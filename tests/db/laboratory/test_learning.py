"""What the site learns from its final assays is proposed, accepted, and can be taken back."""

import shutil
from decimal import Decimal

import pytest

from db.store import Store
from recycler.errors import InputError
from recycler.laboratory.records import AssayEntry
from recycler.reference.data import FOLDER
from recycler.reference.records import Origin

FOUND = ("20.1", "20.6", "19.8", "20.4", "20.9", "19.5", "20.2", "20.0", "20.7", "19.9")


def assay(ticket, value, state="final", sample=None):
    return AssayEntry(
        ticket=ticket,
        element="Nd",
        value=Decimal(value),
        sample=sample or f"SA-{ticket}",
        sd=Decimal("0.2"),
        state=state,
    )


@pytest.fixture
def learned_store(any_store, entry):
    """A store whose laboratory finds less neodymium than the reference says."""
    tickets = any_store.log_many(map(entry, range(len(FOUND))), who="Aiko")
    entries = [assay(t, v) for t, v in zip(tickets, FOUND, strict=True)]
    any_store.laboratory.record(entries, who="Sato")
    return any_store


def test_provisional_results_teach_nothing(any_store, entry):
    tickets = any_store.log_many(map(entry, range(6)), who="Aiko")
    any_store.laboratory.record([assay(t, "20", "provisional") for t in tickets], who="Sato")
    assert any_store.materials.proposals() == ()


def test_a_proposal_is_in_force_only_once_accepted(learned_store, entry):
    old = learned_store.find(limit=1)[0]
    before = learned_store.estimate(old, with_assays=False)
    (proposal,) = learned_store.materials.proposals()
    (row,) = proposal.rows
    assert proposal.lots == len(FOUND)
    assert (proposal.material, row.element, row.lots) == ("NDFEB_HDD", "Nd", len(FOUND))
    assert row.after.mean == pytest.approx(0.2, abs=0.01)
    assert row.after.mean < row.before.mean
    assert row.after.sd_of_mean < row.before.sd_of_mean
    assert learned_store.estimate(old, with_assays=False) == before
    assert learned_store.materials.accept([proposal], who="Mori") == ["NDFEB_HDD"]
    assert learned_store.estimate(old, with_assays=False) == before
    new = learned_store.log(entry(20), who="Aiko")
    assert new.composition_version == old.composition_version + 1
    nd = learned_store.estimate(new).element("Nd").contained
    assert nd.mean == pytest.approx(row.after.mean * new.dry_kg, rel=1e-6)
    assert nd.sd < before.element("Nd").contained.sd
    assert learned_store.materials.proposals() == ()
    assert learned_store.check() == []


def test_a_proposal_made_before_another_came_into_force_is_refused(learned_store):
    found = learned_store.materials.proposals()
    learned_store.materials.accept(found, who="Mori")
    with pytest.raises(InputError) as refused:
        learned_store.materials.accept(found, who="Mori")
    assert refused.value.code == "proposal_outdated"


def test_an_accepted_version_can_be_taken_back(learned_store, entry):
    first = learned_store.reference().composition("NDFEB_HDD")
    learned_store.materials.accept(learned_store.materials.proposals(), who="Mori")
    with pytest.raises(InputError) as without:
        learned_store.materials.revert_composition("NDFEB_HDD", first.version, who="Mori", why=" ")
    assert without.value.code == "why_needed"
    with pytest.raises(InputError) as unknown:
        learned_store.materials.revert_composition("NDFEB_HDD", 9, who="Mori", why="x")
    assert unknown.value.code == "no_such_version"
    version = learned_store.materials.revert_composition(
        "NDFEB_HDD", first.version, who="Mori", why="wrong scale"
    )
    now = learned_store.reference().composition("NDFEB_HDD")
    assert (version, now.version, now.rows) == (3, 3, first.rows)
    assert now.origin is Origin.SHIPPED
    assert learned_store.check() == []
    assert len(learned_store.materials.proposals()) == 1


def test_versions_tell_who_put_them_in_force_and_why(learned_store):
    learned_store.materials.accept(
        learned_store.materials.proposals(), who="Mori", why="controls agree"
    )
    learned_store.materials.revert_composition("NDFEB_HDD", 1, who="Ito", why="wrong scale")
    first, learned, now = learned_store.materials.composition_versions("NDFEB_HDD")
    assert (first.version, first.origin, first.why) == (1, Origin.SHIPPED, None)
    assert (learned.who, learned.why, learned.origin) == ("Mori", "controls agree", Origin.LEARNED)
    assert (now.version, now.who, now.why) == (3, "Ito", "wrong scale")
    assert first.at < learned.at < now.at


def test_void_batches_and_rejected_results_are_forgotten(learned_store):
    for batch in learned_store.find(limit=8):
        learned_store.void(batch.ticket, who="Aiko", why="test")
    assert learned_store.materials.proposals() == ()


def test_shipped_data_that_change_do_not_replace_what_was_learned(
    folder, entry, tmp_path, monkeypatch
):
    with Store.open(folder) as store:
        tickets = store.log_many(map(entry, range(len(FOUND))), who="Aiko")
        store.laboratory.record(
            [assay(t, v) for t, v in zip(tickets, FOUND, strict=True)], who="Sato"
        )
        store.materials.accept(store.materials.proposals(), who="Mori")
        learned = store.reference().composition("NDFEB_HDD")
    files = shutil.copytree(FOLDER, tmp_path / "reference")
    rows = (files / "compositions.csv").read_text("utf-8")
    (files / "compositions.csv").write_text(
        rows.replace("NDFEB_HDD,Nd,0.", "NDFEB_HDD,Nd,0.0"), "utf-8"
    )
    monkeypatch.setattr("db.store.FOLDER", files)
    with Store.open(folder) as store:
        reference = store.reference()
        now, prior = reference.composition("NDFEB_HDD"), reference.prior_composition("NDFEB_HDD")
        assert (now.version, now.rows) == (learned.version + 2, learned.rows)
        assert prior.version == learned.version + 1
        assert prior.rows[0].mass_fraction < 0.1
        assert store.check() == []
