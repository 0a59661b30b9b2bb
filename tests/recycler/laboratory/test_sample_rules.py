"""What is typed of a sample becomes a sample, or a problem of its field."""

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from recycler.laboratory.records import Taking
from recycler.laboratory.sample_rules import SampleRules

NOW = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)
TYPED = {"ticket": "S1-26-00001", "label": "SA-0001"}


@pytest.fixture
def rules():
    return SampleRules(ZoneInfo("Asia/Tokyo"), lambda: NOW)


def test_all_that_is_typed_is_taken(rules):
    typed = {"taken_by": "Mori", "how": "Riffle", "mass_g": "250", "seal": "S-17", "taken_at": NOW}
    entry, problems = rules.entry({**TYPED, **typed})
    assert problems == []
    assert (entry.how, entry.mass_g, entry.taken_at) == (Taking.RIFFLE, Decimal(250), NOW)


def test_a_label_is_enough(rules):
    entry, problems = rules.entry({**TYPED, "how": "", "mass_g": " "})
    assert (entry.label, entry.how, entry.mass_g, problems) == ("SA-0001", None, None, [])


@pytest.mark.parametrize(
    ("typed", "grams"), [("0.25 kg", "250"), ("250 g", "250"), ("1500", "1500")]
)
def test_a_mass_is_in_grams_unless_it_says_else(rules, typed, grams):
    entry, _ = rules.entry({**TYPED, "mass_g": typed})
    assert entry.mass_g == Decimal(grams)


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("mass_g", "0", "sample_mass_not_positive"),
        ("mass_g", "much", "not_a_number"),
        ("mass_g", "2 lb", "unknown_unit"),
        ("how", "shovel", "unknown_taking"),
        ("label", "", "required"),
        ("seal", "x" * 61, "too_long"),
    ],
)
def test_what_breaks_a_rule_is_told_at_its_field(rules, field, typed, code):
    entry, problems = rules.entry({**TYPED, field: typed})
    assert entry is None
    assert [(problem.field, problem.code) for problem in problems] == [(field, code)]
