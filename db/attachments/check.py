"""Are the contents of attachments there, and as they were attached."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import Connection, select

from db.attachments import contents
from db.attachments.contents import PART, Content
from db.attachments.records import ATTACHMENT
from recycler.problems import Problem

# What file managers put into any folder they show.
_OF_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".directory"})


def spoken_of(connection: Connection) -> list[Content]:
    """Return the contents a store speaks of, withdrawn ones too, each once."""
    columns = ATTACHMENT.c.sha256, ATTACHMENT.c.size_bytes
    query = select(*columns).distinct().order_by(*columns)
    return [Content(*row) for row in connection.execute(query)]


def check_attachments(connection: Connection, folders: Sequence[Path]) -> Iterator[Problem]:
    """Yield `attachment_file_missing` and `attachment_file_altered`, by record and name.

    Args:
        connection: to the store.
        folders: of attachments; a content is sound if one of them has it whole.
    """
    for content in spoken_of(connection):
        wrong = contents.flaw(folders, content)
        if wrong is None:
            continue
        query = select(ATTACHMENT.c.record, ATTACHMENT.c.name)
        same = ATTACHMENT.c.sha256 == content.sha256
        for record, name in connection.execute(query.where(same).order_by(ATTACHMENT.c.id)):
            details = {"what": record, "name": name, "file": content.sha256}
            yield Problem(wrong, details)


def check_foreign(connection: Connection, folder: Path) -> Iterator[Problem]:
    """Yield `attachment_foreign`: a file among the contents that the program did not put there."""
    for file in _unspoken(connection, folder):
        if not _is_ours(folder, file):
            yield Problem("attachment_foreign", {"file": str(file)})


def left_over(connection: Connection, folder: Path) -> list[str]:
    """Return what was put there and no record speaks of."""
    unspoken = _unspoken(connection, folder)
    return [str(file.relative_to(folder)) for file in unspoken if _is_ours(folder, file)]


def _unspoken(connection: Connection, folder: Path) -> Iterator[Path]:
    known = {contents.place_of(folder, one.sha256) for one in spoken_of(connection)}
    for file in contents.found_in(folder):
        if file not in known and file.name not in _OF_SYSTEMS:
            yield file


def _is_ours(folder: Path, file: Path) -> bool:
    if file.parent == folder:
        return file.suffix == PART
    if not contents.is_named_by_hash(folder, file):
        return False
    return contents.is_kept(folder, Content(file.name, file.stat().st_size))
