"""What was measured twice: how precise sampling, preparation and analysis are, pair by pair."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.laboratory.control_plot import ControlPlot, Mark, Marks
from ui.language import numbers, words
from ui.look.buttons import Button
from ui.look.text import surface, text
from ui.look.tokens import MARGIN
from ui.newest import Newest
from ui.parts.badge import BadgeLook
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.table import DataTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from recycler.laboratory.precision import Pair, Precision
    from ui.workspace import Workspace

KEY = "Ctrl+D"
_PLOT = 150
_LEVELS = 7  # rows of the upper table that are on view at most


class LevelTable(DataTable):
    """One line an element, a method and a level: what was found, what it adds, the target."""

    def __init__(self) -> None:
        self.levels = RowsModel(_level_columns())
        super().__init__(self.levels, ground="surface-1", head_ground="surface-1")
        self.levels.setParent(self)
        self.cells.is_marked = lambda row: row == self.current_row()

    def show_levels(self, levels: "Sequence[Precision]") -> None:
        self.levels.set_records(levels)
        row = self.verticalHeader().defaultSectionSize()
        head = self.horizontalHeader().height()
        self.setFixedHeight(head + row * min(len(levels), _LEVELS))


class PairTable(DataTable):
    """The pairs of one level, the latest first; Enter opens the later sample."""

    def __init__(self) -> None:
        self.zone: tzinfo | None = None
        self.pairs = RowsModel(self._columns())
        super().__init__(self.pairs, ground="surface-1", head_ground="surface-1")
        self.pairs.setParent(self)

    def _columns(self) -> list[Column]:
        translate = QCoreApplication.translate
        return [
            Column("ticket", translate("Duplicates", "Ticket"), _ticket, width=124),
            Column("samples", translate("Duplicates", "Samples"), _samples, width=150, stretch=1),
            Column("first", translate("Duplicates", "First, %"), _first, width=86, right=True),
            Column("second", translate("Duplicates", "Second, %"), _second, width=86, right=True),
            Column("off", translate("Duplicates", "Difference"), _off, width=96, right=True),
            Column("score", translate("Duplicates", "sd off"), _score, width=70, right=True),
            Column("day", translate("Duplicates", "Day"), self._day, width=90),
        ]

    def _day(self, pair: "Pair") -> Cell:
        at = pair.at.astimezone(self.zone)
        return Cell(numbers.short_day(at), ink="text-2", tip=numbers.moment(at))


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
            Mark(100 * pair.relative, pair.score, pair.at.astimezone(zone), _pair_words(pair))
            for pair in level.pairs
        ]
        sd = 100 * level.target_sd * 2**0.5
        self.plot.show_marks(Marks(tuple(marks), 0.0, sd, joined=False))
        said = self.tr("difference of a pair, % of its mean · limits: 3 sd of the target")
        self._caption.setText(" · ".join((_name(level), said)))

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


def _level_columns() -> list[Column]:
    translate = QCoreApplication.translate
    return [
        Column("element", translate("Duplicates", "Element"), _element, width=86),
        Column("method", translate("Duplicates", "Method"), _method, width=110, stretch=1),
        Column("split", translate("Duplicates", "Level"), _split, width=180, stretch=2),
        Column("pairs", translate("Duplicates", "Pairs"), _pairs, width=60, right=True),
        Column("sd", translate("Duplicates", "sd found"), _sd, width=84, right=True),
        Column("adds", translate("Duplicates", "It adds"), _adds, width=80, right=True),
        Column("target", translate("Duplicates", "Target"), _target, width=80, right=True),
        Column("stands", translate("Duplicates", "Stands"), _stands, width=120),
    ]


def level_words(level: "Precision") -> str:
    """`Sampling, grab`, `Preparation`, `Analysis`."""
    translate = QCoreApplication.translate
    split = {
        "sampling": translate("Duplicates", "Sampling"),
        "preparation": translate("Duplicates", "Preparation"),
        "analysis": translate("Duplicates", "Analysis"),
    }[str(level.split)]
    return ", ".join((split, words.taking(str(level.how)).lower())) if level.how else split


def precision_badge(level: "Precision") -> BadgeLook:
    """Say how a level stands to its target by check C9."""
    translate = QCoreApplication.translate
    if level.is_above:
        return BadgeLook(translate("Duplicates", "above target"), "warn", "warning")
    return BadgeLook(translate("Duplicates", "within target"), "ok", "check")


def _name(level: "Precision") -> str:
    return " · ".join(filter(None, (level.element, level.method, level_words(level))))


def _pair_words(pair: "Pair") -> str:
    values = numbers.RANGE.join(_percent(value) for value in pair.values)
    return " · ".join((pair.ticket, _samples(pair).text, numbers.with_unit(values, "%")))


def _percent(fraction: float) -> str:
    return numbers.number(100 * fraction, 2)


def _share(sd: float) -> str:
    return numbers.with_unit(numbers.number(100 * sd, 1), "%")


def _element(level: "Precision") -> Cell:
    return Cell(level.element, role="strong")


def _method(level: "Precision") -> Cell:
    return Cell(level.method or numbers.UNKNOWN, ink="text-2")


def _split(level: "Precision") -> Cell:
    return Cell(level_words(level))


def _pairs(level: "Precision") -> Cell:
    return Cell(numbers.number(len(level.pairs)), ink="text-2")


def _sd(level: "Precision") -> Cell:
    return Cell(_share(level.total_sd))


def _adds(level: "Precision") -> Cell:
    return Cell(numbers.UNKNOWN if level.own_sd is None else _share(level.own_sd), ink="text-2")


def _target(level: "Precision") -> Cell:
    return Cell(_share(level.target_sd), ink="text-2")


def _stands(level: "Precision") -> Cell:
    badge = precision_badge(level)
    return Cell(badge.words, badge=badge)


def _ticket(pair: "Pair") -> Cell:
    return Cell(pair.ticket, role="strong")


def _samples(pair: "Pair") -> Cell:
    return Cell(", ".join(dict.fromkeys((pair.first, pair.second))), ink="text-2")


def _first(pair: "Pair") -> Cell:
    return Cell(_percent(pair.values[0]))


def _second(pair: "Pair") -> Cell:
    return Cell(_percent(pair.values[1]))


def _off(pair: "Pair") -> Cell:
    return Cell(numbers.with_unit(numbers.number(100 * pair.relative, 1), "%"))


def _score(pair: "Pair") -> Cell:
    return Cell(numbers.number(pair.score, 1), ink="text-2")
