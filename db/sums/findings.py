"""What assayed batches add to totals: kept with each of them whenever its results change.

What all results of a batch say together is kept as it was found then, so that its estimate and
the totals it is in stay the same figure, whatever is learned of sampling later.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, bindparam, select, text

from db.batches.queries import in_parts
from db.batches.records import BATCH, COLUMNS, Row, batch_of, canonical
from db.engine import Writing
from db.laboratory.records import ASSAY, ASSAY_COLUMNS, SAMPLE, assay_of
from db.proof.journal import DERIVED, Chain
from db.sums.rollups import KIND, Change, Findings
from db.tables import BatchFoundRow
from recycler.laboratory.records import Taking
from recycler.totals.holding import Found

if TYPE_CHECKING:
    from recycler.figures import Assay
    from recycler.laboratory.methods import Methods
    from recycler.laboratory.sampling import SamplingSd
    from recycler.totals.found import Finder

FOUND_ROW = BatchFoundRow.metadata.tables["batch_found"]
_MATTERS = (*KIND, "dry_ug", "dry_var")  # columns of a batch that its findings depend on
_COLUMNS = ("version", "counts", "assays", "found")
_KEPT = select(*(FOUND_ROW.c[name] for name in _COLUMNS)).where(
    FOUND_ROW.c.batch_id == bindparam("batch_id")
)
KEEP = text(
    "INSERT INTO batch_found (batch_id, version, counts, assays, found, sort_key) "
    "VALUES (:batch_id, :version, :counts, :assays, :found, :sort_key) "
    "ON CONFLICT (batch_id) DO UPDATE SET version = excluded.version, counts = excluded.counts, "
    "assays = excluded.assays, found = excluded.found, sort_key = excluded.sort_key"
)
_MOVE = text("UPDATE batch_found SET sort_key = :sort_key WHERE batch_id = :batch_id")
_BATCH = select(*(BATCH.c[name] for name in COLUMNS)).where(BATCH.c.id == bindparam("batch_id"))
_RESULTS = (
    select(SAMPLE.c.how, *(ASSAY.c[name] for name in ASSAY_COLUMNS))
    .join(SAMPLE, SAMPLE.c.label == ASSAY.c.sample)
    .where(ASSAY.c.batch_id == bindparam("batch_id"))
    .order_by(ASSAY.c.recorded_at, ASSAY.c.id)
)


class Ground(NamedTuple):
    """What results are understood by."""

    sampling: "Mapping[Taking | None, SamplingSd]"
    methods: "Methods"
    finder: "Finder"


class Kept(NamedTuple):
    """What is kept of one batch; version 0 where nothing is."""

    version: int
    assays: "tuple[Assay, ...]"
    found: Findings


class Renewal:
    """Keeps what batches add to totals in step, within one writing transaction.

    Every change of a batch or of its results goes through here once, and the sums with it.
    """

    def __init__(self, writing: Writing, chain: Chain, ground: Callable[[], Ground]) -> None:
        self._writing, self._chain, self._ground = writing, chain, ground
        self._change = Change()
        self.measured_twice = False  # anything, so that it tells of how samples spread

    def results_changed(self, batch_id: str) -> None:
        """Find anew what a batch holds by its results as they stand in this transaction."""
        row = dict(zip(COLUMNS, self._row(batch_id), strict=True))
        kept, assays = self._kept(batch_id), self._observed(batch_id)
        if assays == kept.assays and row["composition_version"]:
            return
        found = self._found(row, assays)
        self._change.add(row, kept.found, -1)
        self._change.add(row, found)
        self._keep(row, kept.version + 1, assays, found)

    def batch_changed(self, old: Row, new: Row) -> None:
        """Put a batch in the place of its version before, with what its results say of it."""
        kept = self._kept(old["id"])
        self._change.add(old, kept.found, -1)
        found = kept.found
        if kept.assays and any(old[name] != new[name] for name in _MATTERS):
            found = self._found(new, kept.assays)
            self._keep(new, kept.version + 1, kept.assays, found)
        elif kept.version and old["sort_key"] != new["sort_key"]:
            self._writing.run(_MOVE, {"batch_id": new["id"], "sort_key": new["sort_key"]})
        self._change.add(new, found)

    def write(self) -> None:
        """Add all changes to the sums."""
        self._change.write(self._writing)

    def _row(self, batch_id: str) -> Sequence[object]:
        (row,) = self._writing.all(_BATCH, {"batch_id": batch_id})
        return row

    def _kept(self, batch_id: str) -> Kept:
        row = self._writing.first(_KEPT, {"batch_id": batch_id})
        return Kept(0, (), {}) if row is None else Kept(int(row[0]), *_read(row[2], row[3]))

    def _observed(self, batch_id: str) -> "tuple[Assay, ...]":
        """Return what all results of a batch say together."""
        from recycler.laboratory.sampling import effective

        rows = self._writing.all(_RESULTS, {"batch_id": batch_id})
        names = ("how", *ASSAY_COLUMNS)
        results = [dict(zip(names, row, strict=True)) for row in rows]
        elements = {row["element"] for row in results}
        self.measured_twice = self.measured_twice or len(results) > len(elements)
        ground = self._ground()
        spread = {
            row["sample"]: ground.sampling[Taking(row["how"]) if row["how"] else None].sd
            for row in results
        }
        return effective([assay_of(row) for row in results], spread, ground.methods)

    def _found(self, row: Row, assays: "Sequence[Assay]") -> Findings:
        from recycler.dry_mass import dry_mass

        batch = batch_of(row)
        kind = batch.material, batch.composition_version, batch.route, batch.route_version
        return self._ground().finder.found(kind, dry_mass(batch), assays)

    def _keep(self, row: Row, version: int, assays: "Sequence[Assay]", found: Findings) -> None:
        kept = {
            "batch_id": row["id"], "version": version, "counts": bool(found),
            "sort_key": row["sort_key"],
            "assays": canonical([asdict(assay) for assay in assays]), "found": canonical(found),
        }  # fmt: skip
        self._writing.run(KEEP, kept)
        self._chain.append(DERIVED, subject(row["ticket"]), version, after=vouched(kept))


def subject(ticket: str) -> str:
    """Return what the journal calls the findings of a batch."""
    return f"{ticket}:{DERIVED}"


def vouched(row: Mapping[str, Any]) -> str:
    """Return the hash by which the journal vouches for what is kept of a batch."""
    return sha256(f"{row['assays']}\n{row['found']}".encode()).hexdigest()


def observed(connection: Connection, tickets: Iterable[str]) -> "dict[str, tuple[Assay, ...]]":
    """Return what all results of each batch say together; batches without any are left out."""
    kept = ((ticket, _assays(text)) for ticket, text in _of(connection, tickets, "assays"))
    return {ticket: assays for ticket, assays in kept if assays}


def findings(connection: Connection, tickets: Iterable[str]) -> dict[str, Findings]:
    """Return what assayed batches add to totals, by ticket; others are left out."""
    kept = ((ticket, findings_of(text)) for ticket, text in _of(connection, tickets, "found"))
    return {ticket: found for ticket, found in kept if found}


def _of(connection: Connection, tickets: Iterable[str], column: str) -> Iterator[tuple[str, str]]:
    """Yield the tickets of batches and what is kept of each in a column."""
    for some in in_parts(tickets):
        query = select(BATCH.c.ticket, FOUND_ROW.c[column]).join(
            FOUND_ROW, FOUND_ROW.c.batch_id == BATCH.c.id
        )
        for row in connection.execute(query.where(BATCH.c.ticket.in_(some))):
            yield row.ticket, row[1]


def findings_of(text: str, elements: frozenset[str] | None = None) -> Findings:
    """Read what is kept of what a batch adds to totals.

    Args:
        text: as `derived` wrote it, in the one form `canonical` gives it.
        elements: elements and groups that are wanted; None: all. Few are found sooner than all
            are read.
    """
    if elements is None:
        return {name: Found(*sums) for name, sums in json.loads(text).items()}
    found = _sums_of(elements).findall(text)
    return {name: Found(*map(int, sums.split(","))) for name, sums in found}


@cache
def _sums_of(elements: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf'"({"|".join(map(re.escape, sorted(elements)))})":\[([^\]]*)\]')


def without(connection: Connection) -> list[str]:
    """Return the ids of batches with results of which nothing is kept yet."""
    query = (
        select(ASSAY.c.batch_id)
        .outerjoin(FOUND_ROW, FOUND_ROW.c.batch_id == ASSAY.c.batch_id)
        .where(FOUND_ROW.c.batch_id.is_(None))
        .distinct()
        .order_by(ASSAY.c.batch_id)
    )
    return list(connection.execute(query).scalars())


def of_unknown(connection: Connection, materials: Sequence[str]) -> list[str]:
    """Return the ids of assayed batches that were logged before their composition was known."""
    query = (
        select(BATCH.c.id)
        .join(FOUND_ROW, FOUND_ROW.c.batch_id == BATCH.c.id)
        .where(BATCH.c.material.in_(materials), BATCH.c.composition_version == 0)
        .order_by(BATCH.c.sort_key)
    )
    return list(connection.execute(query).scalars())


def _read(assays: str, found: str) -> "tuple[tuple[Assay, ...], Findings]":
    return _assays(assays), findings_of(found)


def _assays(text: str) -> "tuple[Assay, ...]":
    from recycler.figures import Assay

    return tuple(Assay(**said) for said in json.loads(text))
