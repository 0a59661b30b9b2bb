"""Runs, their inputs, lots, assays of lots, and what containers weigh empty."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

KEPT = (  # tables in which nothing is changed or deleted
    "run_version", "run_input_version", "lot_version", "lot_assay", "container_tare",
)  # fmt: skip
STAY = ("run", "run_input", "lot")  # tables from which nothing is deleted


def upgrade() -> None:
    """Make the tables and their guards."""
    _runs()
    _lots()
    _inputs()
    _lot_assays()
    _containers()
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    (_guard_sqlite if on_sqlite else _guard_postgresql)()


def _text(name: str, *, empty: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=empty)


def _texts(names: str, *, empty: bool = False) -> list[sa.Column[Any]]:
    return [_text(name, empty=empty) for name in names.split()]


def _whole(name: str, *, empty: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=empty)


def _large(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def _known_once(table: str) -> None:
    known = sa.text("import_key IS NOT NULL")
    op.create_index(
        f"ix_{table}_import_key",
        table,
        ["import_key"],
        unique=True,
        sqlite_where=known,
        postgresql_where=known,
    )


def _versions(table: str, columns: list[sa.Column[Any]]) -> None:
    op.create_table(
        f"{table}_version",
        *columns,
        sa.PrimaryKeyConstraint("id", "version", name=f"pk_{table}_version"),
        sa.ForeignKeyConstraint(["id"], [f"{table}.id"], name=f"fk_{table}_version_id"),
    )


def _run_columns() -> list[sa.Column[Any]]:
    return [
        *_texts("id number"), _whole("version"), *_texts("state kind"),
        _text("route", empty=True), _whole("route_version"), _text("stage", empty=True),
        _whole("reached"), _text("area", empty=True), _text("started_at"),
        *_texts("closed_at operator note why", empty=True), *_texts("opened_at opened_by"),
        _text("import_key", empty=True),
    ]  # fmt: skip


def _runs() -> None:
    op.create_table(
        "run",
        *_run_columns(),
        sa.PrimaryKeyConstraint("id", name="pk_run"),
        sa.UniqueConstraint("number", name="uq_run_number"),
    )
    op.create_index("ix_run_state_started_at", "run", ["state", "started_at"])
    op.create_index("ix_run_closed_at", "run", ["closed_at"])
    _known_once("run")
    _versions("run", _run_columns())


def _weighed_columns() -> list[sa.Column[Any]]:
    return [
        _text("id"), _whole("version"), *_texts("state run_id run gross tare unit weight_source"),
        _whole("moisture_ppm", empty=True), *_texts("sd_kg scale container", empty=True),
        _text("at"), _text("note", empty=True), *map(_large, ("net_ug", "dry_ug", "dry_var")),
        _text("why", empty=True), *_texts("booked_at booked_by"), _text("import_key", empty=True),
    ]  # fmt: skip


def _lot_columns() -> list[sa.Column[Any]]:
    named = _texts("material product hazard", empty=True)
    return [*_weighed_columns(), *_texts("number kind"), *named]


def _lots() -> None:
    op.create_table(
        "lot",
        *_lot_columns(),
        sa.PrimaryKeyConstraint("id", name="pk_lot"),
        sa.UniqueConstraint("number", name="uq_lot_number"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_lot_run_id"),
    )
    op.create_index("ix_lot_run_id", "lot", ["run_id"])
    op.create_index("ix_lot_at", "lot", ["at"])
    _known_once("lot")
    _versions("lot", _lot_columns())


def _input_columns() -> list[sa.Column[Any]]:
    return [*_weighed_columns(), _text("source"), *_texts("batch_id lot_id", empty=True)]


def _inputs() -> None:
    op.create_table(
        "run_input",
        *_input_columns(),
        sa.PrimaryKeyConstraint("id", name="pk_run_input"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_run_input_run_id"),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_run_input_batch_id"),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name="fk_run_input_lot_id"),
    )
    op.create_index("ix_run_input_run_id", "run_input", ["run_id"])
    op.create_index("ix_run_input_source", "run_input", ["source"])
    _known_once("run_input")
    _versions("run_input", _input_columns())


def _lot_assays() -> None:
    op.create_table(
        "lot_assay",
        *_texts("id lot_id ticket sample"),
        _text("how", empty=True),
        *_texts("element value unit"),
        sa.Column("below", sa.Boolean(), nullable=False),
        *_texts("sd method instrument laboratory analysed_at", empty=True),
        _text("state"),
        *_texts("why retest_of", empty=True),
        *_texts("recorded_at recorded_by"),
        _text("import_key", empty=True),
        sa.PrimaryKeyConstraint("id", name="pk_lot_assay"),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name="fk_lot_assay_lot_id"),
    )
    op.create_index("ix_lot_assay_lot_id", "lot_assay", ["lot_id"])
    _known_once("lot_assay")


def _containers() -> None:
    op.create_table(
        "container_tare",
        *_texts("id container tare unit"),
        _text("scale", empty=True),
        _text("at"),
        _text("note", empty=True),
        *_texts("recorded_at recorded_by"),
        sa.PrimaryKeyConstraint("id", name="pk_container_tare"),
    )
    op.create_index("ix_container_tare_container_at", "container_tare", ["container", "at"])


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
