"""Everything the Recovery page shows of one scope, as data.

Totals are those of `recycler.totals.Totals` over the same holdings as the command `totals` and
the workbook use, so that all three say the same number.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from recycler.elements import GROUPS
from recycler.evidence import Evidence
from recycler.quantity import Quantity
from recycler.totals import TotalRow
from ui.recovery.period import Bucket
from ui.recovery.scope import Scope

ELEMENTS_SHOWN = 9

# What is shown first, where there is a choice; iron and aluminium only after what is critical.
ELEMENT_ORDER = (
    "Nd", "Pr", "Dy", "Tb", "Sm", "Li", "Co", "Ni", "Cu", "Mn", "La", "Ce", "Gd", "Zn", "Cd",
    "Pb", "Ag", "Al", "Fe",
)  # fmt: skip


def in_order(codes: Collection[str]) -> list[str]:
    """Elements in their usual order, without the groups."""
    rest = sorted(code for code in codes if code not in ELEMENT_ORDER and code not in GROUPS)
    return [*(code for code in ELEMENT_ORDER if code in codes), *rest]


@dataclass(frozen=True, slots=True)
class ElementTotal:
    """An element's or a group's total; `recovery` is recovered over contained [-]."""

    code: str
    contained: Quantity
    recovered: Quantity
    recovery: Quantity
    batches: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Stream:
    """A family of materials over time; `family` None holds all that have no colour.

    dry_kg, contained_kg, recovered_kg: one figure for each bucket, the last two of the focus.
    """

    family: str | None
    place: int
    dry_kg: tuple[float, ...]
    contained_kg: tuple[float, ...]
    recovered_kg: tuple[float, ...]
    batches: tuple[int, ...]

    def measured(self, measure: str) -> tuple[float, ...]:
        """The figures of a measure: "dry", "contained" or "recovered"."""
        figures: tuple[float, ...] = getattr(self, f"{measure}_kg")
        return figures


@dataclass(frozen=True, slots=True)
class Point:
    """What was recovered from the first day to the end of a bucket."""

    on: date
    recovered: Quantity
    batches: int


@dataclass(frozen=True, slots=True)
class Part:
    """One origin, supplier or material: its total, and its share of all [-].

    `key` "" is what no one stated, None the rest together.
    """

    key: str | None
    total: TotalRow
    share: Quantity
    count: int = 1


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one scope; without batches the sequences are empty."""

    scope: Scope
    today: date
    since: date
    until: date
    grain: str
    focus: str
    batches: int
    dry: Quantity
    elements: tuple[ElementTotal, ...]
    buckets: tuple[Bucket, ...] = ()
    streams: tuple[Stream, ...] = ()
    bars: tuple[TotalRow, ...] = ()  # the focus in each bucket that holds batches
    held: tuple[str, ...] = ()  # elements and groups, whether in `elements` or not
    cumulative: tuple[Point, ...] = ()
    origins: tuple[Part, ...] = ()
    suppliers: tuple[Part, ...] = ()
    parted_by: str = "supplier"

    def element(self, code: str) -> ElementTotal | None:
        """The total of an element or a group, None where there is none of it."""
        return next((e for e in self.elements if e.code == code), None)

    def shown_elements(self, most: int = ELEMENTS_SHOWN) -> tuple[ElementTotal, ...]:
        """The elements to show, in their usual order; those without any content are left out."""
        held = {e.code: e for e in self.elements if e.contained.mean > 0}
        rest = sorted(code for code in held if code not in ELEMENT_ORDER and code not in GROUPS)
        order = [code for code in (*ELEMENT_ORDER, *rest) if code in held]
        return tuple(held[code] for code in order[:most])
