"""Between scenarios and rows: how they are written down."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from db.batches.records import Row
from db.scenarios.tables import ScenarioRow, ScenarioVersionRow
from recycler.whatif.scenario import Scenario, ScenarioEntry, ScenarioState

SCENARIO = ScenarioRow.metadata.tables["scenario"]
SCENARIO_VERSION = ScenarioVersionRow.metadata.tables["scenario_version"]
_SUPPOSED = ("kg_per_month", "factors", "routes", "yields")


def scenario_columns(entry: ScenarioEntry) -> Row:
    """Return what is said of a scenario, as columns."""
    supposed = {
        name: [[str(cell) for cell in line] for line in getattr(entry, name)] for name in _SUPPOSED
    }
    return {
        "name": entry.name, "note": entry.note, "since": entry.since.isoformat(),
        "supposed": json.dumps(supposed, sort_keys=True),
    }  # fmt: skip


def scenario_of(row: Mapping[Any, Any]) -> Scenario:
    """Return the record of a row; it was checked when it was stored."""
    stored = json.loads(row["supposed"])
    values = {name: row[name] for name in Scenario.model_fields if name not in _SUPPOSED}
    for name in ("kg_per_month", "factors"):
        values[name] = tuple((what, Decimal(number)) for what, number in stored[name])
    values["routes"] = tuple((material, route) for material, route in stored["routes"])
    values["yields"] = tuple((route, of, Decimal(share)) for route, of, share in stored["yields"])
    values["since"] = date.fromisoformat(row["since"])
    values["state"] = ScenarioState(row["state"])
    values["entered_at"] = datetime.fromisoformat(row["entered_at"])
    return Scenario.unchecked(values)
