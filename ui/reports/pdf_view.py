"""A report on paper: its period, language and paper, its pages as pictures, file and printer."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from recycler.exchange.saving import saved_as
from ui.charts import paint
from ui.jobs import Job, Report
from ui.language.workbook_words import in_language, words_of
from ui.look import theme
from ui.look.buttons import Button
from ui.look.text import text
from ui.look.tokens import MARGIN
from ui.paper.pages import Pages
from ui.paper.slices import Slices
from ui.reports.document import span_words
from ui.reports.findings import Findings, gather
from ui.reports.kinds import REPORTS, ReportKind
from ui.reports.making import Print, Written, pages_of
from ui.reports.span import Span, running

if TYPE_CHECKING:
    from ui.workspace.workspace import Workspace

OFFERED = {"week": 26, "month": 24, "year": 10}  # periods to choose from
GAP = 16
WIDEST = 900


class PaperOptions(QWidget):
    """Which period, in which language, on which paper."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, MARGIN, 0)
        column.setSpacing(6)
        self.spans, self.languages, self.papers = QComboBox(), QComboBox(), QComboBox()
        for name, box in (
            (self.tr("Period"), self.spans), (self.tr("Language"), self.languages),
            (self.tr("Paper"), self.papers),
        ):  # fmt: skip
            label = text(name, "body", "text-2")
            label.setBuddy(box)
            box.setFont(theme.font("body"))
            column.addWidget(label)
            column.addWidget(box)
            column.addSpacing(6)
        self.black_white = QCheckBox(self.tr("Black and white"))
        self.black_white.setFont(theme.font("body"))
        column.addWidget(self.black_white)
        column.addSpacing(10)
        self.data = Button(self.tr("Save its data as a workbook…"), kind="link", icon="table")
        column.addWidget(self.data)
        column.addStretch(1)
        for words, code in ((self.tr("as the window"), None), ("English", "en"), ("日本語", "ja")):
            self.languages.addItem(words, code)
        for words, code in (("A4", "a4"), ("Letter", "letter")):
            self.papers.addItem(words, code)
        for box in (self.spans, self.languages, self.papers):
            box.currentIndexChanged.connect(self.changed)
        self.black_white.toggled.connect(self.changed)

    def offer(self, kind: ReportKind, today: date, first_month: int) -> None:
        """Offer the periods of a report, the usual one chosen."""
        self.spans.blockSignals(True)
        self.spans.clear()
        for span in _offered(kind, today, first_month):
            self.spans.addItem(span_words(span), span)
        self.spans.setCurrentIndex(0 if kind.runs_on else 1)
        self.spans.blockSignals(False)

    def span(self) -> Span:
        found = self.spans.currentData()
        assert isinstance(found, Span)
        return found

    def how(self) -> Print:
        return Print(
            self.languages.currentData(), self.papers.currentData(), self.black_white.isChecked()
        )


def _offered(kind: ReportKind, today: date, first_month: int) -> Iterator[Span]:
    """The running period and those before it."""
    grain = kind.grains[0]
    span = running(grain, today, first_month)
    for _ in range(OFFERED[grain]):
        yield span
        span = span.before(first_month)


class PaperView(QScrollArea):
    """Shows the pages of a report; draws them into a file or on a printer."""

    arrived = Signal()
    began = Signal(object, str)  # Job, what it does

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options = PaperOptions()
        self.pages: Pages | None = None
        self.found: Findings | None = None
        self._workspace: Workspace | None = None
        self._kind: ReportKind | None = None
        self._job: Job | None = None
        self._drawing: Job | None = None
        self._stale = False
        self._sheets: list[_SheetPicture] = []
        self._build()
        self.options.changed.connect(self.ask)

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self._holder = QWidget()
        self._holder.setProperty("clear", "true")
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        self._column.setSpacing(GAP)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._holder)

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def show_kind(self, name: str) -> None:
        """Show another report."""
        assert self._workspace is not None
        self._kind, self.pages, self.found = REPORTS[name], None, None
        first = self._workspace.facility.fiscal_year_start_month
        self.options.offer(self._kind, self._workspace.today(), first)
        self.options.data.setVisible(self._kind.has_data)
        self.ask()

    def settled(self) -> bool:
        return self._job is None and self._drawing is None and not self._stale

    def outdate(self) -> None:
        """The data changed: what is shown is asked for again when it is seen."""
        self.pages = self.found = None
        if self.isVisible() and self._kind:
            self.ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.pages is None and self._kind:
            self.ask()

    # --- what is shown ---

    def ask(self) -> None:
        """Read the figures in the background, then draw the pages."""
        if self._workspace is None or self._kind is None:
            return
        if self._job is not None:
            self._stale = True
            return
        self._stale = False
        span, store, who = self.options.span(), self._workspace.store, self._workspace.who
        today, currency = self._workspace.today(), self._workspace.currency()
        if self.found and self.found.span == span:
            self._arrived(self.found)
            return

        def work(report: Report) -> object:
            return gather(store, span, today, who=who, report=report, currency=currency)

        self._job = Job(work, self)
        self._job.succeeded.connect(self._arrived)
        self._job.failed.connect(self._workspace.failed)
        self._job.cancelled.connect(self._stopped)
        self._job.ended.connect(self._ended)
        self.began.emit(self._job, self.tr("Reading {}").format(span_words(span)))
        self._job.start()

    def _stopped(self) -> None:
        """Show nothing rather than the pages of another period."""
        self.pages = self.found = None
        self._show_sheets(0)
        self.arrived.emit()

    def _ended(self) -> None:
        self._job = None
        if self._stale:
            self.ask()

    def _arrived(self, found: Findings) -> None:
        if self._stale or self._kind is None:
            return
        self.found = found
        self.pages = pages_of(self._kind, found, self.options.how())
        self._show_sheets(self.pages.count, self.pages.sheet.height / self.pages.sheet.width)
        if self._drawing:
            self._drawing.cancel()
        pages, sheets, ratio = self.pages, list(self._sheets), self.devicePixelRatioF()
        self._drawing = Slices(lambda: _pictures(pages, sheets, ratio), pages.count, self)
        self._drawing.ended.connect(self._drawn)
        self._drawing.start()
        self.arrived.emit()

    def _drawn(self) -> None:
        if self.sender() is self._drawing or self._drawing is None:
            self._drawing = None

    def _show_sheets(self, count: int, tall: float = 1.0) -> None:
        while len(self._sheets) > count:
            gone = self._sheets.pop()
            self._column.removeWidget(gone)
            gone.deleteLater()
        while len(self._sheets) < count:
            self._sheets.append(_SheetPicture())
            self._column.addWidget(self._sheets[-1])
        for number, sheet in enumerate(self._sheets, 1):
            sheet.show_blank(tall)
            said = self.tr("Page {n} of {count}").format(n=number, count=count)
            sheet.setAccessibleName(said)

    # --- into a file, on a printer ---

    def suggested(self) -> str:
        """A name for the file."""
        assert self._kind is not None
        return f"{self._kind.name}_{self.options.span().name}.pdf"

    def suggested_data(self) -> str:
        """A name for the workbook with the data of the report."""
        return self.suggested().replace(".pdf", ".xlsx")

    def saving_data(self, path: Path) -> Job:
        """Return the job that writes the data of the report as a workbook."""
        assert self._workspace is not None
        workspace, span = self._workspace, self.options.span()
        language = self.options.how().language

        def work(report: Report) -> object:
            from db.reporting import write_summary

            return write_summary(
                workspace.store, span.since, span.until, path, who=workspace.who,
                words=words_of(language) if language else in_language, report=report, briefing=True,
                currency=workspace.currency(),
            )  # fmt: skip

        return Job(work, self)

    def saving(self, path: Path) -> Job:
        """Return the job that writes the report as it is shown."""
        pages, found, kind = self.pages, self.found, self._kind
        assert pages
        assert found
        assert kind

        def steps() -> Iterator[object]:
            content = b""
            for drawn in pages.pdf():
                content = drawn
                yield None
            saved_as(path, lambda part: part.write_bytes(content))
            yield Written(path, kind.name, found.span, found.summary.batches, pages.count)

        return Slices(steps, pages.count + 2, self)

    def printing(self, printer: Any) -> Job:
        """Return the job that prints the report as it is shown."""
        pages = self.pages
        assert pages
        printer.setPageLayout(pages.sheet.layout())
        printer.setDocName(pages.document.title)
        return Slices(lambda: pages.drawn_on(printer), pages.count, self)


def _pictures(pages: Pages, sheets: "list[_SheetPicture]", ratio: float) -> Iterator[object]:
    """Draw each page into its place."""
    for number, sheet in enumerate(sheets):
        sheet.show_image(pages.image(number, sheet.scale(pages.sheet.width) * ratio))
        yield number


class _SheetPicture(QWidget):
    """One page as a picture, as wide as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self._tall = 1.414
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(WIDEST)

    def show_blank(self, tall: float) -> None:
        """Be a page that is not drawn yet; `tall` is its height over its width."""
        self._tall, self._pixmap = tall, QPixmap()
        self.updateGeometry()
        self.update()

    def show_image(self, image: QImage) -> None:
        self._pixmap = QPixmap.fromImage(image)
        self.update()

    def scale(self, width: float) -> float:
        return max(self.width(), 400) / width

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self._tall)

    def sizeHint(self) -> QSize:
        return QSize(720, round(720 * self._tall))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sheet = QRectF(0, 0, self.width(), self.width() * self._tall)
        painter.fillRect(sheet, Qt.GlobalColor.white)
        if not self._pixmap.isNull():
            painter.drawPixmap(sheet, self._pixmap, QRectF(self._pixmap.rect()))
        paint.outline(painter, sheet, "hairline")
        painter.end()
