"""A chart as a picture or a drawing, as it stands on the screen but without its buttons."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsView, QWidget

from recycler.exchange.saving import tidied
from ui.charts.spec import Chart, Control, Line, Stacked
from ui.look import theme

RATIO = 2.0  # device pixels for each pixel of the screen: sharp on paper too


def picture(widget: QWidget, ratio: float = RATIO) -> QImage:
    """Return the widget as an image."""
    image = QImage(widget.size() * ratio, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.colour("surface-2"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    widget.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    painter.end()
    return image


def png(widget: QWidget) -> bytes:
    """Return the widget as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture(widget).save(buffer, "PNG")  # type: ignore[call-overload]  # the stub is wrong
    return bytes(buffer.data().data())


def svg(widget: QWidget, title: str) -> bytes:
    """Return the widget as an SVG file, its texts still texts."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(widget.width(), widget.height()))
    generator.setViewBox(QRect(QPoint(), widget.size()))
    generator.setResolution(96)
    generator.setTitle(title)
    painter = QPainter(generator)
    painter.fillRect(QRect(QPoint(), widget.size()), theme.colour("surface-2"))
    canvases = [canvas for canvas in widget.findChildren(QGraphicsView) if canvas.isVisible()]
    for canvas in canvases:  # Qt would draw a scene into a vector file as pixels
        canvas.viewport().setUpdatesEnabled(False)
    widget.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    for canvas in canvases:
        canvas.viewport().setUpdatesEnabled(True)
        corner = canvas.mapTo(widget, QPoint())
        canvas.render(painter, QRectF(QRect(corner, canvas.size())), canvas.rect())
    painter.end()
    return bytes(buffer.data().data())


def workbook(chart: Chart, path: Path) -> Path:
    """Write the figures of a chart with a native chart that reads them.

    Raises:
        InputError: `cannot_write`.
    """
    from recycler.exchange.chart_workbook import ChartTable, Kind, write_chart_workbook

    sheet = chart.sheet()
    kinds: dict[type, Kind] = {Stacked: "stacked", Line: "line", Control: "line"}
    kind = kinds.get(type(chart.drawn), "bar")
    numeric = [
        column
        for column in range(1, len(sheet.heads))
        if any(isinstance(row[column], int | float) for row in sheet.values)
    ]
    plotted = numeric if kind == "line" else numeric[: 1 if kind == "bar" else None]
    if isinstance(chart.drawn, Stacked):
        plotted = numeric[: len({piece.series for piece in chart.drawn.pieces})]
    if isinstance(chart.drawn, Line):
        plotted = numeric[:3]  # the mean and both ends
    table = ChartTable(chart.title, chart.caption, sheet.heads, sheet.values, kind, plotted)
    return write_chart_workbook(path, table)


def written(widget: QWidget, path: Path, title: str) -> Path:
    """Write the widget in the format its name asks for, whole or not at all; return the path.

    Raises:
        OSError: the file cannot be written there.
    """
    content = svg(widget, title) if path.suffix.lower() == ".svg" else png(widget)
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    finally:
        tidied(unfinished)
    return path
