"""Between attachments and rows: how they are written down."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from db.attachments.tables import AttachmentRow, AttachmentVersionRow
from recycler.attachments.names import safe_name
from recycler.attachments.record import Attachment, AttachmentState

ATTACHMENT = AttachmentRow.metadata.tables["attachment"]
ATTACHMENT_VERSION = AttachmentVersionRow.metadata.tables["attachment_version"]


def attachment_of(row: Mapping[Any, Any]) -> Attachment:
    """Return the record of a row; its name is made safe anew, as the store may be a forged one."""
    values = {name: row[name] for name in Attachment.model_fields}
    values["name"] = safe_name(row["name"])
    values["state"] = AttachmentState(row["state"])
    for name in ("entered_at", "attached_at"):
        values[name] = datetime.fromisoformat(row[name])
    return Attachment.unchecked(values)
