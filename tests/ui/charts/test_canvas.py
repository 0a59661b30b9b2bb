"""Marks are pointed at, walked by keys and opened."""

import pytest
from PySide6.QtCore import QPointF, Qt


def _click(qtbot, canvas, place: QPointF):
    qtbot.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())


@pytest.mark.parametrize(
    "name", ["throughput", "elements", "cumulative", "honesty", "plant", "steps"]
)
def test_a_click_on_a_mark_opens_what_is_behind_it(qtbot, frame, charts, name):
    chart = charts[name]
    frame.show_chart(chart)
    last = len(chart.marks) - 2
    with qtbot.waitSignal(frame.opened) as opened:
        _click(qtbot, frame.canvas, frame.canvas.mark_rect(last).center())
    assert opened.args[0].where == chart.marks[last].where


def test_a_click_beside_the_marks_opens_nothing(qtbot, frame, charts):
    frame.show_chart(charts["throughput"])
    with qtbot.assertNotEmitted(frame.opened):
        _click(qtbot, frame.canvas, QPointF(2, 2))


def test_arrows_walk_bars_and_their_pieces(qtbot, frame, charts):
    frame.show_chart(charts["throughput"])
    frame.canvas.setFocus()
    walked = []
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Left,
        Qt.Key.Key_Down,
    ):
        qtbot.keyClick(frame.canvas, key)
        walked.append(frame.canvas.marks[frame.canvas.focused()].name)
    assert walked == ["0 in Jan", "0 in Feb", "1 in Feb", "1 in Jan", "0 in Jan"]


def test_arrows_stop_at_the_ends(qtbot, frame, charts):
    frame.show_chart(charts["elements"])
    frame.canvas.setFocus()
    for _ in range(4):
        qtbot.keyClick(frame.canvas, Qt.Key.Key_Down)
    assert frame.canvas.focused() == 1
    qtbot.keyClick(frame.canvas, Qt.Key.Key_Home)
    assert frame.canvas.focused() == 0


def test_enter_opens_the_mark_with_the_focus(qtbot, frame, charts):
    frame.show_chart(charts["cumulative"])
    frame.canvas.setFocus()
    qtbot.keyClick(frame.canvas, Qt.Key.Key_End)
    with qtbot.waitSignal(frame.opened) as opened:
        qtbot.keyClick(frame.canvas, Qt.Key.Key_Return)
    assert opened.args[0].where == {"point": 2}


def test_pointing_reads_a_mark_out(qtbot, frame, charts):
    frame.show_chart(charts["throughput"])
    with qtbot.waitSignal(frame.canvas.pointed) as pointed:
        qtbot.mouseMove(frame.canvas.viewport(), frame.canvas.mark_rect(3).center().toPoint())
    assert pointed.args[0].name == "1 in Feb"


def test_fewer_marks_take_the_focus_along(qtbot, frame, charts):
    frame.show_chart(charts["throughput"])
    frame.canvas.setFocus()
    qtbot.keyClick(frame.canvas, Qt.Key.Key_End)
    frame.show_chart(charts["elements"])
    assert frame.canvas.focused() == 1


def test_pieces_of_a_bar_lie_on_each_other(frame, charts):
    frame.show_chart(charts["throughput"])
    lower, upper = (frame.canvas.mark_rect(i) for i in (2, 3))
    assert upper.bottom() == pytest.approx(lower.top(), abs=1)
    assert upper.height() == pytest.approx(3 * lower.height(), abs=3)


def test_more_observed_stands_higher_and_more_expected_further_right(frame, charts):
    frame.show_chart(charts["honesty"])
    low, high = (frame.canvas.mark_rect(i).center() for i in (0, 2))
    assert low.x() < high.x()
    assert low.y() > high.y()
