"""Rows and results written straight into a workbook that openpyxl has laid out.

openpyxl takes some 20 µs a cell and keeps each in memory, so the rows of the long sheet are put
into its file afterwards, one at a time. It also writes formulas without results; programs that
show a workbook without computing it would show nothing, so the results are filled in as well.
"""

import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape

Results = Mapping[str, float | str]  # what a formula comes to, by its cell

_EXCEL_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no zone
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*)>(<f>[^<]*</f>)<v\s*/?>(?:</v>)?</c>')
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"')
_END_OF_ROWS = b"</sheetData>"
_LEVEL = 3  # of compression; more costs twice the time for a tenth of the size
_ROWS_AT_ONCE = 500
_ROWS_IN_2_GIB = 400_000  # with the longest notes there can be


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


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows to add below those of a sheet, and the cells the sheet then has ("A1:C9")."""

    rows: Iterator[str]
    dimension: str
    count: int


def filled(
    laid_out: Path, finished: Path, rows: Mapping[int, Rows], results: Mapping[int, Results]
) -> None:
    """Copy a workbook, adding rows to its sheets and results to its formulas.

    Args:
        laid_out: the workbook as openpyxl wrote it.
        finished: where the copy goes.
        rows: what to add to a sheet, by its number from 1.
        results: what the formulas of a sheet come to, by its number from 1.
    """
    numbers = {f"xl/worksheets/sheet{number}.xml": number for number in {*rows, *results}}
    with (
        zipfile.ZipFile(laid_out) as source,
        zipfile.ZipFile(finished, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as target,
    ):
        for part in source.infolist():
            number = numbers.get(part.filename)
            added = rows.get(number or 0)
            large = added is not None and added.count > _ROWS_IN_2_GIB
            with (
                source.open(part) as old,
                target.open(part.filename, "w", force_zip64=large) as new,
            ):
                if number is None:
                    shutil.copyfileobj(old, new)
                else:
                    _fill(old.read(), new, added, results.get(number, {}))


def _fill(sheet: bytes, new: IO[bytes], added: Rows | None, results: Results) -> None:
    before, end, after = sheet.partition(_END_OF_ROWS)
    if added is not None:
        before = _DIMENSION.sub(b'<dimension ref="%s"' % added.dimension.encode(), before, count=1)
    new.write(_FORMULA.sub(lambda found: _with_result(found, results), before))
    if added is not None:
        while block := "".join(islice(added.rows, _ROWS_AT_ONCE)):
            new.write(block.encode())
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
