"""Values that belong to the data: the facility, and which reference files were read last."""

import json
from contextlib import suppress
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, select, text

from db.batches.records import canonical
from db.engine import Writing
from db.proof.journal import JOURNAL, Chain
from db.tables import SettingRow
from recycler.errors import InputError
from recycler.facility import Facility

SETTING = SettingRow.metadata.tables["setting"]
FACILITY, REFERENCE_SOURCE, FINDINGS = "facility", "reference_source", "findings"
FILE_DROP, DROPPED = "file_drop", "dropped"
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


def put_journalled(writing: Writing, name: str, text: str, *, who: str, station: str) -> None:
    """Make a setting once, with an entry of the journal that vouches for it."""
    put(writing, name, text)
    chain = Chain(writing, who=who, station=station)
    chain.append("setting", f"setting:{name}", 1, after=text)


def journalled(connection: Connection, name: str) -> str | None:
    """Return a setting as the journal has it, None where it was never made."""
    query = select(JOURNAL.c.after).where(JOURNAL.c.subject == f"setting:{name}")
    return connection.execute(query.order_by(JOURNAL.c.seq.desc()).limit(1)).scalar()


def journalled_source(connection: Connection) -> str | None:
    """Return which reference files were read last, as the journal has it."""
    query = select(JOURNAL.c.after).where(JOURNAL.c.subject == "reference")
    after = connection.execute(query.order_by(JOURNAL.c.seq.desc()).limit(1)).scalar()
    source = object_of(after).get("source")
    return None if source is None else str(source)


def facility(connection: Connection) -> Facility:
    """Return the facility; the plain one where none was described.

    Where what is kept was altered so that it says none, that of the journal: `check` names it.
    """
    kept = value(connection, FACILITY)
    found = facility_of(kept)
    if found is None and kept:
        query = select(JOURNAL.c.after).where(JOURNAL.c.subject == "facility")
        found = facility_of(
            connection.execute(query.order_by(JOURNAL.c.seq.desc()).limit(1)).scalar()
        )
    return found or Facility()


def facility_of(text: str | None) -> Facility | None:
    """Return the facility a text says; None where it says none."""
    if not object_of(text):
        return None
    try:
        return _checked().validate_json(text or "", strict=True)
    except (ValueError, InputError):
        return None


@cache
def _checked() -> TypeAdapter[Facility]:
    return TypeAdapter(Facility)


def object_of(text: str | None) -> dict[str, Any]:
    """Return the fields a kept text says; none where it was altered so that it says none."""
    with suppress(ValueError):
        said = json.loads(text or "{}")
        if isinstance(said, dict):
            return said
    return {}


def facility_text(facility: Facility) -> str:
    """Write a facility as it is kept and journalled."""
    return canonical(facility.as_dict())
