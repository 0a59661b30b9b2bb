"""What the chips of the filter bar offer."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from recycler.errors import InputError
from ui.language import numbers, words
from ui.language.reference_names import material_name
from ui.parts.suggestions import Suggestion, matching, of_reference

if TYPE_CHECKING:
    from ui.workspace.workspace import Workspace


def value_words(key: str, value: str, workspace: "Workspace | None") -> str:
    """Return a filter's value as its chip says it."""
    if key == "family":
        return words.category(value)
    if key == "state":
        return words.state(value)
    if key == "material" and workspace:
        return material_name(workspace.store.reference(), value)
    return value


def _periods(workspace: "Workspace", typed: str) -> list[Suggestion]:
    """Return the usual periods, or the one that was typed as two days."""
    own = _typed_period(typed)
    if own is not None:
        return [_period_line(numbers.period(*own), *own)]
    today = workspace.today()
    first = today.replace(day=1)
    before = first - timedelta(days=1)
    translate = QCoreApplication.translate
    lines = [
        _period_line(translate("Periods", "Today"), today, today),
        _period_line(translate("Periods", "Last 7 days"), today - timedelta(days=6), today),
        _period_line(translate("Periods", "This month"), first, today),
        _period_line(translate("Periods", "Last month"), before.replace(day=1), before),
        _period_line(translate("Periods", "This year"), today.replace(month=1, day=1), today),
        _period_line(translate("Periods", "Last 12 months"), today - timedelta(days=364), today),
    ]
    return matching(typed, lines)


def _period_line(name: str, since: date | None, until: date | None) -> Suggestion:
    value = f"{since or ''}/{until or ''}"
    return Suggestion(name, value, numbers.period(since, until))


def _typed_period(typed: str) -> tuple[date | None, date | None] | None:
    """Read `2026-10-01 to 2026-11-12`, or one day."""
    from recycler.entry.moments import moment_or_day

    text = typed
    for mark in (" – ", " - ", " to ", "..", "～", "〜"):
        text = text.replace(mark, "\n")
    try:
        days = [moment_or_day(part.strip()) for part in text.split("\n") if part.strip()]
    except InputError:
        return None
    if not 1 <= len(days) <= 2:
        return None
    return _plain_day(days[0]), _plain_day(days[-1])


def _plain_day(found: date) -> date:
    return date(found.year, found.month, found.day)


def _families(workspace: "Workspace", typed: str) -> list[Suggestion]:
    reference = workspace.store.reference()
    names = dict.fromkeys(m.category for m in reference.materials.values())
    names |= dict.fromkeys(m.family for m in reference.materials.values())
    return matching(typed, [Suggestion(words.category(name), name, also=name) for name in names])


def _materials(workspace: "Workspace", typed: str) -> list[Suggestion]:
    materials = workspace.store.reference().materials.values()
    return matching(typed, [of_reference(m.name, m.code) for m in materials])


def _suppliers(workspace: "Workspace", typed: str) -> list[Suggestion]:
    return [Suggestion(name, name) for name in workspace.store.suppliers(typed, 50)]


def _origins(workspace: "Workspace", typed: str) -> list[Suggestion]:
    from db.filters import EVERYTHING

    codes = dict.fromkeys(key for key, _ in workspace.store.holdings(EVERYTHING, "origin") if key)
    return matching(typed, [Suggestion(words.country(code), code, code) for code in codes])


def _states(workspace: "Workspace", typed: str) -> list[Suggestion]:
    return matching(typed, [Suggestion(words.state(code), code) for code in words.STATES])


def _routes(workspace: "Workspace", typed: str) -> list[Suggestion]:
    routes = workspace.store.reference().routes.values()
    found = {r.code: of_reference(r.name, r.code) for r in routes}
    return matching(typed, list(found.values()))


def period_of(value: str) -> tuple[date | None, date | None]:
    """Read a period as the choices write it: two ISO days with a slash between."""
    since, _, until = value.partition("/")
    return _day(since), _day(until)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


Offer = Callable[["Workspace", str], list[Suggestion]]
OFFERS: dict[str, Offer] = {
    "received": _periods, "family": _families, "supplier": _suppliers, "origin": _origins,
    "state": _states, "material": _materials, "route": _routes,
}  # fmt: skip
