"""Signed checkpoints; a seal over what is half-typed; no sums of nothing."""

import json
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0006"

SUMS = ("rollup_day", "rollup_month", "found_day", "found_month")


def upgrade() -> None:
    """Make the table and its guards, and seal what is there."""
    op.create_table(
        "checkpoint",
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_checkpoint"),
    )
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    (_guard_sqlite if on_sqlite else _guard_postgresql)()
    for table in SUMS:
        op.execute(f"DELETE FROM {table} WHERE batches = 0")
    rows = op.get_bind().execute(sa.text("SELECT form, payload, at, who FROM draft"))
    drafts = json.dumps(
        sorted(list(row) for row in rows), ensure_ascii=False, separators=(",", ":")
    )
    op.get_bind().execute(
        sa.text("INSERT INTO setting (name, value) VALUES ('drafts', :seal)"),
        {"seal": sha256(drafts.encode()).hexdigest()},
    )


def _guard_sqlite() -> None:
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER checkpoint_no_{change.lower()} BEFORE {change} ON checkpoint "
            "BEGIN SELECT RAISE(ABORT, 'checkpoint is append-only'); END"
        )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE TRIGGER checkpoint_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint "
        "FOR EACH STATEMENT EXECUTE FUNCTION append_only()"
    )
