"""The ledger of what is unaccounted for, and measurements left out of reconciliation."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

KEPT = ("unaccounted_version", "left_out_version")  # nothing in them is changed or deleted
STAY = ("unaccounted", "left_out")  # nothing is deleted from them


def upgrade() -> None:
    """Make the tables and their guards."""
    op.create_table(
        "unaccounted",
        *_unaccounted_columns(),
        sa.PrimaryKeyConstraint("id", name="pk_unaccounted"),
        sa.UniqueConstraint("number", name="uq_unaccounted_number"),
    )
    _versions("unaccounted", _unaccounted_columns())
    op.create_table(
        "left_out",
        *_left_out_columns(),
        sa.PrimaryKeyConstraint("id", name="pk_left_out"),
        sa.UniqueConstraint("name", name="uq_left_out_name"),
    )
    _versions("left_out", _left_out_columns())
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    (_guard_sqlite if on_sqlite else _guard_postgresql)()


def _texts(names: str, *, empty: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.String(), nullable=empty) for name in names.split()]


def _whole(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _unaccounted_columns() -> list[sa.Column[Any]]:
    return [
        *_texts("id number"), _whole("version"), *_texts("state since until node"),
        *_texts("element", empty=True), *_texts("kg sd_kg cause owner action due"),
        *_texts("note signed_at signed_by why", empty=True), *_texts("entered_at entered_by"),
    ]  # fmt: skip


def _left_out_columns() -> list[sa.Column[Any]]:
    return [
        *_texts("id"), _whole("version"), *_texts("state name subject"),
        *_texts("element", empty=True), *_texts("approved_by reason"),
        *_texts("why", empty=True), *_texts("entered_at entered_by"),
    ]  # fmt: skip


def _versions(table: str, columns: list[sa.Column[Any]]) -> None:
    op.create_table(
        f"{table}_version",
        *columns,
        sa.PrimaryKeyConstraint("id", "version", name=f"pk_{table}_version"),
        sa.ForeignKeyConstraint(["id"], [f"{table}.id"], name=f"fk_{table}_version_id"),
    )


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
