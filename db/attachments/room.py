"""Files that batches, samples and runs carry: a room of the store.

A content is on the disk before its row is; a crash in between leaves a file no record speaks of.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, select

from db import data_folder, needs
from db.attachments import contents
from db.attachments.check import left_over
from db.attachments.contents import Content
from db.attachments.records import ATTACHMENT, attachment_of
from db.attachments.writes import AttachmentWriter
from db.batches.records import BATCH
from db.engine import Database
from db.guard import guarded
from db.laboratory.records import SAMPLE
from db.processing.records import RUN
from recycler.attachments.content import media_type
from recycler.attachments.names import safe_name
from recycler.attachments.opening import name_for_reading, refusal
from recycler.attachments.record import LONGEST_NOTE, Attachment
from recycler.entry.typed import limited_text
from recycler.errors import InputError
from recycler.people.rights import Right

if TYPE_CHECKING:
    from db.store import Store

_note = limited_text(LONGEST_NOTE)


class _Carrier(NamedTuple):
    """What carries files: the record, the sample of it, and the right to it."""

    record: str
    sample: str | None
    right: Right


@guarded(needs.ATTACHMENTS)
class Attachments:
    """Attachments of one store, for all threads of the program."""

    def __init__(self, database: Database, store: "Store") -> None:
        self._database, self._store = database, store

    # questions

    def of(self, name: str, *, withdrawn: bool = False) -> list[Attachment]:
        """Return what a batch with its samples, one sample, or a run carries, oldest first.

        Args:
            name: ticket, label of a sample, or number of a run.
            withdrawn: with those that were withdrawn.

        Raises:
            InputError: `no_such_record`.
        """
        with self._database.read() as connection:
            of = _carrier(connection, name)
            query = select(ATTACHMENT).where(ATTACHMENT.c.record == of.record)
            if of.sample is not None:
                query = query.where(ATTACHMENT.c.sample == of.sample)
            rows = connection.execute(query.order_by(ATTACHMENT.c.id)).mappings()
            found = [attachment_of(row) for row in rows]
        return [one for one in found if withdrawn or one.stands]

    def one(self, attachment_id: str) -> Attachment:
        """Return an attachment.

        Raises:
            InputError: `no_such_attachment`.
        """
        query = select(ATTACHMENT).where(ATTACHMENT.c.id == attachment_id)
        with self._database.read() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            raise InputError("no_such_attachment", name=attachment_id)
        return attachment_of(row)

    def named(self, name: str, mark: str) -> Attachment:
        """Return what a record carries by the name of the file or the start of its hash.

        Raises:
            InputError: `no_such_record`, `no_such_attachment`, or `attachment_ambiguous`.
        """
        found = [
            one
            for one in self.of(name)
            if one.name == mark or (mark and one.sha256.startswith(mark.lower()))
        ]
        if not found:
            raise InputError("no_such_attachment", name=mark)
        if len(found) > 1:
            raise InputError("attachment_ambiguous", name=mark, marks=[one.mark for one in found])
        return found[0]

    def left_over(self) -> list[str]:
        """Return the files in the folder of attachments that no record speaks of.

        They are whole and do no harm: a crash left them, or an older backup was restored.
        """
        with self._database.read() as connection:
            return left_over(connection, self._folder()) if self._database.folder else []

    # copies

    def save(self, attachment_id: str, folder: Path) -> Path:
        """Write a copy into a folder, under its own name or one beside it, and return where.

        Raises:
            InputError: `no_such_attachment`, `attachment_damaged` or `cannot_write`.
        """
        one = self.one(attachment_id)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            target = data_folder.free_name(folder / one.name)
        except OSError as error:
            reason = error.strerror or str(error)
            raise InputError("cannot_write", file=str(folder), reason=reason) from error
        contents.copy_out(self._folder(), _content(one), target)
        return target

    def for_reading(self, attachment_id: str, folder: Path) -> Path:
        """Write a copy another program may open: read-only, named by what it really is.

        Args:
            attachment_id: which.
            folder: closed to others.

        Raises:
            InputError: why it is not opened, as `recycler.attachments.opening.refusal`; or as of
                `save`.
        """
        one = self.one(attachment_id)
        _ask(one.name, one.media_type)
        target = data_folder.free_name(folder / name_for_reading(one.name, one.media_type))
        contents.copy_out(self._folder(), _content(one), target, read_only=True)
        with target.open("rb") as copy:  # by the rules of today, not of the day it was attached
            kind = media_type(copy)
        if refusal(one.name, kind) is not None:
            contents.discard(target)
        _ask(one.name, kind)
        return target

    # changes

    def attach(self, name: str, file: Path, *, who: str, note: str = "") -> Attachment:
        """Keep a copy of a file with a record; when this returns, it is on the disk.

        Args:
            name: ticket of a batch, label of a sample, or number of a run.
            file: any ordinary file of a bounded size.
            who: the person.
            note: what it is, if its name does not say.

        Raises:
            InputError: `no_such_record`, `attachment_twice`, `too_long`, or as of
                `contents.keep`.
            DataFolderError: it could not be kept.
        """
        said = _note(note)
        with self._database.read() as connection:
            of = _carrier(connection, name)
        self._database.guard.check(of.right)
        folder = self._folder()
        contents.tidy(folder)
        content = contents.keep(file, folder)
        with self._writing(who) as writer:
            row = writer.add(of.record, of.sample, safe_name(file.name), content, said)
        return attachment_of(row)

    def withdraw(self, attachment_id: str, *, who: str, why: str) -> Attachment:
        """Let an attachment stand no longer; it and its content stay in the books.

        Raises:
            InputError: `no_such_attachment`, `attachment_gone` or `why_needed`.
        """
        one = self.one(attachment_id)
        with self._database.read() as connection:
            of = _carrier(connection, one.sample or one.record)
        self._database.guard.check(of.right)
        with self._writing(who) as writer:
            return attachment_of(writer.withdraw(attachment_id, why=why))

    # behind the door

    def _folder(self) -> Path:
        """Return where contents are; a store on a server has no place for them."""
        if self._database.folder is None:
            raise InputError("attachments_need_folder")
        return self._database.folder / data_folder.ATTACHMENTS

    @contextmanager
    def _writing(self, who: str) -> Iterator[AttachmentWriter]:
        with self._database.write() as writing:
            yield AttachmentWriter(writing, self._store.facility(), who=who)


def _carrier(connection: Connection, name: str) -> _Carrier:
    wanted = name.strip()
    for column, right in ((BATCH.c.ticket, Right.ATTACH), (RUN.c.number, Right.PROCESS)):
        if connection.execute(select(column).where(column == wanted)).first():
            return _Carrier(wanted, None, right)
    ticket = connection.execute(select(SAMPLE.c.ticket).where(SAMPLE.c.label == wanted)).scalar()
    if ticket is None:
        raise InputError("no_such_record", value=name)
    return _Carrier(ticket, wanted, Right.ASSAY)


def _content(one: Attachment) -> Content:
    return Content(one.sha256, one.size_bytes)


def _ask(name: str, kind: str) -> None:
    code = refusal(name, kind)
    if code is not None:
        raise InputError(code, file=name)
