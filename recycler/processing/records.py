"""Runs, what they take and what they yield, as weighed; `docs/model.md` section 14.

Mass in the plant is net less moisture. Contamination is not taken off: what clings to scrap goes
into the run with it and comes out in a residue.
"""

import math
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from pydantic import field_validator, model_validator
from pydantic_core import PydanticCustomError
from sqlmodel import Field

from recycler.batch import PPM, WeightSource, dried_ug
from recycler.dry_mass import dry_mass_of
from recycler.processing.hazards import HazardClass
from recycler.record import Record
from recycler.units import UG_PER_KG, Reading


class RunKind(StrEnum):
    """What a run does; all but a process only part or join what is there."""

    PROCESS = "process"
    TEARDOWN = "teardown"
    SPLIT = "split"
    MERGE = "merge"
    BLEND = "blend"

    @property
    def is_physical(self) -> bool:
        """Tell whether nothing is added on the way, so that no more can come out than went in."""
        return self is not RunKind.PROCESS

    @property
    def joins(self) -> bool:
        """Tell whether what goes in ends up in one heap."""
        return self in (RunKind.MERGE, RunKind.BLEND)


class RunState(StrEnum):
    """A run is open until somebody closes it."""

    OPEN = "open"
    CLOSED = "closed"


class LotKind(StrEnum):
    """What a lot is to its run."""

    PRODUCT = "product"
    INTERMEDIATE = "intermediate"
    RESIDUE = "residue"
    LOSS = "loss"
    RETURN = "return"

    @property
    def is_wanted(self) -> bool:
        """Tell whether it carries what the run's yields speak of."""
        return self in (LotKind.PRODUCT, LotKind.INTERMEDIATE)

    @property
    def is_stored(self) -> bool:
        """Tell whether it stays in the plant for another run; others leave it when booked."""
        return self in (LotKind.INTERMEDIATE, LotKind.RETURN)


class BookingState(StrEnum):
    """A booking that was wrong is cancelled and stays in the books."""

    BOOKED = "booked"
    CANCELLED = "cancelled"


class RunEntry(Record):
    """What a person or a workbook says of a run when it starts."""

    kind: RunKind = RunKind.PROCESS
    route: str | None = Field(default=None, max_length=60, description="code; of a process")
    stage: str | None = Field(default=None, max_length=120, description="None: the whole route")
    area: str | None = Field(default=None, max_length=60, description="where in the plant")
    started_at: datetime
    operator: str | None = Field(default=None, max_length=120)
    note: str | None = Field(default=None, max_length=2000)

    @field_validator("started_at")
    @classmethod
    def _has_a_zone(cls, moment: datetime) -> datetime:
        return zoned(moment)

    @model_validator(mode="after")
    def _names_a_route(self) -> "RunEntry":
        if (self.route is not None) != (self.kind is RunKind.PROCESS):
            raise PydanticCustomError("route_of_process", "a process, and it alone, has a route")
        if self.stage is not None and self.route is None:
            raise PydanticCustomError("stage_of_route", "a stage belongs to a route")
        return self


class Run(RunEntry):
    """A run as stored."""

    id: str = Field(description="UUIDv7")
    number: str
    version: int = 1
    state: RunState = RunState.OPEN
    route_version: int = 0
    reached: int = Field(default=0, description="stages of the route that are done")
    closed_at: datetime | None = None
    why: str | None = None
    opened_at: datetime
    opened_by: str


class Weighed(Record):
    """A weighing in the plant."""

    gross: Decimal = Field(description="digits of the gross reading [unit]")
    tare: Decimal = Field(default=Decimal(0), ge=0, description="digits of the tare reading [unit]")
    unit: str = "kg"
    weight_source: WeightSource = WeightSource.TYPED
    moisture_ppm: int | None = Field(default=None, ge=0, lt=PPM, description="of the net mass")
    sd_kg: Decimal | None = Field(default=None, gt=0, description="of the net mass, if stated [kg]")
    scale: str | None = Field(default=None, max_length=60)
    container: str | None = Field(default=None, max_length=60)
    at: datetime
    note: str | None = Field(default=None, max_length=2000)

    @field_validator("at")
    @classmethod
    def _has_a_zone(cls, moment: datetime) -> datetime:
        return zoned(moment)

    @model_validator(mode="after")
    def _weighs_something(self) -> "Weighed":
        if self.gross <= 0:
            raise PydanticCustomError("gross_not_positive", "gross must be above zero")
        if self.tare >= self.gross:
            raise PydanticCustomError("tare_over_gross", "tare must be below gross")
        return self

    @property
    def net_ug(self) -> int:
        """Gross less tare [µg], exact."""
        return Reading(self.gross, self.unit).ug - Reading(self.tare, self.unit).ug

    @property
    def reading(self) -> str:
        """Gross and tare as they were read, and on which scale."""
        text = f"{self.gross:f} - {self.tare:f} {self.unit}"
        return f"{text}, {self.scale}" if self.scale else text

    @property
    def dry_ug(self) -> int:
        """Net less moisture [µg]."""
        return dried_ug(self.net_ug, self.moisture_ppm, None)

    @property
    def dry_kg(self) -> float:
        return self.dry_ug / UG_PER_KG

    @property
    def dry_sd_kg(self) -> float:
        """Standard uncertainty of the dry mass [kg]; `docs/model.md` section 1 where none stated.

        Source:
            First-order propagation, JCGM 100:2008 (GUM), 5.1.2.
        """
        moisture = (self.moisture_ppm or 0) / PPM
        readings = Reading(self.gross, self.unit), Reading(self.tare, self.unit)
        found = dry_mass_of(*readings, self.weight_source, moisture)
        if self.sd_kg is None:
            return found.sd
        return math.hypot(float(self.sd_kg) * (1 - moisture), math.sqrt(found.var_moisture))


class InputEntry(Weighed):
    """What a run takes from a batch or a lot."""

    run: str = Field(min_length=1, max_length=40, description="number of the run")
    source: str = Field(min_length=1, max_length=40, description="ticket or number of the lot")


class Input(InputEntry):
    """An input as stored."""

    id: str = Field(description="UUIDv7")
    version: int = 1
    state: BookingState = BookingState.BOOKED
    why: str | None = None
    booked_at: datetime
    booked_by: str


class LotEntry(Weighed):
    """What a run yields, weighed for itself."""

    run: str = Field(min_length=1, max_length=40, description="number of the run")
    kind: LotKind
    material: str | None = Field(default=None, max_length=40, description="code, where it has one")
    product: str | None = Field(default=None, max_length=80, description="what it is called")
    hazard: HazardClass | None = Field(default=None, description="None: that of the material")

    @model_validator(mode="after")
    def _is_something(self) -> "LotEntry":
        if self.material is None and self.product is None:
            raise PydanticCustomError("lot_of_nothing", "a lot has a material or a name")
        return self

    @property
    def name(self) -> str:
        """What it is called."""
        return self.product or self.material or ""


class Lot(LotEntry):
    """An output as stored: a lot with a number of its own."""

    id: str = Field(description="UUIDv7")
    number: str
    version: int = 1
    state: BookingState = BookingState.BOOKED
    why: str | None = None
    booked_at: datetime
    booked_by: str


class ContainerTare(Record):
    """What a container weighed empty, and when; the history of its tare is a row of these."""

    container: str = Field(min_length=1, max_length=60)
    tare: Decimal = Field(ge=0, description="digits of the reading [unit]")
    unit: str = "kg"
    scale: str | None = Field(default=None, max_length=60)
    at: datetime
    note: str | None = Field(default=None, max_length=2000)

    @field_validator("at")
    @classmethod
    def _has_a_zone(cls, moment: datetime) -> datetime:
        return zoned(moment)


def zoned(moment: datetime) -> datetime:
    """Return a moment that has a zone; pydantic's refusal otherwise."""
    if moment.tzinfo is None:
        raise PydanticCustomError("no_zone", "the moment has no time zone")
    return moment
