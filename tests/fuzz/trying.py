"""Gives a file to the program as a person would, and says what must not have happened."""

import os
import random
import shutil
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from db.batches.importing import import_intake
from db.data_folder import FILE
from db.laboratory.importing import import_assays
from db.processing.importing import import_runs
from db.safekeeping import backup
from db.store import Store
from recycler.attachments.names import safe_name
from recycler.attachments.opening import SUFFIXES
from recycler.balance.network_file import read_network
from recycler.balance.reconciliation import reconcile
from recycler.batch import BatchEntry
from recycler.errors import InputError, RecyclerError
from recycler.exchange import apart, unpacking
from recycler.exchange.text_rows import Pasted

SECONDS = 5.0  # of computing
WAYS = ("intake", "assay", "run", "pasted", "network", "restore", "attach")
BATCH = BatchEntry(  # to attach files to
    received_at=datetime(2026, 11, 12, 5, 30, tzinfo=UTC), material="NDFEB_HDD", supplier="A",
    gross=Decimal(600), tare=Decimal(0),
)  # fmt: skip
_STAYS = 200  # files until the store is made anew, so that it stays small


class WrongError(AssertionError):
    """What must not happen."""


class Trial:
    """One store that takes in file after file.

    Args:
        plain: a data folder to copy.
        scratch: where to.
        here: open packed files in this very process, which is quicker and may end it.
    """

    def __init__(self, plain: Path, scratch: Path, *, here: bool = False) -> None:
        self._plain, self._folder, self._here = plain, scratch / "data", here
        self._file = scratch / "file"
        self._count = 0
        self._store: Store | None = None

    def __enter__(self) -> "Trial":
        return self

    def __exit__(self, *_: object) -> None:
        if self._store:
            self._store.close()

    def take(self, content: bytes, way: str, *, partial: bool = False) -> str:
        """Try one file; returns "taken", "refused" or the code it was refused with.

        Raises:
            WrongError: something was stored of a file that was refused, or it took too long.
        """
        store = self._fresh()
        self._file.write_bytes(content)
        if way == "attach" and not store.find(limit=1):
            store.log(BATCH, who="Aiko")
        before = self._entries()
        with _within(SECONDS), _opened_here(self._here):
            try:
                taken = self._given(store, way, content, partial)
            except RecyclerError as error:
                if error.exit_code != 1:
                    raise WrongError(f"{way}: {error}") from error
                taken, told = 0, error.code
            else:
                told = "taken" if taken else "refused"
        stored = self._entries() - before
        if bool(stored) != bool(taken):
            raise WrongError(f"{way}: {taken} were told to be stored, {stored} entries were")
        return told

    def _given(self, store: Store, way: str, content: bytes, partial: bool) -> int:
        if way == "network":
            read = read_network(self._file)
            if not read.problems:
                reconcile(read.network)
            return 0
        if way == "attach":
            return self._attached(store, content)
        if way == "restore":
            backup.restore(self._folder.with_name("restored"), self._file)
            return 0
        if way == "run":
            return import_runs(store, self._file, who="Aiko").imported
        source: Any = self._file
        if way == "pasted":
            source = Pasted(content.decode("utf-8", "replace"), "the clipboard")
        act: Any = import_assays if way == "assay" else import_intake
        result = act(store, source, partial=partial, who="Aiko")
        if result.problems and result.imported and not partial:
            raise WrongError(f"{way}: {result.imported} of a file with problems were stored")
        return int(result.imported) + int(getattr(result, "made_final", 0))

    def _attached(self, store: Store, content: bytes) -> int:
        """Attach a file whose name is as odd as its content, and look at what would be opened."""
        name = content[:80].translate(None, b"/\0") or b"file"
        odd = Path(os.fsdecode(bytes(self._folder.parent) + b"/odd-" + name))
        odd.write_bytes(content)
        ticket = store.find(limit=1)[0].ticket
        try:
            one = store.attachments.attach(ticket, odd, who="Aiko")
        finally:
            odd.unlink()
        copy = self._folder.parent / "reading"
        copy.mkdir(exist_ok=True)
        if safe_name(one.name) != one.name or store.attachments.save(one.id, copy).parent != copy:
            raise WrongError(f"attach: {one.name!a} is no plain name")
        with suppress(InputError):
            opened = store.attachments.for_reading(one.id, copy)
            if opened.suffix not in SUFFIXES.values():
                raise WrongError(f"attach: {opened.name!a} would be opened")
        shutil.rmtree(copy)
        return 1

    def _fresh(self) -> Store:
        if self._count % _STAYS == 0:
            if self._store:
                self._store.close()
            shutil.rmtree(self._folder, ignore_errors=True)
            shutil.copytree(self._plain, self._folder)
            self._store = Store.open(self._folder)
        self._count += 1
        assert self._store is not None
        return self._store

    def _entries(self) -> int:
        with closing(sqlite3.connect(self._folder / FILE)) as found:
            (count,) = found.execute("SELECT count(*) FROM journal").fetchone()
            return int(count)


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Break off what computes for too long; where it cannot be broken off, the system ends it."""

    def late(*_: object) -> None:
        raise WrongError(f"takes longer than {seconds} s")

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _opened_here(here: bool) -> Iterator[None]:
    def answers(path: Path, wanted: str, name: str) -> Iterator[Any]:
        return apart._read(
            b"".join(map(unpacking.pickle.dumps, list(unpacking._sheet(path, name))))
        )

    before = apart._answers
    if here:
        apart._answers = answers  # type: ignore[assignment]
    try:
        yield
    finally:
        apart._answers = before


def way_of(name: str, chance: random.Random) -> str:
    """Return what a file of this name is given to, mostly what it is meant for."""
    if chance.random() < 0.1:
        return chance.choice(WAYS)
    kind = name.split(".")[0].split("-")[0]
    if name.endswith(".json"):
        return "network"
    kind = "assay" if kind == "xrf" else kind
    if kind in ("assay", "run"):
        return kind
    return chance.choice(("intake", "intake", "pasted"))
