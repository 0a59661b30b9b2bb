"""The data folder: how it is laid out, made, recognised and opened."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from db import migrate
from db.engine import Database, sqlite_url, told
from recycler.errors import DataFolderError, InputError

FILE = "recycler.sqlite3"
_FOLDER_OF_ONE, _FILE_OF_ONE, _OF_OTHERS = 0o700, 0o600, 0o077
BACKUPS = "backups"
ATTACHMENTS = "attachments"
PARTS = (BACKUPS, ATTACHMENTS, "logs")


def create(folder: Path, furnish: Callable[[Database], None]) -> None:
    """Make a data folder; the store appears in it whole or not at all.

    Raises:
        InputError: `store_exists`.
        DataFolderError: it cannot be written.
    """
    file = folder / FILE
    if file.exists():
        raise InputError("store_exists", folder=folder)
    _make_folders(folder)
    new = folder / f"{FILE}.new"
    with told(folder):
        remove(new)
        with closing(sqlite3.connect(new)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
        database = Database(sqlite_url(new), folder)
        try:
            migrate.upgrade(database.engine)
            furnish(database)
        finally:
            database.close()
    with suppress(OSError):  # where the disk has no rights
        new.chmod(_FILE_OF_ONE)
    new.replace(file)


def open_database(folder: Path) -> Database:
    """Open the store of a folder, brought up to date if it is of an older program.

    Raises:
        DataFolderError: `no_store`, `damaged`, `newer_file`, `folder_busy`, `not_writable`.
    """
    file = folder / FILE
    if not file.is_file():
        raise DataFolderError("no_store", folder=folder)
    database = _opened(file)
    try:
        at = revision(database)
        if at not in migrate.REVISIONS:
            raise DataFolderError("newer_file" if at else "damaged", folder=folder)
        if at != migrate.HEAD:
            _bring_up_to_date(database, file)
    except BaseException:
        database.close()
        raise
    return database


def revision(database: Database) -> str | None:
    """Return the schema step of a database, None where it is no store."""
    with database.read() as connection:
        return migrate.revision(connection)


def is_new(database: Database) -> bool:
    """Make the tables of an empty database; tell whether it was empty."""
    at = revision(database)
    if at is None:
        migrate.upgrade(database.engine)
    return at is None


def is_owned(folder: Path) -> bool:
    """Tell whether the system takes this process for the owner of a folder.

    Where the system has no such notion in reach (Windows), who may write to it is taken for one.
    """
    if not hasattr(os, "geteuid"):
        return os.access(folder, os.W_OK)
    return os.geteuid() in (0, folder.stat().st_uid)


def is_wide(folder: Path) -> bool:
    """Tell whether others on this computer can look into a data folder; unknown on Windows."""
    return os.name == "posix" and bool(folder.stat().st_mode & _OF_OTHERS)


def narrow(folder: Path) -> None:
    """Keep others on this computer out of a data folder.

    Raises:
        DataFolderError: `not_writable`.
    """
    if os.name != "posix":
        return
    try:
        folder.chmod(_FOLDER_OF_ONE)
        for part in PARTS:
            (folder / part).chmod(_FOLDER_OF_ONE)
        for file in folder.glob(f"{FILE}*"):
            file.chmod(_FILE_OF_ONE)
    except OSError as error:
        raise DataFolderError("not_writable", folder=folder) from error


def sync(folder: Path) -> None:
    """See that the names in a folder are on the disk, where the system can say so."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def free_name(file: Path) -> Path:
    """Return a name that no file has: nothing that was kept is ever written over."""
    number = 1
    name = file
    while name.exists():
        number += 1
        name = file.with_name(f"{file.stem}-{number}{file.suffix}")
    return name


def remove(file: Path) -> None:
    """Remove a database file and what SQLite keeps beside it."""
    for name in (file.name, f"{file.name}-wal", f"{file.name}-shm"):
        file.with_name(name).unlink(missing_ok=True)


def _opened(file: Path) -> Database:
    """Open for reading and writing; in a folder that cannot be written, for reading."""
    database = Database(sqlite_url(file), file.parent)
    try:
        revision(database)
    except DataFolderError as error:
        database.close()
        left_behind = file.with_name(f"{file.name}-wal")
        if error.code != "not_writable" or (left_behind.exists() and left_behind.stat().st_size):
            raise
        return Database(sqlite_url(file, immutable=True), file.parent, writable=False)
    return database


def _bring_up_to_date(database: Database, file: Path) -> None:
    from db.safekeeping.backup import back_up

    back_up(file.parent)
    try:
        with told(file.parent):
            migrate.upgrade(database.engine)
    except DBAPIError as error:  # the tables are not those of the step it says it is at
        raise DataFolderError("schema_differs", folder=file.parent, detail=error.orig) from error


def _make_folders(folder: Path) -> None:
    try:
        is_new = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        for part in PARTS:
            (folder / part).mkdir(exist_ok=True)
        if is_new:
            narrow(folder)
    except OSError as error:
        raise DataFolderError("not_writable", folder=folder) from error
