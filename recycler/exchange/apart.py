"""Runs what opens packed files in a process of its own, with bounds on its time and memory.

The readers of workbooks are quick and trusting: a file of a few kilobytes can name a cell so far
out that reading it takes all memory and ends the process. Here that process is not the program.
"""

import datetime as dt
import io
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recycler.errors import InputError
from recycler.exchange.opening import MIB

SECONDS = 4.0  # of computing, for a file of hardly any size
SECONDS_A_MIB = 3.0  # a workbook of 150,000 rows has some 15 MiB
_PATIENCE = 15  # times as long by the clock, as others may use the computer too
_ROOT = Path(__file__).parents[2]
_BEGIN = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    "from recycler.exchange.unpacking import main; main(sys.argv[2:])"
)
_TOO_LONG = (-getattr(signal, "SIGXCPU", 24), -signal.SIGTERM)
_TOO_MUCH = (-signal.SIGABRT, -9, 3, 134)  # how a reader ends that gets no memory


@dataclass(frozen=True, slots=True)
class Unpacked:
    """One sheet of a workbook as its reader gives it.

    names: of all sheets; cells, percent: as of `containers.Faults`.
    """

    names: list[str]
    name: str
    first_column: int
    height: int
    cells: dict[int, dict[int, str]]
    percent: dict[int, set[int]]
    rows: Iterator[list[Any]]


def unpacked(path: Path, name: str | None = None) -> Unpacked:
    """Return a sheet of a workbook: the first, if not said which.

    Raises:
        InputError: what the file is instead, why it is too much, or `takes_too_long`.
    """
    answers = _answers(path, "sheet", name or "")
    head = next(answers)
    return Unpacked(**head, rows=(row for block in answers for row in block))


def keeps_its_looks(path: Path) -> bool:
    """Say whether a file is a workbook that can be loaded with its looks, within the bounds."""
    try:
        return bool(next(_answers(path, "looks")))
    except InputError:
        return False


def _answers(path: Path, *asked: str) -> Iterator[Any]:
    """Yield what the other process answers; an answer that is a refusal is raised."""
    size_mib = path.stat().st_size / MIB
    seconds = SECONDS + SECONDS_A_MIB * size_mib
    words = [str(_ROOT), str(path.absolute()), f"{seconds:.0f}", *asked]
    command = [sys.executable, "-I", "-c", _BEGIN, *words]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE * seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise InputError("takes_too_long", file=path.name) from error
    if done.returncode:
        code = "too_large" if done.returncode in _TOO_MUCH else "not_a_workbook"
        code = "takes_too_long" if done.returncode in _TOO_LONG else code
        raise InputError(code, file=path.name)
    return _read(done.stdout)


def _read(told: bytes) -> Iterator[Any]:
    stream = io.BytesIO(told)
    while stream.tell() < len(told):
        answer = _Plain(stream).load()
        if isinstance(answer, tuple):
            code, details = answer
            raise InputError(code, **details)
        yield answer


class _Plain(pickle.Unpickler):
    """Takes values and moments, and nothing that could act."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "datetime" and name in ("datetime", "date", "time", "timedelta"):
            return getattr(dt, name)
        raise pickle.UnpicklingError(f"{module}.{name}")
