"""The tables of what was measured twice: levels against their targets, and pairs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.language import numbers, words
from ui.language.reference_names import spoken
from ui.parts.badge import BadgeLook
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.table import DataTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from recycler.laboratory.precision import Pair, Precision

_LEVELS = 7  # rows on view at most


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


def level_name(level: "Precision") -> str:
    """`Nd · ICP-OES · Sampling, grab`."""
    return " · ".join(filter(None, (level.element, spoken(level.method), level_words(level))))


def pair_words(pair: "Pair") -> str:
    """`S1-26-00042 · SA-0007, SA-0008 · 23.18–23.40 %`."""
    values = numbers.RANGE.join(_percent(value) for value in pair.values)
    return " · ".join((pair.ticket, _samples(pair).text, numbers.with_unit(values, "%")))


def _percent(fraction: float) -> str:
    return numbers.number(100 * fraction, 2)


def _share(sd: float) -> str:
    return numbers.with_unit(numbers.number(100 * sd, 1), "%")


def _element(level: "Precision") -> Cell:
    return Cell(level.element, role="strong")


def _method(level: "Precision") -> Cell:
    return Cell(spoken(level.method) or numbers.UNKNOWN, ink="text-2")


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
