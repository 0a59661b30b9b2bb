"""Between assays and rows: how samples and results are written down."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from db.records import Row, canonical, utc_text
from db.tables import AssayRow, AssayVersionRow, SampleRow
from recycler.laboratory.records import (
    AssayEntry,
    AssayResult,
    AssayState,
    Sample,
    SampleEntry,
    Taking,
)

SAMPLE = SampleRow.metadata.tables["sample"]
ASSAY = AssayRow.metadata.tables["assay"]
ASSAY_VERSION = AssayVersionRow.metadata.tables["assay_version"]
ASSAY_COLUMNS: tuple[str, ...] = tuple(ASSAY.columns.keys())
SAMPLE_COLUMNS: tuple[str, ...] = tuple(SAMPLE.columns.keys())
_RECORD_COLUMNS = tuple(AssayResult.model_fields)


def subject_of(row: Mapping[str, Any]) -> str:
    """Return what the journal calls a sample or an assay: it sorts behind its batch's ticket."""
    return f"{row['ticket']}:{row['id']}"


def sample_columns(entry: SampleEntry, sample_id: str, batch_id: str) -> Row:
    """Return what is said of a sample, as columns."""
    return {
        **entry.model_dump(),
        "id": sample_id,
        "batch_id": batch_id,
        "taken_at": _moment_text(entry.taken_at),
        "how": entry.how.value if entry.how else None,
        "mass_g": None if entry.mass_g is None else str(entry.mass_g),
    }


def sample_of(row: Mapping[Any, Any]) -> Sample:
    """Return the record of a row; it was checked when it was stored."""
    values = {name: row[name] for name in Sample.model_fields}
    values["taken_at"] = _moment(row["taken_at"])
    values["how"] = Taking(row["how"]) if row["how"] else None
    values["mass_g"] = None if row["mass_g"] is None else Decimal(row["mass_g"])
    return Sample.unchecked(values)


def assay_columns(entry: AssayEntry) -> Row:
    """Return what an assay says, as columns."""
    return {
        **entry.model_dump(),
        "value": str(entry.value),
        "sd": None if entry.sd is None else str(entry.sd),
        "analysed_at": _moment_text(entry.analysed_at),
        "state": entry.state.value,
    }


def assay_of(row: Mapping[Any, Any]) -> AssayResult:
    """Return the record of a row; it was checked when it was stored."""
    values = {name: row[name] for name in _RECORD_COLUMNS}
    values["value"] = Decimal(row["value"])
    values["sd"] = None if row["sd"] is None else Decimal(row["sd"])
    values["below"] = bool(row["below"])
    values["state"] = AssayState(row["state"])
    values["analysed_at"] = _moment(row["analysed_at"])
    values["recorded_at"] = datetime.fromisoformat(row["recorded_at"])
    return AssayResult.unchecked(values)


def kept(row: Mapping[str, Any]) -> str:
    """Write a sample or an assay as the journal keeps it, without what is empty."""
    named = ((name, row[name]) for name in sorted(row))
    return canonical({name: value for name, value in named if value is not None})


def _moment_text(moment: datetime | None) -> str | None:
    return None if moment is None else utc_text(moment)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
