"""The summary workbook: its period, a preview with the same figures, and the file."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ui.charts.catalogue import chart_of
from ui.jobs import Job, Report
from ui.language import words
from ui.language.numbers import number, period
from ui.look import theme
from ui.look.scrolling import ScrollArea, keep_right_edge
from ui.look.text import text
from ui.look.tokens import MARGIN
from ui.parts.badge import Badge, BadgeLook
from ui.parts.chip_bar import day_edit, preset_name
from ui.parts.period import PRESETS, preset
from ui.recovery.scope import Scope
from ui.reports.agreement import agrees
from ui.reports.preview import SheetPreview
from ui.reports.sheet import overview

if TYPE_CHECKING:
    from recycler.exchange.figures import SummaryFigures
    from ui.recovery.figures import Figures
    from ui.workspace.workspace import Workspace

SHOWN_CHARTS = ("cumulative", "throughput")


class Answer(NamedTuple):
    """What a preview is made from."""

    summary: "SummaryFigures"
    charted: "Figures"
    sheets: int


class WorkbookView(QWidget):
    """Shows the first sheet of the workbook; `options` is the period, to stand beside it."""

    arrived = Signal(str)  # the days that are shown, in words

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary: SummaryFigures | None = None
        self.sheets = 0
        self.workspace: Workspace | None = None
        self._job: Job | None = None
        self._check: Job | None = None
        self._stale, self._today = True, date.min
        self.options = QWidget()
        self.preview, self.badge = SheetPreview(), Badge()
        self.badge.hide()
        self._build_options()
        self._build()

    def _build_options(self) -> None:
        column = QVBoxLayout(self.options)
        column.setContentsMargins(MARGIN, 12, MARGIN, 0)
        column.setSpacing(6)
        self.presets = QComboBox()
        self.presets.setFont(theme.font("body"))
        self.since, self.until = self._date(), self._date()
        column.addWidget(self._label(self.tr("Period"), self.presets))
        column.addWidget(self.presets)
        column.addSpacing(8)
        column.addWidget(self._label(self.tr("From and to"), self.since))
        dates = QHBoxLayout()
        dates.setSpacing(8)
        dates.addWidget(self.since)
        dates.addWidget(self.until)
        column.addLayout(dates)
        column.addSpacing(16)
        column.addWidget(text(self.tr("The workbook holds"), "body", "text-2"))
        self.contents = text("", "small", "text-2", wrap=True)
        column.addWidget(self.contents)
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

    def _build(self) -> None:
        self._nothing = text("", "body", "text-2", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.hide()
        holder = QWidget()
        holder.setProperty("clear", "true")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        inside.addWidget(self.preview)
        self._scroll_area = ScrollArea(holder)
        keep_right_edge(self._scroll_area, inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._nothing, 1)
        column.addWidget(self._scroll_area, 1)

    def take(self, workspace: "Workspace") -> None:
        """Fill the periods: the data is loaded."""
        self.workspace, self._today = workspace, workspace.today()
        for name in PRESETS:
            self.presets.addItem(preset_name(name), name)
        self.presets.setCurrentIndex(PRESETS.index("year"))
        self.presets.currentIndexChanged.connect(self._preset_changed)
        self._preset_changed()

    def outdate(self) -> None:
        """The data changed: ask anew where it is seen."""
        self._stale = True
        if self.isVisible():
            self.ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self.workspace:
            self.ask()

    def settled(self) -> bool:
        return self._job is None and self._check is None and not self._stale

    def has_batches(self) -> bool:
        return self.summary is not None and self.summary.batches > 0

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
        from recycler.exchange.summary import sheets_of
        from ui.recovery.analyst import Analyst

        assert self.workspace is not None
        store = self.workspace.store
        summary = summary_figures(store, since, until, who=self.workspace.who)
        summary = replace(summary, currency=self.workspace.currency())
        charted = Analyst(store).figures(Scope(since, until), self._today)
        return Answer(summary, charted, len(sheets_of(summary)))

    def _arrived(self, answer: object) -> None:
        assert isinstance(answer, Answer)
        if self.workspace is None or self._stale:
            return
        self.summary, charted, self.sheets = answer
        reference = self.workspace.store.reference()
        if self.presets.currentData() == "all":
            self._put(charted.since, charted.until)
        self._scroll_area.setVisible(self.has_batches())
        self._nothing.setVisible(not self.has_batches())
        self._nothing.setText(self.tr("No batches in this period: choose another, or log some."))
        self.contents.setText(self._contents(answer.summary))
        self.badge.hide()
        self.arrived.emit(period(charted.since, charted.until))
        if self.has_batches():
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
            self.tr("Assays: {}").format(number(summary.assays)),
            self.tr("Evidence: by element"),
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
        self.badge.setVisible(self.isVisible())

    # --- into a file ---

    def suggested(self) -> str:
        """A name for the file."""
        return f"Recovery_{self._today:%Y-%m-%d}.xlsx"

    def saving(self, path: Path) -> Job:
        """Return the job that writes the workbook."""
        assert self.workspace is not None
        workspace, (since, until) = self.workspace, self.days()

        def work(report: Report) -> object:
            from db.reporting import write_summary
            from ui.language.workbook_words import in_language

            return write_summary(
                workspace.store, since, until, path,
                who=workspace.who, words=in_language, report=report,
                currency=workspace.currency(),
            )  # fmt: skip

        return Job(work, self)


def _day(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
