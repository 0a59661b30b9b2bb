"""What came in, summed up per material, route and versions: the ground of every total."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, literal, select

from db.batches.queries import conditions
from db.batches.records import BATCH, Row, entry_columns
from db.batches.search import Hits
from db.filters import BatchCount, BatchFilter
from db.sums.findings import findings_of
from db.sums.queries import FOUND_SUMS, PLAIN_SUMS, By, queries, whole
from db.sums.rollups import Findings, Sums, added, found_of, sums_of
from recycler.batch import Batch, State
from recycler.totals.holding import NOT_ASSAYED, Assayed, Found, Holding

# Written out, not bound: only so is the index on void batches of use.
_IS_VOID = BATCH.c.state == literal(State.VOID.value, literal_execute=True)

Keyed = tuple[str, str, int, str, int]  # a key, and what is held
_Kind = tuple[str, int, str, int]
Held = dict[Keyed, Holding]  # in the order of the keys and the materials


def holdings(
    connection: Connection,
    where: BatchFilter,
    by: Sequence[By],
    found: Hits,
    elements: Collection[str] | None = None,
) -> dict[By, Held]:
    """Return the sums of the valid batches, from kept sums wherever the filter allows.

    Args:
        connection: one state of the store.
        where: which batches.
        by: what each sum is keyed by; an answer for each of these.
        found: where to look for the batches when words are searched for.
        elements: elements and groups of which what assays found is wanted; None: of all.
    """
    sums = _summed_up(connection, where, by, found)
    findings = _found_in(connection, where, by, found, elements)
    return {one: _held(sums[one], findings[one]) for one in by}


def _held(sums: Mapping[Keyed, Sums], findings: Mapping[Keyed, Findings]) -> Held:
    return {
        keyed: _holding(keyed, sums[keyed], findings.get(keyed, {}))
        for keyed in sorted(sums)
        if sums[keyed][0]
    }


def key_of(row: Row, by: By) -> Keyed:
    """Return what a batch is summed up under."""
    keys: dict[By, str] = {
        "": "", "day": row["received_on"], "month": row["received_on"][:7],
        "material": row["material"], "supplier": row["supplier"],
        "origin": row["origin_country"] or "",
    }  # fmt: skip
    kind = row["composition_version"], row["route"] or "", row["route_version"]
    return keys[by], row["material"], *kind


def of_row(keyed: Keyed, row: Row) -> Holding:
    """Return one valid batch without assays as a holding."""
    return _holding(keyed, sums_of(row), {})


def holding_of(batch: Batch, found: Findings) -> Holding:
    """Return one batch as a holding.

    Args:
        batch: as it is stored.
        found: what its assays add to totals, nothing where it has none.
    """
    kind = batch.material, batch.composition_version, batch.route or "", batch.route_version
    return _holding(("", *kind), sums_of(entry_columns(batch), assayed=bool(found)), found)


def _holding(keyed: Keyed, sums: Sums, found: Findings) -> Holding:
    _, material, version, route, route_version = keyed
    batches, net_ug, dry_ug, dry_sq, dry_var, some, some_ug, some_sq, some_var = sums
    assayed = Assayed(some, some_ug, some_sq, some_var, found) if some else NOT_ASSAYED
    return Holding(
        material, version, route or None, route_version,
        batches, net_ug, dry_ug, dry_sq, dry_var, assayed,
    )  # fmt: skip


def count(connection: Connection, where: BatchFilter, found: Hits) -> BatchCount:
    """Return how many batches there are and what the valid ones weigh."""
    valid = _summed_up(connection, where, [""], found)[""].values()
    batches, net_ug, dry_ug = (sum(sums[place] for sums in valid) for place in range(3))
    return BatchCount(batches, _voids(connection, where, found), net_ug, dry_ug)


def _summed_up(
    connection: Connection, where: BatchFilter, by: Sequence[By], found: Hits
) -> dict[By, dict[Keyed, Sums]]:
    merged: dict[By, dict[Keyed, Sums]] = {one: {} for one in by}
    for query in queries(where, by, found, PLAIN_SUMS):
        for row in connection.execute(query).all():
            keys, kind, parts = _told_apart(row, len(by))
            for one, key in zip(by, keys, strict=True):
                keyed, of_key = (key, *kind), merged[one]
                before = of_key.get(keyed)
                of_key[keyed] = parts if before is None else added(before, parts)
    return {
        one: {keyed: whole(parts, PLAIN_SUMS) for keyed, parts in of_key.items()}
        for one, of_key in merged.items()
    }


def _found_in(
    connection: Connection,
    where: BatchFilter,
    by: Sequence[By],
    found: Hits,
    elements: Collection[str] | None,
) -> dict[By, dict[Keyed, dict[str, Found]]]:
    """Return what assays found in the valid batches."""
    merged: dict[By, dict[Keyed, dict[str, Found]]] = {one: {} for one in by}
    if elements is not None and not elements:
        return merged
    wanted = None if elements is None else frozenset(elements)
    for query in queries(where, by, found, FOUND_SUMS, elements):
        for row in connection.execute(query).all():
            keys, kind, rest = _told_apart(row, len(by))
            for name, sums in _findings(rest, wanted):
                for one, key in zip(by, keys, strict=True):
                    of_kind = merged[one].setdefault((key, *kind), {})
                    before = of_kind.get(name)
                    of_kind[name] = sums if before is None else before.plus(sums)
    return merged


def _told_apart(row: Sequence[Any], keys: int) -> tuple[Sequence[str], _Kind, tuple[Any, ...]]:
    """Return the keys of a row, what is held, and its sums."""
    material, version, route, route_version = row[keys : keys + 4]
    return row[:keys], (material, version, route or "", route_version), tuple(row[keys + 4 :])


def _findings(rest: Sequence[Any], wanted: frozenset[str] | None) -> Iterator[tuple[str, Found]]:
    """Yield what a row of kept sums says of one element, or what a batch says of those wanted."""
    if len(rest) == 1:
        yield from findings_of(rest[0], wanted).items()
    else:
        yield rest[0], found_of(whole(rest[1:], FOUND_SUMS))


def _voids(connection: Connection, where: BatchFilter, found: Hits) -> int:
    if where.state is State.LOGGED:
        return 0
    if where.text.strip():
        query = select(func.count()).select_from(found.source).where(*found.conditions)
    else:
        rest = conditions(where, indexed=False)  # void ones are few: begin with them
        query = select(func.count()).select_from(BATCH).where(*rest)
    return connection.execute(query.where(_IS_VOID)).scalar_one()
