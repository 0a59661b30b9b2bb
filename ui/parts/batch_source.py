"""Batches as a list of any length, and how to come to any row of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.jobs import Job, Report
from ui.parts.paged import PAGE

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from db.filters import BatchCount, BatchFilter, Cursor
    from db.store import Store
    from recycler.batch import Batch


class BatchSource:
    """The batches a filter finds, newest first, read page by page."""

    def __init__(self, store: "Store", where: "BatchFilter", zone: "ZoneInfo") -> None:
        self.store, self.where, self._zone = store, where, zone
        self._newest: date | None = None

    def page(self, after: "Cursor | None", limit: int) -> "Sequence[Batch]":
        found = self.store.find(self.where, after=after, limit=limit)
        if after is None and found:
            self._newest = found[0].received_on
        return found

    def cursor(self, record: "Batch") -> "Cursor":
        from db.filters import Cursor

        return Cursor(record.received_at, record.id)

    def seek(self, row: int) -> "Cursor | None":
        """Return the cursor before a row: by counting days to its day, then by walking.

        The counts come from kept sums, so that a jump into a million batches takes a few of them.
        """
        if row <= 0:
            return None
        day, newer = self._day_of(row)
        start = datetime.combine(day + timedelta(days=1), time(), self._zone)
        from db.filters import Cursor

        at = Cursor(start, "")
        while newer < row:
            found = self.store.find(self.where, after=at, limit=min(row - newer, PAGE))
            if not found:
                break
            newer += len(found)
            at = self.cursor(found[-1])
        return at

    def _day_of(self, row: int) -> tuple[date, int]:
        """Return the day of a row, and how many rows are of later days."""
        total = self._rows_until(None)
        last = self.where.until or self._newest or date.today()  # noqa: DTZ011 - an upper end
        first = self.where.since or date(2000, 1, 1)
        while first < last:
            middle = first + (last - first) // 2
            if total - self._rows_until(middle) <= row:
                last = middle
            else:
                first = middle + timedelta(days=1)
        return last, total - self._rows_until(last)

    def _rows_until(self, day: date | None) -> int:
        where = self.where
        if day is not None and (where.until is None or day < where.until):
            where = replace(where, until=day)
        return rows_of(self.store.count(where))


def rows_of(count: "BatchCount") -> int:
    """Return how many lines a list has: void batches keep their place."""
    return count.batches + count.voids


class BatchQuery(QObject):
    """Finds and counts batches off the GUI thread; only the newest question is answered."""

    found = Signal(object, object, object)  # BatchSource, BatchCount, first page
    failed = Signal(Exception)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._next: BatchSource | None = None

    def ask(self, source: BatchSource) -> None:
        """Ask; while an older question is under way, only the newest one waits."""
        self._next = source
        if self._job is None:
            self._start()

    def is_waiting(self) -> bool:
        return self._job is not None

    def _start(self) -> None:
        source, self._next = self._next, None
        if source is None:
            return
        self._job = Job(lambda report: _found(source, report), self)
        self._job.succeeded.connect(self._on_found)
        self._job.failed.connect(self.failed)
        self._job.ended.connect(self._on_ended)
        self._job.start()

    def _on_found(self, result: "tuple[BatchSource, BatchCount, Sequence[Batch]]") -> None:
        if self._next is None:
            self.found.emit(*result)

    def _on_ended(self) -> None:
        self._job = None
        self._start()


def _found(source: BatchSource, report: Report) -> object:
    report(0, 2)
    first = source.page(None, PAGE)
    report(1, 2)
    return source, source.store.count(source.where), first
