"""Where rounds take place: small stores, copied from ones made once."""

import codecs
import gc
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import db.engine
from db.data_folder import FILE
from db.engine import Database, sqlite_url
from db.store import Store
from recycler.facility import Facility
from tests.db.older import take_back
from tests.torture.child import SAVES, Heard, Say, deeds, in_child
from tests.torture.standing import Confirmed

NOBODY = 65534
ROUNDS_ON_ONE = 6  # a check takes as long as the store is large
OF_THE_DISK = {
    "disk_full", "not_writable", "folder_busy", "damaged", "file_not_writable",
    "attachment_no_room",
}  # fmt: skip
OLDER_STEP = "0009"


@dataclass
class Tally:
    """What came of the rounds of one kind."""

    rounds: int = 0
    killed: int = 0
    confirmed: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    noted: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        return {
            "rounds": self.rounds, "killed": self.killed, "confirmed": self.confirmed,
            "refused": dict(self.refused), "noted": dict(self.noted), "failures": self.failures,
        }  # fmt: skip


@dataclass
class Ground:
    """A scratch folder with an empty store, one with a history, and one of an older program."""

    scratch: Path
    random: Random
    tally: Tally = field(default_factory=Tally)
    number: int = 0
    disk: "SmallDisk | None" = None
    _folder: Path | None = None

    def prepare(self) -> None:
        share_what_is_compiled()
        self.scratch.chmod(0o755)
        Store.create(self.scratch / "empty", Facility(name="W", station="S1")).close()
        self.lived = shutil.copytree(self.scratch / "empty", self.scratch / "lived")
        deeds(self.lived, 1, SAVES, 25)(lambda _said, **_more: None)
        older = shutil.copytree(self.lived, self.scratch / "older")
        database = Database(sqlite_url(older / FILE), older)
        take_back(database.engine, OLDER_STEP)
        database.close()
        self.older = older
        codecs.lookup("cp932")  # nobody may not read where Python keeps it
        with Store.open(self.lived) as store:
            store.check()  # its children need not make the tables anew to compare with
        gc.freeze()  # nor copy what they share with this process to look for garbage in it
        self.tally = Tally()

    def fresh(self, like: Path | None = None) -> Path:
        """Return a new copy of a store; the one before is thrown away."""
        if self._folder:
            shutil.rmtree(self._folder)
        self.number += 1
        self._folder = self.scratch / f"data-{self.number}"
        return shutil.copytree(like or self.lived, self._folder)

    def folder(self) -> Path:
        """Return the store the rounds before went on with, or now and then a new one."""
        if self._folder is None or self.tally.rounds % ROUNDS_ON_ONE == 0:
            return self.fresh()
        return self._folder

    def seed(self) -> int:
        return self.random.randrange(1, 1_000_000)

    def must(self, heard: Heard) -> Heard:
        """Count what a child said; one that crashed is a failure."""
        self.tally.killed += heard.killed
        self.tally.confirmed += len(heard.of("done"))
        for line in heard.of("refused"):
            disk = line["code"] in OF_THE_DISK
            self.tally.refused[f"{line['code']} {line['deed']}" if disk else "by the rules"] += 1
            if not line["words"] or line["code"] in line["words"]:
                self.fail(f"no words for {line['code']}")
        for line in heard.of("crashed"):
            self.fail(line["trace"])
        return heard

    def fail(self, what: str) -> None:
        self.tally.failures.append(f"round {self.tally.rounds}: {what}")

    def verify(self, confirmed: Confirmed) -> None:
        """Let a fresh process open the store and tell what is missing."""
        for flaw in self.missing(confirmed):
            self.fail(flaw)

    def missing(self, confirmed: Confirmed) -> list[str]:
        def work(say: Say) -> None:
            say("found", missing=confirmed.missing())

        heard = in_child(work)
        told = heard.of("found")
        crashed = [line["trace"] for line in heard.of("crashed")]
        return told[0]["missing"] if told else [*crashed, "not verified"]

    def hear_all(self, confirmed: Confirmed, heard: Heard) -> None:
        for line in heard.lines:
            confirmed.hear(line)

    def as_nobody(self, work: Callable[[Say], None]) -> Callable[[Say], None]:
        """Nothing is forbidden to root: do the work as nobody."""
        if os.getuid() != 0:
            return work

        def without_rights(say: Say) -> None:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            work(say)

        return without_rights


def share_what_is_compiled() -> None:
    """Let all children begin with the SQL this process has compiled: most of their time else."""
    make, first = db.engine._sqlite, []

    def shared(url: Any) -> Any:
        engine = make(url)
        first.append(engine)
        engine.dialect, engine._compiled_cache = first[0].dialect, first[0]._compiled_cache
        return engine

    db.engine._sqlite = shared


def let(folder: Path, *, write: bool, owner: int | None = None) -> None:
    """Let a folder and all in it be written, or not; hand it to somebody."""
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            path.chmod(0o755 if write else 0o555)
        else:
            path.chmod(0o644 if write else 0o444)
        if owner is not None and os.getuid() == 0:
            os.chown(path, owner, owner)


class SmallDisk:
    """A disk of a few megabytes, where this machine lets one be mounted."""

    def __init__(self, place: Path, megabytes: int = 12) -> None:
        self.place = place
        place.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "tmpfs", str(place)]
        done = subprocess.run(command, capture_output=True, check=False)
        self.mounted = done.returncode == 0

    def unmount(self) -> None:
        if self.mounted:
            subprocess.run(["umount", str(self.place)], check=True)
