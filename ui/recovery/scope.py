"""What a manager asks about: a period, and if wanted what came, from whom, and an element."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from recycler.elements import GROUPS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.filters import BatchFilter
    from recycler.reference.data import Reference


MEASURES = ("dry", "contained", "recovered")
NARROWING = ("stream", "material", "supplier", "origin", "route")  # fewer batches
COMPARED = ("", "before", "year_ago")
NOT_STATED = ""  # the origin nobody named


@dataclass(frozen=True, slots=True)
class Scope:
    """The filters of the page; None is everything.

    stream: a family of materials; origin: `NOT_STATED` where none was named; compare: with which
    earlier period, one of `COMPARED`.
    """

    since: date | None = None
    until: date | None = None
    stream: str | None = None
    material: str | None = None
    supplier: str | None = None
    origin: str | None = None
    route: str | None = None
    element: str | None = None
    measure: str = MEASURES[0]  # of the throughput
    compare: str = COMPARED[0]

    @property
    def is_narrowed(self) -> bool:
        """Whether it is about a part of what came in."""
        return any(getattr(self, name) is not None for name in NARROWING)

    def materials(self, reference: "Reference") -> tuple[str, ...] | None:
        """The materials of the stream; None without one."""
        if self.stream is None:
            return None
        return materials_of(reference, self.stream)

    def where(self, reference: "Reference") -> "BatchFilter":
        """The batches that are asked about."""
        from db.filters import BatchFilter

        return BatchFilter(**self.fields(reference))  # type: ignore[arg-type]

    def fields(self, reference: "Reference") -> "Mapping[str, object]":
        """The same as fields of a `BatchFilter`, those that are set."""
        fields: dict[str, object] = {
            "since": self.since,
            "until": self.until,
            "materials": self.materials(reference),
            "material": self.material,
            "supplier": self.supplier,
            "origin": self.origin or None,
            "origins": (NOT_STATED,) if self.origin == NOT_STATED else None,
            "route": self.route,
        }
        return {name: value for name, value in fields.items() if value is not None}


def narrowed(scope: Scope, name: str, key: str | None) -> Scope:
    """The scope with one of its filters set, or set free by None."""
    value = key or COMPARED[0] if name == "compare" else key
    changed: dict[str, Any] = {name: value}
    return replace(scope, **changed)


def materials_of(reference: "Reference", family: str) -> tuple[str, ...]:
    """The codes of a family's materials."""
    return tuple(m.code for m in reference.materials.values() if m.family == family)


def materials_with(reference: "Reference", code: str) -> tuple[str, ...]:
    """The codes of the materials that hold an element, or one of a group, by their reference."""
    holders = _holders(reference)
    symbols = GROUPS.get(code, (code,))
    found = {material for symbol in symbols for material in holders.get(symbol, ())}
    return tuple(sorted(found))


@lru_cache(maxsize=2)
def _holders(reference: "Reference") -> dict[str, list[str]]:
    """The materials that hold each element, in their parts where they have some."""
    holders: dict[str, list[str]] = {}
    for material in reference.materials:
        for symbol in _held(reference, material):
            holders.setdefault(symbol, []).append(material)
    return holders


def _held(reference: "Reference", material: str) -> set[str]:
    composition = reference.composition(material)
    if composition is None:
        return set()
    if composition.teardown:
        parts = [reference.composition(row.part) for row in composition.teardown]
        return {row.element for part in parts if part for row in part.rows}
    return {row.element for row in composition.rows}
