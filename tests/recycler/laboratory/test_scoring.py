"""Scores against brute force, and verdicts on forecasts known to be honest or not."""

import numpy as np
import pytest
from scipy.special import bdtr, expit, logit, ndtr

from recycler.laboratory.scoring import (
    LEVELS,
    Verdict,
    expected,
    holm,
    honest_band,
    mean_and_crps,
    score,
    summaries,
    worst_first,
)


def results(n, seed, wider=1.0, shift=0.0, limit=None):
    """Scores of n results whose truth spreads `wider` than expected and is shifted."""
    rng = np.random.default_rng(seed)
    mu = rng.normal(-1.2, 0.5, n)
    sigma = rng.uniform(0.1, 0.8, n)
    noise = rng.uniform(0.01, 0.1, n)
    spread = wider * np.hypot(sigma, noise)
    fraction = expit(mu + shift * spread + spread * rng.standard_normal(n))
    below = np.zeros(n, bool)
    if limit is not None:
        below = fraction < limit
        fraction = np.where(below, limit, fraction)
    return score(mu, sigma, fraction, noise * fraction * (1 - fraction), below)


def only(scores):
    (summary,) = summaries(scores, ["all"] * len(scores.z))
    return summary


@pytest.mark.parametrize(
    ("mu", "sigma", "found"),
    [
        (-1.2, 0.3, 0.25),
        (-1.2, 0.3, 0.9),
        (-6.0, 1.2, 0.0001),
        (-6.0, 1.2, 0.05),
        (0.5, 0.02, 0.6),
        (2.0, 1.5, 0.3),
    ],
)
def test_crps_is_the_integral_of_the_squared_distance(mu, sigma, found):
    x = np.linspace(0.0, 1.0, 2_000_001)[1:-1]
    distance = ndtr((logit(x) - mu) / sigma) - (x >= found)
    brute = (distance**2).sum() * (x[1] - x[0])

    mean, ours = mean_and_crps(np.array([mu]), np.array([sigma]), np.array([found]))

    cells = ndtr((logit(x + 2.5e-7) - mu) / sigma) - ndtr((logit(x - 2.5e-7) - mu) / sigma)
    assert mean[0] == pytest.approx(x @ cells, rel=1e-4)
    assert ours[0] == pytest.approx(
        brute, rel=1e-4, abs=3e-7
    )  # half a step of the grid at the jump


def test_crps_of_many_is_that_of_each():
    rng = np.random.default_rng(1)
    mu, sigma, found = rng.normal(-1, 1, 5000), rng.uniform(0.1, 1, 5000), rng.uniform(0, 1, 5000)

    _, ours = mean_and_crps(mu, sigma, found)

    for i in (0, 4095, 4096, 4999):
        _, one = mean_and_crps(mu[[i]], sigma[[i]], found[[i]])
        assert ours[i] == pytest.approx(one[0], rel=1e-12)
    assert mean_and_crps(mu[:0], sigma[:0], found[:0])[1].shape == (0,)


def test_a_result_at_the_median_scores_zero_and_is_held():
    found = np.array([0.3])
    scores = score(logit(found), np.array([0.4]), found, np.array([0.01]), np.array([False]))

    assert scores.z[0] == pytest.approx(0.0)
    assert scores.pit_low[0] == scores.pit_high[0] == pytest.approx(0.5)
    assert scores.held.tolist() == [[1.0, 1.0, 1.0]]
    assert not scores.suspect[0]


def test_the_results_own_error_counts():
    scores = score(
        np.array([0.0, 0.0]),
        np.array([0.3, 0.3]),
        expit(np.array([1.4, 1.4])),
        np.array([1e-6, 0.1]),
        np.array([False, False]),
    )

    noise = 0.1 / (expit(1.4) * expit(-1.4))
    assert scores.z == pytest.approx([1.4 / 0.3, 1.4 / np.hypot(0.3, noise)], rel=1e-4)
    assert scores.suspect.tolist() == [True, False]


def test_below_a_limit_the_transform_is_an_interval():
    scores = score(
        np.zeros(3),
        np.full(3, 0.5),
        expit(0.5 * np.array([0.0, -3.0, -5.0])),
        np.full(3, 1e-9),
        np.ones(3, bool),
    )

    assert scores.pit_low.tolist() == [0.0, 0.0, 0.0]
    assert scores.pit_high == pytest.approx(ndtr([0.0, -3.0, -5.0]))
    assert scores.held[0] == pytest.approx([0.5, 0.8, 0.9])  # of [0, 0.5]
    assert scores.held[1:].sum() == 0
    assert np.isnan(scores.bias).all()
    assert np.isnan(scores.crps).all()
    assert scores.suspect.tolist() == [False, False, True]


@pytest.mark.parametrize("limit", [None, 0.2])
def test_honest_estimates_are_called_honest(limit):
    summary = only(results(4000, 2, limit=limit))

    for coverage, level in zip(summary.coverage, LEVELS, strict=True):
        assert coverage.low <= level <= coverage.high
        assert coverage.low < coverage.share < coverage.high
    assert summary.verdict is Verdict.HONEST
    assert summary.histogram == pytest.approx([0.1] * 10, abs=0.02)  # four sigma
    assert summary.reliability == pytest.approx(np.arange(1, 11) / 10, abs=0.03)
    assert (summary.below > 0) == (limit is not None)


def test_without_limits_an_honest_mean_bias_is_nought():
    summary = only(results(4000, 3))

    assert summary.bias_low < 0 < summary.bias_high
    assert summary.crps > 0


def test_a_bias_is_seen():
    summary = only(results(400, 4, shift=0.5))

    assert summary.bias_low > 0


@pytest.mark.parametrize(
    ("wider", "verdict"),
    [(1.6, Verdict.OVER_CONFIDENT), (0.5, Verdict.UNDER_CONFIDENT)],
)
def test_intervals_too_narrow_or_too_wide_are_called_so(wider, verdict):
    summary = only(results(100, 5, wider=wider))

    assert summary.verdict is verdict
    assert summary.chance < 0.05


def test_the_evidence_is_the_binomial_tail():
    scores = results(60, 6, wider=1.8)

    summary = only(scores)

    hits = scores.held[:, 2].sum()
    assert summary.chance == pytest.approx(2 * bdtr(hits, 60, 0.9))  # two tests were made


def test_of_few_results_nothing_is_said():
    summary = only(results(19, 7, wider=5.0))

    assert (summary.verdict, summary.chance) == (Verdict.TOO_FEW, None)


def test_groups_come_in_order_with_their_own_results():
    scores = results(90, 8)
    found = summaries(scores, ["b"] * 30 + ["a"] * 59 + ["c"])

    assert [(one.key, one.n) for one in found] == [("b", 30), ("a", 59), ("c", 1)]
    assert found[0].coverage[2].hits == scores.held[:30, 2].sum()
    assert found[2].bias_low is None
    assert summaries(scores.of(np.zeros(90, bool)), []) == []


def test_of_many_honest_groups_few_families_raise_an_alarm():
    alarms = 0
    for family in range(200):
        keys = [f"{number % 10}" for number in range(10 * 30)]
        found = summaries(results(len(keys), 100 + family), keys)
        alarms += any(one.verdict is not Verdict.HONEST for one in found)

    assert alarms <= 20  # 5 % of 200 are 10; more than 20 would come once in a thousand


def test_holms_steps():
    assert holm(np.array([0.01, 0.04, 0.03, 0.005])) == pytest.approx([0.03, 0.06, 0.06, 0.02])


def test_all_below_a_limit_leave_bias_and_crps_unsaid():
    n = 25
    scores = score(
        np.zeros(n), np.ones(n), np.full(n, 0.4), np.full(n, 0.01), np.ones(n, dtype=bool)
    )

    summary = only(scores)

    assert (summary.bias, summary.crps, summary.below) == (None, None, n)


def test_what_is_expected_of_a_product_is_of_the_whole_product(estimator):
    mixture = estimator.pair("PACK_NMC622").mixture

    found = expected(mixture, ["Cu", "Xe"])

    assert set(found) == {"Cu"}
    pair = estimator.pair("PACK_NMC622")
    row = next(i for i, key in enumerate(pair.keys) if key.name == "Cu")
    assert expit(found["Cu"][0]) == pytest.approx(pair.contained_mean[row], rel=0.05)


def test_what_is_expected_of_a_material_is_its_latent(estimator):
    mixture = estimator.pair("NDFEB_HDD").mixture

    assert expected(mixture, ["Nd"])["Nd"] == (mixture.mu[0], mixture.sigma[0])


@pytest.mark.parametrize("n", [1, 20, 214])
def test_nine_of_ten_honest_groups_lie_in_the_band(n):
    low, high = honest_band(n)
    hits = np.round(np.array([low, high]) * n)
    ends = np.arange(1, 10) / 10
    inside = bdtr(hits[1, :9], n, ends) - np.where(
        hits[0, :9] > 0, bdtr(hits[0, :9] - 1, n, ends), 0.0
    )
    assert (inside >= 0.9).all()
    assert np.allclose(hits / n, [low, high])
    assert (low[-1], high[-1]) == (1.0, 1.0)
    assert (low <= np.arange(1, 11) / 10).all()
    assert (high >= np.arange(1, 11) / 10).all()


def test_the_worst_comes_first():
    wide, narrow = results(200, 1, wider=2.5), results(200, 2, wider=0.3)
    few, honest = results(5, 3), results(200, 4)
    groups = {"few": few, "honest": honest, "narrow": narrow, "wide": wide}
    scores = type(few)(
        *(np.concatenate([getattr(one, name) for one in groups.values()])
          for name in few.__dataclass_fields__)
    )  # fmt: skip
    keys = [key for key, one in groups.items() for _ in one.z]
    found = [one.key for one in worst_first(summaries(scores, keys))]
    assert found == ["wide", "narrow", "honest", "few"]
