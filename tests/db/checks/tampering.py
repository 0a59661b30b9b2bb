"""Changes of a store's file behind the program's back, through plain SQL, by fixed seeds."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from db.checks.search import ADD
from db.data_folder import remove
from db.proof.journal import CHAINED, chain_hash

Place = tuple[str, tuple[object, ...]]
SKIPPED = ("batch_search", "batch_terms")  # virtual: their own tampering
APART = ("person_secret", "sign_in_try")  # counts that nothing vouches for beside the hash
SHADOWS = ("batch_search_data", "batch_search_idx", "batch_search_config")


@contextmanager
def unguarded(file: Path) -> Iterator[sqlite3.Connection]:
    """Open a file with its triggers put aside, as somebody does who knows what they are for."""
    with closing(sqlite3.connect(file)) as connection:
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()


class Tamperer:
    """Does one thing to a file that changes something, and says what."""

    def __init__(self, seed: int, older: Path) -> None:
        self._random = random.Random(seed)
        self._older = older  # a copy of the same file from an earlier day
        self._ways = {
            self._update: 8, self._delete: 4, self._insert: 4, self._swap: 3, self._cut: 1,
            self._rewrite: 1, self._search: 1, self._schema: 1,
        }  # fmt: skip

    def tamper(self, file: Path) -> str:
        if self._random.random() < 0.04:
            remove(file)
            shutil.copy(self._older, file)
            return "REPLAY of an older file"
        with unguarded(file) as connection:
            while True:
                way = self._random.choices(list(self._ways), self._ways.values())[0]
                if told := way(connection):
                    return told

    def _tables(self, connection: sqlite3.Connection) -> list[str]:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        left_out = (*SKIPPED, *APART, *SHADOWS, "batch_search_content", "batch_search_docsize")
        names = sorted(name for (name,) in rows if name not in left_out)
        return [name for name in names if connection.execute(f"SELECT 1 FROM {name}").fetchone()]

    def _columns(self, connection: sqlite3.Connection, table: str) -> list[tuple[str, str, bool]]:
        rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
        return [(f'"{name}"', kind, bool(needed)) for _, name, kind, needed, *_ in rows]

    def _row(self, connection: sqlite3.Connection, table: str) -> Place:
        """Return where a row stands: what finds it, and by which values."""
        sql = connection.execute(
            "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)
        ).fetchone()[0]
        keys = ["rowid"]
        if "WITHOUT ROWID" in sql:
            rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
            keys = [f'"{name}"' for _, name, *_, is_key in rows if is_key]
        rows = connection.execute(f"SELECT {', '.join(keys)} FROM {table}").fetchall()
        return " AND ".join(f"{name} = ?" for name in keys), self._random.choice(rows)

    def _other(self, value: object, kind: str, needed: bool) -> object:
        """Return another value such as stands there."""
        if value is not None and not needed and self._random.random() < 0.15:
            return None
        if isinstance(value, int | float):
            return value + self._random.choice([-1, 1, 7, 1000])
        if value is None:
            return self._random.choice([1, 2.5]) if kind in ("INTEGER", "BIGINT") else "x"
        text = str(value)
        place = self._random.randrange(len(text)) if text else 0
        return self._random.choice(
            [text + " ", text[:place] + "~" + text[place + 1 :], text.swapcase() + "1", ""]
        )

    def _update(self, connection: sqlite3.Connection) -> str | None:
        table = self._random.choice(self._tables(connection))
        name, kind, needed = self._random.choice(self._columns(connection, table))
        found, row = self._row(connection, table)
        (old,) = connection.execute(f"SELECT {name} FROM {table} WHERE {found}", row).fetchone()
        new = self._other(old, kind, needed)
        return self._did(
            connection,
            f"UPDATE {table} SET {name} = ? WHERE {found}", (new, *row),
            f"UPDATE {table}.{name}: {old!r:.60} to {new!r:.60}",
            lambda: connection.execute(
                f"SELECT typeof({name}), {name} FROM {table} WHERE {found}", row
            ).fetchone(),
        )  # fmt: skip

    def _delete(self, connection: sqlite3.Connection) -> str | None:
        table = self._random.choice(self._tables(connection))
        found, row = self._row(connection, table)
        return self._did(
            connection, f"DELETE FROM {table} WHERE {found}", row, f"DELETE {table} {row}"
        )

    def _insert(self, connection: sqlite3.Connection) -> str | None:
        """Put in a row like one that is there, under another key."""
        table = self._random.choice(self._tables(connection))
        columns = [name for name, *_ in self._columns(connection, table)]
        kinds = {name: (kind, needed) for name, kind, needed in self._columns(connection, table)}
        found, row = self._row(connection, table)
        values = list(
            connection.execute(
                f"SELECT {', '.join(columns)} FROM {table} WHERE {found}", row
            ).fetchone()
        )
        for at in {0, self._random.randrange(len(columns)), self._random.randrange(len(columns))}:
            kind, needed = kinds[columns[at]]
            values[at] = self._other(values[at], kind, needed)
        gaps = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({gaps})"
        return self._did(connection, sql, values, f"INSERT {table} {values!r:.100}")

    def _swap(self, connection: sqlite3.Connection) -> str | None:
        """Let two rows exchange what stands in one column that is no key."""
        table = self._random.choice(self._tables(connection))
        (found, one), (_, two) = self._row(connection, table), self._row(connection, table)
        columns = [name for name, *_ in self._columns(connection, table)]
        name = self._random.choice(columns)
        select = f"SELECT {name} FROM {table} WHERE {found}"
        of_one, of_two = (connection.execute(select, row).fetchone()[0] for row in (one, two))
        if of_one == of_two or f"{name} =" in found:
            return None
        try:
            change = f"UPDATE {table} SET {name} = ? WHERE {found}"
            connection.execute(change, (of_two, *one))
            connection.execute(change, (of_one, *two))
        except sqlite3.IntegrityError:
            connection.rollback()
            return None
        return f"SWAP {table}.{name} of {one} and {two}"

    def _cut(self, connection: sqlite3.Connection) -> str:
        """Cut the end of the journal."""
        (last,) = connection.execute("SELECT max(seq) FROM journal").fetchone()
        left = last - self._random.randint(1, 5)
        connection.execute(f"DELETE FROM journal WHERE seq > {left}")
        return f"CUT journal after {left}"

    def _rewrite(self, connection: sqlite3.Connection) -> str:
        """Alter an entry, and chain it and all after it anew."""
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute("SELECT * FROM journal ORDER BY seq")]
        connection.row_factory = None
        at = self._random.randrange(len(rows))
        rows[at]["who"] = "Nobody"
        before = rows[at]["prev_hash"]
        for row in rows[at:]:
            row["prev_hash"] = before
            before = row["hash"] = chain_hash(before, {name: row[name] for name in CHAINED})
            connection.execute(
                "UPDATE journal SET who = ?, prev_hash = ?, hash = ? WHERE seq = ?",
                (row["who"], row["prev_hash"], row["hash"], row["seq"]),
            )
        return f"REWRITE journal from {at + 1}"

    def _search(self, connection: sqlite3.Connection) -> str:
        what = self._random.choice(["empty", "add", "data"])
        if what == "empty":
            connection.execute("INSERT INTO batch_search (batch_search) VALUES ('delete-all')")
        elif what == "add":
            connection.execute(ADD, (self._random.randrange(1, 99), "\nwhatever\n"))
        else:
            connection.execute("DELETE FROM batch_search_data WHERE id > 10")
        return f"SEARCH {what}"

    def _schema(self, connection: sqlite3.Connection) -> str:
        sql = self._random.choice(
            [
                "DROP INDEX ix_batch_void",
                "CREATE TABLE extra (a)",
                "CREATE TRIGGER sly AFTER INSERT ON batch BEGIN DELETE FROM draft; END",
                "ALTER TABLE batch ADD COLUMN extra TEXT",
            ]
        )
        connection.execute(sql)
        return sql

    def _did(self, connection, sql, values, told, standing=None) -> str | None:
        """Run a statement; None where the database refuses it, or nothing is different by it."""
        before = standing() if standing else None
        try:
            changed = connection.execute(sql, values).rowcount
        except sqlite3.IntegrityError:
            connection.rollback()
            return None
        return told if changed and (standing is None or standing() != before) else None
