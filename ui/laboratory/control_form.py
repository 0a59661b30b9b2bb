"""Recording a control: what was found in a reference material or a blank, typed in place."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.laboratory.common import offer, open_choice
from ui.laboratory.elements import own_unit
from ui.laboratory.wording import found
from ui.language import numbers
from ui.language.sentences import say
from ui.parts.fields import Field, NumberField
from ui.parts.form import without_weekday
from ui.parts.inline_form import InlineForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recycler.laboratory.records import ControlResult
    from recycler.problems import Problem
    from ui.workspace.workspace import Workspace

_WIDTHS = {
    "name": 228, "element": 80, "value": 128, "sd": 96, "certified": 128, "certified_sd": 96,
    "method": 152, "laboratory": 168, "analysed_at": 160,
}  # fmt: skip
_FIRST_ROW = 4  # fields
_SAME = ("element", "certified", "certified_sd", "method", "laboratory")  # as the time before


class ControlForm(InlineForm):
    """Material or blank, what was found, and what is certified; a blank has no certificate."""

    done = Signal(object)  # ControlResult

    def __init__(self) -> None:
        super().__init__()
        self.name = open_choice("name", self.tr("Reference material or blank"))
        self.element = Field("element", self.tr("Element"), above=True)
        self.value = _figure("value", self.tr("Result"))
        self.sd = _figure("sd", self.tr("sd"))
        self.certified = _figure("certified", self.tr("Certified"))
        self.certified_sd = _figure("certified_sd", self.tr("its sd"))
        self.method = open_choice("method", self.tr("Method"))
        self.laboratory = open_choice("laboratory", self.tr("Laboratory"))
        self.analysed = Field("analysed_at", self.tr("Analysed"), above=True)
        fields = (
            self.name, self.element, self.value, self.sd, self.certified, self.certified_sd,
            self.method, self.laboratory, self.analysed,
        )  # fmt: skip
        sized = [(field, _WIDTHS[field.name]) for field in fields]
        self.build(
            (sized[:_FIRST_ROW], sized[_FIRST_ROW:]),
            self.tr("Record the control"),
            self.tr("Without a certified content it is a blank."),
        )
        self.title.setText(self.tr("Control sample"))
        self._latest: dict[str, ControlResult] = {}
        for field in self.fields:
            field.edited.connect(self._follow_unit)
        self.name.left.connect(self._fill_as_before)

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self._methods = workspace.store.laboratory.methods().names()
        self.suggest_from([])

    _workspace: "Workspace"
    _methods: list[str]

    def suggest_from(self, latest: "Sequence[ControlResult]") -> None:
        """Offer what was written before; `latest` holds the last result of each series."""
        self._latest = {}
        for one in latest:
            self._latest.setdefault(one.name, one)
        methods = [*self._methods, *(one.method or "" for one in latest)]
        offer(self.name, self._latest)
        offer(self.method, methods)
        offer(self.laboratory, [one.laboratory or "" for one in latest])

    def ask(self, name: str = "") -> None:
        """Unfold, for the next result of a series or for the first of a new one."""
        self.clear()
        self.name.set_value(name)
        self._fill_as_before()
        now = datetime.now(self._workspace.zone)
        self.analysed.set_value(without_weekday(numbers.moment(now)))
        self.analysed.edit.setModified(False)
        self._follow_unit()
        self.show()
        (self.value if name else self.name).edit.setFocus()

    def save(self) -> None:
        """Record the control, or go to the first problem."""
        from recycler.laboratory.rules import ControlRules

        rules = ControlRules(self._workspace.zone, decimal_comma=numbers.decimal_comma())
        entry, problems = rules.entry(self._typed())
        self._say(problems)
        self.go_to_problem()
        done = self._workspace.laboratory.record_control(entry) if entry else None
        if done is None:
            return
        said = self.tr("{element} {found} in {name} is recorded.")
        self._workspace.tell(
            said.format(element=done.element, found=found(done), name=done.name), icon="laboratory"
        )
        self.hide()
        self.done.emit(done)

    # --- inside ---

    def _typed(self) -> dict[str, object]:
        typed: dict[str, object] = {field.name: field.value() for field in self.fields}
        typed["analysed_at"] = datetime.now(self._workspace.zone)
        if self.analysed.edit.isModified() and self.analysed.text():
            typed["analysed_at"] = without_weekday(self.analysed.text())
        return {**typed, "unit": "" if own_unit(self.value.text()) else "%"}

    def _say(self, problems: "Sequence[Problem]") -> None:
        by_field: dict[str, Problem] = {}
        for problem in problems:
            name = "value" if problem.field == "unit" else str(problem.field)
            by_field.setdefault(name, problem)
        for field in self.fields:
            found = by_field.get(field.name)
            field.say(say(found) if found else "", notice=bool(found and found.notice))
        self.show_problems()

    def _fill_as_before(self) -> None:
        """Take from the last result of the same material what was not typed yet."""
        before = self._latest.get(self.name.value())
        if before is None:
            return
        unit = "" if before.unit == "%" else f" {before.unit}"
        for field in self.fields:
            value = getattr(before, field.name) if field.name in _SAME else None
            if value is not None and not field.text():
                figure = isinstance(field, NumberField)
                field.set_value(f"{numbers.weighing(value)}{unit}" if figure else str(value))

    def _follow_unit(self) -> None:
        """Let the unit typed with the result stand behind the other figures, too."""
        unit = own_unit(self.value.text())
        self.value.set_unit("" if unit else "%")
        for field in (self.sd, self.certified, self.certified_sd):
            field.set_unit("" if own_unit(field.text()) else unit or "%")


def _figure(name: str, label: str) -> NumberField:
    return NumberField(name, label, "%", above=True, width=_WIDTHS[name], noted=False)
