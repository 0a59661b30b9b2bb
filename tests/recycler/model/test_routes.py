"""What routes pass on: stages, hardware, products, shared latents."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.special import expit

from recycler.elements import RARE_EARTHS
from recycler.figures import Assay
from recycler.model.assays import assayed
from recycler.model.composition import empty, mixture
from recycler.model.routes import PHI, passages, yields


@pytest.fixture
def passed(reference):
    """Yields by part and element, and the passages behind them."""

    def of(material, route, phi=PHI):
        found = mixture(reference, reference.composition(material))
        way = reference.route(route)
        collapsed = yields(reference, way, found, phi)
        rows = passages(reference, way, found)
        return {
            (c.part, c.element): (mean, sd, product, [r.stage for r in p.rows])
            for c, mean, sd, product, p in zip(
                found.components, collapsed.mean, collapsed.sd, collapsed.products, rows,
                strict=True,
            )
        }  # fmt: skip

    return of


def test_stage_yields_multiply_and_an_elements_own_row_beats_the_star(passed):
    mean, _, product, stages = passed("NDFEB_N", "ACID_SX")["NDFEB_N", "Nd"]

    assert mean == pytest.approx(0.97 * 0.985 * 0.955 * 0.97 * 0.967 * 0.99)
    assert product == "Nd2O3"
    assert len(stages) == 6
    aluminium = passed("SCRAP_CATH_NMC622", "SCRAP_HYDRO")["SCRAP_CATH_NMC622", "Al"]
    assert aluminium[0] == pytest.approx(0.95)


def test_the_spread_is_that_of_runs_means_and_plants(passed):
    mean, sd, _, _ = passed("FERRITE_SR", "FERRITE_REGRIND")["FERRITE_SR", "Sr"]

    assert sd**2 == pytest.approx(1.25 * 0.02**2 + PHI**2 * mean * (1 - mean))
    assert passed("FERRITE_SR", "FERRITE_REGRIND", phi=0.0)["FERRITE_SR", "Sr"][1] == pytest.approx(
        0.02 * np.sqrt(1.25)
    )


def test_a_material_enters_where_the_stages_take_it(passed):
    assert passed("BM_NMC622", "LIB_HYDRO")["BM_NMC622", "Li"][3][0].startswith("leaching")
    assert passed("SWARF_NDPR", "ACID_OXALATE")["SWARF_NDPR", "Nd"][3][0].startswith("crushing")


def test_a_pretreatment_multiplies(passed):
    plain = passed("HDD_WHOLE", "ACID_SX")["NDFEB_HDD", "Nd"][0]

    assert passed("HDD_WHOLE", "PRE_SHRED+ACID_SX")["NDFEB_HDD", "Nd"][0] == pytest.approx(
        0.261 * plain
    )


def test_hardware_leaves_at_dismantling_as_its_own_scrap(passed):
    found = passed("PACK_NMC622", "LIB_PYRO")

    assert found["ALUMINIUM", "Al"][:3:2] == (pytest.approx(0.99), "aluminium scrap")
    assert found["CELL_NMC622", "Al"][0] == 0  # the smelter's slag
    assert found["STEEL", "Fe"][2] == "steel scrap"
    assert found["COPPER", "Cu"][0] == pytest.approx(0.99)
    assert found["CELL_NMC622", "Cu"][0] == pytest.approx(0.99 * 0.95 * 0.98)


def test_hardware_leaves_at_dismantling_of_the_part_it_surrounds(passed):
    assert passed("PACK_NMC622", "LIB_DIRECT")["STEEL", "Fe"][0] == pytest.approx(0.98)


def test_hardware_leaves_at_shredding_where_nothing_is_dismantled(passed):
    found = passed("PACK_LFP", "LFP_SELECTIVE")

    assert found["STEEL", "Fe"][:3:2] == (pytest.approx(0.94), "steel scrap")
    assert found["CELL_LFP", "Fe"][2] == "FePO4"


def test_what_has_no_product_is_not_won(passed):
    found = passed("NDFEB_N", "ACID_SX")

    assert found["NDFEB_N", "Fe"][:3] == (0, 0, None)
    assert passed("NIMH_HEV", "NIMH_PYRO")["NIMH_HEV", "La"][2] is None


def test_a_listed_element_that_left_before_the_material_enters_is_not_won(passed):
    found = passed("BM_NMC_MARKET", "LIB_HYDRO")

    assert found["BM_NMC_MARKET", "Cu"][:3] == (0, 0, None)
    assert found["BM_NMC_MARKET", "C"][0] == pytest.approx(0.95)


def test_every_yield_is_a_share_and_its_latents_are_valid(reference, known):
    for material in known:
        found = mixture(reference, reference.composition(material))
        for route in reference.applicable_routes(material):
            collapsed = yields(reference, reference.route(route), found, PHI)
            assert ((collapsed.mean >= 0) & (collapsed.mean <= 1)).all()
            spread = collapsed.sigma > 0
            assert np.diag(collapsed.correlation)[spread] == pytest.approx(1.0)


def test_routes_share_plants_and_rows_only_with_themselves(reference):
    found = mixture(reference, reference.composition("HDD_WHOLE"))
    acid, shred, other = (
        yields(reference, reference.route(code), found, PHI)
        for code in ("ACID_SX", "PRE_SHRED+ACID_SX", "MSX")
    )

    assert acid.common.across(shred.common)[0, 0] > 0.5
    assert np.abs(acid.common.across(other.common)).max() == 0


def held_by_interval(reference, case, phi):
    """Tell whether the 90 % interval of a whole route, or of named stages, holds a case."""
    composition, element = reference.composition(case["material"]), case["element"]
    members = RARE_EARTHS if element == "REE" else (element,)
    if composition:
        found = mixture(reference, composition)
    else:
        held = ("La", "Ce", "Pr", "Nd") if element == "REE" else (element,)
        found = assayed(empty(case["material"]), [Assay(e, 0.02, 0.001) for e in held])
    route = reference.route(case["route"])
    if case["stage_orders"]:
        first, _, last = case["stage_orders"].partition("-")
        orders = range(int(first), int(last or first) + 1)
        route = replace(route, rows=tuple(row for row in route.rows if row.order in orders))
    collapsed = yields(reference, route, found, phi)
    places = [i for i, c in enumerate(found.components) if c.element in members]
    places = [i for i in places if collapsed.mean[i] > 0]
    weight = found.mean[places] / found.mean[places].sum()
    low, high = (
        weight @ expit(collapsed.mu[places] + z * collapsed.sigma[places]) for z in (-1.645, 1.645)
    )
    value = min(float(case["value"]), 0.995)  # 100 % as printed is "all but traces"
    return value <= high if case["bound"] == "lower" else low <= value <= high


def test_intervals_hold_published_recoveries_only_with_the_spread_between_plants(reference):
    cases = reference.table("published_recoveries")
    whole = [case for case in cases if case["coverage"] == "whole_route"]

    for chosen in (cases, whole):
        held = sum(held_by_interval(reference, case, PHI) for case in chosen)
        held_without = sum(held_by_interval(reference, case, 0.0) for case in chosen)
        assert held >= 0.75 * len(chosen)
        assert held_without < held
