"""What to measure next of a period: which material's batches to assay, as a panel."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.charts.legend import OneLine
from ui.jobs import Report
from ui.language import numbers, words
from ui.language.reference_names import material_name
from ui.look.text import text
from ui.newest import Newest
from ui.parts.action_table import (
    ActionRow,
    ActionTable,
    action_rows,
    after_cell,
    money_column,
    open_prices,
    saves_cell,
    share_cell,
    step_cell,
)
from ui.parts.budget import BudgetView
from ui.parts.cells import Bars, Cell, Lane
from ui.parts.columns import Column
from ui.recovery.montecarlo import PeriodCheck, Sum
from ui.recovery.scope import MEASURES
from ui.recovery.wording import measure_name

if TYPE_CHECKING:
    from recycler.figures import BudgetLine
    from recycler.laboratory.advice import Action
    from recycler.reference.data import Reference
    from recycler.totals.totals import Measure
    from ui.recovery.figures import Figures
    from ui.workspace.workspace import Workspace

_LEAST_COLUMNS = 700  # width from which the interval after is written out [px]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is worth measuring for some figures, of one of their sums, and what spreads it."""

    figures: "Figures"
    measure: "Measure"
    actions: "Sequence[Action]"
    budget: "Sequence[BudgetLine]" = ()


class PeriodMeasures(QFrame):
    """The list for the period on view, made off the GUI thread; a row opens its batches."""

    opened = Signal(object)  # fields of a BatchFilter, as a dict

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "true")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.title, self.caption = OneLine("section", "text-1"), OneLine("caption", "text-3")
        self.table = ActionTable(_columns())
        self.table.opened.connect(self._open)
        self.table.cell_clicked.connect(self._open_cell)
        self.note = text("", "small", "text-2", wrap=True)
        self.budget, self.check = BudgetView(), PeriodCheck()
        self.budget.offer(self.tr("Batches"), self._open_all)
        self.check.table.cell_clicked.connect(lambda _row, _key: self._open_all())
        self._newest = Newest(self)
        self._newest.answered.connect(self._on_answer)
        self._figures: Figures | None = None
        self._lay_out()
        self.hide()

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self._newest.failed.connect(workspace.failed)
        self.check.take(workspace)

    _workspace: "Workspace"

    def show_figures(self, figures: "Figures") -> None:
        """Ask what is worth measuring of the batches behind figures."""
        before, self._figures = self._figures, figures
        if not figures.batches:
            self._newest.drop()
            self.check.cancel()
            self.hide()
        elif before is None or _asked(before) != _asked(figures):
            store, reference = self._workspace.store, self._workspace.store.reference()
            where, focus = figures.scope.where(reference), figures.focus

            def work(report: Report) -> object:
                from db.sums.period import budget

                measure, actions = store.laboratory.advice_for(where, focus, report)
                parts = budget(store, where, focus, measure, report)
                return Answer(figures, measure, actions, parts)

            self._newest.ask(work)

    def is_waiting(self) -> bool:
        return self._newest.is_waiting()

    # --- inside ---

    def _on_answer(self, answer: Answer) -> None:
        self._answer = answer
        unit = numbers.mass_unit(_largest(answer), tonnes=True)
        reference = self._workspace.store.reference()
        rows = action_rows(
            answer.actions,
            lambda action: _said(action, reference),
            unit=unit,
            tip=lambda action: _said(action, reference),
        )
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.title.setText(finding(answer))
        self.caption.setText(_caption(answer, unit.name))
        self.note.setText(_note(answer))
        self.note.setVisible(bool(self.note.text()))
        self.budget.setVisible(bool(answer.budget))
        self.budget.show_budget(_sum_name(answer), answer.budget)
        self.check.show_sum(Sum(answer.figures, answer.measure, unit))
        self.show()

    _answer: Answer

    def _open_cell(self, place: int, column: str) -> None:
        if column == "money":
            open_prices(self._workspace)
        else:
            self._open(place)

    def _open(self, place: int) -> None:
        row = self.table.row_of(place)
        if row is None:
            return
        material = row.action.material
        where = self._where()
        self.opened.emit({**where, "materials": (material,)} if material else where)

    def _open_all(self) -> None:
        self.opened.emit(self._where())

    def _where(self) -> dict[str, object]:
        reference, figures = self._workspace.store.reference(), self._answer.figures
        return figures.fields_with(reference, figures.focus)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 12)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.caption)
        column.addSpacing(6)
        column.addWidget(self.table)
        column.addSpacing(4)
        column.addWidget(self.note)
        column.addSpacing(12)
        column.addWidget(self.budget)
        column.addSpacing(4)
        column.addWidget(self.check)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)


def finding(answer: Answer) -> str:
    """The title: what the best measurement takes off the interval."""
    symbol, best = words.symbol(answer.figures.focus), next(iter(answer.actions), None)
    if best is None:
        template = QCoreApplication.translate(
            "PeriodMeasures", "No measurement narrows {symbol} much"
        )
        return template.format(symbol=symbol)
    template = QCoreApplication.translate(
        "PeriodMeasures", "Assays would narrow {measure} {symbol} by {share}"
    )
    if best.material is None:
        template = QCoreApplication.translate(
            "PeriodMeasures", "Weighing twice would narrow {measure} {symbol} by {share}"
        )
    share = numbers.chance(best.share)
    return template.format(measure=measure_name(answer.measure), symbol=symbol, share=share)


def _largest(answer: Answer) -> float:
    """The sum's upper end [kg], which the unit of all its figures goes by."""
    total = answer.figures.element(answer.figures.focus)
    return getattr(total, answer.measure).p95 if total else 0.0


def _sum_name(answer: Answer) -> str:
    template = QCoreApplication.translate("PeriodMeasures", "{measure} {symbol}")
    symbol = words.symbol(answer.figures.focus)
    return template.format(measure=measure_name(answer.measure), symbol=symbol)


def _caption(answer: Answer, unit: str) -> str:
    figures = answer.figures
    template = QCoreApplication.translate(
        "PeriodMeasures",
        "What to measure next · 90 % interval of the sum, {unit} · {period} · n {batches}",
    )
    return template.format(
        unit=unit,
        period=numbers.period(figures.since, figures.until),
        batches=numbers.number(figures.batches),
    )


def _note(answer: Answer) -> str:
    if answer.measure == "recovered" and answer.actions:
        return ""
    return QCoreApplication.translate(
        "PeriodMeasures",
        "What was recovered is hardly narrowed by measuring batches: its spread is that of the "
        "routes between plants.",
    )


def _said(action: "Action", reference: "Reference") -> str:
    if action.material is None:
        return QCoreApplication.translate("PeriodMeasures", "Weigh every batch twice")
    template = QCoreApplication.translate("PeriodMeasures", "Assay {material}")
    return template.format(material=material_name(reference, action.material))


def _asked(figures: "Figures") -> tuple[object, ...]:
    """What the answer depends on: the measure of the throughput is no part of it."""
    scope = replace(figures.scope, measure=MEASURES[0])
    focus = figures.focus
    return scope, focus, figures.batches, figures.dry, figures.element(focus)


def _batches(row: ActionRow) -> Cell:
    return Cell(numbers.number(row.action.batches), ink="text-2")


def _bars(row: ActionRow) -> Cell:
    """Half the interval now and after, from zero: beside its mean that of a sum is a hair."""
    halves = [numbers.half_interval(q) for q in (row.action.before, row.action.after)]
    now, after = (Lane(0.0, half, half) for half in halves)
    return Cell(bars=Bars(now, after, scale=halves[0]))


def _columns() -> list[Column]:
    now, after = (
        QCoreApplication.translate("PeriodMeasures", "± now"),
        QCoreApplication.translate("PeriodMeasures", "± after"),
    )
    legend = (("track", now), ("accent:0.38", after))
    named = {
        "step": QCoreApplication.translate("Actions", "Measurement"),
        "batches": QCoreApplication.translate("PeriodMeasures", "Batches"),
        "after": QCoreApplication.translate("PeriodMeasures", "90 % after"),
        "saves": QCoreApplication.translate("PeriodMeasures", "Narrows ± by"),
        "share": QCoreApplication.translate("Actions", "share of ±"),
    }
    return [
        Column("step", named["step"], step_cell, width=220, stretch=3),
        Column("batches", named["batches"], _batches, width=74, right=True),
        Column(
            "bars", f"{now}, {after}", _bars, width=140, stretch=2, from_width=480, legend=legend
        ),
        Column("after", named["after"], after_cell, width=120, from_width=_LEAST_COLUMNS),
        Column("saves", named["saves"], saves_cell, width=112, right=True),
        money_column(),
        Column("share", named["share"], share_cell, width=84, right=True),
    ]
