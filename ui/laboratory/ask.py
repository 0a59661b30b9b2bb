"""Asking for an assay: a sample of a batch is registered in place, without a dialog."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import numbers, words
from ui.language.sentences import say
from ui.look.buttons import Button
from ui.look.text import rule, surface, text
from ui.look.tokens import MARGIN
from ui.parts.fields import ChoiceField, Field, NumberField
from ui.parts.suggestions import Suggestion, matching

if TYPE_CHECKING:
    from ui.workspace import Workspace

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


class AskForm(QWidget):
    """Label, who took it, how, how much, and the seal; the sample then waits in the laboratory."""

    done = Signal(str)  # label of the sample
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        surface(self, "1")
        self.ticket = ""
        self._title = text("", "section")
        self.label = Field("label", self.tr("Sample"), above=True)
        self.taken_by = Field("taken_by", self.tr("Taken by"), above=True)
        self.how = ChoiceField("how", self.tr("Taken how"), above=True)
        self.how.suggest, self.how.look_up = taking_suggestions, find_taking
        self.mass = NumberField("mass_g", self.tr("Mass"), "g", above=True, width=96, noted=False)
        self.seal = Field("seal", self.tr("Seal"), above=True)
        self.fields = (self.label, self.taken_by, self.how, self.mass, self.seal)
        self.save_button = Button(
            self.tr("Register sample"), kind="primary", key=self.tr("Ctrl+Enter")
        )
        self.keep = Button(self.tr("Leave it"), key="Esc")
        self._lay_out()
        for field in self.fields:
            field.stepped.connect(lambda by, one=field: self._on_stepped(one, by))
            field.edited.connect(lambda one=field: one.say(""))
        self.save_button.clicked.connect(self.save)
        self.keep.clicked.connect(self.fold)
        self.hide()

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace

    _workspace: "Workspace"

    def ask(self, ticket: str) -> None:
        """Unfold for a batch, with the next free label."""
        self.ticket = ticket
        for field in self.fields:
            field.clear()
        self._title.setText(self.tr("Sample of {ticket}").format(ticket=ticket))
        self.label.set_value(self._workspace.store.laboratory.next_label())
        self.taken_by.set_value(self._workspace.who)
        self.show()
        self.how.edit.setFocus()

    def fold(self) -> bool:
        """Fold without keeping anything; tells whether it was unfolded."""
        was = not self.isHidden()
        self.hide()
        if was:
            self.left.emit()
        return was

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
        wrong = next((field for field in self.fields if field.problem()), None)
        if wrong is not None:
            wrong.edit.setFocus()
        if entry is None:
            return
        sample = self._workspace.add_sample(entry)
        if sample is not None:
            said = self.tr("Sample {sample} of {ticket} waits in the laboratory.")
            self._workspace.tell(
                said.format(sample=sample.label, ticket=sample.ticket), icon="laboratory"
            )
            self.hide()
            self.done.emit(sample.label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.fold()
        else:
            super().keyPressEvent(event)

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
        column.addWidget(self._title)
        row = QHBoxLayout()
        row.setSpacing(12)
        for field, width in zip(self.fields, _WIDTHS, strict=True):
            field.setFixedWidth(width)
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        column.addLayout(row)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.save_button)
        foot.addWidget(self.keep)
        hint = self.tr("It waits under Laboratory until its result is recorded.")
        foot.addWidget(text(hint, "caption", "text-3"))
        foot.addStretch(1)
        column.addLayout(foot)
