"""Each step begins where the one before ended."""

import pytest


@pytest.fixture
def drawing(frame, charts):
    frame.show_chart(charts["steps"])
    return frame.canvas._drawing


def test_bars_hang_on_each_other(drawing):
    received, steel, missing, product = (drawing._bar(i) for i in range(4))
    assert received.right() == pytest.approx(steel.right(), abs=1)
    assert steel.left() == pytest.approx(missing.right(), abs=1)
    assert missing.left() == pytest.approx(product.right(), abs=1)
    assert received.left() == product.left()


def test_the_whisker_reaches_over_its_interval(drawing):
    step = drawing._drawn.steps[2]
    assert drawing.x_at(step.low) < drawing._bar(2).left() < drawing.x_at(step.high)
