from dataclasses import replace

import pytest

from db.filters import BatchFilter
from recycler.batch import State
from ui.charts.spec import Rows
from ui.diversification.charts import NAMES, chart_of
from ui.diversification.shown import read_shown


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_leads_to_as_many_batches_as_it_says(qapp, shown, loads, name):
    chart = chart_of(name, shown, loads.reference())
    assert chart.drawn is not None
    assert len(chart.marks) == len(chart.drawn.rows)
    for mark in chart.marks:
        if mark.where is not None:
            where = BatchFilter(**mark.where, state=State.LOGGED)
            assert loads.count(where).batches == mark.batches, mark.name


@pytest.mark.parametrize("name", NAMES)
def test_a_title_fits_over_its_chart_and_the_table_has_a_text_for_each_figure(
    qapp, shown, loads, name
):
    chart = chart_of(name, shown, loads.reference())
    assert 0 < len(chart.title) <= 50
    sheet = chart.sheet()
    assert all(len(row) == len(sheet.heads) for row in (*sheet.rows, *sheet.values))
    assert sheet.as_text().count("\n") == len(sheet.values)


def test_the_intake_says_who_is_listed_and_what_is_not_stated(qapp, shown, loads):
    chart = chart_of("intake", shown, loads.reference())
    assert chart.title.endswith("from Japan, above the 65 % ceiling")
    rows = {row.label: row for row in chart.drawn.rows}
    assert rows["China"].lanes[0].style == 1
    assert rows["Germany"].lanes[0].style == 2
    assert rows["not stated"].lanes[0].style == "others"
    assert [entry.name for entry in chart.legend] == ["listed (concern)", "partner", "not stated"]
    assert "listed (concern)" in chart.note


def test_origins_without_a_row_of_their_own_are_one(qapp, loads, question, entry):
    for code in ("KR", "US", "FR", "TW", "TH", "NO"):
        loads.log(entry("2026-11-09", "NDFEB_HDD", code, 100), who="K. Tanaka")
    chart = chart_of("intake", read_shown(loads, question), loads.reference())
    assert chart.drawn.rows[-1].label == "2 others"
    assert sum(row.lanes[0].mean for row in chart.drawn.rows) == pytest.approx(100, abs=1e-7)


def test_home_has_a_colour_of_its_own(qapp, loads, question):
    shown = read_shown(loads, replace(question, country="JP"))
    rows = {row.label: row for row in chart_of("intake", shown, loads.reference()).drawn.rows}
    assert rows["Japan"].lanes[0].style == 0


def test_shares_of_the_intake_add_up_to_the_whole(qapp, shown, loads):
    sheet = chart_of("intake", shown, loads.reference()).sheet()
    assert sum(row[2] for row in sheet.values) == pytest.approx(100, abs=1e-7)


def test_a_supply_copied_from_a_group_is_warned_of(qapp, loads, question):
    chart = chart_of(
        "supply", read_shown(loads, replace(question, element="Nd")), loads.reference()
    )
    assert "copied from the figure of a group" in chart.note
    assert chart.title == "China refines 91\u2009% of neodymium"


def test_a_small_share_is_said_as_ppm(qapp, shown, loads):
    rows = {row.label: row for row in chart_of("covered", shown, loads.reference()).drawn.rows}
    assert rows["WLD Rare earths mine output"].figure.endswith("ppm")


def test_we_and_ten_times_us_stand_beside_the_supply_without_us(qapp, shown, loads):
    chart = chart_of("displacement", shown, loads.reference())
    without, with_us, tenfold = chart.drawn.rows
    assert without.lanes[0].mean > with_us.lanes[0].mean > tenfold.lanes[0].mean
    assert chart.title.startswith("We take ")


def test_a_ceiling_is_drawn_where_the_axis_reaches_it(qapp, shown, loads):
    for name in ("supply", "intake"):
        drawn = chart_of(name, shown, loads.reference()).drawn
        assert isinstance(drawn, Rows)
        (ceiling,) = drawn.bounds
        assert drawn.axis.low <= ceiling.at == 65 <= drawn.axis.high


def test_without_batches_charts_say_why(qapp, store, question):
    shown = read_shown(store, question)
    for name in ("intake", "covered", "displacement", "cover"):
        assert chart_of(name, shown, store.reference()).empty.startswith("No Nd + Pr was received")
    assert chart_of("supply", shown, store.reference()).drawn is not None


def test_a_metal_nobody_reports_says_so(qapp, loads, question):
    shown = read_shown(loads, replace(question, element="Ag"))
    assert chart_of("supply", shown, loads.reference()).empty.startswith("Nobody says who supplies")


def test_a_value_without_a_rate_says_what_to_enter(qapp, loads, question):
    chart = chart_of("value", read_shown(loads, question, "JPY"), loads.reference())
    assert chart.drawn is None
    assert "no exchange rate from" in chart.empty


def test_a_newer_price_that_no_rate_turns_is_named(qapp, shown, loads):
    note = chart_of("value", shown, loads.reference()).note
    assert "Prices in CNY are left out: no exchange rate is known." in note
