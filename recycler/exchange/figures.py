"""The figures of a summary: what the preview shows and the workbook holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from recycler.batch import Batch
from recycler.elements import GROUPS
from recycler.evidence import Evidence
from recycler.facility import Facility
from recycler.quantity import Quantity
from recycler.totals.holding import Kind

if TYPE_CHECKING:
    from recycler.balance.eu_rates import Rates
    from recycler.diversification.figures import Diversification
    from recycler.framework import FrameworkDate
    from recycler.market.value import Value
    from recycler.reference.records import Material
    from recycler.targets.standing import Standing

OTHERS = ""  # the stream of all that have no colour of their own


@dataclass(frozen=True, slots=True)
class ElementRow:
    """Total of an element or a group [kg]; `recovery` is recovered over contained [-]."""

    key: str
    contained: Quantity
    recovered: Quantity
    batches: int
    evidence: Evidence

    @property
    def recovery(self) -> float | None:
        return self.recovered.mean / self.contained.mean if self.contained.mean > 0 else None


@dataclass(frozen=True, slots=True)
class ShareRow:
    """Mean content and yield of an element in a kilogram dry of a material on a route [-].

    contained_found, recovered_found: the same in the batches that were assayed, all together.
    """

    material: str
    composition_version: int
    route: str | None
    route_version: int
    element: str
    contained_share: float
    recovered_share: float
    contained_found: float
    recovered_found: float
    evidence: Evidence

    @property
    def kind(self) -> Kind:
        return self.material, self.composition_version, self.route, self.route_version


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """What came in of a material on a route, with the data versions its estimate rests on.

    assayed_kg: dry mass of the batches with assays.
    """

    material: str
    name: str
    family: str
    composition_version: int
    route: str | None
    route_version: int
    batches: int
    dry_kg: float
    assayed_kg: float

    @property
    def kind(self) -> Kind:
        return self.material, self.composition_version, self.route, self.route_version

    def contained_kg(self, share: ShareRow) -> float:
        """Return the mean contained mass of an element [kg]."""
        expected = (self.dry_kg - self.assayed_kg) * share.contained_share
        return expected + self.assayed_kg * share.contained_found

    def recovered_kg(self, share: ShareRow) -> float:
        """Return the mean recovered mass of an element [kg]."""
        expected = (self.dry_kg - self.assayed_kg) * share.recovered_share
        return expected + self.assayed_kg * share.recovered_found


class BatchLine(NamedTuple):
    """A batch as a summary lists it; found: of an assayed one, its recovered headline share [-]."""

    batch: Batch
    found: float | None


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A calendar month or one day: dry mass by stream, and what was recovered of the headline [kg].

    month: its first day.
    """

    month: date
    batches: int
    dry_kg: float
    by_stream: Mapping[str, float]
    recovered: Quantity
    cumulative: Quantity


@dataclass(frozen=True, slots=True)
class OriginRow:
    """A country of origin ("" where none is stated), and its part of the headline [kg]."""

    code: str
    name: str
    batches: int
    dry_kg: float
    recovered: Quantity


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A composition or route in use, with what it rests on."""

    kind: str
    code: str
    name: str
    version: int
    evidence: tuple[Evidence, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SummaryFigures:
    """Everything a summary says of a period.

    since, until: the days asked for, None where open; first, last: the months that hold batches;
    headline: the element or group that charts and cards show; elements: single elements, what is
    recovered first; groups: groups of elements; evidence_kg: recovered mass of single elements by
    the grade it rests on [kg]; provisional: share of the dry mass that rests on results which are
    not final, or on none of its own [-], None without any mass; days: of a period of two months or
    less, else none; assays: how many results its valid batches have;
    dates, rates: of a framework briefing only; followed: how many targets are; targets: as they
    stand on the last day; diversification: of elements that came in; currency, values: what
    contained and recovered metal is worth, where prices are looked at. These three are gathered
    for a workbook alone.
    """

    facility: Facility
    since: date | None
    until: date | None
    written_at: datetime
    who: str
    program_version: str
    data_version: str
    batches: int
    voids: int
    net_kg: float
    dry_kg: float
    headline: str
    elements: tuple[ElementRow, ...]
    groups: tuple[ElementRow, ...]
    streams: tuple[str, ...]
    months: tuple[MonthRow, ...]
    origins: tuple[OriginRow, ...]
    materials: tuple[MaterialRow, ...]
    shares: tuple[ShareRow, ...]
    sources: tuple[SourceRow, ...]
    known_materials: Mapping[str, "Material"]
    evidence_kg: Mapping[Evidence, float]
    provisional: float | None
    days: tuple[MonthRow, ...]
    assays: int
    dates: "tuple[FrameworkDate, ...]" = ()
    rates: "tuple[Rates, ...]" = ()
    followed: int = 0
    targets: "tuple[Standing, ...]" = ()
    diversification: "tuple[Diversification, ...]" = ()
    currency: str = ""
    values: "tuple[Value, ...]" = ()

    @property
    def steps(self) -> tuple[MonthRow, ...]:
        """What is drawn over time: the days of a short period, else the months."""
        return self.days or self.months

    def row(self, key: str) -> ElementRow | None:
        """Return the total of an element or a group, None where there is none of it."""
        return next((row for row in (*self.groups, *self.elements) if row.key == key), None)

    @staticmethod
    def members(key: str) -> tuple[str, ...]:
        """Return the elements of a group, or the one element."""
        return GROUPS.get(key, (key,))

    @property
    def headline_row(self) -> ElementRow | None:
        return self.row(self.headline)
