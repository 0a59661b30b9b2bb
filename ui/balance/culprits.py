"""What may be wrong, in words: scales, weighings, assays, and what materials are taken to hold."""

from datetime import tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.balance import wording
from ui.balance.figures import Kg, Named, Suspect
from ui.language import numbers
from ui.language.numbers import MassUnit

if TYPE_CHECKING:
    from recycler.balance.cause import Cause
    from recycler.balance.causes import Culprit

translate = QCoreApplication.translate

# What an unaccounted amount may be put down to, by the codes of `LossCause`.
CAUSES: dict[str, object] = {
    "weighing": QT_TRANSLATE_NOOP("Balance", "Weighing"),
    "sampling": QT_TRANSLATE_NOOP("Balance", "Sampling"),
    "assay": QT_TRANSLATE_NOOP("Balance", "Assay"),
    "moisture": QT_TRANSLATE_NOOP("Balance", "Moisture"),
    "composition": QT_TRANSLATE_NOOP("Balance", "Composition of the material"),
    "spill": QT_TRANSLATE_NOOP("Balance", "Spill"),
    "dust": QT_TRANSLATE_NOOP("Balance", "Dust"),
    "booking": QT_TRANSLATE_NOOP("Balance", "Booking"),
    "theft": QT_TRANSLATE_NOOP("Balance", "Theft"),
    "unknown": QT_TRANSLATE_NOOP("Balance", "Unknown"),
}


def cause_name(code: str) -> str:
    """The word of a cause in the ledger."""
    return translate("Balance", str(CAUSES[code]))


def cause_words(cause: "Cause", zone: tzinfo | None = None) -> str:
    """`the weighing of L-26-0412 on Bench`; days are those of the zone."""
    said = {
        "weighing": translate("Balance", "the weighing of {subject}"),
        "scale": translate("Balance", "scale {subject}"),
        "assay": translate("Balance", "the assay of {element} in {subject}"),
        "batch": translate("Balance", "what {subject} holds"),
        "material": translate("Balance", "the composition of {subject}"),
        "yield": translate("Balance", "the yield of {subject}"),
    }[cause.kind.value]
    words = said.format(subject=cause.subject, element=cause.element)
    if cause.kind.value == "weighing" and cause.scale:
        words = translate("Balance", "{weighing} on {scale}").format(
            weighing=words, scale=cause.scale
        )
    if cause.since is not None:
        words = translate("Balance", "{scale}, since {name}").format(
            scale=words, name=numbers.day(cause.since.astimezone(zone).date())
        )
    return words


def suspect_of(culprit: "Culprit", unit: MassUnit) -> Suspect:
    """Return a culprit as the page shows it."""
    words = cause_words(culprit.causes[0])
    others = len(culprit.causes) - 1
    if others == 1:
        either = translate("Balance", "{} or {}")
        words = either.format(words, cause_words(culprit.causes[1]))
    elif others:
        words = translate("Balance", "{} or one of {} others").format(words, others)
    if culprit.since is not None:
        words = translate("Balance", "{scale}, since {name}").format(
            scale=words, name=culprit.since.name
        )
    first = culprit.causes[0]
    readings = [Named(name, cause.subject, cause.element) for name, cause in culprit.readings]
    return Suspect(
        words, first.subject, _size(culprit, unit), culprit.z, culprit.closes, tuple(readings),
        frozenset(one.subject for one in culprit.causes),
    )  # fmt: skip


def _size(culprit: "Culprit", unit: MassUnit) -> str:
    """By how much it says too much or too little."""
    if culprit.size is None:
        return ""
    said = translate("Balance", "{} too much")
    if culprit.size < 0:
        said = translate("Balance", "{} too little")
    size = abs(culprit.size)
    if culprit.causes[0].kind.value == "scale":
        return said.format(numbers.fraction_percent(size, 2))
    return said.format(wording.with_half(Kg(size, culprit.sd or 0.0), unit))
