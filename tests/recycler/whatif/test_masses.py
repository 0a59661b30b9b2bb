"""What a year brings as it was and as supposed, against totals of the same lots."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from recycler.elements import GROUPS
from recycler.totals.holding import Holding
from recycler.totals.totals import Totals
from recycler.whatif.masses import changes, share_change
from recycler.whatif.plan import Model
from recycler.whatif.scenario import entry_of

ON = date(2026, 11, 27)
NAMES = ("Nd", "Dy", "NdPr", "REE", "Li", "Cu")


@pytest.fixture(scope="module")
def holding(reference):
    """Make a holding of 40 lots of one tonne."""

    def of(material, lots=40, route=None):
        way = route or reference.default_route(material)
        version = reference.route(way).version
        return Holding(
            material, reference.composition_version(material), way, version, lots,
            lots * 10**12, lots * 10**12, lots * 10**10, lots * 4 * 10**8,
        )  # fmt: skip

    return of


@pytest.fixture(scope="module")
def year(holding):
    """Two kinds of magnets on one route, and battery packs."""
    return [holding("NDFEB_HDD"), holding("NDFEB_SINT", 25), holding("PACK_NMC622", 60)]


@pytest.fixture(scope="module")
def model(estimator, year):
    return Model(estimator, year)


def supposed(model, measure=1, names=NAMES, **changes_):
    plan = model.plan(entry_of("s", ON, **changes_))
    lines = np.array([np.isin(plan.names, GROUPS.get(name, (name,))) for name in names], float)
    return dict(zip(names, changes(plan, lines, measure), strict=True))


@pytest.mark.parametrize("measure", [0, 1])
def test_the_year_as_it_was_is_what_totals_say(model, estimator, year, measure):
    totals = Totals(estimator)
    found = supposed(model, measure)
    for name in NAMES:
        keyed = [("", one) for one in year]
        same = totals.moments(keyed, name, ("contained", "recovered")[measure])[""]
        assert found[name].was.mean == pytest.approx(same.mean, rel=1e-12)
        assert found[name].was.sd == pytest.approx(same.sd, rel=1e-9)
        assert found[name].then == found[name].was
        assert found[name].difference.sd == 0


@pytest.mark.parametrize("measure", [0, 1])
def test_more_of_a_material_is_what_totals_say_of_so_much_more(
    model, estimator, year, holding, measure
):
    totals, name = Totals(estimator), ("contained", "recovered")[measure]
    found = supposed(model, measure, settings=["material.NDFEB_HDD.factor=2"])["NdPr"]
    more = totals.moments([("", holding("NDFEB_HDD"))], "NdPr", name)[""]
    both = totals.moments([("", holding("NDFEB_HDD", 80)), *(("", one) for one in year[1:])],
                          "NdPr", name)[""]  # fmt: skip
    assert found.difference.mean == pytest.approx(more.mean, rel=1e-9)
    assert found.difference.sd == pytest.approx(more.sd, rel=1e-9)
    assert found.then.mean == pytest.approx(both.mean, rel=1e-12)
    assert found.then.sd == pytest.approx(both.sd, rel=1e-9)


def test_the_difference_shares_its_errors_with_what_was(model):
    found = supposed(model, settings=["material.NDFEB_HDD.factor=1.1"])["NdPr"]
    apart = (found.was.sd**2 + found.then.sd**2) ** 0.5
    assert 0 < found.difference.sd < apart / 10
    assert found.difference.p05 > 0


def test_kilograms_a_month_are_a_year_of_twelve(model):
    found = supposed(model, 0, settings=["material.NDFEB_HDD.kg_per_month=5000"])["NdPr"]
    factor = supposed(model, 0, settings=["material.NDFEB_HDD.factor=1.5"])["NdPr"]
    assert found.then.mean == pytest.approx(factor.then.mean, rel=1e-12)  # 40 t came in a year


def test_another_route_is_what_totals_say_of_lots_on_it(model, estimator, year, holding):
    found = supposed(model, routes=["NDFEB_HDD=HPMS_SINTER"])
    keyed = [("", one) for one in (holding("NDFEB_HDD", route="HPMS_SINTER"), *year[1:])]
    for name in ("NdPr", "Dy", "Li"):
        same = Totals(estimator).moments(keyed, name, "recovered")[""]
        assert found[name].then.mean == pytest.approx(same.mean, rel=1e-9)
        assert found[name].then.sd == pytest.approx(same.sd, rel=0.01)
    assert found["Li"].difference.mean == 0


def test_a_yield_is_what_is_won_of_all_that_is_held(model):
    held = supposed(model, 0)["Li"].was.mean
    found = supposed(model, yields=["LIB_HYDRO.Li=80%"])["Li"]
    assert found.then.mean == pytest.approx(0.8 * held, rel=1e-9)
    sure = supposed(model, yields=["LIB_HYDRO.Li=1"])["Li"]
    contained = supposed(model, 0)["Li"].was
    assert sure.then.sd == pytest.approx(contained.sd, rel=0.05)  # nothing left to err by yields


def test_a_material_that_never_came_is_added(model, estimator, holding):
    found = supposed(model, settings=["material.SM2CO17.kg_per_month=1000"], names=("Sm", "NdPr"))
    same = Totals(estimator).moments([("", holding("SM2CO17", 12))], "Sm", "recovered")[""]
    assert found["Sm"].was.mean == 0
    assert found["Sm"].then.mean == pytest.approx(same.mean, rel=1e-9)
    assert found["Sm"].difference.sd == pytest.approx(same.sd, rel=0.05)


def test_a_share_that_is_won_moves_with_the_mix(model):
    plan = model.plan(entry_of("s", ON, yields=["LIB_HYDRO.Li=0.9"]))
    chosen = np.isin(plan.names, ["Li"]).astype(float)
    found = share_change(plan, chosen)
    assert found.then.mean == pytest.approx(0.9)
    assert found.was.sd > found.then.sd > 0
    same = share_change(model.plan(entry_of("s", ON)), chosen)
    assert (same.difference.mean, same.difference.sd) == (0, 0)


def test_nothing_that_comes_in_has_no_share(model):
    plan = model.plan(entry_of("s", ON, settings=["material.PACK_NMC622.factor=0"]))
    assert share_change(plan, np.isin(plan.names, ["Li"]).astype(float)) is None


def test_what_assays_found_counts_in_the_means(estimator, year):
    from recycler.totals.holding import Assayed, Found

    found = Found(40, 9 * 10**12, 0, 8 * 10**12, 0, 0, 0)
    assayed = Assayed(40, year[0].dry_ug, year[0].dry_sq, year[0].dry_var, {"Nd": found})
    model = Model(estimator, [replace(year[0], assayed=assayed)])
    assert supposed(model, 0, names=("Nd",))["Nd"].was.mean == pytest.approx(9000)
    assert supposed(model, 1, names=("Nd",))["Nd"].was.mean == pytest.approx(8000)
