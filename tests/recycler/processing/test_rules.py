"""What a row of a sheet of runs may hold."""

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from recycler.processing.records import RunKind
from recycler.processing.rules import BookingRules

ROW = {"run": "leach", "booking": "input", "source": "S1-26-00001", "gross": "418.5",
       "unit": "kg", "at": "2026-03-05 10:00"}  # fmt: skip


@pytest.fixture(scope="module")
def rules(reference):
    return BookingRules(
        reference, ZoneInfo("Asia/Tokyo"), 80_000, lambda: datetime(2026, 3, 6, tzinfo=UTC)
    )


def test_a_row_is_taken_in_all_its_parts(rules):
    row, problems = rules.row(
        ROW | {"kind": "解体", "tare": "17.5", "sd": "250 g", "moisture_pct": "3.5",
               "closed_at": "2026-03-06"}
    )  # fmt: skip
    assert problems == []
    assert row.is_input
    assert row.of_run["kind"] is RunKind.TEARDOWN
    assert (row.weighed["tare"], row.weighed["sd_kg"]) == (Decimal("17.5"), Decimal("0.25"))
    assert row.weighed["moisture_ppm"] == 35_000
    assert row.weighed["at"] == datetime(2026, 3, 5, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cells", "field", "code"),
    [
        ({"run": ""}, "run", "required"),
        ({"source": ""}, "source", "required"),
        ({"booking": "gold"}, "booking", "unknown_booking"),
        ({"kind": "melt"}, "kind", "unknown_run_kind"),
        ({"gross": "-3"}, "gross", "gross_not_positive"),
        ({"gross": "90000"}, "gross", "over_capacity"),
        ({"gross": "4 lb"}, "gross", "unit_conflict"),
        ({"tare": "500"}, "tare", "tare_over_gross"),
        ({"tare": "-1"}, "tare", "tare_negative"),
        ({"sd": "0"}, "sd", "sd_not_positive"),
        ({"moisture_pct": "100"}, "moisture_pct", "moisture_range"),
        ({"at": "2026-03-08"}, "at", "future_date"),
        ({"material": "GOLD"}, "material", "unknown_material"),
        ({"hazard": "very"}, "hazard", "unknown_hazard"),
        ({"booking": "residue"}, "product", "lot_of_nothing"),
    ],
)
def test_a_broken_rule_is_told_at_its_cell(rules, cells, field, code):
    row, problems = rules.row(ROW | cells)
    assert row is None
    assert (problems[0].field, problems[0].code) == (field, code)
