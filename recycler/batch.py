"""A batch: one lot of scrap as received, with its ticket, weighings and deductions."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from pydantic import field_validator, model_validator
from pydantic_core import PydanticCustomError
from sqlmodel import Field

from recycler.record import Record
from recycler.units import UG_PER_KG, Reading

PPM = 1_000_000
WHOLE_SCALE_KG = 80_000.0  # a road weighbridge; the facility may state its own


class State(StrEnum):
    """Where a batch stands."""

    LOGGED = "logged"
    VOID = "void"


class WeightSource(StrEnum):
    """How a reading came in; a typed weight carries a wider uncertainty."""

    TYPED = "typed"
    SCALE = "scale"
    IMPORTED = "imported"


class BatchEntry(Record):
    """What a person or a workbook says of a batch, before it has a ticket."""

    received_at: datetime = Field(description="moment of receipt, with its zone")
    material: str = Field(min_length=1, max_length=40, description="material code")
    supplier: str = Field(min_length=1, max_length=120)
    supplier_lot: str | None = Field(default=None, max_length=80)
    origin_country: str | None = Field(default=None, min_length=2, max_length=2)
    gross: Decimal = Field(description="digits of the gross reading [unit]")
    tare: Decimal = Field(default=Decimal(0), ge=0, description="digits of the tare reading [unit]")
    unit: str = "kg"
    weight_source: WeightSource = WeightSource.TYPED
    moisture_ppm: int | None = Field(default=None, ge=0, lt=PPM, description="of the net mass")
    contamination_ppm: int | None = Field(default=None, ge=0, lt=PPM, description="of the dried")
    route: str | None = Field(default=None, max_length=60, description="None: the default route")
    note: str | None = Field(default=None, max_length=2000)

    @field_validator("received_at")
    @classmethod
    def _has_a_zone(cls, moment: datetime) -> datetime:
        if moment.tzinfo is None:
            raise PydanticCustomError("no_zone", "the moment of receipt has no time zone")
        return moment

    @model_validator(mode="after")
    def _weighs_something(self) -> "BatchEntry":
        if self.gross <= 0:
            raise PydanticCustomError("gross_not_positive", "gross must be above zero")
        if self.tare >= self.gross:
            raise PydanticCustomError("tare_over_gross", "tare must be below gross")
        return self

    @property
    def gross_reading(self) -> Reading:
        return Reading(self.gross, self.unit)

    @property
    def tare_reading(self) -> Reading:
        return Reading(self.tare, self.unit)

    @property
    def net_ug(self) -> int:
        """Gross less tare [µg], exact."""
        return self.gross_reading.ug - self.tare_reading.ug

    @property
    def dry_ug(self) -> int:
        """Net less moisture, less contamination of the dried lot [µg]; `docs/model.md`, 1."""
        return dried_ug(self.net_ug, self.moisture_ppm, self.contamination_ppm)


def dried_ug(net_ug: int, moisture_ppm: int | None, contamination_ppm: int | None) -> int:
    """Return what is left of a net mass [µg], rounded half up."""
    kept = (PPM - (moisture_ppm or 0)) * (PPM - (contamination_ppm or 0))
    return (2 * net_ug * kept + PPM**2) // (2 * PPM**2)


class Batch(BatchEntry):
    """A batch as stored: with its ticket, version, and the data versions its estimate names."""

    id: str = Field(description="UUIDv7")
    ticket: str
    version: int = 1
    state: State = State.LOGGED
    station: str
    received_on: date = Field(description="day of receipt in the facility's zone")
    composition_version: int
    route_version: int
    logged_at: datetime

    @property
    def net_kg(self) -> float:
        return self.net_ug / UG_PER_KG

    @property
    def dry_kg(self) -> float:
        return self.dry_ug / UG_PER_KG
