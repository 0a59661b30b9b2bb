"""The Recovery page: key figures and charts of what was recovered, filtered, each mark a link."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from time import thread_time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.charts.catalogue import BEHIND, NAMES, chart_of
from ui.charts.grid import ChartGrid
from ui.charts.spec import Chart, Mark
from ui.jobs import Job
from ui.language.numbers import number, period
from ui.language.words import group
from ui.look.scrolling import ScrollArea, keep_right_edge
from ui.look.text import rule
from ui.look.tokens import GAP, MARGIN
from ui.parts.honesty import BEHIND as SCORED_AGAIN
from ui.parts.honesty import Honesty, HonestyBadge, HonestySource
from ui.recovery.ahead import Ahead
from ui.recovery.analyst import Analyst
from ui.recovery.card_chooser import CardChooser
from ui.recovery.card_list import arranged, cards_of
from ui.recovery.cards import Cards
from ui.recovery.figures import Behind, Figures, Plant, in_order
from ui.recovery.filters import FilterBar
from ui.recovery.key import EvidenceKey
from ui.recovery.measure_next import PeriodMeasures
from ui.recovery.nothing import Nothing
from ui.recovery.scope import MEASURES, NARROWING, Scope
from ui.recovery.second_breath import SecondBreath
from ui.recovery.views import View
from ui.recovery.views_bar import ViewsBar
from ui.recovery.wording import filter_value, measure_name, stream_name
from ui.window.page import Page

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice

    from db.sums.queries import By
    from ui.laboratory.honesty import HonestyPanel
    from ui.paper.pages import Pages
    from ui.recovery.card_list import Card
    from ui.workspace.workspace import Change, Workspace

BUDGET_S = 0.06  # of the processor; figures that take longer are computed off the GUI thread
MANY = 20_000  # batches, of which some figures take longer
COLUMNS_FROM = ((3000, 4), (1440, 3), (760, 2), (0, 1))  # width of the content [px]
HINT_FROM = 1500
CARDS_KEPT = "recovery/cards"  # which cards a person wants, and in which order
BALANCED = frozenset({"streams", "node", "role", "page"})  # what marks of the plant lead to
CHANGES = ("batches", "assays", "runs", "targets", "reference", "facility")
WIDE = "sankey"  # over all columns
CHARTS = (*NAMES[:4], *BEHIND[:2], *NAMES[4:], *BEHIND[2:])
OF_PLANT = frozenset(BEHIND) - {"drivers"}
AWAITING = ("cumulative", *BEHIND)  # charts that say more with what comes behind
QUIET_MS = 300  # before what takes longer is asked: nothing is to hold up a refresh


class RecoveryPage(Page):
    """Shows the figures of one scope and follows the filters and the data."""

    name = "recovery"
    icon_name = "recovery"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.head.set_title(self.tr("Recovery"))
        self.cards_button = self.head.add_button(self.tr("Cards"), key="C")
        self.views_button = self.head.add_button(self.tr("Views"), key="V")
        self.export = self.head.add_button(self.tr("Export to Excel"), icon="export", key="Ctrl+E")
        self.honesty_badge = HonestyBadge()
        self.head.add_beside_title(self.honesty_badge)
        self.honesty_source = HonestySource(self)
        self.second = SecondBreath(self)
        self.second.answered.connect(self._on_behind)
        self.ahead = Ahead(self)
        self.filters, self.views = FilterBar(), ViewsBar()
        self.cards = Cards()
        self.charts = ChartGrid(CHARTS, [WIDE])
        self.figures: Figures | None = None
        self._analyst: Analyst | None = None
        self._job: Job | None = None
        self._plants: dict[str, tuple[Plant | None, bool, bool]] = {}
        self._printing: Iterator[int] = iter(())
        self._stale, self._slow = True, False
        self._behind = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._behind.timeout.connect(self._ask_behind)
        self._build_body()
        self.filters.changed.connect(self._on_filters)
        self.cards.opened.connect(self._open)
        self.charts.opened.connect(self._open_mark)
        self.charts.made.connect(self._on_made)
        self.charts.stood.connect(self._behind.start)
        self.export.clicked.connect(self.to_reports)
        self.bind("Ctrl+E", self.to_reports)
        self.bind("F", self.filters.chips["period"].setFocus)
        self.bind("H", self.show_honesty)
        self.bind("V", self.show_views)
        self.bind("C", self.choose_cards)
        self.cards_button.clicked.connect(self.choose_cards)
        self.views_button.clicked.connect(self.show_views)
        self.bind("Ctrl+P", self.print)
        self.views.opened.connect(self.open_view)
        self.bind("Esc", self.next.check.cancel, self.next)
        self.head.back.connect(self.show_figures_again)
        self.honesty_badge.clicked.connect(self.show_honesty)
        self.honesty_source.answered.connect(self._on_honesty)

    def _build_body(self) -> None:
        self._key = EvidenceKey()
        self.filters.row.addWidget(self._key)
        inner = QWidget()
        inner.setProperty("clear", "true")
        self._stack = QVBoxLayout(inner)
        self._stack.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        self._stack.setSpacing(GAP)
        self._empty = Nothing(self)
        self._empty.hide()
        self.next = PeriodMeasures()
        self.next.opened.connect(self._open)
        self.charts.add_under(self.next)
        self._stack.addWidget(self.cards)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.charts, 1000)
        self._stack.addStretch(1)
        self.scroll_area = ScrollArea(inner)
        keep_right_edge(self.scroll_area, self._stack)
        self._shown = QWidget()
        body = QVBoxLayout(self._shown)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.filters)
        body.addWidget(self.views)
        body.addWidget(rule())
        body.addWidget(self.scroll_area, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._shown)
        self.set_body(self._pages)

    # --- the page's life ---

    def ready(self, workspace: "Workspace") -> None:
        lookup = {
            "stream": self._streams, "material": self._materials, "supplier": self._suppliers,
            "origin": self._origins, "route": self._routes, "element": self._elements,
        }  # fmt: skip
        facility = workspace.facility
        self.next.take(workspace)
        self.filters.prepare(workspace.today(), facility.fiscal_year_start_month, lookup)
        self.honesty_source.take(workspace)
        self.second.take(workspace)
        self.views.take(workspace.preferences)
        self.ask()

    def refresh(self, change: "Change") -> None:
        if change.kind in SCORED_AGAIN:
            self.honesty_source.forget()
            if self.isVisible():
                self._behind.start()
        if change.kind in CHANGES:
            self.second.forget()
            if self._analyst and change.kind in ("batches", "assays", "runs", "targets"):
                self._analyst.forget(assays=change.kind == "assays")
            else:
                self._analyst = None
            self._stale = True
            if self.isVisible():
                self.ask()

    def shown(self) -> None:
        if self.is_on_honesty():
            self.honesty.focus_first()
        else:
            self.filters.chips["period"].setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self.workspace:
            self.ask()
        elif self.figures is not None:
            self._behind.start()

    def settled(self) -> bool:
        parts = (self.honesty_source, self.next, self.second, self.ahead)
        behind = self._behind.isActive() or any(part.is_waiting() for part in parts)
        return self.is_drawn() and self.charts.stands() and not behind

    def is_drawn(self) -> bool:
        """Tell whether the cards and the charts in sight show what was asked for last."""
        return self._job is None and not self._stale and self.charts.is_drawn()

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("F", self.tr("To the filters")),
            ("V", self.tr("Saved views: open, keep, copy as text")),
            ("C", self.tr("Choose the cards and their order")),
            ("H", self.tr("How honest the estimates are; Esc leads back")),
            ("Ctrl+E", self.tr("Export to Excel")),
            ("Ctrl+P", self.tr("Print the page in black and white")),
            ("← → ↑ ↓", self.tr("Walk the marks of a chart")),
            ("Enter", self.tr("Open the batches behind a mark or a card")),
            ("T", self.tr("Show a chart as a table, and back")),
            ("Ctrl+C", self.tr("Copy a chart as a picture, or its figures")),
        ]

    # --- asking and answering ---

    def _on_filters(self) -> None:
        self.views.view = View(self.filters.preset, self.filters.scope)
        self.ask()

    def ask(self) -> None:
        """Compute the figures of the filters; off the GUI thread where that may take long."""
        self.ahead.drop()
        if self.workspace is None or self._job is not None:
            self._stale = True  # asked again when the job has ended
            return
        self._stale = False
        scope, today = self.filters.scope, self.filters.today
        if self._slow or self._analyst is None:
            self._job = Job(lambda _report: self._compute(scope, today), self)
            self._job.succeeded.connect(self._arrived)
            self._job.failed.connect(self.workspace.failed)
            self._job.ended.connect(self._ended)
            self._job.start()
        else:
            self.show_figures(self._compute(scope, today))

    def _compute(self, scope: Scope, today: date) -> Figures:
        began = thread_time()
        if self._analyst is None:
            assert self.workspace is not None
            self._analyst = Analyst(self.workspace.store)
            self._analyst.figures(scope, today)  # makes the draws every later question uses
            began = thread_time()
        figures = self._analyst.figures(scope, today)
        taken_s = thread_time() - began
        self._slow |= taken_s > BUDGET_S or figures.batches > MANY  # the next may take longer
        return figures

    def _arrived(self, figures: object) -> None:
        assert isinstance(figures, Figures)
        if not self._stale:
            self.show_figures(figures)

    def _ended(self) -> None:
        self._job = None
        if self._stale and self.isVisible():
            self.ask()

    # --- showing ---

    def show_figures(self, figures: Figures) -> None:
        """Show figures; what comes behind is asked once all charts stand: nothing holds them."""
        if self.workspace is None:
            return
        self.figures = figures = replace(figures, behind=self.second.known(figures))
        self._dress_head()
        self._empty.show_for(figures, self.filters, ever=bool(self._streams()))
        self._show_cards()
        self._behind.stop()
        self.charts.setVisible(bool(figures.batches))
        self.charts.show_charts(self._chart_of)

    def _wanted_cards(self) -> "list[Card]":
        assert self.workspace is not None
        assert self.figures is not None
        cards = cards_of(self.figures, self.workspace.store.reference())
        return arranged(cards, self.workspace.preferences.text(CARDS_KEPT))

    def choose_cards(self) -> None:
        """Offer which cards stand over the charts, and in which order."""
        if self.workspace is None or self.figures is None or not self.figures.batches:
            return
        every = cards_of(self.figures, self.workspace.store.reference())
        self.chooser.offer(self._wanted_cards(), every, self.cards_button)

    @cached_property
    def chooser(self) -> CardChooser:
        """The list of cards, made when it is first wanted."""
        chooser = CardChooser(self)
        chooser.changed.connect(self._keep_cards)
        return chooser

    def _keep_cards(self, kept: str) -> None:
        assert self.workspace is not None
        self.workspace.preferences.keep_text(CARDS_KEPT, kept)
        self._show_cards()

    def _show_cards(self) -> None:
        self.cards.show_cards(self._wanted_cards())

    def _on_behind(self, scope: Scope, behind: Behind) -> None:
        """Say more on the cards and charts that stand; nothing moves."""
        if self.figures is None or self.figures.scope != scope:
            return
        self.figures = replace(self.figures, behind=behind)
        self._show_cards()
        self.charts.show_again(AWAITING, self._chart_of)

    def _on_made(self, name: str) -> None:
        if name == "throughput":
            frame = self.charts.frames[name]
            frame.set_measures([(m, measure_name(m)) for m in MEASURES], self.filters.scope.measure)
            frame.measure_chosen.connect(self.choose_measure)

    def _chart_of(self, name: str) -> Chart | None:
        assert self.figures is not None
        assert self.workspace is not None
        figures = self.figures
        if name == "throughput":
            self.charts.frames[name].measures.set_current(figures.scope.measure)
        if name in OF_PLANT:  # told by nothing else, and the largest to draw
            of = figures.behind.plant, figures.scope.is_narrowed, bool(figures.batches)
            if self._plants.get(name) == of:
                return None
            self._plants[name] = of
        chart = chart_of(name, figures, self.workspace.store.reference())
        if (
            name in OF_PLANT
            and name != WIDE
            and (figures.behind.plant or figures.scope.is_narrowed)
        ):
            self.charts.hide_chart(name, chart.drawn is None)  # the wide one says why
        return chart

    def show_views(self) -> None:
        """Offer the saved views, and to keep this one."""
        self.views.ask(View(self.filters.preset, self.filters.scope))

    def open_address(self, address: str) -> None:
        self.views.open_address(address)

    def open_view(self, view: View) -> None:
        """Show what a view is about."""
        self.show_figures_again()
        self.filters.show_view(*view)

    def choose_measure(self, measure: str) -> None:
        """Show the throughput as dry, contained or recovered mass."""
        self.filters.scope = replace(self.filters.scope, measure=measure)
        self.ask()

    def _state(self, figures: Figures) -> str:
        batches = self.tr("{} batches").format(number(figures.batches))
        if figures.batches == 1:
            batches = self.tr("1 batch")
        said = [period(figures.since, figures.until), batches]
        scope = figures.scope
        for name in (*NARROWING, "element"):
            value = getattr(scope, name)
            said += [filter_value(name, value)] if value is not None else []
        return " · ".join(said)

    # --- the honesty of the estimates, in the place of the charts ---

    @cached_property
    def honesty(self) -> "HonestyPanel":
        """The panel, made when it is first wanted."""
        from ui.laboratory.honesty import HonestyPanel

        panel = HonestyPanel()
        panel.opened.connect(self._open)
        self.bind("Esc", self.show_figures_again, panel)
        self._pages.addWidget(panel)
        if self.workspace is not None:
            panel.take(self.workspace, self.honesty_source)
        return panel

    def is_on_honesty(self) -> bool:
        return self._pages.currentWidget() is not self._shown

    def show_honesty(self) -> None:
        """Show how honest the estimates are."""
        self._pages.setCurrentWidget(self.honesty)
        self._dress_head()
        self.honesty.ask()
        self.honesty.focus_first()

    def show_figures_again(self) -> None:
        """Go back to the charts."""
        if not self.is_on_honesty():
            return
        self._pages.setCurrentWidget(self._shown)
        self._dress_head()
        if self.honesty_badge.isHidden():
            self.filters.chips["period"].setFocus()
        else:
            self.honesty_badge.setFocus()

    def _dress_head(self) -> None:
        on_honesty = self.is_on_honesty()
        title = self.tr("Honesty of the estimates") if on_honesty else self.tr("Recovery")
        self.head.set_title(title)
        self.head.set_crumb(self.tr("Recovery") if on_honesty else "")
        for button in (self.cards_button, self.views_button, self.export):
            button.setVisible(not on_honesty)
        self.honesty_badge.setVisible(not on_honesty and self.honesty_badge.says_something())
        if on_honesty:
            said = self.tr("Intervals given at intake, held against what final assays found")
            self.head.set_state(said)
        elif self.figures is not None:
            self.head.set_state(self._state(self.figures))

    def _ask_behind(self) -> None:
        """Ask what takes longer than a refresh, once the figures have stood for a moment."""
        if self.figures is not None and self._analyst is not None:
            self.next.show_figures(self.figures)
            if self.figures.batches:
                self.second.want(self._analyst, self.figures)
            if self._slow:
                self.ahead.want(self._analyst, self.filters.periods(), self.filters.today)
        if self.is_on_honesty():
            self.honesty.ask()
        else:
            self.honesty_source.want()

    def _on_honesty(self, told: Honesty) -> None:
        self.honesty_badge.show_summary(told.whole)
        self._dress_head()

    # --- laying out ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._key.show_hint(self.width() >= HINT_FROM)
        width = self.width()
        self.charts.set_columns(next(count for least, count in COLUMNS_FROM if width >= least))

    # --- leading on ---

    def _open_mark(self, mark: Mark) -> None:
        if mark.leads:
            self._lead_to(mark.leads)
        elif mark.where is None or self.workspace is None:
            return
        elif "run" in mark.where:
            self.workspace.open_run.emit(mark.where["run"])
        elif BALANCED.isdisjoint(mark.where):
            self._open(dict(mark.where))
        else:
            self.workspace.open_page.emit(mark.where.get("page", "balance"))

    def _lead_to(self, name: str) -> None:
        """Go to another chart of the page."""
        frame = self.charts.frame(name)
        self.scroll_area.ensureWidgetVisible(frame)
        frame.canvas.setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, where: dict[str, object]) -> None:
        if self.workspace:
            self.workspace.open_batches.emit(where)

    def print(self) -> None:
        """Ask which printer, and print the page, one sheet in each turn of the event loop."""
        if self.figures is None or not self.figures.batches:
            return
        printer = self.printer()
        if printer is not None:
            self._printing = self.pages().drawn_on(printer)
            self._print_next()

    def pages(self) -> "Pages":
        """The page laid out on paper, as it is shown."""
        from ui.paper.pages import Pages
        from ui.recovery.paper import document_of

        assert self.workspace is not None
        assert self.figures is not None
        store = self.workspace.store
        document = document_of(self.figures, self._wanted_cards(), store.reference(),
                               self.workspace.facility, store.data_version())  # fmt: skip
        return Pages(document, black_white=True)

    def printer(self) -> "QPagedPaintDevice | None":
        """Let a person choose a printer; None where they leave."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        return printer if QPrintDialog(printer, self).exec() else None

    def _print_next(self) -> None:
        if next(self._printing, None) is not None:
            QTimer.singleShot(0, self, self._print_next)

    def to_reports(self) -> None:
        """Go to the Reports page, with the period that is shown here."""
        if self.workspace is None:
            return
        if self.figures:
            self.workspace.open_report.emit(self.figures.since, self.figures.until)
        else:
            self.workspace.open_page.emit("reports")

    def _streams(self) -> list[tuple[str | None, str]]:
        families = self._analyst.families() if self._analyst else []
        return [(family, stream_name(family)) for family in families]

    def _materials(self) -> list[tuple[str | None, str]]:
        return [(code, code) for code in self._held("material")]

    def _origins(self) -> list[tuple[str | None, str]]:
        named = [(code, filter_value("origin", code)) for code in self._held("origin")]
        return sorted(named, key=lambda one: (not one[0], one[1]))

    def _routes(self) -> list[tuple[str | None, str]]:
        assert self.workspace is not None
        held = {holding.route for _, holding in self.workspace.store.holdings(elements=())}
        return [(code, code) for code in sorted(code for code in held if code)]

    def _held(self, by: "By") -> list[str]:
        """What there is of materials or origins."""
        assert self.workspace is not None
        store = self.workspace.store
        return list(dict.fromkeys(key for key, _ in store.holdings(by=by, elements=())))

    def _suppliers(self) -> list[tuple[str | None, str]]:
        assert self.workspace is not None
        return [(name, name) for name in self.workspace.store.suppliers(limit=2000)]

    def _elements(self) -> list[tuple[str | None, str]]:
        if self.figures is None:
            return []
        held = in_order(self.figures.held)
        groups = [code for code in ("REE", "NdPr") if code in self.figures.held]
        chosen = self.filters.scope.element
        missing = [chosen] if chosen and chosen not in (*groups, *held) else []
        named = [(code, f"{code}  {group(code)}") for code in (*held, *missing)]
        return [*((code, group(code)) for code in groups), *named]
