"""A sheet to write cell by cell, that remembers what its formulas come to."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from recycler.exchange.sheet_xml import Formula
from recycler.exchange.styles import Styles, set_up_print

HEAD_ROW = 4
FIRST_ROW = HEAD_ROW + 1


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: its words, its width [characters], and the looks of its cells."""

    title: str
    width: float
    role: str = "text"
    number_format: str = "General"


class Grid:
    """One sheet of the summary."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self.sheet, self.styles = sheet, styles
        self.results: dict[str, float | str] = {}

    @property
    def name(self) -> str:
        return str(self.sheet.title)

    def put(
        self,
        row: int,
        column: int,
        value: object,
        role: str = "text",
        number_format: str = "General",
    ) -> None:
        """Write a value; a `Formula` is live, and its result is kept for the file."""
        cell = self.sheet.cell(row, column)
        if isinstance(value, Formula):
            self.styles.formula(cell, f"={value}", role, number_format)
            self.results[cell.coordinate] = value.result
        else:
            self.styles.put(cell, value, role, number_format)

    def heads(self, heads: Sequence[Head], row: int = HEAD_ROW) -> None:
        """Write the heads of the columns and set their widths."""
        for index, head in enumerate(heads, 1):
            self.put(row, index, head.title, _head_role(head.role))
            self.sheet.column_dimensions[get_column_letter(index)].width = head.width
        self.sheet.row_dimensions[row].height = 30

    def rows(self, heads: Sequence[Head], rows: Sequence[Sequence[object]]) -> None:
        """Write rows below the heads, each cell in the looks of its column."""
        for number, values in enumerate(rows, FIRST_ROW):
            for column, (head, value) in enumerate(zip(heads, values, strict=True), 1):
                self.put(number, column, value, head.role, head.number_format)

    def titles(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        """Write the title and the lines (text and role) below it."""
        self.put(1, 1, title, "title")
        self.sheet.row_dimensions[1].height = 24
        for row, (text, role) in enumerate(lines, 2):
            self.put(row, 1, text, role)

    def table(self, last_column: int, last_row: int) -> None:
        """Declare what was written as a table named like its sheet, and keep its head in sight."""
        ref = f"A{HEAD_ROW}:{get_column_letter(last_column)}{max(last_row, FIRST_ROW)}"
        table = Table(displayName=self.name, ref=ref)
        # Named here, as openpyxl would make every cell of the table to find its heads.
        table.autoFilter = AutoFilter(ref=ref)
        for index in range(1, last_column + 1):
            title = str(self.sheet.cell(HEAD_ROW, index).value)
            table.tableColumns.append(TableColumn(id=index, name=title))
        table.tableStyleInfo = TableStyleInfo("TableStyleLight1", showRowStripes=False)
        self.sheet.add_table(table)
        self.sheet.freeze_panes = f"B{FIRST_ROW}"
        set_up_print(self.sheet, repeat_row=HEAD_ROW)


def _head_role(role: str) -> str:
    if "number" in role or "interval" in role:
        return "head right"
    return "head indent" if "evidence" in role else "head"


def cells(sheet: str, column: int, last_row: int) -> str:
    """Return the cells of a column below the heads, for a formula on any sheet."""
    letter = get_column_letter(column)
    return f"{sheet}!${letter}${FIRST_ROW}:${letter}${max(last_row, FIRST_ROW)}"
