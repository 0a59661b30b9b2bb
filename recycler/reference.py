"""Reference data: what is known of materials and routes before a site has data of its own.

Each row keeps its source and evidence grade; each composition and route has a version, so that
an estimate can name what it was made from.
"""

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from recycler.errors import InputError
from recycler.evidence import Evidence
from recycler.reference_rows import Row, as_rows, read_rows, refuse_duplicates

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "reference"
HARDWARE = "hardware"
_BETWEEN_WORDS = re.compile(r"[-_,;\u2010-\u2015]+")
_OWN_KINDS = ("materials", "compositions", "teardown", "routes", "products")
_CHECKED_ELEMENTS = {"assays": "REE", "published_recoveries": "REE"}


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


class Reference:
    """All reference data, loaded and checked; immutable, so threads can share it."""

    def __init__(self, payloads: Iterable[Payload]) -> None:
        self._payloads = tuple(payloads)
        rows: dict[str, dict[tuple[str, int], list[Row]]] = defaultdict(dict)
        stated: dict[tuple[str, int], Payload] = {}
        self._latest_prior_route: dict[str, int] = {}
        for payload in self._payloads:
            place = f"{payload.kind} {payload.code}"
            rows[payload.kind][payload.code, payload.version] = as_rows(payload.rows, place)
            if payload.kind == "composition":
                stated[payload.code, payload.version] = payload
            if payload.kind == "route" and payload.origin is not Origin.LEARNED:
                known = self._latest_prior_route.get(payload.code, 0)
                self._latest_prior_route[payload.code] = max(known, payload.version)
        materials = _newest(rows["material"])
        self.materials: Mapping[str, Material] = MappingProxyType(
            {code: _material(found[0]) for code, found in materials.items()}
        )
        self.compositions: Mapping[tuple[str, int], Composition] = MappingProxyType(
            {
                key: self._composition(stated[key], found)
                for key, found in rows["composition"].items()
                if found
            }
        )
        self._scopes = {*self.materials, *(m.family for m in self.materials.values())}
        self.routes: Mapping[tuple[str, int], Route] = MappingProxyType(
            {key: self._route(*key, found) for key, found in rows["route"].items()}
        )
        self._tables: dict[str, list[Row]] = _newest(rows["table"])
        self._check_tables()
        self._latest_composition = _latest(_unscoped(self.compositions))
        self._first_composition = dict(sorted(_unscoped(self.compositions), reverse=True))
        self._latest_prior = _latest(
            key
            for key, found in _unscoped(self.compositions).items()
            if found.origin is not Origin.LEARNED
        )
        self._scoped = _scoped(stated)
        self._highest = _latest(stated)
        self._latest_route = _latest(self.routes)
        self._routes_found: dict[tuple[tuple[str, ...], str, int | None], Route] = {}
        self._routes_of: dict[str, tuple[str, ...]] = {}

    @classmethod
    def from_folder(cls, path: Path = FOLDER) -> Self:
        """Load and check the CSV files of a folder; every version is 1.

        Raises:
            InputError: `bad_reference`, with file, row, column and value.
        """
        return cls(_folder_payloads(path))

    @classmethod
    def from_payloads(cls, payloads: Iterable[Payload]) -> Self:
        """Build from what the store kept: all versions, the newest being the ones in use."""
        return cls(payloads)

    def payloads(self) -> Iterator[Payload]:
        """Yield every piece as it was loaded."""
        yield from self._payloads

    def material(self, code: str) -> Material:
        """Return a material.

        Raises:
            InputError: `unknown_material`, with the nearest codes.
        """
        if code not in self.materials:
            raise InputError("unknown_material", value=code, suggestions=self.suggestions(code))
        return self.materials[code]

    def composition(self, code: str, version: int | None = None) -> Composition | None:
        """Return a composition, or None where none is known.

        Args:
            code: of the material.
            version: None: the one in force for all suppliers; 0, as a batch has that was logged
                before anything was known: the first.
        """
        if not version:
            known = self._latest_composition if version is None else self._first_composition
            version = known.get(code, 0)
        return self.compositions.get((code, version))

    def prior_composition(self, code: str) -> Composition | None:
        """Return the newest composition of all lots that was not learned, or None.

        Learning starts from it: from a learned version the same assays would count twice.
        """
        return self.compositions.get((code, self._latest_prior.get(code, 0)))

    def payload(self, kind: str, code: str, version: int) -> Payload | None:
        """Return a piece as it is kept, or None."""
        wanted = kind, code, version
        found = (p for p in self._payloads if (p.kind, p.code, p.version) == wanted)
        return next(found, None)

    def newest(self, kind: str, code: str) -> int:
        """Return the newest version of a piece, 0 where there is none."""
        found = (p.version for p in self._payloads if (p.kind, p.code) == (kind, code))
        return max(found, default=0)

    def composition_version(self, code: str, supplier: str | None = None) -> int:
        """Return the version in force, 0 where no composition is known.

        Args:
            code: of the material.
            supplier: whose lot it is; one with a version of its own takes the newest of those.
        """
        own = self.own_version(code, supplier) if supplier else 0
        return own or self._latest_composition.get(code, 0)

    def latest_version(self, code: str) -> int:
        """Return the highest version a composition has, whoever's lots it holds for."""
        return self._highest.get(code, 0)

    def corrected_version(self, code: str, version: int, before: str, supplier: str) -> int:
        """Return the version a batch has after its supplier was corrected.

        It keeps its own, unless one of the two has a composition for their lots alone.

        Args:
            code: of the material.
            version: it was logged with.
            before: the supplier it was logged with.
            supplier: as corrected.
        """
        if supplier == before:
            return version
        now = self.composition_version(code, supplier)
        both = (self.compositions.get((code, number)) for number in (version, now))
        return now if any(found and found.supplier is not None for found in both) else version

    def own_version(self, code: str, supplier: str) -> int:
        """Return the version that holds for a supplier's lots alone, 0 where there is none."""
        return self._scoped.get(code, {}).get(supplier, 0)

    def own_versions(self, code: str) -> Mapping[str, int]:
        """Return the versions in force for the lots of one supplier each, by supplier."""
        return self._scoped.get(code, {})

    def route(self, code: str, version: int | None = None) -> Route:
        """Return a route; `PRE_SHRED+ACID_SX` is a pre-treatment followed by a route.

        The version of a combined route is that of its last part; 0 and None mean the newest.

        Raises:
            InputError: `unknown_route`.
        """
        *before, base = code.split("+")
        key = tuple(before), base, version
        if key not in self._routes_found:
            self._routes_found[key] = self._combined(*key)
        return self._routes_found[key]

    def _combined(self, before: tuple[str, ...], base: str, version: int | None) -> Route:
        newest = self._latest_route.get(base, 0)
        route = self.routes.get((base, version or newest))
        pre = [self.routes.get((code, self._latest_route.get(code, 0))) for code in before]
        if route is None or not all(found and not found.products for found in pre):
            raise InputError(
                "unknown_route",
                value="+".join((*before, base)),
                routes=difflib.get_close_matches(base, self._latest_route, n=3)
                or sorted(self._latest_route),
            )
        for found in reversed([found for found in pre if found]):
            route = _joined(found, route)
        return route

    def prior_route(self, code: str) -> Route:
        """Return the newest version of a route that was not learned; learning starts from it.

        Raises:
            InputError: `unknown_route`.
        """
        return self.route(code, self._latest_prior_route.get(code))

    def applicable_routes(self, code: str) -> list[str]:
        """Return the codes of the routes a material can take, the default one first."""
        if code not in self._routes_of:
            self._routes_of[code] = self._applicable(code)
        return list(self._routes_of[code])

    def default_route(self, code: str) -> str | None:
        """Return the route a material takes where nobody chose one, None where none applies."""
        return next(iter(self.applicable_routes(code)), None)

    def _applicable(self, code: str) -> tuple[str, ...]:
        material, own = self.material(code), set(self._scopes_of(code))
        routes = self._routes_for(own | self._scopes_of_parts(code), own, (code, material.family))
        return tuple(sorted(routes, key=lambda route: route != material.default_route))

    def family_routes(self, family: str) -> list[str]:
        """Return the routes a material of a family can take, the default one first."""
        return self._routes_for({family}, {family}, (family,))

    def _routes_for(self, scopes: set[str], own: set[str], owners: Iterable[str]) -> list[str]:
        """Return the routes of scopes, the parts' included; a pre-treatment takes `own` ones."""
        newest = [self.route(route) for route in self._latest_route]
        found = [r.code for r in newest if r.products and _applies(r.last_stage, scopes)]
        pre = [r for r in newest if not r.products and _applies(r.rows, own)]
        rows = self._tables.get("default_routes", [])
        chosen = {row["scope"]: row["route"] for row in rows}
        default = next((chosen[owner] for owner in owners if owner in chosen), None)
        found.sort(key=lambda route: route != default)
        return [*found, *(f"{before.code}+{route}" for before in pre for route in found)]

    def families(self) -> list[str]:
        """Return the families of the materials, in the order they come in."""
        return list(dict.fromkeys(material.family for material in self.materials.values()))

    def find_family(self, text: str) -> str | None:
        """Return the family of this name, in any case and width."""
        wanted = _plain(text)
        return next((family for family in self.families() if _plain(family) == wanted), None)

    def categories(self, family: str | None = None) -> list[str]:
        """Return the categories of all materials, or of those of one family."""
        found = self.materials.values()
        return list(dict.fromkeys(m.category for m in found if family in (None, m.family)))

    def scopes(self, code: str, part: str) -> frozenset[str]:
        """Return what a stage's `applies_to` may name for a part of a product."""
        return frozenset((*self._scopes_of(code), *self._scopes_of(part)))

    def group_total(self, code: str, group: str = "REE") -> GroupTotal | None:
        """Return the known sum of a group in a material; its own row beats its family's."""
        for scope in self._scopes_of(code):
            if found := self._group_totals.get((scope, group)):
                return found
        return None

    def table(self, name: str) -> list[Row]:
        """Return the rows of any other file, such as `targets` or `prices`."""
        return list(self._tables.get(name, ()))

    def table_names(self) -> list[str]:
        return sorted(self._tables)

    def find_material(self, text: str) -> str | None:
        """Return the code of a material given by code or name, in any case and width."""
        return self._names.get(_plain(text))

    def suggestions(self, text: str) -> list[str]:
        """Return up to three codes whose code or name is near to `text`."""
        near = difflib.get_close_matches(_plain(text), self._names, n=6, cutoff=0.5)
        return list(dict.fromkeys(self._names[name] for name in near))[:3]

    @cached_property
    def _names(self) -> dict[str, str]:
        names = {_plain(material.name): code for code, material in self.materials.items()}
        return names | {_plain(code): code for code in self.materials}

    @cached_property
    def _group_totals(self) -> dict[tuple[str, str], GroupTotal]:
        rows = self._tables.get("group_totals", [])
        return {(row["scope"], row["group"]): _group_total(row) for row in rows}

    def _scopes_of(self, code: str) -> tuple[str, str]:
        return code, self.materials[code].family

    def _scopes_of_parts(self, code: str) -> set[str]:
        composition = self.composition(code)
        parts = composition.teardown if composition else ()
        return {scope for row in parts for scope in self._scopes_of(row.part)}

    def _composition(self, payload: Payload, rows: list[Row]) -> Composition:
        code = payload.code
        elements = [row for row in rows if "part" not in row]
        parts = [row for row in rows if "part" in row]
        refuse_duplicates(elements, "element")
        refuse_duplicates(parts, "part")
        if code not in self.materials:
            raise rows[0].bad("material" if elements else "product")
        for row in parts:
            if row["part"] not in self.materials:
                raise row.bad("part")
        composition = Composition(
            code,
            payload.version,
            tuple(map(_composition_row, elements)),
            tuple(map(_teardown_row, parts)),
            payload.origin,
            payload.supplier,
        )
        if sum(row.mass_fraction for row in composition.rows) > 1 + 1e-6:
            raise elements[-1].bad("mass_fraction")
        if parts and abs(sum(row.mass_fraction for row in composition.teardown) - 1) > 0.002:
            raise parts[-1].bad("mass_fraction")
        return composition

    def _route(self, code: str, version: int, rows: list[Row]) -> Route:
        stages = [row for row in rows if "product" not in row]
        products = [row for row in rows if "product" in row]
        refuse_duplicates(stages, "stage_order", "stage", "applies_to", "element")
        refuse_duplicates(products, "element")
        if not stages:
            raise products[0].bad("route")
        for row in stages:
            if unknown := set(row.text("applies_to").split(";")) - self._scopes:
                raise Row({**row, "applies_to": ";".join(unknown)}, row.file, row.line).bad(
                    "applies_to"
                )
        return Route(
            code,
            stages[0].text("route_name"),
            version,
            tuple(sorted(map(_stage_row, stages), key=lambda row: row.order)),
            MappingProxyType({row.element(): _product(row) for row in products}),
        )

    def _check_tables(self) -> None:
        codes = {code for code, _ in self.routes}
        for row in self._tables.get("default_routes", []):
            if row["scope"] not in self._scopes:
                raise row.bad("scope")
            if row["route"] not in codes:
                raise row.bad("route")
        for row in self._tables.get("group_totals", []):
            if row["scope"] not in self._scopes:
                raise row.bad("scope")
            _group_total(row)
        for table, also in _CHECKED_ELEMENTS.items():
            for row in self._tables.get(table, []):
                row.element(also)
                if row["material"] not in self.materials:
                    raise row.bad("material")


def _folder_payloads(folder: Path) -> Iterator[Payload]:
    files = {path.stem: list(read_rows(path)) for path in sorted(folder.glob("*.csv"))}
    for name in _OWN_KINDS:
        if not files.get(name):
            raise InputError("bad_reference", file=f"{name}.csv", row=0, column="", value="")
    refuse_duplicates(files["materials"], "code")
    yield from (Payload("material", row["code"], (row,)) for row in files["materials"])
    compositions = _grouped((files["compositions"], "material"), (files["teardown"], "product"))
    yield from (Payload("composition", code, rows) for code, rows in compositions.items())
    routes = _grouped((files["routes"], "route"), (files["products"], "route"))
    yield from (Payload("route", code, rows) for code, rows in routes.items())
    for name, rows in files.items():
        if name not in _OWN_KINDS:
            yield Payload("table", name, tuple(rows))


def _grouped(*sources: tuple[list[Row], str]) -> dict[str, tuple[Row, ...]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for rows, column in sources:
        for row in rows:
            groups[row.text(column)].append(row)
    return {code: tuple(rows) for code, rows in groups.items()}


def _newest(rows: Mapping[tuple[str, int], list[Row]]) -> dict[str, list[Row]]:
    return {code: found for (code, _), found in sorted(rows.items(), key=lambda item: item[0][1])}


def _latest(keys: Iterable[tuple[str, int]]) -> dict[str, int]:
    latest: dict[str, int] = {}
    for code, version in keys:
        latest[code] = max(version, latest.get(code, 0))
    return latest


def _unscoped(
    compositions: Mapping[tuple[str, int], Composition],
) -> dict[tuple[str, int], Composition]:
    return {key: found for key, found in compositions.items() if found.supplier is None}


def _scoped(payloads: Mapping[tuple[str, int], Payload]) -> dict[str, dict[str, int]]:
    """Return the newest version of each material and supplier; one without rows ends it."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for (code, version), payload in sorted(payloads.items(), key=lambda item: item[0]):
        if payload.supplier is not None:
            if payload.rows:
                found[code][payload.supplier] = version
            else:
                found[code].pop(payload.supplier, None)
    return dict(found)


def _applies(rows: Iterable[StageRow], scopes: Iterable[str]) -> bool:
    wanted = set(scopes)
    return any(wanted.intersection(row.applies_to) for row in rows)


def _joined(before: Route, route: Route) -> Route:
    offset = max(row.order for row in before.rows)
    later = (_later(row, offset) for row in route.rows)
    return Route(
        f"{before.code}+{route.code}",
        f"{before.name} + {route.name}",
        route.version,
        (*before.rows, *later),
        route.products,
    )


def _later(row: StageRow, offset: int) -> StageRow:
    values: dict[str, Any] = {name: getattr(row, name) for name in StageRow.__slots__}
    return StageRow(**values | {"order": row.order + offset})


def _material(row: Row) -> Material:
    return Material(
        row.text("code"), row.text("name"), row.text("category"), row.text("family"), row["basis"],
        row["un_number"], row["hazard"], row.evidence(), row["note"], row.get("default_route", ""),
    )  # fmt: skip


def _composition_row(row: Row) -> CompositionRow:
    return CompositionRow(
        row.element(), row.number("mass_fraction", 0, 1), row.number("sd"), row.count("n_samples"),
        row.evidence(), row["source"], row["note"],
        _learned_spread(row),
        row.get("supplier", ""), row.number("with_all", 0, 1) if row.get("with_all") else 1.0,
    )  # fmt: skip


def _teardown_row(row: Row) -> TeardownRow:
    return TeardownRow(
        row.text("part"), row.number("mass_fraction", 0, 1), row.number("sd"), row.evidence(),
        row["source"], row["note"], _learned_spread(row),
    )  # fmt: skip


def _stage_row(row: Row) -> StageRow:
    return StageRow(
        int(row.number("stage_order")), row.text("stage"), row.element(also="*"),
        row.number("yield_mean", 0, 1), row.number("yield_sd"),
        tuple(row.text("applies_to").split(";")), row.evidence(), row["source"], row["note"],
        row.text("route"), _learned_spread(row),
    )  # fmt: skip


def _learned_spread(row: Row) -> float | None:
    return row.number("sd_of_mean", 0, 1) if row.get("sd_of_mean") else None


def _product(row: Row) -> Product:
    return Product(row.text("product"), row["typical_purity"], row["source"], row["note"])


def _group_total(row: Row) -> GroupTotal:
    return GroupTotal(
        row.text("scope"), row.text("group"), row.number("mean_fraction", 1e-6, 1),
        row.number("sd_fraction", 0, 1), row.evidence(),
    )  # fmt: skip


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_BETWEEN_WORDS.sub(" ", plain).split())
