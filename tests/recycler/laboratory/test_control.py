"""Rules on reference materials and blanks, chart limits, nested duplicates."""

import math

import numpy as np
import pytest

from recycler.laboratory.control import (
    Control,
    blanks,
    chart_limits,
    reference_material,
    split_levels,
)


def on_reference(scores):
    """Results that many standard scores off, half the variance being the certificate's."""
    scores = np.array(scores, dtype=float)
    u = np.full(len(scores), 0.003)
    return reference_material(0.30 + scores * np.hypot(0.003, 0.003), u, np.full(u.shape, 0.30), u)


@pytest.mark.parametrize(
    ("scores", "control"),
    [
        ([], Control.IN_CONTROL),
        ([0.5, -1.0, 1.9], Control.IN_CONTROL),
        ([0.5, 2.1], Control.WARNING),
        ([2.1, 0.5, 0.3], Control.IN_CONTROL),
        ([0.0, 3.1, 0.0], Control.OUT_OF_CONTROL),
        ([0.0, -3.1], Control.OUT_OF_CONTROL),
        ([2.1, 0.0, 2.2], Control.OUT_OF_CONTROL),
        ([2.1, 0.0, -2.2], Control.OUT_OF_CONTROL),
        ([2.1, 0.0, 0.0, 0.0, 2.2], Control.WARNING),
    ],
)
def test_twice_beyond_two_or_once_beyond_three_is_out_of_control(scores, control):
    found = on_reference(scores)

    assert found.scores == pytest.approx(scores)
    assert found.control is control


def test_the_mean_score_shows_a_bias():
    assert on_reference([1.0, 1.4, 0.6]).bias == pytest.approx(1.0)
    assert math.isnan(on_reference([]).bias)


def test_few_alarms_where_nothing_is_wrong():
    rng = np.random.default_rng(1)
    runs = rng.standard_normal((4000, 3))

    alarms = sum(on_reference(run).control is Control.OUT_OF_CONTROL for run in runs)

    assert alarms / 4000 == pytest.approx(3 * 0.0027 + 3 * 0.0455**2, abs=0.004)  # three sigma


@pytest.mark.parametrize(
    ("found", "control"),
    [
        ([1e-6, -2e-5, 4e-6], Control.IN_CONTROL),
        ([1e-6, 8e-6], Control.WARNING),
        ([1.1e-5, 0.0], Control.OUT_OF_CONTROL),
    ],
)
def test_a_blank_must_stay_below_the_detection_limit(found, control):
    assert blanks(np.array(found), 1e-5).control is control


def test_chart_limits_are_those_of_moving_ranges():
    limits = chart_limits(np.array([10.0, 12.0, 11.0, 13.0]))

    sd = (2 + 1 + 2) / 3 / 1.1284
    assert limits.centre == 11.5
    assert limits.sd == pytest.approx(sd, rel=1e-4)
    assert limits.warning == pytest.approx((11.5 - 2 * sd, 11.5 + 2 * sd), rel=1e-4)
    assert limits.action == pytest.approx((11.5 - 3 * sd, 11.5 + 3 * sd), rel=1e-4)


def test_each_level_of_splitting_adds_what_it_was_made_with():
    rng = np.random.default_rng(2)
    n, sampling, preparation, analysis = 3000, 0.10, 0.04, 0.02
    differences = [
        math.sqrt(2) * math.hypot(*parts) * rng.standard_normal(n)
        for parts in ((sampling, preparation, analysis), (preparation, analysis), (analysis,))
    ]

    found = split_levels(list(zip(("sample", "split", "assay"), differences, strict=True)))

    assert [level.name for level in found] == ["sample", "split", "assay"]
    assert [level.own_sd for level in found] == pytest.approx(
        [sampling, preparation, analysis], rel=0.05
    )
    assert found[0].total_sd == pytest.approx(math.hypot(sampling, preparation, analysis), rel=0.05)


def test_a_level_that_adds_nothing_adds_nought():
    found = split_levels([("sample", np.array([0.01])), ("assay", np.array([0.02, 0.02]))])

    assert (found[0].own_sd, found[0].pairs, found[1].pairs) == (0.0, 1, 2)
