"""Every word a workbook shows can be said in the language of the program."""

from db.reporting import write_summary
from recycler.countries import countries
from recycler.evidence import Evidence
from recycler.exchange.labels import ELEMENT_NAMES, GROUP_NAMES
from recycler.exchange.templates import KINDS, write_template
from ui.language.words import ELEMENTS, EVIDENCE, GROUPS
from ui.language.workbook_words import WORDS, in_language
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
