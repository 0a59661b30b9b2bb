"""Checkpoints: what the key of the installation says the journal was, inside the file and outside.

A line is JSON: its number, what it was made for, when, which store, the last entry of the journal
and its hash, the public key, the hashes of the line before it in the log outside (`before`) and in
the file (`follows`), more by kind, and the signature of all that. A line is written into the file
first and then outside, so that a crash in between leaves one that is still to be added.
"""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, insert, literal_column, select, text

from db import migrate, settings
from db.batches.records import canonical, now_text
from db.engine import Database, Writing, sqlite_url
from db.guard import owner
from db.proof import checkpoint_log, signing_key
from db.proof.journal import HEAD, JOURNAL, Chain
from db.proof.signing_key import SigningKey
from db.proof.tables import CheckpointRow
from recycler.errors import DataFolderError, RecyclerError

CHECKPOINT = CheckpointRow.metadata.tables["checkpoint"]
STORE = "store"  # the journal's subject of what is done with the whole store
_STORE_DIGITS = 16
_ONE: ColumnElement[int] = literal_column("1")  # spelt out, as the driver takes named values only
_FIRST = select(JOURNAL.c.hash).where(JOURNAL.c.seq == _ONE)
_LAST = text("SELECT line FROM checkpoint ORDER BY number DESC LIMIT 1")
_AFTER = (
    select(CHECKPOINT.c.line)
    .where(CHECKPOINT.c.number > bindparam("number"))
    .order_by(CHECKPOINT.c.number)
)
_ADD = insert(CHECKPOINT).inline()


class Kind(StrEnum):
    """What a checkpoint was made for."""

    MANY = "many"  # every so many entries
    CLOSE = "close"
    BACKUP = "backup"
    CHECK = "check"  # everything agreed
    RESTORE = "restore"
    KEY = "key"  # another key signs from here on
    PACK = "pack"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One line, taken apart; `text` is the line itself."""

    number: int
    kind: str
    at: str
    store: str
    entry: int
    head: str
    key: str
    before: str
    follows: str
    more: dict[str, Any]
    signature: str
    text: str

    @property
    def is_signed(self) -> bool:
        said = json.loads(self.text)
        del said["signature"]
        return signing_key.signed(self.key, canonical(said), self.signature)


def parsed(line: str) -> Checkpoint | None:
    """Take a line apart; None where it is not one that this program writes."""
    with suppress(ValueError, TypeError):
        said = json.loads(line)
        found = Checkpoint(**said, text=line)
        whole = isinstance(found.number, int) and isinstance(found.entry, int)
        return found if whole and canonical(said) == line else None
    return None


def line_hash(line: str) -> str:
    """Return the hash by which the next line names this one."""
    return sha256(line.encode()).hexdigest()


def store_name(first_hash: str) -> str:
    """Return the short name of a store: it is that of its first entry's hash."""
    return first_hash[:_STORE_DIGITS]


def sign(database: Database, folder: Path | None, kind: Kind, **more: Any) -> Checkpoint | None:
    """Sign what the journal is now, in the file and outside; None where it is empty.

    Raises:
        DataFolderError: it cannot be written, or `key_unreadable`.
    """
    signed = _sign(database, folder, signing_key.own_or_new(), kind, more)
    publish(database, folder)
    return signed


def sign_if_possible(database: Database, folder: Path | None, kind: Kind) -> None:
    """Sign, where nobody waits for it: what cannot be signed now is signed with what comes next."""
    with suppress(RecyclerError, OSError):
        sign(database, folder, kind)


def renew_key(database: Database, folder: Path | None, why: str) -> Checkpoint | None:
    """Let a new key sign from now on; the old one says so too, where it is still there.

    Raises:
        DataFolderError: it cannot be written, or `key_unreadable`.
    """
    before, key = signing_key.renew()
    signed = _sign(database, folder, key, Kind.KEY, {"why": why}, before)
    publish(database, folder)
    return signed


def publish(database: Database, folder: Path | None) -> None:
    """Add to the log outside what the file has and the log lacks.

    Raises:
        DataFolderError: the log cannot be written.
    """
    if folder is None:
        return
    with database.write() as writing:  # one at a time, whoever else has the store open
        outside = _last_outside(folder)
        rows = writing.all(_AFTER, {"number": outside.number if outside else 0})
        first = writing.first(_FIRST)
        if first is not None:
            new = [str(line) for (line,) in rows]
            try:
                checkpoint_log.add(folder, store_name(str(first[0])), new)
            except OSError as error:
                raise DataFolderError("not_writable", folder=folder) from error


def anchor_restored(file: Path, folder: Path, source: Path) -> None:
    """Bring a restored file up to date, and say in its journal and signed that it was restored.

    Raises:
        DataFolderError: it cannot be written, or `key_unreadable`.
    """
    database = Database(sqlite_url(file), folder)
    try:
        migrate.upgrade(database.engine)
        with database.read() as connection:
            station = settings.facility(connection).station
        with database.write() as writing:
            outside = _last_outside(folder)
            said = {"file": source.name, "replaced_entry": outside.entry if outside else None}
            chain = Chain(writing, who=owner(), station=station)
            chain.append("restore", STORE, 1, after=canonical(said))
        _sign(database, folder, signing_key.own_or_new(), Kind.RESTORE, said)
    finally:
        database.close()


def published(folder: Path, file: Path) -> None:
    """Add to the log what a store brought along that was put in place.

    Raises:
        DataFolderError: the log cannot be written.
    """
    database = Database(sqlite_url(file), folder)
    try:
        publish(database, folder)
    finally:
        database.close()


def in_file(connection: Connection) -> list[tuple[int, str]]:
    """Return number and line of each checkpoint in the file, oldest first."""
    query = select(CHECKPOINT.c.number, CHECKPOINT.c.line).order_by(CHECKPOINT.c.number)
    return [(row.number, row.line) for row in connection.execute(query)]


def _sign(
    database: Database, folder: Path | None, key: SigningKey, kind: Kind, more: dict[str, Any],
    before: SigningKey | None = None,
) -> Checkpoint | None:  # fmt: skip
    with database.write() as writing:
        head, first = writing.first(HEAD), writing.first(_FIRST)
        if head is None or first is None:
            return None
        signed = _Signing(writing, folder, key, (int(head[0]), str(head[1])), str(first[0]))
        found = signed.add(kind, more, before)
    database.unsigned = 0
    return found


class _Signing:
    """What is signed within one transaction."""

    def __init__(
        self, writing: Writing, folder: Path | None, key: SigningKey, head: tuple[int, str],
        first_hash: str,
    ) -> None:  # fmt: skip
        self._writing, self._folder, self._key, self._head = writing, folder, key, head
        self._store = store_name(first_hash)
        inside = writing.first(_LAST)
        self._inside = parsed(str(inside[0])) if inside else None
        self._outside = (_last_outside(folder) if folder else None) or self._inside

    def add(self, kind: Kind, more: dict[str, Any], before: SigningKey | None) -> Checkpoint:
        """Write one line; before it, where another key signed last, one that tells of the key."""
        own = self._key.public
        others = [one.key for one in (self._inside, self._outside) if one and one.key != own]
        if others:
            told = self._of_key(others[0], before)
            found = self._line(Kind.KEY, told | more if kind is Kind.KEY else told)
            if kind is Kind.KEY:
                return found
        return self._line(kind, more)

    def _of_key(self, other: str, before: SigningKey | None) -> dict[str, Any]:
        """Say which key signed before, and that it agreed, now or earlier, if it did."""
        if before is not None and before.public == other:
            return {"key_before": other, "agreed": before.sign(agreement(self._key.public, other))}
        outside = checkpoint_log.lines(self._folder) if self._folder else []
        for line in filter(None, map(parsed, outside)):
            if line.key == self._key.public and line.more.get("key_before") == other:
                return line.more
        return {"key_before": other}

    def _last(self) -> Checkpoint | None:
        both = [one for one in (self._inside, self._outside) if one is not None]
        return max(both, key=lambda one: one.number, default=None)

    def _line(self, kind: Kind, more: dict[str, Any]) -> Checkpoint:
        last = self._last()
        said = {
            "number": last.number + 1 if last else 1, "kind": kind.value, "at": now_text(),
            "store": self._store, "entry": self._head[0], "head": self._head[1],
            "key": self._key.public, "before": _hash_of(self._outside),
            "follows": _hash_of(self._inside), "more": more,
        }  # fmt: skip
        signature = self._key.sign(canonical(said))
        line = canonical(said | {"signature": signature})
        self._writing.run(_ADD, {"number": said["number"], "line": line})
        found = parsed(line)
        assert found is not None
        self._inside = self._outside = found
        return found


def agreement(key: str, before: str) -> str:
    """Return what the old key signs when a new one takes its place."""
    return f"{key} takes the place of {before}"


def agreed(line: Checkpoint) -> bool:
    """Tell whether the key before signed that the one of this line takes its place."""
    before = str(line.more.get("key_before"))
    words = agreement(line.key, before)
    return signing_key.signed(before, words, str(line.more.get("agreed", "")))


def _hash_of(line: Checkpoint | None) -> str:
    return line_hash(line.text) if line else ""


def _last_outside(folder: Path) -> Checkpoint | None:
    found = checkpoint_log.lines(folder)
    return parsed(found[-1]) if found else None


def since_restore(lines: Sequence[Checkpoint]) -> list[Checkpoint]:
    """Return the lines that speak of the present file: from the last restore on."""
    starts = [at for at, line in enumerate(lines) if line.kind == Kind.RESTORE]
    return list(lines[starts[-1] if starts else 0 :])


def last_clean(lines: Iterable[Checkpoint]) -> Checkpoint | None:
    """Return the last checkpoint at which everything agreed."""
    clean = [line for line in lines if line.kind == Kind.CHECK]
    return clean[-1] if clean else None
