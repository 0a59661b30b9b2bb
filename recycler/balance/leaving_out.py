"""Measurements a named person has left out of reconciliation; raw balances keep them."""

from datetime import UTC, datetime
from enum import StrEnum

from sqlmodel import Field

from recycler.record import Record

WEIGHING, ASSAY = "w:", ":a:"  # in the name of an error: before a weighing, after an assayed lot
SCALE, _SINCE = "scale:", ":since:"  # before a scale, and before the moment from which on it is off


class Counting(StrEnum):
    """Whether a measurement counts in reconciliation."""

    LEFT_OUT = "left_out"
    COUNTS = "counts"


class LeftOutEntry(Record):
    """Who approved that a measurement is left out, and why.

    name: of its error, as a culprit gives it; subject: ticket or number of the lot it is of, or
    the scale.
    """

    name: str = Field(min_length=1, max_length=200)
    subject: str = Field(min_length=1, max_length=80)
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


def scale_error(scale: str, since: datetime | None = None) -> str:
    """Return the name of what a scale reads too much, from a moment on or at all times."""
    begin = f"{SCALE}{scale}"
    return begin if since is None else f"{begin}{_SINCE}{since.astimezone(UTC).isoformat()}"


def scale_in(name: str) -> tuple[str, datetime | None] | None:
    """Return the scale in the name of its error and since when; None of any other name.

    A moment that tells no zone is returned as it stands.
    """
    if not name.startswith(SCALE):
        return None
    scale, told, moment = name.removeprefix(SCALE).rpartition(_SINCE)
    if told:
        try:
            return scale, datetime.fromisoformat(moment)
        except ValueError:
            pass  # the words are part of what the scale is called
    return name.removeprefix(SCALE), None
