"""The reference data: loaded, checked, versioned."""

import csv
import gc
import shutil
import weakref

import pytest

from recycler.errors import InputError
from recycler.evidence import Evidence, weakest
from recycler.reference.data import FOLDER, Reference
from recycler.reference.records import Origin, Payload


@pytest.fixture
def folder(tmp_path):
    """A copy of the reference folder to spoil."""
    return shutil.copytree(FOLDER, tmp_path / "reference")


def spoil(folder, name, row, column, value):
    """Write a value into a cell; `row` counts as a spreadsheet does."""
    path = folder / name
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    rows[row - 1][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


@pytest.mark.parametrize(
    ("name", "row", "column", "value"),
    [
        ("compositions.csv", 2, "mass_fraction", "1.2"),
        ("compositions.csv", 2, "mass_fraction", "nan"),
        ("compositions.csv", 2, "sd", "-0.1"),
        ("compositions.csv", 2, "sd", ""),
        ("compositions.csv", 2, "element", "Xx"),
        ("compositions.csv", 2, "evidence", "rumour"),
        ("compositions.csv", 2, "n_samples", "0"),
        ("compositions.csv", 3, "element", "Nd"),
        ("teardown.csv", 2, "part", "NO_SUCH_PART"),
        ("routes.csv", 2, "yield_mean", "1.01"),
        ("routes.csv", 2, "applies_to", "HDD_WHOLE;MARS_ROVER"),
        ("routes.csv", 2, "element", "REE"),
        ("products.csv", 3, "element", "Nd"),
        ("materials.csv", 3, "code", "NDFEB_N"),
        ("default_routes.csv", 2, "route", "TELEPORT"),
        ("default_routes.csv", 2, "scope", "moon rock"),
        ("group_totals.csv", 2, "mean_fraction", "0"),
        ("published_recoveries.csv", 2, "material", "MOON_ROCK"),
        ("assays.csv", 2, "element", "Nd2O3"),
    ],
)
def test_a_bad_cell_is_named_by_file_row_and_column(folder, name, row, column, value):
    spoil(folder, name, row, column, value)

    with pytest.raises(InputError) as problem:
        Reference.from_folder(folder)

    assert problem.value.code == "bad_reference"
    assert problem.value.details["file"] == name
    assert problem.value.details["row"] == row
    assert problem.value.details["column"] == column


def test_fractions_over_one_and_parts_that_do_not_add_up_are_refused(folder):
    spoil(folder, "compositions.csv", 5, "mass_fraction", "0.9")
    with pytest.raises(InputError, match="bad_reference"):
        Reference.from_folder(folder)

    shutil.copy(FOLDER / "compositions.csv", folder)
    spoil(folder, "teardown.csv", 2, "mass_fraction", "0.05")
    with pytest.raises(InputError, match=r"teardown\.csv"):
        Reference.from_folder(folder)


def test_a_row_with_a_cell_too_few_and_a_missing_file_are_refused(folder):
    with (folder / "prices.csv").open("a", encoding="utf-8") as stream:
        stream.write("only,three,cells\n")
    with pytest.raises(InputError, match=r"prices\.csv"):
        Reference.from_folder(folder)

    shutil.copy(FOLDER / "prices.csv", folder)
    (folder / "routes.csv").unlink()
    with pytest.raises(InputError, match=r"routes\.csv"):
        Reference.from_folder(folder)


def test_what_the_store_keeps_gives_the_same_reference(reference):
    kept = [
        Payload(p.kind, p.code, tuple(dict(row) for row in p.rows), p.version, p.origin)
        for p in reference.payloads()
    ]

    again = Reference.from_payloads(kept)

    assert again.materials == reference.materials
    assert again.compositions == reference.compositions
    assert again.routes == reference.routes
    assert again.table("targets") == reference.table("targets")
    assert again.table_names() == reference.table_names()


def test_the_newest_version_is_used_and_the_old_one_stays(reference):
    old = next(p for p in reference.payloads() if (p.kind, p.code) == ("composition", "NDFEB_N"))
    rows = [dict(row) for row in old.rows]
    rows[0]["mass_fraction"] = "0.25"

    again = Reference.from_payloads(
        [*reference.payloads(), Payload("composition", "NDFEB_N", tuple(rows), 2)]
    )

    assert again.composition_version("NDFEB_N") == 2
    assert again.composition("NDFEB_N").rows[0].mass_fraction == 0.25
    assert again.composition("NDFEB_N", 1) == reference.composition("NDFEB_N")


def test_learning_starts_from_the_newest_version_that_was_not_learned(reference):
    shipped = reference.composition("NDFEB_N")
    rows = next(p for p in reference.payloads() if (p.kind, p.code) == ("composition", "NDFEB_N"))
    learned = tuple({**row, "sd_of_mean": "0.002"} for row in rows.rows)
    entered = tuple({**row, "note": "by hand"} for row in rows.rows)

    again = Reference.from_payloads(
        [
            *reference.payloads(),
            Payload("composition", "NDFEB_N", learned, 2, Origin.LEARNED),
            Payload("composition", "NDFEB_N", entered, 3, Origin.ENTERED),
            Payload("composition", "NDFEB_N", learned, 4, Origin.LEARNED),
        ]
    )

    assert again.composition("NDFEB_N").version == 4
    assert again.composition("NDFEB_N").origin is Origin.LEARNED
    assert again.composition("NDFEB_N").rows[0].sd_of_mean == 0.002
    assert again.prior_composition("NDFEB_N").version == 3
    assert again.composition("NDFEB_N", 1) == shipped
    assert shipped.rows[0].sd_of_mean is None
    assert reference.prior_composition("NDFEB_N") is shipped
    assert reference.prior_composition("CATHODE_LCO") is None


@pytest.mark.parametrize("bad", ["-0.1", "1.5", "wide"])
def test_a_learned_spread_that_cannot_be_is_refused(reference, bad):
    rows = next(p for p in reference.payloads() if (p.kind, p.code) == ("composition", "NDFEB_N"))
    learned = tuple({**row, "sd_of_mean": bad} for row in rows.rows)

    with pytest.raises(InputError, match="sd_of_mean"):
        Reference.from_payloads(
            [*reference.payloads(), Payload("composition", "NDFEB_N", learned, 2, Origin.LEARNED)]
        )


def test_a_material_is_found_by_code_or_name_in_any_case_and_width(reference):
    assert reference.find_material(" ndfeb_hdd ") == "NDFEB_HDD"
    assert reference.find_material("ev  traction motor ROTOR magnets") == "NDFEB_EV_ROTOR"
    assert reference.find_material("ndfeb hdd") == "NDFEB_HDD"
    assert reference.find_material("ＮＤＦＥＢ_ＨＤＤ") == "NDFEB_HDD"
    assert reference.find_material("unobtainium") is None


def test_an_unknown_material_comes_with_the_nearest_codes(reference):
    with pytest.raises(InputError) as problem:
        reference.material("NDFEB_HDDD")

    assert problem.value.code == "unknown_material"
    assert "NDFEB_HDD" in problem.value.details["suggestions"]


@pytest.mark.parametrize(
    ("material", "route"),
    [
        ("NDFEB_N", "ACID_SX"),
        ("HDD_WHOLE", "ACID_SX"),
        ("PACK_LFP", "LFP_SELECTIVE"),
        ("PACK_NMC622", "LIB_HYDRO"),
        ("CATHODE_MIXED", "LIB_HYDRO"),  # its family's default does not take it
        ("LI_MNO2_COIN", None),
        ("STEEL", None),
    ],
)
def test_each_material_has_a_default_route_that_takes_it(reference, material, route):
    assert reference.default_route(material) == route


def test_every_default_route_is_applicable_and_comes_first(reference):
    for code in reference.materials:
        routes = reference.applicable_routes(code)
        assert reference.default_route(code) == (routes[0] if routes else None)


def test_a_pretreatment_is_offered_before_each_route_of_what_it_takes(reference):
    routes = reference.applicable_routes("HDD_WHOLE")

    assert "PRE_SHRED" not in routes
    assert "PRE_SHRED+ACID_SX" in routes
    assert "PRE_SHRED+ACID_SX" not in reference.applicable_routes("NDFEB_HDD")
    combined = reference.route("PRE_SHRED+ACID_SX")
    assert [row.route for row in combined.rows if row.order == 1] == ["PRE_SHRED"] * 4
    assert combined.products == reference.route("ACID_SX").products


@pytest.mark.parametrize("code", ["TELEPORT", "ACID_SX+MSX", "NOPE+ACID_SX"])
def test_an_unknown_route_or_a_route_that_is_no_pretreatment_is_refused(reference, code):
    with pytest.raises(InputError, match="unknown_route"):
        reference.route(code)


def test_a_materials_own_group_total_beats_its_familys(reference):
    assert reference.group_total("NDFEB_HDD").mean_fraction == 0.27
    assert reference.group_total("NDFEB_N").mean_fraction == 0.31
    assert reference.group_total("PACK_NMC622") is None


def test_the_weakest_grade_wins():
    assert weakest([Evidence.PUBLISHED, Evidence.SECONDARY]) is Evidence.SECONDARY
    assert weakest([Evidence.OWN]) is Evidence.OWN
    assert weakest([]) is Evidence.ASSUMPTION


def test_a_reference_that_is_replaced_is_let_go():
    left = Reference.from_folder()
    left.route("PRE_SHRED+ACID_SX")
    left.applicable_routes("NDFEB_HDD")
    gone = weakref.ref(left)

    del left
    gc.collect()

    assert gone() is None
