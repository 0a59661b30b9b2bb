"""Questions to samples and assays."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, func, select

from db.batches.queries import in_parts
from db.batches.records import BATCH, COLUMNS, batch_of
from db.laboratory.records import (
    ASSAY,
    ASSAY_COLUMNS,
    CONTROL,
    SAMPLE,
    assay_of,
    control_of,
    sample_of,
)
from recycler.batch import Batch, State
from recycler.errors import InputError
from recycler.laboratory.records import AssayResult, AssayState, ControlResult, Sample, Taking

_ASSAY = tuple(ASSAY.c[name] for name in ASSAY_COLUMNS)
_BATCH = tuple(BATCH.c[name] for name in COLUMNS)


def assays_of(connection: Connection, tickets: Iterable[str]) -> dict[str, list[AssayResult]]:
    """Return the assays of batches by ticket, in the order they came in."""
    found: dict[str, list[AssayResult]] = defaultdict(list)
    for some in in_parts(tickets):
        query = select(*_ASSAY).join(BATCH, BATCH.c.id == ASSAY.c.batch_id)
        query = query.where(BATCH.c.ticket.in_(some)).order_by(ASSAY.c.recorded_at, ASSAY.c.id)
        for row in connection.execute(query).mappings():
            found[row["ticket"]].append(assay_of(row))
    return dict(found)


def assay(connection: Connection, assay_id: str) -> AssayResult:
    """Return one assay.

    Raises:
        InputError: `no_such_assay`.
    """
    row = connection.execute(select(*_ASSAY).where(ASSAY.c.id == assay_id)).mappings().first()
    if row is None:
        raise InputError("no_such_assay", id=assay_id)
    return assay_of(row)


def recent(connection: Connection, limit: int) -> list[AssayResult]:
    """Return what was recorded last, newest first."""
    query = select(*_ASSAY).order_by(ASSAY.c.recorded_at.desc(), ASSAY.c.id.desc()).limit(limit)
    return [assay_of(row) for row in connection.execute(query).mappings()]


def samples_of(connection: Connection, ticket: str) -> list[Sample]:
    """Return what was taken from a batch, in the order of the labels."""
    query = select(SAMPLE).where(SAMPLE.c.ticket == ticket).order_by(SAMPLE.c.label)
    return [sample_of(row) for row in connection.execute(query).mappings()]


def controls(connection: Connection, name: str = "") -> list[ControlResult]:
    """Return controls in the order they were recorded, those of one material or blank if named."""
    query = select(CONTROL).order_by(CONTROL.c.recorded_at, CONTROL.c.id)
    if name:
        query = query.where(CONTROL.c.name == name)
    return [control_of(row) for row in connection.execute(query).mappings()]


def latest_of(
    connection: Connection, material: str, element: str, limit: int
) -> list[tuple[int, AssayResult]]:
    """Return what was last found of an element in a material, with the composition versions."""
    query = (
        select(BATCH.c.composition_version, *_ASSAY)
        .join(BATCH, BATCH.c.id == ASSAY.c.batch_id)
        .where(
            BATCH.c.material == material,
            BATCH.c.state != State.VOID.value,
            ASSAY.c.element == element,
            ASSAY.c.state != AssayState.REJECTED.value,
        )
        .order_by(ASSAY.c.recorded_at.desc(), ASSAY.c.id.desc())
        .limit(limit)
    )
    rows = connection.execute(query).mappings()
    return [(row["composition_version"], assay_of(row)) for row in rows]


def measured_twice(connection: Connection) -> tuple[list[Sample], list[AssayResult]]:
    """Return samples and results of the valid batches in which an element was found twice."""
    several = (
        select(ASSAY.c.batch_id)
        .where(ASSAY.c.state != AssayState.REJECTED.value)
        .group_by(ASSAY.c.batch_id, ASSAY.c.element)
        .having(func.count() > 1)
    )
    samples = select(SAMPLE).where(SAMPLE.c.batch_id.in_(several)).order_by(SAMPLE.c.id)
    results = (
        select(*_ASSAY)
        .join(BATCH, BATCH.c.id == ASSAY.c.batch_id)
        .where(ASSAY.c.batch_id.in_(several), BATCH.c.state != State.VOID.value)
        .order_by(ASSAY.c.batch_id, ASSAY.c.id)
    )
    return (
        [sample_of(row) for row in connection.execute(samples).mappings()],
        [assay_of(row) for row in connection.execute(results).mappings()],
    )


def numbered(connection: Connection, beginning: str) -> int:
    """Return the highest number behind the beginning of a label, 0 if there is none."""
    tail = func.substr(SAMPLE.c.label, len(beginning) + 1)
    query = (
        select(tail)
        .where(SAMPLE.c.label.startswith(beginning, autoescape=True))
        .order_by(func.length(SAMPLE.c.label).desc(), SAMPLE.c.label.desc())
    )
    return next((int(text) for (text,) in connection.execute(query) if _is_number(text)), 0)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def samples_named(connection: Connection, labels: Iterable[str]) -> dict[str, Sample]:
    """Return the samples with these labels, by label."""
    found: dict[str, Sample] = {}
    for some in in_parts(labels):
        rows = connection.execute(select(SAMPLE).where(SAMPLE.c.label.in_(some))).mappings()
        found |= {row["label"]: sample_of(row) for row in rows}
    return found


def waiting(connection: Connection) -> list[tuple[Sample, Batch]]:
    """Return the samples of valid batches that have no result yet, the oldest first."""
    done = select(ASSAY.c.id).where(ASSAY.c.sample == SAMPLE.c.label).exists()
    query = (
        select(SAMPLE.c.id.label("sample_id"), *_BATCH)
        .join(BATCH, BATCH.c.id == SAMPLE.c.batch_id)
        .where(~done, BATCH.c.state != State.VOID.value)
        .order_by(SAMPLE.c.id)
    )
    batches = {row["sample_id"]: batch_of(row) for row in connection.execute(query).mappings()}
    rows = connection.execute(select(SAMPLE).where(SAMPLE.c.id.in_(list(batches)))).mappings()
    samples = {row["id"]: sample_of(row) for row in rows}
    return [(samples[key], batch) for key, batch in batches.items()]


def imported(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """Return the ids of the results that were imported before, by their keys."""
    known: dict[str, str] = {}
    for some in in_parts(keys):
        query = select(ASSAY.c.import_key, ASSAY.c.id).where(ASSAY.c.import_key.in_(some))
        known |= {key: assay_id for key, assay_id in connection.execute(query) if key is not None}
    return known


@dataclass(frozen=True, slots=True)
class AssayedBatch:
    """A batch with results, as far as learning and scoring ask for it.

    how: how each of its samples was taken, by label.
    """

    id: str
    ticket: str
    material: str
    composition_version: int
    supplier: str
    received_on: str
    results: list[AssayResult]
    how: dict[str, Taking | None]


_OF_BATCH = ("id", "ticket", "material", "composition_version", "supplier", "received_on")


def final_by_batch(connection: Connection) -> Iterator[AssayedBatch]:
    """Yield the valid batches that have final results, with those."""
    about = (BATCH.c[name].label(f"b_{name}") for name in _OF_BATCH)
    query = (
        select(*about, SAMPLE.c.how, *_ASSAY)
        .join(BATCH, BATCH.c.id == ASSAY.c.batch_id)
        .join(SAMPLE, SAMPLE.c.label == ASSAY.c.sample)
        .where(ASSAY.c.state == AssayState.FINAL.value, BATCH.c.state != State.VOID.value)
        .order_by(ASSAY.c.batch_id, ASSAY.c.recorded_at, ASSAY.c.id)
    )
    rows = connection.execute(query.execution_options(yield_per=5_000)).mappings()
    for _, of_batch in groupby(rows, key=itemgetter("b_id")):
        first, *others = of_batch
        facts: dict[str, Any] = {name: first[f"b_{name}"] for name in _OF_BATCH}
        found = AssayedBatch(**facts, results=[], how={})
        for row in (first, *others):
            found.results.append(assay_of(row))
            found.how[row["sample"]] = Taking(row["how"]) if row["how"] else None
        yield found


def count_final(connection: Connection) -> int:
    """Return how many final results there are."""
    query = select(func.count()).select_from(ASSAY).where(ASSAY.c.state == AssayState.FINAL.value)
    return connection.execute(query).scalar_one()
