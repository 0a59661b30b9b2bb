"""Who is suspected, and what a person has left out: a suggestion, a name and a reason."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui.balance.figures import Figures, LeftOut, Suspect
from ui.balance.section import Section
from ui.language import numbers
from ui.parts.badge import BadgeLook
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.confirm import Confirm
from ui.parts.table import DataTable

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class SuspectRow:
    """A suspect, or a reading that is left out."""

    of: Suspect | LeftOut

    @property
    def can_change(self) -> bool:
        return self.is_left_out or bool(self.of.readings if isinstance(self.of, Suspect) else ())

    @property
    def is_left_out(self) -> bool:
        return isinstance(self.of, LeftOut)


def _columns() -> list[Column]:
    return [
        Column("words", translate("Balance", "Reading"), _words, width=240, stretch=2),
        Column("size", translate("Balance", "Off by"), _size, width=150, stretch=1),
        Column("z", translate("Balance", "z"), _score, width=60, right=True),
        Column("state", translate("Balance", "Without it"), _state, width=240, stretch=2),
    ]


def _words(row: SuspectRow) -> Cell:
    return Cell(row.of.words, role="key", tip=row.of.words)


def _size(row: SuspectRow) -> Cell:
    return Cell(row.of.size if isinstance(row.of, Suspect) else "")


def _score(row: SuspectRow) -> Cell:
    return Cell(numbers.number(row.of.score, 1) if isinstance(row.of, Suspect) else "")


def _state(row: SuspectRow) -> Cell:
    if isinstance(row.of, LeftOut):
        said = translate("Balance", "left out by {who}: {why}")
        words = said.format(who=row.of.who, why=row.of.why)
        return Cell(words, badge=BadgeLook(words, "provisional"), tip=words)
    if row.of.closes:
        return Cell(badge=BadgeLook(translate("Balance", "the rest closes"), "ok", "check"))
    look = BadgeLook(translate("Balance", "more is wrong than this"), "warn", "warning")
    return Cell(badge=look)


class Suspects(Section):
    """The suspects, the likeliest first; one is left out only with a reason, under one's name."""

    leave_out = Signal(object, str)  # the readings, and why
    count_again = Signal(str, str)  # the name of the error, and why

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Balance", "What may be wrong"), parent)
        self._who = ""
        self.model = RowsModel(_columns())
        self.table = DataTable(self.model)
        self.model.setParent(self.table)
        self.table.setAccessibleName(self.title.text())
        self.column.addWidget(self.table)
        self.confirm = Confirm(translate("Balance", "Leave out…"), kind="plain")
        foot = self.add_foot()
        foot.addWidget(self.confirm, 1)
        self.table.current_changed.connect(self._dress)
        self.table.opened.connect(lambda _row: self.confirm.unfold())
        self.confirm.confirmed.connect(self._on_confirmed)

    def show_figures(self, figures: Figures, who: str) -> None:
        """Show who is suspected; hidden where nobody is and nothing is left out."""
        self._who = who
        rows = [SuspectRow(one) for one in figures.suspects]
        rows += [SuspectRow(one) for one in figures.left_out]
        self.setVisible(bool(rows))
        self.model.set_records(rows)
        self.table.fit_rows()
        self.table.set_current_row(0 if rows else -1)
        self.say(
            translate("Balance", "The likeliest first; it is left out only by a person, by name")
            if figures.suspects
            else translate("Balance", "Nothing else stands out")
        )
        self._dress(self.table.current_row())

    def current(self) -> SuspectRow | None:
        row = self.model.record(self.table.current_row())
        return row if isinstance(row, SuspectRow) else None

    def _dress(self, _row: int) -> None:
        row = self.current()
        self.confirm.setVisible(row is not None and row.can_change)
        if row is None:
            return
        if row.is_left_out:
            self.confirm.set_words(
                translate("Balance", "Let it count again…"),
                translate("Balance", "Let it count as {}").format(self._who),
                row.of.name if isinstance(row.of, LeftOut) else "",
            )
        else:
            self.confirm.set_words(
                translate("Balance", "Leave out…"),
                translate("Balance", "Leave out as {}").format(self._who),
            )

    def _on_confirmed(self, why: str) -> None:
        row = self.current()
        if row is not None and isinstance(row.of, LeftOut):
            self.count_again.emit(row.of.name, why)
        elif row is not None and isinstance(row.of, Suspect):
            self.leave_out.emit(row.of.readings, why)
