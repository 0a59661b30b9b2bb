"""What to measure next, ranked by what it takes off the interval."""

from decimal import Decimal

import pytest

from recycler.dry_mass import dry_mass_of
from recycler.evidence import Evidence
from recycler.laboratory.advice import Step, batch_advice, period_advice
from recycler.laboratory.sampling import effective
from recycler.prices import Price
from recycler.totals.holding import Holding
from recycler.totals.totals import Totals
from recycler.units import UG_PER_KG, Reading

KG1000, NOTHING = Reading(Decimal(1000), "kg"), Reading(Decimal(0), "kg")
PRICE = Price(80.0, "USD", "Nd oxide", "2026-02", "a paper", Evidence.SECONDARY)


def half(quantity):
    return (quantity.p95 - quantity.p05) / 2


def test_an_unknown_composition_asks_for_an_assay(estimator, dry):
    estimate = estimator.estimate("HDD_WHOLE", dry)

    first, *_ = batch_advice(estimator, estimate, price=PRICE)

    assert first.step is Step.FIRST_ASSAY
    assert first.before == estimate.headline.recovered
    assert first.after == estimator.narrowed_by_assay(estimate)
    assert first.saves_kg == pytest.approx(half(first.before) - half(first.after))
    assert first.saves_money == pytest.approx(80 * first.saves_kg)


def test_an_action_names_what_is_to_be_found_and_its_share(estimator, dry):
    estimate = estimator.estimate("HDD_WHOLE", dry)

    (action,) = batch_advice(estimator, estimate, steps=(Step.FIRST_ASSAY,))

    assert action.elements[0] == "Nd"  # as the estimate has them
    assert set(action.elements) <= {one.element for one in estimate.elements}
    assert action.share == pytest.approx(action.saves_kg / half(action.before))
    assert action.is_much
    assert batch_advice(estimator, estimate, steps=()) == []


@pytest.mark.parametrize(
    ("dry", "step"),
    [
        (dry_mass_of(KG1000, NOTHING, moisture=0.40, contamination=0.01), Step.DRY_A_SAMPLE),
        (dry_mass_of(KG1000, NOTHING, moisture=0.01, contamination=0.30), Step.SORT_A_SAMPLE),
    ],
)
def test_a_wet_or_dirty_batch_asks_for_a_sample(estimator, methods, result, dry, step):
    results = [result("22.9", ".05"), result("2.7", ".01", element="Pr")]
    sampling = {"SA-1": 0.005}
    assays = effective(results, sampling, methods)
    estimate = estimator.estimate("NDFEB_HDD", dry, "HPMS_SINTER", assays=assays)

    actions = batch_advice(
        estimator, estimate, "Nd", results=results, sampling=sampling, methods=methods
    )

    assert actions[0].step is step
    assert Step.FIRST_ASSAY not in {action.step for action in actions}  # neodymium was found
    saved = [action.saves_kg for action in actions]
    assert saved == sorted(saved, reverse=True)
    assert min(saved) > 0
    assert actions[0].saves_money is None


@pytest.mark.parametrize(
    ("sampling", "sd", "better"),
    [(0.20, ".05", Step.SECOND_SAMPLE), (0.002, "3", Step.SECOND_ASSAY)],
)
def test_what_is_roughest_is_to_be_done_again(
    estimator, dry, methods, result, sampling, sd, better
):
    results, by_label = [result("23", sd)], {"SA-1": sampling}
    estimate = estimator.estimate("NDFEB_HDD", dry, assays=effective(results, by_label, methods))

    found = batch_advice(
        estimator, estimate, "Nd", results=results, sampling=by_label, methods=methods
    )

    saved = {action.step: action.saves_kg for action in found}
    assert better in saved
    if better is Step.SECOND_SAMPLE:
        assert Step.SECOND_ASSAY not in saved  # the sample is what is rough
        assert found[0].after.mean == pytest.approx(found[0].before.mean, rel=0.05)
    else:
        assert saved[Step.SECOND_ASSAY] == pytest.approx(saved[Step.SECOND_SAMPLE], rel=0.05)


def test_a_sample_taken_nobody_knows_how_is_taken_so_again(estimator, dry, methods, result):
    results = [result("23", ".05")]
    estimate = estimator.estimate("NDFEB_HDD", dry, assays=effective(results, {}, methods))

    found = batch_advice(estimator, estimate, "Nd", results=results, methods=methods)

    assert Step.SECOND_SAMPLE in {action.step for action in found}


def test_an_assay_without_its_results_is_not_repeated(estimator, dry, methods, result):
    assays = effective([result("23", "3")], {}, methods)
    estimate = estimator.estimate("NDFEB_HDD", dry, assays=assays)

    steps = {action.step for action in batch_advice(estimator, estimate, "Nd")}

    assert steps.isdisjoint({Step.SECOND_ASSAY, Step.SECOND_SAMPLE, Step.FIRST_ASSAY})


def test_where_nothing_is_won_the_contained_mass_is_narrowed(estimator, dry):
    estimate = estimator.estimate("NDFEB_HDD", dry)
    element = next(e for e in estimate.elements if e.recovered.mean == 0)

    (first, *_) = batch_advice(estimator, estimate, element.element)

    assert first.before == element.contained


def test_an_empty_batch_and_an_element_it_lacks_ask_for_nothing(estimator, dry):
    empty = dry_mass_of(NOTHING, NOTHING)

    assert batch_advice(estimator, estimator.estimate("NDFEB_HDD", empty)) == []
    assert batch_advice(estimator, estimator.estimate("NDFEB_HDD", dry), "Li") == []


def holding(material, route, batches, kg=500.0, sd=2.5):
    return Holding(
        material, 1, route, 1, batches,
        round(batches * kg * UG_PER_KG), round(batches * kg * UG_PER_KG),
        round(batches * (kg * 100) ** 2), round(batches * (sd * 1e4) ** 2),
    )  # fmt: skip


def test_of_a_period_the_material_that_spreads_most_comes_first(estimator):
    held = [holding("NDFEB_HDD", "HPMS_SINTER", 40), holding("NDFEB_N", "HPMS_SINTER", 2)]

    found = period_advice(estimator, held, "Pr", "contained", price=PRICE)

    assert (found[0].step, found[0].material) == (Step.FIRST_ASSAY, "NDFEB_HDD")
    assert found[0].batches == 40
    assert found[0].saves_money == pytest.approx(80 * found[0].saves_kg)
    now = Totals(estimator).masses([("all", one) for one in held], "Pr", "contained")["all"]
    assert found[0].before == now
    assert half(found[0].after) < 0.5 * half(now)
    assert found[0].after.mean == pytest.approx(now.mean, rel=0.01)


def test_rough_scales_ask_for_weighing_again(estimator):
    held = [holding("NDFEB_SINT", None, 1, sd=100.0)]

    found = period_advice(estimator, held, "Fe", "contained")

    assert found[0].step is Step.WEIGH_AGAIN
    assert (found[0].material, found[0].batches) == (None, 1)


def test_of_a_period_without_any_of_it_nothing_is_asked(estimator):
    assert period_advice(estimator, [holding("NDFEB_N", "HPMS_SINTER", 2)], "Li") == []
    assert period_advice(estimator, [], "Nd") == []
