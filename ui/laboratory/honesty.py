"""How honest the estimates are: a table of groups, the worst first, and how one of them keeps."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.charts.frame import ChartFrame
from ui.charts.legend import Switch
from ui.charts.spec import Axis, Calibration, Chart, LegendEntry, Mark, Sheet, Tick
from ui.language import numbers, words
from ui.language.reference_names import material_name
from ui.look.text import text
from ui.look.tokens import GAP, MARGIN, Role
from ui.parts.cells import Cell
from ui.parts.columns import Column, RowsModel
from ui.parts.honesty import (
    Honesty,
    coverage_words,
    evidence_short,
    evidence_words,
    is_biased,
    main_coverage,
    share,
    verdict_look,
)
from ui.parts.table import DataTable

if TYPE_CHECKING:
    from db.laboratory.honesty import By, Scored
    from recycler.laboratory.scoring import Coverage, Summary
    from recycler.reference.data import Reference
    from ui.parts.honesty import HonestySource
    from ui.workspace.workspace import Workspace

translate = QCoreApplication.translate
BESIDE_FROM = 1100  # width from which the chart stands beside the table [px]
ROOMY_FROM = 1500
CHART, ROOMY_CHART, LEAST_CHART = 340, 480, 300
TALLEST = 1.15  # of the chart's width
ANY = (1 << 24) - 1  # as large as Qt lets a widget be


@dataclass(frozen=True, slots=True)
class Line:
    """One group, or all results together, and the batches behind it."""

    of: "Summary"
    name: str
    where: dict[str, object] | None
    is_whole: bool = False


def lines_of(honesty: Honesty, reference: "Reference") -> tuple[Line, ...]:
    """Return all results as one line, then each group by name, in the order they came."""
    if honesty.whole is None:
        return ()
    return (_whole_line(honesty.whole), *(_line(honesty, one, reference) for one in honesty.groups))


def _whole_line(whole: "Summary") -> Line:
    return Line(whole, translate("HonestyPanel", "All results"), {}, is_whole=True)


def _line(honesty: Honesty, one: "Summary", reference: "Reference") -> Line:
    key, materials = one.key, honesty.materials.get(one.key, ())
    if honesty.by == "month":
        since, until = month_days(key)
        return Line(one, numbers.month(since), {"since": since, "until": until})
    if honesty.by == "supplier":
        return Line(one, key, {"supplier": key})
    if honesty.by == "element":
        return Line(one, f"{key}  {words.element(key)}", {"materials": materials})
    name = material_name(reference, materials[0])
    if honesty.by == "version":
        name = f"{name}, {key.removeprefix(materials[0]).strip()}"
    return Line(one, name, {"material": materials[0]})


def month_days(month: str) -> tuple[date, date]:
    """Return the first and the last day of `2026-11`."""
    first = date.fromisoformat(f"{month}-01")
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


class HonestyPanel(QWidget):
    """Groups of results in a table, the current one's calibration as a chart."""

    opened = Signal(object)  # the fields of a batch filter

    def __init__(self) -> None:
        super().__init__()
        self._workspace: Workspace | None = None
        self._source: HonestySource | None = None
        self._by: By = "material"
        self.choice = Switch()
        self.choice.set_choices(by_choices(), self._by)
        self.choice.chosen.connect(self.choose)
        self.model = RowsModel(columns(), self)
        self.table = DataTable(self.model, edge=12, head_ground="surface-1")
        self.table.setAccessibleName(self.tr("Honesty of the estimates"))
        self.table.current_changed.connect(self._show_chart)
        self.table.opened.connect(self._open)
        self.chart = ChartFrame()
        self.chart.setMinimumHeight(LEAST_CHART)
        self.chart.opened.connect(self._open_mark)
        self._lay_out()

    def take(self, workspace: "Workspace", source: "HonestySource") -> None:
        """Show the loaded data; what is asked of the source arrives by itself."""
        self._workspace, self._source = workspace, source
        source.answered.connect(self._on_answered)

    def choose(self, by: "By") -> None:
        """Tell results apart by something else."""
        self._by = by
        self.choice.set_current(by)
        self.ask()

    def ask(self) -> None:
        if self._source is not None:
            self._source.want(self._by)

    def focus_first(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- laying out ---

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, MARGIN, GAP)
        column.setSpacing(12)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(text(self.tr("Told apart by"), "small", "text-2"))
        bar.addWidget(self.choice)
        bar.addStretch(1)
        bar.addWidget(text(self.tr("Enter opens the batches behind a line"), "caption", "text-3"))
        column.addLayout(bar)
        framed = QFrame()
        framed.setProperty("panel", True)
        box = QVBoxLayout(framed)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self.table)
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._sides.setSpacing(GAP)
        self._sides.addWidget(framed, 3)
        holder = QVBoxLayout()
        holder.addWidget(self.chart, 1000)
        holder.addStretch(1)
        self._sides.addLayout(holder, 2)
        column.addLayout(self._sides, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= BESIDE_FROM
        self._sides.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        width = ROOMY_CHART if self.width() >= ROOMY_FROM else CHART
        self.chart.setMaximumWidth(width if beside else ANY)
        self.chart.setMaximumHeight(round(TALLEST * width) if beside else ANY)

    # --- showing ---

    def _on_answered(self, honesty: Honesty) -> None:
        if honesty.by != self._by or self._workspace is None:
            return
        held = self.model.record(self.table.current_row())
        found = lines_of(honesty, self._workspace.store.reference())
        self.model.beginResetModel()
        self.model.records = found
        self.model.endResetModel()
        names = [line.name for line in found]
        at = names.index(held.name) if held is not None and held.name in names else 0
        self.table.set_current_row(at)
        self._show_chart(self.table.current_row())

    def _show_chart(self, row: int) -> None:
        line = self.model.record(row)
        self.chart.show_chart(chart_of(line) if line is not None else _no_chart())

    # --- leading on ---

    def _open(self, row: int) -> None:
        line = self.model.record(row)
        if line is not None and line.where is not None:
            self.opened.emit(dict(line.where))

    def _open_mark(self, mark: Mark) -> None:
        if mark.where is not None:
            self.opened.emit(dict(mark.where))


def by_choices() -> "list[tuple[str, str]]":
    """Return what results may be told apart by, in words."""
    return [
        ("material", translate("HonestyPanel", "material")),
        ("element", translate("HonestyPanel", "element")),
        ("supplier", translate("HonestyPanel", "supplier")),
        ("version", translate("HonestyPanel", "version")),
        ("month", translate("HonestyPanel", "month")),
    ]


# --- the table ---


def columns() -> tuple[Column, ...]:
    """Return the columns of the table; the wordy ones make room first."""
    return (
        Column("name", translate("HonestyPanel", "Results"), _name, width=140, stretch=2),
        Column("n", translate("HonestyPanel", "n"), _count, width=46, right=True),
        *_held_columns(0, translate("HonestyPanel", "Held 50 %"), 78, yields=4),
        *_held_columns(1, translate("HonestyPanel", "80 %"), 58, yields=4),
        *_held_columns(2, translate("HonestyPanel", "90 %"), 58, yields=0),
        Column("bias", translate("HonestyPanel", "Bias, %"), _bias, width=72, right=True),
        Column("bias_90", translate("HonestyPanel", "90 %"), _bias_90, width=112, yields=3),
        Column("crps", translate("HonestyPanel", "CRPS, %"), _crps, width=72, right=True,
               yields=1),
        Column("verdict", translate("HonestyPanel", "Verdict"), _verdict, width=128),
        Column("evidence", translate("HonestyPanel", "Evidence"), _evidence, width=150,
               stretch=1, yields=2),
    )  # fmt: skip


def _held_columns(level: int, title: str, width: int, yields: int) -> tuple[Column, Column]:
    return (
        Column(f"held_{level}", title, _held(level), width=width, right=True),
        Column(f"held_{level}_90", "", _held_between(level), width=68, yields=yields),
    )


def _held(level: int) -> Callable[[Line], Cell]:
    def cell(line: Line) -> Cell:
        found = line.of.coverage[level]
        role: Role = "strong" if level == len(line.of.coverage) - 1 else "body"
        return Cell(share(found.share), role=role, tip=_between(found))

    return cell


def _held_between(level: int) -> Callable[[Line], Cell]:
    return lambda line: Cell(_between(line.of.coverage[level]), role="small", ink="text-3")


def _between(found: "Coverage") -> str:
    low, high = numbers.number(100 * found.low), numbers.number(100 * found.high)
    return f"{low}{numbers.RANGE}{high}"


def _name(line: Line) -> Cell:
    return Cell(line.name, role="strong" if line.is_whole else "body")


def _count(line: Line) -> Cell:
    said = []
    if line.of.below:
        below = translate("HonestyPanel", "{n} of them below a limit")
        said.append(below.format(n=line.of.below))
    if line.of.suspects:
        suspect = translate("HonestyPanel", "{n} of them four standard deviations off or more")
        said.append(suspect.format(n=line.of.suspects))
    return Cell(numbers.number(line.of.n), ink="text-2", tip="\n".join(said))


def _bias(line: Line) -> Cell:
    role: Role = "strong" if is_biased(line.of) else "body"
    return Cell(_signed(line.of.bias), role=role, tip=_bias_between(line))


def _bias_90(line: Line) -> Cell:
    return Cell(_bias_between(line), role="small", ink="text-3")


def _bias_between(line: Line) -> str:
    low, high = line.of.bias_low, line.of.bias_high
    if low is None:
        return ""
    words = translate("HonestyPanel", "{low} to {high}")  # a dash would stand beside a minus
    return words.format(low=_signed(low), high=_signed(high))


def _signed(value: float | None) -> str:
    if value is None:
        return numbers.UNKNOWN
    plus = "+" if value > 0 else ""
    return f"{plus}{numbers.number(100 * value, 1)}"


def _crps(line: Line) -> Cell:
    tip = translate(
        "HonestyPanel",
        "Mean distance of what was found from what was expected; compare within one element only.",
    )
    found = line.of.crps
    words = numbers.UNKNOWN if found is None else numbers.number(100 * found, 2)
    return Cell(words, ink="text-2", tip=tip)


def _verdict(line: Line) -> Cell:
    return Cell(badge=verdict_look(line.of), tip=evidence_words(line.of))


def _evidence(line: Line) -> Cell:
    return Cell(evidence_short(line.of), role="small", ink="text-2", tip=evidence_words(line.of))


# --- the chart ---


def chart_of(line: Line) -> Chart:
    """Return the calibration of one group, its finding as the title."""
    from recycler.laboratory.scoring import BINS, honest_band

    low, high = ([100 * float(s) for s in side] for side in honest_band(line.of.n))
    expected = [100 * (bin_ + 1) / BINS for bin_ in range(BINS)]
    observed = [100 * one for one in line.of.reliability]
    drawn = Calibration(
        (*expected,), (*observed,), (*low,), (*high,), percent_axis(),
        translate("HonestyPanel", "share expected at or below"),
        translate("HonestyPanel", "share observed at or below"),
    )  # fmt: skip
    rows = list(zip(expected, observed, low, high, strict=True))
    return Chart(
        "honesty", finding(line.of), _caption(line), drawn,
        tuple(_mark(line, at, row) for at, row in enumerate(rows)),
        lambda: _sheet(rows),
        (LegendEntry(translate("HonestyPanel", "observed"), "accent"),
         LegendEntry(translate("HonestyPanel", "where 9 of 10 honest groups lie"), "track")),
        note=f"{coverage_words(line.of)} {evidence_words(line.of)}",
    )  # fmt: skip


def chart_of_all(scored: "Scored") -> Chart:
    """Return the calibration of all results together."""
    whole = next(iter(scored.summaries()), None)
    return _no_chart() if whole is None else chart_of(_whole_line(whole))


def finding(one: "Summary") -> str:
    """Say in the title what the chart shows."""
    held = share(main_coverage(one).share)
    if one.verdict == "too_few":
        words = translate("HonestyPanel", "Too few results to say ({n})")
    elif one.verdict == "over_confident":
        words = translate("HonestyPanel", "Intervals are too narrow: {share} held")
    elif one.verdict == "under_confident":
        words = translate("HonestyPanel", "Intervals are too wide: {share} held")
    elif is_biased(one) and (one.bias or 0.0) < 0:
        words = translate("HonestyPanel", "Found {bias} less than expected")
    elif is_biased(one):
        words = translate("HonestyPanel", "Found {bias} more than expected")
    else:
        words = translate("HonestyPanel", "90 % intervals held {share} of {n}")
    off = numbers.fraction_percent(abs(one.bias or 0.0))
    return words.format(share=held, n=numbers.number(one.n), bias=off)


def _caption(line: Line) -> str:
    measure = translate("HonestyPanel", "Where results lie in what was expected, %")
    return " · ".join((measure, line.name, f"n{numbers.THIN}{numbers.number(line.of.n)}"))


def percent_axis() -> Axis:
    """Return 0 to 100 %."""
    ticks = [Tick(float(at), numbers.number(at)) for at in range(0, 100, 20)]
    return Axis(0.0, 100.0, (*ticks, Tick(100.0, numbers.with_unit("100", "%"))))


def _mark(line: Line, at: int, row: tuple[float, float, float, float]) -> Mark:
    expected, observed, low, high = (numbers.number(figure) for figure in row)
    name = translate("HonestyPanel", "Expected {share} %").format(share=expected)
    figure = translate("HonestyPanel", "observed {share} %, honest {low}–{high} %")
    where = line.where
    return Mark(name, figure.format(share=observed, low=low, high=high), at, 0, where)


def _sheet(rows: "list[tuple[float, float, float, float]]") -> Sheet:
    heads = (
        translate("HonestyPanel", "Expected, %"), translate("HonestyPanel", "Observed, %"),
        translate("HonestyPanel", "Honest from, %"), translate("HonestyPanel", "to, %"),
    )  # fmt: skip
    texts = tuple(tuple(numbers.number(figure, 1) for figure in row) for row in rows)
    return Sheet(heads, texts, tuple(rows), frozenset())


def _no_chart() -> Chart:
    return Chart(
        "honesty", translate("HonestyPanel", "Honesty of the estimates"), "", None, (),
        lambda: Sheet((), (), ()),
        empty=translate("HonestyPanel", "No final assay is there to hold estimates against."),
    )  # fmt: skip
