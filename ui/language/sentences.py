"""What the program says when something cannot be taken as it is: one sentence for each code.

A sentence says what, where and what to do. Its gaps are the details of the error or problem;
`row`, `column`, `field` and `value` of a problem fill gaps of these names too.
"""

from collections.abc import Mapping
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from recycler.errors import RecyclerError
from recycler.people.rights import Right, Role
from recycler.problems import Problem
from ui.language.people_words import right_words, role_word
from ui.language.reference_names import spoken
from ui.language.said import folder, intake, laboratory, management, people, plant
from ui.language.words import country, group, in_sentence

UNKNOWN = "–"

PARTS = (folder, intake, laboratory, plant, management, people)
SENTENCES: dict[str, object] = {
    code: sentence for part in PARTS for code, sentence in part.SENTENCES.items()
}
_NAMES = ("family", "method", "stages")  # details that name something of the reference data


def say(problem: Problem) -> str:
    """Return the sentence for a problem or a notice, in the language in use."""
    places = {name: getattr(problem, name) for name in ("field", "sheet", "row", "column", "value")}
    return _filled(problem.code, {**places, **problem.details})


def say_error(error: RecyclerError) -> str:
    """Return the sentence for an error that a person can put right."""
    return _filled(error.code, error.details)


def _filled(code: str, details: Mapping[str, object]) -> str:
    template = SENTENCES.get(code)
    if template is None:  # better raw facts than nothing; a test keeps this from happening
        return ", ".join([code, *(f"{name} {_text(value)}" for name, value in details.items())])
    if code == "changed_meanwhile":
        details = {**details, "what": _changed(details)}
    if code == "unknown_country":
        details = {**details, "suggestions": _countries(details.get("suggestions"))}
    if "about" in details:
        details = {**details, "about": in_sentence(group(str(details["about"])))}
    details = {name: _spoken(value) if name in _NAMES else value for name, value in details.items()}
    sentence = QCoreApplication.translate("sentences", str(template))
    return sentence.format_map(_Gaps({name: _text(value) for name, value in details.items()}))


def _changed(details: Mapping[str, object]) -> str:
    """Return what somebody else did to a record: `Target said anew: owner Mori to Sato`."""
    from ui.parts.history_words import what_changed

    before, after = (details.get(name) for name in ("before", "after"))
    both = (fields if isinstance(fields, Mapping) else {} for fields in (before, after))
    return what_changed(str(details.get("action")), *both)


def _countries(suggested: object) -> list[str]:
    """Return `DK (Denmark)` with the country's name in the language in use."""
    lines = map(str, suggested) if isinstance(suggested, list | tuple) else ()
    codes = [line.split(" ", 1)[0] for line in lines]
    template = QCoreApplication.translate("sentences", "{code} ({country})")
    return [template.format(code=code, country=country(code)) for code in codes]


def _spoken(value: object) -> object:
    """Return texts of the reference data in the language in use."""
    if isinstance(value, list | tuple):
        return list(map(_spoken, value))
    return spoken(value) if isinstance(value, str) else value


class _Gaps(dict[str, str]):
    """What fills the gaps of a sentence; one that is missing reads as unknown."""

    def __missing__(self, gap: str) -> str:
        return UNKNOWN


def _text(value: object) -> str:
    if value is None:
        return UNKNOWN
    if isinstance(value, Role):
        return role_word(value)
    if isinstance(value, Right):
        return right_words(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return QCoreApplication.translate("sentences", ", ").join(map(_text, value)) or UNKNOWN
    return str(value)
