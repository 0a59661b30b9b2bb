"""Checks C1 to C4: imbalance, its score with shared causes, recovery both ways."""

import math

import numpy as np
import pytest

from recycler.balance.closure import (
    Amount,
    Recovery,
    Verdict,
    closure,
    combined,
    content,
    recoveries,
)


def test_content_of_a_weighed_and_assayed_lot():
    found = content(Amount(1000.0, 2.0), 0.300, 0.006)
    assert (found.kg, found.sd) == (300.0, pytest.approx(6.029926))


def test_a_period_that_closes():
    found = closure(
        [Amount(50.0, 0.1)], [Amount(1000.0, 2.0)], [Amount(990.0, 2.0)], [Amount(58.0, 0.1)]
    )
    assert found.imbalance_kg == pytest.approx(2.0)
    assert found.sd_kg == pytest.approx(math.sqrt(4 + 4 + 0.02))
    assert found.closure == pytest.approx(0.998)
    assert found.verdict is Verdict.CLOSES


@pytest.mark.parametrize(
    ("missing", "verdict"),
    [(1.9, Verdict.CLOSES), (2.0, Verdict.WARN), (-2.9, Verdict.WARN), (3.1, Verdict.ACT)],
)
def test_what_is_said_of_an_imbalance(missing, verdict):
    assert closure([], [Amount(100.0 + missing, 1.0)], [Amount(100.0)], []).verdict is verdict


def test_an_imbalance_without_uncertainty_is_beyond_all_limits():
    assert closure([], [Amount(100.0)], [Amount(90.0)], []).verdict is Verdict.ACT
    assert closure([], [], [], []).closure is None
    assert closure([], [], [], []).z == 0


def test_one_scale_on_both_sides_cancels_and_on_one_side_adds_up():
    def weighed(kg, scale):
        return Amount(kg, 0.0, {scale: 0.001 * kg})

    both = closure([], [weighed(500, "B1"), weighed(500, "B1")], [weighed(1000, "B1")], [])
    assert both.sd_kg == pytest.approx(0, abs=1e-12)
    apart = closure([], [weighed(500, "B1"), weighed(500, "B1")], [weighed(1000, "B2")], [])
    assert apart.sd_kg == pytest.approx(math.hypot(1, 1))


def test_one_assay_of_two_lots_is_one_error():
    lots = [content(Amount(100.0, 0.1), 0.3, 0.003, "assay S-1") for _ in range(2)]
    apart = [content(Amount(100.0, 0.1), 0.3, 0.003) for _ in range(2)]
    assert combined((lot, 1.0) for lot in lots) > 1.3 * combined((lot, 1.0) for lot in apart)
    assert lots[0].sd == pytest.approx(apart[0].sd)


def test_recovery_by_way_in_and_by_way_out():
    found = recoveries(
        [Amount(100.0, 1.0)], [Amount(88.0, 0.5)], [Amount(9.0, 0.4)],
        [Amount(5.0, 0.1)], [Amount(7.0, 0.1)],
    )  # fmt: skip
    assert found.check_in.share == pytest.approx(88 / 98)
    assert found.check_out.share == pytest.approx(88 / 97)
    draw = np.random.default_rng(6)
    feed, won, lost, opening, closing = (
        m + s * draw.standard_normal(400_000)
        for m, s in ((100, 1), (88, 0.5), (9, 0.4), (5, 0.1), (7, 0.1))
    )
    way_in, way_out = won / (feed + opening - closing), won / (won + lost)
    assert found.check_in.sd == pytest.approx(way_in.std(), rel=0.02)
    assert found.check_out.sd == pytest.approx(way_out.std(), rel=0.02)
    assert found.difference_sd == pytest.approx((way_in - way_out).std(), rel=0.02)
    assert found.z == pytest.approx(-(88 / 97 - 88 / 98) / found.difference_sd)
    assert found.check_in.p05 < found.check_in.share < found.check_in.p95


def test_no_recovery_where_nothing_was_processed():
    assert recoveries([], [], []) is None
    assert recoveries([Amount(5.0)], [], [], [], [Amount(5.0)]) is None


def test_no_more_can_be_won_than_there_was():
    won = Recovery(0.92, 0.09, bounded=True)
    assert 0.7 < won.p05 < 0.92 < won.p95 < 1
    assert won.chance_over(won.p05) == pytest.approx(0.95)
    assert won.chance_over(won.quantile(0.3)) == pytest.approx(0.7)
    assert Recovery(0.92, 0.0, bounded=True).p95 == 0.92
    assert Recovery(0.92, 0.0, bounded=True).chance_over(0.9) == 1


def test_readings_that_say_more_than_all_was_won_are_told_as_they_are():
    read = Recovery(1.02, 0.01, bounded=True)
    assert read.p95 == pytest.approx(1.02 + 1.6448536 * 0.01)
    assert read.chance_over(1.02) == pytest.approx(0.5)
