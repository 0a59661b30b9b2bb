"""The left side of Processing: finding a run, a lot or a batch, and the board of runs."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language.words import product
from ui.look.text import rule, surface, text
from ui.look.tokens import MARGIN
from ui.parts.fields import ChoiceField
from ui.parts.suggestions import Suggestion, matching
from ui.processing.at_hand import Board
from ui.processing.board import BoardList

WIDTH, NARROW = 360, 308
_MOST = 6  # of runs, and of lots, that are offered


class RunFinder(ChoiceField):
    """Offers runs on the board and lots that are left; takes any number that is typed whole."""

    def __init__(self) -> None:
        super().__init__("run", "", above=True)
        self._board = Board()
        self.label.hide()
        words = self.tr("Find a run, a lot or a batch")
        self.edit.setAccessibleName(words)
        self.edit.setPlaceholderText(words)
        self.edit.setToolTip("Ctrl+F")
        self.list_width = 480
        self.suggest, self.look_up = self._find, _typed_whole

    def offer(self, board: Board) -> None:
        self._board = board

    def _find(self, typed: str) -> list[Suggestion]:
        runs = [
            Suggestion(f"{row.run.number}  {row.title}", row.run.number, "", row.materials[:28])
            for row in (*self._board.open, *self._board.closed)
        ]
        lots = [
            Suggestion(f"{lot.number}  {product(lot.name)}", lot.number, lot.run)
            for lot, _ in self._board.left
        ]
        return [*matching(typed, runs, _MOST), *matching(typed, lots, _MOST)]


class LeftSide(QWidget):
    """The finder over the board; where no run is open it says how to start one."""

    def __init__(self) -> None:
        super().__init__()
        self.finder, self.board = RunFinder(), BoardList()
        self.setFixedWidth(WIDTH)
        surface(self, "2")
        self._no_open = text(self.tr("No run is open. Ctrl+N starts one."), "body", "text-2")
        self._no_open.setContentsMargins(MARGIN, 12, MARGIN, 12)
        holder = QVBoxLayout()
        holder.setContentsMargins(MARGIN, 12, MARGIN, 12)
        holder.addWidget(self.finder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(holder)
        column.addWidget(rule())
        column.addWidget(self._no_open)
        column.addWidget(self.board, 1)

    def show_board(self, board: Board) -> None:
        self.board.show_board(board)
        self.finder.offer(board)
        self._no_open.setVisible(not board.open)

    def set_narrow(self, narrow: bool) -> None:
        self.setFixedWidth(NARROW if narrow else WIDTH)


def _typed_whole(typed: str) -> Suggestion | None:
    """Take a number that is typed whole, whatever it is of."""
    name = typed.strip().split(" ")[0].upper() if typed.strip() else ""
    return Suggestion(name, name) if name.count("-") >= 2 and name[-3:].isdigit() else None
