"""A scale that is off is named, with its first wrong weighing, as soon as theory says."""

from decimal import Decimal

import numpy as np
import pytest

from recycler.balance.drift import average_run_length, periods_until
from recycler.balance.node_balance import PLANT
from recycler.balance.scales import scale_report
from recycler.balance.trend import trend
from recycler.balance.weighings import COMMON, common_sd, gate_scale
from recycler.batch import WeightSource
from recycler.processing.records import LotKind
from tests.recycler.balance.works import Works, days

PERIODS = 40
DAYS = 10.0
RELATIVE = 0.0005
MONTHS = [days(DAYS * n, DAYS * (n + 1)) for n in range(PERIODS)]


def simulated(rng, bias=0.0, since=10, *, periods=PERIODS):
    """A run a period: weighed at the gate, on the floor, and its two lots on floor and bench.

    Readings err as the model says: half of the variance is the scale's, drawn anew each period.
    """
    works = Works()
    own = RELATIVE * np.sqrt(1 - COMMON)
    for number in range(periods):
        common = dict(zip(("gate", "Floor", "Bench"), rng.standard_normal(3), strict=True))

        def read(kg, scale, off=0.0, common=common):
            error = own * rng.standard_normal() + common_sd(WeightSource.SCALE) * common[scale]
            return Decimal(f"{kg * (1 + error + off):.3f}")

        day = DAYS * number
        ticket = works.batch(read(1000, "gate"), day=day)
        run = works.run(begun=day + 1, closed=day + 3, area="Mill")
        works.take(run, ticket, read(1000, "Floor"), day=day + 1, scale="Floor")
        off = bias if number >= since else 0.0
        works.lot(run, read(600, "Bench", off), day=day + 2, kind=LotKind.RESIDUE, scale="Bench")
        works.lot(run, read(400, "Floor"), day=day + 2, kind=LotKind.RESIDUE, scale="Floor")
    return works.books()


def chart_of(report, scale):
    return next(one for one in report.charts if one.scale == scale)


def test_a_biased_scale_is_named_with_size_and_first_weighing():
    books = simulated(np.random.default_rng(1), bias=-0.005)
    report = scale_report(books, MONTHS)
    (drift,) = report.drifts
    assert drift.scale == "Bench"
    assert drift.error == pytest.approx(-0.005, abs=3 * drift.sd)
    first = books.book.lots_of["R-26-0011"][0]
    assert drift.since.name == first.number
    assert drift.noticed - 10 < chart_of(report, "Bench").surely


def test_scales_are_named_as_soon_as_theory_says_and_seldom_without_cause():
    rng = np.random.default_rng(20261127)
    bias, since, plants = 0.0012, 5, 60
    named, waits = 0, []
    for _ in range(plants):
        report = scale_report(simulated(rng, bias, since), MONTHS, critical=bias)
        chart = chart_of(report, "Bench")
        after = [one for one in report.drifts if one.noticed >= since]
        if after and after[0].scale == "Bench":
            named += 1
            waits.append(after[0].noticed - since + 1)
    assert named > 0.85 * plants
    assert np.mean(waits) == pytest.approx(chart.average, rel=0.25)
    assert np.mean(np.array(waits) <= chart.surely) > 0.88


def test_without_a_bias_few_scales_are_named():
    rng = np.random.default_rng(7)
    alarms = sum(bool(scale_report(simulated(rng), MONTHS).drifts) for _ in range(60))
    # three charts of 40 periods, 465 from one false alarm to the next: 23 % of the plants
    assert 4 <= alarms <= 24


def test_a_scale_that_balances_say_little_of_is_not_named(works):
    for number in range(8):
        day = DAYS * number
        run = works.run(begun=day + 1, closed=day + 3)
        works.take(run, works.batch("1000.00", day=day), "1000.00", day=day + 1)
        works.lot(run, "997.00", day=day + 2, kind=LotKind.RESIDUE)  # on the same scale
        works.lot(run, "0.500", day=day + 2, kind=LotKind.LOSS, scale="Fine")
    report = scale_report(works.books(), MONTHS[:8])
    fine = chart_of(report, "Fine")
    assert (fine.told, fine.average, fine.surely) == ((), None, None)
    assert "Fine" not in [one.scale for one in report.drifts]


def test_the_gate_has_a_scale_of_its_own_but_not_the_supplier():
    works = Works(WeightSource.IMPORTED)
    works.batch("10.0")
    assert works.books().weighings.of("S1-26-00001").scale is None
    works = Works()
    works.batch("10.0")
    assert works.books().weighings.of("S1-26-00001").scale == gate_scale("S1")


def test_the_imbalance_of_a_node_drifts_since_what_was_done_first():
    found = trend(simulated(np.random.default_rng(3), bias=-0.005), PLANT, MONTHS)
    assert found.told == tuple(range(PERIODS))
    alarm = found.chart.alarms[0]
    assert (alarm.noticed, alarm.since <= 10) == (10, True)
    assert found.balances[alarm.since].done[0] == found.since[0]
    assert found.runs[0].shift > 0
    document = found.as_dict()
    assert [one["since_name"] for one in document["alarms"]] == list(found.since)
    assert document["alarms"][0] | {"shift": 0} == {
        "rule": "cusum", "noticed": 10, "since": alarm.since, "since_name": found.since[0],
        "shift": 0,
    }  # fmt: skip
    assert document["periods"][10]["above"] > 5


def test_the_trend_says_how_soon_a_loss_would_be_noticed():
    found = trend(simulated(np.random.default_rng(4)), PLANT, MONTHS, critical=0.0005)
    closures = [one.closure for one in found.balances]
    shift = 0.0005 * np.median([one.incoming_kg / one.sd_kg for one in closures])
    assert found.average == pytest.approx(average_run_length(shift))
    assert found.surely == periods_until(0.95, shift)
    assert found.average < found.surely


def test_where_nothing_is_checked_nothing_is_noticed():
    works = Works()
    works.batch("100.0")
    found = trend(works.books(), PLANT, MONTHS[:3])
    assert (found.told, found.average, found.surely, found.alarms) == ((), None, None, ())
    assert [one["z"] for one in found.as_dict()["periods"]] == [None, None, None]
