"""The kinds of rounds: each does one bad thing to the program, then looks at what is there."""

import csv
import datetime as clock
import os
import resource
import shutil
import sqlite3
import struct
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random

import db.batches.records
import db.engine
import db.safekeeping.backup
from db.data_folder import FILE
from db.safekeeping.repair import repair
from db.store import Store
from recycler.errors import RecyclerError
from tests.torture.child import ALL, SAVES, Say, deeds, in_child, listen, start
from tests.torture.ground import NOBODY, Ground, SmallDisk, let
from tests.torture.standing import Confirmed, standing
from ui.cli.app import run as run_command

AT_MOST_S = 0.12  # after its first word a child lives for up to so long
PAGE = 4096
FRAME_HEAD, WAL_HEAD = 24, 32
BACKED_UP = tuple(name for name in ALL if name != "do_restore")


def kill(ground: Ground) -> None:
    """Killed while it saves, imports, corrects, backs up, restores, or runs commands."""
    if ground.random.random() < 0.2:
        return _kill_command(ground)
    if ground.random.random() < 0.2:
        return _kill_migration(ground)
    folder = ground.folder()
    confirmed = Confirmed.of(folder)
    life_s = ground.random.uniform(0, AT_MOST_S)
    work = deeds(folder, ground.seed(), ALL, 60)
    ground.hear_all(confirmed, ground.must(in_child(work, life_s, ground.random.choice([1, 3]))))
    return ground.verify(confirmed)


def attach(ground: Ground) -> None:
    """Killed while it attaches files: a record has its file whole, or knows nothing of it."""
    folder = ground.folder()
    confirmed = Confirmed.of(folder)
    work = deeds(folder, ground.seed(), ("do_attach", "do_attach", "do_log", "do_backup"), 60)
    heard = ground.must(in_child(work, ground.random.uniform(0, AT_MOST_S)))
    ground.hear_all(confirmed, heard)
    ground.tally.noted["left a part"] += any((folder / "attachments").glob("*.part"))
    ground.verify(confirmed)


def _kill_command(ground: Ground) -> None:
    folder = ground.folder()
    confirmed = Confirmed.of(folder)
    file = _csv(ground.scratch / "intake.csv", ground.random)
    backups = [str(path) for path in (folder / "backups").glob("*.sqlite3")]
    name = ground.random.choice(["intake", "intake", "backup", "check", "restore"])
    if name == "restore" and not backups:
        name = "backup"
    more = {"intake": [str(file)], "restore": [ground.random.choice(backups or [""])]}

    def work(say: Say) -> None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        say("going back" if name == "restore" else "begin", files=backups)
        code = run_command(["--data", str(folder), name, *more.get(name, []), "--json"])
        if code:
            raise AssertionError(f"{name} ended with {code}")
        say("done", deed=name, standing=standing(folder / FILE))

    ground.tally.noted[f"command {name}"] += 1
    heard = ground.must(in_child(work, ground.random.uniform(0, 4 * AT_MOST_S)))
    ground.hear_all(confirmed, heard)
    ground.verify(confirmed)


def _kill_migration(ground: Ground) -> None:
    folder = ground.fresh(ground.older)
    confirmed = Confirmed.of(folder)
    confirmed.now["head"] = [1, _first_hash(folder)]

    def work(say: Say) -> None:
        say("begin")
        with Store.open(folder):
            say("done", standing=standing(folder / FILE))

    ground.tally.noted["migration"] += 1
    ground.hear_all(confirmed, ground.must(in_child(work, ground.random.uniform(0, 0.8))))
    ground.verify(confirmed)


def full(ground: Ground) -> None:
    """The disk is full at some moment: on a small disk, or by a limit of the process."""
    disk = ground.disk = ground.disk or SmallDisk(ground.scratch / "disk")
    limited = not disk.mounted or ground.random.random() < 0.3
    folder = disk.place / "data"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ground.lived, folder)
    confirmed = Confirmed.of(folder)
    work = deeds(folder, ground.seed(), (*BACKED_UP, "do_import"), 25)
    ballast = disk.place / "ballast"
    if limited:
        work = _limited(work, (folder / FILE).stat().st_size + ground.random.randrange(60_000))
    else:
        free = shutil.disk_usage(disk.place).free
        left = ground.random.randrange(20_000, 3_000_000)
        ballast.write_bytes(bytes(max(free - left, 0)))
    ground.tally.noted["limit" if limited else "full disk"] += 1
    ground.hear_all(confirmed, ground.must(in_child(work)))
    ballast.unlink(missing_ok=True)
    ground.verify(confirmed)


def _limited(work: Callable[[Say], None], most: int) -> Callable[[Say], None]:
    def with_limit(say: Say) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        work(say)

    return with_limit


def read_only(ground: Ground) -> None:
    """Nothing in the folder may be written: it is read, and every change is refused in words."""
    folder = ground.fresh()
    confirmed = Confirmed.of(folder)
    let(folder, write=False)
    work = ground.as_nobody(deeds(folder, ground.seed(), SAVES, 6))
    heard = ground.must(in_child(work))
    let(folder, write=True)
    if heard.of("done") or not heard.of("open"):
        ground.fail("a folder that cannot be written was written to, or not read")
    if standing(folder / FILE) != confirmed.now:
        ground.fail("something was changed")
    ground.verify(confirmed)


def permission(ground: Ground) -> None:
    """The right to write is taken away while it works, and given back after."""
    folder = ground.fresh()
    confirmed = Confirmed.of(folder)
    let(folder, write=True, owner=NOBODY)
    names = tuple(name for name in ALL if name != "do_restore")
    pid, hear = start(ground.as_nobody(deeds(folder, ground.seed(), names, 14)))
    time.sleep(ground.random.uniform(0, 0.2))
    let_now(folder)
    heard = ground.must(listen(pid, hear))
    let(folder, write=True, owner=os.getuid())
    ground.hear_all(confirmed, heard)
    ground.verify(confirmed)


def let_now(folder: Path) -> None:
    """Take the rights away although files come and go meanwhile."""
    for path in (folder, *folder.rglob("*")):
        try:
            path.chmod(0o555 if path.is_dir() else 0o444)
        except FileNotFoundError:
            continue


def busy(ground: Ground) -> None:
    """Somebody else writes: a second program, and one that holds the file for a while."""
    folder = ground.folder()
    first, second = Confirmed.of(folder), Confirmed.of(folder)
    end = time.monotonic() + 0.25
    hold = start(lambda _say: _hold(folder, ground.seed(), end))
    names = (*SAVES, "do_backup")
    one = start(_impatient(deeds(folder, ground.seed(), names, 8)))
    other = start(_impatient(deeds(folder, ground.seed(), names, 8)))
    ground.hear_all(first, ground.must(listen(*one)))
    ground.hear_all(second, ground.must(listen(*other)))
    ground.must(listen(*hold))
    ground.verify(first)
    ground.verify(second)


def _impatient(work: Callable[[Say], None]) -> Callable[[Say], None]:
    def hurried(say: Say) -> None:
        db.engine.BUSY_SECONDS = db.safekeeping.backup.BUSY_SECONDS = 0.02
        work(say)

    return hurried


def _hold(folder: Path, seed: int, end: float) -> None:
    random = Random(seed)
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as other:
        while time.monotonic() < end:
            other.execute("BEGIN IMMEDIATE")
            time.sleep(random.uniform(0, 0.06))
            other.execute("ROLLBACK")
            time.sleep(random.uniform(0, 0.02))


def set_back(ground: Ground) -> None:
    """The clock jumps, mostly back, while it works; then it is killed."""
    folder = ground.folder()
    confirmed = Confirmed.of(folder)
    work = _by_false_clock(deeds(folder, ground.seed(), ALL, 40), ground.seed())
    ground.hear_all(confirmed, ground.must(in_child(work, ground.random.uniform(0, AT_MOST_S))))
    ground.verify(confirmed)


def _by_false_clock(work: Callable[[Say], None], seed: int) -> Callable[[Say], None]:
    random = Random(seed)

    class FalseClock(clock.datetime):
        @classmethod
        def now(cls, tz: clock.tzinfo | None = None) -> clock.datetime:
            return clock.datetime.now(tz) - timedelta(hours=random.uniform(-2, 900))

    def misled(say: Say) -> None:
        for module in (db.batches.records, db.safekeeping.backup):
            module.datetime = FalseClock
        work(say)

    return misled


def torn(ground: Ground) -> None:
    """The end of the write-ahead log is torn behind the last commit, or all of it anywhere."""
    folder = ground.folder()
    confirmed = Confirmed.of(folder)
    work = deeds(folder, ground.seed(), SAVES, 60)
    heard = ground.must(in_child(work, ground.random.uniform(0, AT_MOST_S)))
    ground.hear_all(confirmed, heard)
    log = folder / f"{FILE}-wal"
    if not log.exists() or log.stat().st_size <= WAL_HEAD:
        ground.tally.noted["no log"] += 1
        return ground.verify(confirmed)
    if ground.random.random() < 0.7:
        _tear(log, _committed(log), ground.random)
        ground.tally.noted["torn behind the last commit"] += 1
        return ground.verify(confirmed)
    _tear(log, ground.random.randrange(log.stat().st_size), ground.random)
    flaws = ground.missing(confirmed)
    lost = [flaw for flaw in flaws if flaw.startswith("lost:")]
    ground.tally.noted["torn anywhere: cut back to a commit" if lost else "torn anywhere"] += 1
    for flaw in set(flaws) - set(lost):  # what is left must be one whole state from before
        ground.fail(flaw)
    return None


def _committed(log: Path) -> int:
    """Return where the last commit in a write-ahead log ends, by SQLite's file format."""
    content = log.read_bytes()
    salts, end = content[16:24], WAL_HEAD
    for at in range(WAL_HEAD, len(content) - FRAME_HEAD - PAGE + 1, FRAME_HEAD + PAGE):
        if content[at + 8 : at + 16] != salts:
            break
        if struct.unpack(">I", content[at + 4 : at + 8])[0]:
            end = at + FRAME_HEAD + PAGE
    return end


def _tear(log: Path, at: int, random: Random) -> None:
    """Cut the log off there, garble what follows, or let half a frame follow that looks right."""
    content = log.read_bytes()
    frame = content[WAL_HEAD : WAL_HEAD + FRAME_HEAD + PAGE]
    tail = random.choice(
        [
            b"",
            random.randbytes(random.randrange(1, 3 * PAGE)),
            frame[: random.randrange(len(frame))],
            frame[:FRAME_HEAD] + random.randbytes(PAGE),
        ]
    )
    log.write_bytes(content[:at] + tail)


def page(ground: Ground) -> None:
    """A page of the closed file is overwritten: it is found, told, and repaired from a backup."""
    folder = ground.fresh()
    for names, count in (("do_backup",), 1), (SAVES, 8):
        ground.must(in_child(deeds(folder, ground.seed(), names, count)))
    confirmed = Confirmed.of(folder)
    with closing(sqlite3.connect(folder / FILE)) as store:
        tickets = dict(store.execute("SELECT 'batch ' || id, ticket FROM batch"))
        used = {number for (number,) in store.execute("SELECT pageno FROM dbstat")}
    number = _overwrite(folder / FILE, ground.random)
    told = in_child(_looked_at(folder))
    ground.must(told)
    if not told.of("damaged"):
        if number in used:
            ground.fail(f"page {number} was overwritten and nobody noticed")
        ground.tally.noted["not in use"] += 1
        return ground.verify(confirmed)
    repaired = ground.must(in_child(_repaired(folder))).of("repaired")
    if not repaired:
        return ground.fail(f"page {number} was not repaired")
    lost = set(repaired[0]["lost"])
    ground.tally.noted["repaired in part" if lost else "repaired, nothing lost"] += 1
    for flaw in ground.missing(confirmed):
        record = flaw.removeprefix("lost: ").partition(" version")[0]
        listed = tickets.get(record) in lost if record in tickets else bool(lost)
        if not flaw.startswith("lost:") or not listed:
            ground.fail(f"page {number}: {flaw}")
    return None


def _overwrite(file: Path, random: Random) -> int:
    number = random.randrange(1, file.stat().st_size // PAGE + 1)
    with file.open("rb+") as store:
        store.seek((number - 1) * PAGE)
        store.write(random.choice([bytes(PAGE), random.randbytes(PAGE)]))
    return number


def _looked_at(folder: Path) -> Callable[[Say], None]:
    def work(say: Say) -> None:
        try:
            with Store.open(folder) as store:
                found = [problem.code for problem in store.check()]
        except RecyclerError as error:
            found = [error.code]
        if found:
            say("damaged", codes=found)

    return work


def _repaired(folder: Path) -> Callable[[Say], None]:
    def work(say: Say) -> None:
        done = repair(folder)
        say("repaired", lost=done.lost)

    return work


def _first_hash(folder: Path) -> str:
    with closing(sqlite3.connect(folder / FILE)) as store:
        return str(store.execute("SELECT hash FROM journal WHERE seq = 1").fetchone()[0])


def _csv(file: Path, random: Random) -> Path:
    rows = [
        {
            "received_at": f"2026-10-{random.randrange(1, 28):02d} 09:{number:02d}",
            "material": "NDFEB_HDD", "supplier": "Kyoto Recycling",
            "gross": f"{random.randrange(1_000_000) / 100}", "unit": "kg",
        }
        for number in range(random.randrange(1, 30))
    ]  # fmt: skip
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return file


KINDS: dict[str, Callable[[Ground], None]] = {
    kind.__name__: kind
    for kind in (kill, attach, full, read_only, permission, busy, set_back, torn, page)
}
