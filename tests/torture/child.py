"""The program in a process of its own: it does things, says what is done, and may be killed."""

import json
import os
import select
import signal
import sqlite3
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from db.data_folder import FILE
from db.safekeeping.kept_backups import listed
from recycler.errors import RecyclerError
from tests.db.histories import History
from tests.torture.standing import line_of, standing
from ui.language.sentences import say_error

Say = Callable[..., None]
SAVES = (
    "do_log", "do_log_again", "do_correct", "do_void", "do_reinstate", "do_import", "do_assay",
    "do_final", "do_run", "do_run_more", "do_tare", "do_draft", "do_sample", "do_control",
    "do_ledger", "do_facility", "do_attach",
)  # fmt: skip
ALL = (*SAVES, *SAVES, "do_backup", "do_restore", "do_open_anew", "do_revert")
TOO_LONG_S = 60.0


@dataclass
class Heard:
    """What a child said until it ended: its lines, and how it ended."""

    lines: list[dict[str, Any]] = field(default_factory=list)
    killed: bool = False
    exit_code: int = 0

    def of(self, said: str) -> list[dict[str, Any]]:
        return [line for line in self.lines if line["said"] == said]


def deeds(folder: Path, seed: int, names: tuple[str, ...], count: int) -> Callable[[Say], None]:
    """Return the work of opening a store and doing so many things to it."""

    def work(say: Say) -> None:
        try:
            history = History(folder, seed)
        except RecyclerError as error:
            say("refused", deed="open", code=error.code, words=say_error(error))
            return
        history._n = seed  # keys of imports are each one's own
        say("open")
        choose = Random(seed)
        for _ in range(count):
            do(history, choose.choice(names), say)
        history.close()

    return work


def do(history: History, name: str, say: Say) -> None:
    """Do one thing and say so; what is refused must be refused in words."""
    if name == "do_restore":
        found = [str(info.file) for info in listed(history.folder / "backups")]
        history._backups = [Path(file) for file in found]
        say("going back", files=found)
    try:
        getattr(history, name)()
    except RecyclerError as error:
        say("refused", deed=name, code=error.code, words=say_error(error))
        if name in {"do_restore", "do_open_anew"}:
            raise SystemExit(0) from None  # its store is closed
        return
    try:
        now = standing(history.folder / FILE)
    except sqlite3.OperationalError:  # without rights to look, too
        now = None
    say("done", deed=name, standing=now)


def start(work: Callable[[Say], None]) -> tuple[int, int]:
    """Let a child do some work; return its process and the pipe it speaks into."""
    hear, speak = os.pipe()
    pid = os.fork()
    if pid:
        os.close(speak)
        return pid, hear
    os.close(hear)

    def say(said: str, **more: Any) -> None:
        line = line_of(said, **more)
        while line:
            line = line[os.write(speak, line) :]

    code = 0
    try:
        work(say)
    except SystemExit:
        pass
    except BaseException:  # noqa: BLE001 - whatever it is, it is told and counted
        say("crashed", trace=traceback.format_exc())
        code = 1
    sys.stdout.flush()
    os._exit(code)


def listen(pid: int, hear: int, kill_after_s: float | None = None, skip: int = 1) -> Heard:
    """Take what a child says; kill it so long after its first lines, if wanted."""
    heard, rest, began = Heard(), b"", time.monotonic()
    deadline = None if kill_after_s is None or skip else began + kill_after_s
    while True:
        now = time.monotonic()
        if (deadline is not None and now >= deadline) or now - began > TOO_LONG_S:
            os.kill(pid, signal.SIGKILL)
            heard.killed, deadline = True, now + TOO_LONG_S
        wait_s = 0.5 if deadline is None else max(deadline - now, 0)
        if not select.select([hear], [], [], wait_s)[0]:
            continue
        part = os.read(hear, 1 << 16)
        if not part:
            break
        *whole, rest = (rest + part).split(b"\n")
        heard.lines += map(json.loads, whole)
        if deadline is None and kill_after_s is not None and len(heard.lines) >= skip:
            deadline = time.monotonic() + kill_after_s
    os.close(hear)
    _, status = os.waitpid(pid, 0)
    heard.exit_code = os.waitstatus_to_exitcode(status)
    return heard


def in_child(
    work: Callable[[Say], None], kill_after_s: float | None = None, skip: int = 1
) -> Heard:
    """Let a child do some work and listen to it until it ends."""
    return listen(*start(work), kill_after_s, skip)
