"""Which backups are kept: the last ones, and the newest of each hour, day, week and month."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Span:
    """Of so many of the last stretches of time that have a backup, the newest in each is kept."""

    stretch: Callable[[datetime], tuple[int, ...]]
    keep: int


LATEST = Span(lambda at: (*at.timetuple()[:6], at.microsecond), 8)
HOURS = Span(lambda at: (at.year, at.month, at.day, at.hour), 24)
DAYS = Span(lambda at: (at.year, at.month, at.day), 14)
WEEKS = Span(lambda at: at.isocalendar()[:2], 8)
MONTHS = Span(lambda at: (at.year, at.month), 24)
SPANS = (LATEST, HOURS, DAYS, WEEKS, MONTHS)


def kept(moments: Iterable[datetime], spans: Iterable[Span] = SPANS) -> set[datetime]:
    """Return the moments of the backups that stay; the newest always does."""
    newest_first = sorted(moments, reverse=True)
    stay: set[datetime] = set()
    for span in spans:
        newest: dict[tuple[int, ...], datetime] = {}
        for moment in newest_first:
            newest.setdefault(span.stretch(moment.astimezone(UTC)), moment)
        stay.update(list(newest.values())[: span.keep])
    return stay
