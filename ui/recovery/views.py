"""Saved views: what is filtered for, as a line of text that opens the same page again."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from recycler.errors import InputError
from ui.parts.period import PRESETS
from ui.recovery.scope import COMPARED, MEASURES, NARROWING, Scope

if TYPE_CHECKING:
    from ui.preferences import PreferencesFile

BEGINS = "recycler:recovery?"
KEPT = "recovery/views"
_NAMES = (*NARROWING, "element")
_USUAL = Scope()


class View(NamedTuple):
    """A period by its name, and the scope; a custom period has its days in the scope."""

    preset: str
    scope: Scope


class SavedView(NamedTuple):
    """A view under the name a person gave it."""

    name: str
    address: str


def address_of(view: View) -> str:
    """The view as a line of text; what is usual is left out."""
    scope, said = view.scope, [("period", view.preset)]
    if view.preset == "custom":
        days = (("from", scope.since), ("to", scope.until))
        said += [(name, day.isoformat()) for name, day in days if day]
    said += [(n, getattr(scope, n)) for n in _NAMES if getattr(scope, n) is not None]
    said += [
        (name, getattr(scope, name))
        for name in ("measure", "compare")
        if getattr(scope, name) != getattr(_USUAL, name)
    ]
    return BEGINS + urlencode(said)


def read_address(text: str) -> View:
    """Return the view a line of text is about.

    Raises:
        InputError: `view_not_read`, with what stands in the way.
    """
    line = text.strip()
    if not line.startswith(BEGINS):
        raise InputError("view_not_read", value=line[:60])
    found = dict(parse_qsl(line.removeprefix(BEGINS), keep_blank_values=True))
    named = found.pop("period", "all")
    days = {"since": found.pop("from", None), "until": found.pop("to", None)}
    _check("period", named, PRESETS)
    _check("measure", found.get("measure", MEASURES[0]), MEASURES)
    _check("compare", found.get("compare", COMPARED[0]), COMPARED)
    for name in found:
        _check("", name, (*_NAMES, "measure", "compare"))
    changes: dict[str, Any] = dict(found)
    changes |= {name: _day(day) for name, day in days.items() if day is not None}
    return View(named, replace(_USUAL, **changes))


def _check(name: str, value: str, allowed: Sequence[str]) -> None:
    if value not in allowed:
        raise InputError("view_not_read", value=f"{name}={value}" if name else value)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError("view_not_read", value=text) from error


def saved_views(preferences: "PreferencesFile") -> list[SavedView]:
    """The views a person keeps; a file edited by hand must not keep the page from opening."""
    try:
        kept = json.loads(preferences.text(KEPT, "[]"))
        return [SavedView(str(name), str(address)) for name, address in kept]
    except (ValueError, TypeError):
        return []


def save_view(preferences: "PreferencesFile", name: str, address: str) -> None:
    """Keep a view; one of that name gives way."""
    kept = [one for one in saved_views(preferences) if one.name != name]
    _write(preferences, [*kept, SavedView(name, address)])


def drop_view(preferences: "PreferencesFile", name: str) -> None:
    """Keep a view no longer."""
    _write(preferences, [one for one in saved_views(preferences) if one.name != name])


def _write(preferences: "PreferencesFile", views: Sequence[SavedView]) -> None:
    preferences.keep_text(KEPT, json.dumps(views, ensure_ascii=False))
