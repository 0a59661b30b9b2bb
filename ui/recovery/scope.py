"""What a manager asks about: a period, and if wanted a stream, a supplier and an element."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from recycler.elements import GROUPS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.filters import BatchFilter
    from recycler.reference import Reference


MEASURES = ("dry", "contained", "recovered")


@dataclass(frozen=True, slots=True)
class Scope:
    """The filters of the page; None is everything. `stream` is a family of materials."""

    since: date | None = None
    until: date | None = None
    stream: str | None = None
    supplier: str | None = None
    element: str | None = None
    measure: str = MEASURES[0]  # of the throughput

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
            "supplier": self.supplier,
        }
        return {name: value for name, value in fields.items() if value is not None}

    def fields_with(self, reference: "Reference", code: str) -> dict[str, object]:
        """Those of the batches that hold an element, or something of a group."""
        found = materials_with(reference, code)
        within = self.materials(reference)
        if within is not None:
            found = tuple(material for material in found if material in within)
        return {**self.fields(reference), "materials": found}


def narrowed(scope: Scope, name: str, key: str | None) -> Scope:
    """The scope with its stream, supplier or element set, or set free by None."""
    if name == "stream":
        return replace(scope, stream=key)
    return replace(scope, supplier=key) if name == "supplier" else replace(scope, element=key)


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
