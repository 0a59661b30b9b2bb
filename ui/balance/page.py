"""The Balance page: what went through the plant, what was not found, and whom to look at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from recycler.people.rights import Right
from ui.balance import wording
from ui.balance.behind import Behind
from ui.balance.drifts import Drifts
from ui.balance.figures import VIEWS, Drift, Figures, LeftOut, Named, Piece, Stream
from ui.balance.filters import BalanceFilters
from ui.balance.ledger import Ledger
from ui.balance.nothing import Nothing
from ui.balance.plant_chart import height_for, plant_chart
from ui.balance.readings import Readings
from ui.balance.source import Answer, left_out_entry, read_drifts, read_figures
from ui.balance.suspects import Suspects
from ui.balance.waterfall_chart import height_of, waterfall_chart
from ui.charts.frame import ChartFrame
from ui.charts.spec import Mark
from ui.language import numbers
from ui.look.scrolling import ScrollArea
from ui.look.text import rule, text
from ui.look.tokens import GAP, MARGIN
from ui.newest import Newest
from ui.parts.badge import BadgeButton
from ui.window.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recycler.balance.unaccounted import UnaccountedEntry
    from ui.workspace.workspace import Change, Workspace

BEHIND = ("batches", "assays", "runs", "balance", "reference", "facility")
PLANT_HEIGHT, PLANT_ROOMY = 372, 480
ROOMY_FROM = 900  # height of the page [px]
HINT_FROM = 1160


class BalancePage(Page):
    """Shows the balance of one scope and follows the filters and the data."""

    name = "balance"
    icon_name = "balance"
    works_by = Right.LEDGER

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.head.set_title(self.tr("Balance"))
        self.view = VIEWS[0]
        self.figures: Figures | None = None
        self._asked, self._charted = Newest(self), Newest(self)
        self._stale = self._drifts_stale = True

    def build(self) -> "Iterator[None]":
        self.filters = BalanceFilters()
        self.badge = BadgeButton()
        self.head.add_beside_title(self.badge)
        self.plant = ChartFrame()
        yield
        self.waterfall = ChartFrame()
        yield
        self.behind, self.readings = Behind(), Readings()
        self.suspects, self.drifts, self.ledger = Suspects(), Drifts(), Ledger()
        self.nothing = Nothing()
        yield
        self._lay_out()
        self._connect()
        self._bind()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("clear", "true")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, GAP, 0, GAP)
        column.setSpacing(0)
        column.addLayout(_padded(self.plant))
        column.addSpacing(GAP)
        for part in (self.behind, self.readings, self.suspects):
            column.addWidget(part)
        column.addLayout(_padded(self.waterfall))
        column.addSpacing(GAP)
        column.addWidget(self.drifts)
        column.addWidget(self.ledger)
        column.addStretch(1)
        self.scroll_area = ScrollArea(inner)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self._pages = QStackedWidget()
        below = QVBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.filters)
        below.addWidget(rule())
        below.addWidget(self._pages, 1)
        self.set_body(below)
        self._pages.addWidget(self.scroll_area)
        self._pages.addWidget(self.nothing)
        self._reading = text(self.tr("Reading the books…"), "body", "text-2")
        self._reading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self._reading)
        self._pages.setCurrentWidget(self._reading)

    def _connect(self) -> None:
        for frame in (self.plant, self.waterfall):
            frame.opened.connect(self._open_mark)
        self._offer_views()
        self.plant.measure_chosen.connect(self.choose_view)
        self.filters.changed.connect(self.ask)
        self.badge.clicked.connect(self.go_to_suspect)
        self.readings.opened.connect(lambda stream: self.show_behind(stream.name, [stream]))
        self.readings.book_wanted.connect(self.book)
        self.behind.opened.connect(self._open_piece)
        self.behind.left.connect(self.plant.canvas.setFocus)
        self.drifts.opened.connect(self._open_piece)
        self.suspects.leave_out.connect(self._leave_out)
        self.suspects.count_again.connect(self._count_again)
        self.ledger.sign_off.connect(self._sign_off)
        self.ledger.reopen.connect(self._reopen)
        self.ledger.withdraw.connect(self._withdraw)
        self.ledger.form.booked.connect(self._book)
        self._asked.answered.connect(self._on_answer)
        self._charted.answered.connect(self._on_drifts)
        self.nothing.processing_wanted.connect(lambda: self._go("processing"))
        self.nothing.all_time_wanted.connect(lambda: self.filters.choose("period", "all"))
        self.nothing.whole_plant_wanted.connect(lambda: self.filters.choose("node", ""))

    def _bind(self) -> None:
        self.bind("R", self.turn_view)
        self.bind("B", self.book)
        self.bind("F", self.filters.chips["period"].setFocus)
        self.bind("L", self.go_to_suspect)
        self.bind("W", self.ledger.ask_to_withdraw, self.ledger)
        self.bind("Esc", self.behind.fold, self.behind)

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("R", self.tr("Raw or reconciled")),
            ("F", self.tr("To the filters")),
            ("L", self.tr("To the reading to look at")),
            ("B", self.tr("Book what was not found")),
            ("W", self.tr("Withdraw an entry of the ledger")),
            ("← → ↑ ↓", self.tr("Walk the marks of a chart")),
            ("Enter", self.tr("Open what is behind a mark or a line")),
            ("T", self.tr("Show a chart as a table, and back")),
            ("Ctrl+C", self.tr("Copy a chart as a picture, or its figures")),
        ]

    # --- the page's life ---

    def ready(self, workspace: "Workspace") -> None:
        facility = workspace.facility
        self.filters.prepare(workspace.today(), facility.fiscal_year_start_month)
        for asking in (self._asked, self._charted):
            asking.failed.connect(workspace.failed)
        self.ask()

    def refresh(self, change: "Change") -> None:
        if change.kind in BEHIND:
            self._stale = self._drifts_stale = True
            if self.isVisible():
                self.ask()

    def shown(self) -> None:
        if self.figures is not None and not self.figures.streams:
            self.nothing.focus_first()
        else:
            self.filters.chips["period"].setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.ask()

    def settled(self) -> bool:
        waiting = self._asked.is_waiting() or self._charted.is_waiting()
        return not waiting and not self._stale

    def ask(self) -> None:
        """Ask for the figures of the filters, beside the GUI thread."""
        if self.workspace is None:
            return
        self._stale = False
        store, scope = self.workspace.store, self.filters.scope
        today = self.workspace.today()
        self.head.set_state(self._reading.text())
        self._asked.ask(lambda _report: read_figures(store, scope, today))

    def _on_answer(self, answer: Answer) -> None:
        self.show_figures(answer.figures, has_runs=answer.has_runs)
        if self._drifts_stale and self.workspace is not None and answer.has_runs:
            self._drifts_stale = False
            store, today = self.workspace.store, self.workspace.today()
            self._charted.ask(lambda _report: read_drifts(store, today))

    def _on_drifts(self, drifts: tuple[Drift, ...]) -> None:
        self.drifts.show_drifts(drifts)

    # --- showing ---

    def show_figures(self, figures: Figures, *, has_runs: bool = True) -> None:
        """Show the figures of a scope, or why there are none."""
        self.figures = figures
        who = self.workspace.who if self.workspace else ""
        self.filters.offer(figures)
        self.head.set_state(self._state(figures))
        self.badge.show_look(wording.look_at(figures) if figures.streams else None)
        self.behind.hide()
        self._draw()
        self.readings.show_figures(figures)
        self.suspects.show_figures(figures, who)
        self.ledger.show_figures(figures, who)
        if not figures.streams:
            self.nothing.show_for(figures, has_runs=has_runs)
        self._pages.setCurrentIndex(0 if figures.streams else 1)

    def _draw(self) -> None:
        assert self.figures is not None
        self.plant.show_chart(plant_chart(self.figures, self.view))
        self._fit_plant()
        steps = waterfall_chart(self.figures, self.view)
        self.waterfall.show_chart(steps)
        self.waterfall.setFixedHeight(height_of(steps))

    def turn_view(self) -> None:
        """Show the other of raw and reconciled."""
        self.choose_view(VIEWS[1 - VIEWS.index(self.view)])

    def choose_view(self, view: str) -> None:
        """Show the charts raw or reconciled; tables show both anyway."""
        self.view = view
        self.plant.measures.set_current(view)
        if self.figures is not None:
            self._draw()

    def _offer_views(self) -> None:
        self.plant.set_measures([(view, wording.view_name(view)) for view in VIEWS], self.view)

    def _state(self, figures: Figures) -> str:
        said = [numbers.period(figures.since, figures.until)]
        said.append(wording.substance(figures.scope.element))
        if figures.streams:
            measured = len(figures.readings())
            inferred = sum(one.is_inferred for one in figures.streams)
            said.append(self.tr("{} measured streams").format(measured))
            said += [self.tr("{} inferred").format(inferred)] if inferred else []
        return " · ".join(said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.filters.hint.setVisible(self.width() >= HINT_FROM)
        self._fit_plant()

    def _fit_plant(self) -> None:
        """Make the picture as high as the window allows, and as its ends need."""
        usual = PLANT_ROOMY if self.height() >= ROOMY_FROM else PLANT_HEIGHT
        chart = self.plant.chart
        self.plant.setFixedHeight(max(usual, height_for(chart) if chart else 0))

    # --- leading on ---

    def _open_mark(self, mark: Mark) -> None:
        if self.figures is None or mark.where is None:
            return
        node = mark.where.get("node")
        if isinstance(node, str) and node and node != self.figures.scope.node:
            self.filters.choose("node", node)
            return
        self.show_behind(mark.name, self._streams_of(mark))

    def _streams_of(self, mark: Mark) -> list[Stream]:
        assert self.figures is not None
        where = mark.where or {}
        if "streams" in where:
            keys = where["streams"]
            assert isinstance(keys, tuple)
            return [one for one in self.figures.streams if one.key in keys]
        if "role" in where:
            return [one for one in self.figures.streams if one.role == where["role"]]
        return list(self.figures.streams)

    def show_behind(self, title: str, streams: list[Stream]) -> None:
        """Unfold what is behind a mark or a line, and bring it on view."""
        if self.figures is not None:
            self.behind.show_streams(title, streams, wording.unit_for(self.figures, "raw"))
            self._bring(self.behind)

    def go_to_suspect(self) -> None:
        """Go to the reading that is suspected most, or to the table of all."""
        if self.figures is None or not self.figures.streams:
            return
        part = self.suspects if self.figures.suspects else self.readings
        part.table.setFocus()
        part.table.set_current_row(0)
        self._bring(part)

    def record(self) -> str:
        row = self.suspects.current()
        at_suspects = self.suspects.table.hasFocus()
        if row is not None and isinstance(row.of, LeftOut) and at_suspects:
            return f"left_out:{row.of.name}"
        line = self.ledger.current()
        return line.number if line is not None else ""

    def book(self) -> None:
        """Unfold the form that books what was not found."""
        if self.figures is not None and self.figures.whole.kg and self.workspace is not None:
            self.ledger.form.ask(self.figures, self.workspace.who)
            self._bring(self.ledger)

    def _book(self, entry: "UnaccountedEntry") -> None:
        if self.workspace is not None:
            self.workspace.balance.enter(entry)

    def _sign_off(self, number: str, why: str) -> None:
        if self.workspace is not None:
            self.workspace.balance.sign(number, why, self._seen(number))

    def _reopen(self, number: str, why: str) -> None:
        if self.workspace is not None:
            self.workspace.balance.reopen(number, why, self._seen(number))

    def _withdraw(self, number: str, why: str) -> None:
        if self.workspace is not None:
            self.workspace.balance.withdraw(number, why, self._seen(number))

    def _leave_out(self, readings: tuple[Named, ...], why: str) -> None:
        if self.workspace is not None:
            self.workspace.balance.leave_out([left_out_entry(one, self.workspace.who, why)
                                      for one in readings])  # fmt: skip

    def _count_again(self, name: str, why: str) -> None:
        if self.workspace is not None:
            self.workspace.balance.count_again(name, why, self._seen(name))

    def _seen(self, name: str) -> int | None:
        """Return the version of an entry of the ledger, or of what is left out, that is on view."""
        if self.figures is None:
            return None
        versions = {line.number: line.version for line in self.figures.ledger}
        versions |= {one.name: one.version for one in self.figures.left_out}
        return versions.get(name)

    def _bring(self, part: QWidget) -> None:
        """Scroll to a part once its new height is laid out."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.scroll_area.ensureWidgetVisible(part, 0, GAP)

    def _open_piece(self, piece: Piece) -> None:
        if self.workspace is None:
            return
        if piece.is_batch:
            self.workspace.open_ticket.emit(piece.name)
        else:
            self.workspace.open_trace.emit(piece.name)

    def _go(self, page: str) -> None:
        if self.workspace is not None:
            self.workspace.open_page.emit(page)


def _padded(widget: QWidget) -> QHBoxLayout:
    """Return a row with the page's margins at both sides."""
    row = QHBoxLayout()
    row.setContentsMargins(MARGIN, 0, MARGIN, 0)
    row.addWidget(widget)
    return row
