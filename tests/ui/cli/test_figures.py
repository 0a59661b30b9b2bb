"""Commands that calculate: the shapes of their JSON, and what they refuse."""

import math

import openpyxl
import pytest

QUANTITY = {"mean", "sd", "p05", "p50", "p95"}


def test_estimate_needs_no_data_folder(recycler, tmp_path):
    answer = recycler(
        "estimate", "--material", "NDFEB_HDD", "--gross-kg", "642.4", "--tare-kg", "42",
        "--moisture", "0.05", "--contamination", "0.02", "--json",
    )  # fmt: skip
    assert answer.code == 0
    document = answer.document
    assert {"material", "route", "dry_kg", "elements", "groups", "budget"} <= set(document)
    assert document["dry_kg"]["mean"] == pytest.approx(600.4 * 0.95 * 0.98)
    assert {"element", "contained_kg", "recovered_kg", "product", "product_kg", "evidence"} <= set(
        document["elements"][0]
    )
    assert set(document["elements"][0]["contained_kg"]) == QUANTITY
    assert {"REE", "NdPr"} <= {group["group"] for group in document["groups"]}
    assert {"element", "source", "share"} <= set(document["budget"][0])
    assert not (tmp_path / "data").exists()


def test_estimate_takes_the_name_of_a_material(recycler):
    by_name = recycler("estimate", "--material", "Cast Alnico 5", "--gross-kg", "10", "--json")
    assert by_name.document["material"] == "ALNICO5"


def test_an_assay_narrows_the_estimate(recycler):
    plain = ["estimate", "--material", "NDFEB_HDD", "--gross-kg", "500", "--json"]
    before = _element(recycler(*plain).document, "Nd")
    after = _element(recycler(*plain, "--assay", "Nd=0.22:0.002").document, "Nd")
    assert after["contained_kg"]["sd"] < before["contained_kg"]["sd"] / 2
    assert after["contained_kg"]["mean"] == pytest.approx(500 * 0.22, rel=0.02)


def test_simulated_and_closed_form_agree(recycler):
    plain = ["estimate", "--material", "PACK_NMC622", "--gross-kg", "5000", "--json"]
    closed = _element(recycler(*plain).document, "Co")["recovered_kg"]
    drawn = _element(recycler(*plain, "--monte-carlo", "40000").document, "Co")["recovered_kg"]
    assert drawn["mean"] == pytest.approx(closed["mean"], rel=0.02)


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (["--material", "UNOBTAINIUM", "--gross-kg", "5"], "UNOBTAINIUM"),
        (["--material", "NDFEB_HDD", "--gross-kg", "-5"], "Gross"),
        (["--material", "NDFEB_HDD", "--gross-kg", "five"], "--gross-kg: “five” is not a number"),
        (["--material", "NDFEB_HDD", "--gross-kg", "1e308"], "“1e308” is not a number"),
        (["--material", "", "--gross-kg", "5"], "--material: "),
        (["--material", "NDFEB_HDD", "--gross-kg", "5", "--moisture", "nan"], "--moisture: “nan”"),
        (["--material", "NDFEB_HDD", "--gross-kg", "5", "--assay", "Nd=0.3:inf"], "--assay: “inf”"),
        (["--material", "NDFEB_HDD", "--gross-kg", "5", "--assay", "Nd=0.3:0"], "0.3 ± 0 of Nd"),
        (["--material", "NDFEB_HDD", "--gross-kg", "5", "--tare-kg", "6"], "Tare"),
        (["--material", "NDFEB_HDD", "--gross-kg", "5", "--moisture", "1.2"], "120"),
        (["--material", "NDFEB_HDD", "--gross-kg", "5", "--route", "MAGIC"], "MAGIC"),
        (["--material", "NDFEB_HDD", "--gross-kg", "5", "--route", "PB_SMELT"], "PB_SMELT"),
        (["--material", "NDFEB_HDD", "--gross-kg", "5", "--assay", "Xx=0.1"], "Xx"),
        (["--material", "NDFEB_HDD", "--gross-kg", "5", "--assay", "Nd=1.4"], "1.4"),
        (["--material", "NDFEB_HDD", "--gross-kg", "5", "--assay", "Nd=much"], "much"),
    ],
)
def test_what_cannot_be_estimated_is_told(recycler, options, word):
    answer = recycler("estimate", *options)
    assert answer.code == 1
    assert word in answer.err
    assert answer.out == ""
    refused = recycler("estimate", *options, "--json")
    assert refused.code == 1
    assert word in refused.document["problems"][0]["message"]


@pytest.mark.parametrize(
    "options",
    [
        ["--gross-kg", "5"],
        ["--material", "NDFEB_HDD"],
        ["--material", "NDFEB_HDD", "--gross-kg", "5", "--assay", "Nd"],
        ["--material", "NDFEB_HDD", "--gross-kg", "5", "--monte-carlo", "999"],
        ["--material", "NDFEB_HDD", "--gross-kg", "5", "--monte-carlo", "1000000000000"],
    ],
)
def test_an_estimate_without_what_it_needs_is_wrong_usage(recycler, options):
    assert recycler("estimate", *options).code == 2


def test_an_estimate_is_a_table_for_people(recycler):
    answer = recycler("estimate", "--material", "SM2CO17", "--gross-kg", "100")
    assert "Sm" in answer.out
    assert "recovered" in answer.out


@pytest.mark.parametrize("by", ["material", "element", "month", "supplier", "origin"])
def test_totals_of_the_parts_are_those_of_the_whole(sample_cli, by):
    rows = sample_cli("totals", "--by", by, "--json").document["rows"]
    whole = sample_cli("totals", "--json").document["rows"]
    assert {"key", by, "element", "contained_kg", "recovered_kg", "batches"} <= set(rows[0])
    assert set(rows[0]["recovered_kg"]) == QUANTITY
    for figure in ("contained_kg", "recovered_kg"):
        parts = math.fsum(row[figure]["mean"] for row in rows if row["element"] == "Nd")
        (all_of_it,) = (row[figure]["mean"] for row in whole if row["element"] == "Nd")
        assert parts == pytest.approx(all_of_it, rel=1e-9)


def test_totals_are_of_the_period_asked_for(sample_cli):
    rows = sample_cli("totals", "--from", "2031-01-01", "--json").document["rows"]
    assert rows == []


def test_totals_are_a_table_for_people(sample_cli):
    assert "Nd" in sample_cli("totals").out


def test_the_summary_is_a_workbook(sample_cli, tmp_path):
    file = tmp_path / "summary.xlsx"
    answer = sample_cli("summary", "--from", "2026-07-01", "--out", file, "--json")
    assert answer.code == 0
    assert answer.document["file"] == str(file)
    chosen = sample_cli("batches", "--from", "2026-07-01", "--json").document["batches"]
    valid = [batch for batch in chosen if batch["state"] != "void"]
    assert answer.document["batches"] == len(valid)
    assert "Summary" in openpyxl.load_workbook(file).sheetnames


def test_a_summary_into_a_folder_that_is_not_there_is_told(sample_cli, tmp_path):
    answer = sample_cli("summary", "--out", tmp_path / "absent" / "summary.xlsx")
    assert answer.code == 1
    assert "absent" in answer.err


def test_charts_are_named(recycler):
    names = recycler("chart", "list", "--json").document["charts"]
    assert {"throughput", "sankey", "waterfall", "closure", "honesty"} <= set(names)
    assert "throughput\n" in recycler("chart", "list").out


@pytest.mark.parametrize(("ending", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_a_chart_is_a_picture(sample_cli, tmp_path, qapp, ending, start):
    file = tmp_path / f"chart.{ending}"
    answer = sample_cli("chart", "throughput", "--from", "2026-01-01", "--out", file, "--json")
    assert answer.document == {"file": str(file)}
    assert file.read_bytes().startswith(start)


@pytest.mark.parametrize("name", ["sankey", "waterfall", "closure", "honesty"])
def test_charts_of_the_plant_are_drawn_as_on_screen(sample_cli, tmp_path, qapp, name):
    file = tmp_path / "chart.svg"
    closed = sample_cli("run", "list", "--state", "closed", "--limit", "1", "--json").document
    run = closed["runs"][0]["number"]
    answer = sample_cli("chart", name, "--run", run, "--out", file)
    assert (answer.code, file.is_file()) == (0, True)
    assert "<text" in file.read_text(encoding="utf-8")


def test_a_chart_shows_the_element_that_is_asked_for(sample_cli, tmp_path, qapp):
    file = tmp_path / "chart.svg"
    assert sample_cli("chart", "waterfall", "--element", "lithium", "--out", file).code == 0
    drawn = file.read_text(encoding="utf-8")
    assert " Li ·" in drawn
    asked = ("--element", "mass", "--view", "reconciled")
    assert sample_cli("chart", "waterfall", *asked, "--out", file).code == 0
    drawn = file.read_text(encoding="utf-8")
    assert " Li ·" not in drawn
    assert "reconciled" in drawn


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (("closure",), "chart_of_run"),
        (("closure", "--run", "R-26-9999"), "no_such_run"),
        (("sankey", "--element", "Xx"), "unknown_element"),
        (("sankey", "--element", "U"), "balance_no_element"),
        (("waterfall", "--node", "attic"), "balance_no_node"),
    ],
)
def test_what_a_chart_cannot_show_is_told(sample_cli, tmp_path, qapp, asked, code):
    answer = sample_cli("chart", *asked, "--out", tmp_path / "chart.png", "--json")
    assert answer.code == 1
    assert answer.document["problems"][0]["code"] == code
    assert list(tmp_path.glob("chart*")) == []


@pytest.mark.parametrize(("name", "file"), [("weather", "chart.png"), ("elements", "chart.doc")])
def test_a_chart_that_cannot_be_drawn_is_told(sample_cli, tmp_path, qapp, name, file):
    assert sample_cli("chart", name, "--out", tmp_path / file).code == 1


def test_a_chart_needs_a_file(sample_cli):
    assert sample_cli("chart", "throughput").code == 2


def test_pictures_into_something_that_is_no_folder_are_told(sample_cli, tmp_path, qapp):
    file = tmp_path / "pictures"
    file.write_text("a file")
    answer = sample_cli("screens", "--out", file)
    assert answer.code == 1
    assert "pictures cannot be written" in answer.err


def _element(document, element):
    return next(line for line in document["elements"] if line["element"] == element)
