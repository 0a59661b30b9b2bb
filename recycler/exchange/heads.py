"""Header rows: what the heads of a sheet mean, however people write them."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeGuard, TypeVar

from recycler.entry.typed import is_blank, shown
from recycler.errors import InputError
from recycler.problems import Problem

_LONGEST = 300  # characters; what is longer heads no column, and would keep the patterns busy
_NOT_LETTERS = re.compile(r"[\W_]+")
_NOTHING = re.compile(r"(?!)")


def may_head(cell: object) -> TypeGuard[str]:
    """Say whether a cell can be the head of a column: a text of some words."""
    return isinstance(cell, str) and len(cell) <= _LONGEST


class CellFault(str):
    """What an error cell or a formula without a result shows in place of a value."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Header:
    """The header row of a sheet.

    row: its number; fields: column index by field; titles: what stands in the sheet, by field;
    units: what the heads of figures name as their unit, by field; extra: titles that are not used.
    """

    row: int
    fields: dict[str, int]
    titles: dict[str, str]
    units: dict[str, str]
    extra: tuple[str, ...]

    @property
    def unit(self) -> str | None:
        """What the heads name as the unit of all figures: None where they name none or differ."""
        named = set(self.units.values())
        return named.pop() if len(named) == 1 else None

    def cells(self, row: Sequence[object]) -> dict[str, object]:
        """Return the cells of a row by field."""
        return {name: cell_at(row, index) for name, index in self.fields.items()}


H_co = TypeVar("H_co", bound=Header, covariant=True)


class Form(Protocol[H_co]):
    """A form of sheet: how its header row is known and read."""

    def score(self, cells: Sequence[object]) -> int:
        """Return how much a row looks like the header."""
        ...

    def header(self, row: int, cells: Sequence[object], file: str) -> H_co:
        """Read the header row."""
        ...


class Heads:
    """The columns of a kind of sheet, and the heads people give them.

    Args:
        columns: the columns that tell a header row.
        required: those that must be there.
        also: heads in use beside the columns' own names, separated by commas.
        figures: columns of figures, whose heads may name their unit; the main one first.
        units: how a unit may end a head without brackets, as a pattern.
        unit_of: returns the code of a unit.
        aside: what a head may say besides its name and unit.
    """

    def __init__(
        self,
        columns: Sequence[str],
        required: Sequence[str],
        also: Mapping[str, str],
        figures: Sequence[str],
        units: str,
        unit_of: Callable[[str], str],
        aside: re.Pattern[str] = _NOTHING,
    ) -> None:
        self._columns = frozenset(columns)
        self._required = required
        self._figures = figures
        self._unit_of = unit_of
        self._aside = aside
        self._unit_suffix = re.compile(
            rf"\s*(?:[\[(（,、]\s*([^\])）,、]*?)\s*[\])）]?|[\s_]({units}))\s*\*?$", re.IGNORECASE
        )
        self._fields = {plain(name): name for name in (*columns, *also)} | {
            plain(title): name
            for name, titles in also.items()
            for title in filter(None, titles.split(","))
        }

    def field_of(self, title: object) -> str | None:
        """Return the column a head means: case, spaces, underscores and units do not matter."""
        if not may_head(title):
            return None
        head = self._aside.sub("", title)
        named = self._fields.get(plain(head))
        return named or self._fields.get(plain(self._unit_suffix.sub("", head)))

    def score(self, cells: Sequence[object]) -> int:
        """Return how many different columns a row names; a header names three or more."""
        return len({field for field in map(self.field_of, cells) if field in self._columns})

    def header(self, row: int, cells: Sequence[object], file: str) -> Header:
        """Read a header row.

        Raises:
            InputError: `duplicate_column`, where two heads mean one column, or `missing_columns`.
        """
        header = self.read(row, cells)
        given = {*header.fields, *(("unit",) if header.unit else ())}
        if missing := [name for name in self._required if name not in given]:
            raise InputError("missing_columns", file=file, columns=missing)
        return header

    def read(self, row: int, cells: Sequence[object]) -> Header:
        """Read a header row that may lack columns.

        Raises:
            InputError: `duplicate_column`, where two heads mean one column.
        """
        places: dict[str, list[int]] = {}
        for index, cell in enumerate(cells):
            if field := self.field_of(cell):
                places.setdefault(field, []).append(index)
        fields = {field: _only_one(field, indexes, cells) for field, indexes in places.items()}
        titles = {field: str(cells[index]).strip() for field, index in fields.items()}
        used = set(fields.values())
        extra = [str(cell).strip() for index, cell in enumerate(cells) if index not in used]
        return Header(row, fields, titles, self._units(titles), tuple(filter(None, extra)))

    def with_unit(self, header: Header, cells: dict[str, object]) -> dict[str, object]:
        """Return the cells of a row with the unit of the heads, where the row names none."""
        if (
            header.unit
            and is_blank(cells.get("unit"))
            and not is_blank(cells.get(self._figures[0]))
        ):
            return {**cells, "unit": header.unit}
        return cells

    def faults(self, header: Header, cells: Mapping[str, object]) -> Iterator[Problem]:
        """Yield what is wrong with the cells of a row before any rule on their content."""
        for name, value in cells.items():
            if isinstance(value, CellFault):
                code = "formula_not_computed" if value.startswith("=") else "cell_error"
                yield Problem(code, {"value": str(value)}, name, value=str(value))
        stated = cells.get("unit")
        unit = self._code(stated) if isinstance(stated, str) else None
        for name, named in header.units.items():
            if unit in (None, named) or is_blank(cells.get(name)):
                continue
            details = {"value": shown(cells.get(name)), "found": named, "expected": stated}
            is_main = name == self._figures[0]
            field, value = ("unit", stated) if is_main else (name, cells.get(name))
            yield Problem("unit_conflict", details, field, value=shown(value))

    def _units(self, titles: Mapping[str, str]) -> dict[str, str]:
        """Return the units in heads such as "Gross [kg]"."""
        found = {name: self._unit_in(titles[name]) for name in self._figures if name in titles}
        return {name: unit for name, unit in found.items() if unit}

    def _unit_in(self, title: str) -> str | None:
        found = self._unit_suffix.search(self._aside.sub("", title))
        return self._code(found[1] or found[2] or "") if found else None

    def _code(self, text: str) -> str | None:
        try:
            return self._unit_of(text)
        except InputError:
            return None


def cell_at(row: Sequence[object], index: int) -> object:
    """Return a cell; rows may be shorter than their header."""
    return row[index] if index < len(row) else None


def plain(text: str) -> str:
    """Return the letters and digits of a head, in one case."""
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())


def _only_one(field: str, indexes: list[int], cells: Sequence[object]) -> int:
    """Of several heads for one column its exact name wins."""
    exact = [index for index in indexes if plain(str(cells[index])) == plain(field)]
    chosen = exact or indexes
    if len(chosen) > 1:
        columns = [str(cells[index]) for index in chosen]
        raise InputError("duplicate_column", field=field, columns=columns)
    return chosen[0]
