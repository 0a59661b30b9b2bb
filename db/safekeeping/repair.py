"""A damaged store made whole: the last good backup, and the journal since, as far as it is read."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import literal, select

from db import data_folder, migrate
from db.checks.vouched import BATCHES, ROWS
from db.engine import Database, sqlite_url
from db.safekeeping import kept_backups
from db.safekeeping.backup import restore, verified
from db.safekeeping.kept_backups import BackupInfo
from db.safekeeping.replay import Replayed, replay
from db.safekeeping.salvage import Salvage, salvaged
from recycler.errors import InputError, RecyclerError
from recycler.problems import Report, unheard

_WHO = "repair"  # signs what was found anew
_FOLDER = "repair"  # in the data folder, which has room for two copies more or says so


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair put in place.

    backup: what it began with; replayed: entries of the journal carried out on it; lost: tickets
    and bookings that were changed after that and could not be recovered; is_whole: whether every
    entry of the damaged journal was read, so that nothing else is lost; kept_as: the damaged file;
    lacking: how many attachments are nowhere whole.
    """

    backup: BackupInfo
    batches: int
    replayed: int
    lost: tuple[str, ...]
    is_whole: bool
    kept_as: Path | None
    lacking: int = 0


def good_backups(folder: Path) -> Iterator[BackupInfo]:
    """Yield the backups that are as they were written, those with most entries first."""
    second = kept_backups.second_folder(folder)
    places = [folder / data_folder.BACKUPS, *([second] if second else [])]
    found = [info for place in places for info in kept_backups.listed(place)]
    for info in sorted(found, key=lambda info: (info.journal_entries, info.at), reverse=True):
        with suppress(OSError, RecyclerError):
            if kept_backups.hashed(info.file) == info.sha256 and verified(info.file, folder):
                yield info


def repair(folder: Path, report: Report = unheard) -> Repaired:
    """Put a whole store in the place of a damaged one, which is kept beside it.

    Raises:
        InputError: `no_good_backup`.
        DataFolderError: `folder_busy`, `disk_full` or `not_writable`; nothing was changed.
    """
    for info in good_backups(folder):
        with suppress(InputError):  # what it holds does not agree: one from before it may
            return _repaired(folder, info, report)
    raise InputError("no_good_backup", folder=folder)


def _repaired(folder: Path, info: BackupInfo, report: Report) -> Repaired:
    with _place(folder) as place:
        file = place / data_folder.FILE
        shutil.copyfile(info.file, file)
        with salvaged(folder / data_folder.FILE, info.file, place) as salvage:
            database = Database(sqlite_url(file), folder)
            try:
                migrate.upgrade(database.engine)
                with database.write() as writing:
                    done = replay(writing, salvage, database.on_sqlite)
                batches, tickets = _find_anew(database, done)
                ahead = set(_ahead(salvage, database))
            finally:
                database.close()
            unseen = sorted({*(salvage.tickets() - tickets), *ahead})
        restored = restore(folder, file, report)
    lost = dict.fromkeys([*done.lost, *unseen])
    kept_as, lacking = restored.kept_as, restored.lacking
    whole = salvage.is_whole
    return Repaired(info, batches, done.entries, tuple(lost), whole, kept_as, lacking)


def _find_anew(database: Database, done: Replayed) -> tuple[int, set[str]]:
    """Find what could not be read of results; return how many batches there are, and which."""
    from db.store import Store

    store = Store(database)
    with database.guard.inside():  # the program does it, whoever signs in then
        store.laboratory.find_of(done.unfound, who=_WHO)
    with database.read() as connection:
        tickets = set(connection.exec_driver_sql("SELECT ticket FROM batch").scalars())
    return len(tickets), tickets


def _ahead(salvage: Salvage, database: Database) -> Iterator[str]:
    """Yield the records of which the damaged file holds a later version than was carried out.

    Where entries cannot be read, the rows they left still tell that there was something.
    """
    with database.read() as connection:
        for kept in (BATCHES, *ROWS):
            table = kept.table
            version = table.c.version if "version" in table.c else literal(1)
            there = dict(connection.execute(select(table.c.id, version)).all())
            for row in salvage.rows(table.name):
                if there.get(row["id"], 0) < row.get("version", 1):
                    yield kept.subject.format_map(row).partition(":")[0]


@contextmanager
def _place(folder: Path) -> Iterator[Path]:
    place = folder / _FOLDER
    shutil.rmtree(place, ignore_errors=True)  # what a crash left
    try:
        place.mkdir()
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
