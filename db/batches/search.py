"""Search in what people typed: trigrams of SQLite, ILIKE on PostgreSQL. The dialects part here.

Each batch is indexed under its place in time, so that the newest hits come first without sorting.
Of its material one mark is indexed: a text that fits a code or a name asks for the marks.

Words of one or two characters are no trigrams. They are looked for in the newest batches; if
these do not hold enough of them the word is a rare one, and then the few trigrams that begin
with it are looked up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from zlib import adler32, crc32

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    column,
    false,
    func,
    or_,
    select,
    table,
    text,
)

from db.batches.records import BATCH, Row
from db.engine import Writing

TRIGRAM = 3
NEWEST = 20_000  # batches that are looked through one by one
_INDEX = table("batch_search", column("rowid"), column("batch_search"))
_TERMS = table("batch_terms", column("term"))
_LAST_CHARACTER = "\U0010ffff"
_TYPED = ("ticket", "supplier", "supplier_lot", "note")
_PRIVATE, _PRIVATES = 0xE000, 6_400  # characters that nobody types
INDEX_SQL = (  # as the migrations make it
    "CREATE VIRTUAL TABLE batch_search USING fts5"
    "(words, content='', columnsize=0, tokenize='trigram')"
)
_ADD = text("INSERT INTO batch_search (rowid, words) VALUES (:sort_key, :words)")
_REMOVE = text(
    "INSERT INTO batch_search (batch_search, rowid, words) VALUES ('delete', :sort_key, :words)"
)
_SETTING = text("INSERT INTO batch_search (batch_search, rank) VALUES ('hashsize', :bytes)")
_LARGE, _USUAL = 32 << 20, 1 << 20  # what the index gathers in memory before it writes [bytes]


@dataclass(frozen=True, slots=True)
class Hits:
    """A search as parts of a query: what to select from, on what conditions, in what order.

    walks: whether batches are looked through one by one, for a word too short for the index.
    """

    source: FromClause
    conditions: tuple[ColumnElement[bool], ...]
    place: ColumnElement[int]
    walks: bool = False


def hits(text: str, names: Mapping[str, str], *, on_sqlite: bool) -> Hits:
    """Return how to find the batches in which every word of `text` occurs.

    Args:
        text: words as typed, in any case.
        names: the names of all materials by their codes.
        on_sqlite: whether there is a trigram index.
    """
    words = text.split()
    short = [word for word in words if len(word) < TRIGRAM or not on_sqlite]
    groups = [[word, *_marks(word, names)] for word in words if word not in short]
    found = _indexed(groups)
    conditions = (_contains(word, names, on_sqlite) for word in short)
    return Hits(
        found.source, (*found.conditions, *conditions), found.place, on_sqlite and bool(short)
    )


def rare_hits(connection: Connection, text: str, names: Mapping[str, str]) -> Hits:
    """Return the same search, with short words looked up by the trigrams that begin with them."""
    return _indexed(
        [
            [
                *(_trigrams(connection, word) if len(word) < TRIGRAM else [word]),
                *_marks(word, names),
            ]
            for word in text.split()
        ]
    )


def in_newest(found: Hits, after: int | None) -> ColumnElement[bool]:
    """Return the condition that a batch is among those that may be looked through one by one."""
    places = select(BATCH.c.sort_key).order_by(BATCH.c.sort_key.desc()).offset(NEWEST).limit(1)
    if after is not None:
        places = places.where(BATCH.c.sort_key < after)
    return found.place > func.coalesce(places.scalar_subquery(), 0)


def _indexed(groups: Sequence[Sequence[str]]) -> Hits:
    """Return how to find what holds a phrase of each group."""
    if not groups:
        return Hits(BATCH, (), BATCH.c.sort_key)
    if not all(groups):  # the index takes an empty group for no condition at all
        return Hits(BATCH, (false(),), BATCH.c.sort_key)
    expression = " AND ".join(f"({' OR '.join(map(_quoted, group))})" for group in groups)
    match: ColumnElement[bool] = _INDEX.c.batch_search.op("MATCH")(expression)
    # The addition keeps SQLite from walking all batches and asking the index for each of them.
    joined = _INDEX.join(BATCH, BATCH.c.sort_key == _INDEX.c.rowid.op("+", is_comparison=False)(0))
    return Hits(joined, (match,), _INDEX.c.rowid)


def _quoted(phrase: str) -> str:
    return '"' + phrase.replace('"', '""') + '"'


def _trigrams(connection: Connection, start: str) -> list[str]:
    """Return the trigrams in use that begin with one or two characters."""
    folded = start.lower()
    query = select(_TERMS.c.term).where(
        _TERMS.c.term >= folded, _TERMS.c.term < folded + _LAST_CHARACTER
    )
    return list(connection.execute(query).scalars())


def _codes(word: str, names: Mapping[str, str]) -> list[str]:
    wanted = word.casefold()
    return [
        code
        for code, name in names.items()
        if wanted in name.casefold() or wanted in code.casefold()
    ]


def _marks(word: str, names: Mapping[str, str]) -> list[str]:
    return [_mark(code) for code in _codes(word, names)]


@cache
def _mark(code: str) -> str:
    """Return the one trigram that stands for a material in the index."""
    first, second = divmod(crc32(code.encode()), _PRIVATES)
    places = (first % _PRIVATES, second, adler32(code.encode()) % _PRIVATES)
    return "".join(chr(_PRIVATE + place) for place in places)


def _contains(word: str, names: Mapping[str, str], on_sqlite: bool) -> ColumnElement[bool]:
    pattern = "%" + word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"
    return or_(
        *(_like(BATCH.c[name], pattern, on_sqlite) for name in _TYPED),
        BATCH.c.material.in_(_codes(word, names)),
        BATCH.c.origin_country == word.upper(),
    )


def _like(words: ColumnElement[str], pattern: str, on_sqlite: bool) -> ColumnElement[bool]:
    """Compare without case; SQLite's LIKE does so of itself."""
    return (words.like if on_sqlite else words.ilike)(pattern, escape="\\")


class Index:
    """The search index within a writing transaction; PostgreSQL needs none."""

    def __init__(self, writing: Writing, *, on_sqlite: bool) -> None:
        self._writing = writing
        self._on_sqlite = on_sqlite

    def add(self, *rows: Row) -> None:
        if self._on_sqlite:
            self._writing.many(_ADD, map(_indexed_words, rows))

    def remove(self, row: Row) -> None:
        """Take a batch out; the row must be as it was when it was added."""
        if self._on_sqlite:
            self._writing.run(_REMOVE, _indexed_words(row))

    def expect(self, *, many: bool) -> None:
        """Make room for many batches in one go, or for the usual few again."""
        if self._on_sqlite:
            self._writing.run(_SETTING, {"bytes": _LARGE if many else _USUAL})


def words_of(row: Mapping[Any, Any]) -> str:
    """Return what a batch is indexed by."""
    typed = (
        row["ticket"],
        row["supplier"],
        row["supplier_lot"],
        row["origin_country"],
        row["note"],
    )
    told = "\n".join(part for part in (*typed, _mark(row["material"])) if part)
    return f"\n{told}\n"


def _indexed_words(row: Row) -> Row:
    return {"sort_key": row["sort_key"], "words": words_of(row)}
