"""Rows of a text file: its encoding and its separator are found out, not asked for."""

import codecs
import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from recycler.errors import InputError
from recycler.exchange.containers import HEADER_ROWS, MOST_ROWS

_BLOCK = 2**20
_SEPARATORS = (",", ";", "\t", "|")
_LONGEST_FIELD = 100_000
_MOST_FIELDS = 2_000
_WIDE_RUN = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uff01-\uffee]+")


@dataclass(frozen=True, slots=True)
class TextFormat:
    """How a text file is to be read."""

    encoding: str
    separator: str

    @property
    def decimal_comma(self) -> bool:
        """A semicolon separates where the comma is the decimal sign."""
        return self.separator == ";"


def text_format(path: Path, score: Callable[[Sequence[object]], int]) -> TextFormat:
    """Find out how to read a file.

    Args:
        path: the file.
        score: how much a row looks like the header; the best separator gives the best row.

    Raises:
        InputError: `not_a_workbook`, where no encoding fits.
    """
    encoding = _encoding(path)

    def best(separator: str) -> tuple[int, int]:
        rows = list(islice(_rows(path, TextFormat(encoding, separator)), HEADER_ROWS))
        return max(map(score, rows), default=0), max(map(len, rows), default=0)

    return TextFormat(encoding, max(_SEPARATORS, key=best))


def text_rows(path: Path, form: TextFormat) -> Iterator[list[str]]:
    """Yield the rows, blank ones too; a row is numbered as a spreadsheet would show it.

    Raises:
        InputError: `too_many_rows`, `too_many_columns`, or `not_a_workbook`.
    """
    for count, row in enumerate(_rows(path, form)):
        if count >= MOST_ROWS + HEADER_ROWS:
            raise InputError("too_many_rows", file=path.name, limit=MOST_ROWS)
        yield row


def _rows(path: Path, form: TextFormat) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    with path.open(encoding=form.encoding, newline="") as file:
        try:
            for row in csv.reader(file, delimiter=form.separator):
                if len(row) > _MOST_FIELDS:
                    raise InputError("too_many_columns", file=path.name, sheet=path.name)
                yield row
        except (csv.Error, UnicodeError) as error:
            raise InputError("not_a_workbook", file=path.name) from error


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
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
        with path.open(encoding=encoding) as file:
            while file.read(_BLOCK):
                pass
    except UnicodeError:
        return False
    return True


def _looks_japanese(path: Path) -> bool:
    """Japanese comes in runs; an accented letter read as Japanese stands alone among Latin."""
    with path.open(encoding="cp932") as file:
        runs = [len(run) for run in _WIDE_RUN.findall(file.read(_BLOCK))]
    return sum(length > 1 for length in runs) * 2 > len(runs)
