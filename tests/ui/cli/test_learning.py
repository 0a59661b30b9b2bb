"""The command `learn`: proposals as JSON and as a table, and putting them into force."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from db.store import Store
from recycler.batch import BatchEntry
from recycler.laboratory.records import AssayEntry


@pytest.fixture
def learned_cli(sample_cli):
    """The sample facility, whose laboratory found its hard-disk magnets poor in neodymium."""
    with Store.open(sample_cli.folder) as store:
        found = [batch for batch in store.find(limit=300) if batch.material == "NDFEB_HDD"][:6]
        entries = [
            AssayEntry(
                ticket=batch.ticket,
                sample=f"T-{batch.ticket}",
                element="Nd",
                value=Decimal("19.5") + Decimal(place) / 10,
                sd=Decimal("0.2"),
                state="final",
            )
            for place, batch in enumerate(found)
        ]
        store.laboratory.record(entries, who="Sato")
    return sample_cli


def of(answer, element):
    return next(
        line
        for line in answer.document["proposals"]
        if (line["material"], line["element"]) == ("NDFEB_HDD", element)
    )


def test_proposals_change_nothing_until_they_are_accepted(learned_cli):
    proposed = learned_cli("learn", "--json")
    line = of(proposed, "Nd")
    assert proposed.code == 0
    assert line["lots"] >= 6
    assert line["after"]["mean"] < line["before"]["mean"]
    assert line["after"]["sd_of_mean"] < line["before"]["sd_of_mean"]
    assert learned_cli("learn", "--json").document == proposed.document
    told = learned_cli("learn").out
    assert "NDFEB_HDD" in told
    assert "nothing is changed" in told


def test_what_is_accepted_is_what_estimates_use_from_then_on(learned_cli):
    line = of(learned_cli("learn", "--accept", "--json"), "Nd")
    asked = ("estimate", "--material", "NDFEB_HDD", "--gross-kg", "100", "--json")
    estimate = learned_cli(*asked).document
    nd = next(one for one in estimate["elements"] if one["element"] == "Nd")
    assert nd["contained_kg"]["mean"] == pytest.approx(100 * line["after"]["mean"], rel=1e-6)
    again = learned_cli("learn", "--json").document
    assert [one for one in again["proposals"] if one["material"] == "NDFEB_HDD"] == []
    assert learned_cli("check").code == 0


@pytest.fixture
def apart_cli(recycler, tmp_path):
    """A facility whose supplier Alpha brings hard-disk magnets poor in neodymium."""
    assert recycler("init").code == 0
    at = datetime(2026, 11, 2, 8, tzinfo=UTC)
    with Store.open(tmp_path / "data") as store:
        for supplier, percent in (("Alpha", "18"), ("Beta", "23"), ("Gamma", "23")):
            for place in range(6):
                load = BatchEntry(
                    received_at=at + timedelta(hours=place), material="NDFEB_HDD",
                    supplier=supplier, gross=Decimal(500),
                )  # fmt: skip
                batch = store.log(load, who="Aiko")
                found = AssayEntry(
                    ticket=batch.ticket, sample=f"T-{batch.ticket}", element="Nd",
                    value=Decimal(percent) + Decimal(place) / 10, sd=Decimal("0.2"), state="final",
                )  # fmt: skip
                store.laboratory.record([found], who="Sato")
    return recycler


def test_what_is_learned_of_one_supplier_holds_for_its_lots_alone(apart_cli):
    lines = apart_cli("learn", "--accept", "--json").document["proposals"]
    alpha = next(one for one in lines if one["supplier"] == "Alpha" and one["element"] == "Nd")
    assert of_all(lines)["version"] < alpha["version"]
    assert alpha["after"]["mean"] == pytest.approx(0.1825, abs=0.002)
    asked = ("estimate", "--material", "NDFEB_HDD", "--gross-kg", "100", "--json")
    found = [
        apart_cli(*asked, *whose).document["composition_version"]
        for whose in ((), ("--supplier", "Somebody"), ("--supplier", "Alpha"))
    ]
    usual = of_all(lines)["version"]
    assert found == [usual, usual, alpha["version"]]
    simulated = apart_cli(*asked, "--supplier", "Alpha", "--monte-carlo", "2000").document
    assert simulated["composition_version"] == alpha["version"]
    assert "Alpha" not in {
        one["supplier"] for one in apart_cli("learn", "--json").document["proposals"]
    }


def of_all(lines):
    return next(one for one in lines if one["supplier"] is None and one["element"] == "Nd")


def test_yields_and_parts_are_proposed_beside_compositions(sample_cli):
    document = sample_cli("learn", "--json").document
    line = next(one for one in document["yields"] if one["route"] == "ACID_SX")
    assert line["runs"] >= 3
    assert line["after"]["sd_of_mean"] < line["before"]["sd_of_mean"]
    assert {"stage", "element", "version", "reference_worth_runs"} <= set(line)
    accepted = sample_cli("learn", "--accept", "--json").document
    assert accepted["yields"] == document["yields"]
    assert accepted["followed"]
    assert sample_cli("learn", "--json").document["yields"] == []
    assert sample_cli("check").code == 0
