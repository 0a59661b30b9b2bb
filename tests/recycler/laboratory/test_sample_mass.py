"""Gy's formula against a published table."""

import math

import pytest
from pydantic import ValidationError

from recycler.laboratory.sample_mass import (
    Lot,
    Pieces,
    lot_of,
    needed_g,
    pieces_of,
    relative_sd,
)

# Lead ore: Wills, Mineral Processing Technology, in the spreadsheet of JKTech (2005): 5 % Pb,
# galena of 86.6 % Pb, 7.5 and 2.65 g/cm³, liberated at 0.015 cm.
ORE = Lot(
    top_size_cm=2.5,
    fraction=0.05,
    rich=0.866,
    rich_density=7.5,
    rest_density=2.65,
    liberation_cm=0.015,
    small_size_cm=0.5,
)


def replace(lot, **values):
    return Lot.model_validate({**lot.model_dump(), **values})


@pytest.mark.parametrize(
    ("top_size_cm", "printed_g", "half"),
    [(2.5, 1_369_632, 0.5), (0.5, 24_501, 0.5), (0.1, 438, 0.5), (0.004, 0.07, 0.005)],
)
def test_the_masses_of_a_lead_ore(top_size_cm, printed_g, half):
    """Relative error 2 % at 95 % confidence, and a safety factor of 2.

    The table takes the 2 % as the whole width, ± 1 %.
    """
    lot = replace(ORE, top_size_cm=top_size_cm, small_size_cm=top_size_cm / 5)

    assert 2 * needed_g(lot, 0.01 / 1.96) == pytest.approx(printed_g, abs=half)


@pytest.mark.parametrize(("top_size_cm", "sample_g"), [(2.5, 1_369_632), (0.5, 24_501), (0.1, 438)])
def test_the_errors_of_the_same_ore(top_size_cm, sample_g):
    """GYError 1.4 %, again as the whole width."""
    lot = replace(ORE, top_size_cm=top_size_cm, small_size_cm=top_size_cm / 5)

    assert 2 * 1.96 * relative_sd(lot, sample_g) == pytest.approx(0.014, abs=0.0005)


def test_mass_and_error_are_each_others_inverse():
    mass = needed_g(ORE, 0.02, lot_g=5e6)

    assert relative_sd(ORE, mass, 5e6) == pytest.approx(0.02)
    assert mass < needed_g(ORE, 0.02)
    assert relative_sd(ORE, 5e6, 5e6) == 0.0


@pytest.mark.parametrize(
    ("small_size_cm", "factor"), [(None, 0.25), (2.5, 1.0), (1.5, 0.75), (1.0, 0.5), (0.5, 0.25)]
)
def test_the_granulometric_factor(small_size_cm, factor):
    assert replace(ORE, small_size_cm=small_size_cm).granulometric == factor


def test_phases_that_are_apart_are_liberated():
    assert replace(ORE, liberation_cm=None).liberation == 1.0
    assert replace(ORE, liberation_cm=9.0).liberation == 1.0


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("top_size_cm", {"top_size_cm": 0.0}),
        ("rich", {"fraction": 0.9}),
        ("rest_density", {"rest_density": 0.0}),
        ("liberation_cm", {"liberation_cm": -1.0}),
        ("small_size_cm", {"small_size_cm": 3.0}),
        ("shape", {"shape": 1.5}),
        ("fraction", {"fraction": math.nan}),
    ],
)
def test_what_no_lot_can_be_is_refused(field, values):
    with pytest.raises(ValidationError) as problem:
        replace(ORE, **values)
    assert problem.value.errors()[0]["loc"] == (field,)


@pytest.mark.parametrize("pieces", Pieces)
def test_larger_pieces_need_a_larger_sample(pieces):
    masses = [needed_g(lot_of(pieces, size), 0.02) for size in (0.1, 1.0, 3.0)]

    assert masses == sorted(masses)
    assert masses[1] == pytest.approx(1000 * masses[0])  # K d³, the phases being apart


@pytest.mark.parametrize(
    ("category", "family", "pieces"),
    [
        ("magnet", "sintered NdFeB", Pieces.MAGNETS),
        ("magnet", "NdFeB swarf", Pieces.SWARF),
        ("magnet", "shredded product", Pieces.SHREDDED),
        ("battery", "black mass", Pieces.BLACK_MASS),
        ("battery", "Li-ion pack", Pieces.SHREDDED),
    ],
)
def test_the_pieces_of_a_family(category, family, pieces):
    assert pieces_of(category, family) is pieces
