"""A site's assays become proposals for the composition of its materials."""

from datetime import date, timedelta

import numpy as np
import pytest
from scipy.special import expit

from recycler.dry_mass import DryMass
from recycler.errors import InputError
from recycler.estimate import Estimator
from recycler.evidence import Evidence
from recycler.laboratory.learning import proposal, proposals
from recycler.laboratory.lots import LotAssay
from recycler.model.composition import mixture, sd_of_mean
from recycler.reference.data import Reference
from recycler.reference.records import Origin
from recycler.totals.holding import Holding
from recycler.totals.totals import Totals

KILOGRAM = DryMass(1.0, 0.0, 0.0, 1.0, 0.0)
NEW_YEAR = date(2026, 1, 5)


def lots_of(found, rng, count, shared):
    """Return true fractions of lots of a site, shape (elements, count); `shared`: of its mean."""
    own = found.own.drawn({name: rng.standard_normal(count) for name in found.own.names})
    fractions = expit(found.mu[:, None] + found.sigma[:, None] * (shared[:, None] + own))
    largest = fractions.argmax(axis=0), np.arange(count)
    fractions[largest] -= np.maximum(fractions.sum(axis=0) - 1, 0)
    return fractions


def shared_of(found, rng):
    return found.shared.loadings @ rng.standard_normal(len(found.shared.names))


def assays_of(found, fractions, rng, elements=None, noise=0.03):
    seen = fractions * (1 + noise * rng.standard_normal(fractions.shape))
    return [
        LotAssay(f"L{lot}", element, value, noise * value, on=NEW_YEAR + timedelta(days=lot))
        for element, row in zip(found.elements, np.clip(seen, 1e-7, 0.99), strict=True)
        for lot, value in enumerate(row)
        if elements is None or element in elements
    ]


def accepted(reference, *found):
    return Reference.from_payloads([*reference.payloads(), *(each.payload for each in found)])


@pytest.fixture(scope="module")
def plain(reference):
    """Codes of the materials that are learned: no teardown, every row with a spread."""
    found = {code: reference.composition(code) for code in reference.materials}
    return [
        code
        for code, composition in found.items()
        if composition and not composition.teardown and all(r.sd > 0 for r in composition.rows)
    ]


@pytest.fixture(scope="module")
def magnets(reference):
    """Fifteen assayed lots of hard disk magnets."""
    found = mixture(reference, reference.composition("NDFEB_HDD"))
    rng = np.random.default_rng(20_260_105)
    return assays_of(found, lots_of(found, rng, 15, shared_of(found, rng)), rng)


def test_a_proposal_holds_before_after_and_evidence(reference, magnets):
    found = proposal(reference, "NDFEB_HDD", magnets)

    neodymium = found.rows[0]
    values = [assay.fraction for assay in magnets if assay.element == "Nd"]
    assert (neodymium.element, neodymium.lots, neodymium.below) == ("Nd", 15, 0)
    assert neodymium.before.mean == 0.229
    assert neodymium.before.sd_of_mean == 0.014
    assert min(0.229, np.mean(values)) < neodymium.after.mean < max(0.229, np.mean(values))
    assert neodymium.after.sd_of_mean < 0.5 * neodymium.before.sd_of_mean
    assert 1 < neodymium.worth_lots < 6
    assert found.version_before == 1


def test_an_accepted_version_is_in_force_and_says_where_it_comes_from(reference, magnets):
    found = proposal(reference, "NDFEB_HDD", magnets)

    after = accepted(reference, found)

    composition = after.composition("NDFEB_HDD")
    row = composition.rows[0]
    assert (composition.version, composition.origin) == (2, Origin.LEARNED)
    assert row.evidence is Evidence.OWN
    assert row.source.startswith("own assays of 15 lots, 2026-01-05 to 2026-01-19; reference worth")
    assert row.mass_fraction == pytest.approx(found.rows[0].after.mean, rel=1e-6)
    assert sd_of_mean(row) == pytest.approx(found.rows[0].after.sd_of_mean, rel=1e-6)
    assert after.prior_composition("NDFEB_HDD") == reference.composition("NDFEB_HDD")
    assert after.composition("NDFEB_HDD", 1) == reference.composition("NDFEB_HDD")


def test_learning_the_same_again_proposes_nothing(reference, magnets):
    after = accepted(reference, proposal(reference, "NDFEB_HDD", magnets))

    assert proposal(after, "NDFEB_HDD", magnets) is None
    assert proposal(after, "NDFEB_HDD", list(reversed(magnets))) is None


def test_fewer_than_three_lots_propose_nothing(reference):
    lots = [LotAssay(f"L{lot}", "Nd", 0.26, 0.003) for lot in range(3)]

    assert proposal(reference, "NDFEB_HDD", lots[:2]) is None
    assert proposal(reference, "NDFEB_HDD", []) is None
    assert proposal(reference, "NDFEB_HDD", lots) is not None


def test_an_element_with_too_few_lots_is_not_learned_beside_others(reference, magnets):
    few = [assay for assay in magnets if assay.element != "Dy" or assay.lot in {"L1", "L2"}]

    found = proposal(reference, "NDFEB_HDD", few)

    assert "Dy" not in {row.element for row in found.rows}
    dysprosium = accepted(reference, found).composition("NDFEB_HDD").rows[2]
    assert (dysprosium.element, dysprosium.evidence) == ("Dy", Evidence.PUBLISHED)


def test_values_below_a_limit_pull_down_and_are_counted(reference):
    lots = [LotAssay(f"L{lot}", "Dy", 0.002, 0.0002, below=True) for lot in range(12)]

    found = proposal(reference, "NDFEB_HDD", lots)

    row = found.rows[0]
    assert row.after.mean < 0.3 * row.before.mean
    assert (row.lots, row.below) == (12, 12)
    assert ", 12 of them below the limit;" in found.payload.rows[2]["source"]


def test_a_material_nobody_knows_gets_a_first_composition(reference):
    rng = np.random.default_rng(3)
    lots = [
        LotAssay(f"L{lot}", element, mean * rng.lognormal(0, 0.1), 0.02 * mean)
        for lot in range(6)
        for element, mean in (("Co", 0.45), ("Li", 0.06), ("Ni", 0.02))
    ]
    lots += [LotAssay(f"L{lot}", "Fe", 0.001, 0.0002, below=True) for lot in range(6)]

    found = proposal(reference, "CATHODE_LCO", lots)

    assert [row.element for row in found.rows] == ["Co", "Li", "Ni"]
    assert found.version_before == 0
    assert all(row.before is None and row.worth_lots == 0 for row in found.rows)
    assert found.rows[0].after.mean == pytest.approx(0.45, rel=0.1)
    after = accepted(reference, found)
    assert after.composition_version("CATHODE_LCO") == 1
    assert after.prior_composition("CATHODE_LCO") is None
    assert Estimator(after).estimate("CATHODE_LCO", KILOGRAM).element("Co").contained.mean > 0.4
    assert proposal(after, "CATHODE_LCO", lots) is None


def test_an_assembled_product_is_not_learned(reference):
    lots = [LotAssay(f"L{lot}", "Nd", 0.02, 0.001) for lot in range(9)]

    assert proposal(reference, "HDD_WHOLE", lots) is None


def test_a_code_nobody_knows_is_refused(reference):
    with pytest.raises(InputError, match="unknown_material"):
        proposals(reference, {"UNOBTAINIUM": []})


@pytest.mark.parametrize("share", [0.5, 1.0])
def test_fractions_sum_to_one_at_most(reference, plain, share):
    """Every element assayed, or half of them, at a site far above the reference."""
    rng = np.random.default_rng(11)
    for code in plain[::6]:
        found = mixture(reference, reference.composition(code))
        fractions = lots_of(found, rng, 5, 2 * np.sqrt(found.shared.variance))
        some = set(found.elements[: max(1, round(share * len(found.elements)))])
        learned = proposal(reference, code, assays_of(found, fractions, rng, some))

        after = accepted(reference, learned).composition(code)

        assert sum(row.mass_fraction for row in after.rows) <= 1 + 1e-6
        assert np.isfinite(mixture(reference, after).correlation).all()


def test_an_element_nobody_assayed_makes_way(reference):
    lots = [LotAssay(f"L{lot}", "Nd", 0.34, 0.003) for lot in range(8)]

    found = proposal(reference, "NDFEB_SINT", lots)

    iron = next(row for row in found.followers if row.element == "Fe")
    gained = found.rows[0].after.mean - found.rows[0].before.mean
    assert 0.75 * gained < iron.before.mean - iron.after.mean < 1.5 * gained
    assert iron.lots == 0


def test_the_rare_earth_total_stays_where_it_is_known(reference):
    """Neodymium is found low: praseodymium takes its place, and the total hardly moves."""
    lots = [LotAssay(f"L{lot}", "Nd", 0.232 + 0.004 * (lot % 3), 0.002) for lot in range(12)]
    before = Estimator(reference).estimate("NDFEB_N", KILOGRAM)

    after = Estimator(accepted(reference, proposal(reference, "NDFEB_N", lots))).estimate(
        "NDFEB_N", KILOGRAM
    )

    lost = before.element("Nd").contained.mean - after.element("Nd").contained.mean
    moved = before.group("REE").contained.mean - after.group("REE").contained.mean
    assert lost > 0.008
    assert abs(moved) < 0.4 * lost
    assert after.element("Pr").contained.mean > before.element("Pr").contained.mean


class Facility:
    """A site whose materials are known exactly, and what is claimed of its lots."""

    def __init__(self, reference, codes, seed, off=0.0):
        self.rng = np.random.default_rng(seed)
        self.mixtures = {code: mixture(reference, reference.composition(code)) for code in codes}
        self.shared = {
            code: off * np.sqrt(found.shared.variance) if off else shared_of(found, self.rng)
            for code, found in self.mixtures.items()
        }

    def lots(self, code, count):
        return lots_of(self.mixtures[code], self.rng, count, self.shared[code])

    def assays(self, count):
        return {
            code: assays_of(found, self.lots(code, count), self.rng)
            for code, found in self.mixtures.items()
        }

    def single_coverage(self, reference, count=100):
        """Return the share of new lots' fractions that lie within their 90 % interval."""
        estimator, within = Estimator(reference), []
        for code, found in self.mixtures.items():
            estimate, lots = estimator.estimate(code, KILOGRAM), self.lots(code, count)
            for element, fraction in zip(found.elements, lots, strict=True):
                claim = estimate.element(element).contained
                within.append(np.mean((claim.p05 <= fraction) & (fraction <= claim.p95)))
        return float(np.mean(within))

    def total_coverage(self, reference, count):
        """Return the share of totals of lots of 1 kg that lie within their 90 % interval."""
        totals, within = Totals(Estimator(reference)), []
        for code, found in self.mixtures.items():
            kg = count * 10**9
            version = reference.composition_version(code)
            held = Holding(code, version, None, 0, count, kg, kg, count * 10**4, 0)
            true = dict(zip(found.elements, self.lots(code, count).sum(axis=1), strict=True))
            within += [
                row.contained.p05 <= true[row.element] <= row.contained.p95
                for row in totals.rows([("year", held)], found.elements)
            ]
        return float(np.mean(within))


def test_intervals_hold_what_they_claim_before_and_after_learning(reference, plain):
    """Five facilities of six materials, 15 assayed lots of each; see `docs/model.md`."""
    single, totals = [], []
    for seed in range(5):
        codes = list(np.random.default_rng(seed).choice(plain, 6, replace=False))
        site = Facility(reference, codes, seed)
        after = accepted(reference, *proposals(reference, site.assays(15)))
        single.append([site.single_coverage(known) for known in (reference, after)])
        totals.append([site.total_coverage(known, 50) for known in (reference, after)])

    assert np.mean(single, axis=0) == pytest.approx(0.90, abs=0.02)
    assert np.mean(totals, axis=0) == pytest.approx(0.90, abs=0.05)


def test_a_wrong_reference_is_put_right_by_twenty_lots(reference, plain):
    codes = list(np.random.default_rng(7).choice(plain, 8, replace=False))
    site = Facility(reference, codes, 7, off=3.0)

    after = accepted(reference, *proposals(reference, site.assays(20)))

    assert site.single_coverage(reference) < 0.75
    assert site.single_coverage(after) > 0.85
