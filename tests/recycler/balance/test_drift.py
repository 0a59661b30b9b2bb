"""Drift: known run lengths, alarms, change points, and a biased scale that is named in time."""

from dataclasses import replace

import numpy as np
import pytest

from recycler.balance.drift import (
    Rule,
    average_run_length,
    cusum,
    first_named,
    periods_until,
    run_length_of_runs,
    runs,
)
from recycler.balance.gross_errors import error_of
from recycler.balance.linear import solve
from tests.recycler.balance import plants


@pytest.mark.parametrize(
    ("shift", "four", "five"),
    [
        (0, 168, 465), (0.25, 74.2, 139), (0.5, 26.6, 38.0), (0.75, 13.3, 17.0), (1, 8.38, 10.4),
        (1.5, 4.75, 5.75), (2, 3.34, 4.01), (2.5, 2.62, 3.11), (3, 2.19, 2.57), (4, 1.71, 2.01),
    ],
)  # fmt: skip
def test_average_run_lengths_are_those_of_the_textbook(shift, four, five):
    """Montgomery, Statistical Quality Control, 7th ed. (2013), table 9.3: k = 0.5."""
    assert average_run_length(shift, h=4) == pytest.approx(four, rel=0.005)
    assert average_run_length(shift, h=5) == pytest.approx(five, rel=0.005)
    assert average_run_length(-shift) == pytest.approx(average_run_length(shift))


def test_run_lengths_are_those_of_the_charts_themselves():
    draw = np.random.default_rng(1)
    noticed = np.array(
        [cusum(draw.standard_normal(200) + 1).alarms[0].noticed + 1 for _ in range(3000)]
    )
    assert noticed.mean() == pytest.approx(average_run_length(1), rel=0.03)
    assert (noticed <= periods_until(0.95, 1)).mean() == pytest.approx(0.95, abs=0.02)


def test_false_alarms_are_as_rare_as_designed():
    draw = np.random.default_rng(2)
    z = draw.standard_normal(150_000)
    assert len(cusum(z).alarms) == pytest.approx(150_000 / 465.4, rel=0.15)
    assert len(runs(z)) == pytest.approx(150_000 / 255, rel=0.15)


def test_runs_wait_as_long_as_theory_says():
    assert run_length_of_runs(0) == pytest.approx(255)
    draw = np.random.default_rng(3)
    noticed = [runs(draw.standard_normal(2000) + 0.5)[0].noticed + 1 for _ in range(1500)]
    assert np.mean(noticed) == pytest.approx(run_length_of_runs(0.5), rel=0.08)


def test_a_shift_too_small_to_say_has_no_time():
    assert periods_until(0.95, -0.5) == periods_until(0.95, 0.5)
    assert periods_until(0.999999, 0.0, h=9.0) is None


def test_the_chart_says_since_when_and_by_how_much():
    z = [0.3, -0.4, 0.2, -0.6, -1.5, -2.0, -1.8, -2.2, -1.9]
    (alarm,) = cusum(z).alarms
    assert (alarm.rule, alarm.since, alarm.noticed) == (Rule.CUSUM, 3, 7)
    assert alarm.shift == pytest.approx(np.mean(z[3:8]))
    assert alarm.periods == 5
    assert cusum(z).below[7] == pytest.approx(sum(-x - 0.5 for x in z[3:8]))
    assert cusum(z).below[8] == pytest.approx(1.4)


def test_after_an_alarm_counting_begins_anew():
    assert [alarm.since for alarm in cusum([6.0, 6.0]).alarms] == [0, 1]
    assert cusum([0.0] * 5).alarms == ()
    assert cusum([]).alarms == ()


def test_eight_of_one_sign_are_a_run_and_seven_are_none():
    assert runs([0.1] * 7) == ()
    (run,) = runs([-0.1, *[0.1] * 8, 0.1])
    assert (run.rule, run.since, run.noticed, run.periods) == (Rule.RUN, 1, 8, 8)
    assert runs([0.0] * 20) == ()
    assert len(runs([0.2] * 16)) == 2


def test_the_largest_lasting_shift_of_one_period_is_named():
    quiet = [0.1] * 10
    louder = {"truck": quiet, "bench": [1.4] * 10, "floor": [1.5] * 10}
    assert first_named(louder)[0] == "floor"
    assert first_named({"truck": quiet}) is None


SCALES = {"truck": [0, 6], "bench": [3, 4, 9, 12], "floor": [1, 2, 5]}


def monitored(bias, periods, seed):
    """Scores of each scale's error over periods of one plant; the bench scale is off by `bias`."""
    plant, flows = plants.random_plant(21, 16, 6, noise=0)
    sds = 0.004 * flows
    system = replace(plant.system(), covariance=sds**2)
    patterns = {
        name: np.where(np.isin(np.arange(16), on), flows, 0.0) for name, on in SCALES.items()
    }
    draw = np.random.default_rng(seed)
    scores = {name: [] for name in SCALES}
    for _ in range(periods):
        values = flows + sds * draw.standard_normal(16) + bias * patterns["bench"]
        solution = solve(replace(system, values=values))
        for name, pattern in patterns.items():
            error, sd = error_of(solution, pattern)
            scores[name].append(error / sd)
    return scores, {name: error_of(solution, pattern)[1] for name, pattern in patterns.items()}


def test_a_bias_of_half_a_per_cent_of_one_scale_is_named_in_the_time_theory_says():
    _, sds = monitored(0.0, 1, 0)
    shift = 0.005 / sds["bench"]
    expected = average_run_length(shift)
    found = [first_named(monitored(0.005, 40, seed)[0]) for seed in range(60)]
    assert all(found)
    named = [name for name, _ in found]
    noticed = np.array([alarm.noticed + 1 for name, alarm in found if name == "bench"])
    assert named.count("bench") >= 0.9 * len(named)
    assert noticed.mean() == pytest.approx(expected, rel=0.2)
    assert (noticed <= periods_until(0.95, shift)).mean() >= 0.9


def test_without_a_bias_no_scale_is_named_for_long():
    found = [first_named(monitored(0.0, 40, 1000 + seed)[0]) for seed in range(25)]
    # each scale alarms once in 465 periods: 40 periods of three scales, 25 times over
    assert sum(one is not None for one in found) <= 12


def test_a_large_shift_is_noticed_at_once():
    # one period in six falls short of 5.5, and the next one does not
    assert average_run_length(6.5) == pytest.approx(1.159, abs=0.001)
    assert average_run_length(12) == pytest.approx(1.0)
