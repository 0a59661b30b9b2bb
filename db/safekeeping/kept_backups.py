"""The backups that are kept, here and in a second folder, each with a note of what it holds.

A note stands beside its backup under the same name with `.json` behind it. What has no note, or is
not as long as the note says, does not count as a backup.
"""

import errno
import json
import os
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from time import time
from uuid import uuid4

from db import data_folder
from db.attachments import contents
from db.safekeeping.rotation import kept
from recycler.errors import InputError
from recycler.problems import Report, unheard

LAST = "last.json"  # beside the backups: what the status bar tells, read without a query
_LEFT_BEHIND_S = 86_400  # a copy that is not done after a day never will be
_SECOND = "second.json"
_SECOND_NAME = "recycler-backups-"  # made when it is set: a stick that is not in has none


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A copy that was verified: where it is, when it was made, and what it holds.

    head: the hash of the last journal entry; two copies with one head hold the same records.
    attachments, lacking: how many files its records carry, and how many of them are not beside it.
    """

    file: Path
    at: datetime
    batches: int
    journal_entries: int
    head: str
    size_bytes: int
    sha256: str
    attachments: int = 0
    lacking: int = 0


@dataclass(frozen=True, slots=True)
class SecondFolder:
    """How copying to the second folder went.

    problem: `second_absent`, `second_full` or `second_refused`; None: all copies are there.
    """

    folder: Path
    copied: int
    behind: int
    problem: str | None = None


def last(folder: Path) -> BackupInfo | None:
    """Return the last verified backup, if its file is still there as it was."""
    return _noted(folder / data_folder.BACKUPS / LAST)


def listed(place: Path) -> list[BackupInfo]:
    """Return the backups in a folder, newest first."""
    notes = (_noted(note, place) for note in place.glob("*.sqlite3.json"))
    return sorted((info for info in notes if info), key=lambda info: info.at, reverse=True)


def note_of(file: Path) -> BackupInfo | None:
    """Return what was noted of a backup when it was verified, None where nothing was."""
    return _noted(_note(file), file.parent)


def hashed(file: Path) -> str:
    """Return the SHA-256 of a file."""
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def remember(info: BackupInfo, folder: Path) -> None:
    """Note a verified backup as the last one; in the backups' own folder, beside it too."""
    backups = folder / data_folder.BACKUPS
    backups.mkdir(exist_ok=True)
    if info.file.parent.absolute() == backups.absolute():
        _write(_note(info.file), _as_text(info))
    _write(backups / LAST, _as_text(info))


def rotate(place: Path, made: BackupInfo | None = None) -> None:
    """Remove the backups that are no longer kept; the one just made is, whatever the clock says."""
    found = listed(place)
    stay = kept(info.at for info in found)
    for info in found:
        if info.at not in stay and info != made:
            _remove(info.file)
    for part in place.glob("*.part*"):
        with suppress(OSError):
            if time() - part.stat().st_mtime > _LEFT_BEHIND_S:
                part.unlink()


def second_folder(folder: Path) -> Path | None:
    """Return where copies of the backups go, None where that was not set."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        said = (folder / data_folder.BACKUPS / _SECOND).read_text(encoding="utf-8")
        return Path(json.loads(said)["folder"])
    return None


def set_second_folder(folder: Path, place: Path | None) -> None:
    """Copy backups to a folder of their own in this place from now on; None: nowhere.

    Raises:
        InputError: `folder_not_writable`.
    """
    note = folder / data_folder.BACKUPS / _SECOND
    try:
        if place is None:
            note.unlink(missing_ok=True)
            return
        own = _second_in(place)
        own.mkdir(parents=True, exist_ok=True)
        note.parent.mkdir(exist_ok=True)
        _write(note, json.dumps({"folder": str(own.absolute())}))
    except OSError as error:
        raise InputError("folder_not_writable", folder=place) from error


def catch_up(folder: Path, report: Report = unheard) -> SecondFolder | None:
    """Copy to the second folder what it lacks, read it back, and rotate there.

    What hinders it is told and not raised: the backup itself is good.
    """
    second = second_folder(folder)
    if second is None:
        return None
    here = listed(folder / data_folder.BACKUPS)
    there = {info.at for info in listed(second)} if second.is_dir() else set()
    wanted = kept({*there, *(info.at for info in here)})
    lacking = [info for info in here if info.at in wanted and info.at not in there]
    if not second.is_dir():
        return SecondFolder(second, 0, len(lacking), "second_absent")
    done = 0
    try:
        for done, info in enumerate(lacking):
            report(done, len(lacking))
            _copy_there(info, second)
        _copy_attachments(folder, second)
        rotate(second)
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
        problem = "second_full" if full else "second_refused"
        return SecondFolder(second, done, len(lacking) - done, problem)
    return SecondFolder(second, len(lacking), 0)


def _copy_there(info: BackupInfo, second: Path) -> None:
    target = second / info.file.name
    part = target.with_name(f"{target.name}.part")
    try:
        shutil.copyfile(info.file, part)
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        if hashed(part) != info.sha256:
            raise OSError(errno.EIO, "the copy differs", str(part))
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    _write(_note(target), _as_text(info))


def _copy_attachments(folder: Path, second: Path) -> None:
    """Copy what the backups have beside them and the second folder lacks."""
    own = folder / data_folder.BACKUPS / data_folder.ATTACHMENTS
    sources = [own, folder / data_folder.ATTACHMENTS]
    target = second / data_folder.ATTACHMENTS
    contents.bring(contents.kept_in(own), sources, target)


def _second_in(place: Path) -> Path:
    """Return the folder in a place: one that is there already is gone on with."""
    if place.name.startswith(_SECOND_NAME):
        return place
    return place / f"{_SECOND_NAME}{uuid4().hex[:8]}"


def _note(file: Path) -> Path:
    return file.with_name(f"{file.name}.json")


def _remove(file: Path) -> None:
    with suppress(OSError):  # one that cannot be removed stays, whole
        file.unlink(missing_ok=True)
        _note(file).unlink(missing_ok=True)


def _as_text(info: BackupInfo) -> str:
    said = asdict(info) | {"at": info.at.isoformat(), "file": str(info.file.absolute())}
    return json.dumps(said)


def _noted(note: Path, place: Path | None = None) -> BackupInfo | None:
    """Return what a note says, with the file in that place, or where the note says it is."""
    try:
        said = json.loads(note.read_text(encoding="utf-8"))
        file, at = Path(said.pop("file")), datetime.fromisoformat(said.pop("at"))
        info = BackupInfo(file=place / file.name if place else file, at=at, **said)
        return info if info.file.stat().st_size == info.size_bytes else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _write(file: Path, text: str) -> None:
    new = file.with_name(f"{file.name}.{uuid4().hex[:8]}.part")
    new.write_text(text, encoding="utf-8")
    new.replace(file)
