"""Axes have round steps that hold what is drawn."""

import pytest

from ui.charts.scale import decimals_of, step_for, ticks


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (0, 136, 4, [0, 50, 100]),
        (0, 60, 4, [0, 20, 40, 60]),
        (0, 0.35, 4, [0, 0.1, 0.2, 0.3]),
        (40, 100, 5, [40, 60, 80, 100]),
    ],
)
def test_steps_are_round_and_never_too_many(low, high, most, expected):
    assert ticks(low, high, most) == pytest.approx(expected)


def test_an_axis_without_span_has_a_step():
    assert step_for(0, 4) == 1


def test_decimals_tell_neighbouring_ticks_apart():
    assert [decimals_of(step) for step in (20, 2.5, 0.1, 0.05)] == [0, 1, 1, 2]
