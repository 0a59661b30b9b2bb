"""Limits of runs that follow each other, and sums that find when a recovery began to drift."""

from datetime import date, timedelta

import numpy as np
import pytest

from recycler.processing.realised import Realised
from recycler.processing.recovery_control import FEWEST, recovery_control

FIRST = date(2024, 1, 3)


def runs(shares, route="ACID_SX", element="Nd", first=0):
    return [
        Realised(f"R-{n + first:03}", route, 1, None, "NDFEB_HDD", element, float(share),
                 {"assay": 0.01}, FIRST + timedelta(days=10 * n))
        for n, share in enumerate(shares)
    ]  # fmt: skip


def noise(n, following=0.0, seed=5):
    rng, made = np.random.default_rng(seed), [0.0]
    for draw in rng.standard_normal(n):
        made.append(following * made[-1] + draw)
    return 0.85 + 0.02 * np.array(made[1:])


def test_the_limits_are_those_of_the_moving_range():
    found = recovery_control(runs([0.8, 0.9] * 8), "Nd")
    left = found.offsets - found.expected
    moving = np.abs(np.diff(left)).mean() / (2 / np.sqrt(np.pi))
    assert found.limits.sd == pytest.approx(moving)


def test_a_run_that_is_unlike_the_others_is_out():
    shares = noise(40)
    shares[25] = 0.6
    assert 25 in recovery_control(runs(shares), "Nd").out


def test_runs_that_follow_each_other_alarm_no_more_often_than_chance():
    out, plain, n = 0, 0, 0
    for seed in range(60):
        shares = noise(60, 0.7, seed)
        found = recovery_control(runs(shares), "Nd")
        out += len(found.out)
        sd = np.abs(np.diff(shares)).mean() / 1.128
        plain += int((np.abs(shares - shares.mean()) > 3 * sd).sum())
        n += 60
    assert out / n < 0.012
    assert plain / n > 3 * out / n


def test_a_drift_is_found_and_since_when():
    shares = noise(72)
    shares[36:] -= 0.045
    found = recovery_control(runs(shares), "Nd")
    began = found.months[found.chart.alarms[0].since]
    assert abs((began - (FIRST + timedelta(days=360))).days) < 100


def test_a_route_of_its_own_level_is_no_alarm():
    both = [*runs(noise(20)), *runs(noise(20, seed=6) - 0.3, "HPMS", first=50)]
    assert recovery_control(both, "Nd").out == ()


def test_too_few_runs_have_no_limits():
    assert recovery_control(runs(noise(FEWEST - 1)), "Nd") is None
    assert recovery_control(runs(noise(20)), "Li") is None
