"""The logit-normal family: matched moments and Hermite series."""

import numpy as np
import pytest
from scipy.special import expit

from recycler.model.logit import WIDEST, hermite, matched, moments

FINE = np.linspace(-12, 12, 20_001)
WEIGHT = np.exp(-(FINE**2) / 2)
WEIGHT /= WEIGHT.sum()


SHAPES = [
    (mean, cv * min(mean, 1 - mean))
    for mean in (1e-3, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999)
    for cv in (0.01, 0.1, 0.5, 1.0, 2.0, 3.0)
]
POSSIBLE = [(mean, sd) for mean, sd in SHAPES if sd**2 < WIDEST * mean * (1 - mean)]


@pytest.mark.parametrize(("mean", "sd"), POSSIBLE)
def test_mean_and_sd_are_matched_to_a_millionth(mean, sd):
    mu, sigma = matched(np.array([mean]), np.array([sd]))

    x = expit(mu + sigma * FINE)

    assert x @ WEIGHT == pytest.approx(mean, rel=1e-6)
    assert np.sqrt((x - x @ WEIGHT) ** 2 @ WEIGHT) == pytest.approx(sd, rel=1e-6)


def test_constants_stay_constants():
    mu, sigma = matched(np.array([0.0, 0.4, 1.0]), np.zeros(3))

    assert (sigma == 0).all()
    assert expit(mu) == pytest.approx([0.0, 0.4, 1.0])


def test_a_spread_no_fraction_can_have_is_cut():
    mu, sigma = matched(np.array([0.3]), np.array([0.9]))

    _, var = moments(mu, sigma)

    assert var[0] == pytest.approx(WIDEST * 0.3 * 0.7, rel=1e-5)


def test_the_series_gives_mean_variance_and_a_simulated_covariance():
    mean, sd = np.array([0.02, 0.6]), np.array([0.03, 0.2])
    mu, sigma = matched(mean, sd)
    series = hermite(mu, sigma)
    assert series[:, 0] == pytest.approx(mean, rel=1e-6)
    assert (series[:, 1:] ** 2).sum(axis=1) == pytest.approx(sd**2, rel=1e-6)

    rho = -0.7
    found = sum(rho**k * series[0, k] * series[1, k] for k in range(1, series.shape[1]))

    # Two-dimensional quadrature: Z' = rho Z + sqrt(1 - rho²) U.
    z = FINE[::20]
    weight = np.exp(-(z**2) / 2)
    weight /= weight.sum()
    first = expit(mu[0] + sigma[0] * z)
    second = expit(mu[1] + sigma[1] * (rho * z[:, None] + np.sqrt(1 - rho**2) * z)) @ weight
    expected = (first * second) @ weight - mean.prod()
    assert found == pytest.approx(expected, rel=1e-6)
