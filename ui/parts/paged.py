"""A table model over a list of any length: pages of 256 records, read when they come on view."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from recycler.errors import RecyclerError
from ui.jobs import Job, Report
from ui.parts.columns import ROOT, Column, Index, TableModel

PAGE = 256
_KEPT_PAGES = 48


class Source(Protocol):
    """A list in the store, read by keyset: each page begins after the last record of another."""

    def page(self, after: Any, limit: int) -> Sequence[Any]:
        """Return the records after a cursor, or the first ones."""

    def cursor(self, record: Any) -> Any:
        """Return the cursor behind a record."""

    def seek(self, row: int) -> Any:
        """Return the cursor just before a row, wherever it is; may take a while."""


class PagedModel(TableModel):
    """Shows `rows` records of a source; what is not read yet is blank for a moment."""

    failed = Signal(Exception)
    arrived = Signal()

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._source: Source | None = None
        self._rows = 0
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()
        self._ends: dict[int, Any] = {}
        self._wanted: int | None = None
        self._job: Job | None = None
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._fetch_wanted)

    def show(self, source: Source | None, first: Sequence[Any]) -> None:
        """Show a list whose first page is read; `set_rows` tells its length if it has more."""
        self.beginResetModel()
        self._source, self._rows = source, len(first)
        self._pages.clear()
        self._ends.clear()
        self._wanted = None
        if source is not None and first:
            self._keep(0, first)
        self.endResetModel()

    def set_rows(self, rows: int) -> None:
        """Take the length of the list, once it is counted."""
        if rows > self._rows:
            self.beginInsertRows(ROOT, self._rows, rows - 1)
            self._rows = rows
            self.endInsertRows()
        elif rows < self._rows:
            self.beginRemoveRows(ROOT, rows, self._rows - 1)
            self._rows = rows
            self.endRemoveRows()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._rows

    def record(self, row: int) -> Any | None:
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            self._want(number)
            return None
        self._pages.move_to_end(number)
        if place > PAGE // 2 and number + 1 not in self._pages and self._wanted is None:
            self._want(number + 1)  # it will be wanted soon
        return page[place] if place < len(page) else None

    def record_now(self, row: int) -> Any | None:
        """Return the record of a row, reading its page at once if need be."""
        number, place = divmod(row, PAGE)
        if number not in self._pages and self._source is not None and 0 <= row < self._rows:
            try:
                self._keep(number, self._source.page(self._before(number), PAGE))
            except RecyclerError as error:
                self.failed.emit(error)
        page = self._pages.get(number, ())
        return page[place] if place < len(page) else None

    def is_waiting(self) -> bool:
        """Tell whether rows on view are still on their way."""
        return self._job is not None or self._wanted is not None

    def _want(self, number: int) -> None:
        """Ask for a page; of several only the last one asked for is still on view."""
        if self._source is not None and 0 <= number * PAGE < self._rows:
            self._wanted = number
            if self._job is None and not self._later.isActive():
                self._later.start()

    def _before(self, number: int) -> Any:
        """Return the cursor before a page: known where the page before it was read."""
        assert self._source is not None
        if number == 0:
            return None
        if number - 1 in self._ends:
            return self._ends[number - 1]
        return self._source.seek(number * PAGE)

    def _keep(self, number: int, page: Sequence[Any]) -> Sequence[Any]:
        self._pages[number] = page
        if page and self._source is not None:
            self._ends[number] = self._source.cursor(page[-1])
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        return page

    def _fetch_wanted(self) -> None:
        if self._job is not None or self._wanted is None or self._source is None:
            return
        number, self._wanted = self._wanted, None
        source, known = self._source, self._ends.get(number - 1)

        def work(report: Report) -> object:
            report(0, 1)
            before = known if known is not None or number == 0 else source.seek(number * PAGE)
            return source, number, source.page(before, PAGE)

        self._job = Job(work, self)
        self._job.succeeded.connect(self._on_read)
        self._job.failed.connect(self.failed)
        self._job.ended.connect(self._on_ended)
        self._job.start()

    def _on_read(self, result: tuple[Source, int, Sequence[Any]]) -> None:
        source, number, page = result
        if source is not self._source:
            return
        self._keep(number, page)
        last = min((number + 1) * PAGE, self._rows) - 1
        self.dataChanged.emit(self.index(number * PAGE, 0), self.index(last, len(self.columns) - 1))
        self.arrived.emit()

    def _on_ended(self) -> None:
        self._job = None
        if self._wanted is not None:
            self._later.start()
