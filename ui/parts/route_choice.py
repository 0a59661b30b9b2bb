"""The routes a load can take, each with what it would recover."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from recycler.errors import RecyclerError
from ui import numbers, words
from ui.parts.suggestions import Suggestion, matching

if TYPE_CHECKING:
    from recycler.batch import BatchEntry
    from recycler.reference import Reference
    from ui.workspace import Workspace


def find_route(reference: "Reference", text: str) -> Suggestion | None:
    """Return the route meant by a code or a name."""
    wanted = text.strip().casefold()
    for route in reference.routes.values():
        if wanted in (route.code.casefold(), route.name.casefold()):
            return Suggestion(route.name, route.code, route.code)
    try:
        combined = reference.route(text.strip().upper())
    except RecyclerError:
        return None
    return Suggestion(combined.name, combined.code, combined.code)


def route_suggestions(
    workspace: "Workspace", material: str, entry: "BatchEntry | None", typed: str
) -> list[Suggestion]:
    """Return the routes that fit a material, the default first, with what they would recover."""
    reference = workspace.store.reference()
    if material not in reference.materials:
        return []
    default = reference.default_route(material)
    codes = sorted(reference.applicable_routes(material), key=lambda code: code != default)
    recovered = _recovered(workspace, entry) if entry is not None else {}
    lines = []
    for code in codes:
        name = reference.route(code).name
        detail = recovered.get(code, "")
        if code == default:
            usual = QCoreApplication.translate("Routes", "usual")
            detail = f"{usual} · {detail}" if detail else usual
        lines.append(Suggestion(name, code, code, detail))
    return matching(typed, lines)


def _recovered(workspace: "Workspace", entry: "BatchEntry") -> dict[str, str]:
    """Return what each route would win of the load, in words."""
    from recycler.dry_mass import dry_mass

    found: dict[str, str] = {}
    for one in workspace.estimator.routes(entry.material, dry_mass(entry)):
        head = one.headline
        if head is not None:
            figure = numbers.with_interval(head.recovered)
            found[one.route] = f"{words.short_group(head.key)} {figure}"
    return found
