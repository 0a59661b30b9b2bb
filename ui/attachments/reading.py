"""Copies that other programs open: in a folder closed to others, gone when the program ends."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


@cache
def folder() -> Path:
    """Return the folder of copies of this process, made when first wanted."""
    made = Path(tempfile.mkdtemp(prefix="recycler-reading-"))  # nobody else can look into it
    atexit.register(_tidy, made)
    return made


def hand_over(copy: Path) -> bool:
    """Let the system open a copy with the program it has for its kind."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))


def _tidy(made: Path) -> None:
    for copy in made.glob("*"):
        copy.chmod(0o600)  # Windows lets nobody remove what is read-only
    shutil.rmtree(made, ignore_errors=True)
