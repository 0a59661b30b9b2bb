import csv
from pathlib import Path

import pytest

from ui.language import words

REFERENCE = Path(__file__).parents[3] / "resources" / "reference"


def test_every_element_of_the_reference_has_a_name():
    with (REFERENCE / "compositions.csv").open(encoding="utf-8", newline="") as file:
        symbols = {row["element"] for row in csv.DictReader(file)}
    assert not symbols - set(words.ELEMENTS)


@pytest.mark.parametrize(
    ("product", "written"),
    [
        ("Nd2O3", "Nd₂O₃"),
        ("NiSO4.6H2O", "NiSO₄·6H₂O"),
        ("Cu(OH)2", "Cu(OH)₂"),
        ("steel scrap", "steel scrap"),
        ("Nd", "Nd"),
        ("SrFe12O19 or BaFe12O19", "SrFe₁₂O₁₉ or BaFe₁₂O₁₉"),
        ("graphite + FePO4 residue", "graphite + FePO₄ residue"),
    ],
)
def test_formulas_carry_subscripts(product, written):
    assert words.formula(product) == written


def test_what_has_no_name_keeps_its_code():
    assert words.element("Xx") == "Xx"
    assert words.country("ZZ") == "ZZ"
    assert words.country(None) == ""
    assert words.state("on_hold") == "on_hold"


def test_countries_are_named():
    assert words.country("DK") == "Denmark"


def test_every_element_name_is_said_in_narrow_columns():
    assert words.short_group("REE") == "Rare earths"
    assert words.short_group("Li") == "Lithium"
    assert words.group("REE") == "All rare earths"


def test_names_are_small_within_a_sentence_but_symbols_are_not():
    assert words.in_sentence("All rare earths") == "all rare earths"
    assert words.in_sentence("Lithium") == "lithium"
    assert words.in_sentence("Nd + Pr") == "Nd + Pr"


def test_counts_have_their_plural():
    assert words.batches(1) == "1 batch"
    assert words.batches(1_432) == "1\u2009432 batches"
    assert words.rows(2) == "2 rows"
    assert words.entries(1) == "1 entry"
    assert words.fields_to_put_right(2) == "2 fields to put right"
