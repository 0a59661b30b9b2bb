"""The Reports page: the reports there are, a preview with the same figures, file and printer."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.language.numbers import period
from ui.look.progress import ProgressLine
from ui.look.text import rule, surface, text
from ui.look.tokens import MARGIN
from ui.paper.sheet import DPI
from ui.reports.kind_list import KindList
from ui.reports.kinds import REPORTS, detail_of, title_of
from ui.reports.pdf_view import PaperView
from ui.reports.saving import ReportSaver
from ui.reports.workbook_view import WorkbookView
from ui.window.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.workspace.workspace import Change, Workspace

LEFT = 264
SUMMARY = "summary"


class ReportsPage(Page):
    """Shows what a report will hold, and writes or prints it."""

    name = "reports"
    icon_name = "reports"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.head.set_title(self.tr("Reports"))
        self.print_button = self.head.add_button(self.tr("Print"), icon="print", key="Ctrl+P")
        self.save_button = self.head.add_button(self.tr("Save…"), kind="primary", key="Ctrl+S")
        self._said = ""  # the days of the workbook

    def build(self) -> "Iterator[None]":
        self.saver, self.progress = ReportSaver(), ProgressLine()
        self.paper = PaperView()
        yield
        self.workbook = WorkbookView()
        yield
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._left())
        body.addWidget(rule(vertical=True))
        body.addWidget(self._right(), 1)
        self.set_body(body)
        self._connect()

    def _left(self) -> QWidget:
        left = surface(QWidget(), "2")
        left.setFixedWidth(LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 8, 0, MARGIN)
        column.setSpacing(0)
        self.kinds = KindList()
        self.kinds.add(SUMMARY, self.tr("Recovery summary"), self.tr("workbook"))
        for name, kind in REPORTS.items():
            self.kinds.add(name, title_of(kind), detail_of(kind))
        self._options = QStackedLayout()
        for options in (self.workbook.options, self.paper.options):
            options.setParent(left)  # shown without a parent it would be a window
            self._options.addWidget(options)
        column.addWidget(self.kinds)
        column.addSpacing(8)
        column.addWidget(rule())
        column.addLayout(self._options, 1)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(MARGIN, 10, MARGIN, 8)
        top.setSpacing(12)
        self.shown_part = text("", "small", "text-3")
        top.addWidget(text(self.tr("Preview"), "section"))
        top.addWidget(self.shown_part, 1)
        top.addWidget(self.workbook.badge)
        self._views = QStackedLayout()
        for view in (self.workbook, self.paper):
            view.setParent(right)
            self._views.addWidget(view)
        column.addWidget(self.saver)
        column.addWidget(self.progress)
        column.addLayout(top)
        column.addLayout(self._views, 1)
        return right

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print)
        self.bind("Ctrl+S", self.save)
        self.bind("Ctrl+P", self.print)
        self.kinds.chosen.connect(self._show_kind)
        self.workbook.arrived.connect(self._say_days)
        self.paper.arrived.connect(self._say_what)
        self.paper.options.data.clicked.connect(self.save_data)
        self.paper.began.connect(self.progress.follow)

    # --- the page's life ---

    def ready(self, workspace: "Workspace") -> None:
        self.saver.take(workspace)
        self.workbook.take(workspace)
        self.paper.take(workspace)
        self._say_what()

    def refresh(self, change: "Change") -> None:
        if change.kind in ("batches", "assays", "runs", "balance", "reference", "facility"):
            self.workbook.outdate()
            self.paper.outdate()

    def shown(self) -> None:
        first = self.workbook.presets if self.is_workbook() else self.paper.options.spans
        first.setFocus()

    def settled(self) -> bool:
        return self.workbook.settled() if self.is_workbook() else self.paper.settled()

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("↑ ↓", self.tr("Choose the report")),
            ("Ctrl+S", self.tr("Save the report")),
            ("Ctrl+P", self.tr("Print the report")),
            ("Esc", self.tr("Stop, or leave the file name")),
        ]

    # --- which report ---

    def is_workbook(self) -> bool:
        return self.kinds.current() == SUMMARY

    def show_period(self, since: date, until: date) -> None:
        """Report a period that was looked at elsewhere."""
        self.kinds.choose(SUMMARY)
        self.workbook.show_period(since, until)

    def _show_kind(self, name: str) -> None:
        place = 0 if name == SUMMARY else 1
        self._views.setCurrentIndex(place)
        self._options.setCurrentIndex(place)
        self.workbook.badge.setVisible(place == 0 and bool(self.workbook.badge.look.words))
        if name != SUMMARY:
            self.paper.show_kind(name)
        self._say_what()

    def _say_days(self, days: str) -> None:
        self._said = days
        self._say_what()

    def _say_what(self) -> None:
        """Say in the head which days are shown, and over the preview how much there is."""
        pages = self.paper.pages
        self.print_button.setEnabled(not self.is_workbook() and pages is not None)
        if self.is_workbook():
            self.head.set_state(self._said)
            self.save_button.setEnabled(self.workbook.has_batches())
            sheets = self.workbook.sheets
            self.shown_part.setText(self.tr("sheet 1 of {}, Summary").format(sheets))
            self.kinds.set_detail(SUMMARY, self.tr("workbook, {} sheets").format(sheets))
        elif pages is None or self.paper.found is None:
            self.save_button.setEnabled(False)
            self.shown_part.setText("")
        else:
            span = self.paper.found.span
            self.head.set_state(period(span.since, span.until))
            self.save_button.setEnabled(True)
            words = self.tr("1 page") if pages.count == 1 else self.tr("{} pages")
            self.shown_part.setText(words.format(pages.count))

    # --- file and printer ---

    def save(self) -> None:
        """Ask for the file's name in place, or save where it is asked already."""
        if self.save_button.isEnabled() and self.workspace:
            shown = self.workbook if self.is_workbook() else self.paper
            self.saver.ask(shown.suggested(), shown.saving)

    def save_data(self) -> None:
        """Ask for the name of the workbook with the data of a report."""
        self.saver.ask(self.paper.suggested_data(), self.paper.saving_data)

    def print(self) -> None:
        """Ask which printer, and print the report as it is shown."""
        if not self.print_button.isEnabled() or self.workspace is None:
            return
        if printer := self.printer():
            job = self.paper.printing(printer)
            job.failed.connect(self.workspace.failed)
            self.progress.follow(job, self.tr("Printing"))
            job.start()

    def printer(self) -> object | None:
        """Let a person choose a printer; None where they leave."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        printer.setResolution(DPI)
        return printer if QPrintDialog(printer, self).exec() else None
