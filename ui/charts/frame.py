"""The frame of a chart: the finding, what was measured, the drawing or its table, the legend."""

from collections.abc import Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.charts import export
from ui.charts.canvas import Canvas
from ui.charts.legend import Legend, OneLine, Switch
from ui.charts.readout import ReadOut
from ui.charts.save_line import ChartSaveLine
from ui.charts.spec import Chart, Mark
from ui.charts.table import SheetTable
from ui.look import theme
from ui.look.buttons import IconButton
from ui.look.text import text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOLD_FOR_MS = 2500


class ChartFrame(QFrame):
    """Shows one `Chart`; `opened` asks for the batches behind a mark."""

    opened = Signal(object)  # Mark
    measure_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: Chart | None = None
        self.setProperty("panel", "true")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._build_head()
        self._build_body()
        self._arrange()
        self._connect()
        theme.changed.connect(self.update)

    def _build_head(self) -> None:
        self.title = OneLine("section", "text-1")
        self.caption = OneLine("caption", "text-3")
        self.measures = Switch()
        self.measures.hide()
        self.copy_button = IconButton("copy", self.tr("Copy as a picture"), key="Ctrl+C")
        self.save_button = IconButton("export", self.tr("Save as a picture"))
        self.table_button = IconButton("table", self.tr("Show as a table"), key="T")
        self.table_button.setCheckable(True)
        self.buttons = QWidget()
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in (self.copy_button, self.save_button, self.table_button):
            row.addWidget(button)

    def _build_body(self) -> None:
        self.canvas = Canvas()
        self.table = SheetTable()
        self.empty = text("", "body", "text-2", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body = QStackedLayout()
        for widget in (self.canvas, self.table, self.empty):
            widget.setParent(self)  # shown without a parent it would be a window
            self._body.addWidget(widget)
        self.legend = Legend()
        self.note = text("", "caption", "text-3", wrap=True)
        self.save_line = ChartSaveLine(self)
        self.save_line.hide()
        self._readout = ReadOut(self)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 12)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.title, 1)
        top.addWidget(self.buttons)
        under = QHBoxLayout()
        under.setSpacing(4)
        under.addWidget(self.caption, 1)
        under.addWidget(self.measures)
        column.addLayout(top)
        column.addLayout(under)
        column.addSpacing(6)
        column.addLayout(self._body, 1)
        column.addSpacing(4)
        column.addWidget(self.legend)
        column.addWidget(self.note)
        column.addWidget(self.save_line)

    def _connect(self) -> None:
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self.ask_where)
        self.table_button.toggled.connect(self.show_table)
        self.canvas.table_asked.connect(self.table_button.toggle)
        self.canvas.chosen.connect(self._open)
        self.canvas.pointed.connect(self._read_out)
        self.measures.chosen.connect(self.measure_chosen)
        self.table.doubleClicked.connect(lambda index: self._open_row(index.row()))
        for key, action in (("Ctrl+C", self.copy), ("T", self.table_button.toggle)):
            shortcut = QShortcut(QKeySequence(key), self.table if key == "T" else self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    # --- what is shown ---

    def show_chart(self, chart: Chart) -> None:
        """Show a chart, in the view, drawing or table, that is open."""
        self.chart = chart
        self.title.setText(chart.title)
        self.caption.setText(chart.caption)
        self.empty.setText(chart.empty)
        self.canvas.setAccessibleName(f"{chart.title}. {chart.caption}")
        self.canvas.show_chart(chart)
        if self.table_button.isChecked():
            self.table.show_sheet(chart.sheet())
        self.legend.show_entries(() if self.table_button.isChecked() else chart.legend)
        self.note.setText(chart.note)
        self.note.setVisible(bool(chart.note))
        self._readout.hide()
        self._turn()

    def set_measures(self, choices: Sequence[tuple[str, str]], current: str) -> None:
        """Offer what the chart may measure."""
        self.measures.set_choices(choices, current)
        self.measures.show()

    def show_table(self, wanted: bool) -> None:
        """Show the chart as a table, or drawn again."""
        self.table_button.setChecked(wanted)
        words = self.tr("Show as a chart") if wanted else self.tr("Show as a table")
        self.table_button.setToolTip(f"{words} (T)")
        copy = self.tr("Copy the figures") if wanted else self.tr("Copy as a picture")
        self.copy_button.setToolTip(f"{copy} (Ctrl+C)")
        if wanted and self.chart:
            self.table.show_sheet(self.chart.sheet())
        if self.chart:
            self.legend.show_entries(() if wanted else self.chart.legend)
        self._turn()
        if self.isVisible() and self.chart and self.chart.drawn:
            (self.table if wanted else self.canvas).setFocus()

    def _turn(self) -> None:
        if self.chart is None or self.chart.drawn is None:
            self._body.setCurrentWidget(self.empty)
        elif self.table_button.isChecked():
            self._body.setCurrentWidget(self.table)
        else:
            self._body.setCurrentWidget(self.canvas)
        for button in (self.copy_button, self.save_button, self.table_button):
            button.setEnabled(self.chart is not None and self.chart.drawn is not None)

    # --- what may be done ---

    def copy(self) -> None:
        """Put the chart on the clipboard: its figures where the table is shown, else a picture."""
        if self.chart is None:
            return
        if self.table_button.isChecked():
            QGuiApplication.clipboard().setText(self.chart.sheet().as_text())
            self._tell(self.tr("Figures copied"))
        else:
            with self._bare():
                QGuiApplication.clipboard().setImage(export.picture(self))
            self._tell(self.tr("Picture copied"))

    def ask_where(self) -> None:
        """Unfold the line that asks for a file name."""
        self.save_line.ask(self.chart.name if self.chart else "chart")

    def write(self, path: "Path") -> "Path":
        """Write the chart as PNG, SVG or a workbook, by the name's ending.

        Raises:
            OSError: the picture cannot be written there.
            InputError: `cannot_write`, of a workbook.
        """
        if path.suffix.lower() == ".xlsx" and self.chart is not None:
            return export.workbook(self.chart, path)
        with self._bare():
            return export.written(self, path, self.title.text())

    @contextmanager
    def _bare(self) -> "Iterator[None]":
        """Leave out what is there to be pressed, for a picture."""
        pressed = (self.buttons, self.measures, self.save_line, self._readout)
        shown = [widget for widget in pressed if not widget.isHidden()]
        self.canvas.plain = True
        try:
            for widget in shown:
                widget.hide()
            if layout := self.layout():
                layout.activate()
            yield
        finally:
            self.canvas.plain = False
            for widget in shown:
                widget.show()

    def _open(self, mark: Mark) -> None:
        if mark.where is not None or mark.leads:
            self._readout.hide()
            self.opened.emit(mark)

    def _open_row(self, row: int) -> None:
        if self.chart and len(self.chart.marks) == self.table.sheet_model.rowCount():
            self._open(self.chart.marks[row])

    def _read_out(self, mark: Mark | None, where: QPointF) -> None:
        if mark is None:
            self._readout.hide()
            return
        self._readout.show_mark(mark, self.canvas.mapTo(self, where.toPoint()))

    def _tell(self, words: str) -> None:
        """Say for a moment in the caption what was done."""
        self.caption.setText(words)
        QTimer.singleShot(TOLD_FOR_MS, self, self._caption_again)

    def _caption_again(self) -> None:
        if self.chart:
            self.caption.setText(self.chart.caption)
