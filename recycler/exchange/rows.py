"""Rows of a workbook or text file as they stand there, one at a time and within bounds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from recycler.errors import InputError
from recycler.exchange.columns import BATCHES
from recycler.exchange.containers import (
    HEADER_ROWS,
    MOST_ROWS,
    Faults,
    Kind,
    check_ods,
    check_ratios,
    check_sizes,
    check_xlsx_sheet,
    kind_of,
)
from recycler.exchange.heads import CellFault, Form, Header
from recycler.exchange.percent_cells import as_shown
from recycler.exchange.text_rows import Pasted, Source, text_format, text_rows
from recycler.typed import is_blank

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_T = TypeVar("_T")

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
        InputError: what the file is instead, or why it is too much: see `containers`.
    """
    if isinstance(source, Pasted):
        return _text_sheet(source, form)
    path = source
    kind = kind_of(path)
    if kind is Kind.TEXT:
        return _text_sheet(path, form)
    book = _guarded(path, lambda: _open(path, kind))
    names = _guarded(path, lambda: _worksheets(book))
    if not names:
        raise InputError("not_a_workbook", file=path.name)
    name = names[0]
    if OWN_SHEET in names[1:] and not _has_header(_sheet(path, kind, book, name), form):
        name = OWN_SHEET
    return _sheet(path, kind, book, name)


def _text_sheet(source: Source, form: Form[Header]) -> RawSheet:
    text = text_format(source, form.score)
    rows = _numbered(text_rows(source, text), Faults(), 0)
    return RawSheet(source.name, source.name, rows, 0, 0, text.decimal_comma)


def _open(path: Path, kind: Kind) -> "CalamineWorkbook":
    from python_calamine import CalamineWorkbook

    if kind is not Kind.XLS:
        check_ratios(path)
    return CalamineWorkbook.from_path(path)


def _worksheets(book: "CalamineWorkbook") -> list[str]:
    from python_calamine import SheetTypeEnum

    return [sheet.name for sheet in book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]


def _sheet(path: Path, kind: Kind, book: "CalamineWorkbook", name: str) -> RawSheet:
    faults = _checked(path, kind, name)
    sheet = _guarded(path, lambda: book.get_sheet_by_name(name))
    if _height(sheet) > MOST_ROWS + HEADER_ROWS:
        raise InputError("too_many_rows", file=path.name, limit=MOST_ROWS)
    first = sheet.start[1] if sheet.start else 0
    rows = _numbered(_cells(path, sheet), faults, first)
    return RawSheet(path.name, name, rows, first, _height(sheet), decimal_comma=False)


def _height(sheet: "CalamineSheet") -> int:
    return sheet.end[0] + 1 if sheet.end else 0


def _checked(path: Path, kind: Kind, name: str) -> Faults:
    if kind is Kind.XLSX:
        return check_xlsx_sheet(path, name)
    if kind is Kind.ODS:
        check_ods(path, name)
    elif kind is Kind.XLSB:
        check_sizes(path)
    return Faults()


def _cells(path: Path, sheet: "CalamineSheet") -> Iterator[list[Any]]:
    rows = iter(sheet.iter_rows())
    while (row := _guarded(path, lambda: next(rows, None))) is not None:
        yield row


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


def _guarded(path: Path, read: Callable[[], _T]) -> _T:
    """Run the reader; whatever it trips over, even a panic of its own, is the file's fault."""
    try:
        return read()
    except (InputError, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of the Rust reader is no Exception
        if type(error).__name__ == "PasswordError":
            raise InputError("encrypted_file", file=path.name) from error
        raise InputError("not_a_workbook", file=path.name) from error
