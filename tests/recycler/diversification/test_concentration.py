import pytest

from recycler.diversification.concentration import concentration, joined
from recycler.quantity import Quantity

SHARES = {"CN": 0.6, "US": 0.3, "ZZ": 0.1}


def test_four_equal_sources_have_an_index_of_2500():
    found = concentration(dict.fromkeys("ABCD", 0.25), 0.0, "ZZ")
    assert found.hhi * 10_000 == pytest.approx(2500)


def test_nothing_has_no_largest_source():
    assert concentration({}, 0.0, "ZZ").largest is None


def test_what_enters_takes_from_all_in_proportion():
    share = Quantity(0.02, 0.002, 0.017, 0.02, 0.023)
    moved = joined(SHARES, "US", share, 10, "ZZ")
    assert moved.hhi.mean == pytest.approx((0.6 * 0.8) ** 2 + (0.3 * 0.8 + 0.2) ** 2, abs=1e-12)
    assert moved.largest_share.mean == pytest.approx(0.48, abs=1e-12)
    assert moved.largest_share.sd == pytest.approx(0.6 * 0.02)
    assert moved.hhi.p05 < moved.hhi.mean < moved.hhi.p95


def test_the_spread_of_the_moved_index_is_its_slope_times_that_of_the_share():
    sd = 1e-5
    near, far = (
        joined(SHARES, "JP", Quantity(0.02 + d, sd, 0.02, 0.02, 0.02), 1, "ZZ").hhi.mean
        for d in (0, sd)
    )
    moved = joined(SHARES, "JP", Quantity(0.02, sd, 0.02, 0.02, 0.02), 1, "ZZ")
    assert moved.hhi.sd == pytest.approx(abs(far - near), rel=1e-3)


def test_more_than_everything_is_everything():
    moved = joined(SHARES, "JP", Quantity.exactly(0.4), 10, "ZZ")
    assert moved.hhi.mean == pytest.approx(1)
    assert moved.largest == "JP"
