"""The right side of the laboratory: the sheet, what was measured twice, forms that unfold above."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.laboratory.ask import AskForm
from ui.laboratory.control_form import ControlForm
from ui.laboratory.duplicates import DuplicatesView
from ui.laboratory.sheet import AssaySheet
from ui.look.text import text
from ui.look.tokens import MARGIN

if TYPE_CHECKING:
    from ui.workspace.workspace import Workspace


class RightSide(QWidget):
    """One of three below the forms: nothing yet, the sheet of a sample, or the duplicates."""

    def __init__(self, sheet: AssaySheet) -> None:
        super().__init__()
        self.ask, self.control_form = AskForm(), ControlForm()
        self.sheet, self.twice = sheet, DuplicatesView()
        self._stack = QStackedWidget()
        for view in (self._blank(), self.sheet, self.twice):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.ask)
        column.addWidget(self.control_form)
        column.addWidget(self._stack, 1)

    def take(self, workspace: "Workspace") -> None:
        for part in (self.sheet, self.ask, self.control_form, self.twice):
            part.take(workspace)

    def is_waiting(self) -> bool:
        return self.sheet.is_waiting() or self.twice.is_waiting()

    def show_sheet(self) -> None:
        self._stack.setCurrentWidget(self.sheet)

    def shows_twice(self) -> bool:
        return self._stack.currentWidget() is self.twice

    def show_twice(self) -> None:
        """Show what was measured twice in the place of the sheet."""
        self._fold()
        self._stack.setCurrentWidget(self.twice)
        self.twice.ask()
        self.twice.focus_first()

    def leave_twice(self) -> bool:
        """Go back to the sheet; tells whether it was hidden."""
        was = self.shows_twice()
        if was:
            self._stack.setCurrentIndex(1 if self.sheet.at_hand else 0)
        return was

    def ask_for_sample(self) -> None:
        """Unfold the form for a sample of the batch on view."""
        if self.sheet.at_hand is not None:
            self.control_form.fold()
            self.ask.ask(self.sheet.at_hand.batch.ticket)

    def ask_for_control(self, name: str) -> None:
        """Unfold the form for a control of a material, or of a new one."""
        self.ask.fold()
        self.control_form.ask(name)

    def record(self) -> None:
        """Keep what stands in the form that is unfolded, else in the sheet if that is on view."""
        unfolded = next((form for form in self._forms() if not form.isHidden()), None)
        if unfolded is not None:
            unfolded.save()
        elif self._stack.currentWidget() is self.sheet:
            self.sheet.record()

    def leave(self) -> bool:
        """Fold a form that is unfolded; tells whether there was one."""
        return self._fold() or self.sheet.results.fold()

    def _fold(self) -> bool:
        return any(form.fold() for form in self._forms())

    def _forms(self) -> tuple[AskForm | ControlForm, ...]:
        return self.ask, self.control_form

    def _blank(self) -> QWidget:
        blank = QWidget()
        column = QVBoxLayout(blank)
        column.setContentsMargins(MARGIN, 20, MARGIN, 20)
        said = self.tr("Choose a sample at the left, or find a batch with Ctrl+F.")
        column.addWidget(text(said, "body", "text-2"))
        column.addStretch(1)
        return blank
