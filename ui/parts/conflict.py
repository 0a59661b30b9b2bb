"""Two versions of a record side by side: what another person saved meanwhile, and what is typed."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from recycler.errors import RecyclerError
from ui.language import numbers
from ui.language.sentences import say_error
from ui.look.buttons import Button
from ui.look.layouts import empty
from ui.look.text import text

Row = tuple[str, str, str]  # field, in the books, typed


class Conflict(QWidget):
    """Shows the fields that differ and asks which version is to stay."""

    theirs = Signal()  # what is in the books stays
    mine = Signal()  # what is typed takes its place

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        self.said = text("", "body", "warn", wrap=True)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(2, 1)
        self.keep_theirs = Button(self.tr("Keep what is in the books"), kind="primary")
        self.keep_mine = Button(self.tr("Save mine in its place"))
        self.keep_theirs.clicked.connect(self.theirs)
        self.keep_mine.clicked.connect(self.mine)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.keep_theirs)
        row.addWidget(self.keep_mine)
        row.addStretch(1)
        column.addWidget(self.said)
        column.addWidget(self._table)
        column.addLayout(row)
        self.hide()

    def show_both(self, error: RecyclerError, rows: Sequence[Row]) -> None:
        """Show what differs between the books and what is typed.

        Args:
            error: `changed_meanwhile`, which says who changed it and when.
            rows: field, in the books, typed; without any it is said what was done instead.
        """
        said = self.tr("{who} changed {ticket} while you did ({when}). Which is to stay?")
        who, subject, at = (error.details[name] for name in ("who", "subject", "at"))
        when = numbers.moment(at) if isinstance(at, datetime) else numbers.UNKNOWN
        named = said.format(who=who, ticket=subject, when=when)
        self.said.setText(named if rows else say_error(error))
        self._fill(list(rows))
        self._table.setVisible(bool(rows))
        self.show()
        self.keep_theirs.setFocus()

    def rows(self) -> list[Row]:
        """Return what is on view: field, in the books, typed."""
        return self._rows

    def _fill(self, rows: list[Row]) -> None:
        empty(self._grid)
        self._rows = rows
        heads = ("", self.tr("In the books"), self.tr("As you typed it"))
        for place, head in enumerate(heads):
            self._grid.addWidget(text(head, "small", "text-3"), 0, place)
        for number, (name, theirs, mine) in enumerate(rows, 1):
            self._grid.addWidget(text(name, "body", "text-2"), number, 0)
            self._grid.addWidget(text(theirs or numbers.UNKNOWN, "strong"), number, 1)
            self._grid.addWidget(text(mine or numbers.UNKNOWN, "strong"), number, 2)
