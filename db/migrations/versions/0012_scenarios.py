"""Scenarios: what was supposed of intake, routes and yields."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the tables and their guards."""
    op.create_table(
        "scenario",
        *_columns(),
        sa.PrimaryKeyConstraint("id", name="pk_scenario"),
        sa.UniqueConstraint("name", name="uq_scenario_name"),
    )
    op.create_table(
        "scenario_version",
        *_columns(),
        sa.PrimaryKeyConstraint("id", "version", name="pk_scenario_version"),
        sa.ForeignKeyConstraint(["id"], ["scenario.id"], name="fk_scenario_version_id"),
    )
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    (_guard_sqlite if on_sqlite else _guard_postgresql)()


def _columns() -> list[sa.Column[Any]]:
    texts = [sa.Column(name, sa.String(), nullable=False) for name in ("id", "name")]
    said = ("state", "note", "since", "supposed")
    return [
        *texts,
        sa.Column("version", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in said),
        sa.Column("why", sa.String(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("entered_at", "entered_by")),
    ]


def _guard_sqlite() -> None:
    guarded = (("scenario_version", "UPDATE"), ("scenario_version", "DELETE"))
    for table, change in (*guarded, ("scenario", "DELETE")):
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def _guard_postgresql() -> None:
    guarded = (
        ("scenario_version", "UPDATE OR DELETE OR TRUNCATE"),
        ("scenario", "DELETE OR TRUNCATE"),
    )
    for table, changes in guarded:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE {changes} ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION append_only()"
        )
