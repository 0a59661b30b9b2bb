"""Asking for an assay: a sample of a batch is registered in place, without a dialog."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.language import numbers, words
from ui.language.sentences import say
from ui.parts.fields import ChoiceField, Field, NumberField
from ui.parts.inline_form import InlineForm
from ui.parts.suggestions import Suggestion, matching

if TYPE_CHECKING:
    from ui.workspace.workspace import Workspace

_WIDTHS = (110, 180, 180, 96, 120)
TAKINGS = ("grab", "riffle", "whole")


def taking_suggestions(typed: str) -> list[Suggestion]:
    """Return the ways of taking a sample that fit what is typed."""
    return matching(typed, [Suggestion(words.taking(code), code) for code in TAKINGS])


def find_taking(typed: str) -> Suggestion | None:
    """Return the way meant by its code or by its name."""
    lines = taking_suggestions("")
    same = typed.casefold()
    return next((one for one in lines if same in (one.value, one.text.casefold())), None)


class AskForm(InlineForm):
    """Label, who took it, how, how much, and the seal; the sample then waits in the laboratory."""

    done = Signal(str)  # label of the sample

    def __init__(self) -> None:
        super().__init__()
        self.label = Field("label", self.tr("Sample"), above=True)
        self.taken_by = Field("taken_by", self.tr("Taken by"), above=True)
        self.how = ChoiceField("how", self.tr("Taken how"), above=True)
        self.how.suggest, self.how.look_up = taking_suggestions, find_taking
        self.mass = NumberField("mass_g", self.tr("Mass"), "g", above=True, width=96, noted=False)
        self.seal = Field("seal", self.tr("Seal"), above=True)
        fields = (self.label, self.taken_by, self.how, self.mass, self.seal)
        self.build(
            (list(zip(fields, _WIDTHS, strict=True)),),
            self.tr("Register sample"),
            self.tr("It waits under Laboratory until its result is recorded."),
        )
        self.ticket = ""

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    _workspace: "Workspace"

    def ask(self, ticket: str) -> None:
        """Unfold for a batch, with the next free label."""
        self.ticket = ticket
        self.clear()
        self.title.setText(self.tr("Sample of {ticket}").format(ticket=ticket))
        self.label.set_value(self._workspace.store.laboratory.next_label())
        self.taken_by.set_value(self._workspace.who)
        self.show()
        self.how.edit.setFocus()

    def save(self) -> None:
        """Register the sample, or go to the first problem."""
        from recycler.laboratory.sample_rules import SampleRules

        zone = self._workspace.zone
        rules = SampleRules(zone, decimal_comma=numbers.decimal_comma())
        typed = {field.name: field.value() for field in self.fields}
        now = datetime.now(zone)
        entry, problems = rules.entry({**typed, "ticket": self.ticket, "taken_at": now})
        by_field = {str(problem.field): problem for problem in problems}
        for field in self.fields:
            problem = by_field.get(field.name)
            field.say(say(problem) if problem else "")
        self.show_problems()
        self.go_to_problem()
        if entry is None:
            return
        sample = self._workspace.laboratory.add_sample(entry)
        if sample is not None:
            said = self.tr("Sample {sample} of {ticket} waits in the laboratory.")
            self._workspace.tell(
                said.format(sample=sample.label, ticket=sample.ticket), icon="laboratory"
            )
            self.hide()
            self.done.emit(sample.label)
