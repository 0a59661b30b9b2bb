"""Batches: all of them, found by typing; one whole; corrected or voided with a reason."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from recycler.errors import RecyclerError
from ui.attachments.part import ATTACH_KEY
from ui.batches.asked import Asked
from ui.batches.empty import NothingFound
from ui.batches.exporter import Exporter
from ui.batches.filters import FilterBar
from ui.batches.measure_next import PRICES_KEY
from ui.batches.pane import BatchPane
from ui.batches.selection import SelectionBar
from ui.batches.standing import Standing
from ui.batches.table import MOST_MARKED, BatchTable
from ui.batches.whole import BatchWhole
from ui.laboratory.ask import AskForm
from ui.language import numbers, words
from ui.language.reference_names import material_name
from ui.look.progress import ProgressLine
from ui.look.text import rule
from ui.look.tokens import MARGIN, NARROW_BELOW
from ui.parts.badge import Badge
from ui.parts.batch_columns import BatchCells, state_badge
from ui.parts.batch_source import BatchQuery, BatchSource, rows_of
from ui.parts.empty import EmptyState
from ui.parts.shelf import EstimateShelf
from ui.window.page import Page

if TYPE_CHECKING:
    from db.filters import BatchCount
    from recycler.batch import Batch
    from ui.workspace.workspace import Change, Workspace


class BatchesPage(Page):
    """The list with its filters, and the page of one batch in its place."""

    name = "batches"
    icon_name = "batches"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Pages", "Batches"), parent)
        self.shelf = EstimateShelf(self)
        self._cells = BatchCells(self.shelf)
        self.filters = FilterBar()
        self.table = BatchTable(self._cells)
        self.pane = BatchPane()
        self.selection = SelectionBar()
        self.ask = AskForm()
        self._first = EmptyState()
        self._nothing = NothingFound()
        self._query = BatchQuery(self)
        self._wanted_ticket = ""
        self._count: BatchCount | None = None
        self.progress = ProgressLine()
        self._exporter = Exporter(self.progress, self)
        self._stack, self._list_stack = QStackedWidget(), QStackedWidget()
        self._build_head()

    def build(self) -> Iterator[None]:
        self._build_body()
        self._connect()
        self._bind_keys()
        self._show_list()
        yield
        self.whole = BatchWhole()
        yield
        self._stack.addWidget(self.whole)
        self.whole.ensurePolished()

    # --- what the window asks ---

    def ready(self, workspace: "Workspace") -> None:
        from ui.intake.first_steps import FirstSteps

        self.shelf.store = workspace.store
        self._cells.reference = workspace.store.reference()
        self._cells.zone = workspace.zone
        self._cells.today = workspace.today
        self.filters.take(workspace)
        self.pane.take(workspace)
        self.whole.take(workspace)
        self._standing.take(workspace)
        self.ask.take(workspace)
        self._first_steps = FirstSteps(workspace, self._new_ticket, self._import)
        self._first_steps.fill(self._first)
        self.table.paged.failed.connect(workspace.failed)
        self._query.failed.connect(workspace.failed)
        self.table.remember(workspace.preferences, "batches")
        self._ask()

    def refresh(self, change: "Change") -> None:
        if change.kind == "attachments" and self._is_whole():
            self.whole.show_attachments()
        if change.kind not in ("batches", "assays", "reference", "facility"):
            return
        if change.kind == "assays":
            self.shelf.forget(change.tickets)
        self._wanted_ticket = self._current_ticket()
        self._ask()
        if self._is_whole() and self.whole.batch is not None and not self.whole.is_typed_in():
            self._show_whole(self.whole.batch.ticket)

    def shown(self) -> None:
        if self._is_whole():
            self.whole.setFocus()
        elif self._list_stack.currentWidget() is self._first:
            self._first.focus_first()
        else:
            self.table.setFocus()

    def settled(self) -> bool:
        if self._is_whole():
            return not self.whole.is_waiting()
        parts = (self._query, self.table.paged, self.shelf, self._nothing, self.pane)
        return not any(part.is_waiting() for part in parts)

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+F", self.tr("Search all batches (also /)")),
            ("F", self.tr("Add a filter")),
            ("Enter", self.tr("Open the batch whole")),
            ("Tab Enter", self.tr("Where a figure of the batch comes from")),
            (PRICES_KEY, self.tr("Prices behind what a measurement is worth")),
            ("F2", self.tr("Correct the batch")),
            ("Ctrl+L", self.tr("Ask for an assay: register a sample")),
            ("Ctrl+T", self.tr("Trace: where it went")),
            (ATTACH_KEY, self.tr("Attach files to the batch")),
            ("Space", self.tr("Mark the row; Shift+arrow marks more, Ctrl+A all")),
            ("Ctrl+E", self.tr("Export what is listed to a workbook")),
            ("Ctrl+N", self.tr("New ticket")),
            ("Ctrl+I", self.tr("Import a workbook")),
            ("Esc", self.tr("Back to the list; deselect")),
        ]

    def open_ticket(self, ticket: str) -> None:
        """Show one batch whole."""
        self._show_whole(ticket)

    def open_batches(self, where: Mapping[str, Any]) -> None:
        """Show the batches behind a figure of another page."""
        self._show_list()
        self.filters.ask(Asked.of(where))
        self.table.setFocus()

    # --- building ---

    def _build_head(self) -> None:
        self._badge = Badge()
        self._badge.hide()
        self.head.add_beside_title(self._badge)
        self.correct_button = self.head.add_button(self.tr("Correct…"), key="F2")
        self.ask_button = self.head.add_button(
            self.tr("Ask for an assay"), icon="laboratory", key="Ctrl+L"
        )
        self.trace_button = self.head.add_button(self.tr("Trace"), key="Ctrl+T")
        self._standing = Standing()
        self.head.add_action(self._standing)
        self.export_button = self.head.add_button(self.tr("Export"), key="Ctrl+E")
        self.new_button = self.head.add_button(
            self.tr("New ticket"), kind="primary", icon="add", key="Ctrl+N"
        )

    def _build_body(self) -> None:
        self._stack.addWidget(self._make_list())
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.ask)
        column.addWidget(self._stack, 1)
        self.set_body(column)

    def _make_list(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(rule())
        holder = QHBoxLayout()
        holder.setContentsMargins(MARGIN, 0, MARGIN, 0)
        holder.addWidget(self.progress)
        column.addLayout(holder)
        row = QHBoxLayout()
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        for widget in (self.table, self._first, self._nothing):
            self._list_stack.addWidget(widget)
        left.addWidget(self._list_stack, 1)
        left.addWidget(self.selection)
        row.addLayout(left, 1)
        self._pane_rule = rule(vertical=True)
        row.addWidget(self._pane_rule)
        row.addWidget(self.pane)
        column.addLayout(row, 1)
        return page

    def _connect(self) -> None:
        self.filters.changed.connect(self._on_asked)
        self.filters.to_table.connect(self._go_to_table)
        self._query.found.connect(self._on_found)
        self._query.counted.connect(self._on_counted)
        self.shelf.arrived.connect(self.table.viewport().update)
        self.table.current_changed.connect(self._on_current)
        self.table.opened.connect(self._on_opened)
        self.table.paged.arrived.connect(self._on_arrived)
        self.table.marks_changed.connect(self._show_marks)
        self.selection.deselected.connect(self.table.clear_marks)
        self.selection.exported.connect(self._export_marked)
        self.pane.asked_whole.connect(self._open_current)
        self.pane.asked_correct.connect(self.correct)
        self.head.back.connect(self._show_list)
        self.correct_button.clicked.connect(self.correct)
        self.ask_button.clicked.connect(self.ask_for_assay)
        self.trace_button.clicked.connect(self.trace)
        self.ask.done.connect(lambda label: self.shown())
        self.ask.left.connect(self.shown)
        self.export_button.clicked.connect(self.export)
        self.new_button.clicked.connect(self._new_ticket)
        self._nothing.dropped.connect(lambda key: self.filters.ask(self.filters.asked.without(key)))
        self._nothing.cleared.connect(self.filters.clear_all)

    def _bind_keys(self) -> None:
        self.bind("Ctrl+F", self._search)
        self.bind("/", self._search)
        self.bind("F", self.filters.open_add, self.table)
        self.bind("F2", self.correct)
        self.bind("Ctrl+L", self.ask_for_assay)
        self.bind("Ctrl+T", self.trace)
        self.bind(ATTACH_KEY, self.attach)
        self.bind("Ctrl+E", self.export)
        self.bind("Ctrl+N", self._new_ticket)
        self.bind("Ctrl+I", self._import)
        self.bind("Esc", self._leave)

    # --- the list ---

    def _on_asked(self, asked: Asked) -> None:
        self._wanted_ticket = self._current_ticket()
        self._ask()

    def _ask(self) -> None:
        if self.workspace is not None:
            store = self.workspace.store
            where = self.filters.asked.where(store.reference())
            self._query.ask(BatchSource(store, where, self.workspace.zone))

    def _on_found(self, source: BatchSource, first: "Sequence[Batch]") -> None:
        self.table.paged.show(source, first)
        if first:
            self._list_stack.setCurrentWidget(self.table)
            self._show_row_of(self._wanted_ticket, first)
        elif self.filters.asked.is_anything():
            self._list_stack.setCurrentWidget(self._nothing)
            self._explain_nothing()
        else:
            self._list_stack.setCurrentWidget(self._first)
            if self.isVisible() and not self.filters.search.hasFocus():
                self._first.focus_first()
        self._fit_pane()

    def _on_counted(self, source: BatchSource, count: "BatchCount") -> None:
        self.table.paged.set_rows(rows_of(count))
        self._count = count
        self._show_state()
        self.export_button.setVisible(not self._is_whole() and rows_of(count) > 0)

    def _show_row_of(self, ticket: str, first: "Sequence[Batch]") -> None:
        """Keep the current batch by its ticket; else begin at the top."""
        row = next((i for i, batch in enumerate(first) if batch.ticket == ticket), 0)
        self.table.set_current_row(row)

    def _show_state(self) -> None:
        count = self._count
        if self.workspace is None or count is None or self._is_whole():
            return
        rows = rows_of(count)
        if rows == 0 and not self.filters.asked.is_anything():
            self.head.set_state(self.tr("nothing logged yet"))
            return
        net = numbers.kg(count.net_ug / 1e9)
        if self.filters.asked.is_anything():
            total = rows_of(self.workspace.store.count())
            said = self.tr("{shown} of {total} shown · net {net}").format(
                shown=numbers.number(rows), total=numbers.number(total), net=net
            )
        else:
            said = self.tr("{batches} · net {net}").format(batches=words.batches(rows), net=net)
        if count.voids:
            without = self.tr("{said} without {count} void")
            said = without.format(said=said, count=numbers.number(count.voids))
        self.head.set_state(said)

    def _explain_nothing(self) -> None:
        assert self.workspace is not None
        asked, bar = self.filters.asked, self.filters
        filters = [(key, bar.name_of(key), bar.words_of(key)) for key in asked.active()]
        reference = self.workspace.store.reference()
        wheres = [asked.without(key).where(reference) for key in asked.active()]
        self._nothing.explain(self.workspace, filters, wheres)

    def _on_arrived(self) -> None:
        """Show in the pane what was still on its way when its row became the current one."""
        if self.pane.batch is None:
            self._on_current(self.table.current_row())

    def _on_current(self, row: int) -> None:
        batch = self.table.paged.record(row) if row >= 0 else None
        if not self.pane.isHidden():
            self.pane.show_batch(batch)

    def _current(self) -> "Batch | None":
        row = self.table.current_row()
        batch: Batch | None = self.table.paged.record(row) if row >= 0 else None
        return batch

    def _current_ticket(self) -> str:
        batch = self._current()
        return batch.ticket if batch is not None else ""

    def _show_marks(self) -> None:
        ready = self.workspace is not None and self.workspace.estimator is not None
        store = self.workspace.store if self.workspace is not None and ready else None
        marked = self.table.marked
        self.selection.show_marked(marked.values(), store, full=len(marked) >= MOST_MARKED)

    def _go_to_table(self) -> None:
        if self.table.paged.rowCount():
            self.table.setFocus()

    def _search(self) -> None:
        self._show_list()
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    # --- one batch ---

    def _on_opened(self, row: int) -> None:
        batch = self.table.paged.record_now(row)
        if batch is not None:
            self._show_whole(batch.ticket)

    def _open_current(self) -> None:
        if ticket := self._current_ticket():
            self._show_whole(ticket)

    def _show_whole(self, ticket: str) -> None:
        assert self.workspace is not None
        try:
            batch = self.workspace.store.batch(ticket)
        except RecyclerError as error:
            self.workspace.failed.emit(error)
            return
        self._stack.setCurrentWidget(self.whole)
        self.whole.show_batch(batch)
        reference = self.workspace.store.reference()
        self.head.set_crumb(QCoreApplication.translate("Pages", "Batches"))
        self.head.set_title(batch.ticket)
        self.head.set_state(material_name(reference, batch.material))
        self._badge.set_look(state_badge(str(batch.state)))
        self._standing.show_batch(batch)
        self._show_actions(whole=True, void=str(batch.state) == "void")
        self.whole.setFocus()

    def _show_list(self) -> None:
        self._stack.setCurrentIndex(0)
        self.head.set_crumb("")
        self.head.set_title(QCoreApplication.translate("Pages", "Batches"))
        self._show_actions(whole=False, void=False)
        if self.workspace is not None:
            self._ask()

    def _show_actions(self, *, whole: bool, void: bool) -> None:
        self._badge.setVisible(whole)
        self._standing.setVisible(whole)
        self.correct_button.setVisible(whole and not void)
        self.ask_button.setVisible(whole and not void)
        self.trace_button.setVisible(whole)
        self.export_button.setVisible(not whole and self.table.paged.rowCount() > 0)
        self.new_button.setVisible(not whole)

    def _is_whole(self) -> bool:
        return self._stack.currentIndex() > 0

    def correct(self) -> None:
        """Open the form of the batch on view, or of the current row."""
        if not self._is_whole():
            self._open_current()
        if self._is_whole():
            self.whole.begin_correcting()

    def ask_for_assay(self) -> None:
        """Register a sample of the batch on view, or of the current row."""
        batch = self.whole.batch if self._is_whole() else self._current()
        if batch is not None and str(batch.state) != "void":
            self.ask.ask(batch.ticket)

    def attach(self) -> None:
        """Choose files for the batch on view, or for that of the current row."""
        if not self._is_whole():
            self._open_current()
        if self._is_whole():
            self.whole.attachments.choose()

    def record(self) -> str:
        whole = self.whole.batch if self._is_whole() else None
        return whole.ticket if whole is not None else self._current_ticket()

    def trace(self) -> None:
        """Show what became of the batch on view, or of the current row."""
        batch = self.whole.batch if self._is_whole() else self._current()
        if batch is not None and self.workspace is not None:
            self.workspace.open_trace.emit(batch.ticket)

    def _leave(self) -> None:
        """Esc: out of the correction, out of the batch, out of the marks."""
        if self.ask.fold() or self._standing.fold() or self.pane.standing.fold():
            return
        if self._is_whole():
            if self.whole.fold():
                return
            if self.whole.is_correcting():
                self.whole.end_correcting()
            else:
                self._wanted_ticket = self.whole.batch.ticket if self.whole.batch else ""
                self._show_list()
                self.table.setFocus()
        elif self.table.marked:
            self.table.clear_marks()
        else:
            self.table.setFocus()

    # --- elsewhere ---

    def _new_ticket(self) -> None:
        if self.workspace is not None:
            self.workspace.open_page.emit("intake")

    def _import(self) -> None:
        window = self.window()
        show = getattr(window, "show_page", None)
        if show is not None:
            show("intake", lambda page: page.open_import())

    # --- export ---

    def export(self) -> None:
        """Write what is listed to a workbook, in the background."""
        if self.workspace is not None and not self._is_whole():
            self._exporter.export(self.workspace, self.filters)

    def _export_marked(self) -> None:
        if self.workspace is not None:
            marked = list(self.table.marked.values())
            self._exporter.export(self.workspace, self.filters, marked)

    # --- room ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_pane()

    def _fit_pane(self) -> None:
        shown = self.window().width() >= NARROW_BELOW and self.table.paged.rowCount() > 0
        if shown == self.pane.isHidden():
            self.pane.setVisible(shown)
            self._pane_rule.setVisible(shown)
        if shown:
            row = self.table.current_row()
            self.pane.show_batch(self.table.paged.record(row) if row >= 0 else None)
