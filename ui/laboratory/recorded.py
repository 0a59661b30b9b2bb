"""What was recorded lately, and whether the interval at intake held it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from ui.jobs import Report
from ui.laboratory.wording import found, percent_range
from ui.language import numbers
from ui.language.reference_names import material_name
from ui.newest import Newest
from ui.parts.badge import BadgeLook
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.table import DataTable

if TYPE_CHECKING:
    from datetime import datetime

    from db.store import Store
    from recycler.batch import Batch
    from recycler.laboratory.records import AssayResult
    from ui.workspace.workspace import Workspace

_MOST = 40  # samples on view
_READ = 400  # results


@dataclass(frozen=True)
class RecordedRow:
    """One sample with results; `held` is None where nothing was expected."""

    ticket: str
    label: str
    material: str
    at: "datetime"
    held: bool | None
    told: str  # the result that decides and what was expected


class Recorded(QObject):
    """Reads what was recorded lately, beside the GUI thread."""

    arrived = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._newest = Newest(self)
        self._newest.answered.connect(self.arrived)

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self._newest.failed.connect(workspace.failed)
        self.ask()

    def ask(self) -> None:
        if self._workspace is not None:
            store = self._workspace.store
            self._newest.ask(lambda report: recorded_rows(store, report))

    def is_waiting(self) -> bool:
        return self._newest.is_waiting()


def recorded_rows(store: "Store", report: Report) -> list[RecordedRow]:
    """Return the samples whose results came in last, newest first."""
    report(0, 1)
    by_sample: dict[str, list[AssayResult]] = {}
    for result in store.laboratory.recent(_READ):
        if result.counts:
            by_sample.setdefault(result.sample, []).append(result)
    some = list(by_sample.values())[:_MOST]
    batches = store.batches_of_tickets({results[0].ticket for results in some})
    return [_row(store, results, batches[results[0].ticket]) for results in some]


def _row(store: "Store", results: "list[AssayResult]", batch: "Batch") -> RecordedRow:
    from recycler.laboratory.sheet import held, interval, telling

    prior = store.laboratory.expected(batch)
    means = {symbol: interval(of)[1] for symbol, of in prior.items()}
    element = telling((result.element for result in results), means)
    one = next((result for result in results if result.element == element), results[0])
    of = prior.get(one.element)
    told = f"{one.element} {found(one)}"
    if of is not None:
        told += f" ({percent_range(*interval(of))})"
    name = material_name(store.reference(), batch.material)
    held_it = held(of, one) if of else None
    return RecordedRow(batch.ticket, one.sample, name, one.moment, held_it, told)


class RecordedTable(DataTable):
    """Ticket, material, day, and whether the interval held."""

    def __init__(self) -> None:
        self._workspace: Workspace | None = None
        self.recorded_rows = RowsModel(self._columns())
        super().__init__(self.recorded_rows)
        self.recorded_rows.setParent(self)
        self.horizontalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    def show_rows(self, rows: list[RecordedRow]) -> None:
        self.recorded_rows.set_records(rows)

    def _columns(self) -> list[Column]:
        translate = QCoreApplication.translate
        return [
            Column("ticket", translate("Recorded", "Ticket"), _ticket, width=106),
            Column("material", translate("Recorded", "Material"), _material, width=110, stretch=1),
            Column("day", translate("Recorded", "Day"), self._day, width=78),
            Column("held", translate("Recorded", "Held"), _held, width=92),
        ]

    def _day(self, row: RecordedRow) -> Cell:
        if self._workspace is None:
            return Cell()
        at = row.at.astimezone(self._workspace.zone)
        return Cell(numbers.short_day(at), ink="text-2", tip=numbers.moment(at))


def held_badge(held: bool | None) -> BadgeLook:
    """Say whether the interval at intake held a result."""
    translate = QCoreApplication.translate
    if held is None:
        return BadgeLook(translate("Recorded", "new"), "neutral", "info")
    if held:
        return BadgeLook(translate("Recorded", "held"), "ok", "check")
    return BadgeLook(translate("Recorded", "missed"), "warn", "warning")


def _ticket(row: RecordedRow) -> Cell:
    return Cell(row.ticket, tip=row.label)


def _material(row: RecordedRow) -> Cell:
    return Cell(row.material, ink="text-2", tip=row.material)


def _held(row: RecordedRow) -> Cell:
    badge = held_badge(row.held)
    return Cell(badge.words, badge=badge, tip=row.told)
