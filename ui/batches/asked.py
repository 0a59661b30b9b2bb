"""What a person asks of the batches, as the filter bar shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from db.filters import BatchFilter
    from recycler.reference.data import Reference

ADDED = ("material", "route")
SEVERAL = {"family": "materials", "supplier": "suppliers", "origin": "origins"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, as the chips show it."""

    text: str = ""
    since: date | None = None
    until: date | None = None
    family: str = ""
    material: str = ""
    materials: tuple[str, ...] | None = None
    supplier: str = ""
    origin: str = ""
    suppliers: tuple[str, ...] | None = None
    origins: tuple[str, ...] | None = None
    route: str = ""
    state: str = ""

    def is_anything(self) -> bool:
        return self != Asked()

    def without(self, key: str) -> "Asked":
        """Return the same without one filter."""
        if key == "received":
            return replace(self, since=None, until=None)
        if key == "family":
            return replace(self, family="", materials=None)
        return self.with_(key, "")

    def with_(self, key: str, value: str) -> "Asked":
        """Return the same with one of the filters that are a single word."""
        more: dict[str, Any] = {key: value}
        if key in SEVERAL:
            more[SEVERAL[key]] = None
        return replace(self, **more)

    def active(self) -> list[str]:
        """Return the filters that are set, in the order of the bar."""
        found = ["text"] if self.text else []
        if self.since or self.until:
            found.append("received")
        if self.family or self.materials is not None:
            found.append("family")
        return found + [
            key
            for key in ("supplier", "origin", "state", *ADDED)
            if getattr(self, key) or self.several(key) is not None
        ]

    def several(self, key: str) -> tuple[str, ...] | None:
        """Return the values a filter may have where another page named more than one."""
        found: tuple[str, ...] | None = getattr(self, SEVERAL[key]) if key in SEVERAL else None
        return found

    def where(self, reference: "Reference") -> "BatchFilter":
        """Return the filter the store understands."""
        from db.filters import BatchFilter
        from recycler.batch import State

        return BatchFilter(
            since=self.since,
            until=self.until,
            material=self.material or None,
            materials=materials_of(reference, self.family) if self.family else self.materials,
            supplier=self.supplier or None,
            origin=self.origin or None,
            suppliers=None if self.supplier else self.suppliers,
            origins=None if self.origin else self.origins,
            route=self.route or None,
            state=State(self.state) if self.state else None,
            text=self.text,
        )

    @classmethod
    def of(cls, asked: Mapping[str, Any]) -> "Asked":
        """Take what another page asks for: fields of a `BatchFilter` by name."""
        known = {one.name for one in fields(cls)}
        taken = {k: v for k, v in asked.items() if k in known and v is not None}
        for name in SEVERAL.values():
            if name in taken:
                taken[name] = tuple(taken[name])
        if "state" in taken:
            taken["state"] = str(taken["state"])
        return cls(**taken)


def materials_of(reference: "Reference", family: str) -> tuple[str, ...]:
    """Return the materials of a family, or of a category such as `magnet`."""
    return tuple(
        code
        for code, material in reference.materials.items()
        if family in (material.family, material.category)
    )
