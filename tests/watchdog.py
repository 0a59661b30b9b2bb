"""Watches how long single turns of the event loop keep the GUI thread, and what holds them.

A key waits for the turn that runs. What the program can answer for is judged: processor time of
the GUI thread, as on a core of its own, and time it sleeps: for a lock, a thread, another process.
A busy machine and its disk make turns longer, but neither of these.
"""

import statistics
import sys
import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QAbstractEventDispatcher

LOOKS = 3
STALLED = "one turn took"
ROOT = Path(__file__).parents[1]
OURS = tuple(f"{ROOT / name}/" for name in ("recycler", "db", "ui"))
WAITING = ("/threading.py", "/queue.py", "/concurrent/futures/_base.py", "/subprocess.py")
LONGEST_S = 0.1
LOOK_EVERY_S = 0.005
LATE_S = 0.02  # a look that comes later than this: the machine is too busy to tell who waits
NEXT_TO_NOTHING = 0.1  # share of a look
PACED_FROM_S = 0.03
TASKS = Path("/proc/self/task")


@dataclass
class Stall:
    """A turn that took too long: of the processor, and waiting [s]."""

    busy_s: float
    idle_s: float
    places: Counter[str]

    def __str__(self):
        most = "\n".join(f"    {count:4d} × {place}" for place, count in self.places.most_common(5))
        return (
            f"{STALLED} {self.busy_s * 1000:.0f} ms of the processor and waited "
            f"{self.idle_s * 1000:.0f} ms; seen at\n{most}"
        )


def looked_at(run):
    """Run a story, and again where it stalled: what stalls every time is the program's doing.

    A processor that is shared with other machines does not run evenly, nor does its own clock.
    """
    for _ in range(LOOKS):
        reports = run()
        if not any(report.failed and STALLED in str(report.longrepr) for report in reports):
            break
    return reports


@dataclass
class _Turn:
    began_s: float  # on the clock of the GUI thread's processor time
    wall_s: float
    idle_s: float = 0.0
    paces: list[float] = field(default_factory=list)
    places: Counter[str] = field(default_factory=Counter)


def pace() -> float:
    """Return what a fixed bit of work takes of the processor here and now [s]."""
    began = time.thread_time()
    sum(number * number for number in range(5000))
    return time.thread_time() - began


def _state(task):
    """Return whether a thread runs, sleeps or waits for a disk, as the system says."""
    try:
        return (task / "stat").read_text("ascii").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):  # it has ended meanwhile
        return "S"


class Watchdog:
    """Times each turn of the loop of the thread that made it, from another thread."""

    best_pace = min(pace() for _ in range(200))  # with the core to itself

    def __init__(self, longest_s=LONGEST_S):
        self.longest_s, self.stalls = longest_s, []
        self._watched = threading.get_ident()
        self._clock = time.pthread_getcpuclockid(self._watched)
        self._turn: _Turn | None = None
        self._stop = threading.Event()
        self._looking = threading.Thread(target=self._look, name="watchdog", daemon=True)
        self._loop = QAbstractEventDispatcher.instance()

    def __enter__(self):
        """A turn is what lies between the two signals; in between the loop also sleeps."""
        self._loop.aboutToBlock.connect(self._begin)
        self._loop.awake.connect(self._end)
        self._looking.start()
        return self

    def __exit__(self, *_):
        self._loop.aboutToBlock.disconnect(self._begin)
        self._loop.awake.disconnect(self._end)
        self._stop.set()
        self._looking.join()

    @contextmanager
    def turn(self):
        """Time what is done outside of the loop as a turn: a key that a test presses."""
        self._begin()
        try:
            yield
        finally:
            self._end()

    def _begin(self):
        self._turn = _Turn(time.thread_time(), time.monotonic())

    def _end(self):
        turn, self._turn = self._turn, None
        if turn is None:
            return
        busy = time.thread_time() - turn.began_s
        if busy > self.longest_s:
            busy *= self._fairness(turn)
        if max(busy, turn.idle_s) > self.longest_s:
            self.stalls.append(Stall(busy, turn.idle_s, turn.places))

    def _fairness(self, turn):
        """Return by how much less the turn would have taken with the core to itself."""
        paces = [*turn.paces, pace(), pace(), pace()]
        Watchdog.best_pace = min(Watchdog.best_pace, *paces)
        return Watchdog.best_pace / statistics.median(paces)

    # --- the other thread ---

    def _look(self):
        before = self._clocks()
        while not self._stop.wait(LOOK_EVERY_S):
            turn, place, waits = self._turn, *self._place()
            now = self._clocks()
            wall, watched, all_threads = (b - a for a, b in zip(before, now, strict=True))
            before = now
            if turn is None or place is None or turn is not self._turn:
                continue
            turn.places[place] += 1
            if watched < NEXT_TO_NOTHING * wall and wall < LATE_S:
                # Waiting for a thread that works is as long as that work takes; when nothing in
                # the process works, it is as long as the clock says.
                turn.idle_s += (all_threads - watched) * waits or wall * self._sleeps()
            if now[0] - turn.wall_s > PACED_FROM_S:
                turn.paces.append(pace())

    def _clocks(self):
        return time.monotonic(), time.clock_gettime(self._clock), time.process_time()

    def _sleeps(self):
        """Tell whether all threads sleep but this one; who waits for a disk or a core does not."""
        this = str(threading.get_native_id())
        return all(_state(task) == "S" for task in TASKS.iterdir() if task.name != this)

    def _place(self):
        """Return the line of the program that runs on the watched thread, and whether it waits.

        There is none while the loop sleeps: what is innermost then is who runs the loop.
        """
        frame = innermost = sys._current_frames().get(self._watched)
        while frame is not None:
            name = frame.f_code.co_filename
            if name.startswith(OURS):
                waits = innermost.f_code.co_filename.endswith(WAITING)
                where = f"{name.removeprefix(f'{ROOT}/')}:{frame.f_lineno}"
                return f"{where} {frame.f_code.co_qualname}", waits
            if "/pytestqt/" in name:
                break
            frame = frame.f_back
        return None, False
