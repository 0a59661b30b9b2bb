"""Samples and assays of batches, and where a version of reference data came from."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEPT = ("sample", "assay_version")  # tables in which nothing is changed or deleted


def upgrade() -> None:
    """Make the tables and their guards."""
    _samples()
    _assays()
    origin = sa.Column("origin", sa.String(), nullable=False, server_default="shipped")
    op.add_column("reference_version", origin)
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    (_guard_sqlite if on_sqlite else _guard_postgresql)()


def _text(name: str, *, empty: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=empty)


def _samples() -> None:
    op.create_table(
        "sample",
        *map(_text, ("id", "batch_id", "ticket", "label")),
        *(_text(name, empty=True) for name in ("taken_at", "taken_by", "how", "mass_g", "seal")),
        _text("note", empty=True),
        sa.PrimaryKeyConstraint("id", name="pk_sample"),
        sa.UniqueConstraint("label", name="uq_sample_label"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_sample_batch_id"),
    )
    op.create_index("ix_sample_batch_id", "sample", ["batch_id"])


def _assay_columns() -> list[sa.Column[Any]]:
    stated = ("sd", "method", "instrument", "laboratory", "analysed_at")
    return [
        _text("id"),
        sa.Column("version", sa.Integer(), nullable=False),
        *map(_text, ("batch_id", "ticket", "sample", "element", "value", "unit")),
        sa.Column("below", sa.Boolean(), nullable=False),
        *(_text(name, empty=True) for name in stated),
        _text("state"),
        _text("why", empty=True),
        sa.Column("score", sa.Float(), nullable=True),
        _text("retest_of", empty=True),
        *map(_text, ("recorded_at", "recorded_by")),
        _text("import_key", empty=True),
    ]


def _assays() -> None:
    op.create_table(
        "assay",
        *_assay_columns(),
        sa.PrimaryKeyConstraint("id", name="pk_assay"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_assay_batch_id"),
        sa.ForeignKeyConstraint(["sample"], ["sample.label"], name="fk_assay_sample"),
    )
    for column in ("batch_id", "sample", "recorded_at"):
        op.create_index(f"ix_assay_{column}", "assay", [column])
    known = sa.text("import_key IS NOT NULL")
    op.create_index(
        "ix_assay_import_key",
        "assay",
        ["import_key"],
        unique=True,
        sqlite_where=known,
        postgresql_where=known,
    )
    op.create_table(
        "assay_version",
        *_assay_columns(),
        sa.PrimaryKeyConstraint("id", "version", name="pk_assay_version"),
        sa.ForeignKeyConstraint(["id"], ["assay.id"], name="fk_assay_version_id"),
    )


def _guard_sqlite() -> None:
    for table in KEPT:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def _guard_postgresql() -> None:
    for table in KEPT:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION append_only()"
        )
