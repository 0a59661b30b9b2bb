"""What is drawn is what was found, raw or reconciled; nothing is stretched in silence."""

from dataclasses import replace
from itertools import pairwise

import pytest

from tests.ui.balance.conftest import mass
from ui.balance.figures import Stream
from ui.balance.plant_chart import MOST_ENDS, plant_chart
from ui.balance.waterfall_chart import waterfall_chart


def _bands(chart):
    return {mark.name: band for mark, band in zip(chart.marks, chart.drawn.bands, strict=False)}


def test_bands_carry_what_was_read_or_reconciled(qapp, october):
    raw, reconciled = (_bands(plant_chart(october, view)) for view in ("raw", "reconciled"))
    name = "Iron cake, assay, from SX, iron removal"
    assert raw[name].kg == 131
    assert reconciled[name].kg == 198
    assert raw["steel, dust, from Dismantle, mill"].kind == "inferred"


def test_what_is_missing_is_a_band_of_its_own(qapp, october):
    band = _bands(plant_chart(october, "raw"))["not found at SX, iron removal"]
    assert (band.kg, band.kind, band.alarm) == (86, "missing", True)
    assert band.half_kg == pytest.approx(74)
    assert not any(b.kind == "missing" for b in plant_chart(october, "reconciled").drawn.bands)


def test_what_was_found_in_excess_comes_in_as_a_band(qapp, october):
    over = replace(october, missing={"raw": {"leach": mass(-30, 20)}})
    chart = plant_chart(over, "raw")
    band = _bands(chart)["found in excess at Leach"]
    assert chart.drawn.places[band.source].end == "source"
    assert band.kg == 30


def test_nodes_say_what_goes_in_and_out(qapp, october):
    chart = plant_chart(october, "reconciled")
    heads = [chart.drawn.places[i].figure.replace("\u2009", " ") for i in chart.drawn.nodes()]
    assert heads[:2] == ["in 4 904 · out 4 904", "in 4 739 · out 4 739"]


def test_many_feeds_are_drawn_as_eight_and_none_is_lost(qapp, october):
    feeds = tuple(
        Stream(f"f{n}", f"Supplier {n}", None, "mill", "feed", mass(10 + n, 1), mass(10 + n, 1))
        for n in range(40)
    )
    rest = tuple(one for one in october.streams if one.role != "feed")
    chart = plant_chart(replace(october, streams=(*feeds, *rest)), "raw")
    ends = [place for place in chart.drawn.places if place.end == "source"]
    assert len(ends) == MOST_ENDS
    assert {place.name for place in ends} >= {"33 others", "Supplier 39"}
    mill = chart.drawn.nodes()[0]
    came = sum(band.kg for band in chart.drawn.bands if band.target == mill)
    assert came == sum(10 + n for n in range(40))
    assert len(chart.sheet().rows) == 40 + len(rest)


def test_a_return_is_a_loop_and_keeps_its_name(qapp, october):
    back = Stream("fines", "fines", "sx", "mill", "flow", mass(50, 5), mass(50, 5))
    chart = plant_chart(replace(october, streams=(*october.streams, back)), "raw")
    band = _bands(chart)["fines, SX, iron removal to Dismantle, mill"]
    assert band.name == "fines"
    assert chart.drawn.places[band.target].column < chart.drawn.places[band.source].column


def test_the_table_holds_raw_and_reconciled_in_both_views(qapp, october):
    for view in ("raw", "reconciled"):
        rows = {row[0]: row for row in plant_chart(october, view).sheet().values}
        assert rows["Iron cake, assay"][3:5] == (131, 198)
        assert rows["steel, dust"][3:5] == (None, 165)


def test_the_waterfall_steps_down_to_what_was_won(qapp, october):
    chart = waterfall_chart(october, "reconciled")
    steps = chart.drawn.steps
    assert (steps[0].top, steps[-1].top) == (4904, 4103)
    for one, after in pairwise(steps[:-1]):
        assert after.top == pytest.approx(one.top if one.kind == "total" else one.base)
    assert {s.label: s.kind for s in steps}["steel, dust"] == "inferred"
    assert {s.label: s.kind for s in steps}["Iron cake, assay"] == "measured"


def test_without_feed_the_waterfall_says_so(qapp, empty):
    assert waterfall_chart(empty, "raw").empty == "Nothing came in."
