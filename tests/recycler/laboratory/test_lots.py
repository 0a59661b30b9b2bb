"""Results of lots are grouped by element and put on the logit scale."""

from datetime import date

import pytest
from scipy.special import logit

from recycler.errors import InputError
from recycler.laboratory.lots import LotAssay, series_by_element


def test_results_are_observations_of_the_logit():
    found = series_by_element(
        [
            LotAssay("A", "Nd", 0.25, 0.005, on=date(2026, 3, 1)),
            LotAssay("B", "Nd", 0.20, 0.004, on=date(2026, 1, 5)),
            LotAssay("A", "Dy", 0.001, 0.0002, below=True),
            LotAssay("B", "Dy", 0.001, 0.0002, below=True),
            LotAssay("C", "Dy", 0.004, 0.0002),
        ]
    )

    neodymium, dysprosium = found["Nd"], found["Dy"]
    assert neodymium.found == pytest.approx(logit([0.25, 0.20]))
    assert neodymium.noise[0] == pytest.approx((0.005 / (0.25 * 0.75)) ** 2)
    assert (neodymium.first, neodymium.last) == (date(2026, 1, 5), date(2026, 3, 1))
    assert (dysprosium.lots, dysprosium.measured, dysprosium.below) == (3, 1, 2)
    assert dysprosium.limits == pytest.approx(logit([0.001]))


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (LotAssay("A", "Nd", 0.25, 0.005), "assay_twice"),
        (LotAssay("B", "Nx", 0.25, 0.005), "unknown_element"),
        (LotAssay("B", "Nd", 0.0, 0.005), "assay_range"),
        (LotAssay("B", "Nd", 0.25, 0.0), "assay_range"),
    ],
)
def test_what_cannot_be_is_refused(second, code):
    with pytest.raises(InputError) as problem:
        series_by_element([LotAssay("A", "Nd", 0.25, 0.005), second])

    assert problem.value.code == code
