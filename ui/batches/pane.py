"""The pane beside the list: the current batch in short."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recycler.errors import RecyclerError
from ui.batches.standing import Standing
from ui.batches.story import events, short_facts
from ui.jobs import Job, Report
from ui.language import numbers, words
from ui.language.reference_names import material_name
from ui.look.buttons import Button
from ui.look.scrolling import ScrollArea
from ui.look.text import rule, surface, text
from ui.look.tokens import MARGIN
from ui.parts.badge import Badge
from ui.parts.batch_columns import state_badge
from ui.parts.cells import Bars, Cell
from ui.parts.columns import Column
from ui.parts.estimate_table import EstimateRow, EstimateTable, glyph_cell, lane
from ui.parts.facts import Facts
from ui.parts.timeline import Timeline

if TYPE_CHECKING:
    from db.proof.journal import HistoryEntry
    from recycler.batch import Batch
    from recycler.estimate import Estimate
    from ui.workspace.workspace import Workspace

WIDTH = 372
_PAUSE_MS = 30  # between rows that are only passed


class BatchPane(QWidget):
    """Facts, what is recovered, history, and the two things that may be done."""

    asked_whole = Signal()
    asked_correct = Signal()

    def __init__(self) -> None:
        super().__init__()
        surface(self, "1")
        self.setFixedWidth(WIDTH)
        self.batch: Batch | None = None
        self._ticket, self._badge = text("", "record"), Badge()
        self.open_button = Button(self.tr("Open page"), kind="link", key="Enter")
        self.open_button.clicked.connect(self.asked_whole)
        self._material = text("", "body", "text-2", wrap=True)
        self._facts = Facts(label_width=96)
        self.table = EstimateTable(pane_columns(), ground="surface-1")
        self.table.cell_clicked.connect(lambda _row, _key: self.asked_whole.emit())
        self._none = text("", "small", "text-2", wrap=True)
        self._said = text("", "caption", "text-3", wrap=True)
        self._timeline, self._entries = Timeline(), text("", "caption", "text-3")
        self.correct = Button(self.tr("Correct…"), key="F2")
        self.correct.clicked.connect(self.asked_correct)
        self.standing = Standing(stacked=True)
        self._job: Job | None = None
        self._soon = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._soon.timeout.connect(self._read)
        self._lay_out()

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self.standing.take(workspace)

    def show_batch(self, batch: "Batch | None") -> None:
        self.batch = batch
        self._content.setVisible(batch is not None)
        self._foot.setVisible(batch is not None)
        if batch is None:
            return
        reference = self._workspace.store.reference()
        self._ticket.setText(batch.ticket)
        self._badge.set_look(state_badge(str(batch.state)))
        name = material_name(reference, batch.material)
        self._material.setText(f"{name}\u2002{batch.material}")
        self._show_facts(batch, numbers.kg(batch.dry_kg))
        self._soon.start()
        void = str(batch.state) == "void"
        self.correct.setVisible(not void)
        self.standing.show_batch(batch)

    def is_waiting(self) -> bool:
        return self._soon.isActive() or self._job is not None

    # --- inside ---

    _workspace: "Workspace"

    def _read(self) -> None:
        """Make the estimate beside the GUI thread: arrow keys run through many batches."""
        batch, store = self.batch, self._workspace.store
        if batch is None or self._job is not None:
            return

        def work(report: Report) -> object:
            report(0, 1)
            try:
                estimate = store.estimate(batch)
            except RecyclerError:
                estimate = None
            return batch, estimate, store.history(batch.ticket)

        self._job = Job(work, self)
        self._job.succeeded.connect(self._on_read)
        self._job.failed.connect(self._workspace.failed)
        self._job.ended.connect(self._on_ended)
        self._job.start()

    def _on_read(self, result: "tuple[Batch, Estimate | None, list[HistoryEntry]]") -> None:
        batch, estimate, history = result
        if batch is self.batch:
            self._show_estimate(batch, estimate)
            told = events(history, self._workspace.zone, self._workspace.today())
            self._timeline.show_events(told)
            self._entries.setText(words.entries(len(told)))

    def _on_ended(self) -> None:
        read, self._job = self._job, None
        if read is not None and self._shown is not self.batch:
            self._soon.start()

    _shown: "Batch | None" = None

    def _show_facts(self, batch: "Batch", dry: str) -> None:
        facts = short_facts(batch, dry)
        self._facts.show_facts(facts, strong=(facts[-1][0],))

    def _show_estimate(self, batch: "Batch", estimate: "Estimate | None") -> None:
        self._shown = batch
        there = estimate is not None and any(e.recovered.mean > 0 for e in estimate.elements)
        self.table.setVisible(there)
        self._none.setVisible(not there)
        self._none.setText(self.tr("No route wins anything of it that is known."))
        self._said.setVisible(there)
        if estimate is None:
            return
        self._show_facts(batch, numbers.with_interval(estimate.dry))
        if there:
            self.table.show_estimate(estimate)
            self._said.setText(
                self.tr("{route} v{version}, spread between plants included.").format(
                    route=estimate.route or numbers.UNKNOWN, version=estimate.route_version
                )
            )

    def _lay_out(self) -> None:
        self._content = QWidget()
        self._content.setProperty("clear", "true")
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(MARGIN, 14, MARGIN, 14)
        inner.setSpacing(8)
        inner.addLayout(self._head())
        inner.addWidget(self._material)
        inner.addSpacing(2)
        inner.addWidget(self._facts)
        inner.addSpacing(4)
        inner.addWidget(rule())
        inner.addLayout(_titled(self.tr("Recovered"), text(self.tr("kg"), "caption", "text-3")))
        inner.addWidget(self.table)
        inner.addWidget(self._none)
        inner.addWidget(self._said)
        inner.addSpacing(4)
        inner.addWidget(rule())
        inner.addLayout(_titled(self.tr("History"), self._entries))
        inner.addWidget(self._timeline)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ScrollArea(self._content), 1)
        column.addWidget(self._make_foot())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._ticket)
        row.addWidget(self._badge)
        row.addStretch(1)
        row.addWidget(self.open_button)
        return row

    def _make_foot(self) -> QWidget:
        self._foot = QWidget()
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, 10, MARGIN, 10)
        row.setSpacing(8)
        column.addLayout(row)
        row.addWidget(self.correct, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.standing, 1)
        self.standing.unfolded.connect(lambda there: self.correct.setVisible(not there))
        return self._foot


def _titled(title: str, aside: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(text(title, "section"))
    row.addStretch(1)
    row.addWidget(aside)
    return row


def pane_columns() -> list[Column]:
    """Return the few columns there is room for beside the list."""
    translate = QCoreApplication.translate
    return [
        Column("element", "", _name, width=94, stretch=1),
        Column("mean", translate("EstimateTable", "Mean"), _mean, width=62, right=True),
        Column("interval", translate("EstimateTable", "90 %"), _interval, width=76),
        Column("bars", "", _bars, width=58),
        Column("evidence", "", glyph_cell, width=26),
    ]


def _name(row: EstimateRow) -> Cell:
    if row.is_sum:
        return Cell(words.symbol(row.key), role="strong", tip=words.group(row.key))
    return Cell(row.key, tip=words.element(row.key))


def _mean(row: EstimateRow) -> Cell:
    return Cell(numbers.mean(row.of.recovered, row.recovered_decimals), role="strong")


def _interval(row: EstimateRow) -> Cell:
    return Cell(
        numbers.interval(row.of.recovered, row.recovered_decimals), role="small", ink="text-3"
    )


def _bars(row: EstimateRow) -> Cell:
    return Cell(bars=Bars(lane(row.of.contained), lane(row.of.recovered)))
