"""Scenarios as they are written, and what they must not suppose."""

from datetime import date
from decimal import Decimal

import pytest

from recycler.errors import InputError
from recycler.whatif.plan import Model
from recycler.whatif.scenario import ScenarioEntry, checked, entry_of

ON = date(2027, 1, 1)


def refused(call, *args, **values):
    with pytest.raises(InputError) as error:
        call(*args, **values)
    return error.value


def test_a_scenario_is_read_as_a_command_writes_it():
    found = entry_of(
        "more", ON, settings=["material.NDFEB_HDD.kg_per_month=5000", "material.X.Y.factor=1.5"],
        routes=["NDFEB_HDD=ACID_SX"], yields=["PRE_SHRED+ACID_SX.neodymium=70%"],
    )  # fmt: skip
    assert found.kg_per_month == (("NDFEB_HDD", Decimal(5000)),)
    assert found.factors == (("X.Y", Decimal("1.5")),)
    assert found.routes == (("NDFEB_HDD", "ACID_SX"),)
    assert found.yields == (("PRE_SHRED+ACID_SX", "Nd", Decimal("0.7")),)
    assert found.changes == 4


@pytest.mark.parametrize(
    "said",
    [
        {"settings": ["NDFEB_HDD=5"]},
        {"settings": ["material.NDFEB_HDD.kg=5"]},
        {"settings": ["material.NDFEB_HDD.factor=much"]},
        {"settings": ["material.NDFEB_HDD.factor=nan"]},
        {"settings": ["material..factor=1"]},
        {"routes": ["NDFEB_HDD"]},
        {"yields": ["Li=0.5"]},
    ],
)
def test_what_cannot_be_read_is_named(said):
    (text,) = next(iter(said.values()))
    error = refused(entry_of, "x", ON, **said)
    assert (error.code, error.details["value"]) == ("whatif_bad_setting", text)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"settings": ["material.NO_SUCH.factor=1"]}, "unknown_material"),
        ({"settings": ["material.NDFEB_HDD.kg_per_month=-1"]}, "whatif_negative"),
        ({"settings": ["material.NDFEB_HDD.factor=1e9"]}, "whatif_too_much"),
        ({"settings": ["material.NDFEB_HDD.factor=1", "material.NDFEB_HDD.kg_per_month=1"]},
         "whatif_twice"),
        ({"routes": ["NDFEB_HDD=LIB_HYDRO"]}, "route_not_applicable"),
        ({"routes": ["NDFEB_HDD=NO_SUCH"]}, "unknown_route"),
        ({"yields": ["NO_SUCH.Li=0.5"]}, "unknown_route"),
        ({"yields": ["LIB_HYDRO.Li=1.01"]}, "whatif_no_fraction"),
        ({"yields": ["LIB_HYDRO.Li=-0.1"]}, "whatif_no_fraction"),
        ({"yields": ["LIB_HYDRO.Li=0.5", "LIB_HYDRO.Li=0.6"]}, "whatif_twice"),
    ],
)  # fmt: skip
def test_bounds_are_told(reference, said, code):
    assert refused(checked, entry_of("x", ON, **said), reference).code == code


def test_a_field_that_breaks_a_rule_is_named(reference):
    error = refused(checked, ScenarioEntry.model_construct(name="", since=ON), reference)
    assert (error.code, error.details["field"]) == ("bad_scenario", "name")


def test_what_a_scenario_supposes_has_an_order(reference):
    texts = ["material.PACK_NMC622.factor=2", "material.NDFEB_HDD.factor=1"]
    found = checked(entry_of("x", ON, settings=texts), reference)
    assert [material for material, _ in found.factors] == ["NDFEB_HDD", "PACK_NMC622"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"settings": ["material.NDFEB_HDD.factor=2"]}, "whatif_never_came"),
        ({"yields": ["LIB_HYDRO.Li=0.5"]}, "whatif_route_unused"),
    ],
)
def test_what_a_facility_does_not_do_cannot_be_scaled(estimator, said, code):
    assert refused(Model(estimator, []).plan, entry_of("x", ON, **said)).code == code


def test_a_route_wins_only_what_it_has_a_product_for(estimator):
    texts = ["material.PACK_NMC622.kg_per_month=1000"]
    entry = entry_of("x", ON, settings=texts, yields=["LIB_HYDRO.Nd=0.5"])
    assert refused(Model(estimator, []).plan, entry).code == "whatif_wins_nothing"
