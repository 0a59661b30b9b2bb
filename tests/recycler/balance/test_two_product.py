"""The two-product formula against a published calculation and against draws."""

import numpy as np
import pytest

from recycler.balance.two_product import recovery_slopes, two_product
from recycler.errors import InputError


def test_a_published_split():
    """https://www.processconvert.com/calculators/two-product-formula."""
    found = two_product(1.0, 10.0, 0.2)
    assert found.mass_yield == pytest.approx(0.0816326531)
    assert found.recovery == pytest.approx(0.8163265306)
    assert found.ratio == pytest.approx(12.25)
    assert found.enrichment == pytest.approx(10.0)


def test_the_textbook_split():
    found = two_product(0.8, 25.0, 0.15)
    assert (found.mass_yield, found.recovery) == pytest.approx((0.0261569, 0.8174044), abs=1e-7)
    assert (found.ratio, found.enrichment) == pytest.approx((38.2308, 31.25), abs=1e-4)


def test_its_uncertainty():
    assert recovery_slopes(1.0, 10.0, 0.2) == pytest.approx(
        (0.20408163, -0.00166597, -0.93710954), abs=1e-8
    )
    found = two_product(1.0, 10.0, 0.2, (0.02, 0.2, 0.004))
    assert found.recovery_sd == pytest.approx(0.00555171, abs=1e-8)
    assert sum(found.shares) == pytest.approx(1)
    draw = np.random.default_rng(4)
    f, c, t = (
        m + s * draw.standard_normal(200_000) for m, s in ((1, 0.02), (10, 0.2), (0.2, 0.004))
    )
    recovery = (f - t) / (c - t) * c / f
    assert recovery.std() == pytest.approx(found.recovery_sd, rel=0.01)
    assert np.quantile(recovery, [0.025, 0.975]) == pytest.approx([0.80513, 0.82688], abs=2e-4)


@pytest.mark.parametrize(
    "grades", [(0.1, 10, 0.2), (11, 10, 0.2), (1, 10, -0.1), (float("nan"), 10, 1)]
)
def test_a_feed_outside_its_products_is_refused(grades):
    with pytest.raises(InputError, match="balance_two_product"):
        two_product(*grades)
