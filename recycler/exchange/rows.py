"""Rows of a workbook or text file as they stand there, one at a time and within bounds."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from recycler.entry.typed import is_blank
from recycler.exchange.apart import Unpacked, unpacked
from recycler.exchange.columns import BATCHES
from recycler.exchange.containers import HEADER_ROWS, Faults, is_text
from recycler.exchange.heads import CellFault, Form, Header
from recycler.exchange.percent_cells import as_shown
from recycler.exchange.text_rows import Pasted, Source, text_format, text_rows

OWN_SHEET = "Batches"  # of a summary workbook, whose first sheet holds no batches
SCORE_OF_A_HEADER = 3


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row that is not blank, with its number in the sheet."""

    number: int
    cells: list[Any]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet to go through once.

    first_column: index of the column the cells begin with; height: rows at most, for progress.
    """

    file: str
    name: str
    rows: Iterator[RawRow]
    first_column: int
    height: int
    decimal_comma: bool


def read_rows(source: Source, form: Form[Header] = BATCHES) -> RawSheet:
    """Open the first sheet of a file, or the sheet of batches of a summary workbook.

    Reads xlsx, xls, xlsb, ods, and text separated by comma, semicolon, tab or bar.

    Args:
        source: the file, or rows that were pasted.
        form: how its header row is known.

    Raises:
        InputError: what the file is instead, or why it is too much: see `containers`, `apart`.
    """
    if isinstance(source, Pasted) or is_text(source):
        return _text_sheet(source, form)
    first = unpacked(source)
    if OWN_SHEET in first.names[1:] and not _has_header(_sheet(source.name, first), form):
        return _sheet(source.name, unpacked(source, OWN_SHEET))
    if OWN_SHEET in first.names[1:]:
        first = unpacked(source)  # its rows can be gone through once
    return _sheet(source.name, first)


def _text_sheet(source: Source, form: Form[Header]) -> RawSheet:
    text = text_format(source, form.score)
    rows = _numbered(text_rows(source, text), Faults(), 0)
    return RawSheet(source.name, source.name, rows, 0, 0, text.decimal_comma)


def _sheet(file: str, found: Unpacked) -> RawSheet:
    faults = Faults(found.cells, found.percent)
    rows = _numbered(found.rows, faults, found.first_column)
    return RawSheet(file, found.name, rows, found.first_column, found.height, decimal_comma=False)


def _numbered(rows: Iterator[list[Any]], faults: Faults, first: int) -> Iterator[RawRow]:
    for number, cells in enumerate(rows, 1):
        for column, text in faults.cells.get(number, {}).items():
            cells.extend([""] * (column - first - len(cells) + 1))
            cells[column - first] = CellFault(text)
        for column, shown in faults.percent.items():
            if number in shown and column - first < len(cells):
                cells[column - first] = as_shown(cells[column - first])
        if any(not is_blank(cell) for cell in cells):
            yield RawRow(number, cells)


def _has_header(sheet: RawSheet, form: Form[Header]) -> bool:
    rows = islice(sheet.rows, HEADER_ROWS)
    return any(form.score(row.cells) >= SCORE_OF_A_HEADER for row in rows)
