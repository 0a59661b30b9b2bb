"""What a restore would give: a backup opened as a store of its own, and checked whole."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db import data_folder
from recycler.problems import Problem, Report, unheard

if TYPE_CHECKING:
    from db.store import Store

_FOLDER = "rehearsal"  # in the data folder, which has room for one copy more or says so


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What is in a backup: batches, void ones too, when the newest was logged, what is wrong.

    lacking: the attachments it speaks of that are nowhere whole; its records are good without.
    """

    file: Path
    batches: int
    newest: datetime | None
    problems: tuple[Problem, ...]
    lacking: tuple[Problem, ...] = ()


def rehearsed(
    file: Path, folder: Path, places: Sequence[Path], report: Report = unheard
) -> Rehearsal:
    """Open a verified copy of a backup as a store of its own, check it, and throw it away.

    Args:
        file: the copy.
        folder: the data folder.
        places: where contents of its attachments may be, beside those of the data folder.
        report: is told how far it is.

    Raises:
        DataFolderError: `damaged`, `newer_file`, `disk_full` or `not_writable`.
    """
    with _copied(file, folder) as place, _opened(place) as store:
        problems, lacking = _problems(store, [folder / data_folder.ATTACHMENTS, *places], report)
        newest = store.find(limit=1)
        logged = newest[0].logged_at if newest else None
        count = store.count()
        return Rehearsal(file, count.batches + count.voids, logged, problems, lacking)


def _problems(
    store: "Store", places: Sequence[Path], report: Report
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    from db.attachments.check import check_attachments
    from db.checks.whole import check

    with store._database.read() as connection:
        found = check(store._database, connection, store.folder, report, with_contents=False)
        return tuple(found), tuple(check_attachments(connection, places))


@contextmanager
def _copied(file: Path, folder: Path) -> Iterator[Path]:
    place = folder / _FOLDER
    shutil.rmtree(place, ignore_errors=True)  # what a crash left
    try:
        place.mkdir(parents=True)
        shutil.copyfile(file, place / data_folder.FILE)
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _opened(place: Path) -> "Iterator[Store]":
    from db.store import Store

    with Store.open(place) as store, store._database.guard.inside():  # whoever its people are
        yield store
