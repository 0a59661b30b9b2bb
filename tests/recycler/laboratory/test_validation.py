"""Published examples of the GUM and its supplement, and the program's own figures."""

import math

import numpy as np
import pytest
from scipy.special import stdtrit

from recycler.laboratory.validation import (
    Comparison,
    adaptive,
    central,
    gum_interval,
    tolerance,
    validate,
    validate_all,
    validated,
)
from recycler.quantity import Quantity

ROOT3 = math.sqrt(3)


def simulated(model, seed, *, levels=(0.95,), digits=2, at_most=3_000_000):
    rng = np.random.default_rng(seed)
    return adaptive(lambda count: model(rng, count), levels, digits, at_most)


@pytest.mark.parametrize(
    ("sd", "digits", "delta"),
    [  # JCGM 101:2008, 7.9.2, examples 1 and 2, and rounding up to the next power of ten
        (0.00035, 2, 0.000005),
        (2.0, 1, 0.5),
        (2.0, 2, 0.05),
        (0.0996, 2, 0.005),
        (0.0999, 2, 0.005),
        (32.0, 2, 0.5),
        (0.0, 2, 0.0),
    ],
)
def test_the_tolerance_is_half_a_unit_of_the_last_digit(sd, digits, delta):
    assert tolerance(sd, digits) == pytest.approx(delta)


def test_the_sum_of_four_normals():
    """JCGM 101:2008, 9.2.2: 0.00, 2.00, [-3.92, 3.92]; formula validated."""
    found = simulated(lambda rng, count: rng.standard_normal((4, count)).sum(axis=0), 1)

    assert found.stable
    assert (found.mean, found.sd) == (pytest.approx(0, abs=0.005), pytest.approx(2, abs=0.005))
    assert found.intervals[0] == pytest.approx((-3.92, 3.92), abs=0.01)
    formula = gum_interval(0.0, 2.0, 0.95)
    assert formula == pytest.approx((-3.92, 3.92), abs=0.005)
    assert Comparison("gum", 0.95, formula, found.intervals[0], found.tolerance).agrees


def test_the_sum_of_four_rectangulars():
    """JCGM 101:2008, 9.2.3: [-3.88, 3.88], off by 0.04 of 0.05; formula validated."""
    found = simulated(lambda rng, count: rng.uniform(-ROOT3, ROOT3, (4, count)).sum(axis=0), 2)

    assert found.intervals[0] == pytest.approx((-3.88, 3.88), abs=0.01)
    compared = Comparison(
        "gum", 0.95, gum_interval(0.0, 2.0, 0.95), found.intervals[0], found.tolerance
    )
    assert compared.off_low == pytest.approx(0.04, abs=0.01)
    assert compared.tolerance == 0.05
    assert compared.agrees


def test_a_sum_in_which_one_rectangular_dominates():
    """JCGM 101:2008, 9.2.4: u 10.1, [-17.0, 17.0] against [-19.9, 19.9]; not valid."""
    widths = ROOT3 * np.array([1.0, 1.0, 1.0, 10.0])[:, None]
    found = simulated(
        lambda rng, count: (widths * rng.uniform(-1, 1, (4, count))).sum(axis=0), 3, digits=3
    )

    formula = gum_interval(0.0, math.sqrt(103), 0.95)
    assert math.sqrt(103) == pytest.approx(10.1, abs=0.05)
    assert formula == pytest.approx((-19.9, 19.9), abs=0.05)
    assert found.intervals[0] == pytest.approx((-17.0, 17.0), abs=0.05)
    assert not Comparison("gum", 0.95, formula, found.intervals[0], found.tolerance).agrees


def calibrated_mass(rng, count):
    """Deviation from the nominal mass [mg] of JCGM 101:2008, 9.3, eq. 31."""
    reference = 100_000.000 + 0.050 * rng.standard_normal(count)
    deviation = 1.234 + 0.020 * rng.standard_normal(count)
    air = rng.uniform(1.10, 1.30, count)
    weight, standard = rng.uniform(7000, 9000, count), rng.uniform(7950, 8050, count)
    buoyancy = 1 + (air - 1.2) * (1 / weight - 1 / standard)
    return (reference + deviation) * buoyancy - 100_000


def test_the_calibration_of_a_mass():
    """JCGM 101:2008, 9.3: 1.2341, 0.0754, [1.0834, 1.3825]; formula not validated."""
    found = simulated(calibrated_mass, 4)

    assert found.mean == pytest.approx(1.2341, abs=0.0005)
    assert found.sd == pytest.approx(0.0754, abs=0.0002)
    assert found.intervals[0] == pytest.approx((1.0834, 1.3825), abs=0.002)
    first_order = gum_interval(1.2340, math.hypot(0.050, 0.020), 0.95)
    assert first_order == pytest.approx((1.1285, 1.3395), abs=0.0001)
    compared = Comparison("gum", 0.95, first_order, found.intervals[0], tolerance(0.0539))
    assert compared.off_low == pytest.approx(0.0451, abs=0.002)
    assert compared.off_high == pytest.approx(0.0430, abs=0.002)
    assert not compared.agrees


LENGTH = 50_000_623.0  # of the standard [nm]
# JCGM 100:2008, table H.1: standard uncertainty, slope, degrees of freedom. Those of the
# standard's own expansion and of the temperature have slope 0.
END_GAUGE = {
    "length of the standard": (25.0, 1.0, 18),
    "repeated comparisons": (5.8, 1.0, 24),
    "comparator, random": (3.9, 1.0, 5),
    "comparator, systematic": (6.7, 1.0, 8),
    "difference in expansion": (0.58e-6, LENGTH * 0.1, 50),
    "difference in temperature": (0.029, LENGTH * 11.5e-6, 2),
}


def test_the_calibration_of_an_end_gauge_by_formula():
    """JCGM 100:2008, H.1: u 32 nm, 16 effective degrees of freedom, U99 93 nm."""
    parts = [((u * slope) ** 2, freedom) for u, slope, freedom in END_GAUGE.values()]
    u = math.sqrt(sum(part for part, _ in parts))
    freedom = u**4 / sum(part**2 / freedom for part, freedom in parts)

    assert round(u) == 32
    assert int(freedom) == 16
    assert round(float(stdtrit(int(freedom), 0.995)) * round(u)) == 93


def trapezoid(rng, low, high, inexact, count):
    """Draws of JCGM 101:2008, 6.4.3.4: a rectangular of which the limits are not exact."""
    ends = rng.uniform(low - inexact, low + inexact, count)
    return ends + (low + high - 2 * ends) * rng.uniform(size=count)


def end_gauge(rng, count):
    """Deviation from 50 mm [nm] of the end gauge of JCGM 101:2008, 9.5."""
    standard = LENGTH + 25 * rng.standard_t(18, count)
    found = 215 + 6 * rng.standard_t(24, count)
    found += 4 * rng.standard_t(5, count) + 7 * rng.standard_t(8, count)
    expansion = rng.uniform(9.5e-6, 13.5e-6, count)
    mean = -0.1 + 0.2 * rng.standard_normal(count)
    temperature = mean + 0.5 * np.sin(rng.uniform(0, 2 * np.pi, count))
    stiffer = trapezoid(rng, -1.0e-6, 1.0e-6, 0.1e-6, count)
    warmer = trapezoid(rng, -0.050, 0.050, 0.025, count)
    length = standard * (1 + expansion * (temperature - warmer)) + found
    return length / (1 + (expansion + stiffer) * temperature) - 50_000_000


def test_the_calibration_of_an_end_gauge_by_monte_carlo():
    """JCGM 101:2008, 9.5: 838 nm, 36 nm, [745, 932] nm at 99 %."""
    found = simulated(end_gauge, 5, levels=(0.99,), at_most=1_000_000)

    assert found.mean == pytest.approx(838, abs=0.5)
    assert found.sd == pytest.approx(36, abs=0.5)
    assert found.intervals[0] == pytest.approx((745, 932), abs=1.5)


def test_the_central_interval_holds_its_share():
    assert central(np.arange(1000.0), 0.90) == (50.0, 950.0)


def test_without_spread_it_is_settled_at_once():
    found = adaptive(lambda count: np.ones(count))

    assert found.stable
    assert (found.trials, found.sd, found.tolerance) == (20_000, 0.0, 0.0)


def test_it_ends_at_the_last_trial_and_tells_how_far_it_is():
    told = []
    rng = np.random.default_rng(6)

    found = adaptive(
        lambda count: rng.standard_normal(count), digits=3, at_most=30_000,
        report=lambda done, total: told.append((done, total)),
    )  # fmt: skip

    assert not found.stable
    assert found.trials == 30_000
    assert told == [(0, 30_000), (10_000, 30_000), (20_000, 30_000), (30_000, 30_000)]


@pytest.mark.parametrize(
    ("material", "key", "measure"),
    [
        ("NDFEB_HDD", "Dy", "recovered"),
        ("NDFEB_HDD", "REE", "contained"),
        ("HDD_WHOLE", "REE", "recovered"),
    ],
)
def test_the_programs_intervals_agree_with_the_monte_carlo(estimator, dry, material, key, measure):
    estimate = estimator.estimate(material, dry)

    found = validate(estimator, estimate, key, measure)

    stated = found.comparisons[0]
    assert (stated.kind, stated.agrees) == ("quantiles", True)
    assert [c.level for c in found.comparisons] == [0.90, 0.90, 0.95]
    assert found.simulated.stable


def test_a_skewed_mass_is_not_mean_and_twice_the_sd(estimator, dry):
    found = validate(estimator, estimator.estimate("NDFEB_HDD", dry), "Dy")

    assert [c.agrees for c in found.comparisons] == [True, False, False]


def test_what_a_batch_does_not_hold_is_not_compared(estimator, dry):
    assert validate(estimator, estimator.estimate("NDFEB_HDD", dry), "Li") is None


def test_a_quantity_is_compared_at_its_own_ends():
    rng = np.random.default_rng(7)
    found = adaptive(lambda count: 10 + rng.standard_normal(count))

    compared = validated(Quantity(10.0, 1.0, 8.355, 10.0, 13.0), found)

    assert [c.agrees for c in compared.comparisons] == [False, True, True]
    assert compared.comparisons[0].off_low < 0.1


def test_figures_validated_together_are_those_of_each_alone(estimator, dry):
    estimate = estimator.estimate("NDFEB_HDD", dry, "MSX")
    heard = []

    together = validate_all(
        estimator,
        estimate,
        ["REE", "Fe", "Nd"],
        at_most=60_000,
        report=lambda done, total: heard.append((done, total)),
    )

    assert list(together) == ["REE", "Nd"]  # iron is not won
    for key, found in together.items():
        alone = validate(estimator, estimate, key, at_most=60_000)
        assert alone is not None
        assert found.simulated.trials == alone.simulated.trials
        assert found.simulated.mean == pytest.approx(alone.simulated.mean, rel=1e-6)
    assert heard == sorted(heard)
    assert heard[-1] == (120_000, 120_000)
