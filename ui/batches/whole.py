"""One batch whole: what came in, its weighings, its estimate, other routes, its history."""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from recycler.errors import RecyclerError
from ui.attachments.part import AttachmentsPart
from ui.batches.correct import CorrectForm
from ui.batches.measure_next import MeasureNext
from ui.batches.montecarlo import MonteCarloCheck
from ui.batches.story import events, intake_facts, moved, weighing_rows
from ui.laboratory.results import ResultTable
from ui.language import numbers, words
from ui.language.reference_names import spoken
from ui.language.sentences import say_error
from ui.look.scrolling import ScrollArea, keep_right_edge
from ui.look.text import rule, surface, text
from ui.look.tokens import MARGIN
from ui.parts.cells import Bars, Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.estimate_table import lane
from ui.parts.estimate_view import EstimateView
from ui.parts.facts import Facts
from ui.parts.origins import OriginsPart
from ui.parts.route_choice import Load, RouteComparer
from ui.parts.table import DataTable
from ui.parts.timeline import Timeline

if TYPE_CHECKING:
    from recycler.batch import Batch
    from recycler.estimate import Estimate, RouteComparison
    from recycler.origins import Origin
    from ui.workspace.workspace import Workspace

LEFT_WIDTH = 400
Line = tuple[str, str, str, bool]


class BatchWhole(QWidget):
    """Facts and weighings at the left (or the form that corrects them), figures at the right."""

    corrected = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.batch: Batch | None = None
        self._facts = Facts(label_width=104, beneath=True)
        self._weighings = RowsModel(self._weighing_columns(), self)
        self._weighing_table = _still(DataTable(self._weighings, edge=0, ground="surface-1"))
        self._weighing_table.horizontalHeader().hide()
        self.figures = EstimateView()
        self.figures.table.setMaximumWidth(1400)
        self.figures.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.figures.asked.connect(self._ask)
        self.figures.opened.connect(self._open_origin)
        self.origins = OriginsPart()
        self.origins.opened.connect(self._open_origin)
        self.figures.put_under_table(self.origins)
        self.figures.budget.offer(self.tr("Inputs"), self._ask_headline)
        self.next, self.check = MeasureNext(), MonteCarloCheck()
        self.check.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.check.table.opened.connect(self._ask_check)
        self.check.table.cell_clicked.connect(lambda row, _key: self._ask_check(row))
        self.next.asked.connect(self._ask_headline)
        self.figures.put_under_budget(self.next)
        self.figures.put_under_budget(self.check)
        self._none = text("", "body", "text-2", wrap=True)
        self._routes = RowsModel(self._route_columns(), self)
        self._route_table = _whole(DataTable(self._routes, edge=8, head_ground="surface-2"))
        self._route_table.setAccessibleName(self.tr("Routes compared"))
        self._route_table.opened.connect(self._open_route)
        self._route_table.cell_clicked.connect(lambda row, _key: self._open_route(row))
        self._load: Load | None = None
        self._comparer = RouteComparer(self)
        self._comparer.compared.connect(self._show_routes)
        self._moved = text("", "body", "text-2", wrap=True)
        self.attachments = AttachmentsPart()
        self.attachments.accept_drops_on(self)
        self.attachments.grown.connect(self._show_grown)
        self.assays = ResultTable(ground="surface-2", focus=False)
        self._timeline, self._entries = Timeline(wide=True), text("", "caption", "text-3")
        self._left = QStackedWidget()
        self._lay_out()

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self.attachments.take(workspace)
        self.next.take(workspace)
        self.check.take(workspace)

    _workspace: "Workspace"

    @cached_property
    def correct(self) -> CorrectForm:
        """The form that corrects a batch, made when the first one is."""
        form = CorrectForm()
        form.done.connect(self._on_corrected)
        form.left.connect(self.end_correcting)
        form.estimated.connect(self._show_figures)
        form.take(self._workspace)
        self._left.addWidget(_padded(form))
        return form

    def show_batch(self, batch: "Batch") -> None:
        """Show a batch as it is stored."""
        if self.batch is None or self.batch.id != batch.id:
            self.origins.hide()
        self.batch = batch
        self.end_correcting()
        reference = self._workspace.store.reference()
        self._facts.show_facts(intake_facts(batch, reference, self._workspace.zone))
        estimate = self._estimate(batch)
        self._weighings.set_records(weighing_rows(batch, estimate))
        self._weighing_table.fit_rows()
        self._compare(batch)
        self._show_assays(batch, estimate)
        self.show_attachments()

    def show_attachments(self) -> None:
        """Show what the batch and its samples carry, and its history."""
        if self.batch is not None:
            samples = self._workspace.store.laboratory.samples(self.batch.ticket)
            self.attachments.show_record(self.batch.ticket, [one.label for one in samples])
            self._show_history(self.batch)

    def begin_correcting(self) -> None:
        """Put the form in the place of the facts."""
        if self.batch is None or str(self.batch.state) == "void":
            return
        self.next.clear()
        self.figures.say_advice(True)  # of what is typed; the list is of what is stored
        if self._made is not None:
            self._show_figures(self._made)
        self.correct.show_batch(self.batch)
        self._left.setCurrentIndex(1)
        self.correct.form.focus_field("gross")

    def end_correcting(self) -> None:
        was = self.is_correcting()
        self._left.setCurrentIndex(0)
        if was and self.batch is not None:
            self._estimate(self.batch)
            self.setFocus()
            ticket = self.batch.ticket
            if self._workspace.store.batch(ticket).version != self.batch.version:
                self._workspace.announce("batches", ticket)  # what came while it was typed in

    def is_correcting(self) -> bool:
        return self._left.currentIndex() == 1

    def is_typed_in(self) -> bool:
        """Say whether a correction is being typed, which no news may take away."""
        return self.is_correcting() and not self.correct.is_saving

    # --- inside ---

    def _estimate(self, batch: "Batch") -> "Estimate | None":
        try:
            estimate = self._workspace.store.estimate(batch)
        except RecyclerError as error:
            self.figures.hide()
            self.next.clear()
            self._none.setText(say_error(error))
            self._none.show()
            return None
        self._none.hide()
        self.figures.show()
        self.figures.say_advice(False)
        self._show_figures(estimate)
        self.next.show_batch(batch, estimate)
        return estimate

    _made: "Estimate | None" = None

    def _show_figures(self, estimate: "Estimate") -> None:
        self._made = estimate
        self.check.show_estimate(estimate)
        workspace = self._workspace
        self.figures.show_estimate(estimate, workspace.store.reference(), workspace.estimator)

    def is_waiting(self) -> bool:
        parts = (self._comparer, self.next, self.check, self.attachments)
        return any(part.is_waiting() for part in parts)

    def fold(self) -> bool:
        """Stop a check that runs, or fold in what is unfolded; False where there is neither."""
        if self.origins.fold():
            self.figures.table.setFocus()
            return True
        return self.attachments.fold() or self.check.cancel() or self.next.fold()

    # --- where figures come from ---

    def _ask_check(self, row: int) -> None:
        self._ask(self.check.key_of(row))

    def _open_route(self, row: int) -> None:
        """Lead to the stages of a route for this material."""
        from recycler.origins import Origin, OriginKind

        one = self._routes.record(row)
        if one is not None and self.batch is not None:
            version = one.estimate.route_version or 0
            self._open_origin(
                Origin(OriginKind.STAGE, one.route, version=version, of=self.batch.material)
            )

    def _ask_headline(self) -> None:
        if self._made is not None and self._made.headline is not None:
            self._ask(self._made.headline.key)

    def _ask(self, key: str) -> None:
        """Show what an element's or a group's figures rest on."""
        if self.batch is None or self._made is None or not key:
            return
        store = self._workspace.store
        found = store.laboratory.origins(self.batch.ticket, self._made, key)
        self.origins.show_origins(words.in_sentence(words.group(key)), found, store.reference())
        self._figures_area.ensureWidgetVisible(self.origins)

    def _open_origin(self, origin: "Origin") -> None:
        kind = str(origin.kind)
        if kind == "dry_mass":
            self._weighing_table.set_current_row(len(self._weighings.records) - 1)
            self._weighing_table.setFocus()
        elif kind == "assay":
            ids = [result.id for result in self.assays.results.records]
            self.assays.set_current_row(ids.index(origin.what))
            self.assays.setFocus()
            self._figures_area.ensureWidgetVisible(self.assays)
        else:
            self._workspace.open_origin.emit(origin)

    def _compare(self, batch: "Batch") -> None:
        self._route_part.hide()
        observed = self._workspace.store.laboratory.observed([batch.ticket])
        assays = observed.get(batch.ticket, ())
        self._load = self._comparer.ask(self._workspace, batch, assays)

    def _show_routes(self, load: Load, found: "list[RouteComparison]") -> None:
        if load != self._load:
            return
        shown = [one for one in found if one.headline and one.headline.recovered.mean > 0]
        self._routes.set_records(shown if len(shown) > 1 else [])
        self._route_part.setVisible(len(shown) > 1)
        self._route_table.fit_rows()

    def _show_assays(self, batch: "Batch", estimate: "Estimate | None") -> None:
        results = self._workspace.store.laboratory.assays(batch.ticket)
        self._assay_part.setVisible(bool(results))
        self._moved.setVisible(False)
        if not results:
            return
        self.assays.show_results(results, self._workspace.zone)
        samples = len({result.sample for result in results if result.counts})
        said = moved(self._at_intake(batch), estimate, samples)
        self._moved.setText(said)
        self._moved.setVisible(bool(said))

    def _at_intake(self, batch: "Batch") -> "Estimate | None":
        try:
            return self._workspace.store.estimate(batch, with_assays=False)
        except RecyclerError:
            return None

    def _show_history(self, batch: "Batch") -> None:
        history = self._workspace.store.history(batch.ticket)
        told = events(history, self._workspace.zone, self._workspace.today())
        self._timeline.show_events(told)
        self._entries.setText(words.entries(len(told)))

    def _show_grown(self, widget: QWidget) -> None:
        """Let what has unfolded be seen, once it has its place."""
        QTimer.singleShot(0, widget, lambda: self._figures_area.ensureWidgetVisible(widget))

    def _on_corrected(self) -> None:
        self.end_correcting()
        self.corrected.emit()

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._left.setFixedWidth(LEFT_WIDTH + 2 * MARGIN)
        row.addWidget(_scrolled(self._left, "1"))
        self._left.addWidget(self._facts_side())
        row.addWidget(rule(vertical=True))
        figures = self._figures_side()
        self._figures_area = area = _scrolled(figures, "2")
        if layout := figures.layout():
            keep_right_edge(area, layout)
        row.addWidget(area, 1)

    def _facts_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(MARGIN, 16, MARGIN, 16)
        column.setSpacing(10)
        column.addWidget(text(self.tr("Intake"), "section"))
        column.addWidget(self._facts)
        column.addSpacing(6)
        column.addWidget(rule())
        column.addSpacing(6)
        column.addWidget(text(self.tr("Weighings"), "section"))
        column.addWidget(self._weighing_table)
        column.addStretch(1)
        return side

    def _figures_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(MARGIN, 16, MARGIN, 16)
        column.setSpacing(10)
        unit = text(self.tr("kg · 90 % interval"), "caption", "text-3")
        column.addLayout(_titled(self.tr("Contained and recovered"), unit))
        column.addWidget(self._moved)
        column.addWidget(self.figures)
        column.addWidget(self._none)
        column.addWidget(self._make_assay_part())
        column.addSpacing(6)
        column.addWidget(rule())
        column.addWidget(self.attachments)
        column.addWidget(self._make_route_part())
        column.addSpacing(6)
        column.addWidget(rule())
        column.addLayout(_titled(self.tr("History"), self._entries))
        column.addWidget(self._timeline)
        column.addStretch(1)
        return side

    def _make_assay_part(self) -> QWidget:
        self._assay_part = QWidget()
        column = QVBoxLayout(self._assay_part)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        column.addWidget(rule())
        hint = text(self.tr("of the dry batch, the newest first"), "caption", "text-3")
        column.addLayout(_titled(self.tr("Assays"), hint))
        column.addWidget(self.assays)
        self._assay_part.hide()
        return self._assay_part

    def _make_route_part(self) -> QWidget:
        self._route_part = QWidget()
        column = QVBoxLayout(self._route_part)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        column.addWidget(rule())
        hint = text(self.tr("the same load on other routes"), "caption", "text-3")
        column.addLayout(_titled(self.tr("Routes compared"), hint))
        column.addWidget(self._route_table)
        return self._route_part

    def _weighing_columns(self) -> list[Column]:
        return [
            Column("name", "", _line_name, width=150, stretch=1),
            Column("figure", "", _line_figure, width=110, right=True),
            Column("remark", "", _line_remark, width=140),
        ]

    def _route_columns(self) -> list[Column]:
        return [
            Column("route", self.tr("Route"), self._route_name, width=348, stretch=3),
            Column("recovers", self.tr("Recovers"), _route_recovers, width=96, yields=2),
            Column("kg", self.tr("kg"), _route_kg, width=66, right=True, yields=2),
            Column(
                "kg_of",
                self.tr("Recovers, kg"),
                _route_kg_of,
                width=104,
                right=True,
                instead_of="kg",
            ),
            Column("90", self.tr("90 %"), _route_90, width=82),
            Column("share", self.tr("of contained"), _route_share, width=96, right=True),
            Column("bars", "", self._route_bars, width=92, stretch=1, yields=1),
        ]

    def _route_name(self, one: "RouteComparison") -> Cell:
        batch = self.batch
        taken = batch is not None and one.route == batch.route
        role = "strong" if taken else "body"
        name = spoken(one.name)
        return Cell(name, role=role, tip=f"{name} ({one.route})")  # type: ignore[arg-type]

    def _route_bars(self, one: "RouteComparison") -> Cell:
        head = one.headline
        if head is None:
            return Cell()
        largest = max(r.headline.contained.p95 for r in self._routes.records if r.headline)
        return Cell(bars=Bars(None, lane(head.recovered), scale=largest))


def _route_recovers(one: "RouteComparison") -> Cell:
    return Cell(words.short_group(one.headline.key) if one.headline else "", ink="text-2")


def _route_kg(one: "RouteComparison") -> Cell:
    head = one.headline
    if head is None:
        return Cell(numbers.UNKNOWN)
    return Cell(
        numbers.mean(head.recovered, numbers.quantity_decimals(head.recovered)), role="strong"
    )


def _route_kg_of(one: "RouteComparison") -> Cell:
    """The figure with the symbol of what it is of, where there is no column for its name."""
    head = one.headline
    lead = words.symbol(head.key) if head else ""
    tip = words.group(head.key) if head else ""
    return replace(_route_kg(one), lead=lead, lead_role="small", lead_ink="text-2", tip=tip)


def _route_90(one: "RouteComparison") -> Cell:
    recovered = one.headline.recovered if one.headline else None
    return Cell(numbers.interval(recovered), role="small", ink="text-3")


def _route_share(one: "RouteComparison") -> Cell:
    recovery = one.headline.recovery.mean if one.headline else None
    return Cell(numbers.fraction_percent(recovery, 0), ink="text-2")


def _line_name(line: Line) -> Cell:
    return Cell(line[0], role="strong" if line[3] else "body")


def _line_figure(line: Line) -> Cell:
    return Cell(line[1], role="strong" if line[3] else "body")


def _line_remark(line: Line) -> Cell:
    return Cell(
        line[2], role="small" if line[3] else "caption", ink="text-2" if line[3] else "text-3"
    )


def _whole(table: DataTable) -> DataTable:
    """Make a table one that is seen whole: no scroll bar."""
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return table


def _still(table: DataTable) -> DataTable:
    """Make a table one that is only read: no scroll bar, no focus."""
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return _whole(table)


def _titled(title: str, aside: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(text(title, "section"))
    row.addStretch(1)
    row.addWidget(aside)
    return row


def _padded(inner: QWidget) -> QWidget:
    outer = QWidget()
    column = QVBoxLayout(outer)
    column.setContentsMargins(MARGIN, 16, MARGIN, 16)
    column.addWidget(inner)
    column.addStretch(1)
    return outer


def _scrolled(inner: QWidget, ground: str) -> ScrollArea:
    surface(inner, ground)
    area = ScrollArea(inner)
    if inner.maximumWidth() < 10_000:
        area.setFixedWidth(inner.maximumWidth())
    return area
