"""Moments as people and workbooks write them."""

import re
import unicodedata
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from recycler.errors import InputError

EARLIEST = date(2000, 1, 1)
_CLOCK_SLACK = timedelta(minutes=5)  # two clocks of one site rarely agree better
_EXCEL_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a serial has no zone
_EXCEL_DAYS = range((EARLIEST - _EXCEL_DAY_ZERO.date()).days, 73_051)  # to the end of 2099
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_TIME = (
    r"(?:[T\s,]+(?P<hour>\d{1,2})[:時](?P<minute>\d{2})分?(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|[+\-]\d{2}:?\d{2})?)?"
)
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?" + _TIME, re.I
)
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})" + _TIME, re.I
)
_NAMED = re.compile(
    r"(?P<day>\d{1,2})[.\s-]+(?P<name>[a-z]{3,9})[.,\s-]+(?P<year>\d{4})" + _TIME, re.I
)
_EITHER_FIRST = re.compile(r"(?P<one>\d{1,2})[/-](?P<two>\d{1,2})[/-](?P<year>\d{4})" + _TIME, re.I)


def moment_or_day(value: object) -> datetime | date:
    """Read a moment, or a day where no time is given; without a zone it is the facility's.

    Excel's own dates come as `datetime` or `date`; a number is taken as an Excel serial, and a
    text as ISO 8601, `2026/11/12 14:30`, `12.11.2026`, `12 Nov 2026` or `2026年11月12日`.

    Raises:
        InputError: `not_a_date`, `ambiguous_date` (`03/04/2026`), or `date_too_early`.
    """
    found = _read(value)
    if (found.date() if isinstance(found, datetime) else found) < EARLIEST:
        raise InputError("date_too_early", value=shown_moment(found), earliest=EARLIEST.isoformat())
    return found


def in_zone(found: datetime | date, zone: ZoneInfo) -> datetime:
    """Return the moment with its zone; a day begins at midnight of `zone`."""
    if not isinstance(found, datetime):
        return datetime.combine(found, time(), zone)
    return found if found.tzinfo else found.replace(tzinfo=zone)


def past_moment(value: object, zone: ZoneInfo, now: datetime) -> datetime:
    """Read a moment that is over, in UTC; today is as late as a day may be.

    Raises:
        InputError: `future_date`, or what `moment_or_day` raises.
    """
    found = moment_or_day(value)
    moment = in_zone(found, zone)
    today = now.astimezone(zone).date()
    if moment > now + _CLOCK_SLACK if isinstance(found, datetime) else found > today:
        raise InputError("future_date", value=shown_moment(found), today=today.isoformat())
    return moment.astimezone(UTC)


def shown_moment(found: datetime | date) -> str:
    """Return a moment as a person would type it."""
    if isinstance(found, datetime):
        return found.isoformat(" ", "minutes")
    return found.isoformat()


def _read(value: object) -> datetime | date:
    if isinstance(value, datetime):
        return _whole_milliseconds(value)
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_serial(float(value))
    if isinstance(value, str):
        return _from_text(value)
    raise InputError("not_a_date", value=str(value))


def _whole_milliseconds(moment: datetime) -> datetime:
    """Excel keeps a moment as a fraction of a day: 14:30 may come as 14:29:59.999999."""
    if moment.year == MAXYEAR:
        return moment
    rounded = moment + timedelta(microseconds=500)
    return rounded.replace(microsecond=rounded.microsecond // 1000 * 1000)


def _from_serial(days: float) -> datetime | date:
    if days.is_integer() and 10**7 <= days < 10**8:  # 20261112
        return _from_text(str(int(days)))
    if not _EXCEL_DAYS.start <= days < _EXCEL_DAYS.stop:  # also refuses what is not a number
        raise InputError("not_a_date", value=f"{days:.15g}")
    moment = _EXCEL_DAY_ZERO + timedelta(seconds=round(days * 86_400))
    return moment.date() if days.is_integer() else moment


def _from_text(text: str) -> datetime | date:
    plain = unicodedata.normalize("NFKC", text).strip()
    try:
        return date.fromisoformat(plain) if len(plain) <= 10 else datetime.fromisoformat(plain)
    except ValueError:
        pass  # not ISO 8601: the ways people write
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _NAMED, _EITHER_FIRST):
        if match := pattern.fullmatch(plain):
            parts = match.groupdict()
            month, day = _month_and_day(parts, text)
            return _moment(int(parts["year"]), month, day, parts, text)
    raise InputError("not_a_date", value=text)


def _month_and_day(parts: dict[str, str | None], text: str) -> tuple[int, int]:
    if name := parts.get("name"):
        if name[:3].lower() not in _MONTHS:
            raise InputError("not_a_date", value=text)
        return _MONTHS.index(name[:3].lower()) + 1, int(parts["day"] or 0)
    if "one" not in parts:
        return int(parts["month"] or 0), int(parts["day"] or 0)
    one, two = int(parts["one"] or 0), int(parts["two"] or 0)
    if one <= 12 and two <= 12 and one != two:
        year = parts["year"]
        first, second = f"{year}-{two:02}-{one:02}", f"{year}-{one:02}-{two:02}"
        raise InputError("ambiguous_date", value=text, first=first, second=second)
    return (one, two) if two > 12 else (two, one)


def _moment(
    year: int, month: int, day: int, parts: dict[str, str | None], text: str
) -> datetime | date:
    try:
        if parts["hour"] is None:
            return date(year, month, day)
        clock = time(int(parts["hour"]), int(parts["minute"] or 0), int(parts["second"] or 0))
        moment = datetime.combine(date(year, month, day), clock)
        zone = parts["zone"]
        return datetime.fromisoformat(moment.isoformat() + zone.upper()) if zone else moment
    except ValueError as error:
        raise InputError("not_a_date", value=text) from error
