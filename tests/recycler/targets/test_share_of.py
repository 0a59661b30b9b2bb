"""Shares of the intake with their intervals, held against trials."""

import numpy as np
import pytest

from recycler.targets.rates import won_share
from recycler.targets.share_of import share_of
from recycler.totals.holding import Holding
from recycler.totals.totals import Moments, totals_of

UG = 10**9


def holding(material, kg, batches=1, sd_kg=0.0):
    return Holding(
        material, 1, None, 0, batches, kg * UG, kg * UG, (kg // batches) ** 2 * batches * 10**4,
        int(sd_kg**2 * 1e8),
    )  # fmt: skip


def test_shares_of_dry_mass_are_ratios(estimator):
    keyed = [("JP", holding("NDFEB_HDD", 300, sd_kg=3)), ("US", holding("CELL_LCO", 700, sd_kg=7))]
    found = share_of(totals_of(estimator), keyed, {"JP"}, "")
    assert found.mean == pytest.approx(0.3)
    rng = np.random.default_rng(1)
    ours, others = 300 + 3 * rng.standard_normal(200_000), 700 + 7 * rng.standard_normal(200_000)
    assert found.sd == pytest.approx((ours / (ours + others)).std(), rel=0.02)


def test_shares_add_up_and_nothing_has_no_share(estimator):
    keyed = [("JP", holding("NDFEB_HDD", 300)), ("US", holding("NDFEB_EV_ROTOR", 700))]
    totals = totals_of(estimator)
    parts = [share_of(totals, keyed, {key}, "REE").mean for key in ("JP", "US")]
    assert sum(parts) == pytest.approx(1)
    assert share_of(totals, keyed, {"JP", "US"}, "REE") == pytest.approx((1.0, 0.0), abs=1e-9)
    assert share_of(totals, keyed, {"JP"}, "Au") is None
    assert share_of(totals, [], {"JP"}, "") is None


def test_what_both_err_by_cancels(estimator):
    """Two lots of one material: its mean is in both, and leaves their ratio alone."""
    totals = totals_of(estimator)
    one = share_of(
        totals, [(key, holding("NDFEB_HDD", 500_000, 500)) for key in ("JP", "US")], {"JP"}, "Nd"
    )
    two = share_of(
        totals,
        [
            ("JP", holding("NDFEB_HDD", 500_000, 500)),
            ("US", holding("NDFEB_COMPRESSOR", 500_000, 500)),
        ],
        {"JP"},
        "Nd",
    )
    assert two.sd > 2 * one.sd


def test_the_share_won_has_the_spread_of_the_yield():
    rng = np.random.default_rng(2)
    held = 100 * (1 + 0.1 * rng.standard_normal(400_000))
    won = held * (0.7 + 0.05 * rng.standard_normal(400_000))
    mean, sd = won_share(Moments(held.mean(), held.std()), Moments(won.mean(), won.std()))
    assert (mean, sd) == (pytest.approx(0.7, rel=0.01), pytest.approx(0.05, rel=0.03))
    assert won_share(Moments(5.0, 1.0), Moments(0.0, 0.0)) == (0.0, 0.0)
