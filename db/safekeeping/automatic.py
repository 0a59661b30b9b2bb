"""Backups without being asked: one if anything changed, and its copy in the second folder."""

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db import data_folder
from db.safekeeping import kept_backups
from db.safekeeping.kept_backups import BackupInfo, SecondFolder
from recycler.problems import Report, unheard

if TYPE_CHECKING:
    from db.store import Store


@dataclass(frozen=True, slots=True)
class Safe:
    """What was done; backup is None where the last one holds all there is."""

    backup: BackupInfo | None
    second: SecondFolder | None


def keep_safe(
    store: "Store",
    out: Path | None = None,
    report: Report = unheard,
    *,
    only_if_changed: bool = False,
) -> Safe:
    """Back up, and bring the second folder up to date.

    Raises:
        DataFolderError, InputError: as of `Store.backup`; what hinders the copies is not raised.
    """
    last = store.last_backup() if only_if_changed else None
    changed = last is None or last.head != _head(store.folder)
    made = store.backup(out, report=report) if changed else None
    return Safe(made, kept_backups.catch_up(store.folder))


def is_whole(folder: Path) -> bool:
    """Look through the file as fast as can be; tell whether no page of it is damaged."""
    file = (folder / data_folder.FILE).absolute().as_uri()
    with suppress(sqlite3.OperationalError):  # somebody else has it; that says nothing of it
        try:
            with closing(sqlite3.connect(f"{file}?mode=ro", uri=True)) as store:
                return bool(store.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
        except sqlite3.DatabaseError as error:
            return getattr(error, "sqlite_errorcode", 0) & 0xFF not in _DAMAGED
    return True


_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def _head(folder: Path) -> str | None:
    file = (folder / data_folder.FILE).absolute().as_uri()
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{file}?mode=ro", uri=True)) as store:
        found = store.execute("SELECT hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
        return str(found[0]) if found else None
    return None
