"""Several results of one batch, against the same likelihood integrated by brute force."""

import numpy as np
import pytest
from scipy.special import expit, log_ndtr, logit

from recycler.dry_mass import DryMass
from recycler.estimate import Assay
from recycler.evidence import Evidence
from recycler.laboratory.records import Taking
from recycler.laboratory.sampling import (
    DEFAULTS,
    counting,
    default_sd,
    duplicate_analyses,
    duplicate_samples,
    duplicate_sd,
    effective,
    learned_sd,
    sampling_sds,
)
from recycler.model.assays import checked

ONE = DryMass(1.0, 0.0, 0.0, 1.0, 0.0)
THETA = np.linspace(-4.0, 1.5, 2751)
ERRORS = np.linspace(-7.0, 7.0, 1401)


def likelihood(results, sampling, methods):
    """Return the log likelihood over THETA, each sample's error integrated over a grid."""
    total = np.zeros_like(THETA)
    for label in {one.sample for one in results}:
        spread = sampling[label]
        log_terms = np.broadcast_to(-(ERRORS**2) / 2, (len(THETA), len(ERRORS))).copy()
        for one in (one for one in results if one.sample == label):
            noise = methods.sd(one) / (one.fraction * (1 - one.fraction))
            off = (logit(one.fraction) - THETA[:, None] - spread * ERRORS) / noise
            log_terms += log_ndtr(off) if one.below else -(off**2) / 2
        highest = log_terms.max(axis=1)
        total += highest + np.log(np.exp(log_terms - highest[:, None]).sum(axis=1))
    return total


def posterior(mixture, place, log_likelihood):
    """Return mean and sd of a fraction by a grid over its latent."""
    log_weight = log_likelihood - ((THETA - mixture.mu[place]) / mixture.sigma[place]) ** 2 / 2
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()
    fraction = expit(THETA)
    mean = weight @ fraction
    return mean, np.sqrt(weight @ (fraction - mean) ** 2)


CASES = {
    "two samples": (
        [("27", ".5", "a"), ("24", ".3", "b")],
        {"a": 0.10, "b": 0.02},
    ),
    "three results of one sample": (
        [("27", ".5", "a"), ("26", ".3", "a"), ("27.5", "1", "a")],
        {"a": 0.05},
    ),
    "many of each": (
        [("27", ".5", "a"), ("26", ".3", "a"), ("22", ".5", "b"), ("23", "1", "c")],
        {"a": 0.03, "b": 0.10, "c": 0.0},
    ),
    "below a limit": (
        [("22", "1", "a", True)],
        {"a": 0.05},
    ),
    "below a limit in one sample, found in another": (
        [("25", ".5", "a", True), ("26", ".4", "b")],
        {"a": 0.08, "b": 0.04},
    ),
    "below a limit and found in the same sample": (
        [("25", ".7", "a", True), ("25.5", ".6", "a")],
        {"a": 0.06},
    ),
    "below limits in two samples": (
        [("22", "1", "a", True), ("24", ".5", "b", True)],
        {"a": 0.05, "b": 0.10},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_all_results_together_give_the_brute_force_posterior(
    case, estimator, methods, result, reference
):
    stated, sampling = CASES[case]
    results = [result(v, sd, label, below=bool(rest)) for v, sd, label, *rest in stated]

    assays = effective(results, sampling, methods)
    after = estimator.estimate("NDFEB_HDD", ONE, assays=assays).element("Nd").contained

    prior = estimator.pair("NDFEB_HDD").mixture
    place = prior.elements.index("Nd")
    mean, sd = posterior(prior, place, likelihood(results, sampling, methods))
    assert after.mean == pytest.approx(mean, rel=0.01)
    assert after.sd == pytest.approx(sd, rel=0.03)
    assert len([assay for assay in assays if not assay.below]) <= 1
    assert checked(assays) == assays


def test_one_result_of_a_sample_without_an_error_stays_as_it_is(methods, result):
    (assay,) = effective([result("25.5", ".2")], {"SA-1": 0.0}, methods)

    assert assay == Assay("Nd", pytest.approx(0.255), pytest.approx(0.002), sampling=0.0)


def test_many_results_of_one_sample_are_no_better_than_the_sample(methods, result):
    sampling = {"SA-1": 0.05}

    (assay,) = effective([result("25", ".2") for _ in range(1000)], sampling, methods)

    assert assay.sd / (0.25 * 0.75) == pytest.approx(0.05, rel=0.001)


def test_the_share_of_the_sampling_is_that_of_its_variance(methods, result):
    """Two samples weighted by 1/v_s: the sum's sampling variance is the sum of w_s² e_s²."""
    results = [result("25", ".5", "SA-1"), result("25", ".2", "SA-2"), result("25", ".2", "SA-2")]

    (assay,) = effective(results, {"SA-1": 0.01, "SA-2": 0.05}, methods)

    slope = 0.25 * 0.75
    analysis = np.array([0.005 / slope, 0.002 / slope / np.sqrt(2)]) ** 2
    taking = np.array([0.01, 0.05]) ** 2
    weights = 1 / (analysis + taking) / (1 / (analysis + taking)).sum()
    share = (weights**2 * taking).sum() / (weights**2 * (analysis + taking)).sum()
    assert assay.sampling == pytest.approx(share, rel=1e-9)
    assert (assay.sd / slope) ** 2 == pytest.approx((weights**2 * (analysis + taking)).sum())


@pytest.mark.parametrize("below", [False, True])
def test_sampling_is_a_share_of_the_budget_and_changes_no_figure(estimator, below):
    plain, told = (
        estimator.estimate("NDFEB_HDD", ONE, assays=[Assay("Nd", 0.24, 0.01, below, sampling)])
        for sampling in (0.0, 0.8)
    )

    was, now = ({line.source: line.share for line in e.budget_of("Nd")} for e in (plain, told))
    assert now["sampling"] == pytest.approx(0.8 * was["assay"])
    assert now["assay"] == pytest.approx(0.2 * was["assay"])
    assert told.elements == plain.elements
    assert told.groups == plain.groups


def test_of_several_below_a_limit_in_one_sample_the_lowest_counts(methods, result):
    ours = effective(
        [result("3", ".5", below=True), result("2", ".5", below=True)], {"SA-1": 0.1}, methods
    )

    assert ours == effective([result("2", ".5", below=True)], {"SA-1": 0.1}, methods)


def test_below_a_limit_says_nothing_beside_a_sharp_result_of_a_rough_sample(methods, result):
    results = [result("25", ".05"), result("24", "1", below=True)]

    (assay,) = effective(results, {"SA-1": 1.0}, methods)

    assert not assay.below


def test_a_sample_taken_nobody_knows_how_lies_between_grab_and_riffle(methods, result):
    found = [result("25", ".2")]

    unknown, grab, riffle = (
        effective(found, spread, methods)[0].sd
        for spread in ({}, *({"SA-1": default_sd(how).sd} for how in (Taking.GRAB, Taking.RIFFLE)))
    )

    assert riffle < unknown < grab


def test_rejected_and_replaced_results_do_not_count(result):
    first, second = result("25"), result("26", state="rejected")
    retest = result("24", retest_of=first.id)
    failed = result("23", retest_of=retest.id, state="rejected")

    assert counting([first, second, retest, failed]) == [retest]


def test_duplicates_give_the_sd_they_were_made_with(methods, result):
    rng = np.random.default_rng(3)
    samples, analysis = 0.08, 0.02
    results = []
    for batch in range(400):
        for label in "ab":
            y = logit(0.25) + samples * rng.standard_normal()
            fraction = expit(y + analysis * rng.standard_normal())
            sd = analysis * fraction * (1 - fraction)
            results.append(
                result(
                    f"{100 * fraction:.6f}", f"{100 * sd:.6f}", f"{batch}{label}",
                    batch_id=f"B{batch}",
                )
            )  # fmt: skip

    found = duplicate_samples(results, methods)

    assert len(found) == 400
    assert duplicate_sd(found) == pytest.approx(np.hypot(samples, analysis), rel=0.10)
    learned = learned_sd(DEFAULTS[Taking.RIFFLE], found)
    assert learned.sd == pytest.approx(samples, rel=0.10)
    assert (learned.pairs, learned.evidence) == (400, Evidence.OWN)


def test_few_duplicates_stay_near_the_default(methods, result, sample):
    results = [result("25", ".1", "a"), result("25", ".1", "b"), result("31", ".1", "c")]
    taken = [sample("a", "riffle"), sample("b", "riffle"), sample("c", "grab")]

    learned = sampling_sds(taken, results, methods)

    default = DEFAULTS[Taking.RIFFLE]
    assert learned[Taking.RIFFLE].sd == pytest.approx(default.sd * (5 / 6) ** 0.5)
    assert learned[Taking.RIFFLE].evidence is default.evidence
    assert learned[Taking.GRAB] == DEFAULTS[Taking.GRAB]  # the pair was taken in two ways
    assert learned[None] == DEFAULTS[None]


def test_elements_of_one_pair_count_once(methods, result):
    results = [
        result(value, ".01", label, element=element)
        for label, value in (("a", "10"), ("b", "11"))
        for element in ("Nd", "Pr", "Dy")
    ]

    assert learned_sd(DEFAULTS[Taking.GRAB], duplicate_samples(results, methods)).pairs == 1


def test_duplicate_analyses_give_the_charts_their_points(methods, result):
    results = [result("20", ".1"), result("22", ".1"), result("9", below=True)]

    (pair,) = duplicate_analyses(results, methods)

    assert pair.mean == pytest.approx(0.21)
    assert pair.absolute == pytest.approx(0.02)
    assert pair.relative == pytest.approx(-0.02 / 0.21)
    assert duplicate_sd([pair]) == pytest.approx(abs(logit(0.2) - logit(0.22)) / 2**0.5)


def test_samples_that_find_more_than_all_are_scaled_to_all(methods, result):
    found = [result("33", element="Nd"), result("69", element="Fe", sample="SA-2")]

    nd, fe = effective(found, {}, methods)

    assert nd.fraction + fe.fraction == pytest.approx(1.0)
    assert nd.fraction / fe.fraction == pytest.approx(33 / 69)
