"""Names of the shipped reference data in the language in force; what people named stays as typed.

The data are written in English. `resources/i18n/reference_<language>.csv` holds what a language
says for each of its texts, and for what the sample facility calls its lots and areas.
"""

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from ui.language.speaking import language_in_force
from ui.places import RESOURCES

if TYPE_CHECKING:
    from recycler.reference.data import Reference

WRITTEN_IN = "en"
_AND = " + "  # between routes one after the other and products of one element, and within names
_WORD = re.compile("[a-z]{2}")  # formulas and symbols are the same in every language


def spoken(text: str) -> str:
    """Return a text of the reference data in the language in force."""
    return spoken_in(language_in_force(), text)


def spoken_in(code: str, text: str) -> str:
    """Return a text of the reference data in a language; on any thread."""
    if code == WRITTEN_IN or not text:
        return text
    names = translations(code)
    return names.get(text) or _joined(names, text) or text


def material_name(reference: "Reference", code: str) -> str:
    """Return a material by its name; what is no material as it is called."""
    material = reference.materials.get(code)
    return spoken(material.name if material else code)


def route_name(reference: "Reference", code: str) -> str:
    """Return a route by its name; what is no route as it is called."""
    known = dict.fromkeys(one for one, _ in reference.routes)
    if not set(code.split("+")) <= known.keys():
        return spoken(code)
    return spoken(reference.route(code).name)


def means(typed: str, text: str) -> bool:
    """Tell whether a text of the reference data was typed, in English or the language in force."""
    return _plain(typed) in (_plain(text), _plain(spoken(text)))


@cache
def translations(code: str) -> Mapping[str, str]:
    """Return what a language says for the English texts; empty where nobody translated them."""
    file = RESOURCES / "i18n" / f"reference_{code}.csv"
    if not file.exists():
        return MappingProxyType({})
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))[1:]
    return MappingProxyType(dict(rows))


def _joined(names: Mapping[str, str], text: str) -> str | None:
    """Return names that are joined to one, each in its own words; None where one has none."""
    place = text.find(_AND)
    while place >= 0:
        first = _name(names, text[:place])
        rest = text[place + len(_AND) :]
        others = first and (_name(names, rest) or _joined(names, rest))
        if first and others:
            return f"{first}{_AND}{others}"
        place = text.find(_AND, place + 1)
    return None


def _name(names: Mapping[str, str], text: str) -> str | None:
    return names.get(text) or (None if _WORD.search(text) else text)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
