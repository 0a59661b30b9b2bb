"""The command `whatif`: its JSON, its sentences, its exit codes, and the workbook it writes."""

import pytest
from openpyxl import load_workbook

from tests.libreoffice import converted

HDD = "material.NDFEB_HDD.kg_per_month=9000"


@pytest.fixture
def own(recycler, folder):
    """Calls the command line on an empty facility of its own."""
    return lambda *arguments: recycler(*arguments, data=folder)


def test_what_can_be_supposed_is_listed_with_its_evidence(sample_cli):
    found = sample_cli("whatif", "--json").document
    first = found["materials"][0]
    assert first["kg_per_month"] > 0
    assert first["route"] in first["routes"]
    assert {one["evidence"] for one in found["yields"]} <= {
        "own", "published", "secondary", "assumption",
    }  # fmt: skip
    assert "ACID_SX" in sample_cli("whatif").out


def test_a_scenario_is_tried_without_keeping_it(sample_cli):
    more = "material.NDFEB_HDD.factor=1.2"
    found = sample_cli("whatif", "--set", more, "--since", "2026-12-01", "--json").document
    assert found["factors"] == {"NDFEB_HDD": 1.2}
    by_key = {(one["code"], one["by"]): one for one in found["targets"]}
    magnets = next(one for (_, by), one in by_key.items()
                   if one["figure"] == "recovered_kg" and by.startswith("2027"))  # fmt: skip
    was, then = magnets["was"], magnets["then"]
    assert then["projected"] > was["projected"]
    assert then["probability"] >= was["probability"]
    width = magnets["difference"]["p95"] - magnets["difference"]["p05"]
    assert 0 < width < was["p95"] - was["p05"]
    moved = {one["element"]: one for one in found["masses"]}["NdPr"]["recovered_kg"]
    assert moved["then"]["mean"] - moved["was"]["mean"] == pytest.approx(
        moved["difference"]["mean"]
    )
    assert found["value"]["recovered"]["difference"]["mean"] > 0
    assert sample_cli("whatif", "list", "--json").document == {"scenarios": []}


def test_what_was_is_what_targets_say(sample_cli):
    found = sample_cli("whatif", "--set", HDD, "--json").document["targets"]
    stand = sample_cli("targets", "--followed", "--json").document["targets"]
    by_key = {(one["code"], one["by"]): one for one in found}
    for one in stand:
        same = by_key[one["code"], one["by"]]["was"]
        assert same["probability"] == one["probability"]
        assert same["projected"] == one["projected"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--set", "NDFEB_HDD=5"), "cannot be read"),
        (("--set", "material.NDFEB_HDD.kg_per_month=-5"), "No less than nothing"),
        (("--route", "NDFEB_HDD=LIB_HYDRO"), "does not process NDFEB_HDD"),
        (("--yield", "LIB_HYDRO.Li=1.2"), "between 0 and 1"),
        (("--yield", "LIB_HYDRO.Nd=0.5"), "has no product for it"),
        (("--set", "material.LEAD_STARTER_X.factor=2"), "LEAD_STARTER_X"),
    ],
)
def test_bounds_are_told_in_words(sample_cli, arguments, told):
    answer = sample_cli("whatif", *arguments)
    assert answer.code == 1
    assert told in answer.err


def test_scenarios_are_kept_compared_and_ended(own, tmp_path):
    assert own("whatif", "save", "One", "--set", HDD, "--since", "2027-01-01").code == 0
    assert own("whatif", "save", "Two", "--set", HDD, "--yield", "ACID_SX.Nd=95%").code == 0
    again = own("whatif", "save", "One", "--set", HDD)
    assert again.code == 1
    assert "another name" in again.err
    both = own("whatif", "compare", "One", "Two", "--json").document["scenarios"]
    assert [one["name"] for one in both] == ["One", "Two"]
    neodymium = [
        next(mass for mass in one["masses"] if mass["element"] == "Nd")["recovered_kg"]["then"]
        for one in both
    ]
    assert neodymium[1]["mean"] > neodymium[0]["mean"]
    assert own("whatif", "compare", "One").code == 2
    assert own("whatif", "change", "One", "--set", HDD, "--why", "again").code == 0
    assert own("whatif", "end", "One", "--why", "decided").code == 0
    listed = own("whatif", "list", "--json").document["scenarios"]
    assert [(one["name"], one["version"], one["state"]) for one in listed] == [
        ("One", 3, "ended"), ("Two", 1, "active"),
    ]  # fmt: skip


def test_the_workbook_says_what_the_command_says(own, tmp_path):
    own("target", "add", "--name", "Nd", "--figure", "recovered_kg", "--about", "Nd",
        "--step", "2027-12-31=100")  # fmt: skip
    own("whatif", "save", "One", "--set", HDD)
    own("whatif", "save", "Two", "--set", "material.PACK_LFP.kg_per_month=100")
    out = tmp_path / "scenarios.xlsx"
    assert own("whatif", "export", "One", "Two", "--out", str(out)).code == 0
    both = own("whatif", "compare", "One", "Two", "--json").document["scenarios"]
    live = load_workbook(out)
    assert live["Masses"]["F5"].value == "=C5-B5"
    assert all(len(live[name]._charts) == 1 for name in ("Targets", "Masses"))
    computed = load_workbook(converted(out, "xlsx", tmp_path), data_only=True)
    kept = load_workbook(out, data_only=True)
    masses = {row[0].value: row for row in computed["Masses"].iter_rows(min_row=5)}
    for place, one in enumerate(both):
        for mass in one["masses"]:
            if mass["element"] in masses and mass["recovered_kg"]["then"]["mean"] > 0:
                row = masses[mass["element"]]
                said = mass["recovered_kg"]
                assert row[2 + 4 * place].value == pytest.approx(said["then"]["mean"])
                assert row[5 + 4 * place].value == pytest.approx(said["difference"]["mean"])
    for row in kept["Masses"].iter_rows(min_row=5, max_col=10):
        same = masses[row[0].value]
        assert row[5].value == pytest.approx(same[5].value, abs=1e-9)
