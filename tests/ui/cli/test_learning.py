"""The command `learn`: proposals as JSON and as a table, and putting them into force."""

from decimal import Decimal

import pytest

from db.store import Store
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
