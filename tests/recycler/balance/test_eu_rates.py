"""Rates of waste batteries by hand: a pack taken apart, its cells leached."""

import math

import numpy as np
import pytest
from scipy.optimize import fsolve
from scipy.special import expit, logit, ndtr

from recycler.balance.eu_counted import SITE_COUNTED, counted, site_rows
from recycler.balance.eu_rates import EFFICIENCY, rates
from recycler.errors import InputError
from recycler.evidence import Evidence
from recycler.figures import Assay
from recycler.processing.records import LotKind, RunKind
from recycler.reference.data import Reference
from recycler.reference.records import Origin, Payload
from tests.recycler.balance.works import Works, days

YEAR = days(-59, 306)  # of 2026


def plant(closed=20.0, begun=10.0):
    """A pack of 500 kg: 300 kg of cells, 150 kg of steel; of the cells come carbonate and cake."""
    works = Works()
    pack = works.batch("500.0", day=0, material="PACK_NMC622")
    apart = works.run(RunKind.TEARDOWN, begun=1, closed=3)
    works.take(apart, pack, "500.0", day=1)
    cells = works.lot(apart, "300.0", day=2, material="CELL_NMC622", product=None)
    works.lot(apart, "150.0", day=2, kind=LotKind.PRODUCT, material="STEEL", product=None)
    leach = works.run(RunKind.PROCESS, begun=begun, closed=closed, route="LIB_HYDRO")
    works.take(leach, cells, "300.0", day=begun + 0.1)
    salt = works.lot(leach, "40.0", day=begun + 1, kind=LotKind.PRODUCT, product="Li2CO3")
    cake = works.lot(leach, "200.0", day=begun + 1, kind=LotKind.RESIDUE, product="cake")
    assays = {
        cells: (Assay("Li", 0.03, 0.0003),), salt: (Assay("Li", 0.18, 0.001),),
        cake: (Assay("Li", 0.009, 0.0002),),
    }  # fmt: skip
    return works, assays


def rate_of(found, name):
    return next(one for one in found.rates if one.name == name)


def test_the_rates_of_a_year_by_hand(estimator):
    works, assays = plant()
    books = works.books(estimator, assays)
    found = rates(books, YEAR, 2026, "LI")
    assert found.runs == ("R-26-0001", "R-26-0002")
    lithium = rate_of(found, "Li")
    fed = books.contents.of_input(works.inputs[0]).of("Li")[0]
    assert (lithium.input.kg, lithium.output.kg) == (pytest.approx(fed), pytest.approx(7.2))
    assert lithium.recovery.share == pytest.approx(7.2 / fed)
    assert lithium.recovery.p05 < lithium.recovery.share < lithium.recovery.p95
    steel = books.contents.of_lot("L-26-0002").of("Fe")[0]
    efficiency = rate_of(found, EFFICIENCY)
    assert efficiency.input.kg == pytest.approx(500)
    assert efficiency.output.kg == pytest.approx(7.2 + steel)
    assert found.evidence is Evidence.ASSUMPTION


def test_what_lies_in_store_at_the_end_of_the_year_was_not_used(estimator):
    works, assays = plant(begun=310, closed=320)
    found = rates(works.books(estimator, assays), YEAR, 2026, "LI")
    assert found.runs == ("R-26-0001",)
    assert rate_of(found, EFFICIENCY).input.kg == pytest.approx(200)
    after = rates(works.books(estimator, assays), days(306, 671), 2027, "LI")
    assert after.runs == ("R-26-0002",)
    assert rate_of(after, EFFICIENCY).input.kg == pytest.approx(300)
    assert rate_of(after, "Li").input.kg == pytest.approx(9)
    assert rate_of(after, "Li").recovery.share == pytest.approx(7.2 / 9)


def logit_normal(mean, sd):
    """Find mu and sigma by quadrature over a fine grid of the normal."""
    z = np.linspace(-9, 9, 20_001)
    weights = np.exp(-z * z / 2)
    weights /= weights.sum()

    def off(parameters):
        values = expit(parameters[0] + np.exp(parameters[1]) * z)
        found = weights @ values
        return found - mean, math.sqrt(weights @ (values - found) ** 2) - sd

    mu, log_sigma = fsolve(off, (logit(mean), math.log(sd / mean / (1 - mean))))
    return mu, math.exp(log_sigma)


def test_each_rate_has_its_targets_and_the_chance_to_meet_them(estimator):
    works, assays = plant()
    lithium = rate_of(rates(works.books(estimator, assays), YEAR, 2026, "LI"), "Li")
    assert [(one.value, one.applies) for one in lithium.targets] == [(0.5, False), (0.8, False)]
    share, sd = lithium.recovery.share, lithium.recovery.sd
    mu, sigma = logit_normal(share, sd)
    chance = ndtr((mu - logit(0.5)) / sigma)
    assert lithium.targets[0].chance == pytest.approx(chance, abs=1e-4)
    assert lithium.recovery.p95 == pytest.approx(expit(mu + 1.6448536 * sigma), abs=1e-4)
    assert lithium.targets[0].chance >= lithium.targets[1].chance
    efficiency = rate_of(rates(works.books(estimator, assays), YEAR, 2026, "LI"), EFFICIENCY)
    assert [(one.value, one.applies) for one in efficiency.targets] == [(0.65, True), (0.7, False)]


def test_other_groups_have_no_runs_here(estimator):
    works, assays = plant()
    found = rates(works.books(estimator, assays), YEAR, 2026, "LA")
    assert found.runs == ()
    (efficiency,) = found.rates
    assert (efficiency.recovery, efficiency.targets[0].chance) == (None, None)
    with pytest.raises(InputError) as error:
        rates(works.books(estimator, assays), YEAR, 2026, "XX")
    assert error.value.code == "no_chemistry_group"


def test_what_counts_is_a_setting_of_the_year(reference):
    def counts(of, year):
        return {one.substance: one.counts for one in counted(of, year, "LI")}

    assert counts(reference, 2029)["C"]
    assert not counts(reference, 2030)["C"]
    rows = site_rows(reference, 2028, "LI", {"C": False, "F": True}, "plant manual, 3.2")
    piece = Payload("table", SITE_COUNTED, rows, 1, Origin.ENTERED)
    own = Reference.from_payloads([*reference.payloads(), piece])
    assert (counts(own, 2028)["C"], counts(own, 2028)["F"]) == (False, True)
    assert counts(own, 2029) == counts(reference, 2029)
    told = next(one for one in counted(own, 2028, "LI") if one.substance == "C")
    assert (told.is_own, told.source) == (True, "plant manual, 3.2")
    again = site_rows(own, 2028, "LI", {"C": True}, "changed")
    assert [row["counts"] for row in again if row["substance"] == "C"] == ["1"]


def test_every_row_of_the_tables_says_where_it_comes_from(reference):
    for name in ("eu_chemistry_groups", "eu_counted_substances"):
        assert reference.table(name)
        for row in reference.table(name):
            assert row.text("source")
            assert row.evidence() in Evidence
    families = {one.family for one in reference.materials.values() if one.category == "battery"}
    assert {row["family"] for row in reference.table("eu_chemistry_groups")} == families
