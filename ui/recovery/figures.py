"""Everything the Recovery page shows of one scope, as data.

Totals are those of `recycler.totals` over the same holdings as the command `totals` and the
workbook use, so that all three say the same number.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from recycler.elements import GROUPS
from recycler.evidence import Evidence
from recycler.fractions import Z_95
from recycler.quantity import Quantity
from recycler.totals.totals import TotalRow
from ui.parts.period import Bucket
from ui.recovery.scope import Scope

if TYPE_CHECKING:
    from recycler.processing.recovery_control import RecoveryControl
    from recycler.reference.data import Reference
    from recycler.targets.standing import Standing
    from recycler.targets.target import Target
    from recycler.trend import Trend
    from ui.balance.figures import Figures as PlantFigures

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
    """An element's or a group's total; `recovery` is recovered over contained [-].

    provisional: share of the contained mass that no assay has told yet [-].
    """

    code: str
    contained: Quantity
    recovered: Quantity
    recovery: Quantity
    batches: int
    evidence: Evidence
    provisional: float = 0.0


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of a period less that of an earlier one; what both rest on cancels."""

    mean: float
    sd: float

    @property
    def half(self) -> float:
        """Half of the 90 % interval."""
        return Z_95 * self.sd

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves out zero."""
        return abs(self.mean) > self.half


@dataclass(frozen=True, slots=True)
class ElementChange:
    """How an element's or a group's totals differ from those of an earlier period."""

    contained: Difference
    recovered: Difference
    recovery: Difference | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier period, and how this one differs from it."""

    figures: "Figures"
    dry: Difference
    elements: Mapping[str, ElementChange]


@dataclass(frozen=True, slots=True)
class Stream:
    """A family of materials over time; `family` None holds all that have no colour.

    dry_kg, contained_kg, recovered_kg: one figure for each bucket, the last two of the focus;
    families: those it holds.
    """

    family: str | None
    place: int
    dry_kg: tuple[float, ...]
    contained_kg: tuple[float, ...]
    recovered_kg: tuple[float, ...]
    batches: tuple[int, ...]
    families: tuple[str, ...] = ()

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

    `key` "" is what no one stated, None the rest together; `keys`: those it holds.
    """

    key: str | None
    total: TotalRow
    share: Quantity
    keys: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.keys)


class AimStep(NamedTuple):
    """What is aimed at [kg] within some days of a year."""

    since: date
    until: date
    kg: float


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is to be expected of a year's mass, and what is aimed at [kg].

    days: of the projection, today first; mean, low, high: for each day, with the 90 % band;
    reached: the days by which 5, 50 and 95 % of the draws have reached the value, None: not in
    its year.
    """

    standing: "Standing"
    days: tuple[date, ...]
    mean: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    steps: tuple[AimStep, ...]
    reached: tuple[date | None, date | None, date | None]


@dataclass(frozen=True, slots=True)
class Behind:
    """What takes longer than the figures of a scope, and comes after them.

    standings: of what is followed; where: fields of a `BatchFilter` behind each, by its code;
    trends: of the facility's months, by what they are of, such as "dry" or "recovered Nd";
    is_whole: whether rates out of runs and the honesty of intervals are among the standings;
    plant, worth: None until they are known.
    """

    standings: "tuple[Standing, ...]" = ()
    where: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    ahead: Ahead | None = None
    trends: "Mapping[str, Trend]" = field(default_factory=dict)
    is_whole: bool = False
    plant: "Plant | None" = None
    worth: "Worth | None" = None


NOTHING_BEHIND = Behind()


class Worth(NamedTuple):
    """What is recovered is worth at spot."""

    mean: float
    currency: str


@dataclass(frozen=True, slots=True)
class Plant:
    """What runs made of it in the period, and how their recovery has stood of all time."""

    figures: "PlantFigures"
    control: "RecoveryControl | None"


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
    aim: str = ""  # element or group of what has been recovered so far
    holders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    provisional: float = 0.0  # share of the dry mass without any result of an assay [-]
    earlier: "Earlier | None" = None
    followed: "tuple[Target, ...]" = ()
    behind: Behind = NOTHING_BEHIND

    def fields_with(self, reference: "Reference", code: str) -> dict[str, object]:
        """Fields of a `BatchFilter`: the batches that hold an element, or some of a group."""
        found = self.holders.get(code, ())
        return {**self.scope.fields(reference), "materials": found}

    def element(self, code: str) -> ElementTotal | None:
        """The total of an element or a group, None where there is none of it."""
        return next((e for e in self.elements if e.code == code), None)

    def shown_elements(self, most: int = ELEMENTS_SHOWN) -> tuple[ElementTotal, ...]:
        """The elements to show, in their usual order; those without any content are left out."""
        held = {e.code: e for e in self.elements if e.contained.mean > 0}
        rest = sorted(code for code in held if code not in ELEMENT_ORDER and code not in GROUPS)
        order = [code for code in (*ELEMENT_ORDER, *rest) if code in held]
        return tuple(held[code] for code in order[:most])
