"""Monte Carlo beside the formula: figures held against fresh trials, and what is said of it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.language import numbers, words
from ui.language.numbers import KG, MassUnit
from ui.look import icons, theme
from ui.look.buttons import Button
from ui.look.progress import ProgressLine
from ui.look.text import text
from ui.newest import Newest, Work
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.table import DataTable

if TYPE_CHECKING:
    from recycler.estimate import Quantity
    from recycler.laboratory.validation import Validation
    from ui.workspace.workspace import Workspace

_WORDS_FROM = 640  # width from which the verdict of a row is said in words [px]


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One figure as it is shown, and what the trials found of it [kg]."""

    key: str
    shown: "Quantity"
    check: "Validation"
    is_sum: bool
    unit: MassUnit = KG

    @property
    def decimals(self) -> int:
        """One digit more than the tolerance is a half of."""
        tolerance = self.check.simulated.tolerance * self.unit.per_kg
        return 1 - round(math.log10(2 * tolerance)) if tolerance > 0 else 1

    @property
    def agrees(self) -> bool:
        return self.check.comparisons[0].agrees

    @property
    def off(self) -> tuple[bool, float]:
        """Return whether it is the lower end that lies farther off, and how far [kg]."""
        ends = self.check.comparisons[0]
        return ends.off_low > ends.off_high, max(ends.off_low, ends.off_high)

    def number(self, kg: float) -> str:
        return numbers.number(kg * self.unit.per_kg, self.decimals)

    def mass(self, kg: float) -> str:
        return numbers.with_unit(self.number(kg), self.unit.name)


def verdict(rows: Sequence[CheckRow]) -> str:
    """Whether what is shown agrees with the trials; JCGM 101:2008, section 8."""
    differing = [row for row in rows if not row.agrees]
    if differing:
        return _differs(max(differing, key=lambda row: row.off[1] / row.check.simulated.tolerance))
    trials = max(row.check.simulated.trials for row in rows)
    if any(not row.check.simulated.stable for row in rows):
        template = QCoreApplication.translate(
            "MonteCarlo",
            "The figures shown agree with {trials} trials, after which not all had settled.",
        )
    else:
        template = QCoreApplication.translate(
            "MonteCarlo",
            "The figures shown agree with {trials} trials to one digit of the standard deviation.",
        )
    return template.format(trials=numbers.number(trials))


def _differs(row: CheckRow) -> str:
    is_low, off = row.off
    template = QCoreApplication.translate(
        "MonteCarlo",
        "{name} differs: the {end} end by {off}, more than the tolerance of {tolerance}. "
        "Trust the Monte Carlo.",
    )
    return template.format(
        name=words.group(row.key),
        end=numbers.with_unit("5" if is_low else "95", "%"),
        off=row.mass(off),
        tolerance=row.mass(row.check.simulated.tolerance),
    )


def normal_words(row: CheckRow) -> str:
    """What mean and sd alone would say, where that is not what the trials say; else nothing."""
    normal = next(c for c in row.check.comparisons if c.kind == "gum")
    if normal.agrees:
        return ""
    template = QCoreApplication.translate(
        "MonteCarlo",
        "A normal distribution with this mean and sd would say {normal} for {name}; the trials "
        "say {found}.",
    )
    return template.format(
        name=words.in_sentence(words.group(row.key)),
        normal=_range(row, normal.formula),
        found=_range(row, normal.simulated),
    )


def _range(row: CheckRow, ends: tuple[float, float]) -> str:
    return numbers.with_unit(numbers.RANGE.join(map(row.number, ends)), row.unit.name)


class MonteCarloPanel(QWidget):
    """A button; once pressed progress, then the verdict and the figures in pairs."""

    def __init__(self) -> None:
        super().__init__()
        self.button = Button(self.tr("Check by Monte Carlo"))
        self.button.clicked.connect(self.start)
        self.why = text(
            self.tr("Draws the same model afresh and holds the figures shown against it."),
            "caption", "text-3", wrap=True,
        )  # fmt: skip
        self.progress = ProgressLine()
        self._mark, self.verdict = QLabel(), text("", wrap=True)
        self.aside = text("", "caption", "text-3")
        self._rows = RowsModel(_columns(), self)
        self.table = _table(self._rows)
        self.normal = text("", "small", "text-2", wrap=True)
        self.ground = text("", "caption", "text-3", wrap=True)
        self._newest = Newest(self)
        self._newest.answered.connect(self.on_answer)
        self._lay_out()
        theme.changed.connect(self._tint)

    def take(self, workspace: "Workspace") -> None:
        self.workspace = workspace
        self._newest.failed.connect(workspace.failed)

    workspace: "Workspace"

    def start(self) -> None:
        """Run the trials off the GUI thread."""
        raise NotImplementedError

    def on_answer(self, answer: object) -> None:
        """Show what `start` has found."""
        raise NotImplementedError

    def run(self, work: Work) -> None:
        """Do a piece of work off the GUI thread, its progress on view."""
        job = self._newest.ask(work)
        if job is not None:
            self.progress.follow(job, self.tr("Monte Carlo trials"))

    def cancel(self) -> bool:
        """Stop the trials; False where none run."""
        was = self.is_waiting()
        self._newest.drop()
        return was

    def is_waiting(self) -> bool:
        return self._newest.is_waiting()

    def show_rows(self, rows: Sequence[CheckRow], measure: str, ground: str) -> None:
        """Show figures beside their trials, of a measure such as `recovered`, and the verdict."""
        self._rows.set_records(rows)
        self.table.fit_rows()
        self.verdict.setText(verdict(rows))
        self.normal.setText(normal_words(rows[0]))
        template = self.tr("{measure}, {unit} · strong: shown, beside it: Monte Carlo")
        self.aside.setText(template.format(measure=measure, unit=rows[0].unit.name))
        self.ground.setText(ground)
        self._all_agree = all(row.agrees for row in rows)
        self._tint()
        self._offer.hide()
        self._result.show()
        self.normal.setVisible(bool(self.normal.text()))

    def key_of(self, place: int) -> str:
        """Return the element or group of a row."""
        row = self._rows.record(place)
        return row.key if isinstance(row, CheckRow) else ""

    def fold(self) -> None:
        """Offer the check again."""
        self._result.hide()
        self._offer.show()

    # --- inside ---

    _all_agree = True

    def _tint(self) -> None:
        name, ink = ("check", "ok") if self._all_agree else ("warning", "warn")
        self._mark.setPixmap(icons.pixmap(name, ink, 16, self.devicePixelRatioF()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 4)
        column.setSpacing(8)
        self._offer = QWidget()
        row = QHBoxLayout(self._offer)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.button)
        row.addWidget(self.why, 1)
        column.addWidget(self._offer)
        column.addWidget(self.progress)
        column.addWidget(self._make_result())

    def _make_result(self) -> QWidget:
        self._result = QWidget()
        column = QVBoxLayout(self._result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(text(self.tr("Monte Carlo beside the formula"), "key"), 1)
        head.addWidget(self.aside)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.verdict, 1)
        column.addLayout(head)
        column.addLayout(said)
        for widget in (self.table, self.normal, self.ground):
            column.addWidget(widget)
        self._result.hide()
        return self._result


def _columns() -> list[Column]:
    name = QCoreApplication.translate("MonteCarlo", "Element")
    mean = QCoreApplication.translate("MonteCarlo", "Mean")
    sd = QCoreApplication.translate("MonteCarlo", "sd")
    ends = QCoreApplication.translate("MonteCarlo", "Ends")
    return [
        Column("name", name, _name, width=104, stretch=2),
        Column("mean", mean, _mean, width=118, right=True, stretch=1),
        Column("sd", sd, _sd, width=104, right=True, stretch=1),
        Column("low", numbers.with_unit("5", "%"), _low, width=118, right=True, stretch=1),
        Column("high", numbers.with_unit("95", "%"), _high, width=118, right=True, stretch=1),
        Column("verdict", ends, _agreement, width=128, from_width=_WORDS_FROM),
    ]


def _table(rows: RowsModel) -> DataTable:
    table = DataTable(rows, edge=8, head_ground="surface-2")
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return table


def _name(row: CheckRow) -> Cell:
    if row.is_sum:
        return Cell(words.group(row.key), role="strong")
    return Cell(words.element(row.key), ink="text-2", lead=row.key, whole=True)


def _pair(row: CheckRow, shown: float, found: float) -> Cell:
    return Cell(row.number(found), ink="text-2", lead=row.number(shown))


def _mean(row: CheckRow) -> Cell:
    return _pair(row, row.shown.mean, row.check.simulated.mean)


def _sd(row: CheckRow) -> Cell:
    return _pair(row, row.shown.sd, row.check.simulated.sd)


def _low(row: CheckRow) -> Cell:
    return _pair(row, row.shown.p05, row.check.simulated.intervals[0][0])


def _high(row: CheckRow) -> Cell:
    return _pair(row, row.shown.p95, row.check.simulated.intervals[0][1])


def _agreement(row: CheckRow) -> Cell:
    _, off = row.off
    if not row.agrees:
        said = QCoreApplication.translate("MonteCarlo", "off by {kg}").format(kg=row.number(off))
        return Cell(said, role="small", ink="warn")
    if not row.check.simulated.stable:
        return Cell(
            QCoreApplication.translate("MonteCarlo", "not settled"), role="small", ink="text-3"
        )
    said = QCoreApplication.translate("MonteCarlo", "within {kg}").format(
        kg=row.number(row.check.simulated.tolerance)
    )
    return Cell(said, role="small", ink="text-2")
