"""Bands are as wide as their kilograms, and nothing falls out of the picture."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF

from ui.charts.flow_layout import BAR, FlowLayout
from ui.charts.spec import Band, Place, Sankey

AREA = QRectF(0, 0, 1000, 420)


@pytest.fixture
def plant(charts):
    return charts["plant"].drawn


def _laid_out(drawn, area=AREA):
    return FlowLayout(drawn, area, 120, 140)


def test_widths_and_bars_share_one_scale(plant):
    layout = _laid_out(plant)
    for band, lane in zip(plant.bands, layout.lanes, strict=True):
        if band.kg:
            assert lane.width == pytest.approx(max(band.kg * layout.scale, 1.5))
    mill, leach = (layout.bars[i] for i in plant.nodes())
    assert mill.height() == pytest.approx(110 * layout.scale)
    assert leach.height() == pytest.approx(90 * layout.scale)


@pytest.mark.parametrize("times", [1e-6, 1e-3, 1e4])
def test_milligrams_and_tonnes_are_drawn_alike(plant, times):
    bands = tuple(replace(b, kg=b.kg * times if b.kg else b.kg) for b in plant.bands)
    scaled = _laid_out(replace(plant, bands=bands))
    for one, other in zip(_laid_out(plant).lanes, scaled.lanes, strict=True):
        assert one.width == pytest.approx(other.width, rel=1e-6)


@pytest.mark.parametrize("height", [160, 420, 900])
def test_everything_stays_within_the_area(plant, height):
    area = QRectF(0, 0, 900, height)
    layout = _laid_out(plant, area)
    for lane in layout.lanes:
        assert area.adjusted(-1, -1, 1, 1).contains(lane.path.boundingRect())


def test_a_loop_runs_back_beneath_both_nodes(plant):
    layout = _laid_out(plant)
    loop = layout.lanes[7]
    mill, leach = (layout.bars[i] for i in plant.nodes())
    assert loop.is_loop
    assert loop.middle.y() > max(mill.bottom(), leach.bottom())
    assert mill.left() > loop.path.boundingRect().left()
    assert leach.right() < loop.path.boundingRect().right()


def test_a_node_that_feeds_itself_is_a_loop_too():
    places = (Place("in", "", end="source"), Place("Leach", ""), Place("out", "", end="sink"))
    bands = (Band(0, 1, 5, ""), Band(1, 2, 5, ""), Band(1, 1, 2, ""))
    layout = _laid_out(Sankey(places, bands))
    assert [lane.is_loop for lane in layout.lanes] == [False, False, True]


def test_the_order_of_a_column_does_not_depend_on_the_figures(plant):
    bands = (replace(plant.bands[0], kg=1.0), replace(plant.bands[1], kg=99.0), *plant.bands[2:])
    for drawn in (plant, replace(plant, bands=bands)):
        swarf, packs = _laid_out(drawn).bars[:2]
        assert swarf.bottom() < packs.top()


def test_a_band_past_a_node_does_not_cross_its_bar():
    places = (
        Place("Swarf", "", end="source"), Place("Oxide", "", end="sink"),
        Place("Mill", "", 0), Place("Leach", "", 1), Place("SX", "", 2),
    )  # fmt: skip
    bands = (Band(0, 2, 9, ""), Band(2, 3, 6, ""), Band(3, 4, 6, ""), Band(4, 1, 6, ""),
             Band(2, 4, 3, ""))  # fmt: skip
    layout = _laid_out(Sankey(places, bands))
    assert not layout.lanes[4].path.intersects(layout.bars[3])
    assert layout.bars[3].width() == BAR


def test_what_leaves_a_node_fills_its_bar(plant):
    layout = _laid_out(plant)
    mill = layout.bars[2]
    first = layout.lanes[2].path.boundingRect()
    drain = layout.lanes[3].path.boundingRect()
    assert first.top() == pytest.approx(mill.top(), abs=0.1)
    assert drain.top() == pytest.approx(mill.top() + 90 * layout.scale, abs=0.1)
    assert drain.top() + 20 * layout.scale == pytest.approx(mill.bottom(), abs=0.1)


def test_nothing_known_has_no_scale():
    places = (Place("in", "", end="source"), Place("Leach", ""))
    layout = _laid_out(Sankey(places, (Band(0, 1, None, "not known", kind="unknown"),)))
    assert layout.scale == 0
    assert layout.lanes[0].width > 0
