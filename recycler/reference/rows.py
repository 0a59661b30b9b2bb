"""Rows of the reference files: read as text, checked cell by cell.

A row stays the text it was, so that the store can keep it and a later program can read it again.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from recycler.elements import SYMBOLS
from recycler.errors import InputError
from recycler.evidence import Evidence


class Row(dict[str, str]):
    """One row of a reference file, and where it stood."""

    __slots__ = ("file", "line")

    def __init__(self, cells: Mapping[str, str], file: str, line: int) -> None:
        super().__init__(cells)
        self.file, self.line = file, line

    def bad(self, column: str) -> InputError:
        """Return the error that says which cell cannot be taken."""
        value = self.get(column, "")
        return InputError(
            "bad_reference", file=self.file, row=self.line, column=column, value=value
        )

    def text(self, column: str) -> str:
        """Return a cell that must not be empty."""
        value = self.get(column) or ""
        if not value:
            raise self.bad(column)
        return value

    def number(self, column: str, low: float = 0.0, high: float = float("inf")) -> float:
        """Return a number of [low, high]."""
        try:
            value = float(self.get(column, ""))
        except ValueError as error:
            raise self.bad(column) from error
        if not low <= value <= high:
            raise self.bad(column)
        return value

    def count(self, column: str) -> int | None:
        """Return a whole number above zero, or None for an empty cell."""
        value = self.get(column, "")
        if not value:
            return None
        if not value.isdecimal() or int(value) < 1:
            raise self.bad(column)
        return int(value)

    def evidence(self) -> Evidence:
        try:
            return Evidence(self.get("evidence", ""))
        except ValueError as error:
            raise self.bad("evidence") from error

    def element(self, also: str = "") -> str:
        symbol = self.get("element", "")
        if symbol not in SYMBOLS and symbol != (also or None):
            raise self.bad("element")
        return symbol


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a reference file.

    Raises:
        InputError: `bad_reference`, with the row that has too few or too many cells.
    """
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.reader(stream)
            header = next(reader, [])
            for line, cells in enumerate(reader, start=2):
                if len(cells) != len(header):
                    raise InputError(
                        "bad_reference", file=path.name, row=line, column="", value=",".join(cells)
                    )
                yield Row(dict(zip(header, cells, strict=True)), path.name, line)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "bad_reference", file=path.name, row=0, column="", value=type(error).__name__
        ) from error


def as_rows(rows: Iterable[Mapping[str, str]], source: str) -> list[Row]:
    """Return kept rows with the place a problem would name."""
    return [
        row if isinstance(row, Row) else Row(row, source, line)
        for line, row in enumerate(rows, start=1)
    ]


def refuse_duplicates(rows: Iterable[Row], *columns: str) -> None:
    """Raise `bad_reference` at the second row with the same values in `columns`."""
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        key = tuple(row.get(column, "") for column in columns)
        if key in seen:
            raise row.bad(columns[-1])
        seen.add(key)
