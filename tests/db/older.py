"""Stores as an older program left them."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, create_engine, inspect, text

from db import migrate


def take_back(engine: Engine, step: str) -> None:
    """Bring the schema of a store back to an older step; what came later is dropped."""
    older, now = inspect(_at(step)), inspect(engine)
    kept = set(older.get_table_names())
    end = "" if engine.dialect.name == "sqlite" else " CASCADE"  # tables point to each other
    dropped = [f"DROP TABLE {name}{end}" for name in now.get_table_names() if name not in kept]
    for table in kept.intersection(now.get_table_names()):  # what searches is each one's own
        known = {column["name"] for column in older.get_columns(table)}
        indices = {index["name"] for index in older.get_indexes(table)}
        new = [i["name"] for i in now.get_indexes(table) if i["name"] not in indices]
        dropped += [f"DROP INDEX {name}" for name in new]
        new = [c["name"] for c in now.get_columns(table) if c["name"] not in known]
        dropped += [f"ALTER TABLE {table} DROP COLUMN {name}" for name in new]
    with engine.begin() as connection:
        for statement in dropped:
            connection.execute(text(statement))
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{step}'"))


def _at(step: str) -> Engine:
    engine = create_engine("sqlite://")
    with TemporaryDirectory() as home:
        scripts = shutil.copytree(migrate.FOLDER, Path(home) / "migrations")
        for file in scripts.glob("versions/[0-9]*.py"):
            if file.name[:4] > step:
                file.unlink()
        migrate.upgrade(engine, scripts)
    return engine
