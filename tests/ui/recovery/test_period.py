"""Periods and the steps of a time axis."""

from datetime import date

import pytest

from ui.recovery.period import buckets, grain_of, preset

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("name", "first_month", "since"),
    [
        ("month", 1, date(2026, 11, 1)),
        ("quarter", 1, date(2026, 10, 1)),
        ("quarter", 4, date(2026, 10, 1)),
        ("quarter", 3, date(2026, 9, 1)),
        ("year", 1, date(2026, 1, 1)),
        ("year", 4, date(2026, 4, 1)),
        ("twelve_months", 1, date(2025, 12, 1)),
    ],
)
def test_presets_follow_the_facilitys_year(name, first_month, since):
    assert preset(name, TODAY, first_month) == (since, TODAY)


def test_everything_has_no_ends():
    assert preset("all", TODAY) == (None, None)


def test_longer_periods_are_divided_more_coarsely():
    since = date(2026, 1, 1)
    untils = [date(2026, 1, 31), date(2026, 4, 30), date(2026, 12, 31), date(2032, 1, 1)]
    assert [grain_of(since, until) for until in untils] == ["day", "week", "month", "quarter"]


def test_every_month_is_a_step_and_the_running_one_counts_its_days():
    steps = list(buckets(date(2026, 8, 10), TODAY, "month"))
    assert [step.first for step in steps] == [
        date(2026, 8, 10), date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1),
    ]  # fmt: skip
    assert [step.days for step in steps] == [22, None, None, 23]
    assert steps[-1].shown_last == TODAY


def test_weeks_begin_on_monday():
    steps = list(buckets(date(2026, 11, 5), date(2026, 11, 15), "week"))
    assert [(step.first.day, step.last.day, step.days) for step in steps] == [
        (5, 8, 4), (9, 15, None),
    ]  # fmt: skip
