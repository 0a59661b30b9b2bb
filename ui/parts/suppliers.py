"""Suppliers as a field suggests them: those that came most often first."""

from typing import TYPE_CHECKING

from ui.parts.suggestions import Suggestion

if TYPE_CHECKING:
    from ui.workspace.workspace import Workspace

_OFFERED = 12


def suggest_suppliers(workspace: "Workspace", typed: str) -> list[Suggestion]:
    """Return suppliers whose name contains what is typed."""
    return [Suggestion(name, name) for name in workspace.store.suppliers(typed, _OFFERED)]


def find_supplier(workspace: "Workspace", typed: str) -> Suggestion | None:
    """Return the supplier of exactly this name, however it is capitalised."""
    wanted = typed.casefold()
    for name in workspace.store.suppliers(typed, 50):
        if name.casefold() == wanted:
            return Suggestion(name, name)
    return None
