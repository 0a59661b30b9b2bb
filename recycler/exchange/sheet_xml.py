"""Rows and results written straight into a workbook that openpyxl has laid out.

openpyxl takes some 20 µs a cell and keeps each in memory, so the rows of the long sheet are put
into its file afterwards, one at a time. It also writes formulas without results; programs that
show a workbook without computing it would show nothing, so the results are filled in as well.
"""

import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape

Results = Mapping[str, float | str]  # what a formula comes to, by its cell

_EXCEL_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no zone
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*)>(<f>[^<]*</f>)<v\s*/?>(?:</v>)?</c>')
_END_OF_ROWS = b"</sheetData>"


class Formula(str):
    """A formula, with what it comes to."""

    __slots__ = ("result",)
    result: float

    def __new__(cls, formula: str, result: float) -> "Formula":
        """Keep the result beside the text."""
        made = super().__new__(cls, formula)
        made.result = result
        return made


def row_xml(number: int, letters: Sequence[str], cells: Iterable[tuple[object, int]]) -> str:
    """Return a row of a sheet.

    Args:
        number: of the row.
        letters: of its columns.
        cells: value and index of the style of each cell.
    """
    parts = [f'<row r="{number}">']
    for letter, (value, style) in zip(letters, cells, strict=True):
        start = f'<c r="{letter}{number}" s="{style}"'
        if value is None:
            parts.append(f"{start}/>")
        elif isinstance(value, Formula):
            parts.append(f"{start}><f>{escape(value)}</f><v>{value.result!r}</v></c>")
        elif isinstance(value, str):
            text = escape(_ILLEGAL.sub("", value))
            parts.append(f'{start} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>')
        else:
            parts.append(f"{start}><v>{_number(value)}</v></c>")
    parts.append("</row>")
    return "".join(parts)


def filled(
    laid_out: Path,
    finished: Path,
    rows: Mapping[int, Iterator[str]],
    results: Mapping[int, Results],
) -> None:
    """Copy a workbook, adding rows to its sheets and results to its formulas.

    Args:
        laid_out: the workbook as openpyxl wrote it.
        finished: where the copy goes.
        rows: rows to add below those of a sheet, by its number from 1.
        results: what the formulas of a sheet come to, by its number from 1.
    """
    with (
        zipfile.ZipFile(laid_out) as source,
        zipfile.ZipFile(finished, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as target,
    ):
        numbers = {f"xl/worksheets/sheet{n}.xml": n for n in {*rows, *results}}
        for part in source.infolist():
            with source.open(part) as old, target.open(part.filename, "w") as new:
                number = numbers.get(part.filename)
                if number is None:
                    shutil.copyfileobj(old, new)
                else:
                    _fill(old, new, rows.get(number, iter(())), results.get(number, {}))


def _fill(old: IO[bytes], new: IO[bytes], rows: Iterator[str], results: Results) -> None:
    before, end, after = old.read().partition(_END_OF_ROWS)
    if not end:  # openpyxl writes a sheet without cells as <sheetData />
        raise ValueError("the sheet has no rows to add to")
    new.write(_FORMULA.sub(lambda found: _with_result(found, results), before))
    for row in rows:
        new.write(row.encode())
    new.write(end + after)


def _with_result(found: re.Match[bytes], results: Results) -> bytes:
    place, attributes, formula = found.groups()
    result = results.get(place.decode())
    if result is None:
        return found[0]
    kind = b' t="str"' if isinstance(result, str) else b""
    value = escape(result) if isinstance(result, str) else repr(float(result))
    return b'<c r="%s"%s%s>%s<v>%s</v></c>' % (place, attributes, kind, formula, value.encode())


def _number(value: object) -> str:
    if isinstance(value, datetime):
        value = (value - _EXCEL_DAY_ZERO).total_seconds() / 86_400
    return repr(value)
