"""Names of what can be left out: made, and read again."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from recycler.balance.leaving_out import scale_error, scale_in

MOMENT = datetime(2026, 4, 30, 17, 5, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.mark.parametrize("scale", ["Bench", "Floor scale 2", "a:since:b", "scale:x"])
def test_a_scale_is_read_from_the_name_of_its_error(scale):
    assert scale_in(scale_error(scale)) == (scale, None)
    assert scale_in(scale_error(scale, MOMENT)) == (scale, MOMENT)


def test_the_same_moment_in_any_zone_is_one_name():
    assert scale_error("Bench", MOMENT) == scale_error("Bench", MOMENT.astimezone(UTC))


@pytest.mark.parametrize("name", ["w:L-26-0001", "L-26-0001:a:Nd", "Bench", ""])
def test_other_names_are_no_scale(name):
    assert scale_in(name) is None
