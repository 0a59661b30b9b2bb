"""Who else has the data folder open: a small note for each process, kept fresh while it runs."""

import json
import os
import socket
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

FOLDER = "open"  # within the data folder
_STALE_S = 30.0  # a note of another computer that nobody freshened
_LONGEST = 1_000  # bytes of a note


@dataclass(frozen=True, slots=True)
class Other:
    """Another process on the same data folder; what: "window" or "command"."""

    who: str
    what: str
    host: str


class Presence:
    """The note of this process, and those of others."""

    def __init__(self, folder: Path, who: str, what: str) -> None:
        self._folder = folder / FOLDER
        self._file = self._folder / f"{uuid.uuid4().hex}.json"
        self._note = {"who": who, "what": what, "host": socket.gethostname(), "pid": os.getpid()}

    def stay(self) -> None:
        """Keep the note fresh; where the folder cannot be written, nobody can be told."""
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            self._file.write_text(json.dumps(self._note), "utf-8")

    def leave(self) -> None:
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def others(self) -> list[Other]:
        """Return who else is there, by name; notes that were left behind are cleared away."""
        return sorted(self._others(), key=lambda other: (other.who, other.what, other.host))

    def _others(self) -> Iterator[Other]:
        for file in self._folder.glob("*.json"):
            if file.name == self._file.name:
                continue
            with suppress(OSError, ValueError, KeyError, TypeError):
                with file.open("rb") as content:
                    note = json.loads(content.read(_LONGEST))
                if self._is_alive(file, str(note["host"]), int(note["pid"])):
                    yield Other(str(note["who"]), str(note["what"]), str(note["host"]))
                else:
                    file.unlink(missing_ok=True)

    def _is_alive(self, file: Path, host: str, pid: int) -> bool:
        if host != self._note["host"] or sys.platform == "win32":  # where asking would end it
            return time.time() - file.stat().st_mtime < _STALE_S
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True
