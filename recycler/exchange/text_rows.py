"""Rows of a text: its encoding and its separator are found out, not asked for."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TextIO

from recycler.errors import InputError
from recycler.exchange.containers import HEADER_ROWS, MOST_ROWS

_BLOCK = 2**20
_SEPARATORS = (",", ";", "\t", "|")
_LONGEST_FIELD = 100_000
_MOST_FIELDS = 2_000
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
        InputError: `too_many_rows`, `too_many_columns`, or `not_a_workbook`.
    """
    for count, row in enumerate(_rows(source, form)):
        if count >= MOST_ROWS + HEADER_ROWS:
            raise InputError("too_many_rows", file=source.name, limit=MOST_ROWS)
        yield row


def _rows(source: Source, form: TextFormat) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    with _opened(source, form.encoding) as file:
        try:
            for row in csv.reader(file, delimiter=form.separator):
                if len(row) > _MOST_FIELDS:
                    raise InputError("too_many_columns", file=source.name, sheet=source.name)
                yield row
        except (csv.Error, UnicodeError) as error:
            raise InputError("not_a_workbook", file=source.name) from error


def _opened(source: Source, encoding: str) -> TextIO:
    if isinstance(source, Pasted):
        return io.StringIO(source.text, newline="")
    return source.open(encoding=encoding, newline="")


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
