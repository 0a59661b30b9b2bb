from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from recycler.entry.moments import in_zone, moment_or_day
from recycler.errors import InputError

HALF_PAST_TWO = datetime(2026, 11, 12, 14, 30)  # noqa: DTZ001 - as a cell holds it


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-12 14:30", "2026-11-12T14:30:00", "2026/11/12 14:30", "12.11.2026 14:30",
        "12 Nov 2026 14:30", "12-November-2026, 14:30", "2026年11月12日 14時30分",
        "２０２６/１１/１２　１４：３０", 46338 + 14.5 / 24, HALF_PAST_TWO,
        HALF_PAST_TWO - timedelta(microseconds=1),
    ],
)  # fmt: skip
def test_every_usual_way_to_write_a_moment_is_read(text):
    assert moment_or_day(text) == HALF_PAST_TWO


@pytest.mark.parametrize(
    "text", ["2026-11-12", "2026-11-12 ", "20261112", 20261112, 46338, "12.11.2026", "2026/11/12"]
)
def test_a_day_without_time_stays_a_day(text):
    found = moment_or_day(text)

    assert found == date(2026, 11, 12)
    assert not isinstance(found, datetime)


def test_a_day_above_twelve_tells_which_number_is_the_month():
    assert moment_or_day("25/04/2026") == moment_or_day("04/25/2026") == date(2026, 4, 25)


def test_a_date_that_can_be_two_days_is_refused_with_both():
    with pytest.raises(InputError) as refused:
        moment_or_day("03/04/2026")

    assert refused.value.code == "ambiguous_date"
    assert refused.value.details["first"] == "2026-04-03"
    assert refused.value.details["second"] == "2026-03-04"


@pytest.mark.parametrize(
    "value", ["soon", "2026-02-30", "12 Foo 2026", "46338", True, None, 5.0, float("nan"), 1e308]
)
def test_what_is_no_date_is_refused(value):
    with pytest.raises(InputError, match="not_a_date"):
        moment_or_day(value)


def test_a_date_before_this_century_is_a_slip():
    with pytest.raises(InputError, match="date_too_early"):
        moment_or_day("1926-11-12")


def test_a_moment_keeps_its_own_zone_and_else_takes_the_facilitys():
    tokyo = ZoneInfo("Asia/Tokyo")

    assert in_zone(moment_or_day("2026-11-12T14:30Z"), tokyo) == HALF_PAST_TWO.replace(tzinfo=UTC)
    assert in_zone(HALF_PAST_TWO, tokyo).astimezone(UTC).hour == 5
    assert in_zone(date(2026, 11, 12), tokyo).astimezone(UTC).day == 11
