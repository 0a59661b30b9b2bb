"""The Reports page: the period, a preview of the summary with the same figures, the workbook."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.charts import paint
from ui.charts.catalogue import chart_of
from ui.jobs import Job, Report
from ui.language import words
from ui.language.numbers import number, period
from ui.look import theme
from ui.look.scrolling import keep_right_edge
from ui.look.text import rule, surface, text
from ui.look.tokens import MARGIN
from ui.parts.badge import Badge, BadgeLook
from ui.recovery.filters import day_edit, preset_name
from ui.recovery.period import PRESETS, preset
from ui.recovery.scope import Scope
from ui.reports.agreement import agrees
from ui.reports.preview import SheetPreview
from ui.reports.saving import WorkbookSaver
from ui.reports.sheet import overview
from ui.window.page import Page

if TYPE_CHECKING:
    from recycler.exchange.figures import SummaryFigures
    from ui.recovery.figures import Figures
    from ui.workspace import Change, Workspace

LEFT = 264
SHOWN_CHARTS = ("cumulative", "throughput")


class Answer(NamedTuple):
    """What a preview is made from."""

    summary: "SummaryFigures"
    charted: "Figures"


class ReportsPage(Page):
    """Shows what the workbook will hold, and writes it."""

    name = "reports"
    icon_name = "reports"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.head.set_title(self.tr("Reports"))
        self.save_button = self.head.add_button(
            self.tr("Save workbook…"), kind="primary", key="Ctrl+S"
        )
        self.summary: SummaryFigures | None = None
        self._job: Job | None = None
        self._check: Job | None = None
        self._stale, self._today = True, date.min
        self.saver = WorkbookSaver()
        self.preview = SheetPreview()
        self._build_left()
        self._build_right()
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._left)
        body.addWidget(rule(vertical=True))
        body.addWidget(self._right, 1)
        self.set_body(body)
        self.save_button.clicked.connect(self.save)
        self.bind("Ctrl+S", self.save)

    def _build_left(self) -> None:
        self._left = surface(QWidget(), "2")
        self._left.setFixedWidth(LEFT)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 8, 0, MARGIN)
        column.setSpacing(0)
        self.kind = _Kind(self.tr("Recovery summary"), self.tr("workbook, {} sheets").format(7))
        column.addWidget(self.kind)
        column.addSpacing(8)
        column.addWidget(rule())
        inner = QVBoxLayout()
        inner.setContentsMargins(MARGIN, 12, MARGIN, 0)
        inner.setSpacing(6)
        self.presets = QComboBox()
        self.presets.setFont(theme.font("body"))
        self.since, self.until = self._date(), self._date()
        inner.addWidget(self._label(self.tr("Period"), self.presets))
        inner.addWidget(self.presets)
        inner.addSpacing(8)
        inner.addWidget(self._label(self.tr("From and to"), self.since))
        dates = QHBoxLayout()
        dates.setSpacing(8)
        dates.addWidget(self.since)
        dates.addWidget(self.until)
        inner.addLayout(dates)
        inner.addSpacing(16)
        inner.addWidget(text(self.tr("The workbook holds"), "body", "text-2"))
        self.contents = text("", "small", "text-2", wrap=True)
        inner.addWidget(self.contents)
        column.addLayout(inner)
        column.addStretch(1)

    @staticmethod
    def _label(name: str, buddy: QWidget) -> QLabel:
        label = text(name, "body", "text-2")
        label.setBuddy(buddy)
        return label

    def _date(self) -> QDateEdit:
        made = day_edit()
        made.dateChanged.connect(self._dates_changed)
        return made

    def _build_right(self) -> None:
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(MARGIN, 10, MARGIN, 8)
        top.setSpacing(12)
        self.badge = Badge()
        self.badge.hide()
        top.addWidget(text(self.tr("Preview"), "section"))
        top.addWidget(text(self.tr("sheet 1 of 7, Summary"), "small", "text-3"), 1)
        top.addWidget(self.badge)
        self._nothing = text("", "body", "text-2", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.hide()
        self._scroll_area = QScrollArea()
        self._scroll_area.setWidgetResizable(True)
        holder = QWidget()
        holder.setProperty("clear", "true")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        inside.addWidget(self.preview)
        self._scroll_area.setWidget(holder)
        keep_right_edge(self._scroll_area, inside)
        column.addWidget(self.saver)
        column.addLayout(top)
        column.addWidget(self._nothing, 1)
        column.addWidget(self._scroll_area, 1)

    # --- the page's life ---

    def ready(self, workspace: "Workspace") -> None:
        self._today = workspace.today()
        self.saver.take(workspace)
        for name in PRESETS:
            self.presets.addItem(preset_name(name), name)
        self.presets.setCurrentIndex(PRESETS.index("year"))
        self.presets.currentIndexChanged.connect(self._preset_changed)
        self._preset_changed()

    def refresh(self, change: "Change") -> None:
        if change.kind in ("batches", "assays", "reference", "facility"):
            self._stale = True
            if self.isVisible():
                self.ask()

    def shown(self) -> None:
        self.presets.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self.workspace:
            self.ask()

    def settled(self) -> bool:
        return self._job is None and self._check is None and not self._stale

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+S", self.tr("Save the workbook")),
            ("Esc", self.tr("Stop, or leave the file name")),
        ]

    # --- the period ---

    def days(self) -> tuple[date | None, date | None]:
        """The period that is reported; open where everything is."""
        name = str(self.presets.currentData())
        if name == "custom":
            since, until = _day(self.since.date()), _day(self.until.date())
            return min(since, until), max(since, until)
        first = self.workspace.facility.fiscal_year_start_month if self.workspace else 1
        return preset(name, self._today, first)

    def show_period(self, since: date, until: date) -> None:
        """Report a period that was looked at elsewhere."""
        for name in PRESETS:
            first = self.workspace.facility.fiscal_year_start_month if self.workspace else 1
            if name != "custom" and preset(name, self._today, first) == (since, until):
                self.presets.setCurrentIndex(PRESETS.index(name))
                return
        self._put(since, until)
        self.presets.setCurrentIndex(PRESETS.index("custom"))
        self.ask()

    def _preset_changed(self) -> None:
        since, until = self.days()
        if since and until:
            self._put(since, until)
        self.ask()

    def _dates_changed(self) -> None:
        if self.presets.currentData() != "custom":
            self.presets.setCurrentIndex(PRESETS.index("custom"))
        else:
            self.ask()

    def _put(self, since: date, until: date) -> None:
        for edit, day in ((self.since, since), (self.until, until)):
            edit.blockSignals(True)
            edit.setDate(QDate(day.year, day.month, day.day))
            edit.blockSignals(False)

    # --- asking and showing ---

    def ask(self) -> None:
        """Compute the preview in the background."""
        if self.workspace is None or self._job is not None:
            self._stale = True  # asked again when the job has ended
            return
        self._stale = False
        if self._check:
            self._check.cancel()
        since, until = self.days()
        self._job = Job(lambda report: self._compute(since, until), self)
        self._job.succeeded.connect(self._arrived)
        self._job.failed.connect(self.workspace.failed)
        self._job.ended.connect(self._ended)
        self._job.start()

    def _compute(self, since: date | None, until: date | None) -> Answer:
        from db.reporting import summary_figures
        from ui.recovery.analyst import Analyst

        assert self.workspace is not None
        store = self.workspace.store
        summary = summary_figures(store, since, until, who=self.workspace.who)
        return Answer(summary, Analyst(store).figures(Scope(since, until), self._today))

    def _arrived(self, answer: object) -> None:
        assert isinstance(answer, Answer)
        if self.workspace is None or self._stale:
            return
        self.summary = answer.summary
        charted = answer.charted
        reference = self.workspace.store.reference()
        has_batches = answer.summary.batches > 0
        self.head.set_state(period(charted.since, charted.until))
        if self.presets.currentData() == "all":
            self._put(charted.since, charted.until)
        self._scroll_area.setVisible(has_batches)
        self._nothing.setVisible(not has_batches)
        self._nothing.setText(self.tr("No batches in this period: choose another, or log some."))
        self.save_button.setEnabled(has_batches)
        self.contents.setText(self._contents(answer.summary))
        self.badge.hide()
        if has_batches:
            charts = tuple(chart_of(name, charted, reference) for name in SHOWN_CHARTS)
            self.preview.show_sheet(overview(answer.summary), charts)
            self._compare(answer.summary)

    def _ended(self) -> None:
        self._job = None
        if self._stale and self.isVisible():
            self.ask()

    def _contents(self, summary: "SummaryFigures") -> str:
        lines = (
            self.tr("Summary: figures, elements, charts"),
            self.tr("Elements: {}").format(len(summary.elements)),
            self.tr("Materials: {}").format(len({row.material for row in summary.materials})),
            self.tr("Months: {}").format(len(summary.months)),
            self.tr("Origins: {}").format(len(summary.origins)),
            self.tr("Batches: {}").format(number(summary.batches + summary.voids)),
            self.tr("Provenance: versions, sources"),
        )
        return "\n".join(lines)

    def _compare(self, summary: "SummaryFigures") -> None:
        """Add the batches up one by one in the background, and say whether that agrees."""
        assert self.workspace is not None
        store, (since, until) = self.workspace.store, self.days()

        def work(report: Report) -> object:
            return agrees(store, summary, since, until, report)

        self._check = Job(work, self)
        self._check.succeeded.connect(self._compared)
        self._check.failed.connect(self.workspace.failed)
        self._check.ended.connect(self._check_ended)
        self._check.start()

    def _check_ended(self) -> None:
        self._check = None

    def _compared(self, same: object) -> None:
        if self.summary is None:
            return
        batches = words.batches(self.summary.batches)
        if same is None:
            look = BadgeLook(batches, "neutral")
        elif same:
            said = self.tr("totals agree with {batches}").format(batches=batches)
            look = BadgeLook(said, "ok", "check")
        else:
            said = self.tr("totals differ from the batches: run “check”")
            look = BadgeLook(said, "bad", "warning")
        self.badge.set_look(look)
        self.badge.show()

    def save(self) -> None:
        """Ask for the file's name in place, or save where it is asked already."""
        if self.save_button.isEnabled() and self.workspace:
            self.saver.ask(*self.days(), self._today)


class _Kind(QWidget):
    """The report that is chosen: name, what it is, and the bar of the current one."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__()
        self._name, self._detail = name, detail
        self.setFixedHeight(52)
        self.setAccessibleName(f"{name}, {detail}")
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("accent-soft"))
        painter.fillRect(0, 0, 3, self.height(), theme.colour("accent"))
        room = self.rect().toRectF().adjusted(MARGIN, 7, -8, -25)
        paint.text(painter, room, self._name, role="strong", token="text-1")
        room.translate(0, 19)
        paint.text(painter, room, self._detail, token="text-2")
        painter.end()


def _day(shown: QDate) -> date:
    return date(shown.year(), shown.month(), shown.day())
