"""Heads of sheets of results, as laboratories and instruments write them."""

from decimal import Decimal

import pytest

from recycler.errors import InputError
from recycler.exchange.assay_columns import ASSAYS, LONG
from recycler.laboratory.rules import COLUMNS

VANTA = ("Instrument Serial Num", "Reading #", "Date", "Time", "Method Name", "Test Label", "Units",
         "Fe Concentration", "Fe Error1s", "Nd Concentration", "Nd Error1s", "LE Concentration",
         "LE Error1s", "Lab_ID", "Notes")  # fmt: skip
NITON = ("Reading No", "Time", "Type", "Duration", "Units", "Sigma Value", "Sequence", "Flags",
         "SAMPLE", "LOCATION", "INSPECTOR", "NOTE", "Bal", "Bal Error", "Nd", "Nd Error", "Fe",
         "Fe Error")  # fmt: skip


def _header(*titles):
    return ASSAYS.header(1, list(titles), "a.csv")


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Ticket", "ticket"), ("Sample ID", "sample"), ("試料番号", "sample"),
        ("Analyte", "element"), ("元素", "element"), ("Value [%]", "value"),
        ("Result (wt%)", "value"), ("value ppm", "value"), ("分析値（質量%）", "value"),
        ("Std Dev", "sd"), ("Uncertainty (k=2)", "sd"), ("Expanded uncertainty", "sd"),
        ("不確かさ", "sd"), ("Analysis date", "analysed_at"), ("分析日", "analysed_at"),
        ("Units", "unit"), ("Lab", "laboratory"), ("operator", None), ("+/-", None), (7, None),
    ],
)  # fmt: skip
def test_a_head_of_the_long_form_is_known_by_its_usual_names(title, field):
    assert LONG.field_of(title) == field


def test_the_unit_may_stand_in_the_heads():
    header = _header("ticket", "sample", "element", "Value [ppm]", "sd [ppm]")

    assert (header.unit, header.elements) == ("ppm", ())


@pytest.mark.parametrize(
    ("title", "coverage"),
    [("sd", 1), ("Uncertainty (k=2)", 2), ("uncertainty [2σ]", 2), ("Uncertainty, k = 3", 3),
     ("Expanded uncertainty", 2), ("拡張不確かさ", 2), ("Expanded uncertainty (k=1.96)", "1.96")],
)  # fmt: skip
def test_a_head_may_name_the_coverage_of_its_uncertainties(title, coverage):
    header = _header("ticket", "sample", "element", "value", "unit", title)

    assert header.fields["sd"] == 5
    assert header.coverage == Decimal(coverage)


@pytest.mark.parametrize(
    ("title", "symbol", "unit"),
    [("Nd", "Nd", None), ("Nd %", "Nd", "%"), ("Nd [ppm]", "Nd", "ppm"), ("Nd_ppm", "Nd", "ppm"),
     ("Nd (wt %)", "Nd", "%"), ("Nd Concentration", "Nd", None), ("Nd Conc. (mg/kg)", "Nd", "ppm"),
     ("Neodymium [%]", "Nd", "%"), ("ネオジム（質量%）", "Nd", "%"), ("C", "C", None)],
)  # fmt: skip
def test_a_head_of_the_wide_form_names_an_element_and_maybe_its_unit(title, symbol, unit):
    (column,) = _header("Ticket", "Sample", "Units", title).elements

    assert (column.symbol, column.unit, column.title, column.error) == (symbol, unit, title, None)


@pytest.mark.parametrize(
    ("title", "coverage", "is_named"),
    [("Nd Error", 2, False), ("Nd_Error", 2, False), ("Nd Err", 1, False),
     ("Nd +/-", 1, False), ("Nd ±", 1, False), ("+/-", 1, False), ("Nd SD", 1, False),
     ("Nd Error1s", 1, True), ("Nd Error 2s", 2, True), ("Nd ± 2σ", 2, True),
     ("Nd ±2σ", 2, True), ("± 2σ", 2, True), ("Nd +/- [%] (k=2)", 2, True),
     ("Nd error (1 sigma)", 1, True), ("Nd 3σ", 3, True)],
)  # fmt: skip
def test_a_head_of_uncertainties_says_or_implies_how_many_sigma_they_are(title, coverage, is_named):
    error = _header("Ticket", "Sample", "Units", "Nd", title).elements[0].error

    assert (error.index, error.coverage, error.is_named) == (4, coverage, is_named)


@pytest.mark.parametrize(
    "title",
    ["No", "ID", "Nd2O3", "Bal", "Bal Error", "LE", "Nd Level", "NdPr", "Note", "Nd/Fe", "nd"],
)  # fmt: skip
def test_what_is_no_element_is_left_over(title):
    header = _header("Ticket", "Sample", "Units", "Fe", title)

    assert [column.symbol for column in header.elements] == ["Fe"]
    assert header.extra == (title,)


def test_an_export_of_a_vanta_is_known():
    header = _header(*VANTA)

    assert [(c.symbol, c.error.title) for c in header.elements] == [
        ("Fe", "Fe Error1s"), ("Nd", "Nd Error1s"),
    ]  # fmt: skip
    assert header.titles["sample"] == "Lab_ID"
    assert header.extra == ("LE Concentration", "LE Error1s", "Notes")


def test_an_export_of_a_niton_is_known():
    header = _header(*NITON)

    assert [(c.symbol, c.index, c.error.index) for c in header.elements] == [
        ("Nd", 14, 15), ("Fe", 16, 17),
    ]  # fmt: skip
    assert header.titles["sample"] == "SAMPLE"
    assert "Bal" in header.extra


@pytest.mark.parametrize(
    ("titles", "missing"),
    [
        (("Ticket", "Sample", "Nd"), ["unit"]),
        (("Ticket", "Units", "Nd"), ["sample"]),
        (("Reading", "Units", "Nd"), ["ticket"]),
        (("ticket", "sample", "element"), ["value", "unit"]),
    ],
)
def test_missing_columns_are_told(titles, missing):
    with pytest.raises(InputError, match="missing_columns") as refused:
        _header(*titles)
    assert refused.value.details["columns"] == missing


def test_two_columns_of_one_element_are_refused():
    with pytest.raises(InputError, match="duplicate_column") as refused:
        _header("Ticket", "Sample", "Nd %", "Nd ppm")
    assert refused.value.details["columns"] == ["Nd %", "Nd ppm"]


def test_either_form_makes_a_header_and_other_rows_do_not():
    assert ASSAYS.score(COLUMNS) == len(COLUMNS)
    assert ASSAYS.score(VANTA) == 6
    assert ASSAYS.score(["S1-26-00001", "SA-1", "Nd", 23.1, "%", "ICP-OES"]) < 3
    assert ASSAYS.score(["Results of November", "", 2026]) == 0
