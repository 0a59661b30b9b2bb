"""Figures as people read them: digits from the interval, thin spaces, units, dates."""

import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

if TYPE_CHECKING:
    from recycler.estimate import Quantity

THIN = "\u2009"
MINUS = "\u2212"
UNKNOWN = "–"
RANGE = "–"
PLUS_MINUS = "±"

MOST_DECIMALS = 4
UNEVEN = 0.2  # halves of an interval that differ by more are written low–high


class MassUnit(NamedTuple):
    """A unit for one table or chart, and how many of it make a kilogram."""

    name: str
    per_kg: float


KG = MassUnit("kg", 1.0)
TONNE = MassUnit("t", 1e-3)
GRAM = MassUnit("g", 1e3)


def mass_unit(largest_kg: float, *, tonnes: bool = False) -> MassUnit:
    """The unit for figures up to `largest_kg`; `tonnes` on managers' pages only."""
    if tonnes and abs(largest_kg) >= 10_000:
        return TONNE
    return GRAM if 0 < abs(largest_kg) < 0.1 else KG


def number(value: float | Decimal | None, decimals: int = 0) -> str:
    """A number with grouped thousands; negative `decimals` round to tens or hundreds."""
    if value is None or not math.isfinite(value):
        return UNKNOWN
    if decimals < 0:
        value = round(float(value), decimals)
    text = f"{abs(value):,.{max(decimals, 0)}f}"
    is_zero = not text.strip("0.,")
    text = text.replace(",", THIN).replace(".", QLocale().decimalPoint())
    return MINUS + text if value < 0 and not is_zero else text


def decimal_comma() -> bool:
    """Whether the system's locale writes a comma before decimals."""
    return QLocale().decimalPoint() == ","


def rough(value: float) -> str:
    """Return two digits of a figure that is known no better: 12 000."""
    decimals = 1 - math.floor(math.log10(abs(value))) if value else 0
    return number(round(value, decimals), max(decimals, 0))


def with_unit(text: str, unit: str) -> str:
    """A written figure and its unit, a thin space between; the unknown has no unit."""
    return text if text == UNKNOWN else f"{text}{THIN}{unit}"


def kg(value_kg: float | None, decimals: int = 1) -> str:
    """A mass with its unit, as on the pages that are always in kg."""
    return with_unit(number(value_kg, decimals), "kg")


def file_size(size_bytes: int) -> str:
    """Write the size of a file, in MB from one on."""
    if size_bytes < 1e6:
        return with_unit(number(max(size_bytes / 1e3, 0.1), 0 if size_bytes >= 1e4 else 1), "kB")
    return with_unit(number(size_bytes / 1e6, 1), "MB")


def weighing(digits: Decimal, unit: str = "") -> str:
    """A reading exactly as the scale showed it, down to its last zero."""
    exponent = digits.as_tuple().exponent
    shown = max(-exponent, 0) if isinstance(exponent, int) else 0
    text = number(digits, shown)
    return with_unit(text, unit) if unit else text


def half_interval(quantity: "Quantity") -> float:
    """What stands behind ±: half of the 90 % interval."""
    return (quantity.p95 - quantity.p05) / 2


def interval_decimals(half: float) -> int:
    """Decimals that leave two significant digits of half an interval; may be negative."""
    if not (half > 0 and math.isfinite(half)):
        return 1
    decimals = 1 - math.floor(math.log10(half))
    if round(half, decimals) >= 10 ** (2 - decimals):  # 0.0996 rounds up to 0.10
        decimals -= 1
    return min(decimals, MOST_DECIMALS)


def quantity_decimals(quantity: "Quantity") -> int:
    """Decimals of a figure on its own."""
    return interval_decimals(half_interval(quantity))


def shared_decimals(
    quantities: Iterable["Quantity"], *, adds_up_to: float | None = None, unit: MassUnit = KG
) -> int:
    """Decimals for the means of one table: those of its finest row, plus one to add up.

    Args:
        quantities: the rows, without the sum [kg].
        adds_up_to: mean of the sum row, if there is one [kg].
        unit: what the table is written in.
    """
    rows = [row.scaled(unit.per_kg) for row in quantities]
    finest = max((quantity_decimals(row) for row in rows if row.p95 > row.p05), default=1)
    if adds_up_to is None:
        return finest
    total = adds_up_to * unit.per_kg
    shown = sum(round(row.mean, finest) for row in rows)
    gap = abs(round(shown - round(total, finest), 9))
    return min(finest + 1, MOST_DECIMALS) if gap > 0 else finest


def mean(quantity: "Quantity | None", decimals: int, unit: MassUnit = KG) -> str:
    """The best figure of a table cell, with the decimals of its table."""
    return UNKNOWN if quantity is None else number(quantity.mean * unit.per_kg, decimals)


def interval(quantity: "Quantity | None", decimals: int | None = None, unit: MassUnit = KG) -> str:
    """Low–high of the 90 % interval, never finer than `decimals`."""
    if quantity is None:
        return UNKNOWN
    scaled = quantity.scaled(unit.per_kg)
    if scaled.p95 <= scaled.p05:
        return UNKNOWN
    own = quantity_decimals(scaled)
    shown = own if decimals is None else min(own, decimals)
    return f"{number(scaled.p05, shown)}{RANGE}{number(scaled.p95, shown)}"


def is_uneven(quantity: "Quantity") -> bool:
    """Whether the halves of the interval differ by more than a fifth."""
    upper, lower = quantity.p95 - quantity.mean, quantity.mean - quantity.p05
    return abs(upper - lower) > UNEVEN * max(upper, lower)


def with_interval(quantity: "Quantity | None", unit: MassUnit = KG) -> str:
    """A figure for a sentence: `543.6 ± 4.6 kg`, or `7.6 (0–24) kg` where the halves differ."""
    if quantity is None:
        return UNKNOWN
    scaled = quantity.scaled(unit.per_kg)
    decimals = quantity_decimals(scaled)
    if scaled.p95 <= scaled.p05:
        return with_unit(number(scaled.mean, decimals), unit.name)
    if is_uneven(scaled):
        return with_unit(f"{number(scaled.mean, decimals)} ({interval(scaled)})", unit.name)
    half = number(half_interval(scaled), decimals)
    return with_unit(f"{number(scaled.mean, decimals)} {PLUS_MINUS} {half}", unit.name)


def fraction_percent(fraction: float | None, decimals: int = 1) -> str:
    """A fraction as per cent, below 0.1 % as ppm."""
    if fraction is None or not math.isfinite(fraction):
        return UNKNOWN
    if 0 < abs(fraction) < 1e-3:
        return with_unit(number(fraction * 1e6), "ppm")
    return with_unit(number(fraction * 100, decimals), "%")


def share_with_interval(share: "Quantity") -> str:
    """A share with its interval: `24.5 ± 1.2 %`; below 0.1 % `203 ± 12 ppm`."""
    if 0 < share.mean < 1e-3:
        return with_interval(share, MassUnit("ppm", 1e6))
    return with_interval(share, MassUnit("%", 100.0))


def ppm_percent(ppm: int | None) -> str:
    """Parts per million as per cent, with all the digits that were typed and no more."""
    if ppm is None:
        return UNKNOWN
    digits = (Decimal(ppm) / 10_000).normalize()
    exponent = digits.as_tuple().exponent
    shown = max(-exponent, 0) if isinstance(exponent, int) else 0
    return number(digits, max(shown, 1))


def chance(probability: float) -> str:
    """A probability or share as whole per cent, never certain."""
    if probability > 0.99:
        return f">{THIN}99{THIN}%"
    if probability < 0.01:
        return f"<{THIN}1{THIN}%"
    return with_unit(number(probability * 100), "%")


def whole_shares(shares: Sequence[float]) -> list[int]:
    """Shares as whole per cent that add up to what their sum rounds to (largest remainder)."""
    floors = [math.floor(share * 100) for share in shares]
    missing = round(sum(shares) * 100) - sum(floors)
    order = sorted(range(len(shares)), key=lambda i: floors[i] - shares[i] * 100)
    for i in order[:missing]:
        floors[i] += 1
    return floors


# --- Dates and times. The templates are translated, so Japanese writes 2026年11月3日（火）. ---


_MONTHS = (
    QT_TRANSLATE_NOOP("Dates", "Jan"),
    QT_TRANSLATE_NOOP("Dates", "Feb"),
    QT_TRANSLATE_NOOP("Dates", "Mar"),
    QT_TRANSLATE_NOOP("Dates", "Apr"),
    QT_TRANSLATE_NOOP("Dates", "May"),
    QT_TRANSLATE_NOOP("Dates", "Jun"),
    QT_TRANSLATE_NOOP("Dates", "Jul"),
    QT_TRANSLATE_NOOP("Dates", "Aug"),
    QT_TRANSLATE_NOOP("Dates", "Sep"),
    QT_TRANSLATE_NOOP("Dates", "Oct"),
    QT_TRANSLATE_NOOP("Dates", "Nov"),
    QT_TRANSLATE_NOOP("Dates", "Dec"),
)
_WEEKDAYS = (
    QT_TRANSLATE_NOOP("Dates", "Mon"),
    QT_TRANSLATE_NOOP("Dates", "Tue"),
    QT_TRANSLATE_NOOP("Dates", "Wed"),
    QT_TRANSLATE_NOOP("Dates", "Thu"),
    QT_TRANSLATE_NOOP("Dates", "Fri"),
    QT_TRANSLATE_NOOP("Dates", "Sat"),
    QT_TRANSLATE_NOOP("Dates", "Sun"),
)


def _name(noted: object) -> str:
    return QCoreApplication.translate("Dates", str(noted))


def _dated(template: str, day: date) -> str:
    return template.format(
        day=day.day,
        month=_name(_MONTHS[day.month - 1]),
        month_number=day.month,
        year=day.year,
        weekday=_name(_WEEKDAYS[day.weekday()]),
    )


def day(when: date) -> str:
    """`12 Nov 2026`."""
    return _dated(QCoreApplication.translate("Dates", "{day} {month} {year}"), when)


def short_day(when: date) -> str:
    """`12 Nov`, where the year is plain from the place."""
    return _dated(QCoreApplication.translate("Dates", "{day} {month}"), when)


def weekday(when: date) -> str:
    """`Thu 12 Nov 2026`."""
    return _dated(QCoreApplication.translate("Dates", "{weekday} {day} {month} {year}"), when)


def month(when: date) -> str:
    """`Nov 2026`."""
    return _dated(QCoreApplication.translate("Dates", "{month} {year}"), when)


def clock(when: datetime, *, seconds: bool = False) -> str:
    """Time of day, 24 h."""
    return f"{when:%H:%M:%S}" if seconds else f"{when:%H:%M}"


def moment(when: datetime) -> str:
    """`12 Nov 2026 14:32`; Japanese `2026年11月3日（火）14:26`."""
    template = QCoreApplication.translate("Dates", "{day} {month} {year} {clock}")
    return _dated(template.replace("{clock}", clock(when)), when)


def short_moment(when: datetime, today: date) -> str:
    """`12 Nov 14:32`, with the year when it is not this one."""
    if when.year != today.year:
        return moment(when)
    template = QCoreApplication.translate("Dates", "{day} {month} {clock}")
    return _dated(template.replace("{clock}", clock(when)), when)


def _from_to(since: date, until: date) -> str:
    """Both ends, the year once: at the end in English, at the beginning in Japanese."""
    template = QCoreApplication.translate("Dates", "{since} – {until}")
    if since.year == until.year:
        template = QCoreApplication.translate("Dates", "{short_since} – {until}")
    return template.format(
        since=day(since),
        short_since=short_day(since),
        until=day(until),
        short_until=short_day(until),
    )


def period(since: date | None, until: date | None) -> str:
    """`1 Oct – 12 Nov 2026`; open ends are left open."""
    if since and until:
        return day(until) if since == until else _from_to(since, until)
    if since:
        return QCoreApplication.translate("Dates", "from {}").format(day(since))
    if until:
        return QCoreApplication.translate("Dates", "until {}").format(day(until))
    return QCoreApplication.translate("Dates", "any")
