"""The drawing area of a chart: a view of pyqtgraph that is pointed at and walked by keys."""

from collections.abc import Sequence

import pyqtgraph as pg  # type: ignore[import-untyped, unused-ignore]
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui.charts.calibration import CalibrationDrawing
from ui.charts.control import ControlDrawing
from ui.charts.drawing import Axes, Drawing
from ui.charts.line import LineDrawing
from ui.charts.plot import Plot
from ui.charts.rows import RowsDrawing
from ui.charts.sankey import SankeyDrawing
from ui.charts.spec import (
    Calibration,
    Chart,
    Control,
    Drawn,
    Line,
    Mark,
    Rows,
    Sankey,
    Stacked,
    Tree,
    Waterfall,
)
from ui.charts.stacked import StackedDrawing
from ui.charts.tree import TreeDrawing
from ui.charts.waterfall import WaterfallDrawing
from ui.look import theme

NOTHING = -1
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
DRAWINGS: dict[type[Drawn], type[Drawing]] = {
    Stacked: StackedDrawing,
    Rows: RowsDrawing,
    Line: LineDrawing,
    Calibration: CalibrationDrawing,
    Control: ControlDrawing,
    Tree: TreeDrawing,
    Sankey: SankeyDrawing,
    Waterfall: WaterfallDrawing,
}
OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Canvas(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """Draws what it is shown; says which mark is pointed at and which was chosen."""

    chosen = Signal(object)  # Mark
    pointed = Signal(object, QPointF)  # Mark or None, and where it is
    table_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.marks: Sequence[Mark] = ()
        self.current = NOTHING
        self.hovered = NOTHING
        self.plain = False
        self._pressed = NOTHING
        self._drawing: Drawing | None = None
        self._drawings: dict[type[Drawn], Drawing] = {}
        self._plot = Plot()
        self.setCentralItem(self._plot)
        self._axes = Axes(self._plot)
        self._prepare()
        theme.changed.connect(self.restyle)
        self.restyle()

    def _prepare(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(self.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setMinimumSize(200, 120)
        self._plot.vb.sigResized.connect(self._laid_out)

    # --- what is drawn ---

    def show_chart(self, chart: Chart) -> None:
        """Draw a chart; a chart without a drawing leaves the area as it is."""
        if chart.drawn is None:
            self.marks = ()
            return
        drawing = self._drawing_for(chart.drawn)
        if drawing is not self._drawing:
            if self._drawing:
                self._drawing.setVisible(False)
            drawing.setVisible(True)
            self._drawing = drawing
        self.marks = chart.marks
        self.current = min(self.current, len(self.marks) - 1)
        self.hovered = NOTHING
        drawing.show_drawn(chart.drawn)
        self._lay_out()

    def _drawing_for(self, drawn: Drawn) -> Drawing:
        kind = type(drawn)
        if kind not in self._drawings:
            self._drawings[kind] = DRAWINGS[kind](self._plot, self)
        return self._drawings[kind]

    def _lay_out(self) -> None:
        """Give margins and ranges to the plot, and redraw."""
        if self._drawing is None:
            return
        self._plot.set_margins(self._drawing.margins(self.width(), self.height()))
        self._plot.set_ranges(self._drawing.ranges())
        self._laid_out()

    def _laid_out(self) -> None:
        if self._drawing:
            self._drawing.rescale()
            self._axes.left, self._axes.bottom = (
                self._drawing.left_axis(),
                self._drawing.bottom_axis(),
            )
        self._axes.rescale()

    def restyle(self) -> None:
        """Take the colours and fonts in force."""
        self.setBackground(theme.colour("surface-2"))
        for drawing in self._drawings.values():
            drawing.restyle()
        self._laid_out()

    def sizeHint(self) -> QSize:
        return QSize(320, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_axes"):  # pyqtgraph sizes itself while it is being made
            self._lay_out()

    # --- pointing and walking ---

    def mark_rect(self, index: int) -> QRectF:
        """Where a mark is drawn, in the coordinates of this widget."""
        if self._drawing is None:
            return QRectF()
        return self._drawing.mapRectToScene(self._drawing.mark_rect(index))

    def highlighted(self) -> int:
        """The mark under the pointer."""
        return NOTHING if self.plain else self.hovered

    def focused(self) -> int:
        """The mark that holds the keyboard focus, where the chart has it."""
        return self.current if self.hasFocus() and not self.plain else NOTHING

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._mark_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._mark_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        hit = self._mark_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and hit == self._pressed != NOTHING:
            self.current = hit
            self.chosen.emit(self.marks[hit])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the first click has opened the batches

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def leaveEvent(self, event: object) -> None:
        self._hover(NOTHING)

    def _mark_at(self, position: QPointF) -> int:
        if self._drawing is None or not self.marks:
            return NOTHING
        return self._drawing.mark_at(self._drawing.mapFromScene(position))

    def _hover(self, index: int) -> None:
        if index == self.hovered:
            return
        self.hovered = index
        mark = self.marks[index] if index != NOTHING else None
        opens = mark is not None and (mark.where is not None or bool(mark.leads))
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        self._point_at(index)

    def _point_at(self, index: int) -> None:
        mark = self.marks[index] if index != NOTHING else None
        where = self.mark_rect(index).center() if mark else QPointF()
        self.pointed.emit(mark, where)
        self._laid_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS and self.marks:
            self._walk(*ARROWS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.marks:
            self._go_to(0 if key == Qt.Key.Key_Home else len(self.marks) - 1)
        elif key in OPEN_KEYS and self.current != NOTHING:
            self.chosen.emit(self.marks[self.current])
        elif key == Qt.Key.Key_T and not event.modifiers():
            self.table_asked.emit()
        else:
            event.ignore()

    def _walk(self, columns: int, rows: int) -> None:
        """Go to the nearest mark in a direction; a chart of one line takes all four arrows."""
        if self.current == NOTHING:
            self._go_to(0)
            return
        one_line = len({m.row for m in self.marks}) == 1 or len({m.column for m in self.marks}) == 1
        if one_line:
            self._go_to(max(0, min(self.current + columns + rows, len(self.marks) - 1)))
            return
        here = self.marks[self.current]
        ahead = [
            (abs(mark.column - here.column), abs(mark.row - here.row), index)
            for index, mark in enumerate(self.marks)
            if self._is_ahead(mark, here, columns, rows)
        ]
        if ahead:
            self._go_to(min(ahead)[-1])

    @staticmethod
    def _is_ahead(mark: Mark, here: Mark, columns: int, rows: int) -> bool:
        """Tell whether an arrow may lead there: up and down stay in their column."""
        if columns:
            return (mark.column - here.column) * columns > 0
        return mark.column == here.column and (mark.row - here.row) * rows > 0

    def _go_to(self, index: int) -> None:
        self.current = index
        self.setAccessibleDescription(f"{self.marks[index].name}: {self.marks[index].figure}")
        self._point_at(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in BY_KEY
        if self.marks and by_key:
            self._go_to(max(self.current, 0))
        self._laid_out()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at(NOTHING)
