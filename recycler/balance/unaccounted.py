"""What is missing and has been looked into: the ledger of unaccounted losses and gains.

Entries are made by a person only, never by the program, and nothing is spread over products.
"""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from pydantic import model_validator
from pydantic_core import PydanticCustomError
from sqlmodel import Field

from recycler.record import Record


class LossCause(StrEnum):
    """What an unaccounted amount is put down to."""

    WEIGHING = "weighing"
    SAMPLING = "sampling"
    ASSAY = "assay"
    MOISTURE = "moisture"
    COMPOSITION = "composition"
    SPILL = "spill"
    DUST = "dust"
    BOOKING = "booking"
    THEFT = "theft"
    UNKNOWN = "unknown"


class LedgerState(StrEnum):
    """An entry is open until a competent person signs it, and stays when it is withdrawn."""

    OPEN = "open"
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"


class UnaccountedEntry(Record):
    """What a person says of an amount that is missing, below zero: that is too much."""

    since: date = Field(description="first day of the period")
    until: date = Field(description="last day of the period")
    node: str = Field(min_length=1, max_length=120, description="key of the node")
    element: str | None = Field(default=None, max_length=2, description="None: dry mass")
    kg: Decimal = Field(description="missing [kg]")
    sd_kg: Decimal = Field(ge=0, description="its standard uncertainty [kg]")
    cause: LossCause
    owner: str = Field(min_length=1, max_length=120, description="who looks into it")
    action: str = Field(min_length=1, max_length=2000, description="what is done about it")
    due: date
    note: str | None = Field(default=None, max_length=2000)

    @model_validator(mode="after")
    def _is_a_period(self) -> "UnaccountedEntry":
        if self.until < self.since:
            raise PydanticCustomError("period_backwards", "a period ends after it begins")
        return self


class Unaccounted(UnaccountedEntry):
    """An entry as stored."""

    id: str = Field(description="UUIDv7")
    number: str
    version: int = 1
    state: LedgerState = LedgerState.OPEN
    signed_at: datetime | None = None
    signed_by: str | None = None
    why: str | None = None
    entered_at: datetime
    entered_by: str

    def is_overdue(self, day: date) -> bool:
        return self.state is LedgerState.OPEN and self.due < day
