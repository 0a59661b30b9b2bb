"""Recording a control: what was found in a reference material or a blank, typed in place."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.laboratory.elements import own_unit
from ui.laboratory.sheet import open_choice
from ui.laboratory.wording import found
from ui.language import numbers
from ui.language.sentences import say
from ui.look.buttons import Button
from ui.look.text import rule, surface, text
from ui.look.tokens import MARGIN
from ui.parts.fields import Field, NumberField, ProblemLine
from ui.parts.form import without_weekday
from ui.parts.suggestions import Suggestion, matching

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recycler.laboratory.records import ControlResult
    from recycler.problems import Problem
    from ui.workspace import Workspace

_WIDTHS = {
    "name": 228, "element": 80, "value": 128, "sd": 96, "certified": 128, "certified_sd": 96,
    "method": 152, "laboratory": 168, "analysed_at": 160,
}  # fmt: skip
_FIRST_ROW = 4  # fields
_SAME = ("element", "certified", "certified_sd", "method", "laboratory")  # as the time before


class ControlForm(QWidget):
    """Material or blank, what was found, and what is certified; a blank has no certificate."""

    done = Signal(object)  # ControlResult
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        surface(self, "1")
        self.name = open_choice("name", self.tr("Reference material or blank"))
        self.element = Field("element", self.tr("Element"), above=True)
        self.value = _figure("value", self.tr("Result"))
        self.sd = _figure("sd", self.tr("sd"))
        self.certified = _figure("certified", self.tr("Certified"))
        self.certified_sd = _figure("certified_sd", self.tr("its sd"))
        self.method = open_choice("method", self.tr("Method"))
        self.laboratory = open_choice("laboratory", self.tr("Laboratory"))
        self.analysed = Field("analysed_at", self.tr("Analysed"), above=True)
        self.fields: tuple[Field, ...] = (
            self.name, self.element, self.value, self.sd, self.certified, self.certified_sd,
            self.method, self.laboratory, self.analysed,
        )  # fmt: skip
        self.save_button = Button(
            self.tr("Record the control"), kind="primary", key=self.tr("Ctrl+Enter")
        )
        self.keep = Button(self.tr("Leave it"), key="Esc")
        self._latest: dict[str, ControlResult] = {}
        rows = (self.fields[:_FIRST_ROW], self.fields[_FIRST_ROW:])
        self.rows = tuple((fields, ProblemLine()) for fields in rows)
        self._lay_out()
        for field in self.fields:
            field.stepped.connect(lambda by, one=field: self._on_stepped(one, by))
            field.edited.connect(lambda one=field: self._on_edited(one))
            field.edited.connect(self._follow_unit)
        self.name.left.connect(self._fill_as_before)
        self.save_button.clicked.connect(self.save)
        self.keep.clicked.connect(self.fold)
        self.hide()

    def take(self, workspace: "Workspace") -> None:
        from recycler.laboratory.methods import method_names

        self._workspace = workspace
        self._methods = method_names(workspace.store.reference().table("methods"))
        self.suggest_from([])

    _workspace: "Workspace"
    _methods: list[str]

    def suggest_from(self, latest: "Sequence[ControlResult]") -> None:
        """Offer what was written before; `latest` holds the last result of each series."""
        self._latest = {}
        for one in latest:
            self._latest.setdefault(one.name, one)
        methods = [*self._methods, *(one.method or "" for one in latest)]
        self.name.suggest = _offer(list(self._latest))
        self.method.suggest = _offer(methods)
        self.laboratory.suggest = _offer([one.laboratory or "" for one in latest])

    def ask(self, name: str = "") -> None:
        """Unfold, for the next result of a series or for the first of a new one."""
        for field in self.fields:
            field.clear()
        self._show_problems()
        self.name.set_value(name)
        self._fill_as_before()
        now = datetime.now(self._workspace.zone)
        self.analysed.set_value(without_weekday(numbers.moment(now)))
        self.analysed.edit.setModified(False)
        self._follow_unit()
        self.show()
        (self.value if name else self.name).edit.setFocus()

    def fold(self) -> bool:
        """Fold without keeping anything; tells whether it was unfolded."""
        was = not self.isHidden()
        self.hide()
        if was:
            self.left.emit()
        return was

    def save(self) -> None:
        """Record the control, or go to the first problem."""
        from recycler.laboratory.rules import ControlRules

        rules = ControlRules(self._workspace.zone, decimal_comma=numbers.decimal_comma())
        entry, problems = rules.entry(self._typed())
        self._say(problems)
        wrong = next((field for field in self.fields if field.problem()), None)
        if wrong is not None:
            wrong.edit.setFocus()
        done = self._workspace.record_control(entry) if entry else None
        if done is None:
            return
        said = self.tr("{element} {found} in {name} is recorded.")
        self._workspace.tell(
            said.format(element=done.element, found=found(done), name=done.name), icon="laboratory"
        )
        self.hide()
        self.done.emit(done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.fold()
        else:
            super().keyPressEvent(event)

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
        self._show_problems()

    def _show_problems(self) -> None:
        """Tell the first problem of each row under it, where there is room for a sentence."""
        for fields, line in self.rows:
            wrong = next((field for field in fields if field.line.text()), None)
            if wrong is None:
                line.say("")
                continue
            said = self.tr("{field}: {sentence}").format(
                field=wrong.edit.accessibleName(), sentence=wrong.line.text()
            )
            line.say(said, notice=wrong.line.notice)

    def _on_edited(self, field: Field) -> None:
        field.say("")
        self._show_problems()

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

    def _on_stepped(self, field: Field, by: int) -> None:
        place = self.fields.index(field) + by
        if place >= len(self.fields):
            self.save_button.setFocus()
        elif place >= 0:
            self.fields[place].edit.setFocus()
            self.fields[place].edit.selectAll()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.setContentsMargins(MARGIN, 12, MARGIN, 12)
        column.setSpacing(8)
        outer.addLayout(column)
        outer.addWidget(rule())
        column.addWidget(text(self.tr("Control sample"), "section"))
        for fields, line in self.rows:
            column.addLayout(_row(fields))
            column.addWidget(line)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.save_button)
        foot.addWidget(self.keep)
        hint = self.tr("Without a certified content it is a blank.")
        foot.addWidget(text(hint, "caption", "text-3"))
        foot.addStretch(1)
        column.addLayout(foot)


def _figure(name: str, label: str) -> NumberField:
    return NumberField(name, label, "%", above=True, width=_WIDTHS[name], noted=False)


def _row(fields: "Sequence[Field]") -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for field in fields:
        field.setFixedWidth(_WIDTHS[field.name])
        field.line.setFixedHeight(0)  # the row has one of its own
        row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    return row


def _offer(texts: list[str]) -> "Callable[[str], list[Suggestion]]":
    """Return what suggests these texts, each once."""
    lines = [Suggestion(one, one) for one in dict.fromkeys(texts) if one]
    return lambda typed: matching(typed, lines)
