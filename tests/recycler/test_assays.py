"""Assays sharpen what is known of a batch."""

import numpy as np
import pytest
from scipy.special import expit, logit, ndtri

from recycler.assays import assayed, checked
from recycler.composition import mixture
from recycler.dry_mass import DryMass
from recycler.estimate import Assay
from recycler.evidence import Evidence

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
