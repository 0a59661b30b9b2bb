"""Every word a workbook shows can be said in the language of the program."""

from openpyxl import load_workbook

from db.reporting import write_summary
from recycler.countries import countries
from recycler.evidence import Evidence
from recycler.exchange.labels import ELEMENT_NAMES, GROUP_NAMES
from recycler.exchange.templates import KINDS, write_template
from ui.language.reference_names import translations
from ui.language.words import ELEMENTS, EVIDENCE, GROUPS
from ui.language.workbook_words import WORDS, in_language, words_of
from ui.targets.wording import WORDS as STANDINGS


def test_every_word_of_the_workbooks_is_known(sample_store, tmp_path, reference):
    asked = set()

    def words(text):
        asked.add(text)
        return text

    write_summary(sample_store, None, None, tmp_path / "a.xlsx", who="Sato", words=words)
    for kind in KINDS:
        write_template(kind, tmp_path / "b.xlsx", reference, words)
    elsewhere = {
        *map(str, (*ELEMENTS.values(), *GROUPS.values(), *EVIDENCE.values(), *STANDINGS.values())),
        *(material.family for material in reference.materials.values()),
        *(country.name for country in countries().values()),
        *translations("ja"),
    }

    assert {text for text in asked - elsewhere - set(map(str, WORDS)) if text.strip("%")} == set()


def test_names_of_elements_and_grades_are_the_ones_of_the_window():
    assert set(ELEMENT_NAMES.values()) - {"Hydrogen", "Nitrogen"} <= set(
        map(str, ELEMENTS.values())
    )
    assert list(GROUP_NAMES.values()) == list(map(str, GROUPS.values()))
    assert {grade.value for grade in Evidence} == set(EVIDENCE)


def test_without_a_translation_words_stay_as_they_are():
    assert in_language("Contained, kg") == "Contained, kg"
    assert in_language("Germany") == "Germany"


def test_a_japanese_workbook_names_materials_routes_and_targets_in_japanese(
    qapp, sample_store, tmp_path, reference
):
    in_japanese = words_of("ja")
    write_summary(sample_store, None, None, tmp_path / "a.xlsx", who="Sato", words=in_japanese)
    book = load_workbook(tmp_path / "a.xlsx", read_only=True)
    told = {name: {cell for row in book[name].values for cell in row} for name in book.sheetnames}
    assert "HDD 磁石（ボイスコイル・スピンドル）、解体品、めっき付き" in told["Materials"]
    assert "NdFeB 研削くず、Nd-Pr 系、乾燥" in told["Batches"]
    assert "酸浸出 + 溶媒抽出（分離酸化物）" in told["Provenance"]
    assert "CRMA 一国依存の上限" in told["Targets"]
    assert "Nd + Pr recovered in a year" in told["Targets"]  # the facility's own words
    write_template("intake", tmp_path / "b.xlsx", reference, in_japanese)
    cells = {cell for sheet in load_workbook(tmp_path / "b.xlsx") for row in sheet.values
             for cell in row}  # fmt: skip
    assert {"STEEL — 鋼製部品", "JP — 日本", "ALNICO_REMELT — アルニコの選別と再溶解"} <= cells
