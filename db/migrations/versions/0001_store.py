"""The first store: batches and their versions, journal, sums, drafts, settings, references."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ROW_ORDER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
KEPT = ("journal", "batch_version")  # tables in which nothing is changed or deleted
SUMS = ("batches", "net_ug", "dry_ug", "dry_sq", "dry_var")


def upgrade() -> None:
    """Make all tables, their guards, and on SQLite the search index."""
    _batches()
    _journal()
    _sums()
    _small_tables()
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    (_guard_sqlite if on_sqlite else _guard_postgresql)()
    if on_sqlite:
        op.execute(
            "CREATE VIRTUAL TABLE batch_search USING fts5"
            "(words, content='', columnsize=0, tokenize='trigram')"
        )
        op.execute("CREATE VIRTUAL TABLE batch_terms USING fts5vocab(batch_search, row)")


def _text(name: str, *, empty: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=empty)


def _whole(name: str, *, empty: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=empty)


def _large(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def _kind() -> list[sa.Column[Any]]:
    names = (_text("material"), _whole("composition_version"), _text("route"))
    return [*names, _whole("route_version")]


def _batch_columns() -> list[sa.Column[Any]]:
    return [
        *map(_text, ("id", "ticket")),
        _whole("version"),
        *map(_text, ("state", "station", "received_at", "received_on", "logged_at", "material")),
        _whole("composition_version"),
        _text("route", empty=True),
        _whole("route_version"),
        _text("supplier"),
        _text("supplier_lot", empty=True),
        _text("origin_country", empty=True),
        *map(_text, ("gross", "tare", "unit", "weight_source")),
        _whole("moisture_ppm", empty=True),
        _whole("contamination_ppm", empty=True),
        *map(_large, ("gross_ug", "tare_ug", "net_ug", "dry_ug", "dry_var")),
        _text("note", empty=True),
        _text("import_key", empty=True),
    ]


def _batches() -> None:
    op.create_table(
        "batch",
        sa.Column("sort_key", ROW_ORDER, nullable=False, autoincrement=False),
        *_batch_columns(),
        sa.PrimaryKeyConstraint("sort_key", name="pk_batch"),
        sa.UniqueConstraint("id", name="uq_batch_id"),
        sa.UniqueConstraint("ticket", name="uq_batch_ticket"),
    )
    for column in ("material", "supplier", "origin_country", "route"):
        op.create_index(f"ix_batch_{column}_sort_key", "batch", [column, "sort_key"])
    _partial_index("ix_batch_import_key", "import_key", "import_key IS NOT NULL", unique=True)
    _partial_index("ix_batch_void", "sort_key", "state = 'void'")
    op.create_table(
        "batch_version",
        _large("sort_key"),
        *_batch_columns(),
        sa.PrimaryKeyConstraint("id", "version", name="pk_batch_version"),
        sa.ForeignKeyConstraint(["id"], ["batch.id"], name="fk_batch_version_id"),
    )


def _partial_index(name: str, column: str, where: str, *, unique: bool = False) -> None:
    op.create_index(
        name,
        "batch",
        [column],
        unique=unique,
        sqlite_where=sa.text(where),
        postgresql_where=sa.text(where),
    )


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("seq", ROW_ORDER, nullable=False, autoincrement=False),
        *map(_text, ("at", "who", "station", "action", "subject")),
        _whole("version"),
        _text("why", empty=True),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("before", "after")),
        *map(_text, ("prev_hash", "hash")),
        sa.PrimaryKeyConstraint("seq", name="pk_journal"),
    )
    op.create_index("ix_journal_subject_seq", "journal", ["subject", "seq"])


def _sums() -> None:
    kind = ("material", "composition_version", "route", "route_version")
    place = ("month", "supplier", "origin_country")
    op.create_table(
        "rollup_day",
        _text("received_on"),
        *_kind(),
        *map(_large, SUMS),
        sa.PrimaryKeyConstraint("received_on", *kind, name="pk_rollup_day"),
    )
    op.create_table(
        "rollup_month",
        *map(_text, place),
        *_kind(),
        *map(_large, SUMS),
        sa.PrimaryKeyConstraint(*place, *kind, name="pk_rollup_month"),
    )


def _small_tables() -> None:
    op.create_table(
        "ticket_counter",
        _text("station"),
        sa.Column("year", sa.Integer(), nullable=False, autoincrement=False),
        _whole("last"),
        sa.PrimaryKeyConstraint("station", "year", name="pk_ticket_counter"),
    )
    op.create_table(
        "draft",
        _text("form"),
        sa.Column("payload", sa.Text(), nullable=False),
        *map(_text, ("at", "who")),
        sa.PrimaryKeyConstraint("form", name="pk_draft"),
    )
    op.create_table(
        "setting",
        _text("name"),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_setting"),
    )
    op.create_table(
        "reference_version",
        *map(_text, ("kind", "code")),
        _whole("version"),
        sa.Column("payload", sa.Text(), nullable=False),
        *map(_text, ("source_hash", "at")),
        sa.PrimaryKeyConstraint("kind", "code", "version", name="pk_reference_version"),
    )


def _guard_sqlite() -> None:
    for table in KEPT:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    for table in KEPT:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION append_only()"
        )
