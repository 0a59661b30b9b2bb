"""Results, ranges and verdicts read as the look page says."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from recycler.laboratory.records import AssayEntry
from ui.laboratory.wording import age, batch_badge, found, percent_range, state_badge, verdict

THIN = "\u2009"


def entry(value, **values):
    return AssayEntry(
        ticket="S1-26-00001", sample="SA-1", element="Nd", value=Decimal(value), **values
    )


@pytest.mark.parametrize(
    ("score", "words", "tone"),
    [
        (0.0, "as expected", "ok"),
        (-1.63, "as expected", "ok"),
        (-1.7, "unusually low", "warn"),
        (2.5, "unusually high", "warn"),
        (2.7, "hardly chance", "bad"),
        (-9.0, "hardly chance", "bad"),
    ],
)
def test_a_verdict_never_stands_without_a_word_and_an_icon(qapp, score, words, tone):
    look = verdict(score)
    assert (look.words, look.tone) == (words, tone)
    assert look.icon


def test_nothing_expected_is_no_verdict(qapp):
    assert verdict(None) is None


def test_results_keep_the_digits_and_the_unit_they_were_typed_with(qapp):
    assert found(entry("23.180")) == f"23.180{THIN}%"
    assert found(entry("0.01", below=True)) == f"<{THIN}0.01{THIN}%"
    assert found(entry("120", unit="ppm")) == f"120{THIN}ppm"
    assert found(entry("0.23", unit="fraction")) == "0.23"


def test_a_range_has_the_decimals_of_its_width(qapp):
    assert percent_range(0.1834, 0.2746) == f"18.3–27.5{THIN}%"
    assert percent_range(0.0002, 0.0011) == f"0.020–0.110{THIN}%"


def test_the_age_of_a_sample_is_in_days(qapp):
    today = date(2026, 11, 12)
    assert age(datetime(2026, 11, 12, 8, tzinfo=UTC), today) == "today"
    assert age(datetime(2026, 11, 9, 8, tzinfo=UTC), today) == "3 d"
    assert age(None, today) == "–"


def test_states_are_told_apart_by_icon(qapp):
    assert len({state_badge(code).icon for code in ("provisional", "final", "rejected")}) == 3
    assert batch_badge(results=False, provisional=False, waits=True).words == "Waits for assay"
    assert batch_badge(results=True, provisional=False, waits=True).words == "Assayed"
