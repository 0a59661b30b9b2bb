"""Booking what was not found: how much, why, who follows it up, what is done, and until when."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from recycler.errors import InputError
from ui.balance import wording
from ui.balance.culprits import CAUSES, cause_name
from ui.balance.figures import Figures, Kg
from ui.language import numbers
from ui.parts.fields import ChoiceField, Field
from ui.parts.form import without_weekday
from ui.parts.inline_form import InlineForm
from ui.parts.suggestions import Suggestion, matching

if TYPE_CHECKING:
    from recycler.balance.unaccounted import UnaccountedEntry

DUE = timedelta(days=30)
_DECIMALS = 9  # of a kilogram: micrograms, as weights are kept
_WIDTHS = {"cause": 200, "owner": 168, "action": 320, "due": 132}


class BookForm(InlineForm):
    """Unfolds in the page; nothing is booked without a cause, an owner and an action."""

    booked = Signal(object)  # UnaccountedEntry

    def __init__(self) -> None:
        super().__init__()
        self._figures: Figures | None = None
        self.cause = ChoiceField("cause", self.tr("Cause"), required=True, above=True)
        self.cause.suggest, self.cause.look_up = _causes, _cause
        self.owner = Field("owner", self.tr("Owner"), required=True, above=True)
        self.action = Field("action", self.tr("Action"), required=True, above=True)
        self.due = Field("due", self.tr("Due"), required=True, above=True)
        fields = (self.cause, self.owner, self.action, self.due)
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
        self.due.set_value(numbers.day(figures.today + DUE))
        self.show()
        self.cause.edit.setFocus()

    def save(self) -> None:
        """Hand the booking on, or go to the first field that says too little."""
        due = _day(self.due.text())
        self._check(due)
        self.show_problems()
        self.go_to_problem()
        if self._figures is None or due is None or any(field.problem() for field in self.fields):
            return
        self.hide()
        self.booked.emit(self._entry(self._figures, due))

    def _entry(self, figures: Figures, due: date) -> "UnaccountedEntry":
        from recycler.balance.unaccounted import LossCause, UnaccountedEntry

        return UnaccountedEntry(
            since=figures.since, until=figures.until, node=figures.scope.node or "processing",
            element=figures.scope.element or None, kg=_exact(figures.whole.kg),
            sd_kg=_exact(figures.whole.sd), cause=LossCause(self.cause.value()),
            owner=self.owner.text(), action=self.action.text(), due=due,
        )  # fmt: skip

    def _check(self, due: date | None) -> None:
        known = self.cause.value() in CAUSES
        asks = {
            "cause": "" if known else self.tr("Choose what it is put down to, or unknown."),
            "owner": "" if self.owner.text() else self.tr("Say who follows it up."),
            "action": "" if self.action.text() else self.tr(
                "Say what is done about it, such as weighing the filters."
            ),
            "due": "" if due else self.tr("Write a day, such as 2026-12-31."),
        }  # fmt: skip
        for field in self.fields:
            field.say(asks[field.name])


def _exact(kg: float) -> Decimal:
    return Decimal(str(round(kg, _DECIMALS)))


def _day(typed: str) -> date | None:
    from recycler.entry.moments import moment_or_day

    try:
        found = moment_or_day(without_weekday(typed))
    except InputError:
        return None
    return found.date() if isinstance(found, datetime) else found


def _causes(typed: str) -> list[Suggestion]:
    return matching(typed, [Suggestion(cause_name(one), one) for one in CAUSES])


def _cause(typed: str) -> Suggestion | None:
    same = typed.casefold()
    return next((one for one in _causes("") if same in (one.value, one.text.casefold())), None)
