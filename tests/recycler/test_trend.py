"""A trend is told from a season, and from chance as often as it says."""

import numpy as np
import pytest
from scipy.special import ndtr

from recycler.trend import SIGNIFICANT, seasonal_trend

SEASON = [5, 3, 8, 2, 9, 4, 7, 1, 6, 12, 11, 10]


def test_a_season_alone_is_no_trend():
    found = seasonal_trend(SEASON * 4)
    assert (found.way, found.months) == (0, 48)


@pytest.mark.parametrize("way", [1, -1])
def test_what_moves_every_year_under_its_season_is_one(way):
    values = [month + way * 0.1 * year for year in range(3) for month in SEASON]
    assert seasonal_trend(values).way == way


def test_the_score_and_its_variance_are_those_of_the_paper():
    # Twelve seasons of three years, all rising: S = 36, var S = 12 · 3·2·11/18 = 44.
    values = [month + year for year in range(3) for month in SEASON]
    z = 35 / np.sqrt(44)
    assert seasonal_trend(values).p_value == pytest.approx(2 * ndtr(-z))


def test_too_few_months_say_nothing():
    assert seasonal_trend([1.0] * 23) is None
    assert seasonal_trend([1.0, None] * 23) is None


def test_equal_months_say_nothing_of_a_trend():
    assert seasonal_trend([3.0] * 36).p_value == 1.0


def test_chance_is_taken_for_a_trend_no_more_often_than_stated():
    rng = np.random.default_rng(7)
    false = [seasonal_trend(rng.standard_normal(48)).way != 0 for _ in range(2000)]
    assert np.mean(false) <= 1.5 * SIGNIFICANT
