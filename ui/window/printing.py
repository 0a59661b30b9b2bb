"""A widget on paper, as large as the page allows but not larger than on the screen."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPagedPaintDevice, QPainter
from PySide6.QtWidgets import QWidget

_SCREEN_DPI = 96


def print_widget(widget: QWidget, device: QPagedPaintDevice) -> None:
    """Draw the widget at the top left of one sheet."""
    painter = QPainter(device)
    natural = device.logicalDpiX() / _SCREEN_DPI
    fits = min(device.width() / widget.width(), device.height() / widget.height())
    scale = min(natural, fits)
    painter.scale(scale, scale)
    widget.render(painter, QPoint(0, 0))
    painter.end()
