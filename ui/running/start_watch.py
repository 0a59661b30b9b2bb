"""Measures the start for the bench: first paint, and the longest wait while the rest loads."""

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

if TYPE_CHECKING:
    from ui.running.program import Program

_BEAT_MS = 5
_AFTER_MS = 500  # what the pages still do once they have their data


class StartWatch(QObject):
    """Beats every 5 ms on the GUI thread; a beat that comes late is a stall of the window."""

    def __init__(self, program: "Program") -> None:
        super().__init__(program)
        self._program = program
        self.figures: dict[str, float] = {"started": process_start()}
        self._last = self._longest = 0.0
        self._beat = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._heard)
        program.window.painted.connect(self._painted)
        program.window.settled.connect(self._settled)

    def print(self) -> None:
        sys.stdout.write(json.dumps(self.figures) + "\n")

    def _painted(self) -> None:
        self.figures["first_paint"] = self._last = time.monotonic()
        self._beat.start()

    def _heard(self) -> None:
        now = time.monotonic()
        self._longest, self._last = max(self._longest, now - self._last), now
        done = self._program.loader is not None and self._program.loader.done
        if "settled" in self.figures and done and self._program.window.page.settled():
            self.figures.setdefault("loaded", now)
            if now - self.figures["loaded"] > _AFTER_MS / 1000:
                self._end()

    def _settled(self) -> None:
        self.figures["settled"] = time.monotonic()

    def _end(self) -> None:
        self._beat.stop()
        self.figures["longest_stall_ms"] = self._longest * 1000
        self.figures["resident_mib"] = resident_mib()
        self._program.window.close()


def process_start() -> float:
    """Return when this process began, on the clock of `time.monotonic` [s]; to 10 ms."""
    try:
        import os

        fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return int(fields[19]) / os.sysconf("SC_CLK_TCK")
    except (OSError, AttributeError, ValueError):  # not Linux
        return time.monotonic() - time.process_time()


def resident_mib() -> float:
    """Return the memory this process holds [MiB], 0 where the system does not say."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    kib = next((line.split()[1] for line in lines if line.startswith("VmRSS:")), "0")
    return int(kib) / 1024
