"""The attachments that go with a backup: kept once for all backups of a folder, beside them.

Nothing attached is ever deleted, so rotation leaves them alone.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from db import data_folder
from db.attachments import contents
from db.attachments.contents import Content
from db.safekeeping import kept_backups

_THERE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'attachment'"
_SPOKEN_OF = "SELECT DISTINCT sha256, size_bytes FROM attachment ORDER BY sha256"


def contents_of(file: Path) -> list[Content]:
    """Return the contents a copy of a store speaks of; one of an older program knows none."""
    uri = f"{file.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as copy:
        if copy.execute(_THERE).fetchone() is None:
            return []
        rows = copy.execute(_SPOKEN_OF).fetchall()
        return [Content(str(digest), size) for digest, size in rows if isinstance(size, int)]


def places(folder: Path, file: Path) -> Sequence[Path]:
    """Return where the contents of a backup may be: beside it, and beside all other backups."""
    second = kept_backups.second_folder(folder)
    beside = [file.parent, folder / data_folder.BACKUPS, *([second] if second else [])]
    return [one / data_folder.ATTACHMENTS for one in dict.fromkeys(beside)]


def take_along(file: Path, folder: Path) -> tuple[int, int]:
    """Put what a backup speaks of beside it; return how many that are, and how many it lacks.

    The records count without them: what hinders it is told and not raised.
    """
    wanted = contents_of(file)
    sources = [folder / data_folder.ATTACHMENTS]
    lacking = 0
    for content in wanted:
        try:
            target = file.parent / data_folder.ATTACHMENTS
            lacking += len(contents.bring([content], sources, target))
        except OSError:
            lacking += 1
    return len(wanted), lacking


def bring_back(file: Path, sources: Sequence[Path], folder: Path) -> int:
    """Put what a restored store speaks of in its place; return how many are nowhere whole.

    Raises:
        OSError: the disk is full, or cannot be written.
    """
    target = folder / data_folder.ATTACHMENTS
    return len(contents.renew(contents_of(file), sources, target))
