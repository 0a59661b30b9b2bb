"""What the sheet of a sample is made of, from its ticket to its buttons."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.charts.legend import OneLine
from ui.laboratory.common import Common
from ui.laboratory.effect import EffectView
from ui.laboratory.elements import ElementTable
from ui.laboratory.results import ResultList
from ui.laboratory.unusual import UnusualLine
from ui.language import words
from ui.look.buttons import Button
from ui.look.scrolling import ScrollArea
from ui.look.text import rule, set_ink, surface, text
from ui.look.tokens import MARGIN
from ui.parts.badge import Badge
from ui.parts.fields import Field, ProblemLine


class SheetView(QWidget):
    """Fields that hold for the sample, the table of elements, the effect, what is recorded."""

    stepped_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.common = Common()
        self.table = ElementTable()
        self.effect = EffectView()
        self.results = ResultList()
        self.unusual = UnusualLine()
        self.together = ProblemLine()
        self.why_retest = Field("why", self.tr("Why again"), required=True)
        self.why_retest.edit.setPlaceholderText(self.tr("the result before is rejected for it"))
        self._ticket, self._badge = text("", "record"), Badge()
        self._about = OneLine("body", "text-2")
        self.record_button = Button(
            self.tr("Record and next"), kind="primary", key=self.tr("Ctrl+Enter")
        )
        self.second_button = Button(self.tr("Ask for a second sample"), key="Ctrl+L")
        self.leave_retest = Button(self.tr("No retest"), key="Esc")
        self._foot = text("", "caption", "text-3")
        self._count = text("", "small", "bad")
        self._lay_out()
        self._connect_steps()

    def set_retest(self, retest: bool, *, has_results: bool) -> None:
        """Show what a retest needs, or what the sheet of a sample needs."""
        self._retest_line.setVisible(retest)
        self.leave_retest.setVisible(retest)
        self.second_button.setVisible(not retest)
        self.results.setVisible(not retest and has_results)
        self.record_button.setText(
            self.tr("Record retest") if retest else self.tr("Record and next")
        )
        self.record_button.updateGeometry()
        self._foot.setText(self.tr("The estimate at intake stays in the history and is scored."))

    def first_wrong(self) -> Field | None:
        """Return the first field with a problem."""
        return next((field for field in self._fields() if field.problem()), None)

    def show_count(self) -> None:
        """Say beside the buttons how many fields are to be put right."""
        count = sum(bool(field.problem()) for field in self._fields()) + bool(self.together.text())
        self._count.setText(words.fields_to_put_right(count) if count else "")
        self._foot.setVisible(not count)

    # --- inside ---

    def _fields(self) -> list[Field]:
        fields = [self.why_retest, *self.common.fields.values()]
        return fields + [field for row in self.table.rows for field in row.fields()]

    def _connect_steps(self) -> None:
        for field in (*self.common.fields.values(), self.why_retest):
            field.stepped.connect(lambda by, one=field: self._on_stepped(one, by))
        self.table.stepped_out.connect(self._on_table_out)
        for confirm in (self.results.final, self.results.reject):
            confirm.unfolded.connect(lambda _, one=confirm: self._scroll_to(one))

    def _on_stepped(self, field: Field, by: int) -> None:
        order = [*self.common.fields.values()]
        place = order.index(field) + by if field in order else len(order)
        if place >= len(order):
            self.table.focus_first()
        elif place >= 0:
            order[place].edit.setFocus()
            order[place].edit.selectAll()
        else:
            self.stepped_out.emit()

    def _scroll_to(self, widget: QWidget) -> None:
        """Bring into view what has just unfolded, once it has its place."""
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(widget))

    def _on_table_out(self, by: int) -> None:
        if by > 0:
            self.record_button.setFocus()
        else:
            self.common.analysed.edit.setFocus()

    def _lay_out(self) -> None:
        surface(self, "1")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scrolled(), 1)
        column.addWidget(rule())
        column.addLayout(self._make_foot())

    def _scrolled(self) -> ScrollArea:
        inner = QWidget()
        surface(inner, "1")
        inner.setMaximumWidth(1100)
        column = QVBoxLayout(inner)
        column.setContentsMargins(MARGIN, 14, MARGIN, 14)
        column.setSpacing(10)
        column.addLayout(self._head())
        column.addWidget(self._make_retest_line())
        column.addLayout(self.common.lay_out())
        column.addSpacing(4)
        column.addWidget(self.table)
        column.addWidget(self.together)
        column.addWidget(self.unusual)
        column.addSpacing(6)
        column.addWidget(self.effect)
        column.addSpacing(6)
        column.addWidget(self.results)
        column.addStretch(1)
        self._area = ScrollArea(inner)
        return self._area

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._ticket)
        row.addWidget(self._badge)
        row.addWidget(self._about, 1)
        return row

    def _make_retest_line(self) -> QWidget:
        self._retest_line = QWidget()
        column = QVBoxLayout(self._retest_line)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.why_retest)
        self._retest_line.hide()
        return self._retest_line

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 10, MARGIN, 10)
        row.setSpacing(10)
        row.addWidget(self.record_button)
        row.addWidget(self.second_button)
        row.addWidget(self.leave_retest)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._foot)
        self.leave_retest.hide()
        set_ink(self._count, "bad")
        return row
