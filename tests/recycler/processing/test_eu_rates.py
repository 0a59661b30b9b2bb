"""The EU rates come out of the runs of a year, by chemistry group."""

import pytest

from recycler.figures import Assay
from recycler.processing.eu_rates import counts, eu_rates
from recycler.processing.records import LotKind, RunKind


@pytest.fixture
def packs(plant, contents_of):
    """A tonne of packs taken apart, its cells leached: what is won is assayed."""
    teardown, leach = plant.run(RunKind.TEARDOWN), plant.run(route="LIB_HYDRO")
    plant.take(teardown, plant.batch(1000, "PACK_NMC622"), 1000)
    cells = plant.lot(teardown, 600, LotKind.INTERMEDIATE, None, material="CELL_NMC622")
    plant.lot(teardown, 200, LotKind.PRODUCT, None, material="STEEL")
    plant.take(leach, cells, 600)
    nickel = plant.lot(leach, 350, LotKind.PRODUCT, "NiSO4.6H2O")
    plant.lot(leach, 300, LotKind.RESIDUE, "filter cake")
    magnets = plant.run()
    plant.take(magnets, plant.batch(500), 500)
    plant.lot(magnets, 120, LotKind.PRODUCT, "Nd2O3")
    assays = {nickel: (Assay("Ni", 0.22, 0.002),), cells: (Assay("Ni", 0.14, 0.002),)}
    return contents_of(plant, assays)


def of(rates, element):
    return next(rate for rate in rates if rate.element == element)


def test_recovery_is_what_products_hold_over_what_batteries_held(packs):
    rates = eu_rates(packs, packs.book.runs.values(), 2027)
    assert {rate.group for rate in rates} == {"lithium-based"}
    nickel = of(rates, "Ni")
    held = packs.of_input(packs.book.inputs[0]).of("Ni")[0]
    assert nickel.out_kg == pytest.approx(350 * 0.22)
    assert nickel.in_kg == pytest.approx(held)
    assert nickel.rate.mean == pytest.approx(350 * 0.22 / held)
    assert nickel.rate.p05 < nickel.rate.mean < nickel.rate.p95
    assert nickel.target == 0.90
    assert 0 < nickel.chance < 1
    assert of(rates, "Co").rate.mean < 0.9  # its lot was not booked
    assert [rate for rate in rates if rate.element == "Pb"] == []


def test_efficiency_is_counted_mass_over_the_mass_of_batteries(packs):
    steel = 200 * 0.98
    (only,) = [r for r in eu_rates(packs, packs.book.runs.values(), 2027, ["Fe"]) if not r.element]
    assert only.in_kg == 1000
    assert only.rate.mean == pytest.approx(steel / 1000)
    assert only.rate.sd < 0.003
    both = of(eu_rates(packs, packs.book.runs.values(), 2027, ["Fe", "Ni"]), "")
    assert both.rate.mean == pytest.approx((steel + 77) / 1000)
    assert (both.target, both.chance) == (0.65, 0.0)
    assert of(eu_rates(packs, packs.book.runs.values(), 2030), "").target == 0.70


def test_what_is_taken_further_is_not_counted_twice(plant, contents_of):
    first, second = plant.run(route="LIB_HYDRO"), plant.run(RunKind.BLEND)
    plant.take(first, plant.batch(1000, "CELL_NMC622"), 1000)
    salt = plant.lot(first, 500, LotKind.PRODUCT, "NiSO4.6H2O")
    plant.take(second, salt, 500)
    plant.lot(second, 500, LotKind.PRODUCT, "NiSO4.6H2O")
    assays = {salt: (Assay("Ni", 0.22, 0.002),)}
    contents = contents_of(plant, assays)
    nickel = of(eu_rates(contents, contents.book.runs.values(), 2026), "Ni")
    assert nickel.out_kg == pytest.approx(110)
    assert nickel.target is None  # from the end of 2027 on


def test_carbon_phosphorus_and_sulphur_count_until_2029():
    assert counts("C", 2029)
    assert not counts("C", 2030)
    assert counts("Ni", 2030)
    assert not counts("O", 2027)
