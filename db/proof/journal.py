"""The journal: every change once, chained by hashes, so that none can be altered unseen."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, and_, func, insert, or_, select

from db.batches.records import Row, canonical, now_text
from db.engine import Writing
from db.tables import JournalRow

JOURNAL = JournalRow.metadata.tables["journal"]
DERIVED = "found"  # the action of an entry on what assays add to totals
GENESIS = "0" * 64  # what the first entry is chained to
CHAINED = (
    "seq", "at", "who", "station", "action", "subject", "version", "why", "before", "after",
)  # fmt: skip

_LAST = select(func.max(JOURNAL.c.seq)).scalar_subquery()
HEAD = select(JOURNAL.c.seq, JOURNAL.c.hash).where(JOURNAL.c.seq == _LAST)
_APPEND = insert(JOURNAL).inline()


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change: who did what to which record, why, and how it stood before and after."""

    at: datetime
    who: str
    station: str
    action: str
    why: str | None
    version: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    entry: int = 0
    subject: str = ""


def chain_hash(prev_hash: str, entry: Row) -> str:
    """Return the hash of an entry: of all it says and of the entry before it."""
    return sha256(canonical([prev_hash, *map(entry.__getitem__, CHAINED)]).encode()).hexdigest()


class Chain:
    """The end of the journal within one writing transaction."""

    def __init__(self, writing: Writing, *, who: str, station: str) -> None:
        self._writing = writing
        self._who, self._station = who, station
        self._at = now_text()
        head = writing.first(HEAD) or (0, GENESIS)
        self._seq, self._hash = int(head[0]), str(head[1])

    def next(
        self,
        action: str,
        subject: str,
        version: int,
        *,
        why: str | None = None,
        before: str | None = None,
        after: str | None = None,
    ) -> Row:
        """Return the next entry, chained; the caller writes it in this order."""
        self._seq += 1
        self._writing.entered += 1
        self._writing.last = self._seq
        entry: Row = {
            "seq": self._seq,
            "at": self._at,
            "who": self._who,
            "station": self._station,
            "action": action,
            "subject": subject,
            "version": version,
            "why": why,
            "before": before,
            "after": after,
            "prev_hash": self._hash,
        }
        self._hash = entry["hash"] = chain_hash(self._hash, entry)
        return entry

    def append(self, action: str, subject: str, version: int, **texts: str | None) -> None:
        self._writing.run(_APPEND, self.next(action, subject, version, **texts))

    def append_all(self, entries: list[Row]) -> None:
        self._writing.many(_APPEND, entries)


def history(connection: Connection, ticket: str) -> list[HistoryEntry]:
    """Return the changes of a batch, of its samples and of its assays, oldest first.

    What follows from these (`DERIVED`) is left out: nobody did it.
    """
    own = JOURNAL.c.subject == ticket
    of_assays = and_(JOURNAL.c.subject >= f"{ticket}:", JOURNAL.c.subject < f"{ticket};")
    query = select(JOURNAL).where(or_(own, of_assays), JOURNAL.c.action != DERIVED)
    query = query.order_by(JOURNAL.c.seq)
    return [entry_of(row) for row in connection.execute(query)]


def entry_of(row: Any) -> HistoryEntry:
    """Return the record of a row of the journal."""
    return HistoryEntry(
        datetime.fromisoformat(row.at),
        row.who,
        row.station,
        row.action,
        row.why,
        row.version,
        _loaded(row.before),
        _loaded(row.after),
        row.seq,
        row.subject,
    )


def last_change(connection: Connection) -> int:
    """Return the number of the last entry: two states of a store with one number are the same."""
    return connection.execute(select(func.max(JOURNAL.c.seq))).scalar() or 0


def changes_since(connection: Connection, seq: int, limit: int) -> list[tuple[int, str, str]]:
    """Return number, action and subject of the newest entries after one, oldest first."""
    query = select(JOURNAL.c.seq, JOURNAL.c.action, JOURNAL.c.subject)
    query = query.where(JOURNAL.c.seq > seq).order_by(JOURNAL.c.seq.desc()).limit(limit)
    return [(row.seq, row.action, row.subject) for row in reversed(connection.execute(query).all())]


def broken_links(connection: Connection) -> Iterator[tuple[int, bool]]:
    """Walk the journal and yield (seq, sound) for each entry, oldest first."""
    prev_hash, expected = GENESIS, 1
    query = select(JOURNAL).order_by(JOURNAL.c.seq).execution_options(yield_per=2_000)
    for row in connection.execute(query).mappings():
        entry = dict(row)
        sound = entry["prev_hash"] == prev_hash and entry["seq"] == expected
        yield entry["seq"], sound and chain_hash(prev_hash, entry) == entry["hash"]
        prev_hash, expected = entry["hash"], entry["seq"] + 1


def _loaded(text: str | None) -> dict[str, Any] | None:
    """Read what an entry says; a setting that is a word or a hash says no fields."""
    if text is None or not text.startswith("{"):
        return None
    found: dict[str, Any] = json.loads(text)
    return found
