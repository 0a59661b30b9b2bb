"""What is known of analytical methods: how far a result may be off where nobody states it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache

from recycler.evidence import Evidence
from recycler.laboratory.records import Finding
from recycler.model.assays import SD_AT_LIMIT, UNKNOWN_SD
from recycler.problems import Problem
from recycler.reference.rows import Row

ANY = "*"
SITE_METHODS = "site_methods"  # the table of the site's own rows


@dataclass(frozen=True, slots=True)
class Method:
    """A method, on one instrument and for one element or for all (`*`), while it is valid.

    relative_sd: standard uncertainty of a result far above the detection limit, of the result [-];
    detection_limit: as a fraction [-], None where unknown; is_own: entered by the site.
    """

    method: str
    instrument: str
    element: str
    relative_sd: float
    detection_limit: float | None
    valid_from: date
    valid_until: date
    evidence: Evidence
    source: str
    is_own: bool = False

    def is_of(self, entry: Finding) -> bool:
        """Tell whether a result names this method, whatever the day."""
        return (
            _plain(self.method) == _plain(entry.method)
            and _plain(self.instrument) in ("", _plain(entry.instrument))
            and self.element in (ANY, entry.element)
        )

    def is_valid(self, day: date) -> bool:
        return self.valid_from <= day <= self.valid_until

    def sd(self, fraction: float) -> float:
        """Return the standard uncertainty of a result [-].

        Source:
            Ellison & Williams (eds.), Eurachem/CITAC Guide QUAM:2012.P1, appendix E.5: a constant
            part, here a third of the detection limit, and a proportional one.
        """
        blank = SD_AT_LIMIT * (self.detection_limit or 0.0)
        return math.hypot(blank, self.relative_sd * fraction)


class Methods:
    """The methods of the table `methods` of the reference data, and those of the site.

    Args:
        rows: as shipped.
        own: rows of `SITE_METHODS`, which come first.
        zone: whose days count.

    Raises:
        InputError: `bad_reference`, with row, column and value.
    """

    def __init__(
        self, rows: Iterable[Row] = (), own: Iterable[Row] = (), zone: tzinfo = UTC
    ) -> None:
        self._zone = zone
        self.all = (
            *(_method(row, is_own=True) for row in own),
            *(_method(row, is_own=False) for row in rows),
        )

    def of(self, entry: Finding) -> Method | None:
        """Return the method of a result: the site's, its instrument's, its element's row first.

        One without a date may have been found on any day.
        """
        day = self.day(entry)
        fitting = (m for m in self.all if m.is_of(entry) and (day is None or m.is_valid(day)))
        return max(fitting, key=_rank, default=None)

    def day(self, entry: Finding) -> date | None:
        """Return the day of an analysis, where it is known."""
        return entry.analysed_at.astimezone(self._zone).date() if entry.analysed_at else None

    def lapsed(self, entry: Finding, now: datetime) -> Problem | None:
        """Return the notice that a result names a method the table has for other days only.

        Where the site has rows of its own for it, they alone count.

        Args:
            entry: the result; one without a date counts as of `now`.
            now: the clock, with its zone.
        """
        named = [method for method in self.all if method.is_of(entry)]
        named = [method for method in named if method.is_own] or named
        day = self.day(entry) or now.astimezone(self._zone).date()
        if not named or any(method.is_valid(day) for method in named):
            return None
        method = max(named, key=lambda method: method.valid_until)
        code = "method_expired" if method.valid_until < day else "method_not_yet"
        details = {"method": entry.method, "day": day}
        details |= {"since": method.valid_from, "until": method.valid_until}
        return Problem(code, details, "method", value=entry.method, notice=True)

    def names(self) -> list[str]:
        """Return the methods as they are written in the table, each once."""
        return list(dict.fromkeys(method.method for method in self.all))

    def sd(self, entry: Finding) -> float:
        """Return the standard uncertainty of a result: stated, of its method, or assumed [-].

        Of a result below a limit, that of a result which would stand at the limit.
        """
        stated = entry.fraction_sd
        if stated is not None:
            return stated
        if entry.below:
            return SD_AT_LIMIT * entry.fraction
        method = self.of(entry)
        return method.sd(entry.fraction) if method else UNKNOWN_SD * entry.fraction


def _rank(method: Method) -> tuple[bool, bool, bool, date]:
    return method.is_own, method.instrument != "", method.element != ANY, method.valid_from


@lru_cache(maxsize=1024)
def _plain(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


def _method(row: Row, *, is_own: bool) -> Method:
    limit = row.number("detection_limit", high=1.0) if row.get("detection_limit") else None
    return Method(
        row.text("method"),
        row.get("instrument") or "",
        row.element(ANY),
        row.number("relative_sd", high=1.0),
        limit,
        _day(row, "valid_from", date.min),
        _day(row, "valid_until", date.max),
        row.evidence(),
        row.text("source"),
        is_own,
    )


def _day(row: Row, column: str, missing: date) -> date:
    try:
        return date.fromisoformat(row[column]) if row.get(column) else missing
    except ValueError as error:
        raise row.bad(column) from error
