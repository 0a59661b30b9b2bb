"""What assayed batches add to totals."""

import pytest

from recycler.dry_mass import DryMass
from recycler.figures import Assay
from recycler.found import Finder
from recycler.holding import Assayed, Holding
from recycler.totals import Totals

TON = DryMass(1_000.0, 4.0, 0.0, 1_000.0, 0.0)


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
