"""Two versions of a batch side by side: what another person saved meanwhile, and what is typed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.language import numbers, words
from ui.look.buttons import Button
from ui.look.text import text
from ui.parts.form import entry_texts

if TYPE_CHECKING:
    from recycler.batch import Batch, BatchEntry
    from ui.workspace import Workspace


class Conflict(QWidget):
    """Shows the fields that differ and asks which version is to stay."""

    theirs = Signal()  # what is in the books stays
    mine = Signal()  # what is typed takes its place

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, str, str]] = []
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

    def show_both(self, workspace: "Workspace", now: "Batch", typed: "BatchEntry") -> None:
        """Show what differs between the books and what is typed."""
        last = workspace.store.history(now.ticket)[-1]
        moment = numbers.moment(last.at.astimezone(workspace.zone))
        said = self.tr("{who} changed {ticket} while you did ({when}). Which is to stay?")
        self.said.setText(said.format(who=last.who, ticket=now.ticket, when=moment))
        self._fill(_differing(now, typed, workspace))
        self.show()
        self.keep_theirs.setFocus()

    def rows(self) -> list[tuple[str, str, str]]:
        """Return what is on view: field, in the books, typed."""
        return self._rows

    def _fill(self, rows: list[tuple[str, str, str]]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = rows
        heads = ("", self.tr("In the books"), self.tr("As you typed it"))
        for place, head in enumerate(heads):
            self._grid.addWidget(text(head, "small", "text-3"), 0, place)
        for number, (name, theirs, mine) in enumerate(rows, 1):
            self._grid.addWidget(text(name, "body", "text-2"), number, 0)
            self._grid.addWidget(text(theirs or numbers.UNKNOWN, "strong"), number, 1)
            self._grid.addWidget(text(mine or numbers.UNKNOWN, "strong"), number, 2)


def _differing(
    now: "Batch", typed: "BatchEntry", workspace: "Workspace"
) -> list[tuple[str, str, str]]:
    def told(entry: "BatchEntry") -> dict[str, str]:
        moment = numbers.moment(entry.received_at.astimezone(workspace.zone))
        return {"received_at": moment, **entry_texts(entry)}

    theirs, mine = told(now), told(typed)
    return [
        (words.field(name), theirs[name], mine[name])
        for name in theirs
        if theirs[name] != mine[name]
    ]
