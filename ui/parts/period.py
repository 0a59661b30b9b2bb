"""Periods a manager asks for, and the days, weeks, months … a chart divides them into."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
PRESETS = (
    "month", "quarter", "year", "last_month", "last_quarter", "last_year", "twelve_months", "all",
    "custom",
)  # fmt: skip

# The longest period [days] still shown by day, week, month and quarter.
LONGEST = {"day": 31, "week": 130, "month": 1130, "quarter": 5000}
MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Bucket:
    """One step of a time axis; `days` counts those covered where it is not whole."""

    first: date
    last: date
    days: int | None = None

    @property
    def shown_last(self) -> date:
        """The last day that is covered."""
        return self.last if self.days is None else self.first + (self.days - 1) * DAY


def preset(name: str, today: date, first_month: int = 1) -> tuple[date | None, date | None]:
    """First and last day of a named period; (None, None) is everything.

    Args:
        name: one of `PRESETS`; "custom" has no days of its own and is taken as "all".
        today: the facility's day.
        first_month: the month the facility's year begins with.
    """
    since_year_began = (today.month - first_month) % 12
    months_back = {"month": 0, "quarter": since_year_began % 3, "year": since_year_began}
    if name in months_back:
        return months_before(today, months_back[name]), today
    whole = name.removeprefix("last_")
    if whole in months_back:
        began = months_before(today, months_back[whole])
        return months_before(began, MONTHS_OF.get(whole, 1)), began - DAY
    if name == "twelve_months":
        return months_before(today, 11), today
    return None, None


def before(since: date, until: date, which: str) -> tuple[date, date]:
    """The earlier period a period is compared with; the two have no day in common.

    Args:
        since: first day.
        until: last day.
        which: "before", as long and just before it, whole months for whole months; "year_ago",
            the same days as many years earlier as it takes.
    """
    if which == "year_ago":
        years = 1
        while _years_before(until, years) >= since:
            years += 1
        return _years_before(since, years), _years_before(until, years)
    if since.day == 1 and (until + DAY).day == 1:
        months = (until.year - since.year) * 12 + until.month - since.month + 1
        return months_before(since, months), since - DAY
    return since - (until - since) - DAY, since - DAY


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year - years, day=28)


def months_before(day: date, months: int) -> date:
    """The first day of the month that lies `months` before that of `day`."""
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def grain_of(since: date, until: date) -> str:
    """How finely a period is divided: day, week, month, quarter or year."""
    days = (until - since).days + 1
    return next((grain for grain, longest in LONGEST.items() if days <= longest), "year")


def start_of(day: date, grain: str) -> date:
    """The first day of the bucket that holds `day`."""
    if grain == "day":
        return day
    if grain == "week":
        return day - day.weekday() * DAY
    return months_before(day, (day.month - 1) % MONTHS_OF[grain])


def _next(first: date, grain: str) -> date:
    if grain in MONTHS_OF:
        return months_before(first, -MONTHS_OF[grain])
    return first + (7 if grain == "week" else 1) * DAY


def buckets(since: date, until: date, grain: str) -> Iterator[Bucket]:
    """Every step of the axis, those without batches too."""
    first = start_of(since, grain)
    while first <= until:
        following = _next(first, grain)
        last = following - DAY
        covered = (min(last, until) - max(first, since)).days + 1
        whole = covered == (following - first).days
        yield Bucket(max(first, since), last, None if whole else covered)
        first = following
