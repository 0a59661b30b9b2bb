"""The control chart of one series: its limits and what they say."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from recycler.laboratory.control import Control
from recycler.laboratory.control_chart import control_chart, series
from recycler.laboratory.methods import Methods
from recycler.laboratory.records import ControlEntry, ControlResult
from recycler.sample.laboratory import controls

NOW = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)


def on_magnet(*found):
    return [
        ControlEntry(
            name="M", element="Nd", value=Decimal(one), sd=Decimal("0.08"),
            certified=Decimal("24.30"), certified_sd=Decimal("0.06"),
        )
        for one in found
    ]  # fmt: skip


def test_few_results_are_held_against_what_is_stated():
    chart = control_chart(on_magnet("24.40", "24.30"), Methods())
    assert not chart.own
    assert (chart.limits.centre, chart.limits.sd) == pytest.approx((0.0, 0.001))
    assert chart.scores == pytest.approx([1.0, 0.0])


def test_own_limits_do_not_hide_a_bias():
    chart = control_chart(on_magnet(*["24.80", "24.82"] * 5), Methods())
    assert chart.own
    assert abs(chart.scores).max() < 2
    assert chart.control is Control.OUT_OF_CONTROL


def test_a_blank_without_a_finding_is_in_control():
    blank = ControlEntry(name="B", element="Nd", value=Decimal(2), unit="ppm", below=True)
    chart = control_chart([blank] * 9, Methods())
    assert not chart.own
    assert chart.offsets.tolist() == [0.0] * 9
    assert chart.control is Control.IN_CONTROL


def test_the_last_forty_of_each_series_are_kept_in_order_of_time():
    kept = [
        ControlResult(**one.model_dump(), id=str(n), recorded_at=NOW, recorded_by="S")
        for n, one in enumerate(reversed(controls(NOW) * 2))
    ]
    found = series(kept)
    assert [(key[0], len(some)) for key, some in found.items()] == [
        ("CRM-N42", 40), ("Acid blank", 26),
    ]  # fmt: skip
    times = [one.analysed_at for one in found["CRM-N42", "Nd", False]]
    assert times == sorted(times)
