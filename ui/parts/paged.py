"""A table model over a list of any length: pages of 256 records, read when they come on view."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from recycler.errors import RecyclerError
from ui.jobs import Job
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
        self._later = QTimer(self, interval=20, singleShot=True)
        self._later.timeout.connect(self._fetch_wanted)

    def show(self, source: Source | None, rows: int, first: Sequence[Any]) -> None:
        """Show a list of `rows` records whose first page is already read."""
        self.beginResetModel()
        self._source, self._rows = source, rows
        self._pages.clear()
        self._ends.clear()
        self._wanted = None
        if source is not None and first:
            self._keep(0, first)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._rows

    def record(self, row: int) -> Any | None:
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._read(number)
        else:
            self._pages.move_to_end(number)
        return page[place] if page and place < len(page) else None

    def loaded(self) -> list[tuple[int, Any]]:
        """Return the rows that are at hand, with their records."""
        return [
            (number * PAGE + place, record)
            for number, page in self._pages.items()
            for place, record in enumerate(page)
        ]

    def is_waiting(self) -> bool:
        """Tell whether rows on view are still on their way."""
        return self._job is not None or self._wanted is not None

    def _read(self, number: int) -> Sequence[Any] | None:
        """Read a page at once where the one before it is known, else ask for it."""
        if self._source is None or not 0 <= number * PAGE < self._rows:
            return None
        if number == 0 or number - 1 in self._ends:
            try:
                return self._keep(number, self._source.page(self._ends.get(number - 1), PAGE))
            except RecyclerError as error:
                self._source = None
                self.failed.emit(error)
                return None
        self._wanted = number
        self._later.start()
        return None

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
        self._job = Job(_reader(self._source, number), self)
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


def _reader(source: Source, number: int) -> Callable[[Callable[[int, int], None]], object]:
    def read(report: Callable[[int, int], None]) -> object:
        report(0, 1)
        return source, number, source.page(source.seek(number * PAGE), PAGE)

    return read
