"""Files that appear whole or not at all."""

import os
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from recycler.errors import InputError

if TYPE_CHECKING:
    from openpyxl import Workbook


def saved_as(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file beside its place and put it there when it is whole.

    Args:
        path: the file; one that is there is replaced, or left as it was if anything fails.
        write: writes to the path it is given.

    Raises:
        InputError: `cannot_write`.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.is_dir():
            raise IsADirectoryError(0, "it is a folder")
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(0, "it may not be changed")
        write(unfinished)
        unfinished.replace(path)
    except OSError as error:
        raise InputError("cannot_write", file=str(path), reason=error.strerror or error) from error
    finally:
        tidied(unfinished)


def save_workbook(book: "Workbook", path: Path) -> None:
    """Write what openpyxl holds; a ZIP file it could not finish would complain on its own."""
    content = BytesIO()
    book.save(content)
    path.write_bytes(content.getbuffer())


def tidied(unfinished: Path) -> None:
    """Remove what is left of a file; where even that fails, why it was not written counts."""
    with suppress(OSError):
        unfinished.unlink(missing_ok=True)
