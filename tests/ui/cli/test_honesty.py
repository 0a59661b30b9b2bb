"""The command `honesty`: intervals held against assays, as JSON and as a table."""

import math
from decimal import Decimal

import pytest

from db.laboratory.honesty import Expectations
from db.store import Store
from recycler.laboratory.records import AssayEntry

FAR = (-2.9, 2.9)  # standard deviations: outside the 90 % interval


def assays(store, material, offs):
    """Neodymium found so many standard deviations off what was expected."""
    expectations = Expectations(store.estimator())
    batches = [one for one in store.find(limit=300) if one.material == material]
    for place, batch in enumerate(batches):
        mu, sigma = expectations.of(material, batch.composition_version, "Nd")
        found = 1 / (1 + math.exp(-(mu + offs[place % len(offs)] * sigma)))
        yield AssayEntry(
            ticket=batch.ticket,
            sample=f"T-{batch.ticket}",
            element="Nd",
            value=Decimal(str(round(100 * found, 4))),
            sd=Decimal("0.001"),
            state="final",
        )


@pytest.fixture
def assayed_cli(sample_cli, load):
    """The sample facility, where the magnets of hard disks are all far from what is expected."""
    with Store.open(sample_cli.folder) as store:
        store.log_many([load] * 25, who="Aiko")
        store.laboratory.record(list(assays(store, "NDFEB_HDD", FAR)), who="Sato")
    return sample_cli


def test_groups_come_worst_first_with_their_evidence(assayed_cli):
    answer = assayed_cli("honesty", "--by", "material", "--json")
    worst = answer.document["groups"][0]
    assert answer.code == 0
    assert set(worst) == {"key", "n", "coverage", "bias", "crps", "verdict", "chance"}
    assert (worst["key"], worst["verdict"]) == ("NDFEB_HDD", "over_confident")
    assert worst["n"] >= 25
    assert worst["chance"] < 1e-6
    assert [held["level"] for held in worst["coverage"]] == [0.5, 0.8, 0.9]
    assert worst["coverage"][2]["share"] < 0.5  # of those the sample brought, most are held


def test_without_a_choice_all_results_are_one_group(assayed_cli):
    (group,) = assayed_cli("honesty", "--json").document["groups"]
    assert group["key"] == ""
    told = assayed_cli("honesty", "--by", "month").out
    assert "over-confident" in told


def test_a_facility_without_assays_says_so(recycler):
    recycler("init")
    assert "No final assay" in recycler("honesty").out
    assert recycler("honesty", "--json").document == {"groups": []}


def test_what_results_cannot_be_told_apart_by_is_wrong_usage(recycler):
    recycler("init")
    assert recycler("honesty", "--by", "colour").code == 2


def test_out_turns_are_held_against_what_routes_promised(sample_cli):
    groups = sample_cli("honesty", "--out-turns", "--by", "version", "--json").document["groups"]
    assert {group["key"] for group in groups} <= {"ACID_SX v1", "LIB_HYDRO v1"}
    assert sum(group["n"] for group in groups) > 20
    assert sample_cli("honesty", "--out-turns", "--by", "supplier").code == 2
