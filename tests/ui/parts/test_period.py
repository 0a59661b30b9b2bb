"""Periods and the steps of a time axis."""

from datetime import date

import pytest

from ui.parts.period import before, buckets, grain_of, preset

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


@pytest.mark.parametrize(
    ("name", "first_month", "days"),
    [
        ("last_month", 1, (date(2026, 10, 1), date(2026, 10, 31))),
        ("last_quarter", 1, (date(2026, 7, 1), date(2026, 9, 30))),
        ("last_year", 1, (date(2025, 1, 1), date(2025, 12, 31))),
        ("last_year", 4, (date(2025, 4, 1), date(2026, 3, 31))),
    ],
)
def test_the_last_whole_periods_end_before_the_running_ones(name, first_month, days):
    assert preset(name, TODAY, first_month) == days


@pytest.mark.parametrize(
    ("since", "until", "which", "days"),
    [
        ("2026-10-01", "2026-10-31", "before", ("2026-09-01", "2026-09-30")),
        ("2026-01-01", "2026-03-31", "before", ("2025-10-01", "2025-12-31")),
        ("2026-10-10", "2026-10-19", "before", ("2026-09-30", "2026-10-09")),
        ("2026-01-01", "2026-11-23", "year_ago", ("2025-01-01", "2025-11-23")),
        ("2024-02-29", "2024-03-01", "year_ago", ("2023-02-28", "2023-03-01")),
        ("2024-05-01", "2026-04-30", "year_ago", ("2022-05-01", "2024-04-30")),
    ],
)
def test_the_earlier_period_has_no_day_in_common(since, until, which, days):
    found = before(date.fromisoformat(since), date.fromisoformat(until), which)
    assert [day.isoformat() for day in found] == list(days)
