"""The period of a report: a week, a month or a year of the facility, by its name."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from recycler.errors import InputError
from ui.parts.period import months_before

DAY = timedelta(days=1)
FORMS = {"week": "2026-W40", "month": "2026-10", "year": "2026"}
_FORMS = {
    "week": re.compile(r"(\d{4})-W(\d{2})"),
    "month": re.compile(r"(\d{4})-(\d{2})"),
    "year": re.compile(r"(\d{4})"),
}


@dataclass(frozen=True, slots=True)
class Span:
    """Some days, both included; `until` is before `last` while the period still runs."""

    grain: str
    name: str
    since: date
    last: date
    until: date

    @property
    def is_whole(self) -> bool:
        return self.until == self.last

    def before(self, first_month: int = 1) -> "Span":
        """The period before, as long as this one has run by its name."""
        last = self.since - DAY
        since, _ = bounds(self.grain, last, first_month)
        return Span(self.grain, name_of(self.grain, since), since, last, last)


def span_named(text: str, grains: tuple[str, ...], today: date, first_month: int = 1) -> Span:
    """Return the period of a name such as 2026-10, 2026-W40, or 2026 (that begins in 2026).

    Raises:
        InputError: `bad_period`, or `period_not_begun`.
    """
    for grain in grains:
        if found := _FORMS[grain].fullmatch(text.strip()):
            since = _first_day(grain, text, [int(part) for part in found.groups()], first_month)
            if since > today:
                raise InputError("period_not_begun", value=text, day=since)
            return _span(grain, since, today, first_month)
    raise InputError("bad_period", value=text, forms=" / ".join(FORMS[grain] for grain in grains))


def running(grain: str, today: date, first_month: int = 1) -> Span:
    """The period that a day lies in."""
    return _span(grain, bounds(grain, today, first_month)[0], today, first_month)


def last_whole(grain: str, today: date, first_month: int = 1) -> Span:
    """The last period that is over."""
    return running(grain, today, first_month).before(first_month)


def bounds(grain: str, day: date, first_month: int = 1) -> tuple[date, date]:
    """First and last day of the week, month or year of the facility that holds a day."""
    if grain == "week":
        monday = day - day.weekday() * DAY
        return monday, monday + 6 * DAY
    months = 1 if grain == "month" else 12
    since = months_before(day, 0 if grain == "month" else (day.month - first_month) % 12)
    return since, months_before(since, -months) - DAY


def name_of(grain: str, since: date) -> str:
    """The name of the period that begins on a day, as `span_named` takes it."""
    if grain == "week":
        year, week, _ = since.isocalendar()
        return f"{year}-W{week:02}"
    return f"{since:%Y-%m}" if grain == "month" else f"{since:%Y}"


def _span(grain: str, since: date, today: date, first_month: int) -> Span:
    _, last = bounds(grain, since, first_month)
    return Span(grain, name_of(grain, since), since, last, min(last, today))


def _first_day(grain: str, text: str, parts: list[int], first_month: int) -> date:
    try:
        if grain == "week":
            return date.fromisocalendar(parts[0], parts[1], 1)
        return date(parts[0], parts[1] if grain == "month" else first_month, 1)
    except ValueError as error:
        raise InputError("bad_period", value=text, forms=FORMS[grain]) from error
