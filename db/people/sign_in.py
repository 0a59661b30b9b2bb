"""Signing in: what is counted before a proof is looked at, and what is noted after."""

import json
import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, text

from db.batches.records import Row, utc_text
from db.engine import Database, Writing
from db.people.records import PERSON, SECRET, TRY, name_mark, person_of
from db.people.writes import RECOVERED, PeopleWriter
from db.proof.journal import JOURNAL
from recycler.errors import RightsError
from recycler.people import pins, tries
from recycler.people.person import Person, PersonState, name_key

PROGRAM = "Recycler"  # signs what nobody did
FAILED = "tries to sign in failed"  # why, in the journal
_KEPT_FOR = timedelta(days=1)
_FIND = (
    select(PERSON, SECRET.c.hash, SECRET.c.failures, SECRET.c.seen_at, SECRET.c.told)
    .join(SECRET, SECRET.c.person_id == PERSON.c.id)
    .where(PERSON.c.name_key == bindparam("wanted"))
)
_TRIES = select(TRY.c.failures, TRY.c.at).where(TRY.c.name_mark == bindparam("mark"))
_COUNT = text(
    "INSERT INTO sign_in_try (name_mark, failures, at) VALUES (:mark, :failures, :at) "
    "ON CONFLICT (name_mark) DO UPDATE SET failures = excluded.failures, at = excluded.at"
)
_OLD = delete(TRY).where(TRY.c.at < bindparam("before"))
_FORGET = delete(TRY).where(TRY.c.name_mark == bindparam("mark"))
_FAILED = text("UPDATE person_secret SET failures = failures + 1 WHERE person_id = :of")
_HERE = text(
    "UPDATE person_secret SET failures = 0, seen_at = :now, told = :up_to WHERE person_id = :of"
)


@dataclass(frozen=True, slots=True)
class Recovery:
    """An administrator whose proof the owner of the folder replaced."""

    seq: int
    name: str
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who signed in, and what they have to know."""

    person: Person
    recoveries: tuple[Recovery, ...]


def sign_in(database: Database, station: str, name: str, pin: str) -> SignedIn:
    """Return who proves to be a person of the books.

    The try is counted before the proof is looked at, so that many at once are counted too; whether
    or not there is a person of that name, one hash is computed.

    Raises:
        RightsError: `sign_in_wait` or `sign_in_wrong`.
    """
    key = name_key(name)
    found = _counted(database, key)
    fits = pins.fits(pin, found["hash"] if found else None)
    if found is None or not fits or found["state"] != PersonState.ACTIVE:
        if found is not None:
            _lock_if_often(database, station, key, found)
        raise RightsError("sign_in_wrong")
    return _noted(database, key, found)


def _counted(database: Database, key: str) -> Row | None:
    """Count the try and return the person, with the proof."""
    now = datetime.now(UTC)
    if not database.writable:
        with database.read() as connection:
            seen = connection.execute(_FIND, {"wanted": key}).mappings().first()
            return dict(seen) if seen else None
    with database.write() as writing:
        own, all_of = _tries(writing, name_mark(key)), _tries(writing, "")
        everybody = tries.still_counted(*all_of, now)
        wait = max(
            tries.wait_s(*own, now, tries.FREE_OF_ONE),
            tries.wait_s(everybody, all_of[1], now, tries.FREE_OF_ALL),
        )
        if wait > 0:
            raise RightsError("sign_in_wait", seconds=math.ceil(wait))
        writing.run(_OLD, {"before": utc_text(now - _KEPT_FOR)})
        for mark, failures in ((name_mark(key), own[0]), ("", everybody)):
            counted = {"mark": mark, "failures": failures + 1, "at": utc_text(now)}
            writing.run(_COUNT, counted)
        row = _found(writing, key)
        if row is not None:
            writing.run(_FAILED, {"of": row["id"]})
        return row


def _tries(writing: Writing, mark: str) -> tuple[int, datetime | None]:
    row = writing.first(_TRIES, {"mark": mark})
    return (int(row[0]), datetime.fromisoformat(str(row[1]))) if row else (0, None)


def _found(writing: Writing, key: str) -> Row | None:
    row = writing.first(_FIND, {"wanted": key})
    names = [str(column.key) for column in _FIND.selected_columns]
    return dict(zip(names, row, strict=True)) if row else None


def _lock_if_often(database: Database, station: str, key: str, found: Row) -> None:
    """Lock a person whose name was tried too often; a change like any other, in the journal."""
    often = found["failures"] + 1 >= tries.LOCKED_AFTER
    if not often or found["state"] != PersonState.ACTIVE or not database.writable:
        return
    with database.write() as writing:
        writer = PeopleWriter(writing, station, who=PROGRAM)
        if row := writer.find(key):
            locked = {"state": PersonState.LOCKED.value}
            why = f"{found['failures'] + 1} {FAILED}"
            writer.change(row, locked, "person_lock", why)


def _noted(database: Database, key: str, found: Row) -> SignedIn:
    """Note who is here, and find what they were not told yet."""
    now = utc_text(datetime.now(UTC))
    with database.read() as connection:
        recoveries = _recoveries(connection, int(found["told"]))
    if database.writable:
        up_to = max([int(found["told"]), *(one.seq for one in recoveries)])
        with database.write() as writing:
            writing.run(_FORGET, {"mark": name_mark(key)})
            writing.run(_HERE, {"of": found["id"], "now": now, "up_to": up_to})
            failures, last = _tries(writing, "")
            if last is not None:  # this one did not fail
                counted = {"mark": "", "failures": max(0, failures - 1), "at": utc_text(last)}
                writing.run(_COUNT, counted)
    return SignedIn(person_of(found, found["seen_at"]), recoveries)


def _recoveries(connection: Connection, after: int) -> tuple[Recovery, ...]:
    query = (
        select(JOURNAL.c.seq, JOURNAL.c.at, JOURNAL.c.who, JOURNAL.c.after)
        .where(JOURNAL.c.action == RECOVERED, JOURNAL.c.seq > after)
        .order_by(JOURNAL.c.seq)
    )
    return tuple(_recovery(row) for row in connection.execute(query))


def _recovery(row: Any) -> Recovery:
    name = str(json.loads(row.after)["name"])
    return Recovery(row.seq, name, datetime.fromisoformat(row.at), row.who)
