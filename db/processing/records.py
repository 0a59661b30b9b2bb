"""Between runs, inputs, lots and rows: how they are written down."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from db.batches.records import VAR_UNITS_PER_KG2, Row, utc_text
from db.processing.tables import (
    ContainerTareRow,
    InputRow,
    InputVersionRow,
    LotAssayRow,
    LotRow,
    LotVersionRow,
    RunRow,
    RunVersionRow,
)
from recycler.batch import WeightSource
from recycler.laboratory.records import AssayResult, AssayState
from recycler.processing.hazards import HazardClass
from recycler.processing.records import (
    BookingState,
    ContainerTare,
    Input,
    InputEntry,
    Lot,
    LotEntry,
    LotKind,
    Run,
    RunEntry,
    RunKind,
    RunState,
    Weighed,
)

RUN = RunRow.metadata.tables["run"]
RUN_VERSION = RunVersionRow.metadata.tables["run_version"]
INPUT = InputRow.metadata.tables["run_input"]
INPUT_VERSION = InputVersionRow.metadata.tables["run_input_version"]
LOT = LotRow.metadata.tables["lot"]
LOT_VERSION = LotVersionRow.metadata.tables["lot_version"]
LOT_ASSAY = LotAssayRow.metadata.tables["lot_assay"]
TARE = ContainerTareRow.metadata.tables["container_tare"]
RUN_COLUMNS: tuple[str, ...] = tuple(RUN.columns.keys())
INPUT_COLUMNS: tuple[str, ...] = tuple(INPUT.columns.keys())
LOT_COLUMNS: tuple[str, ...] = tuple(LOT.columns.keys())
LOT_ASSAY_COLUMNS: tuple[str, ...] = tuple(LOT_ASSAY.columns.keys())

_RUN_FIELDS = tuple(Run.model_fields)
_INPUT_FIELDS = tuple(Input.model_fields)
_LOT_FIELDS = tuple(Lot.model_fields)
_ASSAY_FIELDS = tuple(set(AssayResult.model_fields) - {"batch_id", "version", "score"})


def run_columns(entry: RunEntry) -> Row:
    """Return what is said of a run when it starts, as columns."""
    return {
        **entry.model_dump(),
        "kind": entry.kind.value,
        "started_at": utc_text(entry.started_at),
    }


def run_of(row: Mapping[Any, Any]) -> Run:
    """Return the record of a row; it was checked when it was stored."""
    values = {name: row[name] for name in _RUN_FIELDS}
    values["kind"], values["state"] = RunKind(row["kind"]), RunState(row["state"])
    for name in ("started_at", "closed_at", "opened_at"):
        values[name] = _moment(row[name])
    return Run.unchecked(values)


def input_columns(entry: InputEntry) -> Row:
    """Return what is said of an input, as columns."""
    return _weighed_columns(entry)


def input_of(row: Mapping[Any, Any]) -> Input:
    """Return the record of a row; it was checked when it was stored."""
    return Input.unchecked(_weighed(row, _INPUT_FIELDS))


def lot_columns(entry: LotEntry) -> Row:
    """Return what is said of a lot, as columns."""
    hazard = entry.hazard.value if entry.hazard else None
    return {**_weighed_columns(entry), "kind": entry.kind.value, "hazard": hazard}


def lot_of(row: Mapping[Any, Any]) -> Lot:
    """Return the record of a row; it was checked when it was stored."""
    values = _weighed(row, _LOT_FIELDS)
    values["kind"] = LotKind(row["kind"])
    values["hazard"] = HazardClass(row["hazard"]) if row["hazard"] else None
    return Lot.unchecked(values)


def tare_columns(entry: ContainerTare) -> Row:
    """Return what a container weighed empty, as columns."""
    return {**entry.model_dump(), "tare": str(entry.tare), "at": utc_text(entry.at)}


def tare_of(row: Mapping[Any, Any]) -> ContainerTare:
    """Return the record of a row; it was checked when it was stored."""
    values = {name: row[name] for name in ContainerTare.model_fields}
    values["tare"], values["at"] = Decimal(row["tare"]), _moment(row["at"])
    return ContainerTare.unchecked(values)


def lot_assay_of(row: Mapping[Any, Any]) -> AssayResult:
    """Return an assay of a lot as the laboratory's calculations take it: the lot is its batch."""
    values: Row = {name: row[name] for name in _ASSAY_FIELDS}
    values |= {"batch_id": row["lot_id"], "version": 1, "score": None}
    values["value"] = Decimal(row["value"])
    values["sd"] = None if row["sd"] is None else Decimal(row["sd"])
    values["below"], values["state"] = bool(row["below"]), AssayState(row["state"])
    values["analysed_at"], values["recorded_at"] = (
        _moment(row["analysed_at"]),
        _moment(row["recorded_at"]),
    )
    return AssayResult.unchecked(values)


def _weighed_columns(entry: Weighed) -> Row:
    return {
        **entry.model_dump(),
        "gross": str(entry.gross),
        "tare": str(entry.tare),
        "weight_source": entry.weight_source.value,
        "sd_kg": None if entry.sd_kg is None else str(entry.sd_kg),
        "at": utc_text(entry.at),
        "net_ug": entry.net_ug,
        "dry_ug": entry.dry_ug,
        "dry_var": round(entry.dry_sd_kg**2 * VAR_UNITS_PER_KG2),
    }


def _weighed(row: Mapping[Any, Any], names: tuple[str, ...]) -> Row:
    values = {name: row[name] for name in names}
    values["gross"], values["tare"] = Decimal(row["gross"]), Decimal(row["tare"])
    values["sd_kg"] = None if row["sd_kg"] is None else Decimal(row["sd_kg"])
    values["weight_source"] = WeightSource(row["weight_source"])
    values["state"] = BookingState(row["state"])
    values["at"], values["booked_at"] = _moment(row["at"]), _moment(row["booked_at"])
    return values


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
