"""Totals over assayed and unassayed lots hold the truth as often as they say, by simulation."""

from collections import defaultdict

import numpy as np
import pytest
from scipy.special import expit

from recycler.dry_mass import DryMass
from recycler.estimate import Estimator
from recycler.figures import Assay
from recycler.model.composition import mixture
from recycler.totals.found import Finder
from recycler.totals.holding import Assayed, Holding
from recycler.totals.totals import Totals

FACILITIES, LOTS, MONTHS, ASSAYED = 24, 40, 4, 0.3
MATERIALS = ("NDFEB_HDD", "NDFEB_EV_ROTOR", "SWARF_NDDY", "SM2CO17", "CELL_NMC622", "BM_LCO")
RELATIVE_SD = 0.03  # of an assay


class Plant:
    """One facility: what its batches share is drawn once, the rest for each lot."""

    def __init__(self, estimator, rng):
        self.estimator, self.rng, self.finder = estimator, rng, Finder(estimator)
        self.normals = defaultdict(rng.standard_normal)

    def lots(self, material):
        """Yield lots of a material as holdings, with their true masses by key."""
        reference = self.estimator.reference
        route = reference.default_route(material)
        kind = (material, reference.composition_version(material), route,
                reference.route(route).version)  # fmt: skip
        pair = self.estimator.pair(*kind)
        found = mixture(reference, reference.composition(material))
        for _ in range(LOTS):
            fractions = expit(found.mu + found.sigma * (self._drawn(found.shared, True)
                                                        + self._drawn(found.own)))  # fmt: skip
            largest = int(fractions.argmax())
            fractions[largest] -= max(0.0, fractions.sum() - 1)
            yields = pair.yields
            passed = expit(
                yields.mu + yields.sigma * (self._drawn(yields.common, True)
                                            + self._drawn(yields.own))
            ) * (yields.mean > 0)  # fmt: skip
            dry = float(np.exp(self.rng.normal(5, 0.6)))
            held = fractions[pair.which] * pair.scale
            true = pair.member @ held * dry, pair.member @ (held * passed) * dry
            yield (
                self._holding(kind, dry, self._assays(found.elements, fractions)),
                {
                    key.name: (true[0][row], true[1][row])
                    for row, key in enumerate(pair.keys)
                    if key.members
                },
            )

    def _drawn(self, factors, shared=False):
        normals = [self.normals[n] if shared else self.rng.standard_normal() for n in factors.names]
        return factors.loadings @ np.array(normals)

    def _assays(self, elements, fractions):
        if self.rng.random() > ASSAYED:
            return []
        seen = fractions * (1 + RELATIVE_SD * self.rng.standard_normal(len(fractions)))
        chosen = [
            Assay(element, float(value), RELATIVE_SD * float(value))
            for element, value in zip(elements, np.clip(seen, 1e-7, 0.98), strict=True)
            if self.rng.random() < 0.6
        ]
        return chosen if sum(assay.fraction for assay in chosen) <= 1 else chosen[:1]

    def _holding(self, kind, kg, assays):
        dry = DryMass(kg, 0.0, 0.0, kg, 0.0)
        sums = {"dry_ug": round(kg * 1e9), "dry_sq": round(kg**2 * 1e4), "dry_var": 0}
        found = self.finder.found(kind, dry, assays)
        assayed = Assayed(batches=1, found=found, **sums) if found else Assayed()
        return Holding(*kind, batches=1, net_ug=sums["dry_ug"], assayed=assayed, **sums)


@pytest.fixture(scope="module")
def shares_held(reference):
    """Shares of true totals within their 90 % interval, by kind of total and measure."""
    hits = defaultdict(list)
    for facility in range(FACILITIES):
        rng = np.random.default_rng(20_261_127 + facility)
        estimator = Estimator(reference)
        plant, keyed, true = Plant(estimator, rng), [], defaultdict(float)
        for material in MATERIALS:
            for holding, masses in plant.lots(material):
                for key in (f"month {rng.integers(MONTHS)}", "year"):
                    keyed.append((key, holding))
                    for name, both in masses.items():
                        for measure, mass in zip(("contained", "recovered"), both, strict=True):
                            true[key, name, measure] += mass
        for row in Totals(estimator).rows(keyed):
            for measure in ("contained", "recovered"):
                total = getattr(row, measure)
                if total.mean > 0:
                    within = total.p05 <= true[row.key, row.element, measure] <= total.p95
                    hits[row.key.split()[0], measure].append(within)
    return {name: float(np.mean(found)) for name, found in hits.items()}


@pytest.mark.parametrize("total", ["month", "year"])
@pytest.mark.parametrize("measure", ["contained", "recovered"])
def test_totals_hold_the_truth_nine_times_in_ten(shares_held, total, measure):
    assert shares_held[total, measure] == pytest.approx(0.90, abs=0.04)
