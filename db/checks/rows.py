"""Is each row as the journal saw it last, and is nothing missing or added."""

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Table,
    and_,
    func,
    literal,
    select,
    type_coerce,
)
from sqlalchemy.types import NullType

from db.batches.records import Row, canonical
from db.checks.vouched import Journalled
from db.proof.journal import JOURNAL
from recycler.problems import Problem

_TRUTHS = (0, 1)
# What a sentence may name, by the column it stands in.
_NAMED = {"ticket": "ticket", "sample": "sample", "label": "sample", "name": "name"}


def check_rows(connection: Connection, kept: Journalled) -> Iterator[Problem]:
    """Yield what is wrong with the rows of a table and of their earlier versions."""
    for table in kept.tables:
        yield from filter(None, (problem for _, problem in rows(connection, kept, table)))
    yield from missing(connection, kept)


def rows(
    connection: Connection, kept: Journalled, table: Table
) -> Iterator[tuple[Row, Problem | None]]:
    """Walk the rows of a table, each with what is wrong with it."""
    version = table.c.version if "version" in table.c else literal(1)
    subject = kept.subject_in(table)
    same = and_(JOURNAL.c.subject == subject, JOURNAL.c.version == version)
    said = (JOURNAL.c.after.label("__after"), JOURNAL.c.seq.label("__entry"))
    read = (*_as_written(table), *said, subject.label("__subject"))
    query = select(*read).outerjoin_from(table, JOURNAL, same)
    names = tuple(sorted(set(table.columns.keys()) - set(kept.unsaid)))
    truths = [column.name for column in table.columns if isinstance(column.type, Boolean)]
    for found in connection.execute(query.execution_options(yield_per=2_000)).mappings():
        row: Row = dict(found)
        after, entry = row.pop("__after"), row.pop("__entry")
        named = str(row.pop("__subject"))
        row |= {name: bool(row[name]) for name in truths if row[name] in _TRUTHS}
        sound = after is not None and _told(row, names) == after
        problem = None if sound else _altered(kept, table, row, names, named, after, entry)
        yield row, problem


def _as_written(table: Table) -> Iterator[ColumnElement[Any]]:
    """Yield the columns of a table, truth values as they stand: "" is none, and read as one."""
    for column in table.columns:
        is_truth = isinstance(column.type, Boolean)
        yield type_coerce(column, NullType()).label(column.name) if is_truth else column


def missing(connection: Connection, kept: Journalled) -> Iterator[Problem]:
    """Yield rows that are gone, that are not the last version, and versions that are gone."""
    table = kept.table
    subject = kept.subject_in(table)
    gone = (
        select(JOURNAL.c.subject, JOURNAL.c.seq, JOURNAL.c.after)
        .outerjoin_from(JOURNAL, table, subject == JOURNAL.c.subject)
        .where(JOURNAL.c.action.in_(kept.begins), subject.is_(None))
    )
    for named, entry, after in connection.execute(gone):
        details = _of_subject(kept, named) | {"table": table.name, "entry": entry}
        details |= _name_in(after)
        yield Problem(kept.missing, details)
    if kept.versions is None:
        return
    yield from _not_the_last(connection, kept)
    versions = kept.versions
    counted = select(versions.c.id, func.count().label("n")).group_by(versions.c.id).subquery()
    short = (
        select(subject, table.c.version, _name_of(table))
        .outerjoin_from(table, counted, counted.c.id == table.c.id)
        .where(func.coalesce(counted.c.n, 0) != table.c.version - 1)
    )
    code = kept.of_versions[1] if kept.of_versions else kept.missing
    for named, version, name in connection.execute(short):
        details = _of_subject(kept, named) | {"table": versions.name, "version": version}
        details |= {"name": name} if name else {}
        yield Problem(code, details)


def _not_the_last(connection: Connection, kept: Journalled) -> Iterator[Problem]:
    """Each change is one entry and one version more: an old version put back is one short."""
    table = kept.table
    subject = kept.subject_in(table)
    counted = (
        select(JOURNAL.c.subject, func.count().label("n"), func.max(JOURNAL.c.seq).label("entry"))
        .group_by(JOURNAL.c.subject)
        .subquery()
    )
    older = (
        select(subject, table.c.version, counted.c.entry, _name_of(table))
        .join_from(table, counted, counted.c.subject == subject)
        .where(counted.c.n != table.c.version)
    )
    for named, version, entry, name in connection.execute(older):
        details = _of_subject(kept, named) | {"table": table.name, "version": version}
        details |= {"fields": "version", "entry": entry} | ({"name": name} if name else {})
        yield Problem(kept.altered, details)


def _name_of(table: Table) -> ColumnElement[Any]:
    return table.c.name if "name" in table.c else literal(None)


def _name_in(after: str | None) -> Row:
    """Return the name an entry says, where it says one."""
    with suppress(ValueError):
        said = json.loads(after or "{}")
        if isinstance(said, dict) and said.get("name"):
            return {"name": said["name"]}
    return {}


def _told(row: Row, names: tuple[str, ...]) -> str:
    """Write a row as the journal keeps it: by column name, without what is empty."""
    return canonical({name: row[name] for name in names if row[name] is not None})


def _altered(
    kept: Journalled, table: Table, row: Row, names: tuple[str, ...], subject: str,
    after: str | None, entry: int | None,
) -> Problem:  # fmt: skip
    named: dict[str, Any] = {
        "table": table.name, "fields": _differing(row, names, after), "entry": entry,
        **_of_subject(kept, subject),
        **{detail: row[column] for column, detail in _NAMED.items() if column in row},
    }  # fmt: skip
    if "version" in row:
        named["version"] = row["version"]
    of_versions = kept.of_versions if table is kept.versions else None
    return Problem(of_versions[0] if of_versions else kept.altered, named)


def _of_subject(kept: Journalled, subject: object) -> Row:
    owner = kept.owner(str(subject))
    return {"ticket": owner, "what": owner}


def _differing(row: Row, names: tuple[str, ...], after: str | None) -> str | None:
    """Return which columns differ from the entry; None where no entry says anything of the row."""
    try:
        said = json.loads(after) if after is not None else None
    except ValueError:
        return None
    if not isinstance(said, dict):
        return None
    return ", ".join(name for name in names if said.get(name) != row[name])
