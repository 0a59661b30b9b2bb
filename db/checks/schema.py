"""Are the tables, indexes and guards of a file those that the migrations make."""

from collections.abc import Iterator, Mapping
from functools import cache

from sqlalchemy import Connection, text

from db import migrate
from db.engine import Database
from recycler.problems import Problem

_MADE = text(
    "SELECT type, name, sql FROM sqlite_master "
    "WHERE name NOT LIKE 'sqlite_%' AND name <> 'alembic_version' ORDER BY type, name"
)
_STEPS = text("SELECT version_num FROM alembic_version")
_GUARDS = text(
    "SELECT event_object_table, trigger_name FROM information_schema.triggers "
    "WHERE trigger_schema = current_schema()"
)
_ENDING = "_append_only"


def check_schema(database: Database, connection: Connection) -> Iterator[Problem]:
    """Yield `schema_missing`, `schema_added`, `schema_altered`: what the program did not do."""
    if not database.on_sqlite:
        yield from _server_guards(connection)
        return
    steps = list(connection.execute(_STEPS).scalars())
    if steps != [migrate.HEAD]:
        yield Problem("schema_altered", {"kind": "row", "what": "alembic_version"})
    expected, kept = _made_anew(), _made(connection)
    for kind, name in sorted({*expected, *kept}):
        was, now = expected.get((kind, name)), kept.get((kind, name))
        if was != now:
            code = "schema_missing" if now is None else "schema_altered"
            yield Problem("schema_added" if was is None else code, {"kind": kind, "what": name})


def _made(connection: Connection) -> dict[tuple[str, str], str]:
    return {
        (kind, name): " ".join((sql or "").split()) for kind, name, sql in connection.execute(_MADE)
    }


@cache
def _made_anew() -> Mapping[tuple[str, str], str]:
    """Return what the migrations make, by making it in memory; it stays so while a program runs."""
    fresh = Database("sqlite://")
    try:
        migrate.upgrade(fresh.engine)
        with fresh.read() as connection:
            return _made(connection)
    finally:
        fresh.close()


def _server_guards(connection: Connection) -> Iterator[Problem]:
    from db.checks.vouched import guarded

    there = {table for table, name in connection.execute(_GUARDS) if name.endswith(_ENDING)}
    for table in sorted(guarded() - there):
        yield Problem("schema_missing", {"kind": "trigger", "what": f"{table}{_ENDING}"})
