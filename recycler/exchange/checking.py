"""What checking a sheet row by row has in common, whatever the rows hold."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from recycler.entry.typed import hides, line
from recycler.errors import InputError
from recycler.exchange.containers import HEADER_ROWS
from recycler.exchange.heads import CellFault, Form, Header
from recycler.exchange.rows import SCORE_OF_A_HEADER, RawRow, RawSheet
from recycler.problems import Problem, Report

EXAMPLE = "EXAMPLE – delete this row （記入例）"
_EXAMPLE_STARTS = ("example –", "example -", "example —")
_REPORT_EVERY = 500

H = TypeVar("H", bound=Header)
R = TypeVar("R")


@dataclass
class SheetCheck(Generic[H, R]):
    """What a sheet holds.

    rows: what can be stored; problems: by row, they keep it from being stored; notices: what was
    left out or is worth a look; seen: rows that hold something, good or bad.
    """

    file: str
    sheet: str
    header: H
    rows: list[R] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    seen: int = 0

    def place(self, problem: Problem, row: int, column: str | None = None) -> None:
        """Add a problem or notice of a row, under the head of its field if not said otherwise."""
        column = column or self.header.titles.get(problem.field or "", problem.field)
        placed = replace(problem, sheet=self.sheet, row=row, column=column)
        (self.notices if problem.notice else self.problems).append(placed)

    def notice(self, code: str, row: int | None = None, **details: object) -> None:
        """Add a notice on the sheet, or on a row as a whole."""
        self.notices.append(Problem(code, details, sheet=self.sheet, row=row, notice=True))

    def go_through(self, sheet: RawSheet, add: Callable[[RawRow], None], report: Report) -> None:
        """Hand on every row below the header.

        Raises:
            InputError: `no_rows`, or what reading the rows raises.
        """
        if self.header.extra:
            self.notice("extra_columns", columns=list(self.header.extra))
        for raw in sheet.rows:
            if raw.number % _REPORT_EVERY == 0:
                report(raw.number, max(sheet.height, raw.number))
            add(raw)
        if not self.seen:
            raise InputError("no_rows", file=sheet.file)

    def tell_hidden(self, cells: Mapping[str, object], row: int) -> None:
        """Say where characters that cannot be seen were dropped."""
        for name, value in cells.items():
            if hides(value):
                seen = line(value)
                told = Problem("hidden_characters", {"value": seen}, name, value=seen, notice=True)
                self.place(told, row)

    def take_formulas_as_text(
        self, cells: dict[str, object], names: Iterable[str], row: int
    ) -> None:
        """A program that wrote "=Alpha" into a column of texts hardly meant to compute it."""
        for name in names:
            value = cells.get(name)
            if isinstance(value, CellFault) and value.startswith("="):
                cells[name] = text = str(value)
                told = Problem("formula_as_text", {"value": text}, name, value=text, notice=True)
                self.place(told, row)


class Occurrences:
    """Names contents by what they are, and by how often the file had them before.

    So the same file, or its rows in another order, is known again; and two equal rows of one file
    are two.
    """

    def __init__(self) -> None:
        self._times_seen: dict[bytes, int] = {}

    def key(self, content: str) -> str:
        """Return what tells a content of this file from all others."""
        digest = hashlib.sha256(content.encode()).digest()
        times = self._times_seen[digest] = self._times_seen.get(digest, 0) + 1
        return hashlib.sha256(digest + b"%d" % times).hexdigest()


def find_header(sheet: RawSheet, form: Form[H]) -> H:
    """Return the first row within the first twenty that names enough columns.

    Raises:
        InputError: `no_header`, or what reading it raises.
    """
    for raw in sheet.rows:
        if raw.number > HEADER_ROWS:
            break
        if form.score(raw.cells) >= SCORE_OF_A_HEADER:
            return form.header(raw.number, raw.cells, sheet.file)
    raise InputError("no_header", file=sheet.file)


def is_example(value: object) -> bool:
    """Say whether a cell marks the example row of a template."""
    return line(value).casefold().startswith(_EXAMPLE_STARTS)


def joined(values: Iterable[object]) -> str:
    """Return values as one text that no other values give."""
    return "\x1f".join("" if value is None else str(value) for value in values)
