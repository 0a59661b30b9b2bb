"""Which entries of the journal a process wrote itself: all others are news to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class OwnEntries:
    """Ranges of numbers, known from just before anybody else can read the entries."""

    def __init__(self) -> None:
        self._ranges: list[tuple[int, int]] = []
        self._changing = Lock()

    def __contains__(self, entry: object) -> bool:
        return isinstance(entry, int) and any(a <= entry <= b for a, b in self._ranges)

    @contextmanager
    def adding(self, count: int, last: int) -> Iterator[None]:
        """Know the last entries of a transaction as own, unless its end fails."""
        with self._changing:
            before = self._ranges
            first, known = last - count + 1, list(before)
            if count and known and known[-1][1] == first - 1:
                first, _ = known.pop()
            self._ranges = [*known, (first, last)] if count else before
        try:
            yield
        except BaseException:
            self._ranges = before
            raise

    def forget(self, up_to: int) -> None:
        """Know no more what was asked about."""
        with self._changing:
            self._ranges = [(max(a, up_to + 1), b) for a, b in self._ranges if b > up_to]
