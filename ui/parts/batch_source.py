"""Batches as a list of any length, and how to come to any row of it."""

from collections.abc import Callable, Sequence
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
    """Finds batches, then counts them, off the GUI thread; only the newest question is answered."""

    found = Signal(object, object)  # BatchSource, first page
    counted = Signal(object, object)  # BatchSource, BatchCount
    failed = Signal(Exception)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._next: BatchSource | None = None

    def ask(self, source: BatchSource) -> None:
        """Ask; an older question that is under way is given up at its next step."""
        self._next = source
        if self._job is None:
            self._find()
        else:
            self._job.cancel()

    def is_waiting(self) -> bool:
        return self._job is not None

    def _find(self) -> None:
        source, self._next = self._next, None
        if source is None:
            return

        def work(report: Report) -> object:
            report(0, 1)
            return source, source.page(None, PAGE)

        self._run(work, self._on_found)

    def _count(self, source: BatchSource) -> None:
        def work(report: Report) -> object:
            report(0, 1)
            return source, source.store.count(source.where)

        self._run(work, self._on_counted)

    def _run(self, work: Callable[[Report], object], then: Callable[..., None]) -> None:
        self._to_count: BatchSource | None = None
        self._job = Job(work, self)
        self._job.succeeded.connect(then)
        self._job.failed.connect(self.failed)
        self._job.ended.connect(self._on_ended)
        self._job.start()

    def _on_found(self, result: "tuple[BatchSource, Sequence[Batch]]") -> None:
        source, first = result
        if self._next is not None:
            return
        self.found.emit(source, first)
        if len(first) < PAGE:
            self.counted.emit(source, count_of(first))
        else:
            self._to_count = source

    def _on_counted(self, result: "tuple[BatchSource, BatchCount]") -> None:
        if self._next is None:
            self.counted.emit(*result)

    def _on_ended(self) -> None:
        self._job = None
        if self._next is not None:
            self._find()
        elif self._to_count is not None:
            self._count(self._to_count)


def count_of(batches: "Sequence[Batch]") -> "BatchCount":
    """Count batches that are at hand."""
    from db.filters import BatchCount

    valid = [batch for batch in batches if str(batch.state) != "void"]
    net_ug, dry_ug = sum(b.net_ug for b in valid), sum(b.dry_ug for b in valid)
    return BatchCount(len(valid), len(batches) - len(valid), net_ug, dry_ug)
