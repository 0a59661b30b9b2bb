"""Control samples: is the laboratory in control by its reference materials and blanks."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.jobs import Report
from ui.laboratory.control_plot import ControlPlot, Mark, Marks
from ui.laboratory.duplicates import KEY as TWICE_KEY
from ui.laboratory.wording import found
from ui.look.buttons import Button
from ui.look.text import text
from ui.look.tokens import MARGIN
from ui.newest import Newest
from ui.parts.badge import Badge, BadgeLook
from ui.parts.fields import ChoiceField
from ui.parts.suggestions import Suggestion, matching

if TYPE_CHECKING:
    from datetime import tzinfo

    from db.store import Store
    from recycler.laboratory.control_chart import Series
    from recycler.laboratory.methods import Methods
    from recycler.laboratory.records import ControlResult
    from ui.workspace.workspace import Workspace

KEY = "Ctrl+Shift+L"
_CHOICE = 176
_LINK_PADDING = 9  # its words, not its edge, stand on the margin
_WORST_FIRST = ("out_of_control", "warning", "in_control")


@dataclass(frozen=True, slots=True)
class ControlSeries:
    """One reference material or blank and one element, as its chart shows it."""

    key: "Series"
    control: str
    own: bool  # whether the limits are those of the results themselves
    unit: str
    marks: Marks
    latest: "ControlResult"

    @property
    def title(self) -> str:
        return f"{self.latest.name} · {self.latest.element}"


def read_controls(store: "Store", zone: "tzinfo", report: Report) -> list[ControlSeries]:
    """Return the charts of all series, those that are out of control first."""
    from recycler.laboratory.control_chart import series

    report(0, 1)
    methods = store.laboratory.methods()
    results = series(store.laboratory.controls())
    charts = [_chart(key, some, methods, zone) for key, some in results.items()]
    return sorted(charts, key=lambda one: _WORST_FIRST.index(one.control))


def _chart(
    key: "Series", results: "list[ControlResult]", methods: "Methods", zone: "tzinfo"
) -> ControlSeries:
    from recycler.laboratory.control_chart import control_chart, moment
    from recycler.laboratory.records import FRACTION_PER_UNIT

    chart = control_chart(results, methods)
    latest = results[-1]
    factor = 1 / float(FRACTION_PER_UNIT[latest.unit])
    marks = tuple(
        Mark(float(offset) * factor, float(score), moment(one).astimezone(zone), found(one))
        for one, offset, score in zip(results, chart.offsets, chart.scores, strict=True)
    )
    limits = chart.limits
    shown = Marks(marks, limits.centre * factor, limits.sd * factor, latest.certified is None)
    return ControlSeries(key, str(chart.control), chart.own, latest.unit, shown, latest)


def control_badge(control: str) -> BadgeLook:
    """Return how a series stands by check C10."""
    translate = QCoreApplication.translate
    if control == "in_control":
        return BadgeLook(translate("Control", "in control"), "ok", "check")
    if control == "warning":
        return BadgeLook(translate("Control", "look at this"), "warn", "warning")
    return BadgeLook(translate("Control", "out of control"), "bad", "warning")


class ControlPanel(QWidget):
    """The chart of one series, the choice of it, and the way to record the next control."""

    wanted = Signal(str)  # the name to record a control for, or nothing
    twice_wanted = Signal()  # what was measured twice
    arrived = Signal(object)  # list[ControlSeries]

    def __init__(self) -> None:
        super().__init__()
        self.charts: list[ControlSeries] = []
        self.shown: ControlSeries | None = None
        self._workspace: Workspace | None = None
        self._chosen: Series | None = None  # by a person
        self._newest = Newest(self)
        self.badge, self.plot = Badge(), ControlPlot()
        self.choice = ChoiceField("series", self.tr("Control samples"), above=True)
        self.record_button = Button(self.tr("Record a control…"), kind="link")
        self.record_button.setToolTip(KEY)
        self.twice_button = Button(self.tr("Measured twice"), kind="link", key=TWICE_KEY)
        self._caption = text("", "caption", "text-3")
        self._rule = text("", "caption", "text-3", wrap=True)
        self._none = text(self.tr("No control sample is recorded yet."), "body", "text-2")
        self._lay_out()
        self.choice.suggest, self.choice.look_up = self._suggest, self._look_up
        self.choice.chosen.connect(self._on_chosen)
        self.record_button.clicked.connect(self.press_record)
        self.twice_button.clicked.connect(self.twice_wanted)
        self._newest.answered.connect(self._show_charts)
        self._show_charts([])

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self._newest.failed.connect(workspace.failed)
        self.ask()

    def ask(self) -> None:
        """Read what is recorded, beside the GUI thread."""
        if self._workspace is not None:
            store, zone = self._workspace.store, self._workspace.zone
            self._newest.ask(lambda report: read_controls(store, zone, report))

    def is_waiting(self) -> bool:
        return self._newest.is_waiting()

    def press_record(self) -> None:
        self.wanted.emit(self.shown.latest.name if self.shown else "")

    def prefer(self, result: "ControlResult") -> None:
        """Show the series of a result once it is read."""
        self._chosen = (result.name, result.element, result.certified is None)

    # --- inside ---

    def _show_charts(self, charts: list[ControlSeries]) -> None:
        self.charts = charts
        chosen = next((one for one in charts if one.key == self._chosen), None)
        self._show(chosen or next(iter(charts), None))
        self.arrived.emit(charts)

    def _show(self, chart: ControlSeries | None) -> None:
        self.shown = chart
        self._none.setVisible(chart is None)
        self.choice.setVisible(len(self.charts) > 1)
        for part in (self.badge, self.plot, self._caption, self._rule):
            part.setVisible(chart is not None)
        if chart is None:
            return
        self.badge.set_look(control_badge(chart.control))
        self._rule.setText(self._rules(chart))
        self.choice.set_value(self._value(chart))
        words = self._measure(chart)
        self._caption.setText(words if len(self.charts) > 1 else f"{chart.title} · {words}")
        self._caption.setToolTip(self._caption.text())
        self.plot.show_marks(chart.marks)

    def _measure(self, chart: ControlSeries) -> str:
        """Return `found − certified, % · limits: own 40`."""
        measure = self.tr("found − certified, {unit}")
        if chart.marks.blank:
            measure = self.tr("found, {unit}")
        limits = self.tr("limits: own {n}").format(n=len(chart.marks.marks))
        if not chart.own:
            limits = self.tr("limits: stated")
        return " · ".join((measure.format(unit=chart.unit), limits))

    def _rules(self, chart: ControlSeries) -> str:
        if chart.marks.blank:
            return self.tr("Out of control: a blank above 3 sd, or two of the last three above 2.")
        return self.tr(
            "Out of control: a result more than 3 sd off the limits' centre or the certificate, "
            "or two of the last three more than 2."
        )

    def _value(self, chart: ControlSeries) -> str:
        return str(self.charts.index(chart))

    def _suggest(self, typed: str) -> list[Suggestion]:
        return matching(typed, self._lines())

    def _look_up(self, typed: str) -> Suggestion | None:
        same = typed.casefold()
        found = (one for one in self._lines() if same in (one.value, one.text.casefold()))
        return next(found, None)

    def _lines(self) -> list[Suggestion]:
        return [Suggestion(one.title, self._value(one)) for one in self.charts]

    def _on_chosen(self, value: str) -> None:
        chart = self.charts[int(value)]
        self._chosen = chart.key
        self._show(chart)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 8)
        whole.setSpacing(0)
        column = QVBoxLayout()
        column.setContentsMargins(MARGIN, 0, MARGIN, 0)
        column.setSpacing(4)
        whole.addLayout(column)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(text(self.tr("Control samples"), "section"))
        head.addStretch(1)
        head.addWidget(self.record_button)
        head.addWidget(self.badge)
        column.addLayout(head)
        column.addWidget(self._none)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.choice.label.hide()
        self.choice.setFixedWidth(_CHOICE)
        row.addWidget(self.choice)
        row.addWidget(self._caption, 1)
        column.addLayout(row)
        column.addWidget(self.plot)
        column.addWidget(self._rule)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN - _LINK_PADDING, 0, MARGIN, 0)
        foot.addWidget(self.twice_button)
        foot.addStretch(1)
        whole.addLayout(foot)
