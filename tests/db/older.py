"""Stores as an older program left them."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, create_engine, inspect, text

from db import drafts, file_drops, migrate
from db.proof import checkpoint_log

SEALED_SINCE = "0011"


def take_back(engine: Engine, step: str) -> None:
    """Bring the schema of a store back to an older step; what came later is dropped."""
    older, now = inspect(_at(step)), inspect(engine)
    kept = set(older.get_table_names())
    end = "" if engine.dialect.name == "sqlite" else " CASCADE"  # tables point to each other
    dropped = [f"DROP TABLE {name}{end}" for name in now.get_table_names() if name not in kept]
    for table in kept.intersection(now.get_table_names()):  # what searches is each one's own
        known = {column["name"] for column in older.get_columns(table)}
        indices = {index["name"] for index in older.get_indexes(table)}
        dropped += [
            f"DROP INDEX {index['name']}"
            for index in now.get_indexes(table)
            if index["name"] not in indices and "duplicates_constraint" not in index
        ]
        new = [c["name"] for c in now.get_columns(table) if c["name"] not in known]
        dropped += [f"ALTER TABLE {table} DROP COLUMN {name}" for name in new]
    if step < SEALED_SINCE:
        seals = f"'{drafts.SEAL}', '{file_drops.SEAL}'"
        dropped.append(f"DELETE FROM setting WHERE name IN ({seals})")
        if not end:
            _forget_outside(engine)
    with engine.begin() as connection:
        for statement in dropped:
            connection.execute(text(statement))
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{step}'"))


def _forget_outside(engine: Engine) -> None:
    """Take the log of checkpoints away: an older program kept nothing outside the file."""
    with engine.connect() as connection:
        file = connection.exec_driver_sql("PRAGMA database_list").fetchone()[2]
    Path(file).with_name(checkpoint_log.NAME).unlink(missing_ok=True)


def _at(step: str) -> Engine:
    engine = create_engine("sqlite://")
    with TemporaryDirectory() as home:
        scripts = shutil.copytree(migrate.FOLDER, Path(home) / "migrations")
        for file in scripts.glob("versions/[0-9]*.py"):
            if file.name[:4] > step:
                file.unlink()
        migrate.upgrade(engine, scripts)
    return engine
