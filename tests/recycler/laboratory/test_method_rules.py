"""Methods as a site enters them, and what a new row does to the ones before."""

from datetime import date
from decimal import Decimal

import pytest

from recycler.laboratory.method_rules import MethodEntry, MethodRules, entered

TYPED = {
    "method": "ICP-OES", "relative_sd": "1,5", "detection_limit": "20 ppm",
    "valid_from": "2026-03-01", "source": "validation of February 2026",
}  # fmt: skip


def _entry(begin, end=None, sd="0.02", **more):
    fields = {"method": "ICP-OES", "relative_sd": sd, "source": "s", **more}
    return MethodEntry(valid_from=begin, valid_until=end, **fields)


def _days(rows):
    return [(row["relative_sd"], row["valid_from"], row["valid_until"]) for row in rows]


def test_what_is_typed_becomes_a_row():
    entry, problems = MethodRules(decimal_comma=True).entry(TYPED)

    assert problems == []
    assert (entry.relative_sd, entry.detection_limit) == (Decimal("0.015"), Decimal("0.000020"))
    assert entry.cells() == {
        "method": "ICP-OES", "instrument": "", "element": "*", "relative_sd": "0.015",
        "detection_limit": "0.00002", "valid_from": "2026-03-01", "valid_until": "",
        "evidence": "own", "source": "validation of February 2026", "note": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("method", "", "required"),
        ("source", " ", "required"),
        ("element", "Xx", "unknown_element"),
        ("relative_sd", "0", "method_share"),
        ("relative_sd", "250 %", "method_share"),
        ("detection_limit", "-1", "method_share"),
        ("valid_from", "soon", "not_a_date"),
        ("valid_until", "2026-02-28", "ends_before_begin"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(field, value, code):
    entry, problems = MethodRules(decimal_comma=True).entry({**TYPED, field: value})

    assert entry is None
    assert [(problem.field, problem.code) for problem in problems] == [(field, code)]


def test_a_row_ends_the_one_before_it_the_day_before():
    rows = entered((), _entry(date(2026, 1, 1)))
    rows = entered(rows, _entry(date(2026, 3, 1), sd="0.03"))

    assert _days(rows) == [("0.02", "2026-01-01", "2026-02-28"), ("0.03", "2026-03-01", "")]


def test_a_row_takes_the_place_of_what_began_in_its_days_only():
    rows = entered((), _entry(date(2026, 1, 1), date(2026, 1, 31)))
    rows = entered(rows, _entry(date(2026, 6, 1), sd="0.03"))
    rows = entered(rows, _entry(date(2026, 5, 1), sd="0.04", instrument="OES 2"))
    rows = entered(rows, _entry(date(2026, 2, 1), date(2026, 3, 1), sd="0.05"))
    assert len(rows) == 4
    rows = entered(rows, _entry(date(2026, 6, 1), sd="0.06", method="icp-oes"))

    assert ("0.03", "2026-06-01", "") not in _days(rows)
    assert _days(rows)[-1] == ("0.06", "2026-06-01", "")
    assert len(rows) == 4
