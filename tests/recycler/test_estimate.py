"""Estimates of single batches: exact moments, honest quantiles, budget, grades, problems."""

import json
import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from scipy.special import expit, logit, ndtr

from recycler.dry_mass import DryMass
from recycler.errors import InputError
from recycler.estimate import Assay, Estimator
from recycler.evidence import Evidence
from recycler.model.kept_draws import QUANTILES, KeptDraws, quantiles
from recycler.products import product_factor

EXACTLY_ONE = DryMass(1.0, 0.0, 0.0, 1.0, 0.0)


def lines(estimate):
    """Return all elements and groups of an estimate."""
    return [*estimate.elements, *(group for group in estimate.groups if group.elements)]


def test_means_are_dry_mass_times_fraction_times_the_stage_means(estimator, reference, dry):
    estimate = estimator.estimate("NDFEB_SH", dry)

    for row in reference.composition("NDFEB_SH").rows:
        found = estimate.element(row.element)
        assert found.contained.mean == pytest.approx(dry.kg * row.mass_fraction, rel=1e-9)
    neodymium = estimate.element("Nd")
    passed = 0.97 * 0.985 * 0.955 * 0.97 * 0.967 * 0.99
    assert neodymium.recovered.mean == pytest.approx(neodymium.contained.mean * passed)
    assert neodymium.recovery.mean == pytest.approx(passed)
    assert neodymium.product_kg.mean == pytest.approx(
        neodymium.recovered.mean * product_factor("Nd", "Nd2O3")
    )


def test_sds_are_those_of_a_product_of_independent_factors(estimator, dry):
    neodymium = estimator.estimate("NDFEB_N", dry).element("Nd")

    fraction, fraction_sd = 0.2472, 0.0161 * math.sqrt(1.25)
    relative = (1 + (dry.sd / dry.kg) ** 2) * (1 + (fraction_sd / fraction) ** 2)
    assert neodymium.contained.sd == pytest.approx(
        dry.kg * fraction * math.sqrt(relative - 1), rel=1e-4
    )
    passed = neodymium.recovery
    relative *= 1 + (passed.sd / passed.mean) ** 2
    assert neodymium.recovered.sd == pytest.approx(
        neodymium.recovered.mean * math.sqrt(relative - 1), rel=1e-4
    )


@pytest.mark.parametrize("code", ["NDFEB_N", "NDFEB_M", "NDFEB_H", "NDFEB_SINT"])
def test_total_rare_earths_of_sintered_magnets_are_31_per_cent_and_tight(estimator, code):
    estimate = estimator.estimate(code, EXACTLY_ONE)

    total = estimate.group("REE").contained

    assert total.mean == pytest.approx(0.31, abs=0.007)
    assert total.sd == pytest.approx(0.0115, abs=0.001)
    assert total.p95 - total.p05 == pytest.approx(2 * 1.645 * total.sd, rel=0.1)


def test_draws_never_leave_what_is_possible(estimator, reference, known):
    for code in known:
        pair = estimator.pair(code, None, reference.default_route(code))
        kept = KeptDraws(pair)
        held = [
            draws for key, draws in zip(pair.keys, kept.contained, strict=True) if not key.group
        ]
        assert np.sum(held, axis=0).max() <= 1 + 1e-5
        for contained, recovered in zip(kept.contained, kept.recovered, strict=True):
            assert contained.min() >= 0
            assert recovered.min() >= 0
            assert (recovered <= contained * (1 + 1e-5) + 1e-12).all()


def test_groups_are_the_sum_of_the_same_draws(estimator):
    pair = estimator.pair("NDFEB_EBIKE", None, "ACID_SX")
    kept = KeptDraws(pair)
    by_name = dict(zip((key.name for key in pair.keys), kept.contained, strict=True))
    group = next(key for key in pair.keys if key.name == "REE")

    assert by_name["REE"] == pytest.approx(sum(by_name[e] for e in group.elements), rel=1e-5)


def exact_quantile(pair, i, p):
    """Return a quantile of component × yield by integrating over the yield's latent."""
    z = np.linspace(-7, 7, 561)
    weight = np.exp(-(z**2) / 2)
    weight /= weight.sum()
    passed = expit(pair.yields.mu[i] + pair.yields.sigma[i] * z)
    mixture, j = pair.mixture, pair.which[i]
    low, high = -60.0, 0.0
    for _ in range(60):
        middle = (low + high) / 2
        share = np.minimum(math.exp(middle) / passed, 1.0)
        with np.errstate(divide="ignore"):
            below = ndtr((logit(share) - mixture.mu[j]) / mixture.sigma[j]) @ weight
        low, high = (middle, high) if below < p else (low, middle)
    return math.exp(high)


def test_quantiles_of_every_material_on_every_route_are_exact_to_one_per_cent(
    estimator, reference, known
):
    tried = 0
    for code in known:
        for route in reference.applicable_routes(code):
            if "+" in route:
                continue
            pair = estimator.pair(code, None, route)
            won = {}
            for i, component in enumerate(pair.components):
                if pair.yields.sigma[i] > 0 and pair.mixture.sigma[pair.which[i]] > 0:
                    won.setdefault(component.element, []).append(i)
            single = {e: places[0] for e, places in won.items() if len(places) == 1}
            single = {e: i for e, i in single.items() if len(_members(pair, e)) == 1}
            if not single:
                continue
            element = max(single, key=lambda e, s=single, p=pair: _cv(p, s[e]))
            row = next(row for row, key in enumerate(pair.keys) if key.name == element)
            found = quantiles(KeptDraws(pair).recovered[row])
            for p, value in zip(QUANTILES, found, strict=True):
                assert value == pytest.approx(exact_quantile(pair, single[element], p), rel=0.01)
                tried += 1
    assert tried > 500


def _members(pair, element):
    return next(key.members for key in pair.keys if key.name == element)


def _cv(pair, i):
    return pair.mixture.sd[pair.which[i]] / pair.mixture.mean[pair.which[i]]


def test_the_mass_scales_everything(estimator, dry):
    tenfold = DryMass(
        *(10 * v for v in (dry.net_kg, dry.moisture_kg, dry.contamination_kg, dry.kg, dry.sd)),
        *(100 * v for v in (dry.var_gross, dry.var_tare, dry.var_moisture, dry.var_contamination)),
    )

    small, large = (estimator.estimate("NDFEB_HDD", mass) for mass in (dry, tenfold))

    for one, ten in zip(lines(small), lines(large), strict=True):
        for name in ("mean", "sd", "p05", "p50", "p95"):
            assert getattr(ten.recovered, name) == pytest.approx(10 * getattr(one.recovered, name))


def test_the_same_batch_gets_the_same_estimate_again(reference, dry):
    first, second = (Estimator(reference).estimate("PACK_NMC622", dry) for _ in range(2))

    assert first == second


def test_a_product_made_of_several_streams_names_them_all(estimator, dry):
    iron = estimator.estimate("PACK_LFP", dry).element("Fe")

    assert iron.product == "FePO4 + steel scrap"
    assert iron.recovered.mean < iron.product_kg.mean < 2.7006 * iron.recovered.mean
    assert iron.product_kg.p05 < iron.product_kg.p50 < iron.product_kg.p95


def test_what_is_held_but_not_won_has_no_product(estimator, dry):
    iron = estimator.estimate("NDFEB_N", dry).element("Fe")

    assert iron.contained.mean > 0
    assert iron.product is None
    assert iron.product_kg is None
    assert iron.recovered.mean == iron.recovery.mean == 0


def test_a_material_without_a_route_holds_and_yields_nothing(estimator, dry):
    estimate = estimator.estimate("LI_MNO2_COIN", dry)

    assert estimate.route is None
    assert estimate.element("Li").contained.mean > 0
    assert all(line.recovered.mean == 0 and line.product is None for line in estimate.elements)


def test_shares_of_the_budget_sum_to_one(estimator, reference, known, dry):
    for code in known:
        estimate = estimator.estimate(code, dry)
        for line in lines(estimate):
            shares = [part.share for part in estimate.budget_of(line.key)]
            assert sum(shares) == pytest.approx(1.0)
            assert all(share > 0 for share in shares)
            assert all(a >= b for a, b in pairwise(shares))


def test_the_budget_points_at_the_largest_source(estimator, dry):
    estimate = estimator.estimate("NDFEB_N", dry)

    assert estimate.budget_of("REE")[0].source == "between_plants"
    assert estimate.budget_of("Dy")[0].source == "composition"
    wet = replace(dry, var_moisture=(0.5 * dry.kg) ** 2, sd=0.5 * dry.kg)
    assert estimator.estimate("NDFEB_N", wet).budget_of("REE")[0].source == "moisture"


def test_an_assumption_that_matters_is_never_hidden(estimator, dry):
    estimate = estimator.estimate("NDFEB_HDD", dry)
    assert estimate.element("Nd").contained_evidence is Evidence.PUBLISHED
    assert estimate.element("Ni").contained_evidence is Evidence.ASSUMPTION
    assert estimate.element("Nd").evidence is Evidence.ASSUMPTION  # its stages


def test_the_headline_is_rare_earths_else_the_first_metal_that_is_won(estimator, dry):
    assert estimator.estimate("NIMH_HEV", dry).headline.key == "REE"
    assert estimator.estimate("PACK_NMC622", dry).headline.key == "Li"
    assert estimator.estimate("PACK_NMC622", dry, "LIB_PYRO").headline.key == "Co"
    assert estimator.estimate("LEADACID_AUTO", dry).headline.key == "Pb"


def test_routes_are_compared_with_the_default_first(estimator, reference, dry):
    found = estimator.routes("NDFEB_SINT", dry)

    assert [route.route for route in found] == reference.applicable_routes("NDFEB_SINT")
    assert [route.default for route in found].count(True) == 1
    assert found[0].default
    assert all(route.recovered["REE"].mean > 0 for route in found)
    assert found[0].estimate == estimator.estimate("NDFEB_SINT", dry)


def test_the_json_document_has_what_the_command_promises(estimator, dry):
    document = json.loads(json.dumps(estimator.estimate("NDFEB_N", dry).as_dict()))

    assert {"material", "route", "dry_kg", "elements", "groups", "budget"} <= set(document)
    element = document["elements"][0]
    promised = {"element", "contained_kg", "recovered_kg", "product", "product_kg", "evidence"}
    assert promised <= set(element)
    assert set(element["contained_kg"]) == {"mean", "sd", "p05", "p50", "p95"}
    assert [group["group"] for group in document["groups"]] == ["REE", "NdPr"]
    assert set(document["budget"][0]) == {"element", "source", "share"}


def test_groups_are_there_for_batteries_too(estimator, dry):
    groups = estimator.estimate("PACK_NMC622", dry).as_dict()["groups"]

    assert [group["group"] for group in groups] == ["REE", "NdPr"]
    assert all(group["contained_kg"]["mean"] == 0 for group in groups)


@pytest.mark.parametrize(
    ("material", "route", "assays", "code"),
    [
        ("NDFEB_XX", None, (), "unknown_material"),
        ("NDFEB_N", "TELEPORT", (), "unknown_route"),
        ("NDFEB_N", "LIB_HYDRO", (), "route_not_applicable"),
        ("NIMH_POWDER", None, (), "no_composition"),
        ("NDFEB_N", None, (Assay("Xx", 0.1),), "unknown_element"),
        ("NDFEB_N", None, (Assay("Nd", 1.2),), "assay_range"),
        ("NDFEB_N", None, (Assay("Nd", 0.0),), "assay_range"),
        ("NDFEB_N", None, (Assay("Nd", 0.3, -0.1),), "assay_range"),
        ("NDFEB_N", None, (Assay("Nd", 0.3), Assay("Nd", 0.2)), "assay_twice"),
        ("NDFEB_N", None, (Assay("Nd", 0.6), Assay("Fe", 0.6)), "fractions_over_one"),
    ],
)
def test_what_cannot_be_estimated_says_why(estimator, dry, material, route, assays, code):
    with pytest.raises(InputError) as problem:
        estimator.estimate(material, dry, route, assays=assays)

    assert problem.value.code == code


def test_nothing_weighed_is_nothing_held(estimator):
    estimate = estimator.estimate("NDFEB_N", DryMass(0, 0, 0, 0, 0))

    assert all(line.contained.mean == line.recovered.p95 == 0 for line in estimate.elements)


def test_threads_get_the_same_answers(reference, known, dry):
    shared = Estimator(reference)
    codes = known[:6] * 4

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda code: shared.estimate(code, dry), codes))

    alone = {code: Estimator(reference).estimate(code, dry) for code in set(codes)}
    assert found == [alone[code] for code in codes]
