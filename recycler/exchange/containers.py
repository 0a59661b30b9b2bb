"""What a file handed in really is, and whether it is safe to unpack: decided before reading it."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import fromstring

from recycler.errors import InputError
from recycler.exchange.opening import MIB, start_of
from recycler.exchange.percent_cells import percent_cell

MOST_ROWS = 150_000  # what half a GiB of memory holds
HEADER_ROWS = 20  # the header stands within these
_MOST_FILE_BYTES = 200 * MIB
_MOST_UNPACKED_BYTES = 500 * MIB
_MOST_PART_BYTES = 100 * MIB  # of any part but a sheet
_MOST_RATIO, _RATIO_FROM_BYTES = 200, 20 * MIB  # small parts may well be that repetitive
_MOST_CELLS = 12_000_000  # rows times columns: the reader keeps a dense rectangle
_MOST_PARTS = 10_000
_CHUNK = 4 * MIB
_WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods")

_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, RuntimeError,
    ValueError,
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHEET_PART = re.compile(r"worksheets/|content\.xml$")
# Nothing reaches beyond its tag, or a sheet of tags that never end would take for ever.
_IN_TAG = rb"[^<>]{0,400}"
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_CELL = re.compile(
    rb"<(?:\w+:)?c\b%s?\br\s*=\s*[\"']([A-Za-z]+)(\d+)[\"']%s(?<!/)>" % (_IN_TAG, _IN_TAG)
)  # cells with content only: a sheet may be formatted far beyond its last row
_BARE_CELL = re.compile(rb"<(?:\w+:)?c(?:>|\s(?!%s\br\s*=)%s(?<!/)>)" % (_IN_TAG, _IN_TAG))
_ERROR_CELL = re.compile(
    rb"<c\b(?=%s\bt=\"e\")%s?\br=\"([A-Z]+)(\d+)\"%s>(?:<f%s>(?:[^<]*</f>)?)?<v>([^<]*)</v>"
    % (_IN_TAG, _IN_TAG, _IN_TAG, _IN_TAG)
)
_UNCOMPUTED_CELL = re.compile(
    rb"<c\b%s?\br=\"([A-Z]+)(\d+)\"%s><f%s>([^<]*)</f>(?:<v\s*/>|<v></v>)?</c>"
    % (_IN_TAG, _IN_TAG, _IN_TAG)
)
_ODS_ROW = re.compile(rb"<table:table-row\b")
_ODS_ROWS_REPEATED = re.compile(rb"number-rows-repeated=\"(\d+)\"")
_ODS_CELL = re.compile(
    rb"<table:(?:covered-)?table-cell\b(?:%s?columns-repeated=\"(\d+)\")?" % _IN_TAG
)


class Kind(StrEnum):
    """How the rows of a file are kept."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"


@dataclass
class Faults:
    """Cells that are not what they hold: by row number and column index.

    cells: what is shown in the place of a value; percent: rows of the cells of a column that show
    their number in per cent.
    """

    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    percent: dict[int, set[int]] = field(default_factory=dict)

    def add(self, letters: bytes, digits: bytes, text: bytes, before: str = "") -> None:
        row = self.cells.setdefault(int(digits), {})
        row[column_index(letters.decode())] = before + text.decode("utf-8", "replace")


def is_text(path: Path) -> bool:
    """Say whether a file is text; what is packed is opened by `apart` alone.

    Raises:
        InputError: `file_not_found`, `is_a_folder`, `not_a_file`, `not_readable`, `empty_file`,
            `too_large`, or `not_a_workbook`.
    """
    start = start_of(path, _MOST_FILE_BYTES)
    if start.startswith((b"PK", _OLE)):
        return False
    utf_16 = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    other = start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<", b"%PDF", b"{\\rtf"))
    if other or (b"\0" in start and not utf_16) or path.suffix.lower() in _WORKBOOK_SUFFIXES:
        raise InputError("not_a_workbook", file=path.name)
    return True


def kind_of(path: Path) -> Kind:
    """Return what a packed file is by its content.

    Raises:
        InputError: `encrypted_file` or `not_a_workbook`, or as of `start_of`.
    """
    if start_of(path, _MOST_FILE_BYTES).startswith(b"PK"):
        return _kind_of_zip(path)
    return _kind_of_ole(path)


def column_index(letters: str) -> int:
    """Return the index from 0 of a column by its letters."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def check_xlsx_sheet(path: Path, sheet: str) -> Faults:
    """Go through a sheet before it is read whole; return its cells that are not what they hold.

    Raises:
        InputError: `too_many_rows`, `too_many_columns`, `too_large`, or `not_a_workbook`.
    """
    with _opened(path) as archive:
        _check_ratios(archive, path)
        with archive.open(_sheet_part(archive, sheet)) as file:
            faults = _scan(file, path, sheet, percent_cell(archive))  # stops at a row too many
        _check_sizes(archive, path)
        return faults


def check_ods(path: Path, sheet: str) -> None:
    """Refuse a sheet that repeats its rows or cells without end.

    Raises:
        InputError: `too_many_rows`, `too_many_columns`, `too_large`, or `not_a_workbook`.
    """
    rows = widest = 0
    with _opened(path) as archive:
        _check_sizes(archive, path)
        with archive.open("content.xml") as file:
            for chunk in _chunks(file, _ODS_ROW, path, sheet):
                for row in _ODS_ROW.split(chunk)[1:]:
                    if b"office:value-type" not in row and b"<text:p" not in row:
                        continue
                    repeated = _ODS_ROWS_REPEATED.search(row)
                    rows += int(repeated[1]) if repeated else 1
                    widths = [int(count or 1) for count in _ODS_CELL.findall(row)]
                    widest = max(widest, sum(widths[:-1]) + 1)
                _check_area(rows, widest, path, sheet)


def check_ratios(path: Path) -> None:
    """Refuse an archive with parts that are nearly all repetition, or too much beside its sheets.

    Raises:
        InputError: `too_large` or `not_a_workbook`.
    """
    with _opened(path) as archive:
        _check_ratios(archive, path)


def check_sizes(path: Path) -> None:
    """Refuse an archive that unpacks to more than a workbook can be.

    Raises:
        InputError: `too_large` or `not_a_workbook`.
    """
    with _opened(path) as archive:
        _check_sizes(archive, path)


def _kind_of_zip(path: Path) -> Kind:
    with _opened(path) as archive:
        names = set(archive.namelist())
        if any(part.flag_bits & 1 for part in archive.infolist()):
            raise InputError("encrypted_file", file=path.name)
        if "xl/workbook.bin" in names:
            return Kind.XLSB
        if any(name.startswith("xl/") and name.endswith("workbook.xml") for name in names):
            return Kind.XLSX
        if {"mimetype", "content.xml"} <= names and b"spreadsheet" in archive.read("mimetype")[:99]:
            with archive.open("META-INF/manifest.xml") as manifest:
                if b"encryption-data" in manifest.read(MIB):
                    raise InputError("encrypted_file", file=path.name)
            return Kind.ODS
    raise InputError("not_a_workbook", file=path.name)


def _kind_of_ole(path: Path) -> Kind:
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise InputError("encrypted_file", file=path.name)
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return Kind.XLS
    raise InputError("not_a_workbook", file=path.name)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except _UNREADABLE as error:
        raise InputError("not_a_workbook", file=path.name) from error


def _check_ratios(archive: zipfile.ZipFile, path: Path) -> None:
    parts = archive.infolist()
    others = sum(part.file_size for part in parts if not _SHEET_PART.search(part.filename))
    if len(parts) > _MOST_PARTS or others > _MOST_PART_BYTES or any(map(_is_bomb, parts)):
        raise InputError("too_large", file=path.name)


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > max(_RATIO_FROM_BYTES, _MOST_RATIO * part.compress_size)


def _check_sizes(archive: zipfile.ZipFile, path: Path) -> None:
    _check_ratios(archive, path)
    if sum(part.file_size for part in archive.infolist()) > _MOST_UNPACKED_BYTES:
        raise InputError("too_large", file=path.name)


def _sheet_part(archive: zipfile.ZipFile, sheet: str) -> str:
    """Return the name of the part that holds a sheet, through the workbook's relations."""

    def root_of(name: str) -> Element:
        with archive.open(name) as file:
            root: Element = fromstring(file.read(_CHUNK), forbid_dtd=True)
            return root

    try:
        book_part = next(n for n in archive.namelist() if n.endswith("workbook.xml"))
        folder, name = book_part.rsplit("/", 1)
        targets = {
            element.get("Id"): element.get("Target", "")
            for element in root_of(f"{folder}/_rels/{name}.rels")
        }
        for element in root_of(book_part).iter():
            if element.tag.endswith("}sheet") and element.get("name") == sheet:
                relation = next(v for k, v in element.items() if k.endswith("}id"))
                target = targets[relation]
                return target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
    except (ParseError, StopIteration) as error:
        raise KeyError(sheet) from error
    raise KeyError(sheet)


def _scan(
    file: IO[bytes], path: Path, sheet: str, percent: re.Pattern[bytes] | None = None
) -> Faults:
    faults = Faults()
    rows: set[bytes] = set()
    columns: set[bytes] = set()
    for chunk in _chunks(file, _ROW, path, sheet):
        cells = _CELL.findall(chunk)
        columns.update(letters for letters, _ in cells)
        rows.update(digits for _, digits in cells)
        if _BARE_CELL.search(chunk):  # cells that do not say where they are follow each other
            rows.update(b"+%d" % (len(rows) + n) for n in range(len(_ROW.findall(chunk))))
            widest = max(len(_BARE_CELL.findall(row)) for row in _ROW.split(chunk))
            _check_area(len(rows), widest, path, sheet)
        _check_area(len(rows), 1, path, sheet)
        _find_faults(chunk, faults)
        for letters, digits in percent.findall(chunk) if percent else ():
            faults.percent.setdefault(column_index(letters.decode()), set()).add(int(digits))
    widest = max((column_index(letters.decode()) + 1 for letters in columns), default=0)
    _check_area(max(map(int, rows), default=0), widest, path, sheet)
    return faults


def _find_faults(chunk: bytes, faults: Faults) -> None:
    if b't="e"' in chunk:
        for letters, digits, text in _ERROR_CELL.findall(chunk):
            faults.add(letters, digits, text)
    if b"<f" in chunk:
        for letters, digits, text in _UNCOMPUTED_CELL.findall(chunk):
            faults.add(letters, digits, text, "=")


def _check_area(rows: int, columns: int, path: Path, sheet: str) -> None:
    if rows > MOST_ROWS + HEADER_ROWS:
        raise InputError("too_many_rows", file=path.name, limit=MOST_ROWS)
    if rows * columns > _MOST_CELLS:
        raise InputError("too_many_columns", file=path.name, sheet=sheet)


def _chunks(file: IO[bytes], row: re.Pattern[bytes], path: Path, sheet: str) -> Iterator[bytes]:
    """Yield a sheet in pieces that end where a row ends."""
    rest = b""
    while block := file.read(_CHUNK):
        if b"\0" in block:  # UTF-16 would hide from the patterns
            raise InputError("not_a_workbook", file=path.name)
        rest += block
        starts = [match.start() for match in row.finditer(rest, max(0, len(rest) - _CHUNK))]
        if starts and starts[-1] > 0:
            yield rest[: starts[-1]]
            rest = rest[starts[-1] :]
        elif len(rest) > 8 * _CHUNK:
            raise InputError("too_many_columns", file=path.name, sheet=sheet)
    yield rest
