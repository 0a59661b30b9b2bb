"""The audit pack: one zip with which an auditor verifies the records on another machine.

Everything in it is JSON lines in a fixed order, so that two packs of one state hold the same; the
list of contents with the hash of each file is signed by the key of the installation.
"""

import json
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from shutil import copyfileobj
from typing import Any

from sqlalchemy import Connection, Table, and_, literal, select

from db import data_folder, settings
from db.attachments import contents
from db.attachments.contents import Content
from db.attachments.records import ATTACHMENT
from db.batches.records import Row, canonical, now_text, utc_text
from db.checks.vouched import BATCHES, ROWS, Journalled
from db.engine import Database
from db.materials.versions import SUBJECT, VERSIONS
from db.proof import checkpoints, signing_key
from db.proof.journal import DERIVED, JOURNAL
from db.safekeeping import kept_backups
from recycler.errors import InputError
from recycler.facility import Facility
from recycler.problems import Report, unheard

RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "audit"
SHIPPED = ("README.txt", "README.ja.txt", "verify.py")
# Actions whose entries are no row of their own: settings, reference data, and what is calculated.
APART = ("facility", SUBJECT, "restore", "setting", DERIVED)
_FIXED = (1980, 1, 1, 0, 0, 0)  # the moment of every file, so that packs differ by content alone


@dataclass(frozen=True, slots=True)
class AuditPack:
    """A pack that was written: where, which entries of the journal, how many rows, who signed.

    attachments: how many files it holds; lacking: how many more are nowhere whole.
    """

    file: Path
    first_entry: int
    last_entry: int
    rows: int
    fingerprint: str
    sha256: str
    attachments: int = 0
    lacking: int = 0


def write_pack(
    database: Database, folder: Path | None, out: Path, figures: Row, since: date | None = None,
    until: date | None = None, report: Report = unheard, *, with_files: bool = False,
) -> AuditPack:  # fmt: skip
    """Write the pack of a period, days of the facility, or of everything.

    Args:
        database: the store's.
        folder: its data folder; None on a server.
        out: the file to write.
        figures: what the program tells of the period.
        since: first day; None: from the beginning.
        until: last day; None: to the end.
        report: is told how far it is.
        with_files: with the contents of attachments, not only their hashes.

    Raises:
        InputError: `file_not_writable`, or `no_entries` where nothing happened in the period.
        DataFolderError: it cannot be signed.
    """
    checkpoints.sign(database, folder, checkpoints.Kind.PACK)
    key = signing_key.own_or_new()
    part = out.with_name(f"{out.name}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with database.read() as connection, zipfile.ZipFile(part, "w") as archive:
            writing = _Pack(connection, archive, settings.facility(connection), since, until)
            writing.fill(figures, report)
            if with_files and folder is not None:
                writing.fill_files(folder / data_folder.ATTACHMENTS)
            writing.seal(key)
        digest = kept_backups.hashed(part)
        part.replace(out)
    except OSError as error:
        raise InputError("file_not_writable", file=out) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    said = writing.first, writing.last, writing.rows
    carried = writing.files, writing.lacking
    return AuditPack(out, *said, signing_key.fingerprint(key.public), digest, *carried)


class _Pack:
    """One pack while it is written."""

    def __init__(
        self, connection: Connection, archive: zipfile.ZipFile, facility: Facility,
        since: date | None, until: date | None,
    ) -> None:  # fmt: skip
        self._connection, self._archive, self._facility = connection, archive, facility
        self._since, self._until = since, until
        self._hashes: dict[str, str] = {}
        self.first, self.last, self._head, self._before = self._range()
        self.rows = self.files = self.lacking = 0
        self._with_files = False

    def fill(self, figures: Row, report: Report) -> None:
        """Write all files but the list of them."""
        self._add("figures.json", json.dumps(figures, ensure_ascii=False, indent=1))
        for name in SHIPPED:
            self._add(name, (RESOURCES / name).read_text(encoding="utf-8"))
        entries = select(JOURNAL).where(self._in_range()).order_by(JOURNAL.c.seq)
        self._lines("journal.jsonl", self._connection.execute(entries).mappings())
        lines = [line for _, line in checkpoints.in_file(self._connection)]
        self._add("checkpoints.jsonl", "".join(f"{line}\n" for line in lines))
        kept = [(one, table) for one in (BATCHES, *ROWS) for table in one.tables]
        for done, (one, table) in enumerate(kept):
            report(done, len(kept))
            self.rows += self._lines(f"data/{table.name}.jsonl", self._rows_of(one, table))
        self.rows += self._lines(f"data/{VERSIONS.name}.jsonl", self._reference())
        report(len(kept), len(kept))

    def fill_files(self, folder: Path) -> None:
        """Write the contents of the attachments that entries of the period speak of."""
        self._with_files = True
        subject = ATTACHMENT.c.record + literal(":") + ATTACHMENT.c.id
        query = select(ATTACHMENT.c.sha256, ATTACHMENT.c.size_bytes).distinct()
        query = query.join_from(
            ATTACHMENT, JOURNAL, and_(JOURNAL.c.subject == subject, self._in_range())
        ).order_by(ATTACHMENT.c.sha256)
        for row in self._connection.execute(query):
            content = Content(*row)
            if contents.is_kept(folder, content):
                self._add_file(contents.place_of(folder, content.sha256))
                self.files += 1
            else:
                self.lacking += 1

    def seal(self, key: signing_key.SigningKey) -> None:
        """Write what the pack holds, and sign it."""
        text = json.dumps(self._contents(key), ensure_ascii=False, indent=1)
        self._add("contents.json", text)
        self._add("contents.signature", key.sign(text))

    def _contents(self, key: signing_key.SigningKey) -> Row:
        named = {
            table.name: {"subject": one.subject, "unsaid": list(one.unsaid)}
            for one in (BATCHES, *ROWS)
            for table in one.tables
        }
        return {
            "format": 1, "made_at": now_text(), "facility": self._facility.name,
            "from": self._since.isoformat() if self._since else None,
            "to": self._until.isoformat() if self._until else None,
            "first_entry": self.first, "last_entry": self.last, "before": self._before,
            "head": self._head, "key": key.public, "apart": list(APART), "tables": named,
            "with_attachments": self._with_files,
            "files": dict(sorted(self._hashes.items())),
        }  # fmt: skip

    def _range(self) -> tuple[int, int, str, str]:
        """Return first and last entry of the period, the last one's hash, the hash before both."""
        query = select(JOURNAL.c.seq, JOURNAL.c.hash, JOURNAL.c.prev_hash)
        if self._since is not None:
            query = query.where(JOURNAL.c.at >= self._midnight(self._since))
        if self._until is not None:
            query = query.where(JOURNAL.c.at < self._midnight(self._until + timedelta(days=1)))
        first = self._connection.execute(query.order_by(JOURNAL.c.seq).limit(1)).first()
        last = self._connection.execute(query.order_by(JOURNAL.c.seq.desc()).limit(1)).first()
        if first is None or last is None:
            raise InputError("no_entries", since=self._since, until=self._until)
        return first.seq, last.seq, last.hash, first.prev_hash

    def _midnight(self, day: date) -> str:
        return utc_text(datetime.combine(day, time(), self._facility.zone_info))

    def _in_range(self) -> Any:
        return JOURNAL.c.seq.between(self.first, self.last)

    def _rows_of(self, kept: Journalled, table: Table) -> Iterator[Row]:
        """Yield the rows that entries of the period speak of."""
        version = table.c.version if "version" in table.c else literal(1)
        subject = kept.subject_in(table)
        same = and_(JOURNAL.c.subject == subject, JOURNAL.c.version == version, self._in_range())
        query = select(table).join_from(table, JOURNAL, same).order_by(JOURNAL.c.seq)
        for row in self._connection.execute(query.execution_options(yield_per=2_000)).mappings():
            yield dict(row)

    def _reference(self) -> Iterator[Row]:
        query = select(JOURNAL.c.after).where(JOURNAL.c.subject == SUBJECT, self._in_range())
        came = {
            name
            for after in self._connection.execute(query).scalars()
            for name in json.loads(after)["versions"]
        }
        order = (VERSIONS.c.kind, VERSIONS.c.code, VERSIONS.c.version)
        for row in self._connection.execute(select(VERSIONS).order_by(*order)).mappings():
            if f"{row['kind']} {row['code']} {row['version']}" in came:
                yield dict(row)

    def _lines(self, name: str, rows: Iterable[Any]) -> int:
        lines = [f"{canonical(dict(row))}\n" for row in rows]
        self._add(name, "".join(lines))
        return len(lines)

    def _add_file(self, file: Path) -> None:
        name = f"{data_folder.ATTACHMENTS}/{file.name}"
        self._hashes[name] = file.name
        with file.open("rb") as content, self._archive.open(_member(name), "w") as packed:
            copyfileobj(content, packed)

    def _add(self, name: str, text: str) -> None:
        content = text.encode()
        self._hashes[name] = sha256(content).hexdigest()
        self._archive.writestr(_member(name), content)


def _member(name: str) -> zipfile.ZipInfo:
    said = zipfile.ZipInfo(name, _FIXED)
    said.compress_type = zipfile.ZIP_DEFLATED
    said.external_attr = 0o644 << 16
    return said
