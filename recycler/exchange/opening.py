"""The one door for files from outside: nothing but an ordinary file of bounded size is read."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from recycler.errors import InputError

MIB = 2**20
_START_BYTES = 4096
# Opening a pipe would wait for somebody to write into it; what it is, is asked once it is open.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@contextmanager
def opened(path: Path, most_bytes: int) -> Iterator[BinaryIO]:
    """Open a file for reading, at its start.

    A link is followed; what it leads to must be an ordinary file as well.

    Raises:
        InputError: `is_a_folder`, `file_not_found`, `not_a_file`, `not_readable` or `too_large`.
    """
    try:
        if path.is_dir():
            raise InputError("is_a_folder", file=path.name)
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise InputError("not_a_file", file=path.name)
            if found.st_size > most_bytes:
                raise InputError("too_large", file=path.name)
            yield file
    except FileNotFoundError as error:
        raise InputError("file_not_found", file=str(path)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError("not_readable", file=path.name, reason=reason) from error


def start_of(path: Path, most_bytes: int) -> bytes:
    """Return the first bytes of a file, by which its kind is known.

    Raises:
        InputError: `empty_file`, or as of `opened`.
    """
    with opened(path, most_bytes) as file:
        start = file.read(_START_BYTES)
    if not start.strip():
        raise InputError("empty_file", file=path.name)
    return start


def content_of(path: Path, most_bytes: int) -> bytes:
    """Return a whole file; one that grows while it is read is refused with the too large.

    Raises:
        InputError: as of `opened`.
    """
    with opened(path, most_bytes) as file:
        content = file.read(most_bytes + 1)
    if len(content) > most_bytes:
        raise InputError("too_large", file=path.name)
    return content
