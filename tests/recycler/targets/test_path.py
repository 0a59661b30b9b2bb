"""The way to a year's mass ends where its outlook does."""

from datetime import date, timedelta

import numpy as np
import pytest

from recycler.targets.outlook import outlook
from recycler.targets.path import path
from tests.recycler.targets.facts import ON, MadeUp, steady

BEGIN, END = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
def found():
    facts = MadeUp(days={"Li": steady(1000)}, relative=0.02)
    return outlook(facts, "Li", facts.recovered("Li", BEGIN, ON), BEGIN, END)


def test_its_last_draws_are_those_of_the_outlook(found):
    way = path(found, "Li")
    assert way.days[-1] == END
    assert way.draws[:, -1] == pytest.approx(found.draws, rel=1e-12)


def test_its_days_are_weeks_from_today_and_it_never_falls(found):
    way = path(found, "Li")
    steps = {after - before for before, after in zip(way.days, way.days[1:-1], strict=False)}
    assert way.days[0] == ON + timedelta(days=7)
    assert steps == {timedelta(days=7)}
    assert (np.diff(way.quantiles(0.05, 0.5, 0.95)[1]) > 0).all()


def test_a_value_is_reached_later_by_more_of_the_draws(found):
    way = path(found, "Li")
    value = float(np.median(way.draws[:, 2]))
    early, middle, late = (way.reached(value, share) for share in (0.05, 0.5, 0.95))
    assert early <= middle == way.days[2] <= late
    assert way.reached(10 * value, 0.05) is None
