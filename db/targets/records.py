"""Between targets and rows: how they are written down."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from db.batches.records import Row
from db.targets.tables import (
    FollowingRow,
    FollowingVersionRow,
    OwnTargetRow,
    OwnTargetVersionRow,
)
from recycler.targets.metrics import Figure
from recycler.targets.own import Following, OwnState, OwnTarget, OwnTargetEntry
from recycler.targets.target import Comparator

OWN = OwnTargetRow.metadata.tables["own_target"]
OWN_VERSION = OwnTargetVersionRow.metadata.tables["own_target_version"]
FOLLOWING = FollowingRow.metadata.tables["target_following"]
FOLLOWING_VERSION = FollowingVersionRow.metadata.tables["target_following_version"]


def own_columns(entry: OwnTargetEntry) -> Row:
    """Return what is said of a target, as columns."""
    return {
        **entry.model_dump(include=set(OwnTargetEntry.model_fields)),
        "figure": entry.figure.value,
        "comparator": entry.comparator.value,
        "steps": json.dumps([[day.isoformat(), str(value)] for day, value in entry.steps]),
        "demand_kg": str(entry.demand_kg),
    }


def own_of(row: Mapping[Any, Any]) -> OwnTarget:
    """Return the record of a row; it was checked when it was stored."""
    values = {name: row[name] for name in OwnTarget.model_fields}
    values["figure"], values["comparator"] = Figure(row["figure"]), Comparator(row["comparator"])
    values["steps"] = tuple(
        (date.fromisoformat(day), Decimal(value)) for day, value in json.loads(row["steps"])
    )
    values["demand_kg"] = Decimal(row["demand_kg"])
    return OwnTarget.unchecked(values | _made(row))


def following_of(row: Mapping[Any, Any]) -> Following:
    """Return the record of a row."""
    values = {name: row[name] for name in Following.model_fields}
    return Following.unchecked(values | _made(row))


def _made(row: Mapping[Any, Any]) -> Row:
    return {
        "state": OwnState(row["state"]),
        "entered_at": datetime.fromisoformat(row["entered_at"]),
    }
