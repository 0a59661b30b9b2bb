"""What is known of analytical methods: how far a result may be off where nobody states it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from recycler.assays import SD_AT_LIMIT, UNKNOWN_SD
from recycler.evidence import Evidence
from recycler.laboratory.records import Finding
from recycler.reference_rows import Row

ANY = "*"


@dataclass(frozen=True, slots=True)
class Method:
    """A method, on one instrument and for one element or for all (`*`), while it is valid.

    relative_sd: standard uncertainty of a result far above the detection limit, of the result [-];
    detection_limit: as a fraction [-], None where unknown.
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

    def fits(self, entry: Finding) -> bool:
        """Tell whether a result may have been found this way; one without a date always may."""
        day = entry.analysed_at.date() if entry.analysed_at else None
        return (
            self.method == _plain(entry.method)
            and self.instrument in ("", _plain(entry.instrument))
            and self.element in (ANY, entry.element)
            and (day is None or self.valid_from <= day <= self.valid_until)
        )

    def sd(self, fraction: float) -> float:
        """Return the standard uncertainty of a result [-].

        Source:
            Ellison & Williams (eds.), Eurachem/CITAC Guide QUAM:2012.P1, appendix E.5: a constant
            part, here a third of the detection limit, and a proportional one.
        """
        blank = SD_AT_LIMIT * (self.detection_limit or 0.0)
        return math.hypot(blank, self.relative_sd * fraction)


class Methods:
    """The methods of the table `methods` of the reference data.

    Raises:
        InputError: `bad_reference`, with row, column and value.
    """

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._methods = tuple(_method(row) for row in rows)

    def of(self, entry: Finding) -> Method | None:
        """Return the method of a result: its instrument's and its element's rows come first."""
        fitting = [method for method in self._methods if method.fits(entry)]
        return max(
            fitting,
            key=lambda m: (m.instrument != "", m.element != ANY, m.valid_from),
            default=None,
        )

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


def method_names(rows: Iterable[Row]) -> list[str]:
    """Return the methods of the table as they are written there, each once."""
    return list(dict.fromkeys(row.text("method") for row in rows))


def _plain(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


def _method(row: Row) -> Method:
    limit = row.number("detection_limit", high=1.0) if row.get("detection_limit") else None
    return Method(
        _plain(row.text("method")),
        _plain(row.get("instrument")),
        row.element(ANY),
        row.number("relative_sd", high=1.0),
        limit,
        _day(row, "valid_from", date.min),
        _day(row, "valid_until", date.max),
        row.evidence(),
        row.text("source"),
    )


def _day(row: Row, column: str, missing: date) -> date:
    try:
        return date.fromisoformat(row[column]) if row.get(column) else missing
    except ValueError as error:
        raise row.bad(column) from error
