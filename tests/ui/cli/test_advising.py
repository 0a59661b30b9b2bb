"""The command `advise`: of a batch and of a period, as JSON and as a table."""

import pytest

from db.store import Store


def first_of(sample_cli, material):
    with Store.open(sample_cli.folder) as store:
        return next(b.ticket for b in store.find(limit=300) if b.material == material)


def test_the_measurements_of_a_batch(sample_cli):
    ticket = first_of(sample_cli, "PACK_LFP")
    document = sample_cli("advise", ticket, "--json").document
    assert (document["element"], document["measure"]) == ("Li", "recovered")
    (first, *_) = document["actions"]
    assert first["step"] == "first_assay"
    assert first["elements"] == ["Li"]
    half_before, half_after = (
        (first[name]["p95"] - first[name]["p05"]) / 2 for name in ("before_kg", "after_kg")
    )
    assert abs(first["saves_kg"] - (half_before - half_after)) < 1e-9
    assert first["price"]["listed"].startswith("Li2CO3")
    assert {"currency", "date", "source", "evidence"} <= set(first["price"])
    assert first["money"] == pytest.approx(first["saves_kg"] * first["price"]["per_kg"])
    said = sample_cli("advise", ticket).out
    assert "first_assay" in said
    assert "worth [USD]" in said


def test_the_measurements_of_a_period(sample_cli):
    document = sample_cli("advise", "--element", "Dy", "--json").document
    assert document["element"] == "Dy"
    saved = [action["saves_kg"] for action in document["actions"]]
    assert saved == sorted(saved, reverse=True)
    assert all(action["material"] for action in document["actions"])
    shares = {line["source"]: line["share"] for line in document["budget"]}
    assert sum(shares.values()) == pytest.approx(1)
    assert {"composition_mean", "sampling", "mass"} <= set(shares)


def test_the_sum_of_a_period_is_held_against_trials(sample_cli):
    period = ("--from", "2026-10-01", "--element", "Li", "--monte-carlo")
    check = sample_cli("advise", *period, "--json").document["monte_carlo"]
    assert check["trials"] >= 20_000
    stated, *by_sd = check["comparisons"]
    assert (stated["kind"], stated["level"], stated["agrees"]) == ("quantiles", 0.9, True)
    assert all(one["kind"] == "gum" for one in by_sd)
    assert "interval agrees with" in sample_cli("advise", *period).out


def test_nothing_came_in_nothing_is_advised(sample_cli):
    answer = sample_cli("advise", "--from", "2031-01-01", "--element", "Dy")
    assert (answer.code, answer.out) == (0, "No measurement narrows it.\n")


def test_what_cannot_be_meant(sample_cli):
    assert sample_cli("advise", "S9-99-00001").code == 1
    assert sample_cli("advise", "S1-26-00001", "--element", "Nd").code == 2
    assert sample_cli("advise", "S1-26-00001", "--monte-carlo").code == 2
