from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from recycler.batch import WeightSource
from recycler.entry.intake_rules import IntakeRules

NOW = datetime(2026, 11, 12, 15, 0, tzinfo=UTC)  # midnight of the 13th in Tokyo
GOOD = {
    "received_at": "2026-11-12 14:30",
    "material": "NDFEB_HDD",
    "supplier": "有限会社 田中金属",
    "gross": "642.4",
    "unit": "kg",
}


@pytest.fixture
def rules(reference):
    return IntakeRules(reference, ZoneInfo("Asia/Tokyo"), 80_000, lambda: NOW)


@pytest.fixture
def entry_of(rules):
    def entry(**fields):
        found, problems = rules.entry({**GOOD, **fields})
        assert not [problem for problem in problems if not problem.notice]
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


def test_a_whole_batch_is_read(entry_of):
    entry = entry_of(
        supplier_lot=4711.0, origin_country="jp", gross=642.4, tare="20,1", moisture_pct="3,5 %",
        contamination_pct=0.25, route="ACID_OXALATE", note=" two\n lines\x07 ",
    )  # fmt: skip

    assert entry.received_at == datetime(2026, 11, 12, 5, 30, tzinfo=UTC)
    assert entry.supplier == "有限会社 田中金属"
    assert entry.supplier_lot == "4711"
    assert entry.origin_country == "JP"
    assert (entry.gross, entry.tare, entry.unit) == (Decimal("642.4"), Decimal("20.1"), "kg")
    assert (entry.moisture_ppm, entry.contamination_ppm) == (35_000, 2_500)
    assert entry.route == "ACID_OXALATE"
    assert entry.note == "two\n lines"
    assert entry.weight_source is WeightSource.TYPED


def test_what_is_left_empty_is_unknown_and_the_tare_zero(entry_of):
    entry = entry_of(tare="  ", moisture_pct=None, route="")

    assert entry.tare == 0
    assert entry.moisture_ppm is entry.contamination_ppm is entry.route is entry.note is None


@pytest.mark.parametrize(
    ("typed", "digits"),
    [(642.4, "642.4"), (1000.1 - 357.7, "642.4"), ("642,4", "642.4"), ("1 250.5", "1250.5"),
     ("1.250,5", "1250.5"), ("６４２．４", "642.4"), ("642.4 KG", "642.4"), (7, "7"),
     ("0,125", "0.125"), ("642.400", "642.400")],
)  # fmt: skip
def test_a_weight_keeps_the_digits_that_were_shown(entry_of, typed, digits):
    assert str(entry_of(gross=typed).gross) == digits


def test_the_unit_may_stand_with_the_weight(entry_of):
    entry = entry_of(gross="1.2 t", tare="20 kg", unit="")

    assert (entry.gross, entry.tare, entry.unit) == (Decimal("1.2"), Decimal("0.020"), "t")
    assert entry.net_ug == 1180 * 10**9


def test_a_comma_before_three_digits_is_read_only_where_it_is_known_to_be_decimal(reference):
    rules = IntakeRules(reference, ZoneInfo("UTC"), now=lambda: NOW, decimal_comma=True)

    assert rules.entry({**GOOD, "gross": "1,250"})[0].gross == Decimal("1.250")


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("received_at", "", "required"),
        ("received_at", "2026-11-14", "future_date"),
        ("received_at", "2026-11-13 00:06", "future_date"),
        ("received_at", "soon", "not_a_date"),
        ("received_at", "03/04/2026", "ambiguous_date"),
        ("received_at", "1926-01-01", "date_too_early"),
        ("material", "NDFEB_HDX", "unknown_material"),
        ("material", None, "required"),
        ("supplier", " ", "required"),
        ("supplier", "x" * 121, "too_long"),
        ("supplier_lot", "x" * 81, "too_long"),
        ("note", "x" * 2001, "too_long"),
        ("origin_country", "DEN", "unknown_country"),
        ("gross", None, "required"),
        ("gross", "heavy", "not_a_number"),
        ("gross", True, "not_a_number"),
        ("gross", float("nan"), "not_a_number"),
        ("gross", float("inf"), "not_a_number"),
        ("gross", 1e308, "not_a_number"),
        ("gross", "1e3", "not_a_number"),
        ("gross", "9" * 60, "not_a_number"),
        ("gross", 0, "gross_not_positive"),
        ("gross", -5, "gross_not_positive"),
        ("gross", 1e-300, "gross_not_positive"),
        ("gross", 80_000.5, "over_capacity"),
        ("gross", "1,250", "ambiguous_number"),
        ("gross", "1.2 t", "unit_conflict"),
        ("gross", "12 stone", "unknown_unit"),
        ("tare", 642.4, "tare_over_gross"),
        ("tare", -1, "tare_negative"),
        ("tare", "2 lb", "unit_conflict"),
        ("tare", "light", "not_a_number"),
        ("unit", "", "required"),
        ("unit", "stone", "unknown_unit"),
        ("moisture_pct", 100, "moisture_range"),
        ("moisture_pct", "-0.1", "moisture_range"),
        ("moisture_pct", "wet", "not_a_number"),
        ("contamination_pct", 150, "contamination_range"),
        ("route", "FOO", "unknown_route"),
        ("route", "LIB_HYDRO", "route_not_applicable"),
    ],
)
def test_each_broken_rule_names_its_field_and_what_stood_there(problem_of, field, typed, code):
    problem = problem_of(**{field: typed})

    assert (problem.field, problem.code, problem.notice) == (field, code, False)
    if isinstance(typed, str):
        assert problem.value == typed


def test_a_mistyped_name_brings_suggestions(problem_of):
    assert "NDFEB_HDD" in problem_of(material="NDFEB_HDX").details["suggestions"]
    assert problem_of(origin_country="DEN").details["suggestions"] == [
        "DK (Denmark)", "DE (Germany)",
    ]  # fmt: skip
    assert problem_of(route="ACIDSX").details["routes"][0] == "ACID_SX"


def test_all_broken_rules_of_a_batch_are_told_at_once(rules):
    entry, problems = rules.entry({})

    assert entry is None
    assert {(problem.field, problem.code) for problem in problems} == {
        (field, "required") for field in ("received_at", "material", "supplier", "gross", "unit")
    }


def test_a_material_may_be_named_or_picked_from_the_templates_list(entry_of, reference):
    name = reference.material("NDFEB_HDD").name

    assert entry_of(material=name.upper()).material == "NDFEB_HDD"
    assert entry_of(material=f"NDFEB_HDD — {name}").material == "NDFEB_HDD"
    assert entry_of(origin_country="DE — Germany").origin_country == "DE"


def test_a_route_may_be_named_and_follow_shredding(entry_of, reference):
    assert entry_of(route=reference.route("ACID_SX").name).route == "ACID_SX"
    assert entry_of(material="HDD_WHOLE", route="pre_shred + acid_sx").route == "PRE_SHRED+ACID_SX"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"material": "SWARF_NDPR"}, "moisture_expected"),
        ({"material": "WIND_GEN_WHOLE"}, "no_estimate"),
    ],
)
def test_what_is_odd_but_allowed_is_a_notice(rules, fields, code):
    entry, problems = rules.entry({**GOOD, **fields})

    assert entry
    assert [(problem.code, problem.notice) for problem in problems] == [(code, True)]


def test_a_clock_five_minutes_ahead_is_no_future(entry_of):
    assert entry_of(received_at="2026-11-13 00:04")
    assert entry_of(received_at="2026-11-13")


def test_what_cannot_be_seen_is_left_out_of_a_text(entry_of):
    assert entry_of(supplier="=cmd|x\x00\x07 \ufeffA\tB").supplier == "=cmd|x A B"
