"""Measurements a named person has left out of reconciliation; raw balances keep them."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field

from recycler.record import Record

WEIGHING, ASSAY = "w:", ":a:"  # in the name of an error: before a weighing, after an assayed lot


class Counting(StrEnum):
    """Whether a measurement counts in reconciliation."""

    LEFT_OUT = "left_out"
    COUNTS = "counts"


class LeftOutEntry(Record):
    """Who approved that a measurement is left out, and why.

    name: of its error, as a culprit gives it; subject: ticket or number of the lot it is of.
    """

    name: str = Field(min_length=1, max_length=200)
    subject: str = Field(min_length=1, max_length=40)
    element: str | None = Field(default=None, max_length=2, description="of an assay")
    approved_by: str = Field(min_length=1, max_length=120)
    reason: str = Field(min_length=1, max_length=2000)


class LeftOut(LeftOutEntry):
    """The same as stored."""

    id: str = Field(description="UUIDv7")
    version: int = 1
    state: Counting = Counting.LEFT_OUT
    why: str | None = None
    entered_at: datetime
    entered_by: str
