"""Checkpoints kept outside the file: a log beside it, and a copy in a second folder if one is set.

Lines are only ever added. One that was broken off while it was written has no end and is no line.
"""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from db.proof import signing_key

NAME = "checkpoints.jsonl"
_SECOND = "second-folders.json"  # of this installation: data folder -> second folder


def lines(folder: Path) -> list[str]:
    """Return the lines of the log beside a store, oldest first."""
    return _read(folder / NAME)


def second_lines(folder: Path, store: str) -> list[str] | None:
    """Return the lines of the copy; None where no second folder is set or it cannot be read now."""
    file = _second_file(folder, store)
    return _read(file) if file is not None and file.parent.is_dir() else None


def add(folder: Path, store: str, new: Iterable[str]) -> None:
    """Add lines to the log, and to its copy all that it lacks.

    Raises:
        OSError: the log cannot be written. A copy that cannot be reached is caught up later.
    """
    _append(folder / NAME, new)
    file = _second_file(folder, store)
    if file is None or not file.parent.is_dir():
        return
    with suppress(OSError):
        kept, copied = lines(folder), _read(file)
        if kept[: len(copied)] == copied:  # else one of the two was changed: `check` tells
            _append(file, kept[len(copied) :])


def second_folder(folder: Path) -> Path | None:
    """Return where the copy of a data folder's checkpoints is kept, None where it was not set."""
    kept = _second_folders().get(str(folder.resolve()))
    return Path(kept) if kept else None


def set_second_folder(folder: Path, second: Path | None) -> None:
    """Keep a copy of a data folder's checkpoints in another folder from now on, or none.

    Raises:
        OSError: it cannot be kept which.
    """
    kept = _second_folders()
    kept.pop(str(folder.resolve()), None)
    if second is not None:
        second.mkdir(parents=True, exist_ok=True)
        kept[str(folder.resolve())] = str(second.absolute())
    file = signing_key.folder() / _SECOND
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    new.write_text(json.dumps(kept, indent=1), encoding="utf-8")
    new.replace(file)


def _second_folders() -> dict[str, str]:
    with suppress(OSError, ValueError):
        found = json.loads((signing_key.folder() / _SECOND).read_text(encoding="utf-8"))
        return found if isinstance(found, dict) else {}
    return {}


def _second_file(folder: Path, store: str) -> Path | None:
    second = second_folder(folder)
    return second / f"recycler-{store}.{NAME}" if second is not None else None


def _read(file: Path) -> list[str]:
    try:
        text = file.read_bytes().decode(errors="replace")
    except FileNotFoundError:
        return []
    whole, _, _broken_off = text.rpartition("\n")
    return whole.split("\n") if whole else []


def _append(file: Path, new: Iterable[str]) -> None:
    text = "".join(f"{line}\n" for line in new).encode()
    if not text:
        return
    with file.open("ab+") as log:
        end = log.seek(0, os.SEEK_END)
        log.seek(0)
        whole = log.read().rfind(b"\n") + 1
        if whole != end:
            log.truncate(whole)
        log.write(text)
        log.flush()
        os.fsync(log.fileno())
