"""A material nobody shipped, from the command line: added, logged, assayed, learned, estimated."""

import csv

import pytest

ADD = ("material", "add", "--code", "mri_block", "--name", "MRI block magnets",
       "--family", "sintered ndfeb")  # fmt: skip
FOUND = (("24.1", "5.2"), ("24.8", "5.0"), ("23.9", "5.4"), ("24.5", "5.1"))


@pytest.fixture
def empty(recycler):
    """The command line on an empty data folder."""
    assert recycler("init").code == 0
    return recycler


def written(file, columns, rows):
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([columns, *rows])
    return file


def test_a_material_is_added_and_listed(empty):
    added = empty(*ADD, "--basis", "bare magnet", "--json")
    assert added.code == 0
    material = added.document["material"]
    assert (material["code"], material["family"]) == ("MRI_BLOCK", "sintered NdFeB")
    assert material["default_route"] == "ACID_SX"
    assert material["composition_version"] == 0
    (listed,) = empty("material", "list", "--search", "mri_b", "--json").document["materials"]
    assert listed == material
    assert "MRI block magnets" in empty("material", "list").out


def test_what_cannot_be_added_is_told_by_option(empty):
    empty(*ADD)
    again = empty(*ADD, "--json")
    assert again.code == 1
    assert "--code: MRI_BLOCK is taken already" in again.err
    (problem,) = again.document["problems"]
    assert problem["code"] == "material_name_taken"
    unknown = empty(
        "material", "add", "--code", "X2", "--name", "X 2", "--family", "SmCo",
        "--default-route", "LIB_HYDRO",
    )  # fmt: skip
    assert unknown.code == 1
    assert "LIB_HYDRO does not process “SmCo”. Choose one of SMCO_HYDRO" in unknown.err
    listed = empty("material", "list", "--search", "X2", "--json")
    assert listed.document["materials"] == []


def test_a_material_is_changed_with_a_reason(empty):
    empty(*ADD, "--note", "from scanners")
    changed = empty(
        "material", "change", "mri_block", "--why", "ours", "--name", "MRI magnets",
        "--default-route", "MSX", "--json",
    )  # fmt: skip
    material = changed.document["material"]
    assert (material["name"], material["default_route"]) == ("MRI magnets", "MSX")
    assert material["note"] == "from scanners"
    cleared = empty("material", "change", "MRI_BLOCK", "--why", "x", "--note", "", "--json")
    assert cleared.document["material"]["note"] == ""
    assert empty("material", "change", "NIX", "--why", "x").code == 1
    assert empty("check").code == 0


def test_from_the_first_load_to_an_estimate_without_any_code(empty, tmp_path):
    empty(*ADD)
    loads = written(
        tmp_path / "loads.csv",
        ["received_at", "material", "supplier", "gross", "unit"],
        [[f"2026-11-0{day} 08:00", "MRI block magnets", "Clinic", "500", "kg"]
         for day in range(1, 1 + len(FOUND))],
    )  # fmt: skip
    tickets = empty("intake", loads, "--json").document["tickets"]
    asked = ("estimate", "--material", "MRI_BLOCK", "--gross-kg", "500", "--json")
    assert empty(*asked).document["problems"][0]["code"] == "no_composition"
    results = [
        [ticket, f"S-{ticket}", element, value, "%", "0.1", "final"]
        for ticket, values in zip(tickets, FOUND, strict=True)
        for element, value in zip(("Nd", "Pr"), values, strict=True)
    ]
    columns = ["ticket", "sample", "element", "value", "unit", "sd", "state"]
    assert empty("assay", written(tmp_path / "found.csv", columns, results)).code == 0
    learned = empty("learn", "--accept", "--json").document["proposals"]
    assert [(one["material"], one["element"], one["before"]) for one in learned] == [
        ("MRI_BLOCK", "Nd", None), ("MRI_BLOCK", "Pr", None),
    ]  # fmt: skip
    found = {one["element"]: one for one in empty(*asked).document["elements"]}
    contained = found["Nd"]["contained_kg"]
    assert contained["mean"] == pytest.approx(0.243 * 500, rel=0.02)
    assert contained["p05"] < 0.241 * 500 < 0.245 * 500 < contained["p95"]
    assert found["Nd"]["recovered_kg"]["mean"] > 0.7 * contained["mean"]
    assert empty("check").code == 0
