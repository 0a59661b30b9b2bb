"""What materials consist of: stated marginals, trade-off, shared means, teardown profiles."""

from dataclasses import replace

import numpy as np
import pytest

from recycler.elements import RARE_EARTHS
from recycler.evidence import Evidence
from recycler.model.composition import mixture
from recycler.model.norta import latent_covariance, second_moments

GRADES = ["NDFEB_N", "NDFEB_M", "NDFEB_H", "NDFEB_SH", "NDFEB_UH", "NDFEB_EH", "NDFEB_SINT"]


def covariance(found):
    """Return the exact covariance of a mixture's fractions."""
    return second_moments(found.series, found.correlation) - np.outer(found.mean, found.mean)


def rare_earths(found):
    """Return the places of the rare earths."""
    return [c.fraction for c in found.components if c.element in RARE_EARTHS]


def test_every_row_keeps_its_mean_and_its_sd(reference, known):
    for code in known:
        composition = reference.composition(code)
        if composition.teardown:
            continue
        found = mixture(reference, composition)
        for row, mean, sd, var in zip(
            composition.rows, found.mean, found.sd, np.diag(covariance(found)), strict=True
        ):
            of_mean = row.sd**2 / row.n_samples if row.n_samples else row.sd**2 / 4
            assert mean == row.mass_fraction
            assert sd == pytest.approx(np.sqrt(row.sd**2 + of_mean), rel=1e-5)
            assert var == pytest.approx(sd**2, rel=1e-5, abs=1e-16)


def test_what_batches_share_is_the_spread_of_the_mean(reference, known):
    for code in known:
        composition = reference.composition(code)
        if composition.teardown:
            continue
        found = mixture(reference, composition)
        across = second_moments(found.series, found.shared.covariance) - np.outer(
            found.mean, found.mean
        )
        for row, var in zip(composition.rows, np.diag(across), strict=True):
            of_mean = row.sd**2 / row.n_samples if row.n_samples else row.sd**2 / 4
            assert var == pytest.approx(of_mean, rel=1e-4, abs=1e-14)


def test_a_learned_spread_of_the_mean_is_what_batches_share(reference):
    """Rows as they are, but each mean known four times better than by the reference."""
    before = reference.composition("NDFEB_SINT")
    rows = tuple(replace(row, sd_of_mean=row.sd / 8, evidence=Evidence.OWN) for row in before.rows)

    shipped, learned = (mixture(reference, found) for found in (before, replace(before, rows=rows)))

    across = second_moments(learned.series, learned.shared.covariance)
    across -= np.outer(learned.mean, learned.mean)
    stated = [row.sd_of_mean**2 for row in rows]
    assert np.diag(across) == pytest.approx(stated, rel=1e-4)
    group = np.ix_(rare_earths(learned), rare_earths(learned))
    wide = second_moments(shipped.series, shipped.shared.covariance)
    wide -= np.outer(shipped.mean, shipped.mean)
    assert across[group].sum() == pytest.approx(wide[group].sum() / 16, rel=0.05)


def test_latents_have_variance_one_and_a_valid_correlation(reference, known):
    for code in known:
        found = mixture(reference, reference.composition(code))
        spread = found.sigma > 0
        assert np.diag(found.correlation)[spread] == pytest.approx(1.0)
        assert np.linalg.eigvalsh(found.correlation).min() > -1e-9


@pytest.mark.parametrize("code", GRADES)
def test_total_rare_earths_are_much_tighter_than_their_parts(reference, code):
    found = mixture(reference, reference.composition(code))
    places = rare_earths(found)

    total_sd = np.sqrt(covariance(found)[np.ix_(places, places)].sum())

    assert found.mean[places].sum() == pytest.approx(0.31, abs=0.007)
    assert 0.009 < total_sd < 0.0145
    if len(places) > 2:
        assert total_sd < 0.5 * np.sqrt((found.sd[places] ** 2).sum())


def test_neodymium_and_praseodymium_trade_off(reference):
    found = mixture(reference, reference.composition("NDFEB_N"))

    assert covariance(found)[0, 1] < -0.5 * found.sd[0] * found.sd[1]


def test_fractions_that_sum_to_one_hold_that_sum_tightly(reference):
    for code in ("NDFEB_SINT", "NDFEB_TB", "FERRITE_SR", "ALNICO5", "SM2CO17_SLURRY"):
        found = mixture(reference, reference.composition(code))
        assert np.sqrt(covariance(found).sum()) < 0.25 * np.sqrt((found.sd**2).sum())


def test_an_assembled_product_is_its_parts_and_nothing_twice(reference):
    found = mixture(reference, reference.composition("PACK_NMC622"))
    teardown = {row.part: row for row in reference.composition("PACK_NMC622").teardown}

    for component in found.components:
        inside = reference.composition(component.part)
        row = next(r for r in inside.rows if r.element == component.element)
        part = teardown[component.part]
        mean = part.mass_fraction * row.mass_fraction
        assert found.mean[component.fraction] == pytest.approx(mean)
        inner = row.sd**2 * (1 + (1 / row.n_samples if row.n_samples else 0.25))
        relative = (1 + 1.25 * (part.sd / part.mass_fraction) ** 2) * (
            1 + inner / row.mass_fraction**2
        ) - 1
        assert found.sd[component.fraction] == pytest.approx(mean * np.sqrt(relative), rel=1e-5)
    held = [(c.part, c.element) for c in found.components]
    assert len(held) == len(set(held))
    assert found.mean.sum() < 1
    # The reference's own composition row of the whole pack is a cross-check.
    for row in reference.composition("PACK_NMC622").rows:
        places = [c.fraction for c in found.components if c.element == row.element]
        assert found.mean[places].sum() == pytest.approx(row.mass_fraction, rel=0.01)


def test_a_product_shares_the_mean_of_its_part_with_that_material(reference):
    whole = mixture(reference, reference.composition("HDD_WHOLE"))
    magnet = mixture(reference, reference.composition("NDFEB_HDD"))
    other = mixture(reference, reference.composition("NDFEB_N"))

    assert whole.shared.across(magnet.shared)[0, 0] > 0.05
    assert np.abs(whole.shared.across(other.shared)).max() == 0


def test_the_latent_correlation_gives_the_covariance_asked_for(reference):
    series = mixture(reference, reference.composition("NDFEB_HDD")).series[:, 1:]
    products = np.array([series[0] * series[1], series[2] * series[2], series[1] * series[6]]).T
    wanted = np.array([-0.3, 0.4, 0.0]) * np.sqrt((products**2).sum(axis=0)) * 0.5

    rho = latent_covariance(products, wanted)

    powers = rho ** np.arange(1, len(products) + 1)[:, None]
    assert (powers * products).sum(axis=0) == pytest.approx(wanted, abs=1e-9)
