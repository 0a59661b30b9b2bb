"""Blocks for a review meeting under the framework: its dates, and that it binds nobody."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.language.numbers import UNKNOWN, day, number
from ui.paper.parts import Block, Column, Table, Words
from ui.recovery.wording import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.reports.findings import Findings

EXAMPLE, FRAMEWORK, SURE = "example", "framework", "high"
LONGEST_AGO = 366  # days
_KINDS: dict[str, object] = {
    "framework": QT_TRANSLATE_NOOP("Framework", "policy goal"),
    "rolling rule": QT_TRANSLATE_NOOP("Framework", "policy goal, rolling"),
    "suggestion": QT_TRANSLATE_NOOP("Framework", "suggestion"),
    "follow-up": QT_TRANSLATE_NOOP("Framework", "follow-up"),
    "market": QT_TRANSLATE_NOOP("Framework", "market"),
    "trade control": QT_TRANSLATE_NOOP("Framework", "trade control"),
    "list": QT_TRANSLATE_NOOP("Framework", "list"),
    "rule": QT_TRANSLATE_NOOP("Framework", "law"),
}


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
    rows = [row for row in found.reference.table("framework_dates") if _is_told(row, found.today)]
    rows.sort(key=lambda row: _order(row, found.today))
    columns = (
        Column(tr("Date"), "strong", 0), Column(tr("Days"), "text", 0),
        Column(tr("What"), "text", 5), Column(tr("Standing"), "text", 0),
        Column(tr("Source"), "text", 4),
    )  # fmt: skip
    told = tuple(
        (_day(row), _days(row, found.today), row["event"], _kind(row["kind"]),
         row["source"] + ("" if row["evidence"] == SURE else "\u00a0*"))
        for row in rows
    )  # fmt: skip
    note = tr("Counted from {day}; what is still to come stands first, and what others did over a "
              "year ago is left out. * to be verified.")  # fmt: skip
    table = Table(columns, told)
    return Block("dates", tr("Dates"), (table, Words(note.format(day=day(found.today)), "caption")))


def _is_told(row: "Mapping[str, str]", today: date) -> bool:
    """Whether a date stands in the pack: not an example, nor what others did over a year ago."""
    when = _date(row)
    is_old = when is not None and (today - when).days > LONGEST_AGO
    return row["kind"] != EXAMPLE and (row["kind"] == FRAMEWORK or not is_old)


def _date(row: "Mapping[str, str]") -> date | None:
    return date.fromisoformat(row["computed_date"]) if row["computed_date"] else None


def _order(row: "Mapping[str, str]", today: date) -> tuple[int, int]:
    """What is to come by nearness, then what has passed, the latest first, then what has no day."""
    when = _date(row)
    if when is None:
        return 2, 0
    left = (when - today).days
    return (0, left) if left >= 0 else (1, -left)


def _day(row: "Mapping[str, str]") -> str:
    when = _date(row)
    return day(when) if when else UNKNOWN


def _days(row: "Mapping[str, str]", today: date) -> str:
    when = _date(row)
    if when is None:
        return tr("when asked")
    left = (when - today).days
    if left == 0:
        return tr("today")
    return (tr("{} left") if left > 0 else tr("{} passed")).format(number(abs(left)))


def _kind(kind: str) -> str:
    noted = _KINDS.get(kind)
    return QCoreApplication.translate("Framework", str(noted)) if noted else kind
