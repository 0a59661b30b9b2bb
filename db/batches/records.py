"""Between records and rows: how a batch is written down, and where it stands in time."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from operator import itemgetter
from typing import Any
from zlib import crc32

from pydantic_core import to_json

from db.tables import BatchRow
from recycler.batch import Batch, BatchEntry, State, WeightSource, dried_ug
from recycler.dry_mass import dry_mass

Row = dict[str, Any]

BATCH = BatchRow.metadata.tables["batch"]
COLUMNS: tuple[str, ...] = tuple(BATCH.columns.keys())
RECORD_COLUMNS = tuple(Batch.model_fields)
VAR_UNITS_PER_KG2 = 1e8  # (0.1 g)²
NUMBER_BITS, STATION_BITS = 24, 7
LATEST_SECOND = 2**32 - 1

IN_ORDER = tuple(sorted(set(COLUMNS) - {"sort_key"}))
_in_order = itemgetter(*IN_ORDER)


def canonical(value: object) -> str:
    """Write JSON in the one way that hashes are taken of: compact, in the order handed in."""
    return to_json(value).decode()


def utc_text(moment: datetime) -> str:
    """Write a moment in UTC, always as wide as any other."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[:-6] + "Z"


def now_text() -> str:
    """Write the present moment."""
    return utc_text(datetime.now(UTC))


def ticket_name(station: str, year: int, number: int) -> str:
    """Return a ticket such as S1-26-01433."""
    return f"{station}-{year % 100:02d}-{number:05d}"


def ticket_parts(ticket: str) -> tuple[str, int, int]:
    """Return station, two-digit year and number of a ticket."""
    station, year, number = ticket.rsplit("-", 2)
    return station, int(year), int(number)


def sort_key(received_at: str, ticket: str) -> int:
    """Return the place of a batch in time: the second of receipt, then the ticket number.

    The last bits tell stations (and years) apart that gave the same number in the same second.
    """
    station, year, number = ticket_parts(ticket)
    second = min(int(datetime.fromisoformat(received_at).timestamp()), LATEST_SECOND)
    place = (crc32(station.encode()) + year) % (1 << STATION_BITS)
    number %= 1 << NUMBER_BITS
    return ((second << NUMBER_BITS) | number) << STATION_BITS | place


def entry_columns(entry: BatchEntry) -> Row:
    """Return what an entry says, as columns."""
    dry = dry_mass(entry)
    gross_ug, tare_ug = entry.gross_reading.ug, entry.tare_reading.ug
    net_ug = gross_ug - tare_ug
    return {
        "received_at": utc_text(entry.received_at),
        "material": entry.material,
        "supplier": entry.supplier,
        "supplier_lot": entry.supplier_lot,
        "origin_country": entry.origin_country,
        "gross": str(entry.gross),
        "tare": str(entry.tare),
        "unit": entry.unit,
        "weight_source": entry.weight_source.value,
        "moisture_ppm": entry.moisture_ppm,
        "contamination_ppm": entry.contamination_ppm,
        "gross_ug": gross_ug,
        "tare_ug": tare_ug,
        "net_ug": net_ug,
        "dry_ug": dried_ug(net_ug, entry.moisture_ppm, entry.contamination_ppm),
        "dry_var": round(dry.sd * dry.sd * VAR_UNITS_PER_KG2),
        "note": entry.note,
    }


def batch_of(row: Mapping[Any, Any]) -> Batch:
    """Return the record of a row; it was checked when it was stored."""
    values = {name: row[name] for name in RECORD_COLUMNS}
    values["received_at"] = datetime.fromisoformat(row["received_at"])
    values["logged_at"] = datetime.fromisoformat(row["logged_at"])
    values["received_on"] = date.fromisoformat(row["received_on"])
    values["gross"], values["tare"] = Decimal(row["gross"]), Decimal(row["tare"])
    values["weight_source"] = WeightSource(row["weight_source"])
    values["state"] = State(row["state"])
    return Batch.unchecked(values)


def journalled(row: Row) -> str:
    """Write a row as the journal keeps it: by column name, without what is empty."""
    named = zip(IN_ORDER, _in_order(row), strict=True)
    return canonical({name: value for name, value in named if value is not None})
