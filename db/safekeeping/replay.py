"""The journal carried out once more: entries of a damaged store on a backup from before them."""

import json
from contextlib import suppress
from dataclasses import dataclass, field
from sqlite3 import IntegrityError
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert, select, text, update

from db import drafts, settings
from db.batches.records import BATCH, Row, sort_key, ticket_parts
from db.batches.search import Index
from db.checks.vouched import BATCHES, ROWS
from db.engine import Writing
from db.laboratory.records import ASSAY
from db.materials.versions import VERSIONS, content_hash
from db.people import writes as people_writes
from db.people.records import SECRET
from db.proof.journal import DERIVED, JOURNAL, chain_hash
from db.safekeeping.salvage import Salvage
from db.sums import findings
from db.sums.rollups import TABLES, Change

# By the action that begins a row: where it is, and where its earlier versions are.
KINDS = {action: (kept.table, kept.versions) for kept in (BATCHES, *ROWS) for action in kept.begins}
_WITHOUT_ROWS = {"restore"}  # said of the store as a whole
_BEGIN, _END = text("SAVEPOINT one_entry"), text("RELEASE one_entry")
_TAKE_BACK = text("ROLLBACK TO one_entry")
_APPEND = insert(JOURNAL).inline()
_HEAD = text("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")
_MOVE = text("UPDATE batch_found SET sort_key = :sort_key WHERE batch_id = :id")
_BATCH = select(BATCH.c.id, BATCH.c.sort_key).where(BATCH.c.ticket == bindparam("ticket"))
_COUNT = text(
    "INSERT INTO ticket_counter (station, year, last) VALUES (:station, :year, :last) "
    "ON CONFLICT (station, year) DO UPDATE SET last = excluded.last"
)


class CannotReplayError(Exception):
    """An entry is not chained to the one before, or what it speaks of cannot be read."""


@dataclass(slots=True)
class Replayed:
    """How many entries were carried out, and what is still to be done or lost.

    unfound: ids of batches whose results have to be found anew.
    lost: tickets and bookings of which the entries behind the last sound one speak.
    """

    entries: int = 0
    unfound: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def replay(writing: Writing, salvage: Salvage, on_sqlite: bool) -> Replayed:
    """Carry out what the salvaged journal holds behind the end of this one, as far as it is sound.

    What follows the first entry that cannot be carried out depends on it, and counts as lost.
    """
    done, sound = Replayed(), True
    lost: dict[str, None] = {}
    head = writing.first(_HEAD)
    seq, hash_before = (int(head[0]), str(head[1])) if head else (0, "")
    player = _Player(writing, salvage, on_sqlite)
    for entry in salvage.entries(seq):
        try:
            sound = sound and entry["seq"] == seq + done.entries + 1
            sound = sound and entry["prev_hash"] == hash_before
            if sound and chain_hash(hash_before, entry) == entry["hash"]:
                player.play_whole(entry)
                done.entries += 1
                hash_before = entry["hash"]
                continue
        except CannotReplayError:
            pass
        sound = False
        lost[str(entry["subject"]).partition(":")[0]] = None
    done.unfound = player.finish(is_cut=not (sound and salvage.is_whole))
    done.lost = list(lost)
    return done


class _Player:
    def __init__(self, writing: Writing, salvage: Salvage, on_sqlite: bool) -> None:
        self._writing, self._salvage = writing, salvage
        self._index = Index(writing, on_sqlite=on_sqlite)
        self._tables: dict[str, tuple[Table, Table | None]] = {}  # by the id of a row
        self._found: dict[str, Row] = {}  # by ticket, the last entry on what was found
        self._awaited: dict[str, None] = {}  # tickets of which an entry on that has to follow
        self._last: str | None = None  # the ticket of such an entry, where it is the last one

    def play_whole(self, entry: Row) -> None:
        """Carry out one entry, or nothing of it.

        Raises:
            CannotReplayError
        """
        self._writing.run(_BEGIN)
        try:
            self._play(entry)
        except (IntegrityError, KeyError, TypeError, ValueError, CannotReplayError) as error:
            self._writing.run(_TAKE_BACK)
            raise CannotReplayError from error
        self._writing.run(_END)

    def _play(self, entry: Row) -> None:
        action, subject, after = entry["action"], str(entry["subject"]), entry["after"]
        self._last = None
        if action == DERIVED:
            ticket = subject.removesuffix(f":{DERIVED}")
            self._found[ticket] = entry
            self._awaited.pop(ticket, None)
            self._last = ticket
        elif action == "facility":
            settings.put(self._writing, settings.FACILITY, after)
        elif action == "setting":
            settings.put(self._writing, subject.partition(":")[2], after)
        elif action == "reference":
            self._reference(json.loads(after))
        elif action not in _WITHOUT_ROWS:
            self._row(action, json.loads(after))
        self._writing.run(_APPEND, entry)

    def finish(self, *, is_cut: bool) -> list[str]:
        """Bring in step what follows from the rows; return the batches still to be found anew.

        Args:
            is_cut: whether entries are missing. What was found with a correction is written before
                it, so the last entry may speak of a batch that was never corrected.
        """
        if is_cut and self._last is not None:
            self._awaited[self._last] = None
        kept = [self._findings(ticket, entry) for ticket, entry in self._found.items()]
        self._sums()
        people_writes.keep_secrets(self._writing, self._salvage.rows(SECRET.name))
        for draft in self._salvage.rows("draft"):
            with suppress(ValueError):
                payload = json.loads(draft["payload"])
                drafts.save(self._writing, draft["form"], payload, draft["who"])
        awaited = (self._writing.first(_BATCH, {"ticket": ticket}) for ticket in self._awaited)
        ids = [*kept, *(str(batch[0]) for batch in awaited if batch is not None)]
        return list(dict.fromkeys(batch_id for batch_id in ids if batch_id is not None))

    def _row(self, action: str, said: Row) -> None:
        """Put in place what an entry says of one row; the row before becomes a version."""
        table, versions = KINDS[action] if action in KINDS else self._place_of(said["id"])
        row: Row = {name: said.get(name) for name in table.columns.keys()}  # noqa: SIM118
        if table is BATCH:
            row["sort_key"] = sort_key(row["received_at"], row["ticket"])
        if action in KINDS and said.get("version", 1) == 1:
            self._writing.run(insert(table).inline(), row)
            if table is BATCH:
                self._count(row["ticket"])
        else:
            old = self._at(table, said["id"])
            if old is None or versions is None:
                raise CannotReplayError
            self._writing.run(insert(versions).inline(), old)
            same = table.c.id == bindparam("old_id")
            changed: dict[str, Any] = {name: bindparam(name) for name in row}
            self._writing.run(
                update(table).where(same).values(changed), row | {"old_id": row["id"]}
            )
            if table is BATCH:
                self._index.remove(old)
                self._writing.run(_MOVE, {"sort_key": row["sort_key"], "id": row["id"]})
        if table is BATCH:
            self._index.add(row)
        if table is ASSAY:
            self._awaited[row["ticket"]] = None
        self._tables[said["id"]] = table, versions

    def _place_of(self, row_id: str) -> tuple[Table, Table | None]:
        if row_id not in self._tables:
            places = (place for place in KINDS.values() if place[1] is not None)
            found = [place for place in places if self._at(place[0], row_id) is not None]
            if not found:
                raise CannotReplayError
            self._tables[row_id] = found[0]
        return self._tables[row_id]

    def _at(self, table: Table, row_id: str) -> Row | None:
        query = select(*table.columns).where(table.c.id == bindparam("wanted"))
        found = self._writing.first(query, {"wanted": row_id})
        return dict(zip(table.columns.keys(), found, strict=True)) if found else None

    def _count(self, ticket: str) -> None:
        station, year, number = ticket_parts(ticket)
        self._writing.run(_COUNT, {"station": station, "year": 2000 + year, "last": number})

    def _reference(self, said: dict[str, Any]) -> None:
        """Bring over the versions that came, if they are what the journal vouches for."""
        for name, vouched in said["versions"].items():
            kind, _, code = name.partition(" ")
            code, _, version = code.rpartition(" ")
            row = self._salvage.row(VERSIONS.name, kind=kind, code=code, version=int(version))
            if not row or content_hash(row["origin"], row["payload"], row["supplier"]) != vouched:
                raise CannotReplayError
            self._writing.run(insert(VERSIONS).inline(), row)
        settings.put(self._writing, settings.REFERENCE_SOURCE, said["source"])

    def _findings(self, ticket: str, entry: Row) -> str | None:
        """Bring over what was found of a batch last; return its id where that cannot be read."""
        table = findings.FOUND_ROW
        batch = self._writing.first(_BATCH, {"ticket": ticket})
        if batch is None:
            return None
        batch_id = str(batch[0])
        row = self._salvage.row(table.name, batch_id=batch_id) or {}
        sound = bool(row) and findings.vouched(row) == entry["after"]
        kept = row if sound else {"counts": False, "assays": "[]", "found": "{}"}
        said = {"batch_id": batch_id, "version": entry["version"], "sort_key": batch[1]}
        self._writing.run(findings.KEEP, {**kept, **said})
        return None if sound else batch_id

    def _sums(self) -> None:
        """Add all sums up anew."""
        change = Change()
        table = findings.FOUND_ROW
        query = select(*BATCH.columns, table.c.found).outerjoin(
            table, table.c.batch_id == BATCH.c.id
        )
        names = (*BATCH.columns.keys(), "found")
        for values in self._writing.all(query):
            row = dict(zip(names, values, strict=True))
            found = row.pop("found")
            change.add(row, findings.findings_of(found) if found else None)
        for sums in TABLES:
            self._writing.run(delete(sums))
        change.write(self._writing)
