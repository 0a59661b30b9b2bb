"""What a sheet looks for, and which results of one sample cannot all be so."""

from decimal import Decimal

import pytest

from recycler.dry_mass import dry_mass_of
from recycler.errors import InputError
from recycler.estimate import Estimator
from recycler.laboratory.records import AssayEntry
from recycler.laboratory.sheet import check_together, held, interval, telling, wanted
from recycler.units import Reading


def entry(element, value, **values):
    return AssayEntry(
        ticket="S1-26-00001", sample="SA-1", element=element, value=Decimal(value), **values
    )


@pytest.fixture(scope="module")
def estimator(reference):
    return Estimator(reference)


def estimate(estimator, material):
    dry = dry_mass_of(Reading(Decimal("1000.0"), "kg"), Reading(Decimal(0), "kg"))
    return estimator.estimate(material, dry)


@pytest.mark.parametrize(
    ("material", "first"), [("NDFEB_HDD", ["Nd", "Pr"]), ("PACK_NMC622", ["Li", "Co", "Ni"])]
)
def test_the_headline_comes_first_and_nothing_twice(estimator, material, first):
    found = wanted(estimate(estimator, material))
    assert found[: len(first)] == first
    assert len(found) == len(set(found)) <= 6


def test_a_batch_is_judged_by_its_commonest_rare_earth():
    expected = {"Nd": 0.23, "Dy": 0.02, "Fe": 0.62, "Co": 0.01, "Li": 0.03}
    assert telling(["Fe", "Dy", "Nd"], expected) == "Nd"
    assert telling(["Fe", "Co"], expected) == "Co"
    assert telling(["Zn"], expected) is None


def test_results_of_one_sample_are_no_more_than_the_whole():
    check_together([entry("Nd", "23"), entry("Fe", "62"), entry("Co", "40", below=True)])
    with pytest.raises(InputError) as refused:
        check_together([entry("Nd", "43"), entry("Fe", "62")])
    assert refused.value.code == "fractions_over_one"
    with pytest.raises(InputError) as twice:
        check_together([entry("Nd", "23"), entry("Nd", "22")])
    assert twice.value.code == "assay_twice"


def test_nine_of_ten_lie_in_the_interval_and_a_limit_holds_if_it_reaches_below():
    prior = (-1.2, 0.2)
    low, high = interval(prior)
    assert 0.17 < low < 0.23 < high < 0.31
    assert held(prior, entry("Nd", "23"))
    assert not held(prior, entry("Nd", "40"))
    assert held(prior, entry("Nd", "25", below=True))
    assert not held(prior, entry("Nd", "1", below=True))
