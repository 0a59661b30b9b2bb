"""Backups that were opened, counted and hashed, and the way back to one of them."""

import errno
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from db import data_folder, migrate
from db.attachments import carried
from db.engine import BUSY_SECONDS, told
from db.proof import checkpoints
from db.safekeeping import kept_backups
from db.safekeeping.kept_backups import BackupInfo
from db.safekeeping.rehearsal import Rehearsal, rehearsed
from recycler.errors import DataFolderError, InputError
from recycler.problems import Report, unheard

PAGES_AT_ONCE = 2_000
_NEEDED = {"alembic_version", "batch", "journal"}
_GUARD = re.compile(
    r"CREATE TRIGGER \w+ BEFORE (?:UPDATE|DELETE) ON \w+ BEGIN SELECT RAISE\(ABORT, '[^']*'\); END"
)
_STEPS = 100  # of a report: copying is the first nine tenths, verifying the rest


@dataclass(frozen=True, slots=True)
class Counted:
    """What a copy holds; head is the hash of its last journal entry."""

    batches: int
    journal_entries: int
    head: str


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did with the store that was there before; None where there was none.

    lacking: how many attachments it speaks of that are nowhere whole.
    """

    kept_as: Path | None
    lacking: int = 0


def back_up(folder: Path, out: Path | None = None, report: Report = unheard) -> BackupInfo:
    """Copy one state of a store while it is in use, and verify the copy.

    Raises:
        DataFolderError: `damaged`, `disk_full`, `not_writable` or `folder_busy`.
        InputError: `file_not_writable`.
    """
    at = datetime.now(UTC)
    own = folder / data_folder.BACKUPS / f"recycler-{at:%Y%m%d-%H%M%S}.sqlite3"
    file = out or data_folder.free_name(own)
    part = file.with_name(f"{file.name}.{uuid4().hex[:8]}.part")  # another may back up, too
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with told(folder), _full_at(file.parent):
            _copy(folder / data_folder.FILE, part, report)
            counted = verified(part, folder)
        size, sha256 = part.stat().st_size, kept_backups.hashed(part)
        if out is None:
            file = _put(part, file)
        else:
            part.replace(file)
        held = counted.batches, counted.journal_entries, counted.head
        info = BackupInfo(file, at, *held, size, sha256, *carried.take_along(file, folder))
        data_folder.sync(file.parent)
        kept_backups.remember(info, folder)
    except OSError as error:
        raise _refused(error, out, folder) from error
    finally:
        with suppress(OSError):
            data_folder.remove(part)
    kept_backups.rotate(folder / data_folder.BACKUPS, info)
    report(_STEPS, _STEPS)
    return info


def restore(folder: Path, file: Path, report: Report = unheard) -> Restored:
    """Put a backup in the place of the store; what was there is kept beside it.

    Raises:
        InputError: `file_not_found`, `bad_backup` or `altered_backup`.
        DataFolderError: `newer_file`, `folder_busy`, `disk_full` or `not_writable`.
    """
    if not file.is_file():
        raise InputError("file_not_found", file=file)
    new = folder / f"{data_folder.FILE}.restored"
    try:
        for part in data_folder.PARTS:
            (folder / part).mkdir(parents=True, exist_ok=True)
        _fetch(file, new, report)
        sources = carried.places(folder, file)
        _prove(new, file, folder, report)
        lacking = carried.bring_back(new, sources, folder)
        with told(folder):
            checkpoints.anchor_restored(new, folder, file)
        kept_as = _put_aside(folder)
        new.replace(folder / data_folder.FILE)
        data_folder.sync(folder)
        checkpoints.published(folder, folder / data_folder.FILE)
    except OSError as error:
        raise _refused(error, None, folder) from error
    finally:
        with suppress(OSError):
            data_folder.remove(new)
    report(_STEPS, _STEPS)
    return Restored(kept_as, lacking)


def rehearse(folder: Path, file: Path, report: Report = unheard) -> Rehearsal:
    """Say what a restore of a backup would give; the store is not touched.

    Raises:
        InputError: `file_not_found`, `bad_backup` or `altered_backup`.
        DataFolderError: `newer_file`, `disk_full` or `not_writable`.
    """
    if not file.is_file():
        raise InputError("file_not_found", file=file)
    new = folder / f"{data_folder.FILE}.rehearsed"
    try:
        _fetch(file, new, report)
        places = carried.places(folder, file)
        return replace(rehearsed(new, folder, places, report), file=file)
    except OSError as error:
        raise _refused(error, None, folder) from error
    finally:
        with suppress(OSError):
            data_folder.remove(new)


def verified(file: Path, folder: Path) -> Counted:
    """Read a copy whole and count its batches and journal entries.

    Raises:
        DataFolderError: `damaged` or `newer_file`.
    """
    with (
        told(folder),
        closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as copy,
    ):
        copy.execute("PRAGMA trusted_schema = OFF")
        if not _is_plain(copy):  # first, as all that follows would run what the schema says
            raise DataFolderError("damaged", folder=folder)
        (verdict,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok":
            raise DataFolderError("damaged", folder=folder)
        (revision,) = copy.execute("SELECT version_num FROM alembic_version").fetchone()
        if revision not in migrate.REVISIONS:
            raise DataFolderError("newer_file", folder=folder)
        (batches,) = copy.execute("SELECT count(*) FROM batch").fetchone()
        (entries,) = copy.execute("SELECT count(*) FROM journal").fetchone()
        head = copy.execute("SELECT hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
        return Counted(int(batches), int(entries), str(head[0]) if head else "")


def _put(part: Path, file: Path) -> Path:
    """Give a copy its name, or the next one that nobody has taken meanwhile."""
    while True:
        try:
            file.hardlink_to(part)
        except FileExistsError:
            file = data_folder.free_name(file)
        except OSError:  # a file system without links
            return part.replace(file)
        else:
            return file


def _is_plain(copy: sqlite3.Connection) -> bool:
    """Say whether a file holds our tables and, of what acts by itself, no more than our guards."""
    found = copy.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    tables = {name for kind, name, _ in found if kind == "table"}
    guards = [sql for kind, _, sql in found if kind in ("view", "trigger")]
    return tables >= _NEEDED and all(_GUARD.fullmatch(sql or "") for sql in guards)


def _copy(source: Path, target: Path, report: Report) -> None:
    data_folder.remove(target)
    with (
        closing(sqlite3.connect(source, timeout=BUSY_SECONDS, isolation_level=None)) as store,
        closing(sqlite3.connect(target)) as copy,
    ):
        store.execute("BEGIN")  # one state of the store, whatever is saved meanwhile
        store.execute("SELECT count(*) FROM sqlite_master").fetchone()
        store.backup(copy, pages=PAGES_AT_ONCE, progress=_progress(report))
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it
    with target.open("rb+") as written:
        os.fsync(written.fileno())


@contextmanager
def _full_at(folder: Path) -> Iterator[None]:
    """Name the disk that is full where it is not that of the store: the one copied to."""
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
            raise DataFolderError("disk_full", folder=folder) from error
        raise


def _progress(report: Report) -> Callable[[int, int, int], None]:
    def tell(_status: int, remaining: int, total: int) -> None:
        report((total - remaining) * 9 * _STEPS // 10 // max(total, 1), _STEPS)

    return tell


def _fetch(file: Path, new: Path, report: Report) -> None:
    """Copy a backup next to the store and verify it there."""
    try:
        with told(file):
            verified(file, file)
            _copy(file, new, report)
    except DataFolderError as error:
        if error.code == "newer_file":
            raise
        raise InputError("bad_backup", file=file) from error
    noted = kept_backups.note_of(file)
    if noted and kept_backups.hashed(file) != noted.sha256:
        raise InputError("altered_backup", file=file)
    with closing(sqlite3.connect(new)) as store:
        store.execute("PRAGMA journal_mode = WAL")


def _prove(new: Path, file: Path, folder: Path, report: Report) -> None:
    """See that all in a copy adds up, before it takes over."""
    if rehearsed(new, folder, (), report).problems:
        raise InputError("altered_backup", file=file)


def _put_aside(folder: Path) -> Path | None:
    """Keep the present store under another name, in place until the new one takes over."""
    file = folder / data_folder.FILE
    if not file.exists():
        return None
    _let_go(file, folder)
    now = datetime.now(UTC)
    kept_as = data_folder.free_name(folder / f"recycler-replaced-{now:%Y%m%d-%H%M%S}.sqlite3")
    try:
        kept_as.hardlink_to(file)
    except OSError:  # a file system without links
        shutil.copy2(file, kept_as)
    for end in ("-wal", "-shm"):  # left only by a store too damaged to be closed in order
        beside = file.with_name(file.name + end)
        if beside.exists():
            beside.replace(kept_as.with_name(kept_as.name + end))
    return kept_as


def _let_go(file: Path, folder: Path) -> None:
    """See that nobody has the store open, and write all of it into its one file."""
    try:
        with told(folder), closing(sqlite3.connect(file, timeout=BUSY_SECONDS)) as store:
            store.execute("PRAGMA journal_mode = DELETE")
    except DataFolderError as error:
        if error.code != "damaged":  # a damaged one is what a restore is for
            raise


def _refused(error: OSError, file: Path | None, folder: Path) -> DataFolderError | InputError:
    """Say why nothing could be written: to a file that was asked for, or to the data folder."""
    if file is not None:
        return InputError("file_not_writable", file=file)
    full = error.errno == errno.ENOSPC
    return DataFolderError("disk_full" if full else "not_writable", folder=folder)
