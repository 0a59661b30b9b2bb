"""Sums by month of all places, and by day of each; where in time an assayed batch is."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

KIND = ("material", "composition_version", "route", "route_version")
PLACE = ("supplier", "origin_country")
SUMS = (
    "batches", "net_ug", "dry_ug", "dry_sq", "dry_var",
    "assayed_batches", "assayed_dry_ug", "assayed_dry_sq", "assayed_dry_var",
)  # fmt: skip
FOUND = (
    "batches", "contained_ug", "contained_var_high", "contained_var_low", "recovered_ug",
    "recovered_var_high", "recovered_var_low", "like_ug", "rest_ug",
)  # fmt: skip


def upgrade() -> None:
    """Make the tables and fill them from the batches and the sums there are."""
    _table("rollup_place_day", ("received_on", *PLACE, *KIND), SUMS)
    _table("rollup_kind_month", ("month", *KIND), SUMS)
    _table("found_kind_month", ("element", "month", *KIND), FOUND)
    place = _large("sort_key", server_default="0")
    op.add_column("batch_found", place)
    op.create_index("ix_batch_found_sort_key", "batch_found", ["sort_key"])
    op.execute(
        "UPDATE batch_found SET sort_key = "
        "(SELECT batch.sort_key FROM batch WHERE batch.id = batch_found.batch_id)"
    )
    _fill_from("rollup_month", "rollup_kind_month", ("month", *KIND), SUMS)
    _fill_from("found_month", "found_kind_month", ("element", "month", *KIND), FOUND)
    _fill_places()


def _table(name: str, keys: tuple[str, ...], sums: tuple[str, ...]) -> None:
    op.create_table(
        name,
        *(_whole(key) if key.endswith("version") else _text(key) for key in keys),
        *(_large(one, server_default="0" if "assayed" in one else None) for one in sums),
        sa.PrimaryKeyConstraint(*keys, name=f"pk_{name}"),
        sqlite_with_rowid=False,
    )


def _fill_from(source: str, table: str, keys: tuple[str, ...], sums: tuple[str, ...]) -> None:
    names, added = ", ".join((*keys, *sums)), ", ".join(f"SUM({name})" for name in sums)
    by = ", ".join(keys)
    op.execute(f"INSERT INTO {table} ({names}) SELECT {by}, {added} FROM {source} GROUP BY {by}")


def _fill_places() -> None:
    tens = "(dry_ug + 5000000) / 10000000"
    values = ("1", "net_ug", "dry_ug", f"({tens}) * ({tens})", "dry_var")
    assayed = [f"CASE WHEN counts THEN {one} ELSE 0 END" for one in (values[0], *values[2:])]
    added = ", ".join(f"SUM({one})" for one in (*values, *assayed))
    keys = (
        "received_on", "supplier", "COALESCE(origin_country, '')", "material",
        "composition_version", "COALESCE(route, '')", "route_version",
    )  # fmt: skip
    by = ", ".join(keys)
    op.execute(
        f"INSERT INTO rollup_place_day ({', '.join(('received_on', *PLACE, *KIND, *SUMS))}) "
        f"SELECT {by}, {added} FROM batch LEFT JOIN batch_found ON batch_found.batch_id = batch.id "
        f"WHERE state != 'void' GROUP BY {by}"
    )


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False)


def _whole(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _large(name: str, **more: Any) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger(), nullable=False, **more)
