"""Contents of attachments: each kept once, under the hash of it, and never changed.

A file stands in a folder of its first two digits, without a suffix, for reading by its owner only.
A content appears whole or not at all; what a crash leaves is a part nobody speaks of.
"""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from time import time
from typing import BinaryIO
from uuid import uuid4

from db import data_folder
from recycler.attachments.content import media_type
from recycler.attachments.record import MOST_BYTES
from recycler.errors import DataFolderError, InputError
from recycler.exchange.opening import opened

PART = ".part"
_CHUNK = 2**20
_READ_ONLY, _FOLDER_OF_ONE = 0o400, 0o700
_LEFT_BEHIND_S = 86_400  # a part that is not done after a day never will be
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_HEX = frozenset("0123456789abcdef")
_NOWHERE = "none"


@dataclass(frozen=True, slots=True)
class Content:
    """What is kept of a file: its hash, size and type; where, under a folder of attachments."""

    sha256: str
    size_bytes: int
    media_type: str = ""


def place_of(folder: Path, digest: str) -> Path:
    """Return where a content is kept in a folder of attachments.

    What is no hash, as a forged store may say, is nowhere: it is no way out of the folder.
    """
    name = digest if _is_hash(digest) else _NOWHERE
    return folder / name[:2] / name


def keep(source: Path, folder: Path) -> Content:
    """Keep the content of a file from outside, and say what it is.

    Raises:
        InputError: `attachment_empty`, `attachment_too_large`, `is_a_folder`, `file_not_found`,
            `not_a_file` or `not_readable`.
        DataFolderError: `attachment_no_room` or `not_writable`; nothing was kept.
    """
    try:
        with opened(source, MOST_BYTES) as file:
            with _part_in(folder) as part:
                digest, size = _copied(file, part, source)
                kind = media_type(file)
                _put(part, place_of(folder, digest), digest)
            return Content(digest, size, kind)
    except InputError as error:
        if error.code != "too_large":
            raise
        raise _too_large(source) from error


def is_kept(folder: Path, content: Content) -> bool:
    """Read a content whole, and say whether it is the one it is named after."""
    with suppress(OSError), place_of(folder, content.sha256).open("rb") as file:
        is_long = os.fstat(file.fileno()).st_size == content.size_bytes
        return is_long and file_digest(file, "sha256").hexdigest() == content.sha256
    return False


def flaw(folders: Sequence[Path], content: Content) -> str | None:
    """Say what is wrong with a content that no folder has whole, as the code of a problem."""
    if any(is_kept(folder, content) for folder in folders):
        return None
    is_there = any(place_of(folder, content.sha256).exists() for folder in folders)
    return "attachment_file_altered" if is_there else "attachment_file_missing"


def copy_out(folder: Path, content: Content, target: Path, *, read_only: bool = False) -> None:
    """Write a copy of a content to a file that is not there yet, and see that it is the same.

    Raises:
        InputError: `attachment_damaged`, or `cannot_write`.
    """
    try:
        kept = place_of(folder, content.sha256).open("rb")
    except OSError as error:
        raise InputError("attachment_damaged", file=target.name) from error
    try:
        with kept, _new_file(target) as out:
            digest = _written(kept, out)
        if digest != content.sha256:
            target.unlink()
            raise InputError("attachment_damaged", file=target.name)
        if read_only:
            target.chmod(_READ_ONLY)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError("cannot_write", file=str(target), reason=reason) from error


def bring(contents: Iterable[Content], sources: Sequence[Path], target: Path) -> list[Content]:
    """Copy what a folder of attachments lacks from the first that has it whole.

    Returns what no folder has. What is there with the right size is taken to be whole: it was
    verified when it was put there.

    Raises:
        OSError: the disk is full, or not there.
    """
    lacking = []
    for content in contents:
        there = place_of(target, content.sha256)
        if there.is_file() and there.stat().st_size == content.size_bytes:
            continue
        source = next((one for one in sources if is_kept(one, content)), None)
        if source is None or not _bring_one(place_of(source, content.sha256), target, content):
            lacking.append(content)
    return lacking


def renew(contents: Iterable[Content], sources: Sequence[Path], target: Path) -> list[Content]:
    """As `bring`, but what is there is read, and replaced where it is not what it should be."""
    damaged = [content for content in contents if not is_kept(target, content)]
    for content in damaged:
        if any(is_kept(source, content) for source in sources):
            discard(place_of(target, content.sha256))
    return bring(damaged, sources, target)


def found_in(folder: Path) -> Iterator[Path]:
    """Yield all files in a folder of attachments."""
    for place, _, names in os.walk(folder):
        yield from (Path(place) / name for name in sorted(names))


def is_named_by_hash(folder: Path, file: Path) -> bool:
    """Tell whether a file stands where a content of its name would."""
    return _is_hash(file.name) and file == place_of(folder, file.name)


def kept_in(folder: Path) -> list[Content]:
    """Return the contents in a folder of attachments, by their names and sizes."""
    files = (file for file in found_in(folder) if is_named_by_hash(folder, file))
    return [Content(file.name, file.stat().st_size) for file in files]


def discard(file: Path) -> None:
    """Take a damaged file away; Windows lets nobody remove what is read-only."""
    if file.exists():
        file.chmod(0o600)
        file.unlink()


def tidy(folder: Path) -> None:
    """Remove parts that a crash left long ago."""
    for part in folder.glob(f"*{PART}"):
        with suppress(OSError):
            if time() - part.stat().st_mtime > _LEFT_BEHIND_S:
                part.unlink()


def _is_hash(digest: str) -> bool:
    return len(digest) == sha256().digest_size * 2 and set(digest) <= _HEX


@contextmanager
def _part_in(folder: Path) -> Iterator[Path]:
    """Write beside the contents, so that a content appears whole; say what the disk says."""
    part = folder / f"{uuid4().hex}{PART}"
    try:
        folder.mkdir(mode=_FOLDER_OF_ONE, parents=True, exist_ok=True)
        yield part
    except OSError as error:
        code = "attachment_no_room" if error.errno in _FULL else "not_writable"
        raise DataFolderError(code, folder=folder.parent) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _copied(file: BinaryIO, part: Path, source: Path) -> tuple[str, int]:
    """Copy a file from outside; one that grows while it is read is refused with the too large."""
    digest, size = sha256(), 0
    with _new_file(part) as out:
        while chunk := _read(file, source):
            size += len(chunk)
            if size > MOST_BYTES:
                raise _too_large(source)
            digest.update(chunk)
            out.write(chunk)
    if not size:
        raise InputError("attachment_empty", file=source.name)
    return digest.hexdigest(), size


def _read(file: BinaryIO, source: Path) -> bytes:
    try:
        return file.read(_CHUNK)
    except OSError as error:  # a stick pulled out, a broken sector: not the fault of our disk
        reason = error.strerror or str(error)
        raise InputError("not_readable", file=source.name, reason=reason) from error


def _too_large(source: Path) -> InputError:
    return InputError("attachment_too_large", file=source.name, most_mb=MOST_BYTES // 2**20)


@contextmanager
def _new_file(path: Path) -> Iterator[BinaryIO]:
    """Write a file that is not there yet, closed to others; it is on the disk when this ends."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as out:
        yield out
        out.flush()
        os.fsync(out.fileno())


def _written(source: BinaryIO, out: BinaryIO) -> str:
    digest = sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
        out.write(chunk)
    return digest.hexdigest()


def _put(part: Path, target: Path, digest: str) -> None:
    """Give a content its name; one that is there and whole stays, a damaged one is replaced."""
    if target.is_file():
        with target.open("rb") as there:
            if file_digest(there, "sha256").hexdigest() == digest:
                return
        discard(target)
    is_new = not target.parent.exists()
    target.parent.mkdir(mode=_FOLDER_OF_ONE, exist_ok=True)
    part.chmod(_READ_ONLY)
    part.replace(target)
    data_folder.sync(target.parent)
    if is_new:
        data_folder.sync(target.parent.parent)


def _bring_one(source: Path, target: Path, content: Content) -> bool:
    target.mkdir(mode=_FOLDER_OF_ONE, parents=True, exist_ok=True)
    part = target / f"{uuid4().hex}{PART}"
    try:
        with source.open("rb") as kept, _new_file(part) as out:
            shutil.copyfileobj(kept, out, _CHUNK)
        with part.open("rb") as written:  # read back: it may be a stick
            if file_digest(written, "sha256").hexdigest() != content.sha256:
                return False
        _put(part, place_of(target, content.sha256), content.sha256)
        return True
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
