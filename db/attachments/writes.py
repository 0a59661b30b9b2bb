"""Changes of attachments, within one transaction over rows and journal."""

import uuid_utils
from sqlalchemy import bindparam, insert, select, update

from db.attachments.contents import Content
from db.attachments.records import ATTACHMENT, ATTACHMENT_VERSION
from db.batches.records import Row, now_text
from db.batches.writes import reason_of
from db.engine import Writing
from db.laboratory.records import kept
from db.proof.journal import Chain
from recycler.attachments.record import AttachmentState
from recycler.errors import InputError
from recycler.facility import Facility

_ATTACHED, _WITHDRAWN = AttachmentState.ATTACHED.value, AttachmentState.WITHDRAWN.value
_ADD = insert(ATTACHMENT).inline()
_KEEP = insert(ATTACHMENT_VERSION).inline()
_FIND = select(ATTACHMENT).where(ATTACHMENT.c.id == bindparam("wanted"))
_SAME = select(ATTACHMENT.c.name, ATTACHMENT.c.sample).where(
    ATTACHMENT.c.record == bindparam("of"),
    ATTACHMENT.c.sha256 == bindparam("digest"),
    ATTACHMENT.c.state == bindparam("standing"),
)
_REPLACE = (
    update(ATTACHMENT)
    .where(ATTACHMENT.c.id == bindparam("old_id"))
    .values({name: bindparam(name) for name in ATTACHMENT.columns.keys()})  # noqa: SIM118
)


class AttachmentWriter:
    """What is attached and withdrawn within one transaction."""

    def __init__(self, writing: Writing, facility: Facility, *, who: str) -> None:
        self._writing, self._who = writing, who
        self._chain = Chain(writing, who=who, station=facility.station)
        self._now = now_text()

    def add(self, record: str, sample: str | None, name: str, content: Content, note: str) -> Row:
        """Let a record carry a content that is kept.

        Raises:
            InputError: `attachment_twice`.
        """
        known = {"of": record, "digest": content.sha256, "standing": _ATTACHED}
        for same, of_sample in self._writing.all(_SAME, known):
            if of_sample == sample:
                raise InputError("attachment_twice", file=name, name=same, what=sample or record)
        row: Row = {
            "id": str(uuid_utils.uuid7()), "version": 1, "state": _ATTACHED, "record": record,
            "sample": sample, "name": name, "sha256": content.sha256,
            "size_bytes": content.size_bytes, "media_type": content.media_type, "note": note,
            "why": None, "entered_at": self._now, "entered_by": self._who,
            "attached_at": self._now, "attached_by": self._who,
        }  # fmt: skip
        self._writing.run(_ADD, row)
        self._chain.append("attachment", _subject(row), 1, after=kept(row))
        return row

    def withdraw(self, attachment_id: str, *, why: str) -> Row:
        """Let an attachment stand no longer; it and its content stay in the books.

        Raises:
            InputError: `no_such_attachment`, `attachment_gone` or `why_needed`.
        """
        found = self._writing.first(_FIND, {"wanted": attachment_id})
        if found is None:
            raise InputError("no_such_attachment", name=attachment_id)
        old: Row = dict(zip(ATTACHMENT.columns.keys(), found, strict=True))
        if old["state"] != _ATTACHED:
            raise InputError("attachment_gone", name=old["name"], who=old["entered_by"])
        reason = reason_of(why)
        new = old | {
            "version": old["version"] + 1, "state": _WITHDRAWN, "why": reason,
            "entered_at": self._now, "entered_by": self._who,
        }  # fmt: skip
        self._writing.run(_KEEP, old)
        self._writing.run(_REPLACE, new | {"old_id": old["id"]})
        self._chain.append(
            "attachment_withdrawn", _subject(new), new["version"], why=reason,
            before=kept(old), after=kept(new),
        )  # fmt: skip
        return new


def _subject(row: Row) -> str:
    return f"{row['record']}:{row['id']}"
