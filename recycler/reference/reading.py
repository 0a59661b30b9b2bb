"""From rows of the reference files to records, checked on the way; and the files of a folder."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path
from types import MappingProxyType

from recycler.errors import InputError
from recycler.reference.records import (
    Composition,
    CompositionRow,
    GroupTotal,
    Material,
    Payload,
    Product,
    Route,
    StageRow,
    TeardownRow,
)
from recycler.reference.rows import Row, read_rows, refuse_duplicates

_OWN_KINDS = ("materials", "compositions", "teardown", "routes", "products")


def folder_payloads(folder: Path) -> Iterator[Payload]:
    """Yield what the CSV files of a folder say, piece by piece.

    Raises:
        InputError: `bad_reference`, with file, row, column and value.
    """
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


def composition_of(payload: Payload, rows: list[Row], materials: Collection[str]) -> Composition:
    """Return a composition, of which every element and part is there once and known.

    Raises:
        InputError: `bad_reference`.
    """
    code = payload.code
    elements = [row for row in rows if "part" not in row]
    parts = [row for row in rows if "part" in row]
    refuse_duplicates(elements, "element")
    refuse_duplicates(parts, "part")
    if code not in materials:
        raise rows[0].bad("material" if elements else "product")
    for row in parts:
        if row["part"] not in materials:
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


def route_of(code: str, version: int, rows: list[Row], scopes: Collection[str]) -> Route:
    """Return a route, of which every stage applies to families and materials that are known.

    Raises:
        InputError: `bad_reference`.
    """
    stages = [row for row in rows if "product" not in row]
    products = [row for row in rows if "product" in row]
    refuse_duplicates(stages, "stage_order", "stage", "applies_to", "element")
    refuse_duplicates(products, "element")
    if not stages:
        raise products[0].bad("route")
    for row in stages:
        if unknown := set(row.text("applies_to").split(";")).difference(scopes):
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


def material_of(row: Row) -> Material:
    """Return a material as its row has it."""
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


def group_total_of(row: Row) -> GroupTotal:
    """Return the sum of a group of elements as its row has it."""
    return GroupTotal(
        row.text("scope"), row.text("group"), row.number("mean_fraction", 1e-6, 1),
        row.number("sd_fraction", 0, 1), row.evidence(),
    )  # fmt: skip
