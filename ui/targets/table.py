"""The table of targets under their headings."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.language import numbers
from ui.language.numbers import UNKNOWN
from ui.language.sentences import say
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.table import DataTable
from ui.targets import groups, wording
from ui.targets.groups import Heading

if TYPE_CHECKING:
    from recycler.targets.standing import Standing

    Line = Heading | Standing

translate = QCoreApplication.translate
_BULLET_FROM = 900  # width of the table [px]


def _columns() -> list[Column]:
    bullet = translate("Targets", "Now, projection and target")
    return [
        Column("name", translate("Targets", "Target"), _name, width=250, stretch=4),
        Column("figure", translate("Targets", "Figure"), _figure, width=92, right=True),
        Column("by", translate("Targets", "By"), _by, width=128),
        Column("now", translate("Targets", "Now ± 90 %"), _now, width=152, right=True),
        Column("bullet", bullet, _bullet, width=180, stretch=3, from_width=_BULLET_FROM),
        Column("expected", translate("Targets", "Projected"), _expected, width=92, right=True),
        Column("chance", translate("Targets", "Chance"), _chance, width=78, right=True),
        Column("standing", translate("Targets", "Standing"), _standing, width=150),
    ]


def _name(line: "Line") -> Cell:
    if isinstance(line, Heading):
        return Cell(line.words, role="strong", tip=line.words)
    name, beside = groups.name(line.target), groups.beside(line.target)
    return Cell(beside, role="caption", ink="text-3", lead=name, lead_role="body",
                tip=f"{name}\n{beside}\n{line.target.source}")  # fmt: skip


def _figure(line: "Line") -> Cell:
    return Cell() if isinstance(line, Heading) else Cell(wording.value(line))


def _by(line: "Line") -> Cell:
    if isinstance(line, Heading):
        return Cell()
    if line.target.for_orientation and line.step.on < line.on:
        return Cell(UNKNOWN, ink="text-3", tip=numbers.day(line.step.on))  # no date to work towards
    steps = line.target.steps
    tip = "\n".join(f"{numbers.day(step.on)}: {wording.step_value(line, step.value)}"
                    for step in steps) if len(steps) > 1 else ""  # fmt: skip
    return Cell(numbers.day(line.step.on), ink="text-2", tip=tip)


def _now(line: "Line") -> Cell:
    if isinstance(line, Heading):
        return Cell()
    if line.now is None:
        reason = say(line.reason) if line.reason else ""
        return Cell(UNKNOWN, ink="text-3", tip=reason)
    return Cell(wording.now(line), role="key")


def _bullet(line: "Line") -> Cell:
    if isinstance(line, Heading):
        return Cell()
    bullet = groups.bullet(line)
    if bullet is not None:
        return Cell(bullet=bullet)
    reason = say(line.reason) if line.reason else ""
    return Cell(reason, role="small", ink="text-3", tip=reason)


def _expected(line: "Line") -> Cell:
    if isinstance(line, Heading):
        return Cell()
    tip = wording.interval_of(line.expected, wording.unit_of(line)) if line.expected else ""
    return Cell(wording.expected(line), ink="text-2", tip=tip)


def _chance(line: "Line") -> Cell:
    return Cell() if isinstance(line, Heading) else Cell(wording.chance(line), role="strong")


def _standing(line: "Line") -> Cell:
    if isinstance(line, Heading):
        return Cell()
    badge = groups.badge(line)
    return Cell(badge.words, badge=badge, tip=say(line.reason) if line.reason else "")


class TargetTable(DataTable):
    """Headings are passed over: the current row is always a target."""

    chosen = Signal(object)  # Standing, or None

    def __init__(self) -> None:
        self._lines = RowsModel(_columns())
        super().__init__(self._lines)
        self._lines.setParent(self)
        self._goes_up = False
        self.setAccessibleName(translate("Targets", "Targets"))
        self.cells.is_marked = lambda row: row == self.current_row()
        self.current_changed.connect(self._on_row)

    def show_standings(self, standings: "Sequence[Standing]") -> None:
        """Show targets; the one that was current stays so."""
        held = self.current()
        lines = groups.lines(standings)
        self._lines.set_records(lines)
        codes = [None if isinstance(one, Heading) else one.target.code for one in lines]
        wanted = held.target.code if held is not None else None
        self._span_headings()
        self.set_current_row(codes.index(wanted) if wanted in codes else 1 if lines else -1)
        self.chosen.emit(self.current())
        self.viewport().update()

    def current(self) -> "Standing | None":
        line = self._lines.record(self.current_row())
        return None if line is None or isinstance(line, Heading) else line

    def choose(self, code: str) -> None:
        """Make the target of a code the current one."""
        for row, line in enumerate(self._lines.records):
            if not isinstance(line, Heading) and line.target.code == code:
                self.set_current_row(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._goes_up = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_PageUp)
        super().keyPressEvent(event)
        self._goes_up = False

    def _on_row(self, row: int) -> None:
        if not isinstance(self._lines.record(row), Heading):
            self.chosen.emit(self.current())
        elif self._goes_up and row > 0:
            self.set_current_row(row - 1)
        else:
            self.set_current_row(row + 1)

    def _span_headings(self) -> None:
        """Give headings the whole width."""
        self.clearSpans()
        for row, line in enumerate(self._lines.records):
            if isinstance(line, Heading):
                self.setSpan(row, 0, 1, len(self.columns))
