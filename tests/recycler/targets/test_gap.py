"""What a target takes: each way, followed, meets the target as often as it says."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from recycler.laboratory.advice import Action
from recycler.laboratory.advice import Step as Measuring
from recycler.quantity import Quantity
from recycler.targets.facts import Hits
from recycler.targets.gap import SURE, Way, gap
from recycler.targets.metrics import Figure
from recycler.targets.standing import share_meeting, standing
from recycler.targets.target import Comparator
from tests.recycler.targets.facts import FEED, MadeUp, rated, steady
from tests.recycler.targets.test_standing import END, months, recovered, target


def found_for(facts, wanted):
    return gap(facts, standing(facts, wanted))


def way(found, kind):
    return next((one for one in found.ways if one.way is kind), None)


@pytest.fixture
def facts():
    return MadeUp(days={"Li": steady(1000)}, relative=0.03, materials=(FEED,))


def test_more_of_a_material_meets_the_target_as_often_as_is_aimed_at(facts):
    wanted = recovered(56_000)
    found = found_for(facts, wanted)
    more = way(found, Way.MATERIAL)
    outlook = found.standing.outlook
    months_left = (END - facts.on).days / 30.436875
    draws = outlook.with_more(more.kg_a_month * months_left * FEED.yields)
    assert share_meeting(draws, Comparator.AT_LEAST, 56_000) == pytest.approx(SURE, abs=0.01)
    assert more.material == "NDFEB_HDD"
    assert found.standing.chance < SURE


def test_a_better_yield_meets_the_target_as_often_as_is_aimed_at(facts):
    facts.relative = 0.01
    aim = 1.005 * standing(facts, recovered(1)).expected.value
    found = found_for(facts, recovered(aim))
    better = way(found, Way.YIELD)
    assert better.before == pytest.approx(0.8)
    draws = found.standing.outlook.with_more(0.0, better.after / better.before)
    assert share_meeting(draws, Comparator.AT_LEAST, aim) == pytest.approx(SURE, abs=0.01)


def test_what_no_yield_can_do_is_not_said(facts):
    found = found_for(facts, recovered(90_000))
    assert way(found, Way.YIELD) is None
    assert way(found, Way.MATERIAL).kg_a_month > 0


def test_what_is_on_course_takes_nothing_more(facts):
    found = found_for(facts, recovered(30_000))
    assert found.ways == ()
    assert found.missing < 0


def test_the_day_it_is_reached_and_what_the_last_weeks_brought(facts):
    found = found_for(facts, recovered(48_000))
    assert facts.on < found.reached < END
    assert found.lately == 30
    assert found.lately_kg == pytest.approx(1000, rel=0.15)
    assert found.weeks == pytest.approx(7)
    assert found_for(facts, recovered(70_000)).reached is None


def test_assays_narrow_what_is_counted(facts):
    facts.relative = 0.2
    found = standing(facts, recovered(48_000))
    counted = found.now.value
    known = Quantity(counted, 0.02 * counted, 0.967 * counted, counted, 1.033 * counted)
    before = replace(known, sd=0.2 * counted)
    facts.actions = (
        Action(Measuring.WEIGH_AGAIN, before, known),
        Action(Measuring.FIRST_ASSAY, before, known, material="NDFEB_HDD", batches=148),
    )
    assay = way(gap(facts, found), Way.ASSAY)
    assert (assay.batches, assay.material) == (148, "NDFEB_HDD")
    assert assay.chance > found.chance + 0.1


def test_a_rate_names_the_recovery_it_takes():
    facts = MadeUp(rates={"Li": rated(0.62, 0.04)})
    wanted = target(Figure.RECOVERY_RATE, 0.7, "Li")
    better = way(found_for(facts, wanted), Way.YIELD)
    assert better.before == 0.62
    facts.rates["Li"] = rated(better.after, 0.04)
    assert standing(facts, wanted).chance == pytest.approx(SURE, abs=0.02)


@pytest.mark.parametrize(
    ("figure", "value", "comparator", "kind", "place"),
    [
        (Figure.PARTNER_SHARE, 0.8, Comparator.AT_LEAST, Way.FROM_PARTNERS, 2),
        (Figure.LARGEST_ORIGIN, 0.45, Comparator.AT_MOST, Way.FROM_OTHERS, 0),
    ],
)
def test_intake_from_elsewhere_moves_the_share(figure, value, comparator, kind, place):
    rng = np.random.default_rng(4)
    kg = rng.lognormal(0, 0.05, (18, 3)) * [300, 600, 300]
    ahead = date(2027, 12, 31)
    facts = MadeUp(places=months(kg), countries={"partners": frozenset({"JP"})})
    wanted = target(figure, value, on=ahead, comparator=comparator)
    one = way(found_for(facts, wanted), kind)
    assert one.kg_a_month > 0
    own = months(kg).kg
    own[:, 1 if place == 2 else 0] += one.kg_a_month
    facts.places = months(own)
    assert standing(facts, wanted).chance == pytest.approx(SURE, abs=0.12)


def test_nothing_is_said_of_what_is_over_or_has_no_data(facts):
    assert found_for(facts, recovered(60_000, date(2025, 12, 31))).ways == ()
    empty = found_for(MadeUp(), recovered(60_000))
    assert empty.ways == ()
    assert empty.missing is None
    honest = found_for(MadeUp(hits=Hits(80, 100)), target(Figure.HONESTY, 0.9))
    assert honest.missing == pytest.approx(0.1)
    assert empty.as_dict()["target"]["status"] == "no data"
