"""Samples of a batch and the assays made of them, as stated: digits, unit, and who says so."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from pydantic import field_validator, model_validator
from pydantic_core import PydanticCustomError
from sqlmodel import Field

from recycler.elements import SYMBOLS
from recycler.record import Record

FRACTION_PER_UNIT: dict[str, Decimal] = {
    "%": Decimal("0.01"),
    "ppm": Decimal("0.000001"),
    "g/t": Decimal("0.000001"),
    "fraction": Decimal(1),
}


SUSPECT_SCORE = 4.0  # standard scores off what was expected


class AssayState(StrEnum):
    """How far a result is to be trusted; a rejected one stays in the books and counts no more."""

    PROVISIONAL = "provisional"
    FINAL = "final"
    REJECTED = "rejected"


class Taking(StrEnum):
    """How a sample was taken from its batch."""

    GRAB = "grab"
    RIFFLE = "riffle"
    WHOLE = "whole"


class SampleEntry(Record):
    """What was taken from a batch."""

    ticket: str = Field(min_length=1, max_length=40)
    label: str = Field(min_length=1, max_length=60, description="number on the bag; never twice")
    taken_at: datetime | None = None
    taken_by: str | None = Field(default=None, max_length=120)
    how: Taking | None = None
    mass_g: Decimal | None = Field(default=None, gt=0, description="mass of the sample [g]")
    seal: str | None = Field(default=None, max_length=60)
    note: str | None = Field(default=None, max_length=2000)


class Sample(SampleEntry):
    """A sample as stored."""

    id: str = Field(description="UUIDv7")
    batch_id: str


class Finding(Record):
    """One element found, or not found, in what a laboratory was given."""

    element: str
    value: Decimal = Field(ge=0, description="digits as reported; of `<` the limit [unit]")
    unit: str = "%"
    below: bool = Field(default=False, description="reported as below the limit `value`")
    sd: Decimal | None = Field(default=None, gt=0, description="standard uncertainty [unit]")
    method: str | None = Field(default=None, max_length=60)
    instrument: str | None = Field(default=None, max_length=60)
    laboratory: str | None = Field(default=None, max_length=120)
    analysed_at: datetime | None = None

    @field_validator("element")
    @classmethod
    def _exists(cls, symbol: str) -> str:
        if symbol not in SYMBOLS:
            raise PydanticCustomError("unknown_element", "there is no such element")
        return symbol

    @field_validator("unit")
    @classmethod
    def _is_a_share(cls, unit: str) -> str:
        if unit not in FRACTION_PER_UNIT:
            raise PydanticCustomError("unknown_unit", "not a unit of a mass fraction")
        return unit

    @model_validator(mode="after")
    def _is_a_fraction(self) -> "Finding":
        if not 0 < self.fraction < 1:
            raise PydanticCustomError("assay_range", "a fraction lies between 0 and 100 %")
        return self

    @property
    def fraction(self) -> float:
        """What was found, or the limit it is below [-]."""
        return float(self.value * FRACTION_PER_UNIT[self.unit])

    @property
    def fraction_sd(self) -> float | None:
        """Standard uncertainty as stated by the laboratory [-]."""
        return None if self.sd is None else float(self.sd * FRACTION_PER_UNIT[self.unit])


class AssayEntry(Finding):
    """A finding in a sample of a dry batch."""

    ticket: str = Field(min_length=1, max_length=40)
    sample: str = Field(min_length=1, max_length=60, description="label of the sample")
    state: AssayState = AssayState.PROVISIONAL
    why: str | None = Field(default=None, max_length=2000, description="why a suspect one stands")


class ControlEntry(Finding):
    """A finding in a blank, or in a reference material whose content is certified."""

    name: str = Field(min_length=1, max_length=60, description="of the material, or of the blank")
    certified: Decimal | None = Field(default=None, gt=0, description="None for a blank [unit]")
    certified_sd: Decimal | None = Field(default=None, gt=0, description="[unit]")

    @property
    def certified_fraction(self) -> float | None:
        """What the certificate states [-]."""
        factor = FRACTION_PER_UNIT[self.unit]
        return None if self.certified is None else float(self.certified * factor)

    @property
    def certified_fraction_sd(self) -> float:
        """Its standard uncertainty [-], 0 where it states none."""
        return float((self.certified_sd or 0) * FRACTION_PER_UNIT[self.unit])


class ControlResult(ControlEntry):
    """A control as stored; it is never changed."""

    id: str = Field(description="UUIDv7")
    recorded_at: datetime
    recorded_by: str


class AssayResult(AssayEntry):
    """A result as stored; a retest is a new one that names the one it stands for."""

    id: str = Field(description="UUIDv7")
    batch_id: str
    version: int = 1
    recorded_at: datetime
    recorded_by: str
    retest_of: str | None = None
    score: float | None = Field(
        default=None, description="standard scores off what was expected when it came in"
    )

    @property
    def moment(self) -> datetime:
        """When it was analysed, or recorded where nobody says."""
        return self.analysed_at or self.recorded_at

    @property
    def is_suspect(self) -> bool:
        """Tell whether it is so far from what was expected that it needs a reason."""
        return is_suspect(self.score)

    @property
    def counts(self) -> bool:
        return self.state is not AssayState.REJECTED


def is_suspect(score: float | None) -> bool:
    """Tell whether a result is hardly chance, by its standard score."""
    return score is not None and abs(score) > SUSPECT_SCORE


def admitted(entry: AssayEntry, score: float | None) -> AssayEntry:
    """Return a result as it may be kept: a suspect one without a reason is not final yet."""
    if entry.state is AssayState.FINAL and is_suspect(score) and not entry.why:
        return entry.model_copy(update={"state": AssayState.PROVISIONAL})
    return entry
