"""What the shipped reference data name is said in Japanese, all of it, and nothing that is not."""

import csv
import re
from collections import Counter

import pytest

from recycler.model.routes import _HARDWARE_SCRAP
from recycler.sample import processing as sample_processing
from ui.language import reference_names, words
from ui.language.reference_names import material_name, means, spoken, spoken_in, translations
from ui.language.speaking import language_in_force, speaking
from ui.places import RESOURCES

# The columns of the reference data that the window or a report shows in words.
SHOWN = {
    "materials": ("name", "family", "basis", "hazard", "note"),
    "routes": ("route_name", "stage"),
    "products": ("product",),
    "methods": ("method",),
    "prices": ("mineral_or_product",),
    "supply_shares": ("mineral",),
    "consumption": ("material", "basis"),
    "eu_chemistry_groups": ("name",),
    "targets": ("name", "authority", "legal_basis", "material_or_group", "metric", "unit"),
    "framework_dates": ("event",),
}
OF_THE_SAMPLE = ("dust", "Dismantling")  # a lot and an area beside those of its lines
FIGURE = re.compile(r"(?<![A-Za-z\d])\d+(?:[.,]\d+)*")  # none of a formula


def rows_of(file):
    with (RESOURCES / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def shown():
    """Every text that is shown."""
    texts = {
        row[column]
        for file, columns in SHOWN.items()
        for row in rows_of(f"reference/{file}.csv")
        for column in columns
    }
    for line in (sample_processing.MAGNET_LINE, sample_processing.CELL_LINE):
        texts |= {line.area, *(name for name, *_ in line.residues)}
        texts |= {product for product, _ in line.won.values()}
    return texts | set(OF_THE_SAMPLE) | set(_HARDWARE_SCRAP.values())


def is_word(text):
    """Formulas, symbols and units of mass are the same in every language."""
    return re.search("[a-z]{2}", text) and text != "kg"


def test_every_name_that_is_shown_has_a_japanese_one(shown):
    assert {text for text in shown if is_word(text)} - set(translations("ja")) == set()


def test_no_translation_is_left_without_its_name(shown):
    assert set(translations("ja")) - shown == set()


def test_the_translations_stand_in_order_each_once():
    english = [row["english"] for row in rows_of("i18n/reference_ja.csv")]
    assert english == sorted(set(english))
    assert all(translations("ja").values())


def test_figures_are_kept():
    for english, japanese in translations("ja").items():
        lost = Counter(FIGURE.findall(english)) - Counter(FIGURE.findall(japanese))
        assert not lost, english


def test_no_two_materials_have_the_same_japanese_name(reference):
    names = [spoken_in("ja", one.name) for one in reference.materials.values()]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_every_route_is_said_whole_also_with_what_comes_before_it(reference):
    for material in reference.materials:
        for code in reference.applicable_routes(material):
            name = reference.route(code).name
            assert not re.search("[a-z]{4}", spoken_in("ja", name)), name


def test_names_follow_the_language_in_force(qapp, reference):
    assert language_in_force() == "en"
    assert material_name(reference, "STEEL") == "Steel hardware"
    with speaking("ja"):
        assert language_in_force() == "ja"
        assert material_name(reference, "STEEL") == "鋼製部品"
        with speaking("en"):
            assert spoken("solvent extraction and stripping") == "solvent extraction and stripping"


def test_what_people_named_stays_as_typed(qapp, reference):
    with speaking("ja"):
        assert spoken("Nordhavn magnets, sorted") == "Nordhavn magnets, sorted"
        assert spoken("dust + my own mixture") == "dust + my own mixture"
        assert material_name(reference, "OWN_LOT") == "OWN_LOT"
        assert spoken("") == ""


def test_joined_names_are_said_each_in_its_own_words(qapp):
    with speaking("ja"):
        assert spoken("FePO4 + steel scrap") == "FePO4 + 鋼スクラップ"
        assert words.product("graphite + FePO4 residue") == "黒鉛 + FePO₄ 残渣"
        assert words.product("FePO4 + Fe2O3") == "FePO₄ + Fe₂O₃"


def test_both_names_are_known_whatever_their_case_and_width(qapp):
    assert means("STEEL hardware", "Steel hardware")
    assert not means("鋼製部品", "Steel hardware")
    with speaking("ja"):
        assert means("steel hardware", "Steel hardware")
        assert means("Ｓｍ２Ｃｏ１７（2:17 系）焼結磁石", "Sm2Co17 (2:17) sintered magnet")
        assert not means("銅製部品", "Steel hardware")


def test_english_reads_no_file(monkeypatch):
    monkeypatch.setattr(reference_names, "translations", None)
    assert spoken_in("en", "Steel hardware") == "Steel hardware"


def test_a_language_without_a_list_says_the_names_as_they_are_written():
    assert spoken_in("fr", "Steel hardware") == "Steel hardware"
