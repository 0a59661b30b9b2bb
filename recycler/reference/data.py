"""All reference data of a site, of which nothing changes once it is loaded."""

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from recycler.errors import InputError
from recycler.reference.reading import (
    composition_of,
    folder_payloads,
    group_total_of,
    material_of,
    route_of,
)
from recycler.reference.records import (
    Composition,
    GroupTotal,
    Material,
    Origin,
    Payload,
    Route,
    StageRow,
)
from recycler.reference.rows import Row, as_rows
from recycler.reference.versions import latest, newest, scoped, unscoped

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "reference"
HARDWARE = "hardware"
_BETWEEN_WORDS = re.compile(r"[-_,;\u2010-\u2015]+")
_CHECKED_ELEMENTS = {"assays": "REE", "published_recoveries": "REE"}


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
        materials = newest(rows["material"])
        self.materials: Mapping[str, Material] = MappingProxyType(
            {code: material_of(found[0]) for code, found in materials.items()}
        )
        self.compositions: Mapping[tuple[str, int], Composition] = MappingProxyType(
            {
                key: composition_of(stated[key], found, self.materials)
                for key, found in rows["composition"].items()
                if found
            }
        )
        self._scopes = {*self.materials, *(m.family for m in self.materials.values())}
        self.routes: Mapping[tuple[str, int], Route] = MappingProxyType(
            {key: route_of(*key, found, self._scopes) for key, found in rows["route"].items()}
        )
        self._tables: dict[str, list[Row]] = newest(rows["table"])
        self._check_tables()
        self._latest_composition = latest(unscoped(self.compositions))
        self._first_composition = dict(sorted(unscoped(self.compositions), reverse=True))
        self._latest_prior = latest(
            key
            for key, found in unscoped(self.compositions).items()
            if found.origin is not Origin.LEARNED
        )
        self._scoped = scoped(stated)
        self._highest = latest(stated)
        self._latest_route = latest(self.routes)
        self._routes_found: dict[tuple[tuple[str, ...], str, int | None], Route] = {}
        self._routes_of: dict[str, tuple[str, ...]] = {}

    @classmethod
    def from_folder(cls, path: Path = FOLDER) -> Self:
        """Load and check the CSV files of a folder; every version is 1.

        Raises:
            InputError: `bad_reference`, with file, row, column and value.
        """
        return cls(folder_payloads(path))

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
        return {(row["scope"], row["group"]): group_total_of(row) for row in rows}

    def _scopes_of(self, code: str) -> tuple[str, str]:
        return code, self.materials[code].family

    def _scopes_of_parts(self, code: str) -> set[str]:
        composition = self.composition(code)
        parts = composition.teardown if composition else ()
        return {scope for row in parts for scope in self._scopes_of(row.part)}

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
            group_total_of(row)
        for table, also in _CHECKED_ELEMENTS.items():
            for row in self._tables.get(table, []):
                row.element(also)
                if row["material"] not in self.materials:
                    raise row.bad("material")


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


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_BETWEEN_WORDS.sub(" ", plain).split())
