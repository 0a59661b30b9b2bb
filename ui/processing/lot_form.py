"""Weighing an output: what it is to its run, what it is called, how much, what was found in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from recycler.laboratory.records import AssayEntry
from ui.laboratory.elements import own_unit
from ui.language import numbers
from ui.language.reference_names import material_name
from ui.language.words import product
from ui.parts.fields import NumberField
from ui.parts.suggestions import Suggestion, matching, of_reference
from ui.processing.booking import book_lot, say_problems
from ui.processing.plant_form import PlantForm, WeighingForm, closed_choice, open_choice
from ui.processing.wording import LOT_KINDS, lot_kind

if TYPE_CHECKING:
    from recycler.problems import Problem
    from recycler.processing.rules import BookingRow
    from ui.processing.at_hand import RunSheet

_FOUND = {"value": "found", "sd": "found_sd", "unit": "found", "element": "found"}


class LotForm(WeighingForm):
    """A lot with a number of its own; its name is one that the run is to yield, or any other."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = closed_choice("booking", self.tr("Kind"), _kinds)
        self.called = open_choice("product", self.tr("What it is"))
        self.called.suggest, self.called.look_up = self._suggest, self._find
        self.called.list_width = 360
        self.found, self.found_sd = found_fields()
        self.build(
            (
                ((self.kind, 132), (self.called, 184)),
                ((self.gross, 112), (self.tare, 92), (self.moisture, 100)),
                ((self.found, 112), (self.found_sd, 92)),
                ((self.scale, 96), (self.container, 96), (self.at, 112)),
            ),
            self.tr("Book the output"),
            "",
            margin=0,
            ruled=False,
        )
        self.places |= {"material": "product", "lot_of_nothing": "product"}

    def ask(self, sheet: "RunSheet", element: str) -> None:
        """Get ready for the next output of a run; `element` is what may be found in it."""
        other = self.sheet is None or self.sheet.run.number != sheet.run.number
        self.sheet, self._element = sheet, element
        self.title.setText(self.tr("Weigh an output"))
        label = self.tr("{element} in it").format(element=element)
        self.found.label.setText(label)
        self.found.edit.setAccessibleName(label)
        self.found.setEnabled(bool(element))
        self.know_scales([])
        if other or not self.kind.text():
            is_last = sheet.run.route and not sheet.run.stage and not sheet.stage
            self.kind.set_value("product" if is_last else "intermediate")

    _element = ""

    def begin(self) -> None:
        """The kind seldom changes: go to the name."""
        self.called.edit.setFocus()

    def save(self) -> None:
        """Book the output with what was found in it, or go to the first problem."""
        from recycler.processing.records import LotEntry, LotKind

        if not self.can_save() or self.sheet is None:
            return
        row, problems = self._row(self.sheet.run.number)
        assay, wrong = self._assay()
        problems = [*problems, *wrong]
        say_problems(self, problems, self.places | _FOUND)
        if row is None or any(not problem.notice for problem in problems):
            return
        values = {
            **row.weighed, **row.about, "weight_source": "typed", "run": row.run,
            "kind": LotKind(row.booking),
        }  # fmt: skip
        entry = LotEntry.model_construct(**values)  # type: ignore[arg-type]
        found = [assay] if assay else []
        self.book(lambda processing, who: book_lot(processing, who, entry, found))

    def after(self, done: str) -> None:  # type: ignore[override]
        name = self.called.text()
        self.called.clear()
        for field in (self.found, self.found_sd):
            field.clear()
        self.empty_weights()
        self.called.edit.setFocus()
        said = self.tr("{lot} is booked: {name}.")
        self.workspace.tell(said.format(lot=done, name=name))

    # --- inside ---

    def _row(self, run: str) -> "tuple[BookingRow | None, list[Problem]]":
        typed = {**self.weights(), "run": run, "booking": self.kind.value() or self.kind.text()}
        name = self.called.value()
        sold = self._products()
        code = None if name in sold else self.workspace.store.reference().find_material(name)
        typed |= {"material": code or "", "product": "" if code else name}
        return self.rules().row(typed)

    def _products(self) -> list[str]:
        """Return what the run's route sells, by its names."""
        assert self.sheet is not None
        run = self.sheet.run
        if run.route is None:
            return []
        route = self.workspace.store.reference().route(run.route, run.route_version)
        return [one.product for one in route.products.values()]

    def _assay(self) -> "tuple[AssayEntry | None, list[Problem]]":
        return assay_entry(self, self._element, "-", "-", self.found, self.found_sd)

    def _suggest(self, typed: str) -> list[Suggestion]:
        """Return what is still to be weighed first, then products of the route and materials."""
        if self.sheet is None:
            return []
        reference = self.workspace.store.reference()
        waits = self.tr("not weighed yet")
        first = [self._line(name, waits) for name in self.sheet.missing]
        rest = [self._line(name) for name in self._products() if name not in self.sheet.missing]
        known = [of_reference(m.name, m.code) for m in reference.materials.values()]
        lines = {line.value: line for line in (*known, *rest, *first)}
        order = [*(line.value for line in (*first, *rest)), *lines]
        return matching(typed, [lines[value] for value in dict.fromkeys(order)])

    def _line(self, name: str, detail: str = "") -> Suggestion:
        shown = product(material_name(self.workspace.store.reference(), name))
        return Suggestion(shown, name, "" if shown == name else name, detail, name)

    def _find(self, typed: str) -> Suggestion | None:
        same = typed.strip().casefold()
        named = (line for line in self._suggest("") if line.value.casefold() == same)
        return next(named, None)


class FoundForm(PlantForm):
    """What a laboratory found of one element in a lot."""

    def __init__(self) -> None:
        super().__init__()
        self.element = open_choice("element", self.tr("Element"))
        self.found, self.found_sd = found_fields()
        self.build(
            (((self.element, 92), (self.found, 112), (self.found_sd, 92)),),
            self.tr("Record the result"),
            "",
            margin=0,
            ruled=False,
        )
        self.places = _FOUND | {"element": "element"}
        self.lot = ""

    def ask(self, sheet: "RunSheet", lot: str, element: str) -> None:
        """Get ready to record what a lot holds."""
        self.sheet, self.lot = sheet, lot
        self.clear()
        self.title.setText(self.tr("Found in {lot}").format(lot=lot))
        elements = [one.element for one in sheet.account.elements]
        lines = [Suggestion(symbol, symbol) for symbol in elements]
        self.element.suggest = lambda typed: matching(typed, lines)
        self.element.set_value(element)

    def begin(self) -> None:
        """The element is known: go to what was found."""
        self.found.edit.setFocus()

    def save(self) -> None:
        """Record the result, or go to the first problem."""
        if not self.can_save() or not self.lot:
            return
        taken = len(self.workspace.store.processing.assays(self.lot))
        sample = f"S{self.lot}" if not taken else f"S{self.lot}-{taken + 1}"
        entry, problems = assay_entry(
            self, self.element.value(), self.lot, sample, self.found, self.found_sd, needed=True
        )
        say_problems(self, problems, self.places)
        if entry is not None:
            self.book(lambda processing, who: processing.record_assays([entry], who=who))

    def after(self, done: object) -> None:
        said = self.tr("{element} of {lot} is recorded.")
        self.workspace.tell(
            said.format(element=self.element.text(), lot=self.lot), icon="laboratory"
        )
        self.found.clear()
        self.found_sd.clear()


def assay_entry(
    form: PlantForm, element: str, lot: str, sample: str, found: NumberField, sd: NumberField,
    *, needed: bool = False,
) -> "tuple[AssayEntry | None, list[Problem]]":  # fmt: skip
    """Return a result as typed; nothing where nothing was typed and nothing is needed."""
    from recycler.laboratory.rules import AssayRules

    if not needed and not found.text() and not sd.text():
        return None, []
    rules = AssayRules(form.workspace.zone, decimal_comma=numbers.decimal_comma())
    unit = own_unit(found.text())
    return rules.entry(
        {
            "ticket": lot, "sample": sample, "element": element, "value": found.text(),
            "sd": sd.text(), "unit": "" if unit else "%", "analysed_at": form.now(),
        }
    )  # fmt: skip


def found_fields() -> tuple[NumberField, NumberField]:
    """Return the fields of a result: its value, and its standard uncertainty."""
    value = QCoreApplication.translate("LotForm", "Found")
    sd = QCoreApplication.translate("LotForm", "its sd")
    return (
        NumberField("found", value, "%", above=True, width=112, noted=False),
        NumberField("found_sd", sd, "%", above=True, width=92, noted=False),
    )


def _kinds() -> list[Suggestion]:
    return [Suggestion(lot_kind(code), code) for code in LOT_KINDS]
