"""What assayed batches add to totals."""

import pytest

from recycler.dry_mass import DryMass
from recycler.figures import Assay
from recycler.totals.found import Finder
from recycler.totals.holding import Assayed, Holding
from recycler.totals.totals import Totals

TON = DryMass(1_000.0, 0.0, 0.0, 1_000.0, 4.0)


@pytest.fixture(scope="module")
def finder(estimator):
    return Finder(estimator)


@pytest.fixture(scope="module")
def totals(estimator):
    return Totals(estimator)


def kind_of(reference, material, route=None):
    route = route or reference.default_route(material)
    version = reference.route(route).version if route else 0
    return material, reference.composition_version(material), route, version


def holding(finder, kind, dry, assays=()):
    """Return one batch as totals take it."""
    sums = {
        "dry_ug": round(dry.kg * 1e9),
        "dry_sq": round(dry.kg**2 * 1e4),
        "dry_var": round(dry.sd**2 * 1e8),
    }
    found = finder.found(kind, dry, assays)
    assayed = Assayed(batches=1, found=found, **sums) if found else Assayed()
    return Holding(*kind, batches=1, net_ug=sums["dry_ug"], assayed=assayed, **sums)


def added(holdings):
    first, *rest = holdings
    for more in rest:
        first = first.plus(more)
    return first


ASSAYED = [
    ("NDFEB_SINT", [Assay("Nd", 0.22, 0.004)]),
    ("NDFEB_SINT", [Assay("Dy", 0.031, 0.0006)]),
    ("NDFEB_HDD", [Assay("Nd", 0.25, 0.01), Assay("Pr", 0.02, 0.001)]),
    ("NDFEB_HDD", [Assay("Dy", 0.002, 0.0007, below=True)]),
    ("PACK_NMC622", [Assay("Co", 0.05, 0.002)]),
    ("BM_NMC622", [Assay("Li", 0.04, 0.001), Assay("Ni", 0.2, 0.01)]),
    ("FERRITE_SR", [Assay("Nd", 0.01, 0.0005)]),
]


@pytest.mark.parametrize(("material", "assays"), ASSAYED)
def test_the_total_of_one_assayed_batch_is_its_estimate(
    totals, finder, estimator, reference, material, assays
):
    kind = kind_of(reference, material)
    estimate = estimator.estimate(material, TON, assays=assays)

    rows = totals.rows([("", holding(finder, kind, TON, assays))])

    assert {row.element for row in rows} == {
        line.key for line in (*estimate.elements, *estimate.groups) if estimate.of(line.key)
    }
    for row in rows:
        single = estimate.of(row.element)
        for total, alone in ((row.contained, single.contained), (row.recovered, single.recovered)):
            assert total.mean == pytest.approx(alone.mean, rel=1e-6, abs=1e-8)
            assert total.sd == pytest.approx(alone.sd, rel=2e-3, abs=1e-4)
            assert total.p05 == pytest.approx(alone.p05, rel=0.1, abs=0.2 * alone.sd + 1e-6)
            assert total.p50 == pytest.approx(alone.p50, rel=0.04, abs=0.2 * alone.sd + 1e-6)
            assert total.p95 == pytest.approx(alone.p95, rel=0.06, abs=0.2 * alone.sd + 1e-6)


def test_weighing_again_narrows_assayed_batches_too(totals, finder, reference):
    kind = kind_of(reference, "NDFEB_HDD")
    assays = [Assay("Nd", 0.23, 0.0005)]
    heavy = DryMass(1_000.0, 0.0, 0.0, 1_000.0, 30.0)
    held = added([holding(finder, kind, heavy, assays), holding(finder, kind, heavy)])

    before = totals.moments([("", held)], "Nd", "contained")[""]
    after = totals.moments([("", held.weighed_again())], "Nd", "contained")[""]

    less = before.sd**2 - after.sd**2
    plain = reference.composition("NDFEB_HDD").rows[0].mass_fraction
    assert less == pytest.approx(30.0**2 / 2 * (0.23**2 + plain**2), rel=0.05)


def test_sums_of_assayed_batches_add_up_and_subtract(finder, reference):
    kind = kind_of(reference, "NDFEB_HDD")
    one = holding(finder, kind, TON, [Assay("Nd", 0.25, 0.01)])
    other = holding(finder, kind, TON, [Assay("Dy", 0.01, 0.001)])

    assert one.plus(other).plus(other, -1) == one
    assert one.plus(other).assayed.batches == 2


def test_what_assayed_batches_share_stays(totals, finder, reference):
    """A hundred lots, one element of them assayed: the others err with the material's mean."""
    kind = kind_of(reference, "NDFEB_HDD")
    lots = [holding(finder, kind, TON, [Assay("Nd", 0.229, 0.004)]) for _ in range(100)]
    plain = [holding(finder, kind, TON) for _ in range(100)]

    assayed, expected = (totals.rows([("", added(held))]) for held in (lots, plain))
    spread = {
        row.element: (
            row.contained.sd / row.contained.mean,
            there.contained.sd / there.contained.mean,
        )
        for row in assayed
        for there in expected
        if there.element == row.element
    }

    assert spread["Nd"][0] < spread["Nd"][1] / 3
    assert spread["Dy"][0] == pytest.approx(spread["Dy"][1], rel=0.1)


def test_a_material_nobody_knows_is_in_totals_once_it_is_assayed(totals, finder, reference):
    code = next(c for c in reference.materials if reference.composition(c) is None)
    kind = (code, 0, None, 0)

    assert totals.rows([("", holding(finder, kind, TON))]) == []
    (row,) = totals.rows([("", holding(finder, kind, TON, [Assay("Ta", 0.3, 0.01)]))])
    assert row.element == "Ta"
    assert row.contained.mean == pytest.approx(300)
    assert row.contained.sd == pytest.approx((10**2 + (0.3 * 4) ** 2) ** 0.5, rel=1e-3)
    assert row.recovered.mean == 0
