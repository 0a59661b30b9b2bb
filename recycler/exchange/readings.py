"""A row of the wide form taken apart into the results it holds."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from decimal import Decimal

from recycler.entry.moments import moment_or_day
from recycler.entry.typed import is_blank, line, shown
from recycler.errors import InputError
from recycler.exchange.assay_columns import (
    DATE,
    LABEL,
    READING,
    SIGMA,
    TIME,
    AssayHeader,
    ElementColumn,
)
from recycler.exchange.heads import cell_at

_OF_READINGS = (READING, LABEL, DATE, TIME)
_TICKET = re.compile(r"[A-Za-z0-9]{1,8}-\d{2}-\d{5,}(?![A-Za-z0-9])")
_NOT_FOUND = re.compile(r"<\s*lod|lod|n\.?\s?d\.?|0+(?:[.,]0*)?", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?")
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Reading:
    """The fields of one result.

    coverage: how many standard uncertainties `sd` holds; titles: the heads its fields stand under,
    where they are not their own.
    """

    fields: Mapping[str, object]
    coverage: Decimal
    titles: Mapping[str, str] = field(default_factory=dict)


def amounts(header: AssayHeader, row: Sequence[object]) -> list[object]:
    """Return what stands under the elements of the wide form."""
    return [cell_at(row, column.index) for column in header.elements]


def common_fields(cells: Mapping[str, object]) -> dict[str, object]:
    """Return the fields that all results of a row share.

    Where no ticket is named, the label of the sample may begin with it; where no sample is named,
    it is named by its ticket and the reading, as the numbers of readings come again.
    """
    fields = {name: value for name, value in cells.items() if name not in _OF_READINGS}
    sample, ticket = line(fields.get("sample")), line(fields.get("ticket"))
    if not ticket and (begun := _TICKET.match(sample)):
        fields["ticket"] = ticket = begun[0]
    numbers = filter(None, (line(cells.get(name)) for name in (LABEL, READING)))
    if ticket and not sample and (number := next(numbers, None)):
        fields["sample"] = f"{ticket} #{number}"
    if is_blank(fields.get("analysed_at")):
        fields["analysed_at"] = _moment(cells.get(DATE), cells.get(TIME))
    return fields


def readings(
    header: AssayHeader, row: Sequence[object], common: Mapping[str, object]
) -> Iterator[Reading | None]:
    """Yield the results of a row, None for an element not found without its limit."""
    sigma = _sigma(common.get(SIGMA))
    day = next((header.titles[name] for name in (DATE, TIME) if name in header.titles), None)
    shared = {} if day is None or "analysed_at" in header.titles else {"analysed_at": day}
    for column in header.elements:
        value = cell_at(row, column.index)
        error = cell_at(row, column.error.index) if column.error else None
        if _is_not_found(value):
            value, error = _limit(error), None
            if value is None:
                yield None
                continue
        if not is_blank(value):
            yield _reading(common, column, value, error, sigma, shared)


def _reading(
    common: Mapping[str, object],
    column: ElementColumn,
    value: object,
    error: object,
    sigma: Decimal | None,
    shared: Mapping[str, str],
) -> Reading:
    unit = column.unit or common.get("unit")
    own = {"element": column.symbol, "value": value, "unit": unit, "sd": error}
    titles = {**shared, "element": column.title, "value": column.title}
    coverage = _ONE
    if column.error:
        titles["sd"] = column.error.title
        usual = column.error.coverage
        coverage = usual if column.error.is_named else sigma or usual
    return Reading({**common, **own}, coverage, titles)


def _is_not_found(value: object) -> bool:
    """Say whether an element was looked for and not found: a reading of nothing is no amount."""
    return not isinstance(value, bool) and bool(_NOT_FOUND.fullmatch(line(value)))


def _limit(error: object) -> str | None:
    """Return the limit that stands in the column of uncertainties beside what was not found."""
    text = line(error)
    return f"<{shown(error)}" if text.strip("0., ") and any(map(str.isdigit, text)) else None


def _moment(day: object, clock: object) -> object:
    """Join date and time; the time may hold both, and whatever is unclear is left to the rules."""
    is_clock = isinstance(clock, time) or bool(_CLOCK.fullmatch(line(clock)))
    if is_blank(day) or is_blank(clock):
        return None if is_clock else clock if is_blank(day) else day
    try:
        found = moment_or_day(day)
    except InputError:
        return day
    if not is_clock or (isinstance(found, datetime) and found.time() != time()):
        return day
    text = clock.isoformat("seconds") if isinstance(clock, time) else line(clock)
    return f"{found:%Y-%m-%d} {text}"


def _sigma(value: object) -> Decimal | None:
    """Return how many standard uncertainties a reading states, None where it does not say."""
    text = shown(value)
    return Decimal(text) if text in ("1", "2", "3") else None
