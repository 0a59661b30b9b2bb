"""Blocks for a review meeting under the framework: its dates, and that it binds nobody."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from recycler.framework import framework_dates
from ui.language.numbers import UNKNOWN, day, number
from ui.language.reference_names import spoken
from ui.paper.parts import Block, Column, Table, Words
from ui.recovery.wording import tr

if TYPE_CHECKING:
    from ui.reports.findings import Findings

# The words of `recycler.framework.STANDINGS`.
STANDINGS: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("Framework", "policy goal"),
    QT_TRANSLATE_NOOP("Framework", "policy goal, rolling"),
    QT_TRANSLATE_NOOP("Framework", "suggestion"),
    QT_TRANSLATE_NOOP("Framework", "follow-up"),
    QT_TRANSLATE_NOOP("Framework", "market"),
    QT_TRANSLATE_NOOP("Framework", "trade control"),
    QT_TRANSLATE_NOOP("Framework", "list"),
    QT_TRANSLATE_NOOP("Framework", "law"),
)


def standing(found: "Findings") -> Block:
    """What the pack is for, and that the framework is a policy and no duty."""
    said = tr("For a review meeting under the US–Japan framework on critical minerals and rare "
              "earths (Tokyo, 28 October 2025).")  # fmt: skip
    goals = tr("The framework creates no binding obligation in domestic or international law (its "
               "last clauses): what stands here under its name are policy goals, not duties. "
               "Duties by law are named as such.")  # fmt: skip
    return Block("standing", tr("What this is"), (Words(said), Words(goals, "small", "text-1")))


def dates(found: "Findings") -> Block:
    """The dates of the framework and what follows it: days left, or passed."""
    columns = (
        Column(tr("Date"), "strong", 0), Column(tr("Days"), "text", 0),
        Column(tr("What"), "text", 5), Column(tr("Standing"), "text", 0),
        Column(tr("Source"), "text", 4),
    )  # fmt: skip
    told = tuple(
        (day(one.day) if one.day else UNKNOWN, _days(one.days_left(found.today)), spoken(one.what),
         QCoreApplication.translate("Framework", one.standing),
         one.source if one.is_sure else f"{one.source}\u00a0*")
        for one in framework_dates(found.reference, found.today)
    )  # fmt: skip
    note = tr("Counted from {day}; what is still to come stands first, and what others did over a "
              "year ago is left out. * to be verified.")  # fmt: skip
    table = Table(columns, told)
    return Block("dates", tr("Dates"), (table, Words(note.format(day=day(found.today)), "caption")))


def _days(left: int | None) -> str:
    if left is None:
        return tr("when asked")
    if left == 0:
        return tr("today")
    return (tr("{} left") if left > 0 else tr("{} passed")).format(number(abs(left)))
