"""The samples without a result, those whose result narrows most first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from recycler.errors import RecyclerError
from ui.jobs import Job, Report
from ui.laboratory.wording import age
from ui.language import numbers
from ui.language.reference_names import material_name
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.table import DataTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.store import Store
    from recycler.batch import Batch
    from recycler.laboratory.records import Sample
    from ui.workspace.workspace import Workspace

ROW = 46
_NAMED = 4  # elements in a row
_AT_ONCE = 4


@dataclass(frozen=True)
class WaitingRow:
    """A sample, its batch, and what its result would do; None while that is worked out."""

    sample: "Sample"
    batch: "Batch"
    material: str
    elements: str = ""
    narrows: float | None = None
    known: bool = False

    @property
    def label(self) -> str:
        return self.sample.label


class Waiting(QObject):
    """Keeps the waiting samples in order; works out beside the GUI thread what each is worth."""

    arrived = Signal(object)  # the rows, in order

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._rows: dict[str, WaitingRow] = {}
        self._job: Job | None = None
        self._again = False

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self.ask()

    def ask(self) -> None:
        """Read what waits; what is known of a sample stays."""
        self._again = True
        if self._job is None:
            self._start()

    def forget(self, tickets: Sequence[str]) -> None:
        """Work out anew what samples of these batches are worth."""
        for label, row in self._rows.items():
            if row.batch.ticket in tickets:
                self._rows[label] = replace(row, known=False)

    def is_waiting(self) -> bool:
        return self._job is not None

    def rows(self) -> list[WaitingRow]:
        """Return the samples, the most telling first; those not worked out yet last, by age."""
        order = {label: place for place, label in enumerate(self._rows)}
        return sorted(
            self._rows.values(), key=lambda row: (-(row.narrows or 0.0), order[row.label])
        )

    # --- inside ---

    def _start(self) -> None:
        assert self._workspace is not None
        store, again = self._workspace.store, self._again
        unknown = [row for row in self._rows.values() if not row.known][:_AT_ONCE]
        if again:
            self._again = False
            self._run(lambda report: store.laboratory.waiting(), self._on_read)
        elif unknown:
            self._run(lambda report: _worked_out(store, unknown, report), self._on_worked_out)

    def _run(self, work: "Callable[[Report], object]", then: "Callable[..., None]") -> None:
        assert self._workspace is not None
        self._job = Job(work, self)
        self._job.succeeded.connect(then)
        self._job.failed.connect(self._workspace.failed)
        self._job.ended.connect(self._on_ended)
        self._job.start()

    def _on_read(self, found: "list[tuple[Sample, Batch]]") -> None:
        before = self._rows
        self._rows = {sample.label: self._row(sample, batch, before) for sample, batch in found}
        self.arrived.emit(self.rows())

    def _row(self, sample: "Sample", batch: "Batch", before: dict[str, WaitingRow]) -> WaitingRow:
        known = before.get(sample.label)
        if known is not None and known.batch.version == batch.version:
            return known
        assert self._workspace is not None
        name = material_name(self._workspace.store.reference(), batch.material)
        return WaitingRow(sample, batch, name)

    def _on_worked_out(self, rows: list[WaitingRow]) -> None:
        for row in rows:
            if row.label in self._rows:
                self._rows[row.label] = row
        self.arrived.emit(self.rows())

    def _on_ended(self) -> None:
        self._job = None
        if self._again or any(not row.known for row in self._rows.values()):
            self._start()


def _worked_out(store: "Store", rows: list[WaitingRow], report: Report) -> list[WaitingRow]:
    done = []
    for place, row in enumerate(rows):
        report(place, len(rows))
        done.append(_valued(store, row))
    return done


def _valued(store: "Store", row: WaitingRow) -> WaitingRow:
    """Return a row with the elements to look for, and by how much they narrow the headline."""
    from recycler.laboratory.sheet import wanted

    try:
        estimate = store.estimate(row.batch)
        after = store.estimator().narrowed_by_assay(estimate)
    except RecyclerError:
        return replace(row, known=True)
    head = estimate.headline
    before = head.recovered if head and head.recovered.mean > 0 else None
    narrows = None
    if before is not None and before.p95 > before.p05:
        narrows = max(1 - (after.p95 - after.p05) / (before.p95 - before.p05), 0.0)
    elements = ", ".join(wanted(estimate, _NAMED))
    return replace(row, elements=elements, narrows=narrows, known=True)


class WaitingTable(DataTable):
    """Ticket over label, material over elements, age, and a bar of what a result is worth."""

    def __init__(self) -> None:
        self._workspace: Workspace | None = None
        self.waiting_rows = RowsModel(self._columns())
        super().__init__(self.waiting_rows, row_height=ROW)
        self.waiting_rows.setParent(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cells.is_marked = lambda row: row == self.cells.current_row

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def current(self) -> WaitingRow | None:
        row: WaitingRow | None = self.waiting_rows.record(self.current_row())
        return row

    def show_rows(self, rows: Sequence[WaitingRow]) -> None:
        """Show other rows; the current sample stays the current one."""
        current = self.current()
        self.blockSignals(True)
        self.waiting_rows.set_records(rows)
        label = current.label if current else ""
        self.set_current_row(next((i for i, r in enumerate(rows) if r.label == label), -1))
        self.blockSignals(False)
        self.cells.current_row = self.current_row()
        self.viewport().update()

    def choose(self, label: str) -> bool:
        """Make a sample the current one without telling anybody; False where it does not wait."""
        rows: Sequence[WaitingRow] = self.waiting_rows.records
        place = next((i for i, row in enumerate(rows) if row.label == label), -1)
        self.blockSignals(True)
        self.set_current_row(place)
        self.blockSignals(False)
        self.cells.current_row = place
        self.viewport().update()
        return place >= 0

    def _columns(self) -> list[Column]:
        translate = QCoreApplication.translate
        return [
            Column("ticket", translate("Waiting", "Ticket"), _ticket, width=116),
            Column("material", translate("Waiting", "Material"), _material, width=120, stretch=1),
            Column("age", translate("Waiting", "Age"), self._age, width=52),
            Column("narrows", translate("Waiting", "Narrows by"), _narrows, width=90),
        ]

    def _age(self, row: WaitingRow) -> Cell:
        if self._workspace is None or row.sample.taken_at is None:
            return Cell(numbers.UNKNOWN, ink="text-2")
        taken = row.sample.taken_at.astimezone(self._workspace.zone)
        said = age(taken, self._workspace.today())
        return Cell(said, ink="text-2", tip=numbers.moment(taken))


def _ticket(row: WaitingRow) -> Cell:
    return Cell(row.batch.ticket, role="strong", under=row.label)


def _material(row: WaitingRow) -> Cell:
    return Cell(row.material, under=row.elements or " ", tip=row.material)


def _narrows(row: WaitingRow) -> Cell:
    if row.narrows is None:
        return Cell(numbers.UNKNOWN if row.known else "", role="small", ink="text-3")
    return Cell(numbers.chance(row.narrows), role="small", ink="text-2", share=row.narrows)
