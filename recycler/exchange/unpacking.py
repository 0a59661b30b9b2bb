"""What the process beside the program does: it opens a packed file and writes down what is in it.

It imports little, as it begins anew for every file.
"""

import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from recycler.errors import InputError
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
from recycler.exchange.opening import MIB

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_T = TypeVar("_T")

MEMORY_BYTES = 512 * MIB
_MOST_ANSWERED_BYTES = 96 * MIB
_LONGEST_TEXT = 32_768  # a cell of Excel holds one character less
_ROWS_AT_ONCE = 500


def main(arguments: Sequence[str]) -> None:
    """Answer on standard output: pickled values, or a tuple of code and details as a refusal."""
    file, seconds, wanted, *more = arguments
    path = Path(file)
    _bound(int(seconds))
    try:
        if wanted == "looks":
            _write([_keeps_its_looks(path)])
        else:
            _write(_sheet(path, *more))
    except InputError as refusal:
        _write([(refusal.code, dict(refusal.details))])
    except MemoryError:
        _write([("too_large", {"file": path.name})])


def _bound(seconds: int) -> None:
    """Let the system end this process when it takes too much; Windows has only the clock."""
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))  # then it is killed
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _write(answers: "Iterator[Any] | list[Any]") -> None:
    written = 0
    for answer in answers:
        told = pickle.dumps(answer)
        written += len(told)
        if written > _MOST_ANSWERED_BYTES:
            raise MemoryError
        sys.stdout.buffer.write(told)


def _keeps_its_looks(path: Path) -> bool:
    if kind_of(path) is not Kind.XLSX:
        return False
    check_ratios(path)
    from openpyxl import load_workbook

    _guarded(path, lambda: load_workbook(path))
    return True


def _sheet(path: Path, wanted: str) -> Iterator[Any]:
    """Yield the head of a sheet, then blocks of its rows."""
    kind = kind_of(path)
    book = _guarded(path, lambda: _open(path, kind))
    names = _guarded(path, lambda: _worksheets(book))
    if not names:
        raise InputError("not_a_workbook", file=path.name)
    name = wanted or names[0]
    faults = _checked(path, kind, name)
    sheet = _guarded(path, lambda: book.get_sheet_by_name(name))
    height = sheet.end[0] + 1 if sheet.end else 0
    if height > MOST_ROWS + HEADER_ROWS:
        raise InputError("too_many_rows", file=path.name, limit=MOST_ROWS)
    yield {
        "names": names,
        "name": name,
        "first_column": sheet.start[1] if sheet.start else 0,
        "height": height,
        "cells": faults.cells,
        "percent": faults.percent,
    }
    rows = _cells(path, sheet)
    while block := list(islice(rows, _ROWS_AT_ONCE)):
        yield block


def _open(path: Path, kind: Kind) -> "CalamineWorkbook":
    from python_calamine import CalamineWorkbook

    if kind is not Kind.XLS:
        check_ratios(path)
    return CalamineWorkbook.from_path(path)


def _worksheets(book: "CalamineWorkbook") -> list[str]:
    from python_calamine import SheetTypeEnum

    return [sheet.name for sheet in book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]


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
        yield [v[:_LONGEST_TEXT] if isinstance(v, str) else v for v in row]


def _guarded(path: Path, read: Callable[[], _T]) -> _T:
    """Run a reader; whatever it trips over, even a panic of its own, is the file's fault."""
    try:
        return read()
    except (InputError, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of the Rust reader is no Exception
        if type(error).__name__ == "PasswordError":
            raise InputError("encrypted_file", file=path.name) from error
        raise InputError("not_a_workbook", file=path.name) from error
