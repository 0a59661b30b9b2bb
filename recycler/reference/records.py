"""Materials, compositions, routes and products as the reference data know them.

Each row keeps its source and evidence grade; each composition and route has a version, so that
an estimate can name what it was made from.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from recycler.evidence import Evidence


class Origin(StrEnum):
    """Where a version comes from: the files, the site's own assays, or somebody's hand."""

    SHIPPED = "shipped"
    LEARNED = "learned"
    ENTERED = "entered"


@dataclass(frozen=True, slots=True)
class Material:
    """A kind of scrap, or a plain hardware fraction.

    default_route: the site's own choice; empty: that of `default_routes.csv`.
    """

    code: str
    name: str
    category: str
    family: str
    basis: str
    un_number: str
    hazard: str
    evidence: Evidence
    note: str
    default_route: str = ""


@dataclass(frozen=True, slots=True)
class CompositionRow:
    """An element of a material: mass fraction and spread between lots [-].

    sd_of_mean: spread of the mean [-] where it was learned; None: it follows from `n_samples`.
    supplier: whose lots taught it, empty: all that are known; with_all: share of the variance of
    its mean [-] that errs together with that of all lots.
    """

    element: str
    mass_fraction: float
    sd: float
    n_samples: int | None
    evidence: Evidence
    source: str
    note: str
    sd_of_mean: float | None = None
    supplier: str = ""
    with_all: float = 1.0


@dataclass(frozen=True, slots=True)
class TeardownRow:
    """A part of an assembled product: mass fraction and its spread [-].

    sd_of_mean: spread of the mean [-] where it was learned; None: half of `sd`.
    """

    part: str
    mass_fraction: float
    sd: float
    evidence: Evidence
    source: str
    note: str
    sd_of_mean: float | None = None


@dataclass(frozen=True, slots=True)
class Composition:
    """What a material consists of; with a teardown it is an assembled product.

    supplier: whose lots it holds for; None: everybody's who has none of its own.
    """

    material: str
    version: int
    rows: tuple[CompositionRow, ...]
    teardown: tuple[TeardownRow, ...]
    origin: Origin = Origin.SHIPPED
    supplier: str | None = None


@dataclass(frozen=True, slots=True)
class StageRow:
    """The yield of one element (or of all, `*`) in one stage of a route [-].

    sd_of_mean: spread of the site's mean [-] where it was learned from the site's own runs, and
    the spread between plants with it; None: half of `yield_sd`, and plants differ.
    """

    order: int
    stage: str
    element: str
    yield_mean: float
    yield_sd: float
    applies_to: tuple[str, ...]
    evidence: Evidence
    source: str
    note: str
    route: str = ""
    sd_of_mean: float | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """What an element is sold as on a route."""

    product: str
    typical_purity: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Route:
    """A way to process a material; one without products is a pre-treatment."""

    code: str
    name: str
    version: int
    rows: tuple[StageRow, ...]
    products: Mapping[str, Product]

    @property
    def last_stage(self) -> tuple[StageRow, ...]:
        last = max(row.order for row in self.rows)
        return tuple(row for row in self.rows if row.order == last)


@dataclass(frozen=True, slots=True)
class GroupTotal:
    """The known sum of a group of elements in a family or a material [-]."""

    scope: str
    group: str
    mean_fraction: float
    sd_fraction: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Payload:
    """One versioned piece of reference data as text rows, for the store to keep.

    kind: `material`, `composition` (with its teardown rows), `route` (with its product rows), or
    `table` (every other file); code: of the material or route, or the name of the table.
    supplier: whose lots a composition holds for; without rows it holds no longer.
    """

    kind: str
    code: str
    rows: tuple[Mapping[str, str], ...]
    version: int = 1
    origin: Origin = Origin.SHIPPED
    supplier: str | None = None
