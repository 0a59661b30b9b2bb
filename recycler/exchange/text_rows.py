"""Rows of a text: its encoding and its separator are found out, not asked for."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TextIO

from recycler.errors import InputError
from recycler.exchange.containers import HEADER_ROWS, MOST_ROWS
from recycler.exchange.opening import MIB, opened
from recycler.exchange.pasting import unquoted

_BLOCK = 2**20
_SEPARATORS = (",", ";", "\t", "|")
_LONGEST_FIELD = 100_000
_LONGEST_ROW = 2_000_000  # characters
_MOST_FIELDS = 2_000
_MOST_BYTES = 64 * MIB  # 150,000 rows of 300 characters
_WIDE_RUN = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uff01-\uffee]+")


@dataclass(frozen=True, slots=True)
class Pasted:
    """Rows copied in another program; `name` is what they are called instead of a file.

    decimal_comma: whether the comma is the decimal sign of whoever copied them.
    """

    text: str
    name: str
    decimal_comma: bool = False


Source = Path | Pasted


@dataclass(frozen=True, slots=True)
class TextFormat:
    """How a text is to be read."""

    encoding: str
    separator: str
    decimal_comma: bool


def text_format(source: Source, score: Callable[[Sequence[object]], int]) -> TextFormat:
    """Find out how to read a text.

    Args:
        source: a file, or what was pasted.
        score: how much a row looks like the header; the best separator gives the best row.

    Raises:
        InputError: `not_a_workbook`, where no encoding fits.
    """
    encoding = "" if isinstance(source, Pasted) else _encoding(source)
    has_comma = isinstance(source, Pasted) and source.decimal_comma

    def form(separator: str) -> TextFormat:
        # A semicolon separates where the comma is the decimal sign.
        return TextFormat(encoding, separator, has_comma or separator == ";")

    def best(separator: str) -> tuple[int, int]:
        rows = list(islice(_rows(source, form(separator)), HEADER_ROWS))
        return max(map(score, rows), default=0), max(map(len, rows), default=0)

    return form(max(_SEPARATORS, key=best))


def text_rows(source: Source, form: TextFormat) -> Iterator[list[str]]:
    """Yield the rows, blank ones too; a row is numbered as a spreadsheet would show it.

    Raises:
        InputError: `too_many_rows`, `too_many_columns`, `too_large`, or `not_a_workbook`.
    """
    for count, row in enumerate(_rows(source, form)):
        if count >= MOST_ROWS + HEADER_ROWS:
            raise InputError("too_many_rows", file=source.name, limit=MOST_ROWS)
        yield [unquoted(cell) for cell in row]


def _rows(source: Source, form: TextFormat) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    with _opened(source, form.encoding) as file:
        lines = _Lines(file, source.name)
        try:
            for row in csv.reader(lines, delimiter=form.separator):
                if len(row) > _MOST_FIELDS:
                    raise InputError("too_many_columns", file=source.name, sheet=source.name)
                lines.row_read()
                yield row
        except (csv.Error, UnicodeError) as error:
            raise InputError("not_a_workbook", file=source.name) from error


class _Lines:
    """Lines within bounds: a quote that is never closed would make the whole file one row."""

    def __init__(self, file: TextIO, name: str) -> None:
        self._file, self._name = file, name
        self._of_row = self._of_file = 0

    def row_read(self) -> None:
        self._of_row = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._file.readline(_LONGEST_ROW + 1):
            self._of_row += len(line)
            self._of_file += len(line)
            if self._of_row > _LONGEST_ROW:
                raise InputError("too_many_columns", file=self._name, sheet=self._name)
            if self._of_file > _MOST_BYTES:  # it grew meanwhile, or was pasted
                raise InputError("too_large", file=self._name)
            yield line


@contextmanager
def _opened(source: Source, encoding: str) -> Iterator[TextIO]:
    if isinstance(source, Pasted):
        yield io.StringIO(source.text, newline="")
        return
    with opened(source, _MOST_BYTES) as file:
        yield io.TextIOWrapper(file, encoding, newline="")


def _encoding(path: Path) -> str:
    with opened(path, _MOST_BYTES) as file:
        start = file.read(4)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if _fits(path, "utf-8"):
        return "utf-8-sig"
    if _fits(path, "cp932") and _looks_japanese(path):
        return "cp932"
    if _fits(path, "cp1252"):
        return "cp1252"
    raise InputError("not_a_workbook", file=path.name)


def _fits(path: Path, encoding: str) -> bool:
    try:
        with _opened(path, encoding) as file:
            while file.read(_BLOCK):
                pass
    except UnicodeError:
        return False
    return True


def _looks_japanese(path: Path) -> bool:
    """Japanese comes in runs; an accented letter read as Japanese stands alone among Latin."""
    with _opened(path, "cp932") as file:
        runs = [len(run) for run in _WIDE_RUN.findall(file.read(_BLOCK))]
    return sum(length > 1 for length in runs) * 2 > len(runs)
