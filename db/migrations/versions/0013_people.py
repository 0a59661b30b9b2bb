"""People, what proves who they are, and tries to sign in that failed."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

KEPT = ("person_version",)  # nothing is changed or deleted
STAY = ("person", "person_secret")  # nothing is deleted from them


def upgrade() -> None:
    """Make the tables and their guards."""
    op.create_table(
        "person",
        *_person_columns(),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("name_key", name="uq_person_name_key"),
    )
    op.create_table(
        "person_version",
        *_person_columns(),
        sa.PrimaryKeyConstraint("id", "version", name="pk_person_version"),
        sa.ForeignKeyConstraint(["id"], ["person.id"], name="fk_person_version_id"),
    )
    op.create_table(
        "person_secret",
        *_texts("person_id hash"), _whole("failures"), *_texts("seen_at", empty=True),
        _whole("told"),
        sa.PrimaryKeyConstraint("person_id", name="pk_person_secret"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_person_secret_person_id"),
    )  # fmt: skip
    op.create_table(
        "sign_in_try",
        *_texts("name_mark"), _whole("failures"), *_texts("at"),
        sa.PrimaryKeyConstraint("name_mark", name="pk_sign_in_try"),
    )  # fmt: skip
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    (_guard_sqlite if on_sqlite else _guard_postgresql)()


def _texts(names: str, *, empty: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.String(), nullable=empty) for name in names.split()]


def _whole(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _person_columns() -> list[sa.Column[Any]]:
    return [
        *_texts("id name name_key"), _whole("version"), *_texts("role state proof"),
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
