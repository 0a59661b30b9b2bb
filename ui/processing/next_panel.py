"""What comes next of a run: the form that is open, and what to do in words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from ui.language.reference_names import material_name, spoken
from ui.language.words import product
from ui.look.text import surface, text
from ui.processing.lot_form import FoundForm, LotForm
from ui.processing.plant_form import PlantForm
from ui.processing.take_form import TakeForm

if TYPE_CHECKING:
    from ui.processing.at_hand import Board, RunSheet
    from ui.workspace.workspace import Workspace


class NextPanel(QFrame):
    """Taking, weighing out or recording a result; one form at a time."""

    left = Signal()  # Esc in a form

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "true")
        self.take_form, self.lot_form, self.found_form = TakeForm(), LotForm(), FoundForm()
        self._forms = QStackedWidget()
        self.hint = text("", "small", "text-2", wrap=True)
        self._lay_out()
        for form in self.forms():
            form.left.connect(self.left)

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        for form in self.forms():
            form.take(workspace)

    _workspace: "Workspace"

    def offer(self, board: "Board") -> None:
        """Let the forms suggest the lots that are there, and the scales they were weighed on."""
        self.take_form.offer(board.left)
        self.lot_form.know_scales([lot.scale or "" for lot, _ in board.left[:200]])

    def show_sheet(self, sheet: "RunSheet", *, anew: bool) -> None:
        """Get the forms ready for a run; `anew` where another one was on view."""
        self.setVisible(sheet.is_open)
        if anew:
            self._forms.setCurrentWidget(self.lot_form if sheet.account.inputs else self.take_form)
        self.take_form.ask(sheet)
        self.lot_form.ask(sheet, sheet.account.headline)
        self.hint.setText(self._next_words(sheet))

    def forms(self) -> tuple[TakeForm, LotForm, FoundForm]:
        return self.take_form, self.lot_form, self.found_form

    def form(self) -> PlantForm:
        """Return the form that is open."""
        form = self._forms.currentWidget()
        assert isinstance(form, PlantForm)
        return form

    def is_waiting(self) -> bool:
        return any(form.is_waiting() for form in self.forms())

    def open_form(self, form: PlantForm) -> None:
        """Show a form and go to its first field."""
        self._forms.setCurrentWidget(form)
        self.show()
        form.begin()

    # --- inside ---

    def _next_words(self, sheet: "RunSheet") -> str:
        """Say what comes next at this stage."""
        if not sheet.account.inputs:
            return self.tr("Take what goes into the run.")
        names = ", ".join(product(name) for name in self._missing(sheet))
        if sheet.stage:
            said = self.tr("{number} {stage}: weigh what comes of it; D when it is done.")
            return said.format(number=sheet.run.reached + 1, stage=spoken(sheet.stage))
        if names:
            return self.tr("Still to be weighed: {names}.").format(names=names)
        if not sheet.account.outputs:
            return self.tr("Weigh what comes of it.")
        return self.tr("All is weighed: C closes the run.")

    def _missing(self, sheet: "RunSheet") -> list[str]:
        reference = self._workspace.store.reference()
        named = [material_name(reference, name) for name in sheet.missing[:4]]
        return [*named, "…"] if len(sheet.missing) > len(named) else named

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 4)
        column.setSpacing(2)
        column.addWidget(text(self.tr("Next at this stage"), "section"))
        column.addWidget(self.hint)
        for form in self.forms():
            surface(form, "2")
            self._forms.addWidget(form)
        column.addWidget(self._forms)
        column.addStretch(1)
