"""What assayed batches add to totals, for each of them and summed up."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ASSAYED = ("assayed_batches", "assayed_dry_ug", "assayed_dry_sq", "assayed_dry_var")
FOUND = (
    "batches", "contained_ug", "contained_var_high", "contained_var_low", "recovered_ug",
    "recovered_var_high", "recovered_var_low", "like_ug", "rest_ug",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables, and columns for the assayed ones among the sums."""
    op.create_table(
        "batch_found",
        _text("batch_id"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.Column("assays", sa.Text(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("batch_id", name="pk_batch_found"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_batch_found_batch_id"),
    )
    for table, place in (
        ("found_day", ["received_on"]), ("found_month", ["month", "supplier", "origin_country"]),
    ):  # fmt: skip
        keys = ["element", *place, "material", "composition_version", "route", "route_version"]
        op.create_table(
            table,
            *(_whole(key) if key.endswith("version") else _text(key) for key in keys),
            *map(_large, FOUND),
            sa.PrimaryKeyConstraint(*keys, name=f"pk_{table}"),
        )
    for table in ("rollup_day", "rollup_month"):
        for name in ASSAYED:
            op.add_column(table, _large(name, server_default="0"))


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False)


def _whole(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _large(name: str, **more: Any) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger(), nullable=False, **more)
