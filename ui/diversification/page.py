"""The Diversification page: who supplies, where the scrap comes from, and what we displace."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.charts.grid import ChartGrid
from ui.charts.spec import Mark
from ui.diversification.charts import NAMES, chart_of
from ui.diversification.filters import DiversificationFilters
from ui.diversification.shown import Shown, read_shown
from ui.language.numbers import period
from ui.language.words import batches, group
from ui.look.scrolling import ScrollArea, keep_right_edge
from ui.look.text import rule
from ui.look.tokens import GAP, MARGIN
from ui.newest import Newest
from ui.window.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.workspace.workspace import Change, Workspace

COLUMNS_FROM = ((1440, 3), (760, 2), (0, 1))  # width of the page [px]
HINT_FROM = 1360
VALUE = "value"
FOLLOWED = ("batches", "assays", "reference", "facility", "market")


class DiversificationPage(Page):
    """Shows the answer to one question and follows the filters and the data."""

    name = "diversification"
    icon_name = "diversification"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.head.set_title(self.tr("Diversification"))
        self.money = self.head.add_button(self.tr("Show value"), key="V")
        self.shown_now: Shown | None = None
        self._asked = Newest(self)
        self._stale = True

    def build(self) -> "Iterator[None]":
        self.filters = DiversificationFilters()
        self.charts = ChartGrid(NAMES, [VALUE])
        yield
        self._build_body()
        self.filters.changed.connect(self._on_filters)
        self.charts.opened.connect(self._open_mark)
        self.money.clicked.connect(self.turn_value)
        self._asked.answered.connect(self.show_answer)
        self.bind("F", self.filters.chips["period"].setFocus)
        self.bind("V", self.turn_value)

    def _build_body(self) -> None:
        inner = QWidget()
        inner.setProperty("clear", "true")
        stack = QVBoxLayout(inner)
        stack.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        stack.addWidget(self.charts, 1000)
        stack.addStretch(1)
        self.scroll_area = ScrollArea(inner)
        keep_right_edge(self.scroll_area, stack)
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.filters)
        body.addWidget(rule())
        body.addWidget(self.scroll_area, 1)
        self.set_body(body)
        self.charts.hide_chart(VALUE, True)

    # --- the page's life ---

    def ready(self, workspace: "Workspace") -> None:
        self._asked.failed.connect(workspace.failed)
        first_month = workspace.facility.fiscal_year_start_month
        self.filters.prepare(workspace.today(), first_month, self._currency())
        self._dress_money()
        self.ask()

    def refresh(self, change: "Change") -> None:
        if change.kind in FOLLOWED or change.kind == "look":
            self._stale = True
            self._dress_money()
            if self.isVisible():
                self.ask()

    def shown(self) -> None:
        self.filters.chips["period"].setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.ask()

    def settled(self) -> bool:
        return not self._asked.is_waiting() and not self._stale and self.charts.stands()

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("F", self.tr("To the filters")),
            ("V", self.tr("Show or hide what metal is worth")),
            ("← → ↑ ↓", self.tr("Walk the marks of a chart")),
            ("Enter", self.tr("Open the batches behind a mark")),
            ("T", self.tr("Show a chart as a table, and back")),
            ("Ctrl+C", self.tr("Copy a chart as a picture, or its figures")),
        ]

    # --- asking and answering ---

    def ask(self) -> None:
        """Ask for the answer to the filters, beside the GUI thread."""
        if self.workspace is None:
            return
        self._stale = False
        store, asked, currency = self.workspace.store, self.filters.asked, self._currency()
        self._asked.ask(lambda _report: read_shown(store, asked, currency))

    def show_answer(self, shown: Shown) -> None:
        """Show an answer in all charts, one after the other."""
        if self.workspace is None:
            return
        self.shown_now = shown
        self.filters.offer(shown)
        reference = self.workspace.store.reference()
        self.charts.show_charts(lambda name: chart_of(name, shown, reference))
        self.head.set_state(self._state(shown))

    def turn_value(self) -> None:
        """Show or hide what metal is worth."""
        if self.workspace is None:
            return
        preferences = self.workspace.preferences
        preferences.change(show_value=not preferences.now.show_value)
        self._dress_money()
        self.ask()

    def _on_filters(self) -> None:
        if self.workspace is not None and self._currency():
            self.workspace.preferences.change(currency=self.filters.currency)
        self.ask()

    def _currency(self) -> str:
        """What values are told in; "" where they are not shown."""
        return "" if self.workspace is None else self.workspace.currency()

    def _dress_money(self) -> None:
        on = bool(self._currency())
        self.money.setText(self.tr("Hide value") if on else self.tr("Show value"))
        self.filters.show_currency(self._currency())
        self.charts.hide_chart(VALUE, not on)

    def _state(self, shown: Shown) -> str:
        figures = shown.figures
        count = sum(source.batches for source in figures.intake.sources)
        return " · ".join(
            [period(figures.since, figures.until), group(figures.element), batches(count)]
        )

    # --- laying out ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.filters.hint.setVisible(self.width() >= HINT_FROM)
        width = self.width()
        self.charts.set_columns(next(count for least, count in COLUMNS_FROM if width >= least))

    # --- leading on ---

    def _open_mark(self, mark: Mark) -> None:
        if self.workspace is not None and mark.where is not None:
            self.workspace.open_batches.emit(dict(mark.where))
