"""The tables of attachments; their contents are files beside the store. Only `db` sees them."""

from sqlmodel import Field, Index

from db.tables import Table


class AttachmentColumns(Table):
    """An attachment: the fields of `recycler.attachments.record.Attachment`."""

    id: str
    version: int
    state: str
    record: str
    sample: str | None
    name: str
    sha256: str
    size_bytes: int
    media_type: str
    note: str
    why: str | None
    entered_at: str
    entered_by: str
    attached_at: str
    attached_by: str


class AttachmentRow(AttachmentColumns, table=True):
    """The current version of each."""

    __tablename__ = "attachment"
    __table_args__ = (Index("ix_attachment_record", "record"),)

    id: str = Field(primary_key=True)


class AttachmentVersionRow(AttachmentColumns, table=True):
    """A version that a later one took the place of; never changed, never deleted."""

    __tablename__ = "attachment_version"

    id: str = Field(primary_key=True, foreign_key="attachment.id")
    version: int = Field(primary_key=True)
