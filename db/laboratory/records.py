"""Between assays and rows: how samples and results are written down."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from db.batches.records import Row, canonical, utc_text
from db.tables import AssayRow, AssayVersionRow, ControlRow, SampleRow
from recycler.laboratory.records import (
    AssayEntry,
    AssayResult,
    AssayState,
    ControlEntry,
    ControlResult,
    Finding,
    Sample,
    SampleEntry,
    Taking,
)

SAMPLE = SampleRow.metadata.tables["sample"]
ASSAY = AssayRow.metadata.tables["assay"]
ASSAY_VERSION = AssayVersionRow.metadata.tables["assay_version"]
CONTROL = ControlRow.metadata.tables["control"]
ASSAY_COLUMNS: tuple[str, ...] = tuple(ASSAY.columns.keys())
SAMPLE_COLUMNS: tuple[str, ...] = tuple(SAMPLE.columns.keys())
_RECORD_COLUMNS = tuple(AssayResult.model_fields)
_CONTROL_COLUMNS = tuple(ControlResult.model_fields)
_DIGITS = ("value", "sd", "certified", "certified_sd")


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
    return {**_written(entry), "state": entry.state.value}


def control_columns(entry: ControlEntry) -> Row:
    """Return what a control says, as columns."""
    return _written(entry)


def _written(entry: Finding) -> Row:
    """Return a finding with its digits and its moment as text."""
    row = entry.model_dump()
    row |= {name: str(row[name]) for name in _DIGITS if row.get(name) is not None}
    return row | {"analysed_at": _moment_text(entry.analysed_at)}


def assay_of(row: Mapping[Any, Any]) -> AssayResult:
    """Return the record of a row; it was checked when it was stored."""
    values = _read(row, _RECORD_COLUMNS)
    values["state"] = AssayState(row["state"])
    return AssayResult.unchecked(values)


def control_of(row: Mapping[Any, Any]) -> ControlResult:
    """Return the record of a row; it was checked when it was stored."""
    return ControlResult.unchecked(_read(row, _CONTROL_COLUMNS))


def _read(row: Mapping[Any, Any], names: tuple[str, ...]) -> Row:
    values = {name: row[name] for name in names}
    for name in _DIGITS:
        if values.get(name) is not None:
            values[name] = Decimal(values[name])
    values["below"] = bool(values["below"])
    values["analysed_at"] = _moment(values["analysed_at"])
    values["recorded_at"] = datetime.fromisoformat(values["recorded_at"])
    return values


def kept(row: Mapping[str, Any]) -> str:
    """Write a sample or an assay as the journal keeps it, without what is empty."""
    named = ((name, row[name]) for name in sorted(row))
    return canonical({name: value for name, value in named if value is not None})


def _moment_text(moment: datetime | None) -> str | None:
    return None if moment is None else utc_text(moment)


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
