"""What can still be read of a damaged store; what cannot is None and never an error."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from shutil import copyfile

from db.batches.records import Row
from db.proof.journal import JOURNAL

_UNREADABLE = 2_000  # entries in a row, after which no more are looked for
_PAGE_SIZE, _PAGES = slice(16, 18), slice(28, 32)  # in the header of a SQLite file
_HEADER, _INTERIOR = 100, 0x05  # of its first page, and what kind of page that is
_ENTRY = f"SELECT {', '.join(JOURNAL.columns.keys())} FROM journal WHERE seq = ?"


class Salvage:
    """Reads a copy of a damaged file, row by row, so that one bad page costs what is on it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.is_whole = True  # whether every entry that was looked for could be read
        connection.row_factory = sqlite3.Row

    def entries(self, after: int) -> Iterator[Row]:
        """Yield the entries of the journal behind one, leaving out what cannot be read."""
        misses, seq, self.is_whole = 0, after, True
        while misses < _UNREADABLE:
            seq += 1
            try:
                found = self._connection.execute(_ENTRY, (seq,)).fetchone()
            except sqlite3.Error:
                misses, self.is_whole = misses + 1, False
                continue
            misses = misses + 1 if found is None else 0
            if found is not None:
                yield dict(found)

    def row(self, table: str, **keys: object) -> Row | None:
        """Return one row by its keys."""
        where = " AND ".join(f"{name} = ?" for name in keys)
        with suppress(sqlite3.Error):
            query = f"SELECT * FROM {table} WHERE {where}"
            found = self._connection.execute(query, tuple(keys.values())).fetchone()
            return dict(found) if found else None
        return None

    def rows(self, table: str) -> Iterator[Row]:
        """Yield rows from both ends up to the first that cannot be read, some of them twice."""
        for order in ("ASC", "DESC"):
            with suppress(sqlite3.Error):
                query = f"SELECT * FROM {table} NOT INDEXED ORDER BY rowid {order}"
                yield from map(dict, self._connection.execute(query))

    def tickets(self) -> set[str]:
        """Return the tickets that can be read: in the table, and in its index from both ends."""
        seen: set[str] = set()
        for order in ("NOT INDEXED", "ORDER BY ticket", "ORDER BY ticket DESC"):
            with suppress(sqlite3.Error):
                query = f"SELECT ticket FROM batch {order}"
                seen.update(str(found[0]) for found in self._connection.execute(query))
        return seen


@contextmanager
def salvaged(file: Path, sound: Path, place: Path) -> Iterator[Salvage]:
    """Open a copy of a damaged file in a folder.

    Args:
        file: the damaged store; it is left as it is.
        sound: a whole store of the same schema, whose list of tables stands in for a damaged one.
        place: where the copy goes.
    """
    copy = place / "damaged.sqlite3"
    for end in ("", "-wal"):
        beside = file.with_name(file.name + end)
        if beside.exists():
            copyfile(beside, copy.with_name(copy.name + end))
    if not _has_tables(copy):
        _give_schema(copy, sound)
    with closing(sqlite3.connect(copy)) as connection:
        yield Salvage(connection)


def _has_tables(copy: Path) -> bool:
    with suppress(sqlite3.Error), closing(sqlite3.connect(copy)) as connection:
        connection.execute("SELECT count(*) FROM journal WHERE seq = 0").fetchone()
        return True
    return False


def _give_schema(copy: Path, sound: Path) -> None:
    """Let a file begin as another one does: with its tables, and where each of them starts."""
    with sound.open("rb") as whole, copy.open("rb+") as damaged:
        size = int.from_bytes(whole.read(100)[_PAGE_SIZE], "big")
        whole.seek(0)
        first = bytearray(whole.read(size))
        first[_PAGES] = (copy.stat().st_size // size).to_bytes(4, "big")
        damaged.write(first)
        for page in _children(first):
            whole.seek((page - 1) * size)
            damaged.seek((page - 1) * size)
            damaged.write(whole.read(size))


def _children(first: bytearray) -> list[int]:
    """Return the pages on which the list of tables goes on, by SQLite's file format."""
    if first[_HEADER] != _INTERIOR:
        return []
    cells = int.from_bytes(first[_HEADER + 3 : _HEADER + 5], "big")
    places = [_HEADER + 8]  # the right-most child; those of the cells follow
    pointers = range(_HEADER + 12, _HEADER + 12 + 2 * cells, 2)
    places += [int.from_bytes(first[at : at + 2], "big") for at in pointers]
    return [int.from_bytes(first[place : place + 4], "big") for place in places]
