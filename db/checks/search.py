"""Is the search index what the batches say: built anew in memory, and compared."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from db.batches.records import BATCH
from db.batches.search import INDEX_SQL, words_of
from recycler.problems import Problem

_NEEDED = ("sort_key", "ticket", "supplier", "supplier_lot", "origin_country", "note", "material")
ADD = "INSERT INTO batch_search (rowid, words) VALUES (?, ?)"
_ROOM = "INSERT INTO batch_search (batch_search, rank) VALUES ('hashsize', 33554432)"
_VOCABULARY = (
    "CREATE VIRTUAL TABLE temp.batch_instances USING fts5vocab('main', 'batch_search', 'instance')"
)
_DROP = "DROP TABLE temp.batch_instances"
# A product of what and where, so that two batches that change places do not add up to the same.
_OF_ONE = (
    "((doc % 1000003) * (unicode(term) * 31 + unicode(substr(term, 2)) * 7 + "
    "unicode(substr(term, 3))) + (doc / 1000003 % 1000033) + offset * 7919) % 2147483647"
)
_ALL = f"SELECT count(*), sum({_OF_ONE}) FROM temp.batch_instances"
_EACH = f"SELECT doc, count(*), sum({_OF_ONE}) FROM temp.batch_instances GROUP BY doc"

Run = Callable[[str], list[tuple[int, ...]]]


def check_search(connection: Connection) -> Iterator[Problem]:
    """Yield `search_altered`: for the batches the index does not find by just their words."""
    with closing(sqlite3.connect(":memory:")) as anew:
        anew.execute(INDEX_SQL)
        anew.execute(_ROOM)
        anew.executemany(ADD, _indexed(connection))
        anew.commit()
        try:
            yield from _differing(connection, anew)
        except DBAPIError:  # altered beyond reading
            yield Problem("search_altered", {"ticket": None, "table": "batch_search"})


def _differing(connection: Connection, anew: sqlite3.Connection) -> Iterator[Problem]:
    def kept(sql: str) -> list[tuple[int, ...]]:
        return [tuple(row) for row in connection.exec_driver_sql(sql)]

    def expected(sql: str) -> list[tuple[int, ...]]:
        return anew.execute(sql).fetchall()

    for one in (connection.exec_driver_sql, anew.execute):
        one(_VOCABULARY)
    try:
        if kept(_ALL) != expected(_ALL):
            places = {row[0] for row in {*kept(_EACH)} ^ {*expected(_EACH)}}
            for place in sorted(places):
                query = select(BATCH.c.ticket).where(BATCH.c.sort_key == place)
                ticket = connection.execute(query).scalar()
                yield Problem("search_altered", {"ticket": ticket, "table": "batch_search"})
    finally:
        connection.exec_driver_sql(_DROP)


def _indexed(connection: Connection) -> Iterator[tuple[int, str]]:
    query = select(*(BATCH.c[name] for name in _NEEDED)).execution_options(yield_per=2_000)
    for row in connection.execute(query).mappings():
        yield row["sort_key"], words_of(row)
