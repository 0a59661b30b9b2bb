"""Taking an input: from which batch or lot, how much, on which scale."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.language import numbers
from ui.language.reference_names import material_name
from ui.language.words import product
from ui.parts.suggestions import Suggestion, matching
from ui.processing.plant_form import WeighingForm, open_choice

if TYPE_CHECKING:
    from recycler.batch import Batch
    from recycler.processing.records import Input, Lot
    from ui.processing.at_hand import RunSheet
    from ui.workspace.workspace import Workspace

_MOST = 12


class TakeForm(WeighingForm):
    """What is left of each batch and lot stands beside it; the store refuses what is not there."""

    def __init__(self) -> None:
        super().__init__()
        self.source = open_choice("source", self.tr("Batch or lot"))
        self.source.list_width = 520
        self.source.suggest, self.source.look_up = self._suggest, self._find
        self.build(
            (
                ((self.source, 328),),
                ((self.gross, 112), (self.tare, 92), (self.moisture, 100)),
                ((self.scale, 96), (self.container, 96), (self.at, 112)),
            ),
            self.tr("Book the input"),
            "",
            margin=0,
            ruled=False,
        )
        self._left: Sequence[tuple[Lot, float]] = ()
        self.source.chosen.connect(self._show_left)

    def offer(self, left: "Sequence[tuple[Lot, float]]") -> None:
        """Offer the lots of which something is left; batches are looked up as one types."""
        self._left = left
        self.know_scales([lot.scale or "" for lot, _ in left[:200]])

    def ask(self, sheet: "RunSheet") -> None:
        self.sheet = sheet
        self.title.setText(self.tr("Take an input"))

    def save(self) -> None:
        """Book the input, or go to the first problem."""
        from recycler.processing.records import InputEntry
        from recycler.processing.rules import INPUT
        from ui.processing.booking import say_problems

        if not self.can_save() or self.sheet is None:
            return
        run, source = self.sheet.run.number, self.source.value().split(" ")[0].upper()
        typed = {**self.weights(), "run": run, "booking": INPUT, "source": source}
        row, problems = self.rules().row(typed)
        say_problems(self, problems, self.places)
        if row is not None:
            values = {**row.weighed, "weight_source": "typed", "run": run, "source": source}
            entry = InputEntry.model_construct(**values)  # type: ignore[arg-type]
            self.book(lambda processing, who: processing.take(entry, who=who))

    def after(self, done: "Input") -> None:  # type: ignore[override]
        self.source.clear()
        self.moisture.edit.setPlaceholderText("")
        self.empty_weights()
        self.source.edit.setFocus()
        said = self.tr("{kg} of {source} went into {run}.")
        kg = numbers.with_unit(numbers.number(done.dry_kg, 1), "kg")
        self.workspace.tell(said.format(kg=kg, source=done.source, run=done.run))

    # --- inside ---

    def _suggest(self, typed: str) -> list[Suggestion]:
        lots = [self._lot_line(lot, kg) for lot, kg in self._left if self._can_take(lot)]
        return [*matching(typed, lots, _MOST // 2), *self._batches(typed)]

    def _batches(self, typed: str) -> list[Suggestion]:
        """Return batches that fit what is typed and that the run can take, with what is left."""
        from db.filters import BatchFilter

        workspace: Workspace = self.workspace
        found = workspace.store.find(BatchFilter(text=typed), limit=3 * _MOST)
        there = [batch for batch in found if str(batch.state) != "void"]
        stocks = workspace.store.processing.stocks([batch.ticket for batch in there])
        reference = workspace.store.reference()
        lines = [
            Suggestion(
                f"{batch.ticket}  {material_name(reference, batch.material)}",
                batch.ticket,
                "",
                self._left_words(stocks[batch.ticket].left_kg),
            )
            for batch in there
            if not stocks[batch.ticket].is_used_up and self._fits(batch.material)
        ]
        return lines[:_MOST]

    def _lot_line(self, lot: "Lot", left_kg: float) -> Suggestion:
        name = material_name(self.workspace.store.reference(), lot.name)
        left = self._left_words(left_kg)
        return Suggestion(f"{lot.number}  {product(name)}", lot.number, "", left)

    def _left_words(self, kg: float) -> str:
        return self.tr("{kg} left").format(kg=numbers.kg(kg))

    def _can_take(self, lot: "Lot") -> bool:
        own = self.sheet is not None and lot.run == self.sheet.run.number
        return not own and (lot.material is None or self._fits(lot.material))

    def _fits(self, material: str) -> bool:
        """Tell whether the run's route, or its kind, can take a material at all."""
        from recycler.processing.checks import scopes_of
        from recycler.processing.records import RunKind

        if self.sheet is None:
            return True
        run, reference = self.sheet.run, self.workspace.store.reference()
        if run.kind is RunKind.TEARDOWN:
            composition = reference.composition(material)
            return composition is not None and bool(composition.teardown)
        if run.route is None:
            return True
        scopes = scopes_of(reference, material)
        rows = reference.route(run.route, run.route_version).rows
        return any(scopes.intersection(row.applies_to) for row in rows)

    def _find(self, typed: str) -> Suggestion | None:
        """Return a lot or a batch whose number is typed whole."""
        name = typed.strip().split(" ")[0].upper()
        for lot, kg in self._left:
            if lot.number == name:
                return self._lot_line(lot, kg)
        if name.count("-") < 2 or name not in self.workspace.store.tickets_exist([name]):
            return None
        return Suggestion(name, name)

    def _show_left(self, name: str) -> None:
        """Say in the field what is left of what was chosen."""
        stock = self.workspace.store.processing.stocks([name]).get(name)
        if stock is not None:
            self.source.edit.set_aside(self._left_words(stock.left_kg))
        self.moisture.edit.setPlaceholderText(self._moisture_of(name))

    def _moisture_of(self, name: str) -> str:
        """Return the moisture that counts where none is typed: that of the batch or lot."""
        store = self.workspace.store
        found: Lot | Batch | None = store.processing.lots_numbered([name]).get(name)
        found = found or store.batches_of_tickets([name]).get(name)
        return numbers.ppm_percent(found.moisture_ppm) if found and found.moisture_ppm else ""
