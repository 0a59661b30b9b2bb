"""Rotation keeps the newest of each stretch of time, and never drops the newest of all."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from db.safekeeping.rotation import DAYS, HOURS, MONTHS, SPANS, WEEKS, kept

START = datetime(2026, 1, 1, tzinfo=UTC)
moments = st.lists(
    st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    min_size=1,
    max_size=60,
    unique=True,
)


@given(moments)
def test_the_newest_always_stays(given_moments):
    assert max(given_moments) in kept(given_moments)


@given(moments)
def test_of_each_kept_stretch_the_newest_stays(given_moments):
    stay = kept(given_moments)
    for span in SPANS:
        stretches = sorted({span.stretch(moment) for moment in given_moments})[-span.keep :]
        for stretch in stretches:
            newest = max(one for one in given_moments if span.stretch(one) == stretch)
            assert newest in stay


@given(moments)
def test_to_rotate_twice_drops_nothing_more(given_moments):
    once = kept(given_moments)
    assert kept(once) == once


@given(moments)
def test_no_more_stay_than_the_spans_say(given_moments):
    assert len(kept(given_moments)) <= sum(span.keep for span in SPANS)


def test_a_year_of_hourly_backups_rotated_each_hour():
    stay = set()
    for hours in range(24 * 365):
        stay = kept({*stay, START + timedelta(hours=hours)})
    end = max(stay)
    for span in (HOURS, DAYS, WEEKS):
        assert len({span.stretch(one) for one in stay}) >= span.keep
    assert {MONTHS.stretch(one) for one in stay} == {(2026, month) for month in range(1, 13)}
    assert {end - timedelta(hours=hours) for hours in range(24)} <= stay
    assert len(stay) < 60
