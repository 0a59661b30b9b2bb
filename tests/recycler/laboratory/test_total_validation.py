"""Totals against draws of every batch: they agree, and what is wrong is found."""

from dataclasses import replace

import pytest

from recycler.dry_mass import DryMass
from recycler.errors import InputError
from recycler.estimate import Assay
from recycler.laboratory.total_validation import MOST_BATCHES, validate_total
from recycler.laboratory.validation import validate
from recycler.totals.held import Held
from recycler.totals.holding import Holding
from recycler.totals.totals import Totals

KG = {"NDFEB_HDD": 40.0, "NDFEB_N": 700.0, "HDD_WHOLE": 90.0, "SWARF_NDDY": 200.0}


@pytest.fixture
def each(reference):
    """Make batches of a material, one by one, each with 0.4 % of its mass as sd."""

    def of(material, batches, assays=()):
        kg, route = KG[material], reference.default_route(material)
        kind = material, reference.composition_version(material), route, 1
        return [Held(kind, 1, kg, kg**2, (0.004 * kg) ** 2, 0.0, 0.0, assays)] * batches

    return of


def total(estimator, held, key, measure):
    holdings = [
        ("", Holding(*one.kind, 1, 0, round(one.dry_kg * 1e9), round(one.squares * 1e4),
                     round(one.dry_sd**2 * 1e8)))
        for one in held
    ]  # fmt: skip
    return Totals(estimator).masses(holdings, key, measure)[""]


@pytest.mark.parametrize(
    ("key", "measure"), [("REE", "contained"), ("Nd", "recovered"), ("Dy", "contained")]
)
def test_the_total_by_formula_agrees_with_draws_of_every_batch(estimator, each, key, measure):
    held = [*each("NDFEB_HDD", 20), *each("NDFEB_N", 8), *each("HDD_WHOLE", 12)]
    formula = total(estimator, held, key, measure)

    found = validate_total(estimator, held, key, measure, formula, at_most=60_000)

    assert found.simulated.mean == pytest.approx(formula.mean, rel=0.01)
    assert found.simulated.sd == pytest.approx(formula.sd, rel=0.02)
    assert found.comparisons[0].agrees


def test_batches_of_one_material_taken_as_independent_are_found_out(estimator, each):
    held = each("NDFEB_HDD", 25)
    right = total(estimator, held, "Nd", "contained")
    alone = total(estimator, held[:1], "Nd", "contained")
    sd = alone.sd * 5  # the root of 25
    wrong = replace(right, sd=sd, p05=right.mean - 1.645 * sd, p95=right.mean + 1.645 * sd)

    found = validate_total(estimator, held, "Nd", "contained", wrong, at_most=40_000)

    assert not found.comparisons[0].agrees


@pytest.mark.parametrize(("material", "key"), [("NDFEB_N", "Fe"), ("SWARF_NDDY", "REE")])
def test_the_largest_fraction_makes_way_as_in_one_batch(estimator, each, material, key):
    (one,) = each(material, 1)
    dry = DryMass(one.dry_kg, 0.0, 0.0, one.dry_kg, one.dry_sd, one.mass)
    estimate = estimator.estimate(material, dry)
    alone = validate(estimator, estimate, key, "contained", at_most=100_000).simulated

    formula = estimate.of(key).contained
    found = validate_total(estimator, [one], key, "contained", formula, at_most=100_000).simulated

    assert found.mean == pytest.approx(alone.mean, rel=0.005)
    assert found.sd == pytest.approx(alone.sd, rel=0.02)


def test_assayed_batches_are_drawn_as_they_are_known(estimator, each):
    plain, known = (each("NDFEB_N", 10, assays) for assays in ((), (Assay("Nd", 0.24, 0.002),)))
    formula = total(estimator, plain, "Nd", "contained")

    before, after = (
        validate_total(estimator, held, "Nd", "contained", formula, at_most=20_000).simulated
        for held in (plain, known)
    )

    assert after.sd < 0.4 * before.sd
    assert after.mean == pytest.approx(0.24 * 7_000, rel=0.01)


def test_too_many_are_refused_before_anything_is_drawn(estimator, each):
    held = each("NDFEB_N", MOST_BATCHES + 1)

    with pytest.raises(InputError) as refused:
        validate_total(estimator, held, "Nd", "contained", None)

    assert refused.value.code == "too_many_to_draw"


def test_what_nobody_holds_is_not_drawn(estimator, each):
    assert validate_total(estimator, each("NDFEB_N", 2), "Li", "contained", None) is None


def test_it_tells_how_far_it_is_and_may_be_stopped(estimator, each):
    held = [*each("NDFEB_N", 3), *each("NDFEB_HDD", 1)]
    formula = total(estimator, held, "Nd", "contained")
    told = []
    validate_total(
        estimator, held, "Nd", "contained", formula, at_most=20_000,
        report=lambda done, whole: told.append((done, whole)),
    )  # fmt: skip
    assert told[:3] == [(0, 20_000), (7_500, 20_000), (10_000, 20_000)]
    assert told[-1] == (20_000, 20_000)

    def stop(done, whole):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        validate_total(estimator, held, "Nd", "contained", formula, report=stop)
