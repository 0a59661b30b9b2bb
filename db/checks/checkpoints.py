"""Do the signed checkpoints hold: each signature, their order, and the journal they speak of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from sqlalchemy import Connection, select

from db.proof import checkpoint_log, checkpoints
from db.proof.checkpoints import (
    CHECKPOINT,
    Checkpoint,
    Kind,
    agreed,
    line_hash,
    parsed,
    since_restore,
)
from db.proof.journal import JOURNAL
from recycler.errors import RecyclerError
from recycler.problems import Problem


@dataclass(frozen=True, slots=True)
class KeySeen:
    """A key that signed checkpoints: since when, and whether the key before it agreed."""

    fingerprint: str
    since: datetime
    entry: int
    agreed: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How the journal is vouched for.

    fingerprint: of the key of this installation, None where it has none yet; key_file: None: the
    system's key store; unsigned: entries since the last checkpoint; second: the second folder.
    """

    fingerprint: str | None
    key_file: Path | None
    checkpoints: int
    last: datetime | None
    unsigned: int
    last_clean: datetime | None
    keys: tuple[KeySeen, ...]
    second: Path | None


def check_checkpoints(connection: Connection, folder: Path | None) -> Iterator[Problem]:
    """Yield `checkpoint_altered`, `checkpoint_missing`, `journal_rewritten`, `store_replayed`."""
    first = connection.execute(select(JOURNAL.c.hash).where(JOURNAL.c.seq == 1)).scalar()
    store = checkpoints.store_name(first or "")
    rows = checkpoints.in_file(connection)
    inside, flaws = _read([line for _, line in rows], CHECKPOINT.name, store)
    yield from flaws
    for (number, line), one in zip(rows, inside, strict=True):
        if one is not None and one.number != number:
            yield _altered(CHECKPOINT.name, number)
        del line
    kept = [one for one in inside if one is not None]
    if all(inside):
        yield from _chain(kept, CHECKPOINT.name)
    yield from _rewritten(connection, kept)
    if folder is not None:
        yield from _outside(connection, folder, store, kept)


def standing(connection: Connection, folder: Path | None) -> Standing:
    """Return how the journal is vouched for, without looking whether it holds."""
    from db.proof import signing_key

    try:
        own = signing_key.own()
    except RecyclerError:
        own = None
    lines = [one for _, text in checkpoints.in_file(connection) if (one := parsed(text))]
    last, clean = lines[-1] if lines else None, checkpoints.last_clean(lines)
    entries = connection.execute(select(JOURNAL.c.seq).order_by(JOURNAL.c.seq.desc()).limit(1))
    return Standing(
        signing_key.fingerprint(own.public) if own else None,
        own.place if own else None,
        len(lines),
        datetime.fromisoformat(last.at) if last else None,
        (entries.scalar() or 0) - (last.entry if last else 0),
        datetime.fromisoformat(clean.at) if clean else None,
        tuple(_keys(lines, own.public if own else "")),
        checkpoint_log.second_folder(folder) if folder else None,
    )


def _keys(lines: Sequence[Checkpoint], own: str) -> Iterator[KeySeen]:
    from db.proof import signing_key

    seen: set[str] = set()
    for line in lines:
        if line.key not in seen:
            seen.add(line.key)
            yield KeySeen(
                signing_key.fingerprint(line.key),
                datetime.fromisoformat(line.at),
                line.entry,
                agreed(line),
                line.key == own,
            )


def _read(
    texts: Sequence[str], place: str, store: str
) -> tuple[list[Checkpoint | None], list[Problem]]:
    """Take lines apart; a key that was not there before has to say so in a line of its own."""
    lines: list[Checkpoint | None] = []
    flaws: list[Problem] = []
    known: set[str] = set()
    for at, text in enumerate(texts):
        line = parsed(text)
        sound = line is not None and line.store == store and line.is_signed
        if line is not None and sound:
            sound = line.key in known or line.kind == Kind.KEY or not known
            known.add(line.key)
        if not sound:
            flaws.append(_altered(place, line.number if line else at + 1))
            line = None
        lines.append(line)
    return lines, flaws


def _chain(lines: Sequence[Checkpoint], place: str) -> Iterator[Problem]:
    """In the file each line follows on the one before it; one that is gone leaves a gap."""
    if lines and lines[0].follows:
        yield Problem("checkpoint_missing", {"table": place, "number": lines[0].number - 1})
    for before, line in pairwise(lines):
        if line.follows != line_hash(before.text):
            yield Problem("checkpoint_missing", {"table": place, "number": line.number - 1})


def _rewritten(connection: Connection, lines: Sequence[Checkpoint]) -> Iterator[Problem]:
    """The journal is the one that was signed: all of it up to each checkpoint, by its hash."""
    sound: Checkpoint | None = None
    for line in lines:
        if _head(connection, line.entry) != line.head:
            details = {"entry": line.entry, "number": line.number, "at": line.at}
            yield Problem("journal_rewritten", details | {"sound": sound.entry if sound else 0})
            return
        sound = line


def _head(connection: Connection, entry: int) -> str | None:
    return connection.execute(select(JOURNAL.c.hash).where(JOURNAL.c.seq == entry)).scalar()


def _outside(
    connection: Connection, folder: Path, store: str, inside: Sequence[Checkpoint]
) -> Iterator[Problem]:
    texts = checkpoint_log.lines(folder)
    read, flaws = _read(texts, checkpoint_log.NAME, store)
    yield from flaws
    log = [one for one in read if one is not None]
    if all(read):
        yield from _log_chain(log)
    there = {one.text for one in inside}
    gone = [one for one in since_restore(log) if one.text not in there]
    if gone:
        last = gone[-1]
        code = "checkpoint_missing"
        if _head(connection, last.entry) != last.head:
            code = "store_replayed"
        details = {"table": CHECKPOINT.name, "number": last.number, "entry": last.entry}
        yield Problem(code, details | {"at": last.at})
    yield from _pending(log, inside)
    second = checkpoint_log.second_lines(folder, store)
    if second and texts[: len(second)] != second:
        yield Problem("checkpoints_differ", {"file": checkpoint_log.second_folder(folder)})


def _log_chain(lines: Sequence[Checkpoint]) -> Iterator[Problem]:
    """Outside each line names the one before it; where a file was copied alone, as it is there."""
    for before, line in pairwise(lines):
        if line_hash(before.text) not in (line.before, line.follows):
            details = {"table": checkpoint_log.NAME, "number": line.number - 1}
            yield Problem("checkpoint_missing", details)


def _pending(log: Sequence[Checkpoint], inside: Sequence[Checkpoint]) -> Iterator[Problem]:
    """What the log lacks was broken off: it goes on from the last line of the log."""
    if not log:
        return
    later = [one for one in inside if one.number > log[-1].number]
    if later and later[0].before != line_hash(log[-1].text):
        yield _altered(CHECKPOINT.name, later[0].number)


def _altered(place: str, number: int) -> Problem:
    return Problem("checkpoint_altered", {"table": place, "number": number})
