"""What was measured twice: how precise sampling, preparation and analysis are, pair by pair."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.laboratory.control_plot import ControlPlot, Mark, Marks
from ui.laboratory.precision_tables import LevelTable, PairTable, level_name, pair_words
from ui.look.buttons import Button
from ui.look.text import surface, text
from ui.look.tokens import MARGIN
from ui.newest import Newest

if TYPE_CHECKING:
    from recycler.laboratory.precision import Pair, Precision
    from ui.workspace.workspace import Workspace

KEY = "Ctrl+D"
_PLOT = 150


class DuplicatesView(QWidget):
    """Levels above, the pairs of the chosen one below: as a chart, and as a table."""

    opened = Signal(str, str)  # ticket, label of a sample
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        surface(self, "1")
        self._workspace: Workspace | None = None
        self._newest = Newest(self)
        self._newest.answered.connect(self._show_levels)
        self.levels, self.pairs, self.plot = LevelTable(), PairTable(), ControlPlot(_PLOT)
        self.leave = Button(self.tr("Leave"), kind="link", key="Esc")
        self.none = text(
            self.tr(
                "Nothing was measured twice yet. A second sample of a batch (Ctrl+L), or a second "
                "result of a sample, shows here how precise sampling and analysis are."
            ),
            "body", "text-2", wrap=True,
        )  # fmt: skip
        self._caption = text("", "small", "text-2")
        self._lay_out()
        self.leave.clicked.connect(self.left)
        self.levels.current_changed.connect(self._show_pairs)
        self.levels.opened.connect(lambda row: self.plot.setFocus())
        self.pairs.opened.connect(self._open_row)
        self.plot.opened.connect(self._open_mark)

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self.pairs.zone = workspace.zone
        self._newest.failed.connect(workspace.failed)

    def ask(self) -> None:
        """Read what was measured twice, beside the GUI thread."""
        if self._workspace is not None:
            laboratory = self._workspace.store.laboratory
            self._newest.ask(lambda report: laboratory.precisions())

    def is_waiting(self) -> bool:
        return self._newest.is_waiting()

    def focus_first(self) -> None:
        (self.levels if self.chosen() else self.leave).setFocus()

    def chosen(self) -> "Precision | None":
        """Return the level whose pairs are on view."""
        level: Precision | None = self.levels.levels.record(self.levels.current_row())
        return level

    # --- inside ---

    def _show_levels(self, levels: "list[Precision]") -> None:
        before = self.chosen()
        had_focus = self.leave.hasFocus()
        self._stack.setCurrentIndex(1 if levels else 0)
        self.levels.show_levels(levels)
        same = [
            (one.element, one.method, one.split, one.how)
            == (before.element, before.method, before.split, before.how)
            for one in levels
            if before is not None
        ]
        self.levels.set_current_row(same.index(True) if True in same else 0)
        self._show_pairs(self.levels.current_row())
        if had_focus:
            self.focus_first()

    def _show_pairs(self, row: int) -> None:
        level = self.chosen()
        if level is None or self._workspace is None:
            return
        self.pairs.pairs.set_records(level.pairs[::-1])
        zone = self._workspace.zone
        marks = [
            Mark(100 * pair.relative, pair.score, pair.at.astimezone(zone), pair_words(pair))
            for pair in level.pairs
        ]
        sd = 100 * level.target_sd * 2**0.5
        self.plot.show_marks(Marks(tuple(marks), 0.0, sd, joined=False))
        said = self.tr("difference of a pair, % of its mean · limits: 3 sd of the target")
        self._caption.setText(" · ".join((level_name(level), said)))

    def _open_row(self, row: int) -> None:
        self._open(self.pairs.pairs.record(row))

    def _open_mark(self, place: int) -> None:
        level = self.chosen()
        self._open(level.pairs[place] if level else None)

    def _open(self, pair: "Pair | None") -> None:
        if pair is not None:
            self.opened.emit(pair.ticket, pair.second)

    # --- building ---

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 0, MARGIN, 0)
        head.addWidget(text(self.tr("Measured twice"), "record"))
        head.addStretch(1)
        head.addWidget(self.leave)
        column.addLayout(head)
        self._stack = QStackedWidget()
        self._stack.addWidget(_beside_margin(self.none))
        self._stack.addWidget(self._found())
        column.addWidget(self._stack, 1)

    def _found(self) -> QWidget:
        explained = text(
            self.tr(
                "Two samples of a batch lie apart by sampling and all after it, two results of one "
                "sample on two days by preparation and analysis, on one day by analysis alone. "
                "That a sample is prepared anew on another day is an assumption. Target: what the "
                "estimates take; above it is what would be chance in less than 1 of 20."
            ),
            "small", "text-2", wrap=True,
        )  # fmt: skip
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(_beside_margin(explained))
        column.addWidget(self.levels)
        column.addSpacing(4)
        column.addWidget(_beside_margin(self._caption))
        column.addWidget(_beside_margin(self.plot))
        column.addWidget(self.pairs, 1)
        return found


def _beside_margin(widget: QWidget) -> QWidget:
    holder = QWidget()
    row = QVBoxLayout(holder)
    row.setContentsMargins(MARGIN, 0, MARGIN, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return holder
