"""Assays as stated: digits and units stay, fractions follow from them."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from recycler.laboratory.records import AssayEntry


def entry(**values):
    return AssayEntry.model_validate(
        {"ticket": "S1-26-00001", "sample": "SA-1", "element": "Nd", "value": "23.18", **values}
    )


@pytest.mark.parametrize(
    ("value", "unit", "fraction"),
    [
        ("23.18", "%", 0.2318),
        ("120", "ppm", 0.00012),
        ("120", "g/t", 0.00012),
        (".3", "fraction", 0.3),
    ],
)
def test_units_give_fractions(value, unit, fraction):
    assay = entry(value=value, unit=unit, sd="0.1")
    assert assay.fraction == pytest.approx(fraction, rel=1e-12)
    assert assay.fraction_sd == pytest.approx(0.1 * fraction / float(value), rel=1e-12)
    assert assay.value == Decimal(value)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"element": "Xx"}, "unknown_element"),
        ({"unit": "kg"}, "unknown_unit"),
        ({"value": "500"}, "assay_range"),
        ({"value": "0"}, "assay_range"),
        ({"sd": "0"}, "greater_than"),
    ],
)
def test_what_cannot_be_is_refused(values, code):
    with pytest.raises(ValidationError) as refused:
        entry(**values)
    assert refused.value.errors()[0]["type"] == code
