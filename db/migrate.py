"""Schema changes: which one a store is at, and bringing it up to date with Alembic."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

FOLDER = Path(__file__).with_name("migrations")
# All there are, oldest first; a test compares them with the files.
REVISIONS = (
    "0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011", "0012",
    "0013", "0014",
)  # fmt: skip
HEAD = REVISIONS[-1]
_STAMP = text("SELECT version_num FROM alembic_version")


def revision(connection: Connection) -> str | None:
    """Return the step a store is at; None where it is no store of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(_STAMP).scalar()


def upgrade(engine: Engine, scripts: Path = FOLDER) -> None:
    """Take all steps that are missing, in one transaction: all of them or none."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
