"""How much room an import needs, said where the disk has too little."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recycler.errors import DataFolderError

BYTES_A_ROW = 4_000  # measured of batches: journal, sums and index, in the file and in its log
_MB = 1e6


@contextmanager
def told_room(folder: Path, rows: int) -> Iterator[None]:
    """Say about how much room so many rows need, where the disk is full in the middle of them.

    Raises:
        DataFolderError: `disk_full_import`; nothing was imported.
    """
    try:
        yield
    except DataFolderError as error:
        if error.code != "disk_full":
            raise
        needed_mb = max(round(rows * BYTES_A_ROW / _MB), 1)
        free_mb = shutil.disk_usage(folder).free / _MB
        raise DataFolderError(
            "disk_full_import", folder=folder, rows=rows, needed_mb=needed_mb, free_mb=int(free_mb)
        ) from error
