"""A chart as a workbook: figures as they are, and a native chart that reads them."""

import pytest
from openpyxl import load_workbook

from recycler.errors import InputError
from recycler.exchange.chart_workbook import HEAD_ROW, ChartTable, write_chart_workbook

ROWS = [("Jan 2026", 1.5, 2.25, "own"), ("=cmd()", 3.0, None, "own")]


def table(kind="stacked", plotted=(1, 2)):
    return ChartTable("Finding", "t", ("Month", "A, t", "B, t", "Grade"), ROWS, kind, plotted)


@pytest.mark.parametrize("kind", ["stacked", "bar", "line"])
def test_figures_and_a_native_chart_stand_in_it(tmp_path, kind):
    book = load_workbook(write_chart_workbook(tmp_path / "chart.xlsx", table(kind)))
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[HEAD_ROW + 1]] == list(ROWS[0])
    (chart,) = sheet._charts
    assert len(chart.series) == 2
    assert chart.series[0].val.numRef.f == f"'Chart'!$B${HEAD_ROW + 1}:$B${HEAD_ROW + 2}"


def test_a_name_that_looks_like_a_formula_stays_a_name(tmp_path):
    book = load_workbook(write_chart_workbook(tmp_path / "chart.xlsx", table()))
    cell = book.worksheets[0].cell(HEAD_ROW + 2, 1)
    assert (cell.value, cell.data_type) == ("=cmd()", "s")


def test_without_figures_there_is_no_chart(tmp_path):
    book = load_workbook(write_chart_workbook(tmp_path / "chart.xlsx", table(plotted=())))
    assert not book.worksheets[0]._charts


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(InputError) as caught:
        write_chart_workbook(tmp_path / "none" / "chart.xlsx", table())
    assert caught.value.code == "cannot_write"
