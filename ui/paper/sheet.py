"""Sizes of paper, in pixels of 1/96 inch: type roles then are points of at least 8."""

from typing import NamedTuple

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize

DPI = 96
MARGIN = 53.0  # 14 mm
FOOTER = 30.0


class Sheet(NamedTuple):
    """One size of paper, upright."""

    name: str
    size: QPageSize.PageSizeId
    width: float
    height: float

    @property
    def body(self) -> QRectF:
        """Where blocks stand."""
        return QRectF(MARGIN, MARGIN, self.width - 2 * MARGIN, self.height - 2 * MARGIN - FOOTER)

    @property
    def footer(self) -> QRectF:
        return QRectF(MARGIN, self.height - MARGIN - FOOTER, self.width - 2 * MARGIN, FOOTER)

    def layout(self) -> QPageLayout:
        """Return it for a printer; the margins are part of what is drawn."""
        upright, none = QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
        return QPageLayout(QPageSize(self.size), upright, none)


SHEETS = {
    "a4": Sheet("a4", QPageSize.PageSizeId.A4, 793.7, 1122.5),
    "letter": Sheet("letter", QPageSize.PageSizeId.Letter, 816.0, 1056.0),
}
