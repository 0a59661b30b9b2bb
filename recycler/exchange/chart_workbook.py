"""One chart as a workbook: its figures, and a native chart that reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from recycler.exchange.pasting import DANGEROUS
from recycler.exchange.saving import save_workbook, saved_as
from recycler.exchange.styles import SECOND, STREAMS

HEAD_ROW = 4
WIDTH, HEIGHT = 24, 12  # of the chart [cm]
_MOST_SERIES = 9

Kind = Literal["stacked", "bar", "line"]


@dataclass(frozen=True, slots=True)
class ChartTable:
    """What a chart shows: title, caption, and rows of figures under their heads.

    kind: how it is drawn; plotted: the columns drawn, from 0; the first column names each row.
    """

    title: str
    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[object]]
    kind: Kind
    plotted: Sequence[int]


def write_chart_workbook(path: Path, table: ChartTable) -> Path:
    """Write a chart's figures with a native chart beside them.

    Raises:
        InputError: `cannot_write`.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Chart"
    _write_table(sheet, table)
    if table.rows and table.plotted:
        sheet.add_chart(_chart(sheet, table), f"A{HEAD_ROW + len(table.rows) + 3}")
    saved_as(path, lambda unfinished: save_workbook(book, unfinished))
    return path


def _write_table(sheet: Worksheet, table: ChartTable) -> None:
    _put(sheet, 1, 1, table.title, Font(bold=True, size=14))
    _put(sheet, 2, 1, table.caption, Font(color=SECOND))
    for column, head in enumerate(table.heads, 1):
        _put(sheet, HEAD_ROW, column, head, Font(bold=True))
        sheet.column_dimensions[get_column_letter(column)].width = max(12, len(head) + 2)
    for row, values in enumerate(table.rows, HEAD_ROW + 1):
        for column, found in enumerate(values, 1):
            _put(sheet, row, column, found)
    sheet.freeze_panes = f"B{HEAD_ROW + 1}"


def _put(sheet: Worksheet, row: int, column: int, value: object, font: Font | None = None) -> None:
    """Write a cell; a text that looks like a formula stays a text."""
    cell: Any = sheet.cell(row, column)
    if isinstance(value, int | float) or value is None:
        cell.value = value
    else:
        cell.value = str(value)
        if str(value).startswith(DANGEROUS):
            cell.data_type, cell.quotePrefix = "s", True
    if font is not None:
        cell.font = font


def _chart(sheet: Worksheet, table: ChartTable) -> BarChart | LineChart:
    chart = LineChart() if table.kind == "line" else BarChart()
    if isinstance(chart, BarChart):
        chart.type = "col" if table.kind == "stacked" else "bar"
        if table.kind == "stacked":
            chart.grouping, chart.overlap = "stacked", 100
        else:
            chart.x_axis.scaling.orientation = "maxMin"
    last = HEAD_ROW + len(table.rows)
    for place, column in enumerate(table.plotted[:_MOST_SERIES]):
        values = Reference(sheet, min_col=column + 1, min_row=HEAD_ROW, max_row=last)
        chart.add_data(values, titles_from_data=True)
        colour = STREAMS[place % len(STREAMS)]
        shape = chart.series[-1].graphicalProperties
        if table.kind == "line":
            shape.line.solidFill, chart.series[-1].smooth = colour, False
        else:
            shape.solidFill = colour
    chart.set_categories(Reference(sheet, min_col=1, min_row=HEAD_ROW + 1, max_row=last))
    chart.title = table.title
    chart.width, chart.height = WIDTH, HEIGHT
    chart.x_axis.delete = chart.y_axis.delete = False
    return chart
