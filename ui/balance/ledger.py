"""The unaccounted ledger: what was booked as not found, why, and who signed it off."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui.balance import wording
from ui.balance.book_form import BookForm
from ui.balance.figures import Figures, LedgerLine
from ui.balance.section import Section
from ui.language import numbers
from ui.look.text import text
from ui.look.tokens import MARGIN
from ui.parts.badge import BadgeLook
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.confirm import Confirm
from ui.parts.table import DataTable

translate = QCoreApplication.translate


def _columns() -> list[Column]:
    return [
        Column("number", translate("Balance", "Entry"), _number, width=100),
        Column("period", translate("Balance", "Period"), _period, width=176, yields=3),
        Column("missing", translate("Balance", "Not found"), _missing, width=160, right=True),
        Column("node", translate("Balance", "Where"), _node, width=110, yields=2),
        Column("cause", translate("Balance", "Cause"), _cause, width=160, stretch=2),
        Column("action", translate("Balance", "Action"), _action, width=160, stretch=2, yields=1),
        Column("owner", translate("Balance", "Owner"), _owner, width=110),
        Column("due", translate("Balance", "Due"), _due, width=128),
        Column("state", translate("Balance", "State"), _state, width=190, stretch=1),
    ]


def _number(line: LedgerLine) -> Cell:
    tip = translate("Balance", "entered by {}").format(line.entered_by)
    return Cell(line.number, role="key", tip=tip)


def _period(line: LedgerLine) -> Cell:
    return Cell(numbers.period(line.since, line.until), ink="text-2")


def _missing(line: LedgerLine) -> Cell:
    unit = numbers.mass_unit(line.missing.kg)
    return Cell(f"{wording.with_half(line.missing, unit)} {line.element}".strip())


def _node(line: LedgerLine) -> Cell:
    return Cell(line.where, ink="text-2")


def _cause(line: LedgerLine) -> Cell:
    return Cell(line.cause)


def _action(line: LedgerLine) -> Cell:
    return Cell(line.action, ink="text-2")


def _owner(line: LedgerLine) -> Cell:
    return Cell(line.owner, ink="text-2")


def _due(line: LedgerLine) -> Cell:
    return Cell(numbers.day(line.due), ink="bad" if line.is_overdue else "text-2")


def _state(line: LedgerLine) -> Cell:
    if line.state == "withdrawn":
        return Cell(badge=BadgeLook(translate("Balance", "withdrawn"), "neutral", "void"))
    if line.state == "signed":
        said = translate("Balance", "signed off by {}").format(line.signed_by)
        tip = f"{said}, {numbers.day(line.signed_on)}" if line.signed_on else said
        return Cell(said, badge=BadgeLook(said, "ok", "check"), tip=tip)
    if line.is_overdue:
        return Cell(badge=BadgeLook(translate("Balance", "overdue"), "bad", "clock"))
    return Cell(badge=BadgeLook(translate("Balance", "waits for sign-off"), "warn", "clock"))


class Ledger(Section):
    """All entries, newest first; the form to book another unfolds above them."""

    sign_off, reopen, withdraw = Signal(str, str), Signal(str, str), Signal(str, str)  # number, why

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Balance", "Unaccounted ledger"), parent)
        self.form = BookForm()
        self.model = RowsModel(_columns())
        self.table = DataTable(self.model)
        self.model.setParent(self.table)
        self.table.setAccessibleName(self.title.text())
        self.none = text(
            self.tr("Nothing is booked. What was not found stays open until it is."),
            "body", "text-2",
        )  # fmt: skip
        self.none.setContentsMargins(MARGIN, 4, MARGIN, 12)
        self.confirm = Confirm(self.tr("Sign off…"), kind="plain", deed_kind="primary")
        self.withdrawal = Confirm(self.tr("Withdraw…"))
        self.column.addWidget(self.form)
        self.column.addWidget(self.none)
        self.column.addWidget(self.table)
        foot = self.add_foot()
        foot.addStretch(1)
        self._foot = foot
        for one, other in ((self.withdrawal, self.confirm), (self.confirm, self.withdrawal)):
            foot.addWidget(one)
            one.unfolded.connect(partial(self._give_way, one, other))
        self.table.current_changed.connect(lambda _row: self._dress())
        self.table.opened.connect(lambda _row: self._ask())
        self.confirm.confirmed.connect(self._on_confirmed)
        self.withdrawal.confirmed.connect(self._on_withdrawn)
        self._who = ""

    def show_figures(self, figures: Figures, who: str) -> None:
        """Show the entries; the one that was current stays so."""
        held = self.current()
        self._who = who
        lines = list(figures.ledger)
        self.model.set_records(lines)
        self.table.fit_rows()
        self.none.setVisible(not lines)
        self.table.setVisible(bool(lines))
        entries = [line.number for line in lines]
        kept = held is not None and held.number in entries
        self.table.set_current_row(entries.index(held.number) if held and kept else 0)
        waiting = sum(line.state == "open" for line in lines)
        said = self.tr("{} wait for sign-off")
        if waiting == 1:
            said = self.tr("1 waits for sign-off")
        self.say(said.format(waiting) if waiting else "")
        self._dress()

    def current(self) -> LedgerLine | None:
        line = self.model.record(self.table.current_row())
        return line if isinstance(line, LedgerLine) else None

    def ask_to_withdraw(self) -> None:
        """Ask why the current entry is withdrawn, where it can be."""
        if not self.withdrawal.isHidden():
            self.withdrawal.unfold()

    def _dress(self) -> None:
        line = self.current()
        state = line.state if line else ""
        for one in (self.confirm, self.withdrawal):
            one.fold()
        self.confirm.setVisible(state in ("open", "signed"))
        self.withdrawal.setVisible(state == "open")
        if line is None:
            return
        words = self.tr("Sign off…"), self.tr("Sign off as {}").format(self._who)
        if state == "signed":
            words = self.tr("Reopen…"), self.tr("Reopen {}").format(line.number)
        self.confirm.set_words(*words, line.number)
        withdraw = self.tr("Withdraw {}").format(line.number)
        self.withdrawal.set_words(self.tr("Withdraw…"), withdraw, line.number)

    def _give_way(self, one: Confirm, other: Confirm, unfolded: bool) -> None:
        """Give the row to the one that asks for a reason."""
        line = self.current()
        can = line is not None and (other is self.confirm or line.state == "open")
        other.setVisible(can and not unfolded)
        self._foot.setStretchFactor(one, int(unfolded))

    def _ask(self) -> None:
        if not self.confirm.isHidden():
            self.confirm.unfold()

    def _on_confirmed(self, why: str) -> None:
        line = self.current()
        if line is not None:
            (self.reopen if line.state == "signed" else self.sign_off).emit(line.number, why)

    def _on_withdrawn(self, why: str) -> None:
        line = self.current()
        if line is not None:
            self.withdraw.emit(line.number, why)
