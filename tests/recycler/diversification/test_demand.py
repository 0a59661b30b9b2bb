from datetime import date

import pytest

from recycler.diversification.cover import cover, stock_aims
from recycler.diversification.demand import Basis, Demands, mean_per_kg, of_customer, per_kg
from recycler.diversification.displacement import displaced, in_basis, years_of
from recycler.diversification.supply import Supply
from recycler.errors import InputError
from recycler.quantity import Quantity


@pytest.fixture(scope="module")
def demands(reference):
    return Demands(reference.table("consumption"))


ND = Quantity(1000.0, 50.0, 920.0, 999.0, 1084.0)
PR = Quantity(200.0, 20.0, 168.0, 199.0, 234.0)
BOTH = {"Nd": ND, "Pr": PR, "NdPr": Quantity(1200.0, 55.0, 1112.0, 1199.0, 1292.0)}


def test_the_newest_figure_of_each_country_counts(demands):
    (cobalt,) = demands.of("Co", "US")
    assert (cobalt.year, cobalt.kg) == (2025, 9_600_000)


def test_magnets_are_not_compared_with_kilograms_of_an_element(demands):
    assert all(one.symbol != "NdFeB" for one in demands.of("Nd"))
    assert {one.basis for one in demands.all if one.symbol == "NdFeB"} == {Basis.PRODUCT}


def test_an_assumed_basis_says_so(demands):
    by_material = {one.material: one for one in demands.of("NdPr", "JP")}
    assert not by_material["Didymium and neodymium"].assumed
    firm = by_material["NdPr contracted from Lynas (firm)"]
    assert (firm.basis, firm.assumed) == (Basis.OXIDE, True)


def test_an_oxide_weighs_what_stoichiometry_says():
    assert per_kg("Nd", Basis.OXIDE) == pytest.approx(1.1664, abs=2e-4)
    assert per_kg("Li", Basis.LCE) == pytest.approx(5.323, abs=2e-3)
    with pytest.raises(InputError, match="no_such_basis"):
        per_kg("Co", Basis.LCE)


def test_a_group_is_weighed_by_what_there_is_of_each():
    nd, pr = (per_kg(one, Basis.OXIDE) for one in ("Nd", "Pr"))
    mass, factor = in_basis("NdPr", BOTH, Basis.OXIDE)
    assert mass.mean == pytest.approx(1000 * nd + 200 * pr, abs=1e-9)
    assert factor == pytest.approx(mean_per_kg({"Nd": 1000, "Pr": 200}, ("Nd", "Pr"), Basis.OXIDE))


def test_a_calendar_year_is_one_year_whatever_its_length():
    assert years_of(date(2024, 1, 1), date(2024, 12, 31)) == 1
    assert years_of(date(2025, 1, 1), date(2026, 12, 31)) == 2
    assert years_of(date(2025, 12, 31), date(2026, 1, 1)) == pytest.approx(2 / 365)


def test_half_a_year_is_held_against_half_a_years_demand(demands, reference):
    (demand,) = (one for one in demands.of("NdPr", "JP") if "Didymium" in one.material)
    mix = Supply(reference.table("supply_shares")).of("NdPr", "jp_import")
    found = displaced(demand, BOTH, 0.5, mix)
    oxide = in_basis("NdPr", BOTH, Basis.OXIDE)[0].mean
    assert found.share.mean == pytest.approx(oxide / (5_500_000 / 2), abs=1e-15)
    share = found.share.mean
    expected = (0.796 * (1 - share)) ** 2 + share**2
    assert found.moved[0].hhi.mean == pytest.approx(expected, abs=1e-12)


def test_a_group_totals_do_not_know_is_added_up(demands):
    (magnet,) = (one for one in demands.of("Nd") if one.symbol == "MREE")
    dy = Quantity(30.0, 6.0, 21.0, 29.0, 41.0)
    found = displaced(magnet, {**BOTH, "Dy": dy}, 1.0, None)
    assert found.recovered.mean == 1230.0
    assert found.recovered.sd == 61.0
    assert found.moved == ()


def test_a_customer_uses_something():
    assert of_customer("Kansai Magnets", "Nd", 12.0, Basis.OXIDE).kg == 12_000
    with pytest.raises(InputError, match="demand_not_positive"):
        of_customer("Nobody", "Nd", 0.0, Basis.ELEMENT)


def test_a_reserve_of_a_years_demand_lasts_twelve_months(demands, reference):
    (demand,) = (one for one in demands.of("Co", "JP") if one.year == 2020)
    aims = stock_aims(reference.table("targets"))
    found = cover(demand, Quantity.exactly(demand.kg), aims)
    assert found.months.mean == pytest.approx(12)
    (aim,) = found.aims
    assert (aim.code, aim.days) == ("JP_STOCK_DAYS", 180)
    assert found.share_of(aim).mean == pytest.approx(365 / 180)
