"""Dates of the US-Japan framework on critical minerals, and of what follows it.

Source: the framework of 28 October 2025 and the rows of `framework_dates.csv`. It binds nobody: its
dates are policy goals; what is a duty by law is told as such.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recycler.reference.data import Reference

_EXAMPLE, _FRAMEWORK, _SURE = "example", "framework", "high"
LONGEST_AGO = 366  # days
# What a row of each kind is to a facility, in words.
STANDINGS = {
    "framework": "policy goal",
    "rolling rule": "policy goal, rolling",
    "suggestion": "suggestion",
    "follow-up": "follow-up",
    "market": "market",
    "trade control": "trade control",
    "list": "list",
    "rule": "law",
}


@dataclass(frozen=True, slots=True)
class FrameworkDate:
    """A date; `day` None: whenever somebody asks. is_sure: its source needs no verification."""

    code: str
    day: date | None
    what: str
    standing: str
    source: str
    is_sure: bool

    def days_left(self, today: date) -> int | None:
        """Days until it, below zero where it has passed."""
        return None if self.day is None else (self.day - today).days


def framework_dates(reference: "Reference", today: date) -> tuple[FrameworkDate, ...]:
    """Return the dates by nearness: what is to come, what has passed, what has no day.

    What others did more than a year ago is left out, and so are examples.
    """
    found = [
        (row["kind"], _dated(row))
        for row in reference.table("framework_dates")
        if row["kind"] != _EXAMPLE
    ]
    told = [one for kind, one in found if kind == _FRAMEWORK or not _is_old(one, today)]
    return tuple(sorted(told, key=lambda one: _order(one.days_left(today))))


def _dated(row: Mapping[str, str]) -> FrameworkDate:
    day = date.fromisoformat(row["computed_date"]) if row["computed_date"] else None
    standing = STANDINGS.get(row["kind"], row["kind"])
    is_sure = row["evidence"] == _SURE
    return FrameworkDate(row["code"], day, row["event"], standing, row["source"], is_sure)


def _is_old(one: FrameworkDate, today: date) -> bool:
    left = one.days_left(today)
    return left is not None and left < -LONGEST_AGO


def _order(left: int | None) -> tuple[int, int]:
    if left is None:
        return 2, 0
    return (0, left) if left >= 0 else (1, -left)
