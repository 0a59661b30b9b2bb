"""What holds for all results of a sample: where it comes from, who found it, how and when."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout

from recycler.problems import Problem
from ui.laboratory.ask import find_taking, taking_suggestions
from ui.language import numbers, words
from ui.language.sentences import say
from ui.parts.fields import ChoiceField, Field
from ui.parts.form import without_weekday
from ui.parts.suggestions import Suggestion, matching, meant, of_texts

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from recycler.laboratory.records import AssayResult, Sample, Taking

_STATES = ("provisional", "final")


class Common:
    """What holds for all results of a sample: the fields over the table."""

    def __init__(self) -> None:
        translate = QCoreApplication.translate
        self.sample = Field("sample", translate("AssaySheet", "Sample"), above=True)
        self.how = ChoiceField("how", translate("AssaySheet", "Taken how"), above=True)
        self.laboratory = open_choice("laboratory", translate("AssaySheet", "Laboratory"))
        self.method = open_choice("method", translate("AssaySheet", "Method"))
        self.instrument = open_choice("instrument", translate("AssaySheet", "Instrument"))
        self.analysed = Field("analysed_at", translate("AssaySheet", "Analysed"), above=True)
        self.state = ChoiceField("state", translate("AssaySheet", "State"), above=True)
        self.fields: dict[str, Field] = {
            field.name: field
            for field in (
                self.sample, self.how, self.laboratory, self.method, self.state,
                self.instrument, self.analysed,
            )
        }  # fmt: skip
        self.how.suggest, self.how.look_up = taking_suggestions, find_taking
        self.state.suggest, self.state.look_up = _state_suggestions, _find_state

    def lay_out(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        places = (
            (self.sample, 0, 0), (self.how, 0, 1), (self.laboratory, 0, 2), (self.method, 0, 3),
            (self.state, 1, 0), (self.instrument, 1, 1), (self.analysed, 1, 2),
        )  # fmt: skip
        for field, row, column in places:
            grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
        for column, stretch in enumerate((3, 4, 5, 5)):
            grid.setColumnStretch(column, stretch)
        return grid

    def suggest_from(self, methods: list[str], results: "list[AssayResult]") -> None:
        """Offer what the reference knows, and what was written before."""
        for name, first in (("method", methods), ("laboratory", []), ("instrument", [])):
            used = [str(getattr(result, name) or "") for result in results]
            offer(self.fields[name], [*first, *used])

    def texts(self) -> dict[str, object]:
        """Return what was typed, for a draft."""
        typed = {name: field.value() for name, field in self.fields.items()}
        if not self.analysed.edit.isModified():
            typed["analysed_at"] = ""
        return dict(typed)

    def show_sample(self, label: str, sample: "Sample | None") -> None:
        """Show a sample; how it was taken is typed only while the store does not know it."""
        self.sample.set_value(label)
        self.how.set_value(str(sample.how or "") if sample else "")
        self.how.edit.setReadOnly(sample is not None)
        self.how.edit.set_chevron(sample is None)

    def set_typed(self, typed: Mapping[str, object], zone: "ZoneInfo") -> None:
        """Put back what was typed before; the analysis is of now if nothing else was said."""
        for name, field in self.fields.items():
            field.say("")
            if typed.get(name) and not field.edit.isReadOnly():
                field.set_value(str(typed[name]))
        moment = str(typed.get("analysed_at") or "")
        self.analysed.set_value(moment or numbers.moment(datetime.now(zone)))
        self.analysed.edit.setModified(bool(moment))

    def values(self, zone: "ZoneInfo") -> dict[str, object]:
        """Return what holds for every result, for the rules."""
        values: dict[str, object] = {
            name: field.value() for name, field in self.fields.items() if name != "how"
        }
        edit = self.analysed.edit
        is_said = edit.isModified() and edit.text().strip()
        values["analysed_at"] = without_weekday(edit.text()) if is_said else datetime.now(zone)
        return values

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Tell under each field what is wrong with it, a notice where nothing is."""
        by_field = {str(one.field): one for one in sorted(problems, key=lambda one: not one.notice)}
        for name, field in self.fields.items():
            problem = by_field.get(name)
            field.say(say(problem) if problem else "", notice=bool(problem and problem.notice))

    def taking(self) -> "Taking | None":
        """Return how the sample was taken, where that is said."""
        from recycler.laboratory.records import Taking

        code = self.how.value()
        return Taking(code) if code in tuple(Taking) else None


def open_choice(name: str, label: str) -> ChoiceField:
    """Return a field that suggests what was written before and takes anything."""
    field = ChoiceField(name, label, closed=False, above=True)
    field.marks_new = False
    return field


def offer(field: Field, texts: Iterable[str]) -> None:
    """Let a field that takes anything suggest texts, each once."""
    assert isinstance(field, ChoiceField)
    lines = of_texts(texts)
    field.suggest = lambda typed: matching(typed, lines)
    field.look_up = lambda typed: meant(typed, lines)


def _state_suggestions(typed: str) -> list[Suggestion]:
    return matching(typed, [Suggestion(words.assay_state(code), code) for code in _STATES])


def _find_state(typed: str) -> Suggestion | None:
    same = typed.casefold()
    lines = _state_suggestions("")
    return next((one for one in lines if same in (one.value, one.text.casefold())), None)
