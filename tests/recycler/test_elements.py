from pathlib import Path
from xml.etree import ElementTree

import pytest

from recycler.elements import ELEMENT_NAMES, SYMBOLS, element_symbol, symbol_of
from recycler.errors import InputError

TRANSLATIONS = Path(__file__).parents[2] / "resources" / "i18n" / "recycler_ja.ts"


def test_every_symbol_is_known_in_any_case():
    assert {symbol_of(symbol.upper()) for symbol in SYMBOLS} == SYMBOLS
    assert {symbol_of(symbol.lower()) for symbol in SYMBOLS} == SYMBOLS


def test_the_names_are_those_of_the_window_in_both_languages():
    contexts = ElementTree.parse(TRANSLATIONS).getroot().findall("context")
    shown = next(context for context in contexts if context.findtext("name") == "Elements")
    names = {m.findtext("source"): m.findtext("translation") for m in shown.findall("message")}

    for symbol, name in ELEMENT_NAMES.items():
        assert symbol_of(name) == symbol_of(names.get(name, symbol)) == symbol


def test_what_is_no_element_is_refused_with_what_may_be_meant():
    with pytest.raises(InputError, match="unknown_element") as refused:
        element_symbol("lithum")
    assert refused.value.details["suggestions"][0] == "Li"
