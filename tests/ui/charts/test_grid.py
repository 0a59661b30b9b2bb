"""The charts of a page in columns: those in sight first, and nothing moves as the rest comes."""

import pytest
from PySide6.QtWidgets import QScrollArea

from ui.charts.grid import ChartGrid

NAMES = [f"chart {place}" for place in range(8)]


@pytest.fixture
def asked():
    """The charts in the order they were asked for."""
    return []


@pytest.fixture
def show(charts, asked):
    def chart_of(name):
        asked.append(name)
        return charts["throughput"]

    return chart_of


@pytest.fixture
def grid(qtbot):
    """Two columns in a window with room for two rows."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    grid = ChartGrid(NAMES, [NAMES[3]])
    grid.set_columns(2)
    area.setWidget(grid)
    area.resize(900, 500)
    qtbot.addWidget(area)
    area.show()
    qtbot.waitExposed(area)
    yield grid
    area.close()


def test_what_is_in_sight_comes_first(qtbot, grid, show, asked):
    grid.window().verticalScrollBar().setValue(10_000)
    grid.show_charts(show)
    qtbot.waitUntil(grid.is_drawn)
    at_the_end = [NAMES[3], NAMES[7]]
    assert set(asked[:2]) == set(at_the_end)
    with qtbot.waitSignal(grid.stood):
        pass
    assert sorted(asked) == NAMES


def test_nothing_moves_as_the_rest_comes(qtbot, grid, show):
    grid.show_charts(show)
    qtbot.waitUntil(grid.is_drawn)
    first = grid.frames[NAMES[0]]
    before = first.geometry()
    qtbot.waitUntil(grid.stands)
    qtbot.wait(10)
    assert first.geometry() == before


def test_it_says_once_that_all_charts_stand(qtbot, grid, show, asked):
    with qtbot.waitSignal(grid.stood):
        grid.show_charts(show)
    asked.clear()
    with qtbot.assertNotEmitted(grid.stood):
        grid.show_again(NAMES[:3], show)
        qtbot.waitUntil(grid.stands)
    assert asked == NAMES[:3]


def test_what_is_in_sight_is_shown_again_at_once(qtbot, grid, show, asked):
    grid.show_charts(show)
    qtbot.waitUntil(grid.stands)
    asked.clear()
    grid.show_charts(show)
    assert asked[:2] == NAMES[:2]
    assert grid.frames[NAMES[7]].chart is not None
    qtbot.waitUntil(grid.stands)
    assert sorted(asked) == NAMES


def test_a_chart_led_to_is_drawn_though_its_turn_has_not_come(grid, show, asked):
    grid.show_charts(show)
    frame = grid.frame(NAMES[7])
    assert frame.chart is not None
    assert frame.window() is grid.window()
    assert asked == [NAMES[7]]


def test_a_chart_left_out_leaves_no_gap(qtbot, grid, show):
    grid.show_charts(show)
    qtbot.waitUntil(grid.stands)
    tall = grid.sizeHint().height()
    grid.hide_chart(NAMES[3], True)
    assert grid.frames[NAMES[3]].isHidden()
    assert grid.sizeHint().height() < tall
    grid.hide_chart(NAMES[3], False)
    assert grid.sizeHint().height() == tall


def test_the_others_close_up_round_a_chart_left_out(qtbot, grid, show):
    grid.show_charts(show)
    qtbot.waitUntil(grid.stands)
    grid.hide_chart(NAMES[1], True)
    qtbot.waitUntil(lambda: grid.frames[NAMES[2]].x() > grid.frames[NAMES[0]].x())
    assert grid.frames[NAMES[2]].y() == grid.frames[NAMES[0]].y()
    assert grid.is_drawn()
