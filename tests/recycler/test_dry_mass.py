"""Dry mass and its standard uncertainty."""

import math
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from uncertainties import ufloat

from recycler.batch import BatchEntry, WeightSource
from recycler.dry_mass import dry_mass, dry_mass_of, reading_sd
from recycler.units import Reading


def kg(digits):
    """Return a reading in kg."""
    return Reading(Decimal(digits), "kg")


def test_it_agrees_with_linear_propagation_of_another_package():
    found = dry_mass_of(kg("642.4"), kg("22.0"), moisture=0.03, contamination=0.05)

    gross = ufloat(642.4, math.hypot(0.6424, 0.1 / math.sqrt(12)))
    tare = ufloat(22.0, math.hypot(0.022, 0.1 / math.sqrt(12)))
    expected = (gross - tare) * (1 - ufloat(0.03, 0.003)) * (1 - ufloat(0.05, 0.0125))
    assert found.kg == pytest.approx(expected.n)
    assert found.sd == pytest.approx(expected.s)
    assert found.net_kg - found.moisture_kg - found.contamination_kg == pytest.approx(found.kg)
    parts = found.var_gross + found.var_tare + found.var_moisture + found.var_contamination
    assert found.sd**2 == pytest.approx(parts)


def test_a_scale_is_trusted_more_than_a_typed_reading():
    assert reading_sd(kg("500.00"), WeightSource.SCALE) < reading_sd(
        kg("500.00"), WeightSource.TYPED
    )


def test_a_workbook_that_drops_zeros_does_not_widen_the_reading():
    # 600 kg may stand for 600.00 kg: the step is capped at 0.2 % of the reading.
    assert reading_sd(Reading(Decimal("6E+2"), "kg"), WeightSource.IMPORTED) == pytest.approx(
        math.hypot(0.6, 1.2)
    )


def test_what_was_not_read_has_no_spread():
    found = dry_mass_of(kg("100.0"), kg("0"))

    assert found.var_tare == found.var_moisture == found.var_contamination == 0
    assert found.kg == 100.0


def test_small_deductions_have_a_least_uncertainty():
    found = dry_mass_of(kg("100.0"), kg("0"), moisture=0.001, contamination=0.001)

    assert math.sqrt(found.var_moisture) == pytest.approx(100 * 0.999 * 0.0005)
    assert math.sqrt(found.var_contamination) == pytest.approx(100 * 0.999 * 0.0020)


def test_a_batch_has_the_dry_mass_of_its_readings():
    entry = BatchEntry(
        received_at=datetime(2026, 5, 4, tzinfo=UTC), material="NDFEB_N", supplier="S",
        gross=Decimal("1.2"), tare=Decimal("0.2"), unit="t", moisture_ppm=20_000,
        contamination_ppm=10_000,
    )  # fmt: skip

    found = dry_mass(entry)

    assert found.kg == pytest.approx(entry.dry_ug / 1e9)
    assert found.quantity.p05 < found.quantity.p50 == found.kg < found.quantity.p95
