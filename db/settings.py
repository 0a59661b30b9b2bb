"""Values that belong to the data: the facility, and which reference files were read last."""

import json

from sqlalchemy import Connection, select, text

from db.engine import Writing
from db.records import canonical
from db.tables import SettingRow
from recycler.facility import Facility

SETTING = SettingRow.metadata.tables["setting"]
FACILITY, REFERENCE_SOURCE, FINDINGS = "facility", "reference_source", "findings"
_PUT = text(
    "INSERT INTO setting (name, value) VALUES (:name, :value) "
    "ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)
_KEPT = text("SELECT value FROM setting WHERE name = :name")


def value(connection: Connection, name: str) -> str | None:
    """Return a setting as text, None where it was never made."""
    return connection.execute(select(SETTING.c.value).where(SETTING.c.name == name)).scalar()


def kept(writing: Writing, name: str) -> str | None:
    """Return a setting as it is at the moment of changing it."""
    found = writing.first(_KEPT, {"name": name})
    return str(found[0]) if found else None


def put(writing: Writing, name: str, text: str) -> None:
    """Make or change a setting."""
    writing.run(_PUT, {"name": name, "value": text})


def facility(connection: Connection) -> Facility:
    """Return the facility; the plain one where none was described."""
    kept = value(connection, FACILITY)
    return Facility.from_dict(json.loads(kept)) if kept else Facility()


def facility_text(facility: Facility) -> str:
    """Write a facility as it is kept and journalled."""
    return canonical(facility.as_dict())
