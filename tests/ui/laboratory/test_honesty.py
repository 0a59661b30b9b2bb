"""The panel tells groups apart, draws how one keeps, and leads to the batches behind it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from ui.laboratory.honesty import HonestyPanel, chart_of, month_days
from ui.parts.honesty import HonestySource


@pytest.fixture
def source(workspace):
    """What answers for the store."""
    source = HonestySource()
    source.take(workspace)
    return source


@pytest.fixture
def panel(qtbot, workspace, assayed, source):
    """The panel, told apart by material."""
    panel = HonestyPanel()
    qtbot.addWidget(panel)
    panel.resize(1176, 640)
    panel.take(workspace, source)
    with qtbot.waitExposed(panel):
        panel.show()
    with qtbot.waitSignal(source.answered):
        panel.ask()
    return panel


def names(panel):
    return [line.name for line in panel.model.records]


def cells(panel, row):
    line = panel.model.record(row)
    return {column.key: column.cell(line) for column in panel.model.columns}


def test_all_results_come_first_then_the_worst(panel, reference):
    assert names(panel) == [
        "All results",
        reference.material("NDFEB_HDD").name,
        reference.material("NDFEB_EV_ROTOR").name,
    ]
    worst = cells(panel, 1)
    assert worst["verdict"].badge.words == "over-confident"
    assert worst["held_2"].text == "0\u2009%"
    assert worst["n"].text == "24"
    assert worst["evidence"].text == "chance once in over a million"
    assert cells(panel, 2)["verdict"].badge.words == "too few"


def test_the_chart_follows_the_line_and_states_the_finding(qtbot, panel):
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    assert panel.chart.title.text() == "Intervals are too narrow: 0\u2009% held"
    drawn = panel.chart.chart.drawn
    assert drawn.expected[-1] == 100
    assert drawn.observed[4] == pytest.approx(50)
    assert drawn.low[4] < 50 < drawn.high[4]
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    assert panel.chart.title.text() == "Too few results to say (4)"


def test_the_chart_has_a_table_of_the_same_points(panel):
    chart = chart_of(panel.model.record(1))
    sheet = chart.sheet()
    assert len(sheet.rows) == len(chart.marks) == 10
    assert sheet.values[4][:2] == pytest.approx((50, 50))


@pytest.mark.parametrize(
    ("by", "row", "where"),
    [
        ("material", 1, {"material": "NDFEB_HDD"}),
        ("version", 1, {"material": "NDFEB_HDD"}),
        ("supplier", 1, {"supplier": "Nordhavn E-Scrap"}),
        ("element", 1, {"materials": ("NDFEB_HDD", "NDFEB_EV_ROTOR")}),
        ("month", 1, {"since": date(2026, 11, 1), "until": date(2026, 11, 30)}),
        ("material", 0, {}),
    ],
)
def test_enter_opens_the_batches_behind_a_line(qtbot, panel, source, by, row, where):
    with qtbot.waitSignal(source.answered):
        panel.choose(by)
    panel.table.set_current_row(row)
    with qtbot.waitSignal(panel.opened) as opened:
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    found = opened.args[0]
    assert {k: set(v) if k == "materials" else v for k, v in found.items()} == {
        k: set(v) if k == "materials" else v for k, v in where.items()
    }


def test_a_point_of_the_chart_opens_them_too(qtbot, panel):
    panel.table.set_current_row(1)
    canvas = panel.chart.canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_End)
    with qtbot.waitSignal(panel.opened) as opened:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert opened.args[0] == {"material": "NDFEB_HDD"}


def test_a_month_has_its_own_last_day():
    assert month_days("2026-02") == (date(2026, 2, 1), date(2026, 2, 28))
    assert month_days("2026-12") == (date(2026, 12, 1), date(2026, 12, 31))


def test_without_assays_the_panel_says_so(qtbot, workspace, source):
    panel = HonestyPanel()
    qtbot.addWidget(panel)
    panel.take(workspace, source)
    with qtbot.waitSignal(source.answered):
        panel.ask()
    assert names(panel) == []
    assert panel.chart.empty.text().startswith("No final assay")
