"""Words of a workbook: English keys that the language in use turns into its own."""

from collections.abc import Callable
from datetime import date, datetime

from recycler.elements import ELEMENT_NAMES
from recycler.evidence import Evidence
from recycler.targets.target import Target

Words = Callable[[str], str]

EVIDENCE_GLYPHS = {
    Evidence.OWN: "■", Evidence.PUBLISHED: "●", Evidence.SECONDARY: "◐", Evidence.ASSUMPTION: "○",
}  # fmt: skip
GROUP_NAMES = {"REE": "All rare earths", "NdPr": "Nd + Pr"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def as_written(text: str) -> str:
    """Return the English words as they are."""
    return text


def name_of(key: str, words: Words) -> str:
    """Return the name of an element or a group."""
    name = GROUP_NAMES.get(key) or ELEMENT_NAMES.get(key)
    return words(name) if name else key


def stream_text(family: str, words: Words) -> str:
    """Return the name of a stream; the one without a family is the others."""
    name = words(family or "others")
    return name[:1].upper() + name[1:]


def target_text(target: Target, words: Words) -> str:
    """Return what a target is called; one of the facility's own as it was typed."""
    return target.name if target.is_own else words(target.name)


def day_text(day: date, words: Words) -> str:
    """Return a day such as 12 Nov 2026."""
    month = words(_MONTHS[day.month - 1])
    form = words("{day} {month} {year}")
    return form.format(day=day.day, month=month, year=day.year, number=day.month)


def moment_text(moment: datetime, words: Words) -> str:
    """Return a moment such as 12 Nov 2026 14:30."""
    return f"{day_text(moment, words)} {moment:%H:%M}"


def evidence_text(grade: Evidence, words: Words) -> str:
    """Return a grade as glyph and word."""
    return f"{EVIDENCE_GLYPHS[grade]} {words(grade.value)}"
