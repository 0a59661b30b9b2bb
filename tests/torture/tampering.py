"""Tampers with a store a thousand times and lives a thousand histories; prints what went wrong.

`python -m tests.torture.tampering --rounds 1000 [--first SEED]`: exit code 1 where a tampering was
not found, a check fell over, or an honest history raised an alarm.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from db.store import Store
from recycler.facility import Facility
from tests.db.checks.lived_in import found, lived_in, tampered
from tests.db.histories import History

STEPS = 40
TOLD_EVERY = 20


def tamperings(scratch: Path, empty: Path, seeds: range) -> list[str]:
    """Return the tamperings that were not found."""
    lived = lived_in(empty, scratch / "lived in")
    missed = []
    for seed in seeds:
        place = scratch / "tampered"
        try:
            told, problems = tampered(lived, place, seed)
            if not problems:
                missed.append(f"{seed}: {told} was not found")
        except Exception as error:  # noqa: BLE001 - a check that falls over found nothing
            missed.append(f"{seed}: {error!r}")
        shutil.rmtree(place)
        _tell("tamperings", seed, missed)
    return missed


def histories(scratch: Path, empty: Path, seeds: range) -> list[str]:
    """Return the honest histories that raised an alarm."""
    alarms = []
    for seed in seeds:
        place = scratch / "history"
        history = History(shutil.copytree(empty, place), seed)
        try:
            history.go_on(STEPS)
            history.do_check()
            history.close()
            if problems := found(place):
                alarms.append(f"{seed}: {problems} after {history.done}")
        except Exception as error:  # noqa: BLE001
            alarms.append(f"{seed}: {error!r} after {history.done}")
        shutil.rmtree(place)
        _tell("histories", seed, alarms)
    return alarms


def _tell(what: str, seed: int, wrong: list[str]) -> None:
    if seed % TOLD_EVERY == 0:
        print(f"{what}: at seed {seed}, {len(wrong)} wrong {wrong[-1:]}", file=sys.stderr)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1_000)
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args()
    seeds = range(asked.first, asked.first + asked.rounds)
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["RECYCLER_KEYS"] = str(Path(scratch) / "keys")
        empty = Path(scratch) / "empty"
        Store.create(empty, Facility(name="Works", station="S1", zone="Asia/Tokyo")).close()
        (Path(scratch) / "lived in").mkdir()
        missed = tamperings(Path(scratch), empty, seeds)
        alarms = histories(Path(scratch), empty, seeds)
    print(json.dumps({"rounds": asked.rounds, "missed": missed, "alarms": alarms}, indent=1))
    return 1 if missed or alarms else 0


if __name__ == "__main__":
    sys.exit(main())
