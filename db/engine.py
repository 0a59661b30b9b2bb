"""The connection to the database: how it is opened, read, written, and what goes wrong there.

Together with `db.batches.search` the one place that knows which database it is.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from operator import itemgetter
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import ClauseElement

from db.guard import Guard
from db.own_entries import OwnEntries
from recycler.errors import DataFolderError

BUSY_SECONDS = 4.0
MANY_ENTRIES = 1_000  # of the journal, between two checkpoints
LITTLE_DISK = 1_000_000  # [bytes]
STORE_LOCK = 7_402_611  # any number; PostgreSQL's name for "someone writes to the store"

_CODES = {
    sqlite3.SQLITE_BUSY: "folder_busy",
    sqlite3.SQLITE_LOCKED: "folder_busy",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "not_writable",
    sqlite3.SQLITE_CANTOPEN: "not_writable",
    sqlite3.SQLITE_PERM: "not_writable",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
}
_NO_TEXT = "Could not decode to UTF-8"  # a text of overwritten pages


Values = Mapping[str, object]
DriverSql = tuple[str, Callable[[Values], Sequence[object]]]


class Writing:
    """A transaction that writes, on the driver itself: a save costs what the disk costs."""

    def __init__(self, cursor: Any, database: "Database", connection: Connection) -> None:
        self._cursor = cursor
        self._database = database
        self.entered = 0  # entries of the journal
        self.last = 0  # number of the last of them
        self.connection = connection  # what reads by it sees what was written so far

    def run(self, statement: ClauseElement, values: Mapping[str, object] | None = None) -> None:
        sql, places = self._database.driver_sql(statement)
        self._cursor.execute(sql, places(values or {}))

    def many(self, statement: ClauseElement, rows: Iterable[Mapping[str, object]]) -> None:
        sql, places = self._database.driver_sql(statement)
        self._cursor.executemany(sql, map(places, rows))

    def first(
        self, statement: ClauseElement, values: Mapping[str, object] | None = None
    ) -> Sequence[Any] | None:
        """Run a query and return its first row."""
        self.run(statement, values)
        row: Sequence[Any] | None = self._cursor.fetchone()
        return row

    def all(
        self, statement: ClauseElement, values: Mapping[str, object] | None = None
    ) -> list[Sequence[Any]]:
        """Run a query and return its rows."""
        self.run(statement, values)
        rows: list[Sequence[Any]] = self._cursor.fetchall()
        return rows


class Database:
    """One store's database, shared by all threads of the program: many read, one writes."""

    def __init__(
        self, url: URL | str, folder: Path | None = None, *, writable: bool = True
    ) -> None:
        self.folder, self.writable = folder, writable
        self.engine = _sqlite(url) if _is_sqlite(url) else _server(url)
        self.guard = Guard(self)
        self.on_sqlite = self.engine.dialect.name == "sqlite"
        self._sql: dict[ClauseElement, DriverSql] = {}
        self._writer: Any = None
        self._one_writes = Lock()
        self.unsigned = 0  # entries of the journal since the last checkpoint of this process
        self.on_many: Callable[[], object] = lambda: None
        self.own = OwnEntries()

    def close(self) -> None:
        with self._one_writes:
            if self._writer is not None:
                self._writer.close()
                self._writer = None
        self.engine.dispose()

    def driver_sql(self, statement: ClauseElement) -> DriverSql:
        """Return a statement as the driver takes it, made once."""
        made = self._sql.get(statement)
        if made is None:
            compiled = statement.compile(dialect=self.engine.dialect)
            names = getattr(compiled, "positiontup", None) or ()
            made = self._sql[statement] = (str(compiled), _in_places(tuple(names)))
        return made

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Read one state of the store, whatever is written meanwhile."""
        with self.told(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Writing]:
        """Change the store: all of it or nothing, durable when the block ends.

        Raises:
            DataFolderError: the change could not be kept; nothing was changed.
        """
        if not self._one_writes.acquire(timeout=BUSY_SECONDS):
            raise DataFolderError("folder_busy", folder=self.folder)
        try:
            with self.told():
                yield from self._written()
        finally:
            self._one_writes.release()
        if self.unsigned >= MANY_ENTRIES:
            self.unsigned = 0
            self.on_many()

    def _written(self) -> Iterator[Writing]:
        cursor = self._connected().cursor()
        try:
            for begin in self._begin():
                cursor.execute(begin)
            # Never closed: that would roll back, and the driver's connection stays the writer's.
            writing = Writing(cursor, self, Connection(self.engine, self._writer))
            yield writing
            with self.own.adding(writing.entered, writing.last):
                cursor.execute("COMMIT")
            self.unsigned += writing.entered
        except BaseException:
            with suppress(Exception):  # a full disk has ended the transaction already
                cursor.execute("ROLLBACK")
            raise
        finally:
            cursor.close()

    def _connected(self) -> Any:
        if self._writer is None:
            self._writer = self.engine.raw_connection()
            if not self.on_sqlite:
                self._writer.driver_connection.autocommit = True  # BEGIN and COMMIT are ours
        return self._writer.driver_connection

    def _begin(self) -> tuple[str, ...]:
        """Keep all others from writing from here on: numbers and the chain depend on it."""
        if self.on_sqlite:
            return ("BEGIN IMMEDIATE",)
        return (
            "BEGIN ISOLATION LEVEL READ COMMITTED",
            f"SELECT pg_advisory_xact_lock({STORE_LOCK})",
        )

    def flaws(self, connection: Connection) -> list[str]:
        """Return what the database itself finds wrong in its file."""
        if not self.on_sqlite:
            return []
        verdicts = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars()
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        return [*(v for v in verdicts if v != "ok"), *(f"foreign key: {row}" for row in orphans)]

    @contextmanager
    def told(self) -> Iterator[None]:
        """Say what the disk said in the terms of a data folder."""
        with told(self.folder):
            yield


@contextmanager
def told(folder: Path | None) -> Iterator[None]:
    """Raise what SQLite says of its file as a `DataFolderError` of that folder."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        code = _code_of(error.orig if isinstance(error, DBAPIError) else error, folder)
        if code is None:
            raise
        raise DataFolderError(code, folder=folder) from error


def _code_of(error: BaseException | None, folder: Path | None) -> str | None:
    number = getattr(error, "sqlite_errorcode", None)
    if number is None:  # of what Python's own part says, only this is about the file
        return "damaged" if str(error).startswith(_NO_TEXT) else None
    primary = number & 0xFF
    if primary == sqlite3.SQLITE_IOERR:
        full = folder is not None and shutil.disk_usage(folder).free < LITTLE_DISK
        return "disk_full" if full else "not_writable"
    return _CODES.get(primary)


def _in_places(names: Sequence[str]) -> Callable[[Values], Sequence[object]]:
    """Return what puts named values in the places of a statement, as fast as can be."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda values: [values[name] for name in names]


def _is_sqlite(url: URL | str) -> bool:
    return str(url).startswith("sqlite")


def sqlite_url(file: Path, *, immutable: bool = False) -> URL:
    """Return the address of a SQLite file, to be opened and never made.

    An immutable file is read without a lock or a file beside it: what a read-only folder allows.
    """
    query = {"uri": "true", "mode": "ro" if immutable else "rw"}
    if immutable:
        query["immutable"] = "1"
    return URL.create("sqlite", database=file.absolute().as_uri(), query=query)


def _sqlite(url: URL | str) -> Engine:
    engine = create_engine(
        url,
        paramstyle="qmark",
        connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _server(url: URL | str) -> Engine:
    # What one reading transaction sees is one state of the store, as on SQLite.
    return create_engine(url, isolation_level="REPEATABLE READ", paramstyle="format")


def _begin(connection: Connection) -> None:
    """Begin a transaction that reads, unless it reads within one that writes."""
    driver = connection.connection.driver_connection
    if driver is not None and not driver.in_transaction:
        connection.exec_driver_sql("BEGIN")


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where we say so
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -8000")
    connection.execute("PRAGMA journal_size_limit = 67108864")
