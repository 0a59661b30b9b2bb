"""Scales and methods over time: which one drifts, since when, and how long that took to see."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui.balance import wording
from ui.balance.figures import HALF, Drift
from ui.balance.section import Section
from ui.language import numbers
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.table import DataTable

translate = QCoreApplication.translate


def _columns() -> list[Column]:
    return [
        Column("name", translate("Balance", "Scale"), _name, width=140, stretch=1),
        Column("state", translate("Balance", "State"), _state, width=230, stretch=2),
        Column("error", translate("Balance", "Reads too much"), _error, width=150, right=True),
        Column("noticed", translate("Balance", "Noticed"), _noticed, width=132, yields=1),
        Column("within", translate("Balance", "0.5 % is seen within"), _within, width=160,
               yields=2),
    ]  # fmt: skip


def _name(drift: Drift) -> Cell:
    return Cell(drift.name, role="key")


def _state(drift: Drift) -> Cell:
    look = wording.drift_badge(drift)
    return Cell(look.words, badge=look, tip=look.words)


def _error(drift: Drift) -> Cell:
    if drift.error is None:
        return Cell(numbers.UNKNOWN, ink="text-3", tip=translate("Balance", "nothing checks it"))
    half = 100 * HALF * drift.error_sd
    places = max(1, numbers.interval_decimals(half)) if half > 0 else 1
    said = f"{wording.signed(100 * drift.error, places)} {numbers.PLUS_MINUS} "
    return Cell(numbers.with_unit(f"{said}{numbers.number(half, places)}", "%"), ink="text-2")


def _noticed(drift: Drift) -> Cell:
    return Cell(numbers.day(drift.noticed) if drift.noticed else "", ink="text-2")


def _within(drift: Drift) -> Cell:
    if drift.within is None:
        return Cell(translate("Balance", "too long to say"), ink="text-3")
    said = translate("Balance", "{} months")
    if drift.within == 1:
        said = translate("Balance", "1 month")
    return Cell(said.format(drift.within), ink="text-2")


class Drifts(Section):
    """All scales, those that drift first; Enter opens the ticket the drift began with."""

    opened = Signal(object)  # Piece

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Balance", "Drift of the scales"), parent)
        self.model = RowsModel(_columns())
        self.table = DataTable(self.model)
        self.model.setParent(self.table)
        self.table.setAccessibleName(self.title.text())
        self.column.addWidget(self.table)
        self.table.opened.connect(self._on_opened)

    def show_drifts(self, some: Sequence[Drift]) -> None:
        """Show how each scale stands; hidden while nothing tells of any."""
        drifts = sorted(some, key=lambda one: (one.since is None, one.name))
        self.setVisible(bool(drifts))
        self.model.set_records(drifts)
        self.table.fit_rows()
        off = sum(one.since is not None for one in drifts)
        said = translate("Balance", "none of {n} drifts")
        if off:
            said = translate("Balance", "{off} of {n} drift")
        self.say(said.format(off=off, n=len(drifts)))
        self.aside.setText(translate("Balance", "CUSUM of dry mass, month by month"))

    def _on_opened(self, row: int) -> None:
        drift = self.model.record(row)
        if isinstance(drift, Drift) and drift.since:
            self.opened.emit(drift.since)
