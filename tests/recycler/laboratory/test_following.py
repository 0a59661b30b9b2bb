"""What nobody assayed moves with what was, as the prior's correlations say."""

import numpy as np
import pytest

from recycler.composition import mixture
from recycler.laboratory.following import followed


def places(found, *elements):
    return [found.elements.index(element) for element in elements]


def test_without_news_nothing_moves(reference):
    found = mixture(reference, reference.composition("NDFEB_N"))
    at = places(found, "Nd", "Fe")
    prior = found.sigma * np.sqrt(found.shared.variance)

    after = followed(found, at, found.mu[at], prior[at])

    assert after.mu == pytest.approx(found.mu)
    assert after.of_mean == pytest.approx(prior, rel=1e-3)


def test_what_is_known_exactly_leaves_the_textbook_conditional(reference):
    found = mixture(reference, reference.composition("NDFEB_N"))
    nd, pr = places(found, "Nd", "Pr")
    cov = found.shared.covariance * np.outer(found.sigma, found.sigma)

    after = followed(found, [nd], found.mu[[nd]] + 0.05, np.array([1e-9]))

    slope = cov[pr, nd] / cov[nd, nd]
    assert after.mu[pr] - found.mu[pr] == pytest.approx(0.05 * slope, rel=1e-4)
    assert after.of_mean[pr] ** 2 == pytest.approx(cov[pr, pr] - slope * cov[pr, nd], rel=1e-3)
    assert slope < 0
