"""From the start of the process to the painted Intake page, and the longest stall after it."""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.figure import Figure

ROOT = Path(__file__).parents[2]
RUNS = 7
LONGEST_RUN_S = 60

BARE_WINDOW = """
import json, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def paintEvent(self, event):
        print(json.dumps({"first_paint": time.monotonic()}))
        QTimer.singleShot(0, self.close)

app = QApplication(sys.argv[:1])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""


def measure(sample: Path) -> list[Figure]:
    """Start a bare window and the program in turn."""
    bare = [sys.executable, "-c", BARE_WINDOW]
    program = [sys.executable, "main.py", "--data", str(sample)]
    for command in (bare, program):  # once unmeasured: the files come from the disk
        _start(command)
    runs = [(_start(bare), _start(program)) for _ in range(RUNS)]
    floor, value = (
        statistics.median(run[which]["to_paint_ms"] for run in runs) for which in (0, 1)
    )
    stall = statistics.median(run[1]["longest_stall_ms"] for run in runs)
    return [
        Figure("start_to_intake", value, "ms", goal=2.5, floor=floor),
        Figure("longest_stall", stall, "ms", goal=100),
    ]


def _start(command: list[str]) -> dict[str, float]:
    begun = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "RECYCLER_BENCH": "first-paint"},
        stdout=subprocess.PIPE,
        timeout=LONGEST_RUN_S,
        check=True,
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return {**figures, "to_paint_ms": (figures["first_paint"] - begun) * 1000}
