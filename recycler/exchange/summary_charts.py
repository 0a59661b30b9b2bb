"""Native charts of a summary, in the colours of the streams."""

from collections.abc import Sequence
from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.worksheet.worksheet import Worksheet

from recycler.exchange.figures import OTHERS
from recycler.exchange.grid import FIRST_ROW, Grid
from recycler.exchange.overview_sheet import HEAD_ROW as OVERVIEW_HEAD_ROW
from recycler.exchange.styles import ACCENT, HAIRLINE, SECOND, STREAMS, TEXT, THIRD
from recycler.exchange.styles import OTHERS as OTHERS_COLOUR
from recycler.exchange.summary_sheets import Contents

_MOST_ORIGINS = 10
_ROWS_HIGH = 20
_GAP = 150_000  # English metric units; about 4 mm


def add_charts(
    summary: Worksheet, steps: Worksheet, origins: Worksheet, contents: Contents, row: int
) -> None:
    """Put the charts below a row of the first sheet; without batches there are none.

    Args:
        summary: where the charts go.
        steps: sheet with the figures of the first two, by month or by day.
        origins: sheet with the figures of the third.
        contents: what the sheets were written from.
        row: the first free row.
    """
    if not contents.figures.steps:
        return
    below = row + _ROWS_HIGH
    places = ((0, row, 5, below), (5, row, 10, below), (11, OVERVIEW_HEAD_ROW, 18, row - 1))
    charts: tuple[Any, ...] = (
        _cumulative(steps, contents),
        _dry_mass(steps, contents),
        _origins(origins, contents),
    )
    for chart, place in zip(charts, places, strict=True):
        chart.anchor = _between(*place)
        summary.add_chart(chart)


def bars_below(
    grid: Grid, columns: Sequence[tuple[int, str]], rows: int, title: str, unit: str, names: int = 1
) -> None:
    """Put bars of some columns below a table, the first of several in grey.

    Args:
        grid: whose table it is.
        columns: number and words of each.
        rows: of the table that are drawn.
        title: what is seen.
        unit: of the bars.
        names: the column with the name of each row.
    """
    chart = BarChart()
    chart.type, chart.grouping, chart.gapWidth = "col", "clustered", 60
    for place, (column, label) in enumerate(columns):
        series = _add(chart, grid.sheet, column, rows, label)
        grey = place == 0 and len(columns) > 1
        colour = OTHERS_COLOUR if grey else ACCENT if len(columns) == 1 else STREAMS[place - 1]
        series.graphicalProperties = GraphicalProperties(solidFill=colour)
    chart.set_categories(_labels(grid.sheet, names, rows))
    _framed(chart, title, unit)
    if len(columns) == 1:
        chart.legend = None
    chart.width, chart.height = 26, 10
    grid.sheet.add_chart(chart, f"A{grid.sheet.max_row + 2}")


def _between(left: int, top: int, right: int, bottom: int) -> TwoCellAnchor:
    """Return the place from a cell to another, so that charts keep to the columns everywhere."""
    anchor = TwoCellAnchor(editAs="oneCell")
    anchor._from = AnchorMarker(col=left, row=top - 1, colOff=_GAP if left else 0)
    anchor.to = AnchorMarker(col=right, row=bottom - 1)
    return anchor


def _cumulative(sheet: Worksheet, contents: Contents) -> LineChart:
    figures, words = contents.figures, contents.words
    row = figures.steps[-1].cumulative
    name = contents.name(figures.headline)
    chart = LineChart()
    first = 7 + len(figures.streams)  # the column of the cumulative mean
    lines = ((words("mean"), 28_000), ("5 %", 9_000), ("95 %", 9_000))
    for column, (label, width) in enumerate(lines, first):
        line = _add(chart, sheet, column, len(figures.steps), label)
        line.smooth = False
        line.graphicalProperties.line = LineProperties(w=width, solidFill=ACCENT)
        if column > first:
            line.graphicalProperties.line.prstDash = "sysDash"
    chart.set_categories(_labels(sheet, 1, len(figures.steps)))
    title = words("{name}: {amount} recovered").format(name=name, amount=_amount(row.mean))
    _framed(chart, title, f"{words('Cumulative')}, kg", _time_format(contents))
    return chart


def _dry_mass(sheet: Worksheet, contents: Contents) -> BarChart:
    figures, words = contents.figures, contents.words
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "col", "stacked", 100, 40
    for place, family in enumerate(figures.streams):
        bars = _add(chart, sheet, 4 + place, len(figures.steps), contents.stream(family))
        colour = OTHERS_COLOUR if family == OTHERS else STREAMS[place % len(STREAMS)]
        bars.graphicalProperties = GraphicalProperties(solidFill=colour)
    chart.set_categories(_labels(sheet, 1, len(figures.steps)))
    largest = max(figures.streams, key=lambda family: sum(
        step.by_stream.get(family, 0.0) for step in figures.steps))  # fmt: skip
    whole = sum(step.dry_kg for step in figures.steps)
    kg = sum(step.by_stream.get(largest, 0.0) for step in figures.steps)
    share = f"{100 * kg / whole:.0f} %" if whole > 0 else "–"
    title = words("{name} is {share} of the dry feed")
    title = title.format(name=contents.stream(largest), share=share)
    _framed(chart, title, f"{words('Dry mass')}, kg", _time_format(contents))
    return chart


def _origins(origins: Worksheet, contents: Contents) -> BarChart:
    figures, words = contents.figures, contents.words
    shown = min(len(figures.origins), _MOST_ORIGINS)
    chart = BarChart()
    chart.type, chart.gapWidth = "bar", 50
    bars = _add(chart, origins, 8, shown, contents.name(figures.headline))
    bars.graphicalProperties = GraphicalProperties(solidFill=ACCENT)
    chart.set_categories(_labels(origins, 2, shown))
    first = figures.origins[0]
    whole = sum(row.recovered.mean for row in figures.origins)
    share = f"{100 * first.recovered.mean / whole:.0f} %" if whole > 0 else "–"
    title = words("{name}: {share} from {country}")
    country = words(first.name) if first.code else words("not stated")
    title = title.format(country=country, share=share, name=contents.name(figures.headline))
    _framed(chart, title, f"{words('Share of recovered')}, %")
    chart.legend = None
    chart.x_axis.scaling.orientation = "maxMin"  # the largest on top
    chart.y_axis.crosses = "max"
    return chart


def _add(chart: Any, sheet: Worksheet, column: int, rows: int, label: str) -> Any:
    """Add a column of a sheet as a series; return the series."""
    chart.add_data(
        Reference(sheet, min_col=column, min_row=FIRST_ROW, max_row=FIRST_ROW + rows - 1)
    )
    series = chart.series[-1]
    series.tx = SeriesLabel(v=label)
    return series


def _labels(sheet: Worksheet, column: int, rows: int) -> Reference:
    return Reference(sheet, min_col=column, min_row=FIRST_ROW, max_row=FIRST_ROW + rows - 1)


def _time_format(contents: Contents) -> str:
    return "d mmm" if contents.figures.days else "mmm yy"


def _framed(chart: Any, title: str, unit: str, labels: str = "General") -> None:
    """Give a chart its finding, its unit, horizontal grid lines only, and calm letters."""
    chart.title = title
    chart.title.tx.rich.p[0].pPr = ParagraphProperties(defRPr=_letters(1100, TEXT, bold=True))
    for run in chart.title.tx.rich.p[0].r:
        run.rPr = _letters(1100, TEXT, bold=True)
    chart.title.overlay = False
    chart.y_axis.title = unit
    chart.y_axis.title.overlay = False
    for run in chart.y_axis.title.tx.rich.p[0].r:
        run.rPr = _letters(900, THIRD)
    chart.y_axis.number_format, chart.x_axis.number_format = "#,##0", labels
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=HAIRLINE))
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        letters = Paragraph(pPr=ParagraphProperties(defRPr=_letters(900, SECOND)), endParaRPr=None)
        axis.txPr = RichText(p=[letters])
        axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=HAIRLINE))
    if chart.legend is not None:
        chart.legend.position = "b"


def _letters(size: int, colour: str, *, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(sz=size, b=bold, solidFill=colour)


def _amount(kg: float) -> str:
    return f"{kg / 1000:,.1f} t" if kg >= 10_000 else f"{kg:,.1f} kg"
