"""Projections held against what came later, at simulated facilities with season and trend."""

from datetime import date, timedelta

import numpy as np
import pytest

from recycler.targets.projection import DRAWS, History, future_draws, weekly_draws

FACILITIES = 160  # of each sort
END = date(2024, 1, 1)


class Sort:
    """Facilities of one sort: how many batches a week, and how much they differ."""

    def __init__(self, batches, spread, seed):
        self._batches, self._spread = batches, spread
        self._rng = np.random.default_rng(seed)

    def weekly(self, weeks):
        """What comes in week by week: trend, season, holidays, and weeks that follow each other."""
        rng, years = self._rng, np.arange(weeks) * 7 / 365.25
        trend, swing, turn = rng.normal(0, 0.2), rng.uniform(0, 0.35), rng.uniform(0, 2 * np.pi)
        busy = np.exp(trend * years + swing * np.cos(2 * np.pi * years + turn))
        day = (np.arange(weeks) * 7 + rng.integers(0, 364)) % 364
        busy *= np.where((day >= 224) & (day < 231), 0.2, 1) * np.where(day >= 357, 0.4, 1)
        follows = np.zeros(weeks)
        for week in range(1, weeks):
            follows[week] = 0.5 * follows[week - 1] + rng.normal(0, 0.13)
        counts = rng.poisson(self._batches * busy * np.exp(follows))
        return np.array([rng.lognormal(0, self._spread, count).sum() for count in counts])

    def outcomes(self, weeks, ahead, facilities=FACILITIES):
        """Yield draws and what came, of many facilities."""
        for number in range(facilities):
            weekly = self.weekly(weeks + ahead)
            history = History(END, weekly[:weeks])
            if history.is_enough:
                first, last = END + timedelta(days=1), END + timedelta(days=7 * ahead)
                draws = future_draws(history, first, last, str(number))
                yield weekly[:weeks], draws, float(weekly[weeks:].sum())


def share_inside(found):
    inside = [
        np.quantile(draws, 0.1) <= came <= np.quantile(draws, 0.9) for _, draws, came in found
    ]
    return np.mean(inside), len(inside)


# With 4 x 160 facilities the standard error of a coverage is 1.6 %: the tolerance of the issue,
# 75 to 85 %, is three of them around 80 %.
@pytest.mark.parametrize("ahead", [4, 13, 26, 52])
def test_the_80_percent_band_holds_80_percent_at_each_horizon(ahead):
    sorts = [(3, 1.0, 104), (15, 0.6, 52), (60, 0.4, 26), (0.7, 0.5, 52)]
    found = [
        one
        for place, (batches, spread, weeks) in enumerate(sorts)
        for one in Sort(batches, spread, 100 * ahead + place).outcomes(weeks, ahead)
    ]
    share, n = share_inside(found)
    assert n > 600
    assert 0.75 <= share <= 0.85


@pytest.mark.parametrize(
    ("batches", "spread", "weeks"),
    [(60, 0.4, 13), (3, 1.0, 13), (0.7, 0.5, 26), (15, 0.6, 104)],
    ids=["short", "short and lumpy", "few batches", "long"],
)
def test_the_band_holds_for_each_sort_of_facility(batches, spread, weeks):
    """One sort alone may be off by a little more: the band is not made for it."""
    sort = Sort(batches, spread, weeks)
    found = [*sort.outcomes(weeks, 8, 110), *sort.outcomes(weeks, 30, 110)]
    share, _ = share_inside(found)
    assert 0.72 <= share <= 0.92


def test_chances_are_calibrated_and_better_than_the_base_rate():
    rng = np.random.default_rng(5)
    chances, met = [], []
    for ahead, weeks in ((6, 80), (20, 104)):
        for weekly, draws, came in Sort(15, 0.6, ahead).outcomes(weeks, ahead, 250):
            value = weekly.mean() * ahead * rng.uniform(0.7, 1.3)
            chances.append((draws >= value).mean())
            met.append(float(came >= value))
    chance, outcome = np.array(chances), np.array(met)
    brier, base = np.mean((chance - outcome) ** 2), outcome.mean() * (1 - outcome.mean())
    assert brier < 0.75 * base
    for low, high in ((0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01)):
        some = (chance >= low) & (chance < high)
        error = np.sqrt(chance[some].mean() * (1 - chance[some].mean()) / some.sum())
        assert abs(chance[some].mean() - outcome[some].mean()) < 3 * error + 0.03


def test_weeks_end_with_the_last_day():
    daily = np.arange(17.0)
    history = History.of_days(END, daily)
    assert history.weekly.tolist() == [daily[3:10].sum(), daily[10:17].sum()]


def test_a_part_of_a_week_brings_its_part():
    history = History(END, np.full(40, 700.0))
    one, ten = (
        future_draws(history, END + timedelta(1), END + timedelta(days), "x") for days in (1, 10)
    )
    assert one.mean() == pytest.approx(100, rel=0.03)
    assert ten.mean() == pytest.approx(1000, rel=0.03)
    later = future_draws(history, END + timedelta(8), END + timedelta(10), "x")
    assert later.mean() == pytest.approx(300, rel=0.03)


def test_no_days_bring_nothing():
    history = History(END, np.full(40, 700.0))
    assert weekly_draws(history, END + timedelta(1), END, "x").shape == (DRAWS, 0)
    assert not future_draws(history, END + timedelta(1), END, "x").any()


def test_the_same_name_draws_the_same_and_nothing_is_below_zero():
    rng = np.random.default_rng(3)
    history = History(END, rng.poisson(0.4, 30) * rng.lognormal(0, 1.5, 30))
    days = END + timedelta(1), END + timedelta(21)
    first, again = (future_draws(history, *days, "Li") for _ in range(2))
    assert (first == again).all()
    assert first.min() >= 0
    assert (first != future_draws(history, *days, "Nd")).any()


@pytest.mark.parametrize("weekly", [[1.0] * 5, [0.0] * 20, [0.0] * 20 + [3.0, 0.0, 2.0]])
def test_too_little_is_no_history(weekly):
    assert not History(END, np.array(weekly)).is_enough


def test_a_season_seen_twice_comes_again():
    weeks = np.arange(-156, 52) + 0.5
    weekly = 100 * np.exp(0.4 * np.cos(2 * np.pi * weeks * 7 / 365.25))
    history = History(END, weekly[:156])
    for since, until in ((0, 13), (13, 39)):
        days = END + timedelta(7 * since + 1), END + timedelta(7 * until)
        came = weekly[156 + since : 156 + until].sum()
        assert np.median(future_draws(history, *days, "x")) == pytest.approx(came, rel=0.08)
