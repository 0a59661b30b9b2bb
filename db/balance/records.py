"""Between what a person says of a balance and rows: how it is written down."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from db.balance.tables import (
    LeftOutRow,
    LeftOutVersionRow,
    UnaccountedRow,
    UnaccountedVersionRow,
)
from db.batches.records import Row
from recycler.balance.leaving_out import Counting, LeftOut, LeftOutEntry
from recycler.balance.unaccounted import LedgerState, LossCause, Unaccounted, UnaccountedEntry

UNACCOUNTED = UnaccountedRow.metadata.tables["unaccounted"]
UNACCOUNTED_VERSION = UnaccountedVersionRow.metadata.tables["unaccounted_version"]
LEFT_OUT = LeftOutRow.metadata.tables["left_out"]
LEFT_OUT_VERSION = LeftOutVersionRow.metadata.tables["left_out_version"]


def unaccounted_columns(entry: UnaccountedEntry) -> Row:
    """Return what is said of an unaccounted amount, as columns."""
    return {
        **entry.model_dump(include=set(UnaccountedEntry.model_fields)),
        "since": entry.since.isoformat(),
        "until": entry.until.isoformat(),
        "due": entry.due.isoformat(),
        "kg": str(entry.kg),
        "sd_kg": str(entry.sd_kg),
        "cause": entry.cause.value,
    }


def unaccounted_of(row: Mapping[Any, Any]) -> Unaccounted:
    """Return the record of a row; it was checked when it was stored."""
    values = {name: row[name] for name in Unaccounted.model_fields}
    for name in ("since", "until", "due"):
        values[name] = date.fromisoformat(row[name])
    for name in ("kg", "sd_kg"):
        values[name] = Decimal(row[name])
    for name in ("signed_at", "entered_at"):
        values[name] = datetime.fromisoformat(row[name]) if row[name] else None
    values["cause"], values["state"] = LossCause(row["cause"]), LedgerState(row["state"])
    return Unaccounted.unchecked(values)


def left_out_columns(entry: LeftOutEntry) -> Row:
    """Return what is left out, as columns."""
    return dict(entry.model_dump(include=set(LeftOutEntry.model_fields)))


def left_out_of(row: Mapping[Any, Any]) -> LeftOut:
    """Return the record of a row; it was checked when it was stored."""
    values = {name: row[name] for name in LeftOut.model_fields}
    values["state"] = Counting(row["state"])
    values["entered_at"] = datetime.fromisoformat(row["entered_at"])
    return LeftOut.unchecked(values)
