"""Prices and exchange rates of the site's own."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

KEPT = ("price_version", "exchange_rate_version")  # nothing in them is changed or deleted
STAY = ("price", "exchange_rate")  # nothing is deleted from them


def upgrade() -> None:
    """Make the tables and their guards."""
    for table, columns in (("price", _price_columns), ("exchange_rate", _rate_columns)):
        op.create_table(
            table,
            *columns(),
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
            sa.UniqueConstraint("name", name=f"uq_{table}_name"),
        )
        op.create_table(
            f"{table}_version",
            *columns(),
            sa.PrimaryKeyConstraint("id", "version", name=f"pk_{table}_version"),
            sa.ForeignKeyConstraint(["id"], [f"{table}.id"], name=f"fk_{table}_version_id"),
        )
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    (_guard_sqlite if on_sqlite else _guard_postgresql)()


def _texts(names: str, *, empty: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.String(), nullable=empty) for name in names.split()]


def _version() -> sa.Column[Any]:
    return sa.Column("version", sa.Integer(), nullable=False)


def _price_columns() -> list[sa.Column[Any]]:
    return [
        *_texts("id"), _version(),
        *_texts("state name metal product kind price currency unit on source"),
        *_texts("why", empty=True), *_texts("entered_at entered_by"),
    ]  # fmt: skip


def _rate_columns() -> list[sa.Column[Any]]:
    return [
        *_texts("id"), _version(), *_texts("state name currency quote rate on source"),
        *_texts("why", empty=True), *_texts("entered_at entered_by"),
    ]  # fmt: skip


def _guard_sqlite() -> None:
    guarded = [(table, change) for table in KEPT for change in ("UPDATE", "DELETE")]
    for table, change in [*guarded, *((table, "DELETE") for table in STAY)]:
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def _guard_postgresql() -> None:
    guarded = [(table, "UPDATE OR DELETE OR TRUNCATE") for table in KEPT]
    for table, changes in [*guarded, *((table, "DELETE OR TRUNCATE") for table in STAY)]:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE {changes} ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION append_only()"
        )
