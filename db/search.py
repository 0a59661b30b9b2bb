"""Search in what people typed: trigrams of SQLite, ILIKE on PostgreSQL. The dialects part here.

Each batch is indexed under its place in time, so that the newest hits come first without sorting.
Material names are not indexed: a text that fits a name asks for the codes of that name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    FromClause,
    column,
    or_,
    table,
    text,
)

from db.engine import Writing
from db.records import BATCH, Row

TRIGRAM = 3
_INDEX = table("batch_search", column("rowid"), column("batch_search"))
_WORDS = ("ticket", "supplier", "supplier_lot", "note")
_ADD = text("INSERT INTO batch_search (rowid, words) VALUES (:sort_key, :words)")
_REMOVE = text(
    "INSERT INTO batch_search (batch_search, rowid, words) VALUES ('delete', :sort_key, :words)"
)
_SETTING = text("INSERT INTO batch_search (batch_search, rank) VALUES ('hashsize', :bytes)")
_LARGE, _USUAL = 32 << 20, 1 << 20  # what the index gathers in memory before it writes [bytes]


@dataclass(frozen=True, slots=True)
class Hits:
    """A search as parts of a query: what to select from, on what conditions, in what order."""

    source: FromClause
    conditions: tuple[ColumnElement[bool], ...]
    place: ColumnElement[int]


def hits(text: str, names: Mapping[str, str], *, on_sqlite: bool) -> Hits:
    """Return how to find the batches in which every word of `text` occurs.

    Args:
        text: words as typed, in any case.
        names: the names of all materials by their codes.
        on_sqlite: whether there is a trigram index.
    """
    words = text.split()
    long = [word for word in words if on_sqlite and len(word) >= TRIGRAM]
    others = [_contains(word, names, on_sqlite) for word in words if word not in long]
    if not long:
        return Hits(BATCH, tuple(others), BATCH.c.sort_key)
    match: ColumnElement[bool] = _INDEX.c.batch_search.op("MATCH")(_expression(long, names))
    # The bare + keeps SQLite from walking all batches and asking the index for each of them.
    joined = _INDEX.join(BATCH, BATCH.c.sort_key == _INDEX.c.rowid.op("+", is_comparison=False)(0))
    return Hits(joined, (match, *others), _INDEX.c.rowid)


def _expression(words: Iterable[str], names: Mapping[str, str]) -> str:
    """Write the search in the language of the index: each word itself, or a material so named."""
    parts = []
    for word in words:
        codes = (f"\n{c}\n" for c in _codes(word, names) if word.casefold() not in c.casefold())
        parts.append(f"({' OR '.join(map(_quoted, (word, *codes)))})")
    return " AND ".join(parts)


def _quoted(phrase: str) -> str:
    return '"' + phrase.replace('"', '""') + '"'


def _codes(word: str, names: Mapping[str, str]) -> list[str]:
    wanted = word.casefold()
    return [
        code
        for code, name in names.items()
        if wanted in name.casefold() or wanted in code.casefold()
    ]


def _contains(word: str, names: Mapping[str, str], on_sqlite: bool) -> ColumnElement[bool]:
    pattern = "%" + word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"
    return or_(
        *(_like(BATCH.c[name], pattern, on_sqlite) for name in _WORDS),
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
            self._writing.many(_ADD, map(_words, rows))

    def remove(self, row: Row) -> None:
        """Take a batch out; the row must be as it was when it was added."""
        if self._on_sqlite:
            self._writing.run(_REMOVE, _words(row))

    def expect(self, *, many: bool) -> None:
        """Make room for many batches in one go, or for the usual few again."""
        if self._on_sqlite:
            self._writing.run(_SETTING, {"bytes": _LARGE if many else _USUAL})


def _words(row: Row) -> Row:
    parts = (row["ticket"], row["supplier"], row["supplier_lot"], row["material"])
    country, note = row["origin_country"], row["note"]
    words = "\n".join(part for part in (*parts, country, note) if part)
    return {"sort_key": row["sort_key"], "words": f"\n{words}\n"}
