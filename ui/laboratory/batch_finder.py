"""Any batch, found by its ticket, supplier or material."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.language import numbers
from ui.language.reference_names import material_name
from ui.parts.fields import ChoiceField
from ui.parts.suggestions import Suggestion

if TYPE_CHECKING:
    from recycler.batch import Batch
    from ui.workspace.workspace import Workspace

_MOST_FOUND = 9
_LIST = 520


class BatchFinder(ChoiceField):
    """A field without a label that suggests the batches which may be assayed."""

    def __init__(self) -> None:
        translate = QCoreApplication.translate
        super().__init__("ticket", translate("BatchFinder", "Find a batch"), above=True)
        self.label.hide()
        self.list_width = _LIST
        words = translate("BatchFinder", "Find a batch: ticket, supplier, material")
        self.edit.setPlaceholderText(words)
        self.edit.setToolTip("Ctrl+F")

    def take(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self.suggest, self.look_up = self._find, self._by_ticket

    _workspace: "Workspace"

    def _find(self, typed: str) -> list[Suggestion]:
        from db.filters import BatchFilter

        found = self._workspace.store.find(BatchFilter(text=typed), limit=_MOST_FOUND)
        return [self._line(batch) for batch in found if str(batch.state) != "void"]

    def _line(self, batch: "Batch") -> Suggestion:
        name = material_name(self._workspace.store.reference(), batch.material)
        day = numbers.short_day(batch.received_on)
        return Suggestion(f"{batch.ticket}  {name}", batch.ticket, day, batch.supplier)

    def _by_ticket(self, typed: str) -> Suggestion | None:
        """Return the batch of a ticket that is typed whole."""
        if typed.count("-") < 2:
            return None
        ticket = typed.split()[0].upper()
        known = self._workspace.store.tickets_exist([ticket])
        return Suggestion(ticket, ticket) if ticket in known else None
