"""Assays sharpen what is known of a batch."""

import numpy as np
import pytest
from scipy.special import expit, log_ndtr, logit, ndtri

from recycler.dry_mass import DryMass
from recycler.errors import InputError
from recycler.estimate import Assay
from recycler.evidence import Evidence
from recycler.model.assays import assayed, checked
from recycler.model.composition import mixture

ONE = DryMass(1.0, 0.0, 0.0, 1.0, 0.0)
FROM_5_TO_95 = ndtri([0.05, 0.95])


def test_an_assay_weighs_against_the_reference_by_precision(reference):
    found = mixture(reference, reference.composition("NDFEB_SINT"))
    after = assayed(found, checked([Assay("Nd", 0.29, 0.004)]))

    noise = 0.004 / (0.29 * 0.71)
    gain = found.sigma[0] ** 2 / (found.sigma[0] ** 2 + noise**2)
    assert after.mu[0] == pytest.approx(found.mu[0] + gain * (logit(0.29) - found.mu[0]))
    assert after.sigma[0] == pytest.approx(found.sigma[0] * np.sqrt(1 - gain))
    assert np.diag(after.correlation) == pytest.approx(1.0)


def test_other_elements_move_with_it(estimator):
    before, after = (
        estimator.estimate("NDFEB_HDD", ONE, assays=assays)
        for assays in ((), (Assay("Nd", 0.26, 0.002),))
    )

    assert after.element("Nd").contained.mean == pytest.approx(0.26, abs=0.003)
    assert after.element("Pr").contained.mean < before.element("Pr").contained.mean
    assert after.element("Nd").contained.sd < 0.2 * before.element("Nd").contained.sd
    assert after.element("Pr").contained.sd < before.element("Pr").contained.sd


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_an_assay_surer_than_the_reference_narrows_the_interval(reference, known, share):
    """For every fraction of the reference, found at its mean and at both ends of its interval."""
    for material in known:
        prior = mixture(reference, reference.composition(material))
        held = [c.element for c in prior.components]
        plain = [c for c in prior.components if held.count(c.element) == 1]
        for i, element in ((c.fraction, c.element) for c in plain if prior.sigma[c.fraction] > 0):
            low, high = expit(prior.mu[i] + prior.sigma[i] * FROM_5_TO_95)
            sd = share * min(prior.sd[i], (high - low) / np.ptp(FROM_5_TO_95))
            for fraction in (prior.mean[i], low, high):
                found = assayed(prior, checked([Assay(element, float(fraction), float(sd))]))
                after = expit(found.mu[i] + found.sigma[i] * FROM_5_TO_95)
                assert found.sd[i] < prior.sd[i]
                assert np.ptp(after) < high - low


def test_a_vague_assay_changes_next_to_nothing(estimator):
    before, after = (
        estimator.estimate("NDFEB_N", ONE, assays=assays)
        for assays in ((), (Assay("Nd", 0.2472, 0.2),))
    )

    assert after.element("Nd").contained.mean == pytest.approx(
        before.element("Nd").contained.mean, rel=0.005
    )
    assert after.element("Nd").contained.sd == pytest.approx(
        before.element("Nd").contained.sd, rel=0.01
    )


def test_a_material_without_composition_is_what_the_assay_says(estimator):
    estimate = estimator.estimate("NIMH_POWDER", ONE, assays=[Assay("La", 0.1, 0.004)])

    assert [element.element for element in estimate.elements] == ["La"]
    lanthanum = estimate.element("La")
    assert lanthanum.contained.mean == pytest.approx(0.1)
    assert lanthanum.contained.sd == pytest.approx(0.004, rel=1e-5)
    assert lanthanum.contained_evidence is Evidence.OWN
    assert lanthanum.product == "La2O3"
    assert estimate.route == "NIMH_HYDRO"


def test_an_element_the_reference_does_not_list_is_added(estimator):
    estimate = estimator.estimate("HDD_WHOLE", ONE, assays=[Assay("Tb", 0.0002)])

    terbium = estimate.element("Tb")
    assert terbium.contained.mean == pytest.approx(0.0002)
    assert terbium.contained.sd == pytest.approx(0.00001, rel=1e-4)
    assert terbium.product == "Tb4O7"


def test_an_assay_of_a_whole_product_scales_an_elements_streams_together(estimator):
    before, after = (
        estimator.estimate("PACK_NMC622", ONE, assays=assays)
        for assays in ((), (Assay("Cu", 0.12, 0.001),))
    )

    copper, was = after.element("Cu"), before.element("Cu")
    assert copper.contained.mean == pytest.approx(0.12, rel=0.005)
    assert copper.contained.sd < 0.1 * was.contained.sd
    assert copper.recovered.mean / copper.contained.mean == pytest.approx(
        was.recovered.mean / was.contained.mean, rel=1e-6
    )
    assert copper.product == was.product


def test_the_fractions_own_error_is_the_assays_after_a_sharp_one(estimator):
    estimate = estimator.estimate("NDFEB_HDD", ONE, assays=[Assay("Nd", 0.25, 0.002)])

    shares = {line.source: line.share for line in estimate.budget_of("Nd")}
    assert shares["assay"] > 50 * shares["composition"]
    assert estimate.element("Nd").contained_evidence is Evidence.OWN


def test_an_assay_without_an_sd_is_taken_to_five_per_cent():
    assert checked([Assay("Nd", 0.2)])[0].sd == pytest.approx(0.01)


def test_an_assayed_batch_shares_less_with_others(reference):
    found = mixture(reference, reference.composition("NDFEB_HDD"))
    after = assayed(found, checked([Assay("Nd", 0.25, 0.002)]))

    def shared_sd(mix):
        latent = np.sqrt(mix.shared.variance[0]) * mix.sigma[0]
        mean = expit(mix.mu[0])
        return latent * mean * (1 - mean)

    assert shared_sd(after) < 0.1 * shared_sd(found)


def test_a_typical_assay_would_narrow_what_rests_on_composition(estimator, dry):
    estimate = estimator.estimate("HDD_WHOLE", dry)

    narrowed = estimator.narrowed_by_assay(estimate)

    now = estimate.headline.recovered
    assert narrowed.mean == pytest.approx(now.mean, rel=0.01)
    assert narrowed.p95 - narrowed.p05 < 0.7 * (now.p95 - now.p05)
    assert estimator.narrowed_by_assay(estimate, "Dy").sd < estimate.element("Dy").recovered.sd


def brute_force(mixture, places, assays):
    """Return means and sds of two fractions by a grid over their latents; assays of the first."""
    nodes = np.linspace(-9.0, 9.0, 1201)
    first, second = nodes[:, None], nodes[None, :]
    r = mixture.correlation[places[0], places[1]]
    log_weight = -(first**2 - 2 * r * first * second + second**2) / (2 * (1 - r**2))
    y = mixture.mu[places[0]] + mixture.sigma[places[0]] * first
    for assay in assays:
        noise = assay.sd / (assay.fraction * (1 - assay.fraction))
        off = (logit(assay.fraction) - y) / noise
        log_weight = log_weight + (log_ndtr(off) if assay.below else -(off**2) / 2)
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()
    for place, marginal in zip(places, (weight.sum(axis=1), weight.sum(axis=0)), strict=True):
        fraction = expit(mixture.mu[place] + mixture.sigma[place] * nodes)
        mean = marginal @ fraction
        yield mean, np.sqrt(marginal @ (fraction - mean) ** 2)


def at(assay, scale):
    """The same result in a material with another usual fraction."""
    sd = None if assay.sd is None else assay.sd * scale
    return Assay(assay.element, assay.fraction * scale, sd, assay.below)


@pytest.mark.parametrize(
    "assays",
    [
        (Assay("Nd", 0.26, 0.003),),
        (Assay("Nd", 0.24, 0.003, below=True),),
        (Assay("Nd", 0.22, below=True),),
        (Assay("Nd", 0.25, 0.006), Assay("Nd", 0.245, 0.004, below=True)),
        (Assay("Nd", 0.24, 0.003, below=True), Assay("Nd", 0.25, 0.01, below=True)),
    ],
)
@pytest.mark.parametrize(
    ("material", "other", "scale"), [("NDFEB_HDD", "Pr", 1.0), ("NDFEB_SINT", "Dy", 1.24)]
)
def test_the_posterior_is_that_of_brute_force(reference, material, other, scale, assays):
    assays = [at(assay, scale) for assay in assays]
    before = mixture(reference, reference.composition(material))
    places = [before.elements.index(element) for element in ("Nd", other)]

    after = assayed(before, checked(assays))

    exact = brute_force(before, places, checked(assays))
    for place, (mean, sd) in zip(places, exact, strict=True):
        assert after.mean[place] == pytest.approx(mean, rel=0.01)
        assert after.sd[place] == pytest.approx(sd, rel=0.03)
    assert np.diag(after.correlation) == pytest.approx(1.0)


def test_a_skewed_element_below_a_limit_is_that_of_brute_force(reference):
    before = mixture(reference, reference.composition("NDFEB_HDD"))
    place = before.elements.index("Dy")
    places = [place, before.elements.index("Nd")]
    for share, held in ((0.02, places[:1]), (0.3, places), (1.0, places), (3.0, places)):
        assays = checked([Assay("Dy", share * before.mean[place], below=True)])

        after = assayed(before, assays)

        exact = brute_force(before, places, assays)
        for where, (mean, sd) in zip(held, exact, strict=False):  # far off, its own alone
            assert after.mean[where] == pytest.approx(mean, rel=0.01)
            assert after.sd[where] == pytest.approx(sd, rel=0.03)


def test_far_above_what_is_expected_a_limit_says_nothing(reference):
    before = mixture(reference, reference.composition("NDFEB_HDD"))

    after = assayed(before, checked([Assay("Nd", 0.9, 0.01, below=True)]))

    assert after.mean == pytest.approx(before.mean, rel=1e-9)
    assert after.sd == pytest.approx(before.sd, rel=1e-6)


def test_a_sharp_limit_far_below_what_is_expected_is_kept_to(reference):
    before = mixture(reference, reference.composition("NDFEB_HDD"))

    after = assayed(before, checked([Assay("Nd", 0.05, 0.0005, below=True)]))

    assert after.mean[before.elements.index("Nd")] == pytest.approx(0.05, rel=0.05)


def test_below_a_limit_weighs_as_an_assay_in_the_budget(estimator):
    estimate = estimator.estimate("NDFEB_HDD", ONE, assays=[Assay("Dy", 0.002, below=True)])
    without = estimator.estimate("NDFEB_HDD", ONE)

    shares = {line.source: line.share for line in estimate.budget_of("Dy")}
    assert shares["assay"] > 0
    assert estimate.element("Dy").contained.p95 < without.element("Dy").contained.p95


def test_an_element_nobody_lists_stays_unlisted_below_a_limit(estimator):
    estimate = estimator.estimate("HDD_WHOLE", ONE, assays=[Assay("Tb", 0.0002, below=True)])
    found = estimator.estimate(
        "HDD_WHOLE", ONE, assays=[Assay("Tb", 0.0002, below=True), Assay("Tb", 0.0003, 0.0001)]
    )

    assert estimate.element("Tb") is None
    assert found.element("Tb").contained.mean < 0.0003
    with pytest.raises(InputError, match="no_composition"):
        estimator.estimate("NIMH_POWDER", ONE, assays=[Assay("La", 0.1, below=True)])


def test_a_whole_product_may_lie_below_a_limit(estimator):
    before, after = (
        estimator.estimate("PACK_NMC622", ONE, assays=assays)
        for assays in ((), (Assay("Cu", 0.08, 0.002, below=True),))
    )

    assert after.element("Cu").contained.p95 < before.element("Cu").contained.p95


def test_two_that_were_found_of_one_element_are_refused():
    with pytest.raises(InputError, match="assay_twice"):
        checked([Assay("Nd", 0.2), Assay("Nd", 0.3)])
    assert checked([Assay("Nd", 0.3, below=True)])[0].sd == pytest.approx(0.1)


def test_an_assay_still_narrows_where_a_limit_is_known(estimator, dry):
    estimate = estimator.estimate("HDD_WHOLE", dry, assays=[Assay("Nd", 0.1, below=True)])

    assert estimator.narrowed_by_assay(estimate, "Nd").sd < estimate.element("Nd").recovered.sd


def test_a_lot_of_another_kind_does_not_drag_the_other_elements_along(reference):
    """A magnet without dysprosium is common; praseodymium does not fill its place fourfold."""
    prior = mixture(reference, reference.composition("NDFEB_HDD"))
    praseodymium = prior.elements.index("Pr")
    usual = prior.mean[praseodymium]
    for none in (Assay("Dy", 0.0001, 0.00003), Assay("Dy", 0.0001, None, below=True)):
        known = checked([Assay("Nd", 0.232, 0.003), none])
        found = assayed(prior, known)
        places = {c.element: c.fraction for c in found.components}
        assert found.mean[places["Dy"]] < 0.0005
        assert found.mean[places["Nd"]] == pytest.approx(0.232, rel=0.02)
        assert usual < found.mean[places["Pr"]] < 2 * usual


def test_within_two_sds_the_update_is_that_of_the_joint_normal(reference):
    prior = mixture(reference, reference.composition("NDFEB_HDD"))
    place = prior.elements.index("Nd")
    off = 1.9 * prior.sigma[place]
    fraction = float(expit(prior.mu[place] + off))
    noise = 0.05
    found = assayed(prior, [Assay("Nd", fraction, noise * fraction * (1 - fraction))])
    gain = prior.sigma[place] / (prior.sigma[place] ** 2 + noise**2)
    expected = prior.mu + prior.sigma * prior.correlation[:, place] * gain * off
    np.testing.assert_allclose(found.mu, expected, rtol=1e-9, atol=1e-9)
