"""Signed checkpoints; seals over what no entry tells of; no sums of nothing."""

import json
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

SUMS = (
    "rollup_day", "rollup_place_day", "rollup_kind_month", "rollup_month", "found_day",
    "found_kind_month", "found_month",
)  # fmt: skip


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
    op.execute("DELETE FROM came_day WHERE came_ug = 0")
    _seal("drafts", "SELECT form, payload, at, who FROM draft")
    _seal("drops", "SELECT name, value FROM setting WHERE name IN ('file_drop', 'dropped')")


def _seal(name: str, query: str) -> None:
    rows = op.get_bind().execute(sa.text(query))
    sealed = json.dumps(
        sorted(list(row) for row in rows), ensure_ascii=False, separators=(",", ":")
    )
    op.get_bind().execute(
        sa.text("INSERT INTO setting (name, value) VALUES (:name, :seal)"),
        {"name": name, "seal": sha256(sealed.encode()).hexdigest()},
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
