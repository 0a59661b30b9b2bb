"""Parts of one whole: they keep their spread, and trade off."""

import numpy as np
import pytest

from recycler.model.closure import closed, composition_covariance, root


def test_three_equal_parts_trade_off_evenly():
    assert closed(np.ones(3)) == pytest.approx(1.5 * np.eye(3) - 0.5)


def test_deviations_sum_to_zero_and_keep_their_sds():
    rng = np.random.default_rng(7)
    for _ in range(300):
        sds = rng.lognormal(-4, rng.uniform(0.1, 2), rng.integers(3, 15))
        sds[0] = min(sds[0], 0.9 * np.sqrt((sds[1:] ** 2).sum()))
        covariance = closed(sds)
        var = sds**2
        assert np.diag(covariance) == pytest.approx(var)
        assert np.linalg.eigvalsh(covariance).min() > -1e-9 * var.max()
        if var.max() < (var.sum() - var.max()) * (1 - 1e-6):
            assert np.abs(covariance.sum(axis=1)).max() < 1e-7 * var.max()


def test_where_one_part_is_widest_all_trade_off_against_it():
    covariance = closed(np.array([3.0, 4.0, 10.0]))

    assert covariance[0, 1] == 0
    assert covariance[2, 2] == 100
    assert covariance[0, 2] == pytest.approx(-2 * 9)
    assert np.linalg.eigvalsh(covariance).min() > -1e-9


def test_parts_without_spread_have_no_part_in_it():
    assert closed(np.zeros(3)) == pytest.approx(np.zeros((3, 3)))
    assert closed(np.array([0.0, 1.0, 1.0]))[0] == pytest.approx(np.zeros(3))


def test_a_group_has_its_own_spread():
    sds = np.array([0.016, 0.018, 0.002, 0.015, 0.005])

    covariance = composition_covariance(sds, 0.01, [0, 1, 2], 0.01)

    assert covariance[:3, :3].sum() == pytest.approx(0.01**2)
    assert np.diag(covariance) == pytest.approx(sds**2)
    assert (covariance[:3, 3] < 0).all()
    assert np.linalg.eigvalsh(covariance).min() > -1e-12


def test_a_groups_spread_is_cut_at_that_of_independent_parts():
    sds = np.array([0.003, 0.004, 0.02])

    covariance = composition_covariance(sds, 0.05, [0, 1], 0.5)

    assert covariance[:2, :2] == pytest.approx(np.diag(sds[:2] ** 2))


def test_the_root_of_a_covariance_squares_to_it():
    covariance = closed(np.array([1.0, 2.0, 2.5]))

    assert root(covariance) @ root(covariance) == pytest.approx(covariance, abs=1e-12)
