"""Which batches are meant, and where a page of them ends."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from recycler.batch import State

PAGE = 256  # how many are asked for at once


@dataclass(frozen=True, slots=True)
class BatchFilter:
    """What batches must have in common; days are the facility's, both ends included.

    suppliers, origins: any of these; an empty origin is one that was not stated.
    """

    since: date | None = None
    until: date | None = None
    material: str | None = None
    materials: tuple[str, ...] | None = None
    supplier: str | None = None
    origin: str | None = None
    suppliers: tuple[str, ...] | None = None
    origins: tuple[str, ...] | None = None
    route: str | None = None
    state: State | None = None
    text: str = ""

    @property
    def material_codes(self) -> tuple[str, ...] | None:
        """The materials asked for, by either field; None for all."""
        if self.material is None:
            return self.materials
        if self.materials is None or self.material in self.materials:
            return (self.material,)
        return ()

    @property
    def is_placed(self) -> bool:
        """Whether suppliers or origins are asked for."""
        return bool(self.supplier or self.origin or self.suppliers or self.origins)


EVERYTHING = BatchFilter()


class Cursor(NamedTuple):
    """The last batch of a page; the next page begins after it."""

    received_at: datetime
    id: str


class BatchCount(NamedTuple):
    """How many batches, and what the valid ones among them weigh [µg]."""

    batches: int
    voids: int
    net_ug: int
    dry_ug: int
