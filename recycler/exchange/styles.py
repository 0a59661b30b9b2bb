"""Looks of cells, registered once in a workbook and named: no cell makes a font of its own."""

from collections.abc import Callable
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

from recycler.entry.typed import lines
from recycler.exchange.labels import Words
from recycler.exchange.pasting import DANGEROUS

TEXT, SECOND, THIRD = "1A212B", "465160", "606B7A"
ACCENT, ACCENT_SOFT = "1F5AB8", "E4EDFA"
SUM_FILL, HAIRLINE = "F1F3F6", "DDE2E9"
WARN, BAD, BAD_SOFT = "8A5200", "B3241C", "FCE9E7"
STREAMS = ("505CBD", "D18321", "237252", "9A447D", "827126", "2CA1C3", "5A2014", "2D2D2D")
OTHERS = "AEB6C2"

DATE, MOMENT, MONTH = "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "mmm yyyy"


class Styles:
    """The named styles of one workbook; a style is a role and a number format."""

    def __init__(self, book: Workbook, words: Words) -> None:
        self._book = book
        self._made: set[str] = set()
        self._family = words("Calibri")
        self._roles: dict[str, Callable[[NamedStyle], None]] = {
            "title": lambda style: self._font(style, 16, bold=True),
            "subtitle": lambda style: self._font(style, 11, SECOND),
            "note": lambda style: self._font(style, 9, THIRD),
            "warning": lambda style: self._font(style, 11, WARN, bold=True),
            "head": self._head,
            "head right": lambda style: self._head(style, "right"),
            "text": lambda style: self._cell(style),
            "second": lambda style: self._cell(style, SECOND),
            "evidence": lambda style: self._cell(style, indent=2),
            "source": self._source,
            "head indent": lambda style: self._head(style, indent=2),
            "sum evidence": lambda style: self._sum(style, indent=2),
            "strong": lambda style: self._cell(style, bold=True),
            "number": lambda style: self._cell(style, align="right"),
            "strong number": lambda style: self._cell(style, align="right", bold=True),
            "interval": lambda style: self._cell(style, THIRD, align="right"),
            "sum": lambda style: self._sum(style),
            "sum number": lambda style: self._sum(style, align="right"),
            "sum interval": lambda style: self._sum(style, THIRD, "right"),
            "input": lambda style: self._input(style, "left"),
            "input number": lambda style: self._input(style, "right"),
            "void": lambda style: self._font(style, 11, THIRD, strike=True),
            "bad": lambda style: self._bad(style),
            "card name": lambda style: self._card(style, 10, SECOND, "top"),
            "card value": lambda style: self._card(style, 16, TEXT, "bottom"),
        }

    def name(self, role: str, number_format: str = "General") -> str:
        """Return the name of a style, making it on its first use."""
        name = f"Recycler {role} {number_format}"
        if name not in self._made:
            style = NamedStyle(name, number_format=number_format)
            self._roles[role](style)
            self._book.add_named_style(style)
            self._made.add(name)
        return name

    def put(self, cell: Any, value: object, role: str, number_format: str = "General") -> Cell:
        """Write a value; a text stays text, whatever it begins with."""
        cell.style = self.name(role, number_format)
        cell.value = lines(value) if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type = "s"
            cell.quotePrefix = value.startswith(DANGEROUS)
        return cell  # type: ignore[no-any-return]

    def index(self, role: str, number_format: str = "General", *, quoted: bool = False) -> int:
        """Return the number by which a cell in the file names a style."""
        cell = WriteOnlyCell(self._book.worksheets[0])
        cell.style = self.name(role, number_format)
        cell.quotePrefix = quoted
        return int(cell.style_id)

    def formula(self, cell: Any, formula: str, role: str, number_format: str) -> Cell:
        """Write a formula."""
        cell.style = self.name(role, number_format)
        cell.value = formula
        return cell  # type: ignore[no-any-return]

    def _font(
        self,
        style: NamedStyle,
        size: int,
        colour: str = TEXT,
        *,
        bold: bool = False,
        strike: bool = False,
    ) -> None:
        style.font = Font(name=self._family, size=size, color=colour, bold=bold, strike=strike)

    def _cell(
        self,
        style: NamedStyle,
        colour: str = TEXT,
        *,
        align: str = "left",
        bold: bool = False,
        indent: int = 0,
    ) -> None:
        self._font(style, 11, colour, bold=bold)
        style.alignment = Alignment(horizontal=align, vertical="center", indent=indent)
        style.border = Border(bottom=Side("hair", color=HAIRLINE))

    def _source(self, style: NamedStyle) -> None:
        self._cell(style)
        self._font(style, 9, SECOND)
        style.alignment = Alignment(vertical="top", wrap_text=True)

    def _head(self, style: NamedStyle, align: str = "left", indent: int = 0) -> None:
        self._font(style, 11, TEXT, bold=True)
        style.alignment = Alignment(
            horizontal=align, vertical="center", wrap_text=True, indent=indent
        )
        style.border = Border(bottom=Side("medium", color=TEXT))

    def _sum(
        self, style: NamedStyle, colour: str = TEXT, align: str = "left", indent: int = 0
    ) -> None:
        self._cell(style, colour, align=align, bold=True, indent=indent)
        style.fill = PatternFill("solid", SUM_FILL)
        style.border = Border(top=Side("thin", color=TEXT), bottom=Side("thin", color=TEXT))

    def _input(self, style: NamedStyle, align: str) -> None:
        self._font(style, 11, ACCENT)
        style.alignment = Alignment(horizontal=align, vertical="center")
        style.fill = PatternFill("solid", ACCENT_SOFT)
        style.border = Border(bottom=Side("hair", color=HAIRLINE))
        style.protection = Protection(locked=False)

    def _bad(self, style: NamedStyle) -> None:
        self._font(style, 11, BAD)
        style.fill = PatternFill("solid", BAD_SOFT)

    def _card(self, style: NamedStyle, size: int, colour: str, place: str) -> None:
        self._font(style, size, colour, bold=place == "bottom")
        style.alignment = Alignment(horizontal="left", vertical="center", indent=1)
        line, edge = Side("thin", color=HAIRLINE), Side("medium", color=ACCENT)
        top, bottom = (edge, None) if place == "top" else (None, line)
        style.border = Border(left=line, right=line, top=top, bottom=bottom)


def set_up_print(sheet: Worksheet, *, repeat_row: int | None = None) -> None:
    """Print on landscape pages as wide as the sheet."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0 if repeat_row else 1
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.oddFooter.right.text = "&P / &N"  # type: ignore[union-attr]
    sheet.oddFooter.left.text = "&A"  # type: ignore[union-attr]
    if repeat_row:
        sheet.print_title_rows = f"{repeat_row}:{repeat_row}"


def set_widths(sheet: Worksheet, widths: dict[str, float]) -> None:
    """Set the widths of columns [characters]."""
    for letter, width in widths.items():
        sheet.column_dimensions[letter].width = width
