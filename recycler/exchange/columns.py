"""The columns of a workbook of batches, and the headers people give them."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from recycler.errors import InputError
from recycler.intake_rules import COLUMNS, REQUIRED
from recycler.units import unit_code

TICKET, STATE = "ticket", "state"

# Headers in use beside the columns' own names; English and Japanese.
_ALSO = {
    "received_at": "received, received on, date received, 受入日時, 受入日, 受領日",
    "material": "material code, 材料, 品目, 材料コード",
    "supplier": "supplier name, 仕入先, 供給者, 搬入元",
    "supplier_lot": "lot, lot number, 仕入先ロット, ロット, ロット番号",
    "origin_country": "origin, country of origin, 原産国, 発生国",
    "gross": "gross weight, gross mass, 総重量",
    "tare": "tare weight, tare mass, 風袋, 風袋重量",
    "unit": "weight unit, 単位, 重量単位",
    "moisture_pct": "moisture, 水分, 含水率",
    "contamination_pct": "contamination, 異物, 異物率",
    "route": "process route, 処理ルート, ルート",
    "note": "notes, 備考, 注記",
    TICKET: "ticket number, 伝票番号",
    STATE: "状態",
}
_UNIT_SUFFIX = re.compile(
    r"\s*(?:[\[(（,、]\s*([^\])）,、]*?)\s*[\])）]?|[\s_](kg|g|t|lbs?))\s*\*?$", re.IGNORECASE
)
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Header:
    """The header row of a sheet.

    row: its number; fields: column index by field; titles: what stands in the sheet, by field;
    unit: what the heads of the weights name as their unit; extra: titles that are not used.
    """

    row: int
    fields: dict[str, int]
    titles: dict[str, str]
    unit: str | None
    extra: tuple[str, ...]

    def missing(self) -> list[str]:
        """Return the required columns that are not there."""
        given = {*self.fields, *(("unit",) if self.unit else ())}
        return [name for name in REQUIRED if name not in given]


def field_of(title: object) -> str | None:
    """Return the column a header means: case, spaces, underscores and units do not matter."""
    if not isinstance(title, str):
        return None
    return _FIELDS.get(_plain(title)) or _FIELDS.get(_plain(_UNIT_SUFFIX.sub("", title)))


def header_score(cells: Sequence[object]) -> int:
    """Return how many different columns a row names; a header names three or more."""
    return len({field for field in map(field_of, cells) if field in COLUMNS})


def header_of(row: int, cells: Sequence[object]) -> Header:
    """Read a header row.

    Raises:
        InputError: `duplicate_column`, where two heads mean one column.
    """
    places: dict[str, list[int]] = {}
    for index, cell in enumerate(cells):
        if field := field_of(cell):
            places.setdefault(field, []).append(index)
    fields = {field: _only_one(field, indexes, cells) for field, indexes in places.items()}
    titles = {field: str(cells[index]).strip() for field, index in fields.items()}
    used = set(fields.values())
    extra = [str(cell).strip() for index, cell in enumerate(cells) if index not in used]
    return Header(row, fields, titles, _unit(titles), tuple(title for title in extra if title))


def _only_one(field: str, indexes: list[int], cells: Sequence[object]) -> int:
    """Of several heads for one column its exact name wins."""
    exact = [index for index in indexes if _plain(str(cells[index])) == _plain(field)]
    chosen = exact or indexes
    if len(chosen) > 1:
        columns = [str(cells[index]) for index in chosen]
        raise InputError("duplicate_column", field=field, columns=columns)
    return chosen[0]


def _unit(titles: dict[str, str]) -> str | None:
    """Return the unit in "Gross [kg]", None where there is none or the tare's differs."""
    units = {_unit_in(titles[field]) for field in ("gross", "tare") if field in titles}
    return units.pop() if len(units) == 1 else None


def _unit_in(title: str) -> str | None:
    found = _UNIT_SUFFIX.search(title)
    try:
        return unit_code(found[1] or found[2] or "") if found else None
    except InputError:
        return None


def _plain(text: str) -> str:
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())


_FIELDS = {_plain(name): name for name in (*COLUMNS, TICKET, STATE)} | {
    _plain(title): name for name, titles in _ALSO.items() for title in titles.split(",")
}
