"""A file that a record carries: a photo of the load, a weighbridge slip, a laboratory's report."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field

from recycler.record import Record

MOST_BYTES = 50 * 2**20  # of one file
LONGEST_NOTE = 400


class AttachmentState(StrEnum):
    """An attachment stands until a person withdraws it; its content is kept all the same."""

    ATTACHED = "attached"
    WITHDRAWN = "withdrawn"


class Attachment(Record):
    """A file as it was attached.

    record: the ticket of a batch or the number of a run; sample: the label of the sample of the
    batch whose results it is of; name: as it came, made safe; sha256: of its content, by which it
    is kept; media_type: by its content.
    """

    id: str = Field(description="UUIDv7")
    version: int = 1
    state: AttachmentState = AttachmentState.ATTACHED
    record: str
    sample: str | None = None
    name: str
    sha256: str
    size_bytes: int
    media_type: str
    note: str = ""
    why: str | None = None
    entered_at: datetime
    entered_by: str
    attached_at: datetime
    attached_by: str

    @property
    def mark(self) -> str:
        """The start of its hash, by which people name it."""
        return self.sha256[:8]

    def as_dict(self) -> dict[str, object]:
        """Return it as programs read it."""
        return self.model_dump(mode="json")

    @property
    def stands(self) -> bool:
        """Whether it was not withdrawn."""
        return self.state is AttachmentState.ATTACHED
