"""What the forms of the plant share: weights with their scale, the moment, and how they end."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from recycler.errors import InputError
from ui.language import numbers
from ui.parts.fields import ChoiceField, Field, NumberField
from ui.parts.form import without_weekday
from ui.parts.inline_form import InlineForm
from ui.parts.suggestions import Suggestion, matching, of_texts
from ui.parts.tare_field import container_lines, tare_words
from ui.processing.booking import Act, Booker, say_refusal

if TYPE_CHECKING:
    from recycler.processing.containers import Container
    from recycler.processing.rules import BookingRules
    from ui.processing.at_hand import RunSheet
    from ui.workspace.workspace import Workspace

Suggest = Callable[[str], list[Suggestion]]


class PlantForm(InlineForm):
    """Books and stays; what was typed is emptied once it is in the books."""

    booked = Signal(object)
    places: dict[str, str]  # field of the form by that of the rules, where they differ

    def __init__(self) -> None:
        super().__init__()
        self.booker = Booker(self)
        self.booker.booked.connect(self._on_booked)
        self.booker.refused.connect(self._on_refused)
        self.sheet: RunSheet | None = None
        self.places = {}

    def take(self, workspace: "Workspace") -> None:
        self.workspace = workspace
        self.booker.take(workspace)

    workspace: "Workspace"

    def rules(self) -> "BookingRules":
        """Return the rules of bookings at this facility."""
        from recycler.processing.rules import BookingRules

        facility, reference = self.workspace.facility, self.workspace.store.reference()
        return BookingRules(
            reference,
            facility.zone_info,
            facility.scale_capacity_kg,
            decimal_comma=numbers.decimal_comma(),
        )

    def book(self, act: Act) -> None:
        self.booker.book(act)

    def is_waiting(self) -> bool:
        return self.booker.is_waiting()

    def begin(self) -> None:
        """Go to the field where typing starts."""
        self.fields[0].edit.setFocus()

    def can_save(self) -> bool:
        """Close the lists that are open; tells whether nothing is being booked yet."""
        for field in self.fields:
            if isinstance(field, ChoiceField):
                field.close_list()
        return not self.is_waiting()

    def fold(self) -> bool:
        """Esc leaves the form as it is; what is typed stays until it is booked."""
        self.left.emit()
        return True

    def after(self, done: object) -> None:
        """Say what was booked, and get ready for the next."""
        raise NotImplementedError

    def now(self) -> datetime:
        return datetime.now(self.workspace.zone)

    def _on_booked(self, done: object) -> None:
        self.after(done)
        self.booked.emit(done)

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, InputError):
            say_refusal(self, error, self.places)
        else:
            self.workspace.failed.emit(error)


class WeighingForm(PlantForm):
    """A form with a weighing in it: gross, tare, moisture, scale, container, moment."""

    def __init__(self) -> None:
        super().__init__()
        self.gross = _number("gross", self.tr("Gross"), "kg", 112)
        self.tare = _number("tare", self.tr("Tare"), "kg", 92)
        self.moisture = _number("moisture_pct", self.tr("Moisture"), "%", 100)
        self.scale = open_choice("scale", self.tr("Scale"))
        self.container = open_choice("container", self.tr("Container"))
        self.container.list_width = 300
        self.container.edited.connect(self._show_tare)
        self.at = Field("at", self.tr("Weighed"), above=True)
        self.at.edit.setPlaceholderText(self.tr("now"))
        self.container.edit.setToolTip(self.tr("Where no tare is typed, its last one counts."))
        self.places = {"unit": "gross"}

    def take(self, workspace: "Workspace") -> None:
        super().take(workspace)
        self._scales: dict[str, None] = {}
        self.scale.suggest = lambda typed: offered(list(self._scales), typed)
        self.container.suggest = lambda typed: matching(
            typed, container_lines(self._containers(), workspace.zone)
        )

    def _containers(self) -> "list[Container]":
        return self.workspace.store.processing.containers()

    def _show_tare(self) -> None:
        """Show the tare that counts where none is typed."""
        named = self.container.text().casefold()
        there = [one for one in self._containers() if one.name.casefold() == named]
        self.tare.edit.setPlaceholderText(tare_words(there[0].last) if there else "")

    def know_scales(self, scales: list[str]) -> None:
        """Offer the scales that were written before."""
        self._scales = dict.fromkeys((*scales, *self._scales))

    def weights(self) -> dict[str, object]:
        """Return the weighing as typed, for the rules."""
        fields = (self.gross, self.tare, self.moisture, self.scale, self.container)
        typed: dict[str, object] = {field.name: field.value() for field in fields}
        typed["at"] = without_weekday(self.at.text()) if self.at.text() else self.now()
        bare = not any(sign.isalpha() for sign in self.gross.text())
        return {**typed, "unit": "kg" if bare else ""}

    def empty_weights(self) -> None:
        """Begin the next weighing; scale and moment stay, as they seldom change."""
        for field in (self.gross, self.tare, self.moisture, self.container):
            field.clear()
        self._show_tare()


def open_choice(name: str, label: str) -> ChoiceField:
    """Return a field that suggests what is known and takes anything."""
    field = ChoiceField(name, label, closed=False, above=True)
    field.marks_new = False
    return field


def closed_choice(name: str, label: str, lines: Callable[[], list[Suggestion]]) -> ChoiceField:
    """Return a field that takes one of a few lines, by code or by name."""
    field = ChoiceField(name, label, above=True)
    field.suggest = lambda typed: matching(typed, lines())
    field.look_up = lambda typed: _same(typed, lines())
    return field


def offered(texts: list[str], typed: str) -> list[Suggestion]:
    """Return the texts that fit, each once."""
    return matching(typed, of_texts(texts))


def _same(typed: str, lines: list[Suggestion]) -> Suggestion | None:
    same = typed.strip().casefold()
    return next((one for one in lines if same in (one.value.casefold(), one.text.casefold())), None)


def _number(name: str, label: str, unit: str, width: int) -> NumberField:
    return NumberField(name, label, unit, above=True, width=width, noted=False)
