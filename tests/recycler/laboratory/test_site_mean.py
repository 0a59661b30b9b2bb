"""The site's mean and spread between lots against textbook formulas and brute force."""

import numpy as np
import pytest
from scipy.special import log_ndtr, ndtri, stdtrit

from recycler.laboratory.lots import Series
from recycler.laboratory.site_mean import Prior, site_mean

NONE = np.zeros(0)
AS_NORMAL = 1e9  # degrees of freedom
AS_KNOWN = 1e6


def measured(values, sd):
    values = np.asarray(values, dtype=float)
    return Series(values, np.broadcast_to(sd, values.shape) ** 2, NONE, NONE, NONE)


def test_with_a_known_spread_it_is_the_precision_weighted_mean():
    y, sd = np.array([-1.0, -1.3, -0.8, -1.1]), np.array([0.1, 0.05, 0.2, 0.1])
    prior = Prior(-1.4, 0.15, 0.2, AS_KNOWN, tails=AS_NORMAL)

    found = site_mean(prior, measured(y, sd))

    weight = 1 / (0.2**2 + sd**2)
    precision = 1 / 0.15**2 + weight.sum()
    assert found.centre == pytest.approx((-1.4 / 0.15**2 + weight @ y) / precision, abs=1e-4)
    assert found.spread == pytest.approx(precision**-0.5, rel=2e-3)
    assert found.worth_lots == pytest.approx(0.2**2 / 0.15**2, rel=1e-2)


def test_the_eight_schools_pool_to_the_published_mean():
    """Gelman et al., BDA3 (2013), table 5.2 and page 120: pooled 7.7, standard error 4.1."""
    y = np.array([28, 8, -3, 7, -1, 1, 18, 12]) / 100
    sd = np.array([15, 10, 16, 11, 9, 11, 10, 18]) / 100

    pooled = site_mean(Prior(0.0, None, 1e-3, AS_KNOWN), measured(y, sd))
    partly = site_mean(Prior(0.0, None, 0.05, 1.0), measured(y, sd))

    assert pooled.centre == pytest.approx(0.077, abs=5e-4)
    assert pooled.spread == pytest.approx(0.041, abs=5e-4)
    assert partly.spread > pooled.spread


def test_the_eight_schools_agree_with_integration_over_the_spread():
    """BDA3, eq. 5.20 and 5.21, with a scaled inverse chi-squared prior of the variance."""
    y = np.array([28, 8, -3, 7, -1, 1, 18, 12]) / 100
    sd = np.array([15, 10, 16, 11, 9, 11, 10, 18]) / 100

    found = site_mean(Prior(0.0, None, 0.08, 3.0), measured(y, sd))

    log_tau = np.linspace(np.log(1e-3), np.log(5), 20_001)
    tau = np.exp(log_tau)
    weight = 1 / (tau[:, None] ** 2 + sd**2)
    precision = weight.sum(axis=1)
    mean = weight @ y / precision
    log_p = 0.5 * np.log(weight).sum(axis=1) - 0.5 * np.log(precision)
    log_p -= 0.5 * (weight * (y - mean[:, None]) ** 2).sum(axis=1)
    log_p += -3.0 * log_tau - 3.0 * 0.08**2 / (2 * tau**2)
    p = np.exp(log_p - log_p.max())
    p /= p.sum()
    centre = p @ mean
    assert found.centre == pytest.approx(centre, abs=1e-4)
    var = p @ (1 / precision + (mean - centre) ** 2)
    assert found.spread == pytest.approx(np.sqrt(var), rel=5e-3)


@pytest.mark.parametrize("count", [3, 6, 40])
def test_the_next_lot_of_precise_assays_is_students_t(count):
    """BDA3, eq. 3.4 to 3.6: t with prior and lots' degrees of freedom, scale (1 + 1/n) tau²."""
    y = np.random.default_rng(count).normal(-2.0, 0.3, count)

    found = site_mean(Prior(0.0, None, 0.25, 3.0), measured(y, 1e-6))

    freedom = 3 + count - 1
    var = (3 * 0.25**2 + ((y - y.mean()) ** 2).sum()) / freedom
    half = stdtrit(freedom, 0.95) * np.sqrt(var * (1 + 1 / count))
    assert found.mu == pytest.approx(y.mean(), abs=2e-3)
    whole = np.hypot(found.of_mean, found.between)
    assert whole * ndtri(0.95) == pytest.approx(half, rel=0.01)
    of_mean = stdtrit(freedom, 0.95) * np.sqrt(var / count) / ndtri(0.95)
    assert found.of_mean == pytest.approx(of_mean, rel=0.12)  # the spread's part comes on top


def brute_force(prior, y, noise, limits, limit_noise):
    """Return mean and sd of the mean from a plain sum over a wide grid."""
    mean = np.linspace(-14.0, 3.0, 2001)
    log_tau = np.linspace(np.log(0.005), np.log(20.0), 401)[:, None]
    tau = np.exp(log_tau)
    score = (mean - prior.centre) / prior.spread
    log_p = -(prior.tails + 1) / 2 * np.log1p(score**2 / prior.tails)
    ratio = prior.lot_spread**2 / tau**2
    log_p = log_p - prior.lot_freedom * (log_tau + ratio / 2)
    for value, var in zip(y, noise, strict=True):
        whole = tau**2 + var
        log_p = log_p - np.log(whole) / 2 - (value - mean) ** 2 / (2 * whole)
    for limit, var in zip(limits, limit_noise, strict=True):
        log_p = log_p + log_ndtr((limit - mean) / np.sqrt(tau**2 + var))
    p = np.exp(log_p - log_p.max())
    p = p.sum(axis=0) / p.sum()
    centre = p @ mean
    return centre, np.sqrt(p @ (mean - centre) ** 2)


@pytest.mark.parametrize(
    ("values", "limits"),
    [
        ([-3.0, -3.4, -2.9, -3.1], [-3.5, -3.5, -3.2]),
        ([-2.2], [-3.5, -3.5, -3.0, -2.8]),
        ([], [-4.0, -4.0, -4.0, -4.2]),
        ([-1.0, -1.1, -0.9, -1.0, -1.05], []),
    ],
)
def test_what_is_below_a_limit_counts_as_that_and_no_more(values, limits):
    prior = Prior(-3.0, 0.3, 0.5, 3.0)
    noise, limit_noise = np.full(len(values), 0.05**2), np.full(len(limits), 0.1**2)
    distinct, times = np.unique(limits, return_counts=True)

    found = site_mean(
        prior,
        Series(np.array(values), noise, distinct, np.full(len(distinct), 0.1**2), times * 1.0),
    )

    centre, spread = brute_force(prior, values, noise, limits, limit_noise)
    assert found.centre == pytest.approx(centre, abs=0.01 * spread)
    assert found.spread == pytest.approx(spread, rel=0.01)


def test_the_reference_gives_way_where_the_site_disagrees():
    spread = np.linspace(-1, 1, 20)
    lots = spread / spread.std() * 0.2
    prior = Prior(-2.0, 0.1, 0.2, 3.0)  # as if four lots were known

    agreeing, near, far = (
        site_mean(prior, measured(-2.0 + off * 0.1 + lots, 0.01)) for off in (0.0, 1.5, 5.0)
    )

    assert agreeing.worth_lots == pytest.approx(5.0, abs=0.6)
    assert agreeing.worth_lots > near.worth_lots > far.worth_lots
    assert far.worth_lots < 1.0
    assert far.centre == pytest.approx(-1.5, abs=0.03)


@pytest.mark.parametrize("count", [3, 30, 20_000])
def test_many_lots_outweigh_the_reference(count):
    y = np.random.default_rng(5).normal(-4.0, 0.4, count)

    found = site_mean(Prior(-3.8, 0.2, 0.4, 3.0), measured(y, 0.05))

    weight = count / (count + 4)
    assert found.centre == pytest.approx(-3.8 + weight * (y.mean() + 3.8), abs=0.05)
    assert found.spread < 1.3 * 0.4 / np.sqrt(count)
    assert found.between == pytest.approx(0.4, rel=0.5 if count == 3 else 0.2)
