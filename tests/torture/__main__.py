"""Runs rounds of every kind and prints one JSON document; what goes wrong ends with 1."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

from tests.torture.ground import Ground
from tests.torture.kinds import KINDS

ROOT = Path(__file__).parents[2]
MEMORY = Path("/dev/shm")
TELL_EVERY = 100
MOST_FAILURES = 20  # of one kind, after which nothing more is learned


def rounds_of(kind: str, rounds: int, seed: int) -> dict[str, Any]:
    """Run the rounds of one kind, in this process and its children."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(dir=_fast(), prefix="torture-") as scratch:
        ground = Ground(Path(scratch), Random(f"{seed} {kind}"))
        ground.prepare()
        try:
            while ground.tally.rounds < rounds and len(ground.tally.failures) < MOST_FAILURES:
                KINDS[kind](ground)
                ground.tally.rounds += 1
                if ground.tally.rounds % TELL_EVERY == 0:
                    print(f"{kind}: {ground.tally.rounds} of {rounds}", file=sys.stderr)
        finally:
            if ground.disk:
                ground.disk.unmount()
    return ground.tally.as_dict() | {"seconds": round(time.monotonic() - began, 1)}


def _fast() -> Path | None:
    return MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None


def _in_own_process(kind: str, rounds: int, seed: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.torture", "--kind", kind]
    command += ["--rounds", str(rounds), "--seed", str(seed)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    found: dict[str, Any] = json.loads(done.stdout)[kind]
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="make torture", description=__doc__)
    parser.add_argument("--rounds", type=int, default=50, help="of each kind")
    parser.add_argument("--seed", type=int, default=20_261_127)
    parser.add_argument("--kind", choices=list(KINDS), help="only this one")
    chosen = parser.parse_args()
    if chosen.kind:
        found = {chosen.kind: rounds_of(chosen.kind, chosen.rounds, chosen.seed)}
    else:
        with ThreadPoolExecutor(2) as pool:
            jobs = {
                kind: pool.submit(_in_own_process, kind, chosen.rounds, chosen.seed)
                for kind in KINDS
            }
            found = {kind: job.result() for kind, job in jobs.items()}
    print(json.dumps(found, indent=1, ensure_ascii=False))
    return 1 if any(tally["failures"] for tally in found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
