"""The preview: the first sheet of the workbook, painted as a spreadsheet, charts beneath."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.charts import paint
from ui.charts.frame import ChartFrame
from ui.charts.spec import Chart
from ui.look import icons, theme
from ui.reports.sheet import COLUMNS, WIDTHS, Overview, SheetCell

GUTTER = 36
HEAD = 22
ROW = 24
PER_CHARACTER = 7.0
NARROWEST, WIDEST = 0.9, 1.3
PAD = 5
CHART_ROWS = 13
CARD_ROW = 5
GLYPH = 12


class SheetPreview(QWidget):
    """Paints an `Overview`; two charts stand in the rows under its table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = Overview()
        self._needed = [0.0] * len(WIDTHS)  # what stands in each column takes [px]
        self.frames = (ChartFrame(self), ChartFrame(self))
        for frame in self.frames:
            frame.buttons.hide()
            frame.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            frame.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setMinimumWidth(round(GUTTER + sum(WIDTHS) * PER_CHARACTER * NARROWEST) + 2)
        theme.changed.connect(self.update)

    def show_sheet(self, sheet: Overview, charts: tuple[Chart, ...]) -> None:
        """Show the sheet with its charts."""
        self._sheet = sheet
        self._needed = _needed(sheet)
        for frame, chart in zip(self.frames, charts, strict=True):
            frame.show_chart(chart)
            frame.show()
        said = [cell.text for _, cell in sorted(sheet.cells.items())]
        self.setAccessibleName(self.tr("Preview of the sheet Summary"))
        self.setAccessibleDescription(", ".join(said))
        self.setMinimumHeight(self.sizeHint().height())
        self._place_charts()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(900, HEAD + (self._sheet.last_row + CHART_ROWS + 3) * ROW + 2)

    def _lefts(self) -> list[float]:
        """Left edges of the columns, and the right edge of the last."""
        room = self.width() - GUTTER - 2
        scale = room / (sum(WIDTHS) * PER_CHARACTER)
        scale = min(max(scale, NARROWEST), WIDEST)
        lefts = [float(GUTTER)]
        for width in _widened([width * PER_CHARACTER * scale for width in WIDTHS], self._needed):
            lefts.append(round(lefts[-1] + width))
        return lefts

    def _top(self, row: int) -> float:
        return HEAD + (row - 1) * ROW

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_charts()

    def _place_charts(self) -> None:
        lefts = self._lefts()
        top, height = round(self._top(self._sheet.last_row + 2)), CHART_ROWS * ROW
        middle = round((lefts[0] + lefts[-1]) / 2)
        self.frames[0].setGeometry(round(lefts[0]) + 8, top, middle - round(lefts[0]) - 14, height)
        self.frames[1].setGeometry(middle + 6, top, round(lefts[-1]) - middle - 14, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        lefts = self._lefts()
        rows = max(int((self.height() - HEAD) // ROW), self._sheet.last_row + CHART_ROWS + 2)
        sheet = QRectF(0, 0, lefts[-1] + 1, self.height())
        painter.fillRect(sheet, theme.colour("surface-2"))
        for row in self._sheet.sum_rows:
            band = QRectF(lefts[0], self._top(row), lefts[-1] - lefts[0], ROW)
            painter.fillRect(band, theme.colour("surface-0"))
        self._paint_edges(painter, lefts, rows)
        self._paint_cards(painter, lefts)
        for (row, column), cell in self._sheet.cells.items():
            right = lefts[min(column + cell.span, len(lefts) - 1)]
            room = QRectF(lefts[column], self._top(row), right - lefts[column], ROW)
            _paint_cell(painter, cell, room.adjusted(PAD, 0, -PAD, 0))
        painter.setPen(paint.pen("text-2"))
        for row in self._sheet.strong_lines:
            y = self._top(row + 1) + 0.5
            painter.drawLine(round(lefts[0]), round(y), round(lefts[-1]), round(y))
        painter.end()

    def _paint_edges(self, painter: QPainter, lefts: list[float], rows: int) -> None:
        """The letters and numbers at the edges, and the hairlines of the table."""
        painter.fillRect(QRectF(0, 0, lefts[-1], HEAD), theme.colour("surface-0"))
        painter.fillRect(QRectF(0, 0, GUTTER, self.height()), theme.colour("surface-0"))
        line = theme.colour("hairline")
        for column, letter in enumerate(COLUMNS):
            room = QRectF(lefts[column], 0, lefts[column + 1] - lefts[column], HEAD)
            paint.text(painter, room, letter, role="caption", token="text-3",
                       align=paint.AlignCentre)  # fmt: skip
            painter.fillRect(QRectF(lefts[column + 1] - 1, 0, 1, HEAD), line)
        for row in range(1, rows + 1):
            top = self._top(row)
            paint.text(painter, QRectF(0, top, GUTTER, ROW), str(row), role="caption",
                       token="text-3", align=paint.AlignCentre)  # fmt: skip
            painter.fillRect(QRectF(0, top + ROW - 1, GUTTER, 1), line)
        for row in {row for row, column in self._sheet.cells if column == 2}:
            rule = QRectF(lefts[0], self._top(row) + ROW - 1, lefts[-1] - lefts[0], 1)
            painter.fillRect(rule, line)
        painter.fillRect(QRectF(GUTTER - 1, 0, 1, self.height()), line)
        painter.fillRect(QRectF(0, HEAD - 1, lefts[-1], 1), line)
        painter.fillRect(QRectF(lefts[-1], 0, 1, self.height()), line)

    def _paint_cards(self, painter: QPainter, lefts: list[float]) -> None:
        top = self._top(CARD_ROW) + 4
        for place, card in enumerate(self._sheet.cards):
            left, right = lefts[2 * place], lefts[2 * place + 2]
            box = QRectF(left + 6, top, right - left - 14, 2 * ROW + 4)
            paint.outline(painter, box, "hairline")
            painter.fillRect(QRectF(box.left(), box.top(), box.width(), 2), theme.colour("accent"))
            inner = box.adjusted(9, 3, -6, 0)
            name = QRectF(inner.left(), inner.top(), inner.width(), 20)
            paint.text(painter, name, card.name, role="caption", token="text-2")
            value = QRectF(inner.left(), inner.top() + 20, inner.width(), 26)
            paint.text(painter, value, card.value, role="record", token="text-1")
            value.setLeft(value.left() + paint.width_of(card.value, "record") + 4)
            paint.text(painter, value, card.unit, role="small", token="text-3")


def _needed(sheet: Overview) -> list[float]:
    needed = [0.0] * len(WIDTHS)
    for (_, column), cell in sheet.cells.items():
        if cell.span == 1:
            glyph = GLYPH + 6 if cell.evidence else 0
            width = paint.width_of(cell.text, cell.role) + glyph + 2 * PAD
            needed[column] = max(needed[column], width)
    return needed


def _widened(widths: list[float], needed: list[float]) -> list[float]:
    """Give columns what stands in them, from the room that others have to spare."""
    pairs = list(zip(widths, needed, strict=True))
    lacking = sum(max(least - width, 0) for width, least in pairs)
    spare = sum(max(width - least, 0) for width, least in pairs)
    part = min(lacking / spare, 1) if spare else 0
    return [max(least, width - (width - least) * part) for width, least in pairs]


def _paint_cell(painter: QPainter, cell: SheetCell, room: QRectF) -> None:
    if cell.evidence:
        glyph = QRectF(room.left(), room.center().y() - GLYPH / 2, GLYPH, GLYPH)
        icons.paint(painter, f"evidence-{cell.evidence}", glyph)
        room.setLeft(room.left() + GLYPH + 6)
    align = paint.AlignRight if cell.right else paint.AlignLeft
    paint.text(painter, room, cell.text, role=cell.role, token=cell.ink, align=align)
