"""Booking what was not found: how much, why, who follows it up, and what is done about it."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal

from ui.balance import wording
from ui.balance.figures import Figures, Kg
from ui.language import numbers
from ui.parts.fields import Field
from ui.parts.inline_form import InlineForm

_WIDTHS = {"cause": 320, "owner": 180, "action": 340}


@dataclass(frozen=True, slots=True)
class Booking:
    """What a person wants to book as unaccounted."""

    since: date
    until: date
    node: str
    element: str
    missing: Kg
    cause: str
    owner: str
    action: str


class BookForm(InlineForm):
    """Unfolds in the page; nothing is booked without a cause, an owner and an action."""

    booked = Signal(object)  # Booking

    def __init__(self) -> None:
        super().__init__()
        self._figures: Figures | None = None
        self.cause = Field("cause", self.tr("Cause"), required=True, above=True)
        self.owner = Field("owner", self.tr("Owner"), required=True, above=True)
        self.action = Field("action", self.tr("Action"), required=True, above=True)
        fields = (self.cause, self.owner, self.action)
        self.build(
            [[(field, _WIDTHS[field.name]) for field in fields]],
            self.tr("Book it"),
            self.tr("It stays in the ledger until somebody signs it off."),
        )

    def ask(self, figures: Figures, who: str) -> None:
        """Unfold for what is missing in a scope; the person at work is suggested as owner."""
        self._figures = figures
        self.clear()
        unit = wording.unit_for(figures, "raw")
        size = Kg(abs(figures.whole.kg), figures.whole.sd)
        said = self.tr("Book {mass} {substance} of {period} as unaccounted")
        if figures.whole.kg < 0:
            said = self.tr("Book {mass} {substance} found in excess in {period}")
        self.title.setText(
            said.format(
                mass=wording.with_half(size, unit),
                substance=wording.substance(figures.scope.element),
                period=numbers.period(figures.since, figures.until),
            )
        )
        self.owner.set_value(who)
        self.show()
        self.cause.edit.setFocus()

    def save(self) -> None:
        """Hand the booking on, or go to the first field that says too little."""
        self._check()
        self.show_problems()
        self.go_to_problem()
        if self._figures is None or any(field.problem() for field in self.fields):
            return
        scope = self._figures.scope
        done = Booking(
            self._figures.since, self._figures.until, scope.node, scope.element,
            self._figures.whole, self.cause.text(), self.owner.text(), self.action.text(),
        )  # fmt: skip
        self.hide()
        self.booked.emit(done)

    def _check(self) -> None:
        asks = {
            "cause": self.tr("Say what it is put down to, such as dust that was not weighed."),
            "owner": self.tr("Say who follows it up."),
            "action": self.tr("Say what is done about it, such as weighing the filters."),
        }
        for field in self.fields:
            field.say("" if field.text() else asks[field.name])
