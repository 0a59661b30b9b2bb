"""What the charts say of the figures, and where their marks lead."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from recycler.errors import InputError
from ui.charts.catalogue import BEHIND, NAMES, Asked, chart_of, draw_chart
from ui.charts.spec import OTHERS
from ui.recovery.analyst import Analyst
from ui.recovery.scope import Scope
from ui.recovery.wording import LONGEST_TITLE

TODAY = date(2026, 11, 23)
YEAR = Scope(date(2026, 1, 1), TODAY)


@pytest.fixture
def figures(analyst):
    return analyst.figures(YEAR, TODAY)


@pytest.mark.parametrize("name", NAMES)
def test_titles_are_short_and_every_row_has_its_mark(qapp, analyst, loads, name):
    for measure, element in product(("dry", "contained", "recovered"), (None, "Dy", "Co")):
        figures = analyst.figures(replace(YEAR, measure=measure, element=element), TODAY)
        chart = chart_of(name, figures, loads.reference())
        assert 0 < len(chart.title) <= LONGEST_TITLE
        assert "n\u20095" in chart.caption
        assert "2026" in chart.caption
        if hasattr(chart.drawn, "rows"):
            assert len(chart.marks) == len(chart.drawn.rows) == len(chart.sheet().rows)
        if hasattr(chart.drawn, "pieces"):
            assert len(chart.marks) == len(chart.drawn.pieces)


def test_the_title_states_the_finding(qapp, figures, loads):
    chart = chart_of("throughput", figures, loads.reference())
    assert chart.title == "Li-ion packs: 90\u2009% of the dry mass"


def test_the_running_month_is_marked_with_its_days(qapp, figures, loads):
    assert chart_of("throughput", figures, loads.reference()).drawn.partial == {10: "23 days"}


def test_a_bar_leads_to_the_batches_of_its_stream_and_month(qapp, figures, loads):
    from db.filters import BatchFilter

    chart = chart_of("throughput", figures, loads.reference())
    mark = next(m for m in chart.marks if m.name == "Sintered NdFeB, Nov 2026")
    assert mark.batches == 2
    assert mark.where["since"] == date(2026, 11, 1)
    assert loads.count(BatchFilter(**mark.where)).batches == 2


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_leads_to_as_many_batches_as_it_says(qapp, figures, loads, name):
    from db.filters import BatchFilter
    from recycler.batch import State

    for mark in chart_of(name, figures, loads.reference()).marks:
        if mark.where is not None:
            where = BatchFilter(**mark.where, state=State.LOGGED)
            assert loads.count(where).batches == mark.batches, mark.name


def test_the_table_of_bars_holds_what_is_drawn(qapp, figures, loads):
    chart = chart_of("throughput", figures, loads.reference())
    tops = {}
    for piece in chart.drawn.pieces:
        tops[piece.bar] = max(tops.get(piece.bar, 0), piece.top)
    totals = [line[-1] for line in chart.sheet().values]
    assert totals == pytest.approx([tops.get(bar, 0) for bar in range(len(totals))])


def test_more_than_eight_streams_end_in_others(qapp, sample_store):
    figures = Analyst(sample_store).figures(Scope(), TODAY)
    chart = chart_of("throughput", figures, sample_store.reference())
    styles = [entry.style for entry in chart.legend]
    assert styles[-1] == OTHERS
    assert len(styles) == 9


def test_one_series_alone_is_drawn_in_accent(qapp, analyst, loads):
    figures = analyst.figures(replace(YEAR, stream="sintered NdFeB"), TODAY)
    chart = chart_of("throughput", figures, loads.reference())
    assert {piece.style for piece in chart.drawn.pieces} == {"accent"}


@pytest.mark.parametrize("name", [*NAMES, *BEHIND])
def test_a_chart_without_batches_says_so(qapp, analyst, loads, name):
    figures = analyst.figures(Scope(date(2026, 2, 1), date(2026, 3, 1)), TODAY)
    chart = chart_of(name, figures, loads.reference())
    assert chart.drawn is None
    assert chart.empty.startswith("No batches")


def test_a_chart_of_what_no_batch_holds_says_so(qapp, analyst, loads):
    figures = analyst.figures(replace(YEAR, element="Ag"), TODAY)
    chart = chart_of("origins", figures, loads.reference())
    assert chart.empty == "These batches hold no silver."


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_the_command_draws_a_chart_into_a_file(qapp, loads, tmp_path, suffix):
    out = draw_chart(loads, "throughput", Asked(), tmp_path / f"chart{suffix}", "dark")
    assert out.stat().st_size > 5_000


def test_an_unknown_chart_names_the_known_ones(qapp, loads, tmp_path):
    with pytest.raises(InputError) as caught:
        draw_chart(loads, "pie", Asked(), tmp_path / "pie.png")
    assert caught.value.code == "unknown_chart"


def test_a_picture_of_another_kind_is_refused(qapp, loads, tmp_path):
    with pytest.raises(InputError) as caught:
        draw_chart(loads, "origins", Asked(), tmp_path / "chart.pdf")
    assert caught.value.code == "unknown_picture"


def test_a_folder_that_is_not_there_is_named(qapp, loads, tmp_path):
    with pytest.raises(InputError) as caught:
        draw_chart(loads, "origins", Asked(), tmp_path / "none" / "chart.png")
    assert caught.value.code == "file_not_written"
