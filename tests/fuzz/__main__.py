"""`make fuzz N=100000`: so many files made worse at random; what goes wrong is kept in out/fuzz.

Packed files are opened within the worker, as a process for each would take hours. Where that ends
a worker, the very file is tried once more as the program does it, and has to be refused.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from db.store import Store
from recycler.facility import Facility
from tests.fuzz.mutating import mutated
from tests.fuzz.seeds import CORPUS
from tests.fuzz.trying import Trial, way_of

OUT = Path("out/fuzz")
WORKERS = 2
_STUCK_S = 90.0  # by the clock, for one file
_MEMORY_BYTES = 1_200 * 2**20  # of addresses; libraries alone take half of it


def main() -> int:
    """Share the files among workers, start anew those that end, and sum up."""
    asked = _arguments()
    if asked.worker is not None:
        return _work(asked)
    OUT.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        plain = scratch / "plain"
        Store.create(plain, Facility(name="Test works", station="S1", zone="Asia/Tokyo")).close()
        workers = [Worker(asked, number, plain, scratch) for number in range(WORKERS)]
        while any(worker.watch() for worker in workers):
            time.sleep(0.5)
        total = sum((worker.told for worker in workers), Counter[str]())
        peak = max(worker.peak_mib for worker in workers)
    wrong = sum(count for name, count in total.items() if name.startswith("wrong"))
    seconds = round(time.monotonic() - begun)
    summed = {"files": total.total(), "wrong": wrong, "peak_mib": peak, "seconds": seconds}
    print(json.dumps({**summed, "told": dict(total.most_common())}, indent=1))
    return 1 if wrong else 0


class Worker:
    """One process after the other, until the share of this worker is done."""

    def __init__(self, asked: argparse.Namespace, number: int, plain: Path, scratch: Path) -> None:
        self._asked, self._number, self._plain = asked, number, plain
        self._scratch = scratch / f"worker-{number}"
        self._scratch.mkdir()
        self._log = self._scratch / "told"
        self._begin(number)

    def watch(self) -> bool:
        """Look after the process; says whether there is still something to do."""
        if self._process.poll() is None:
            at = self._at
            if (now := self._current()) != at or time.monotonic() < self._since + _STUCK_S:
                if now != at:
                    self._at, self._since = now, time.monotonic()
                return True
            self._process.kill()
            self._process.wait()
        if self._process.returncode == 0:
            return False
        self._try_again(self._current())
        following = self._current() + WORKERS
        if following >= self._asked.number:
            return False
        self._begin(following)
        return True

    @property
    def told(self) -> Counter[str]:
        return Counter(json.loads(line)["told"] for line in self._lines())

    @property
    def peak_mib(self) -> int:
        return max((json.loads(line).get("peak_mib", 0) for line in self._lines()), default=0)

    def _lines(self) -> list[str]:
        return self._log.read_text("utf-8").splitlines() if self._log.exists() else []

    def _begin(self, first: int) -> None:
        self._at, self._since = first, time.monotonic()
        command = self._command(first, self._asked.number)
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL)

    def _command(self, first: int, number: int, *more: str) -> list[str]:
        return [
            sys.executable, "-m", "tests.fuzz", "-n", str(number), "--seed", str(self._asked.seed),
            "--worker", str(first), "--plain", str(self._plain), "--scratch", str(self._scratch),
            *more,
        ]  # fmt: skip

    def _current(self) -> int:
        try:
            return int((self._scratch / "current").read_text())
        except (OSError, ValueError):
            return self._at

    def _try_again(self, place: int) -> None:
        """Try the file that ended the worker as the program would."""
        before = len(self._lines())
        try:
            subprocess.run(self._command(place, place + 1, "--apart"), timeout=_STUCK_S, check=True)
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
            _keep(self._log, place, self._asked.seed, f"wrong: {error}")
        else:
            assert len(self._lines()) > before


def _work(asked: argparse.Namespace) -> int:
    """Try every second file from one on."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    log = asked.scratch / "told"
    with Trial(asked.plain, asked.scratch, here=not asked.apart) as trial:
        for place in range(asked.worker, asked.number, WORKERS):
            (asked.scratch / "current").write_text(str(place))
            content, way, partial = file_of(asked.seed, place)
            try:
                told = trial.take(content, way, partial=partial)
            except MemoryError:
                return 9  # tried again apart
            except BaseException as error:  # noqa: BLE001 - any kind of error is what is looked for
                told = f"wrong: {type(error).__name__}: {error}"[:200]
                (OUT / f"{asked.seed}-{place}.txt").write_text(traceback.format_exc())
                (OUT / f"{asked.seed}-{place}.{way}").write_bytes(content)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            with log.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps({"place": place, "told": told, "peak_mib": peak}) + "\n")
    return 0


def file_of(seed: int, place: int) -> tuple[bytes, str, bool]:
    """Return the file of a place, always the same, with what it is given to."""
    chance = random.Random(f"{seed} {place}")
    names = sorted(path.name for path in CORPUS.iterdir())
    # A quick one mostly: XML is taken apart slowly and text is where the rules are.
    light = [name for name in names if not name.endswith(".xlsx")]
    name = chance.choice(light if chance.random() < 0.7 else names)
    other = (CORPUS / chance.choice(names)).read_bytes()
    content = mutated((CORPUS / name).read_bytes(), other, chance)
    return content, way_of(name, chance), chance.random() < 0.3


def _keep(log: Path, place: int, seed: int, told: str) -> None:
    content, way, _ = file_of(seed, place)
    (OUT / f"{seed}-{place}.{way}").write_bytes(content)
    with log.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({"place": place, "told": told[:200]}) + "\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("-n", "--number", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    for name in ("--plain", "--scratch"):
        parser.add_argument(name, type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--worker", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--apart", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
