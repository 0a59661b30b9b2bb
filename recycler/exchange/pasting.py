"""Texts on their way to other programs that would take some of them for formulas, and back."""

import re
from collections.abc import Iterable

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d[\d.,\u202f\u2009 ]*")
_QUOTED = tuple(f"'{sign}" for sign in DANGEROUS)


def pasteable(cells: Iterable[object]) -> str:
    """Return cells as one line for the clipboard, parted by tabs.

    A text that a spreadsheet would compute gets the apostrophe by which it stays a text; figures
    stay figures.
    """
    return "\t".join(map(_as_text, cells))


def unquoted(cell: str) -> str:
    """Return a text without the apostrophe that kept it from being computed."""
    return cell[1:] if cell.startswith(_QUOTED) else cell


def _as_text(cell: object) -> str:
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    dangerous = cell.startswith(DANGEROUS) and not _NUMBER.fullmatch(cell)
    text = re.sub(r"[\t\r\n]+", " ", cell).lstrip()
    return f"'{text}" if dangerous else text
