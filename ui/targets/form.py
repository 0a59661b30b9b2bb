"""A target of the facility's own: what is to be reached, of what, and by when."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from recycler.errors import InputError, RecyclerError
from recycler.targets.metrics import Figure
from ui.language import numbers
from ui.language.sentences import say_error
from ui.parts.fields import ChoiceField, Field, NumberField
from ui.parts.inline_form import InlineForm
from ui.parts.suggestions import Suggestion, matching
from ui.targets import wording

if TYPE_CHECKING:
    from recycler.targets.own import OwnTarget, OwnTargetEntry

_WIDTHS = {"name": 260, "figure": 240, "about": 150, "owner": 150, "steps": 420, "customer": 200,
           "demand_kg": 150, "why": 240}  # fmt: skip
_OF_FIELD: Mapping[str, str] = {
    "target_of_what": "about", "unknown_element": "about", "target_no_demand": "customer",
    "target_bad_step": "steps", "target_not_a_share": "steps", "target_not_positive": "steps",
    "target_steps_order": "steps", "target_not_own": "figure", "target_wrong_way": "figure",
    "not_a_number": "demand_kg",
}  # fmt: skip


class TargetForm(InlineForm):
    """Unfolds in the page, empty or with a target that is to be changed."""

    entered = Signal(object, str, str)  # OwnTargetEntry, code of what is changed, why

    def __init__(self) -> None:
        super().__init__()
        self._code = ""
        self._entry: OwnTargetEntry | None = None
        self.name = Field("name", self.tr("Name"), required=True, above=True)
        self.figure = ChoiceField("figure", self.tr("What is to be reached"), required=True,
                                  above=True)  # fmt: skip
        self.figure.suggest, self.figure.look_up = _figures, _figure
        self.about = Field("about", self.tr("Of what"), above=True)
        self.about.edit.setPlaceholderText(self.tr("Li, NdPr, REE; all"))
        self.owner = Field("owner", self.tr("Owner"), above=True)
        self.steps = Field("steps", self.tr("By when how much"), required=True, above=True)
        self.steps.edit.setPlaceholderText("2026-12-31=48000; 2027-12-31=55000; 2028-12-31=70%")
        self.customer = Field("customer", self.tr("Customer"), above=True)
        self.demand_kg = NumberField("demand_kg", self.tr("Their demand a year"), "kg", above=True,
                                     width=_WIDTHS["demand_kg"], noted=False)  # fmt: skip
        self.why = Field("why", self.tr("Why it changes"), above=True)
        first = (self.name, self.figure, self.about, self.owner)
        second = (self.steps, self.customer, self.demand_kg, self.why)
        self.build(
            [[(field, _WIDTHS[field.name]) for field in row] for row in (first, second)],
            self.tr("Keep it"),
            self.tr("Steps are separated by semicolons: kilograms, or per cent of a share."),
        )

    def ask(self) -> None:
        """Unfold for a new target."""
        self._code = ""
        self._begin(self.tr("A target of our own"))
        self.why.hide()

    def change(self, target: "OwnTarget") -> None:
        """Unfold with a target as it is now."""
        self._code = target.code
        self._begin(self.tr("Change {}").format(target.name))
        self.why.show()
        self.fill(_values(target), target.version)

    def show_newer(self, error: RecyclerError, target: "OwnTarget") -> None:
        """Show what is in the books beside what is typed, where another was faster."""
        self.show_both(error, _values(target))

    def _begin(self, title: str) -> None:
        self.clear()
        self.title.setText(title)
        self.show()
        self.name.edit.setFocus()

    def save(self) -> None:
        """Hand the target on, or go to the first field that cannot be so."""
        from recycler.targets.own import checked

        for field in self.fields:
            field.say("")
        try:
            entry = checked(self._read())
        except InputError as error:
            self._field(error).say(say_error(error))
            entry = None
        if self._code and not self.why.text():
            self.why.say(self.tr("Say why: the reason stays in the books."))
            entry = None
        self.show_problems()
        self.go_to_problem()
        if entry is not None:
            self.entered.emit(entry, self._code, self.why.text())

    def _read(self) -> "OwnTargetEntry":
        from recycler.targets.own import OWN_FIGURES, OwnTargetEntry, about_of, steps_of

        figure = _figure_of(self.figure.value())
        return OwnTargetEntry.model_construct(
            name=self.name.text(), figure=figure, about=about_of(self.about.text()),
            comparator=OWN_FIGURES[figure][0], steps=steps_of(self.steps.text().split(";")),
            customer=self.customer.text(), demand_kg=_number(self.demand_kg.text()),
            owner=self.owner.text(),
        )  # fmt: skip

    def _field(self, error: InputError) -> Field:
        named = str(error.details.get("field") or _OF_FIELD.get(error.code, "name"))
        return next((field for field in self.fields if field.name == named), self.name)


def _figures(typed: str) -> list[Suggestion]:
    from recycler.targets.own import OWN_FIGURES

    return matching(typed, [Suggestion(wording.figure(one), one.value) for one in OWN_FIGURES])


def _figure(typed: str) -> Suggestion | None:
    same = typed.casefold()
    return next((one for one in _figures("") if same in (one.value, one.text.casefold())), None)


def _figure_of(value: str) -> Figure:
    found = _figure(value)
    if found is None:
        raise InputError("target_not_own")
    return Figure(found.value)


def _number(typed: str) -> Decimal:
    if not typed:
        return Decimal(0)
    try:
        number = Decimal(typed.replace(numbers.THIN, "").replace(" ", "").replace(",", "."))
    except InvalidOperation as error:
        raise InputError("not_a_number", value=typed) from error
    if not number.is_finite():
        raise InputError("not_a_number", value=typed)
    return number


def _values(target: "OwnTarget") -> dict[str, str]:
    return {
        "name": target.name, "figure": wording.figure(target.figure), "about": target.about,
        "owner": target.owner, "steps": "; ".join(_step(target, *step) for step in target.steps),
        "customer": target.customer,
        "demand_kg": numbers.weighing(target.demand_kg) if target.demand_kg else "",
    }  # fmt: skip


def _step(target: "OwnTarget", day: object, value: Decimal) -> str:
    if target.figure is Figure.RECOVERED_KG:
        return f"{day}={value:f}"
    return f"{day}={(100 * value).normalize():f}%"
