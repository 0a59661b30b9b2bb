"""What nobody assayed moves with what was, as the prior's correlations say."""

import numpy as np
import pytest

from recycler.laboratory.following import Found, followed
from recycler.model.composition import mixture


def places(found, *elements):
    return [found.elements.index(element) for element in elements]


def test_without_news_nothing_moves(reference):
    found = mixture(reference, reference.composition("NDFEB_N"))
    at = places(found, "Nd", "Fe")

    after = followed(found, Found(at, found.mu[at] + 0.1, np.full(2, 1e9), np.full(2, 1e9)))

    assert after.mu == pytest.approx(found.mu)
    assert after.of_mean == pytest.approx(found.sigma * np.sqrt(found.shared.variance), rel=1e-6)


def test_what_is_known_exactly_leaves_the_textbook_conditional(reference):
    found = mixture(reference, reference.composition("NDFEB_N"))
    nd, pr = places(found, "Nd", "Pr")
    cov = found.shared.covariance * np.outer(found.sigma, found.sigma)

    after = followed(found, Found([nd], found.mu[[nd]] + 0.05, np.zeros(1), np.full(1, 1e-12)))

    slope = cov[pr, nd] / cov[nd, nd]
    assert after.mu[pr] - found.mu[pr] == pytest.approx(0.05 * slope, rel=1e-4)
    assert after.of_mean[pr] ** 2 == pytest.approx(cov[pr, pr] - slope * cov[pr, nd], rel=1e-3)
    assert slope < 0


def test_what_analyses_err_by_moves_nothing_else(reference):
    """Neodymium and iron found high together is noise: boron does not make way for it."""
    found = mixture(reference, reference.composition("NDFEB_N"))
    at, boron = places(found, "Nd", "Pr", "Fe"), places(found, "B")[0]
    prior = found.sigma * np.sqrt(found.shared.variance)
    high = found.mu[at] + prior[at]
    lots = (found.sigma**2 * found.own.variance)[at] / 100

    exact, noisy = (
        followed(found, Found(at, high, lots, np.full(3, noise))) for noise in (1e-9, 0.01)
    )

    moved = np.abs([after.mu[boron] - found.mu[boron] for after in (exact, noisy)])
    assert moved[1] < 0.3 * moved[0]
