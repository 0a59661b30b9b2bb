"""Attachments: files that records carry, by the hash of their content."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make the tables and their guards."""
    op.create_table(
        "attachment",
        *_columns(),
        sa.PrimaryKeyConstraint("id", name="pk_attachment"),
    )
    op.create_index("ix_attachment_record", "attachment", ["record"])
    op.create_table(
        "attachment_version",
        *_columns(),
        sa.PrimaryKeyConstraint("id", "version", name="pk_attachment_version"),
        sa.ForeignKeyConstraint(["id"], ["attachment.id"], name="fk_attachment_version_id"),
    )
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    (_guard_sqlite if on_sqlite else _guard_postgresql)()


def _texts(names: str, *, empty: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.String(), nullable=empty) for name in names.split()]


def _whole(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _columns() -> list[sa.Column[Any]]:
    return [
        *_texts("id"), _whole("version"), *_texts("state record"), *_texts("sample", empty=True),
        *_texts("name sha256"), _whole("size_bytes"), *_texts("media_type note"),
        *_texts("why", empty=True), *_texts("entered_at entered_by attached_at attached_by"),
    ]  # fmt: skip


def _guard_sqlite() -> None:
    guarded = (("attachment_version", "UPDATE"), ("attachment_version", "DELETE"))
    for table, change in (*guarded, ("attachment", "DELETE")):
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def _guard_postgresql() -> None:
    guarded = (
        ("attachment_version", "UPDATE OR DELETE OR TRUNCATE"),
        ("attachment", "DELETE OR TRUNCATE"),
    )
    for table, changes in guarded:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE {changes} ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION append_only()"
        )
