"""Product masses by stoichiometry."""

import re

import pytest

from recycler.products import is_formula, product_factor


def test_oxide_factors_are_those_of_the_reference_terms(reference):
    meaning = next(
        row["meaning"] for row in reference.table("terms") if row["term"] == "Oxide factor"
    )
    stated = re.findall(r"([A-Z][a-z]?) to (\w+) (\d\.\d+)", meaning)

    assert len(stated) == 5
    for element, oxide, factor in stated:
        assert product_factor(element, oxide) == pytest.approx(float(factor), abs=6e-4)


@pytest.mark.parametrize(
    ("element", "product", "factor"),
    [
        ("Li", "Li2CO3", 73.891 / (2 * 6.941)),
        ("Ni", "NiSO4.6H2O", 262.85 / 58.693),
        ("Co", "CoSO4.7H2O", 281.10 / 58.933),
        ("Mn", "MnSO4.H2O", 169.02 / 54.938),
        ("Cu", "Cu(OH)2", 97.56 / 63.546),
        ("Sr", "SrFe12O19", 1061.77 / 87.62),
        ("Nd", "Nd", 1.0),
    ],
)
def test_a_compound_weighs_more_than_its_element(element, product, factor):
    assert product_factor(element, product) == pytest.approx(factor, rel=1e-3)


@pytest.mark.parametrize(
    "product",
    ["hydrogenated NdFeB alloy powder", "Cu concentrate", "SrFe12O19 or BaFe12O19", "steel scrap",
     "Fe-Ni-Co alloy", "graphite + FePO4 residue", "Al foil"],
)  # fmt: skip
def test_what_has_no_formula_counts_as_the_elements_own_mass(product):
    assert not is_formula(product)
    assert product_factor("Fe", product) == 1.0


def test_every_product_of_the_reference_has_a_factor_of_one_or_more(reference):
    for route in reference.routes.values():
        for element, product in route.products.items():
            assert product_factor(element, product.product) >= 1.0
