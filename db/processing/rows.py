"""Rows of runs and lots within one transaction: found, added, replaced, and journalled."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import uuid_utils
from sqlalchemy import Table, bindparam, insert, select, text, update

from db.batches.records import Row, now_text
from db.engine import Writing
from db.laboratory.records import kept
from db.processing.records import (
    INPUT,
    INPUT_COLUMNS,
    INPUT_VERSION,
    LOT,
    LOT_ASSAY,
    LOT_COLUMNS,
    LOT_VERSION,
    RUN,
    RUN_COLUMNS,
    RUN_VERSION,
    TARE,
)
from db.proof.journal import Chain
from db.seen import check_seen
from recycler.errors import InputError
from recycler.facility import Facility
from recycler.processing.records import BookingState, RunState
from recycler.reference.data import Reference


def _numbered(table: str) -> Any:
    """Return the query for the highest number of a year; SQLAlchemy's own limit needs a value."""
    return text(
        f"SELECT number FROM {table} WHERE number LIKE :beginning "
        "ORDER BY length(number) DESC, number DESC LIMIT 1"
    )


def found_by(table: Table, names: Iterable[str], key: str) -> Any:
    """Return the query for rows by one column, named `key`."""
    return select(*(table.c[name] for name in names)).where(table.c[key] == bindparam("key"))


def _replacing(table: Table, names: Iterable[str]) -> Any:
    values: Row = {name: bindparam(name) for name in names}
    return update(table).where(table.c.id == bindparam("old_id")).values(values)


_LAST = {"R": _numbered("run"), "L": _numbered("lot")}
_RUN = found_by(RUN, RUN_COLUMNS, "number")
_ADD = {table: insert(table).inline() for table in (RUN, INPUT, LOT, LOT_ASSAY, TARE)}
_KEEP = {
    RUN: insert(RUN_VERSION).inline(),
    INPUT: insert(INPUT_VERSION).inline(),
    LOT: insert(LOT_VERSION).inline(),
}
_REPLACE = {
    RUN: _replacing(RUN, RUN_COLUMNS),
    INPUT: _replacing(INPUT, INPUT_COLUMNS),
    LOT: _replacing(LOT, LOT_COLUMNS),
}


class BookedRows:
    """The rows of runs and lots in a transaction that writes."""

    def __init__(
        self,
        writing: Writing,
        facility: Facility,
        reference: Reference,
        *,
        who: str,
        seen: int | None = None,
    ) -> None:
        self._writing, self._who, self._seen = writing, who, seen
        self._chain = Chain(writing, who=who, station=facility.station)
        self._facility, self._reference = facility, reference
        self._now = now_text()

    def _run(self, number: str, seen: int | None = None) -> Row:
        found = self._writing.first(_RUN, {"key": number})
        if found is None:
            raise InputError("no_such_run", run=number)
        row = dict(zip(RUN_COLUMNS, found, strict=True))
        check_seen(self._writing, seen, row["version"], number)
        return row

    def _open_run(self, number: str, seen: int | None = None) -> Row:
        run = self._run(number, seen)
        if run["state"] != RunState.OPEN.value:
            raise InputError("run_closed", run=number)
        return run

    def _booking(self, query: Any, columns: tuple[str, ...], key: str) -> Row:
        found = self._writing.first(query, {"key": key})
        row = dict(zip(columns, found, strict=True)) if found else {}
        if row.get("state") != BookingState.BOOKED.value:
            raise InputError("no_such_booking", value=row.get("number") or row.get("source") or key)
        return row

    def _number(self, letter: str, at: datetime) -> str:
        year = self._facility.day_of(at).year % 100
        beginning = f"{letter}-{year:02d}-"
        last = self._writing.first(_LAST[letter], {"beginning": f"{beginning}%"})
        number = int(str(last[0]).removeprefix(beginning)) if last else 0
        return f"{beginning}{number + 1:04d}"

    def _booked(self, row: Row, run: Row, import_key: str | None) -> Row:
        return row | {
            "id": str(uuid_utils.uuid7()), "version": 1, "state": BookingState.BOOKED.value,
            "run_id": run["id"], "why": None, "booked_at": self._now, "booked_by": self._who,
            "import_key": import_key,
        }  # fmt: skip

    def _recorded(self) -> Row:
        return {
            "id": str(uuid_utils.uuid7()), "recorded_at": self._now, "recorded_by": self._who,
        }  # fmt: skip

    def _add(self, table: Table, row: Row, action: str, subject: str) -> None:
        self._writing.run(_ADD[table], row)
        self._chain.append(action, subject, 1, after=kept(row))

    def _replace(
        self, table: Table, old: Row, changes: Row, action: str, why: str, owner: str = ""
    ) -> Row:
        new = old | changes | {"version": old["version"] + 1, "why": why or None}
        self._writing.run(_KEEP[table], old)
        self._writing.run(_REPLACE[table], new | {"old_id": old["id"]})
        subject = f"{owner}:{new['id']}" if owner else new["number"]
        self._chain.append(
            action, subject, new["version"], why=why or None, before=kept(old), after=kept(new)
        )
        return new
