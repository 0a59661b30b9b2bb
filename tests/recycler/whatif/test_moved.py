"""Where targets would stand, of facilities that are made up."""

from datetime import date

import numpy as np
import pytest

from recycler.targets.facts import Months
from recycler.targets.metrics import Figure
from recycler.targets.mix import mixed
from recycler.targets.standing import Word, standing
from recycler.targets.target import Comparator
from recycler.whatif.masses import Change, normal, positive
from recycler.whatif.moved import Mixing, moved, moved_mix, moved_rate, moved_sum
from tests.recycler.targets.facts import ON, MadeUp, rated, steady
from tests.recycler.targets.test_standing import recovered, target

NEXT_YEAR = date(2027, 12, 31)
NOW = date(2026, 11, 13)


def change(factor, was=52_000.0, slope=None, rest=0.0):
    """A year that brings so many times as much, erring with what was."""
    slope = factor - 1 if slope is None else slope
    return Change(
        positive(was, 0.1 * was), positive(was * factor, 0.1 * was * factor),
        normal(was * (factor - 1), abs(0.1 * was * (factor - 1))), slope, rest,
    )  # fmt: skip


@pytest.fixture
def facts():
    return MadeUp(days={"Li": steady(1000)}, relative=0.02)


def test_all_that_comes_grows_by_what_a_year_would(facts):
    now = standing(facts, recovered(60_000, NEXT_YEAR))
    then = moved_sum(now, change(1.2), date(2027, 1, 1))
    assert then.expected.value == pytest.approx(1.2 * now.expected.value, rel=1e-6)
    assert then.expected.p95 == pytest.approx(1.2 * now.expected.p95, rel=1e-6)
    assert then.chance > now.chance
    assert then.difference.p05 > 0


def test_a_scenario_that_begins_later_moves_less(facts):
    now = standing(facts, recovered(60_000, NEXT_YEAR))
    whole, half, none = (
        moved_sum(now, change(1.2), day)
        for day in (NOW, date(2027, 7, 1), date(2028, 1, 1))
    )  # fmt: skip
    assert half.difference.mean == pytest.approx(whole.difference.mean / 2, rel=0.15)
    assert none.chance == now.chance
    assert none.reason.code == "whatif_too_late"


def test_what_is_counted_stays(facts):
    now = standing(facts, recovered(50_000))
    then = moved_sum(now, change(0.0), NOW)
    assert then.expected.value == pytest.approx(now.now.value, rel=0.01)
    assert then.word is Word.NOT_ON_COURSE


def test_the_difference_is_surer_than_the_two(facts):
    now = standing(facts, recovered(60_000, NEXT_YEAR))
    then = moved_sum(now, change(1.05, rest=300.0), NOW)
    width = now.expected.p95 - now.expected.p05
    assert then.difference.p95 - then.difference.p05 < width / 4


def test_what_never_came_may_begin():
    facts = MadeUp(days={"Li": steady(1000)}, relative=0.02)
    now = standing(facts, recovered(60_000, NEXT_YEAR))
    begun = change(1.0, was=0.0)
    more = Change(begun.was, positive(5000, 500), normal(5000, 500), 0.0, 500.0)
    assert moved_sum(now, more, date(2027, 1, 1)).difference.mean == pytest.approx(5000, rel=0.01)


def test_a_recovery_of_runs_moves_in_proportion():
    facts = MadeUp(rates={"Li": rated(0.60, 0.05, "runs")})
    now = standing(facts, target(Figure.RECOVERY_RATE, 0.7, "Li", NEXT_YEAR))
    found = Change(normal(0.75, 0.08), normal(0.9, 0.04), normal(0.15, 0.04), -0.5, 0.0)
    then = moved_rate(now, facts.rates["Li"], found, NOW)
    assert then.expected.value == pytest.approx(0.60 * 0.9 / 0.75)
    assert then.chance > now.chance
    assert moved_rate(now, facts.rates["Li"], found, date(2028, 1, 1)).chance == now.chance
    nothing = moved_rate(now, facts.rates["Li"], None, NOW)
    assert (nothing.chance, nothing.reason.code) == (None, "whatif_nothing_left")


@pytest.fixture
def mixing():
    """A year with two origins of even masses, one of which brings magnets only."""
    months = tuple(date(2025 + (10 + n) // 12, (10 + n) % 12 + 1, 1) for n in range(13))
    facts = MadeUp(places=Months(("CN", "JP"), months, np.full((13, 2), 1000.0)))
    share = target(Figure.LARGEST_ORIGIN, 0.6, "REE", NEXT_YEAR, Comparator.AT_MOST)
    now = standing(facts, share)
    kg = {"NDFEB_HDD": {"CN": 12_000.0}, "PACK_LFP": {"JP": 12_000.0}}
    return now, Mixing(mixed(facts, share, now.step), kg)


def test_who_brings_a_material_stays_as_it_is(mixing):
    now, basis = mixing
    then = moved_mix(now, basis, {"NDFEB_HDD": 3.0}, (), NOW)
    assert then.expected.value == pytest.approx(0.75, abs=0.02)
    assert then.chance < now.chance
    assert moved_mix(now, basis, {"NDFEB_HDD": 1.0}, (), NOW).chance == now.chance
    late = moved_mix(now, basis, {"NDFEB_HDD": 3.0}, (), date(2027, 12, 31))
    assert 0 <= late.difference.mean < 0.01


def test_where_a_new_material_comes_from_is_not_made_up(mixing):
    then = moved_mix(*mixing, {}, ("NDFEB_UH",), NOW)
    assert (then.chance, then.word) == (None, Word.NO_DATA)
    assert then.reason.code == "whatif_place_unknown"


def test_what_does_not_follow_from_intake_says_so():
    facts = MadeUp(rates={"LI": rated(0.6, 0.05, "runs")}, hits=(90, 100))
    facts.hits = type("Hits", (), {"held": 90, "n": 100})()
    for figure, code in (
        (Figure.EFFICIENCY, "whatif_of_runs"),
        (Figure.HONESTY, "whatif_of_assays"),
    ):
        now = standing(facts, target(figure, 0.5, "LI"))
        then = moved(now, {}, {}, {}, NOW)
        assert (then.chance, then.reason.code) == (now.chance, code)


def test_nothing_known_stays_unknown():
    now = standing(MadeUp(on=ON), recovered(100.0))
    then = moved(now, {}, {}, {}, NOW)
    assert (then.chance, then.word, then.reason) == (None, Word.NO_DATA, now.reason)
    assert then.as_dict()["difference"] is None
