"""Where drawings lie: pyqtgraph's view of the data within margins of its own."""

import pyqtgraph as pg  # type: ignore[import-untyped, unused-ignore]
from PySide6.QtGui import QResizeEvent

from ui.charts.drawing import Margins

Range = tuple[float, float]


class Plot(pg.GraphicsWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Lays a view out within margins.

    A `PlotItem` would bring axes, a legend and menus that nothing here uses; a page of twelve
    charts takes a third of a second to make them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.vb = pg.ViewBox(parent=self, enableMouse=False, enableMenu=False, defaultPadding=0)
        self.vb.disableAutoRange()
        self._margins = Margins(0, 0, 0, 0)
        self._ranges: tuple[Range, Range] | None = None

    def set_margins(self, margins: Margins) -> None:
        if margins != self._margins:
            self._margins = margins
            self._lay_out()

    def set_ranges(self, ranges: tuple[Range, Range]) -> None:
        """Show these ranges of the data, across and up."""
        if ranges != self._ranges:
            self._ranges = ranges
            self.vb.setRange(xRange=ranges[0], yRange=ranges[1], padding=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        left, top, right, bottom = self._margins
        self.vb.setGeometry(self.rect().adjusted(left, top, -right, -bottom))
