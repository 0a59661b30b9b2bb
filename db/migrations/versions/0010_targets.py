"""Targets of the facility's own, and the targets of the reference it follows."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

KEPT = ("own_target_version", "target_following_version")  # nothing is changed or deleted
STAY = ("own_target", "target_following")  # nothing is deleted from them


def upgrade() -> None:
    """Make the tables and their guards."""
    for table, columns in (("own_target", _own_columns), ("target_following", _following_columns)):
        op.create_table(
            table,
            *columns(),
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
            sa.UniqueConstraint("code", name=f"uq_{table}_code"),
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


def _whole(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _own_columns() -> list[sa.Column[Any]]:
    return [
        *_texts("id code"), _whole("version"),
        *_texts("state name figure about comparator steps customer demand_kg owner"),
        *_texts("why", empty=True), *_texts("entered_at entered_by"),
    ]  # fmt: skip


def _following_columns() -> list[sa.Column[Any]]:
    return [
        *_texts("id code"), _whole("version"), *_texts("state"), *_texts("why", empty=True),
        *_texts("entered_at entered_by"),
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
