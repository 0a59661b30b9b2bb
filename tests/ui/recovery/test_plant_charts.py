"""What runs made of it, on the page: losses, limits, drifts, and what drives the figure."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from recycler.processing.realised import Realised
from recycler.processing.recovery_control import recovery_control
from ui.balance.figures import Figures as PlantFigures
from ui.balance.figures import Kg, Stream
from ui.balance.figures import Scope as PlantScope
from ui.charts.catalogue import chart_of
from ui.recovery.cumulative_chart import when_reached
from ui.recovery.drivers_chart import spread
from ui.recovery.figures import Behind, Plant, Worth
from ui.recovery.row_charts import suppliers
from ui.recovery.scope import Scope

TODAY = date(2026, 11, 23)
YEAR = Scope(date(2026, 1, 1), TODAY)
LOST = {"iron cake": 30.0, "slag": 60.0, "fines": 10.0}


def _runs(shares):
    return [
        Realised(f"R-{n:02}", "ACID_SX", 1, None, "NDFEB_HDD", "Nd", float(share), {"a": 0.02},
                 date(2025, 1, 5) + timedelta(days=9 * n))
        for n, share in enumerate(shares)
    ]  # fmt: skip


def _plant(shares=()):
    streams = tuple(
        Stream(name, name, "area", None, "residue", Kg(kg, kg / 20), None)
        for name, kg in LOST.items()
    )
    missing = {"raw": {"area": Kg(25.0, 15.0)}}
    scope = PlantScope(YEAR.since, TODAY, "Nd")
    figures = PlantFigures(scope, TODAY, YEAR.since, TODAY, (), streams, missing, Kg(25.0, 15.0))
    return Plant(figures, recovery_control(_runs(shares), "Nd"))


@pytest.fixture
def chart(qapp, analyst, loads):
    """Charts of the page, with runs whose recoveries were these."""

    def made(name, shares=(), scope=YEAR, **behind):
        figures = analyst.figures(scope, TODAY)
        figures = replace(figures, behind=Behind(plant=_plant(shares), **behind))
        return chart_of(name, figures, loads.reference())

    return made


def _noise(n):
    return 0.85 + 0.02 * np.random.default_rng(3).standard_normal(n)


def test_losses_come_largest_first_and_their_shares_run_to_the_whole(chart):
    found = chart("losses")
    assert [row.label for row in found.drawn.rows] == ["slag", "iron cake", "not found", "fines"]
    assert found.title == "Slag: 48\u2009% of the lost neodymium"
    assert found.drawn.rows[-1].note == "100\u2009%"
    assert found.drawn.rows[2].lanes[0].style == "missing"
    assert sum(line[1] for line in found.sheet().values) == pytest.approx(125.0)


def test_a_run_beyond_the_limits_is_named_and_leads_to_itself(chart):
    shares = _noise(40)
    shares[12] = 0.6
    found = chart("control", shares)
    assert found.drawn.out == {12}
    assert found.title == "1 of 40 runs beyond their limits"
    assert found.marks[12].where == {"run": "R-12"}


def test_a_recovery_that_fell_says_since_when(chart):
    shares = _noise(60)
    shares[30:] -= 0.05
    assert chart("cusum", shares).title.startswith("Recovery fell from ")
    assert chart("cusum", _noise(60)).title.startswith("No drift in ")


def test_too_few_runs_say_so(chart):
    assert chart("control", _noise(5)).empty.startswith("Fewer than eight closed runs")


def test_a_part_of_the_intake_has_no_plant_of_its_own(qapp, analyst, loads):
    figures = analyst.figures(replace(YEAR, supplier="Aichi"), TODAY)
    for name in ("waterfall", "losses", "sankey", "control", "cusum"):
        assert "Clear the filters" in chart_of(name, figures, loads.reference()).empty


def test_what_makes_it_uncertain_adds_up_and_leads_to_its_chart(chart, analyst):
    found = chart("drivers", worth=Worth(12_345.0, "USD"))
    figures = analyst.figures(YEAR, TODAY)
    assert sum(spread(figures.dry, figures.element("REE")).values()) == pytest.approx(1.0)
    assert [mark.leads for mark in found.marks[:3]] == ["throughput", "elements", "recovery"]
    assert found.drawn.drivers[-1].figure == "12\u2009000\u2009USD"


def test_the_minimum_of_two_dates_stands_over_each_recovery(chart):
    rows = {row.label: row for row in chart("recovery").drawn.rows}
    assert rows["Li"].marked == (50.0, 80.0)
    assert rows["Li"].note.startswith("≥\u200950\u2009%")
    assert rows["Nd"].marked == ()


@pytest.mark.parametrize(
    ("reached", "words"),
    [
        ((None, None, None), "it is not reached in time"),
        ((None, 3, None), "reached about 3 Dec."),
        ((3, 3, None), "reached about 3 Dec."),
        ((3, 3, 20), "reached about 3 Dec, with 95 % by 20 Dec."),
        ((3, 9, None), "reached about 9 Dec, with 95 % not before 3 Dec."),
        ((3, 9, 20), "reached about 9 Dec, with 90 % between 3 Dec and 20 Dec."),
    ],
)
def test_it_says_by_which_day_a_target_is_reached(qapp, reached, words):
    days = tuple(day and date(2026, 12, day) for day in reached)
    assert words in when_reached(days).replace("\u2009", " ")


def test_without_a_run_the_way_to_the_product_says_why(chart, analyst, loads):
    figures = analyst.figures(YEAR, TODAY)
    plant = _plant()
    nothing = replace(plant, figures=replace(plant.figures, streams=()))
    found = chart_of("waterfall", replace(figures, behind=Behind(plant=nothing)), loads.reference())
    assert found.drawn is None
    assert found.empty == "No run was closed in this period."


def test_a_share_too_small_to_round_is_not_nothing(qapp, analyst):
    figures = analyst.figures(YEAR, TODAY)
    first = figures.suppliers[0]
    small = replace(first, share=first.share.scaled(0.001))
    found = suppliers(replace(figures, suppliers=(small, *figures.suppliers[1:])), None)
    assert found.drawn.rows[0].note == "<\u20091\u2009%"
