"""Cells that show a share in per cent: Excel keeps 5 % as 0.05, and only the style says which."""

import re
import zipfile
from decimal import Decimal
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import fromstring

from recycler.errors import InputError

_BUILT_IN = {"9", "10"}  # 0% and 0.00%; ECMA-376 part 1, 18.8.30
_MOST_BYTES = 8 * 2**20
_AS_TEXT = re.compile(r'"[^"]*"|\\.')  # within a format: written, not meant
_CELL = (
    rb"<(?:\w+:)?c\b(?=[^<>]{0,400}\bs\s*=\s*[\"'](?:%s)[\"'])"
    rb"[^<>]{0,400}?\br\s*=\s*[\"']([A-Za-z]+)(\d+)[\"'][^<>]{0,400}(?<!/)>"
)


def percent_cell(archive: zipfile.ZipFile) -> re.Pattern[bytes] | None:
    """Return what finds such cells in a sheet of a workbook; None where it has no such style.

    Raises:
        InputError: `too_large`.
    """
    name = next((name for name in archive.namelist() if name.endswith("xl/styles.xml")), None)
    if name is None:
        return None
    if archive.getinfo(name).file_size > _MOST_BYTES:
        raise InputError("too_large", file=Path(str(archive.filename)).name)
    try:
        styles = _styles(fromstring(archive.read(name), forbid_dtd=True))
    except ParseError:
        return None
    return re.compile(_CELL % b"|".join(b"%d" % style for style in styles)) if styles else None


def as_shown(value: object) -> object:
    """Return a number of such a cell as Excel shows it: 0.05 is "5%"."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return f"{(100 * Decimal(f'{value:.15g}')).normalize():f}%"


def _styles(root: Element) -> list[int]:
    """Return the numbers of the cell styles whose format is one of per cent."""
    per_cent = _BUILT_IN | {
        element.get("numFmtId", "")
        for element in root.iter()
        if element.tag.endswith("}numFmt")
        and "%" in _AS_TEXT.sub("", element.get("formatCode", ""))
    }
    cells = next((element for element in root if element.tag.endswith("}cellXfs")), ())
    return [number for number, style in enumerate(cells) if style.get("numFmtId") in per_cent]
