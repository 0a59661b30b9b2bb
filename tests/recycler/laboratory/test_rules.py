"""What was typed or stood in a cell becomes a result, or a problem at its field."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from recycler.laboratory.records import AssayState
from recycler.laboratory.rules import AssayRules, ControlRules

NOW = datetime(2026, 11, 12, 15, 0, tzinfo=UTC)  # midnight of the 13th in Tokyo
GOOD = {
    "ticket": "S1-26-00001", "sample": "SA-1", "element": "Nd", "value": "23.18", "unit": "%",
}  # fmt: skip


@pytest.fixture
def rules():
    return AssayRules(ZoneInfo("Asia/Tokyo"), lambda: NOW)


@pytest.fixture
def entry_of(rules):
    def entry(coverage=Decimal(1), **fields):
        found, problems = rules.entry({**GOOD, **fields}, coverage)
        assert problems == []
        return found

    return entry


@pytest.fixture
def problem_of(rules):
    def problem(**fields):
        found, problems = rules.entry({**GOOD, **fields})
        assert found is None
        assert len(problems) == 1
        return problems[0]

    return problem


def test_a_whole_result_is_read(entry_of):
    entry = entry_of(
        ticket=" S1-26-00001 ", sample=4711.0, element="neodymium", value=24.7, unit="wt %",
        sd="± 0,3 %", method="ICP-OES", instrument="5110", laboratory="分析センター",
        analysed_at="2026-11-12 14:30", state="Final", why="seen twice",
    )  # fmt: skip

    assert (entry.ticket, entry.sample, entry.element) == ("S1-26-00001", "4711", "Nd")
    assert (entry.value, entry.unit, entry.sd, entry.below) == (
        Decimal("24.7"), "%", Decimal("0.3"), False,
    )  # fmt: skip
    assert entry.laboratory == "分析センター"
    assert entry.analysed_at == datetime(2026, 11, 12, 5, 30, tzinfo=UTC)
    assert (entry.state, entry.why) == (AssayState.FINAL, "seen twice")


def test_what_is_left_empty_is_unknown_and_the_state_provisional(entry_of):
    entry = entry_of(sd=" ", method="", analysed_at=None)

    assert entry.sd is entry.method is entry.analysed_at is entry.why is None
    assert entry.state is AssayState.PROVISIONAL


@pytest.mark.parametrize(
    ("typed", "symbol"),
    [("nd", "Nd"), ("ＮＤ", "Nd"), ("ネオジム", "Nd"), ("Co", "Co"), ("cobalt", "Co"),
     ("リチウム", "Li"), ("aluminum", "Al"), ("Aluminium", "Al"),
     ("Nd — Neodymium", "Nd"), ("鉄", "Fe")],
)  # fmt: skip
def test_an_element_is_known_by_symbol_and_name(entry_of, typed, symbol):
    assert entry_of(element=typed).element == symbol


@pytest.mark.parametrize(
    ("typed", "digits", "unit"),
    [(0.0123, "0.0123", "%"), ("12,5", "12.5", "%"), ("１２．５", "12.5", "%"),
     ("12.50 %", "12.50", "%"), ("12.5 質量％", "12.5", "%")],
)  # fmt: skip
def test_a_value_keeps_the_digits_that_were_reported(entry_of, typed, digits, unit):
    entry = entry_of(value=typed)

    assert (str(entry.value), entry.unit) == (digits, unit)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("wt.%", "%"), ("％", "%"), ("mass %", "%"), ("質量%", "%"), ("PPM", "ppm"), ("mg/kg", "ppm"),
     ("µg/g", "ppm"), ("㎎/㎏", "ppm"), ("g/t", "g/t"), ("Fraction", "fraction")],
)  # fmt: skip
def test_a_unit_is_known_by_its_usual_names(entry_of, typed, code):
    assert entry_of(value="0.5", unit=typed).unit == code


def test_the_unit_may_stand_with_the_value(entry_of):
    assert entry_of(value="120 ppm", unit=None).unit == "ppm"


@pytest.mark.parametrize(
    "typed",
    ["<0.01", "< 0.01 %", "＜０．０１", "≤0.01", "n.d. (<0.01)", "ND <0.01", "nd 0,01", "<LOD 0.01",
     "0.01未満", "不検出（<0.01）", "not detected, < 0.01 %", "BDL: 0.01"],
)  # fmt: skip
def test_below_detection_keeps_the_limit(entry_of, typed):
    entry = entry_of(value=typed)

    assert (entry.value, entry.below) == (Decimal("0.01"), True)


def test_an_expanded_uncertainty_is_divided_by_its_coverage(entry_of):
    assert entry_of(Decimal(2), sd="0.3").sd == Decimal("0.15")
    assert entry_of(Decimal(3), sd="0.1").sd == Decimal("0.0333333333333")


def test_a_comma_before_three_digits_is_read_only_where_it_is_known_to_be_decimal():
    rules = AssayRules(ZoneInfo("UTC"), lambda: NOW, decimal_comma=True)

    assert rules.entry({**GOOD, "value": "1,250"})[0].value == Decimal("1.250")


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("ticket", "", "required"),
        ("ticket", "x" * 41, "too_long"),
        ("sample", None, "required"),
        ("sample", "x" * 61, "too_long"),
        ("element", " ", "required"),
        ("element", "Nd2O3", "unknown_element"),
        ("element", "REE", "unknown_element"),
        ("value", None, "required"),
        ("value", "much", "not_a_number"),
        ("value", True, "not_a_number"),
        ("value", ">50", "not_a_number"),
        ("value", "1,250", "ambiguous_number"),
        ("value", "<1,250", "ambiguous_number"),
        ("value", "120 ppm", "unit_conflict"),
        ("value", "12 stone", "unknown_unit"),
        ("value", "n.d.", "limit_needed"),
        ("value", "<LOD", "limit_needed"),
        ("value", "不検出", "limit_needed"),
        ("value", "<", "limit_needed"),
        ("value", 500, "assay_range"),
        ("value", 100, "assay_range"),
        ("value", 0, "assay_range"),
        ("value", "\u22125", "assay_range"),
        ("value", "<0", "assay_range"),
        ("unit", "", "required"),
        ("unit", "kg", "unknown_unit"),
        ("unit", "ppb", "unknown_unit"),
        ("sd", 0, "sd_not_positive"),
        ("sd", -0.1, "sd_not_positive"),
        ("sd", "wide", "not_a_number"),
        ("sd", "300 ppm", "unit_conflict"),
        ("sd", 300, "assay_range"),
        ("method", "x" * 61, "too_long"),
        ("laboratory", "x" * 121, "too_long"),
        ("why", "x" * 2001, "too_long"),
        ("analysed_at", "soon", "not_a_date"),
        ("analysed_at", "03/04/2026", "ambiguous_date"),
        ("analysed_at", date(2026, 11, 14), "future_date"),
        ("state", "rejected", "unknown_state"),
        ("state", "perhaps", "unknown_state"),
    ],
)
def test_each_broken_rule_names_its_field_and_what_stood_there(problem_of, field, typed, code):
    problem = problem_of(**{field: typed})

    assert (problem.field, problem.code, problem.notice) == (field, code, False)
    if isinstance(typed, str):
        assert problem.value == typed


def test_an_unknown_element_brings_suggestions(problem_of):
    assert problem_of(element="Nd2O3").details["suggestions"] == ["Nd"]
    assert problem_of(element="Neodym").details["suggestions"][0] == "Nd"
    assert problem_of(element="???").details["suggestions"] == ["Nd", "Li"]


def test_a_value_out_of_range_is_told_with_its_element(problem_of):
    details = problem_of(value=500).details

    assert (details["value"], details["element"]) == ("500 %", "Nd")


def test_an_uncertainty_as_large_as_its_result_is_worth_a_notice(rules):
    entry, problems = rules.entry({**GOOD, "value": 0.002, "sd": 0.003})

    assert entry.sd == Decimal("0.003")
    assert [(problem.field, problem.code, problem.notice) for problem in problems] == [
        ("sd", "sd_over_value", True)
    ]


def test_all_broken_rules_of_a_result_are_told_at_once(rules):
    entry, problems = rules.entry({"state": "x"})

    assert entry is None
    assert [(problem.field, problem.code) for problem in problems] == [
        *((field, "required") for field in ("ticket", "sample", "element", "value", "unit")),
        ("state", "unknown_state"),
    ]


CONTROL = {"name": "CRM-N42", "element": "Nd", "value": "24.41", "unit": "%"}


@pytest.fixture
def control_rules():
    return ControlRules(ZoneInfo("Asia/Tokyo"), lambda: NOW)


def test_a_control_is_read_with_its_certificate(control_rules):
    typed = {"sd": "0.09", "certified": "24.30 %", "certified_sd": "0.08", "method": "ICP-OES"}
    entry, problems = control_rules.entry({**CONTROL, **typed, "analysed_at": NOW})
    assert problems == []
    assert (entry.name, entry.value, entry.sd) == ("CRM-N42", Decimal("24.41"), Decimal("0.09"))
    assert (entry.certified, entry.certified_sd) == (Decimal("24.30"), Decimal("0.08"))
    assert (entry.method, entry.analysed_at) == ("ICP-OES", NOW)


def test_a_blank_has_no_certificate(control_rules):
    entry, problems = control_rules.entry({**CONTROL, "value": "< 2 ppm", "unit": ""})
    assert problems == []
    assert (entry.below, entry.unit, entry.certified) == (True, "ppm", None)


@pytest.mark.parametrize(
    ("typed", "field", "code"),
    [
        ({"name": " "}, "name", "required"),
        ({"value": "240"}, "value", "assay_range"),
        ({"certified": "130"}, "certified", "assay_range"),
        ({"certified": "120 ppm"}, "certified", "unit_conflict"),
        ({"certified_sd": "0.1"}, "certified", "required"),
        ({"certified": "24.3", "certified_sd": "0"}, "certified_sd", "sd_not_positive"),
    ],
)
def test_a_control_that_cannot_be_is_refused_at_its_field(control_rules, typed, field, code):
    entry, problems = control_rules.entry({**CONTROL, **typed})
    assert entry is None
    assert [(problem.field, problem.code) for problem in problems] == [(field, code)]
