"""The journal, what vouches for it, and what an auditor takes along: a room of the store."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from db import needs
from db.batches.writes import reason_of
from db.engine import Database
from db.filters import PAGE
from db.guard import guarded
from db.proof import checkpoint_log, checkpoints
from db.proof.checkpoints import Kind
from db.proof.journal import HistoryEntry
from db.proof.journal_queries import WHOLE, JournalFilter, count, entries, people
from recycler.errors import InputError
from recycler.problems import Report, unheard

if TYPE_CHECKING:
    from db.checks.checkpoints import Standing
    from db.proof.audit_pack import AuditPack
    from db.store import Store


@guarded(needs.PROOF)
class Proof:
    """What proves the books of one store, for all threads of the program."""

    def __init__(self, database: Database, store: "Store") -> None:
        self._database, self._store = database, store

    def audit_pack(
        self,
        out: Path,
        since: date | None = None,
        until: date | None = None,
        report: Report = unheard,
        *,
        with_files: bool = False,
    ) -> "AuditPack":
        """Write what an auditor needs to verify a period, or everything, on another machine.

        Of attachments it holds the hashes; with_files: their contents, too.

        Raises:
            InputError: `file_not_writable` or `no_entries`.
            DataFolderError: it cannot be signed.
        """
        from db.proof.audit_pack import write_pack
        from db.proof.told_figures import told_figures

        figures = told_figures(self._store, since, until)
        folder = self._database.folder
        return write_pack(
            self._database, folder, out, figures, since, until, report, with_files=with_files
        )

    def standing(self) -> "Standing":
        """Return how the journal is vouched for: by which keys, since when, up to which entry."""
        from db.checks.checkpoints import standing

        with self._database.read() as connection:
            return standing(connection, self._database.folder)

    def renew_key(self, *, why: str) -> None:
        """Let a new key sign from now on; the old one signs that, where it is still there.

        Raises:
            InputError: `why_needed`.
            DataFolderError: it cannot be written, or `key_unreadable`.
        """
        checkpoints.renew_key(self._database, self._database.folder, reason_of(why))

    def keep_checkpoints_in(self, second: Path | None) -> None:
        """Keep a copy of the checkpoints in another folder from now on; None: in none.

        Raises:
            InputError: `folder_not_writable`.
        """
        if self._database.folder is None:
            raise InputError("no_folder")
        try:
            checkpoint_log.set_second_folder(self._database.folder, second)
        except OSError as error:
            raise InputError("folder_not_writable", folder=second) from error
        checkpoints.sign(self._database, self._database.folder, Kind.CLOSE)

    def journal(
        self,
        where: JournalFilter = WHOLE,
        *,
        after: int | None = None,
        limit: int = PAGE,
        skip: int = 0,
    ) -> list[HistoryEntry]:
        """Return entries of the journal, newest first, beginning below an entry or after some."""
        with self._database.read() as connection:
            return entries(connection, where, after, limit, skip)

    def count_journal(self, where: JournalFilter = WHOLE) -> int:
        with self._database.read() as connection:
            return count(connection, where)

    def journal_people(self) -> list[str]:
        """Return everybody who signed an entry of the journal, in order."""
        with self._database.read() as connection:
            return people(connection)
