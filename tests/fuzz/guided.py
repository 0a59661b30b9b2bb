"""`make fuzz-guided N=20000`: files grown by what they reach in the program, with atheris.

The first byte of an input says what the rest is given to. Packed workbooks are left to `make fuzz`:
nothing of what reads them is Python, and it may end the process, which is why the program lets one
of its own do it. What is found goes to out/fuzz; once repaired, it belongs into the corpus.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import atheris  # type: ignore[import-untyped, import-not-found, unused-ignore]

with atheris.instrument_imports(include=["recycler.exchange", "recycler.balance", "db"]):
    from db.store import Store
    from recycler.facility import Facility
    from tests.fuzz.seeds import CORPUS
    from tests.fuzz.trying import WAYS, Trial

OUT = Path("out/fuzz")
PACKED = (b"PK", b"\xd0\xcf\x11\xe0")
_LONGEST = 1 << 16  # of one input [bytes]
_MEMORY_MIB = 512


def main() -> None:
    """Begin with the corpus; libFuzzer ends the process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", "--number", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        plain, grown = scratch / "plain", scratch / "grown"
        Store.create(plain, Facility(name="Test works", station="S1", zone="Asia/Tokyo")).close()
        _seed(grown)
        OUT.mkdir(parents=True, exist_ok=True)
        trial = Trial(plain, scratch)
        options = [
            f"-runs={asked.number}", f"-seed={asked.seed}", f"-max_len={_LONGEST}",
            f"-rss_limit_mb={_MEMORY_MIB}", f"-artifact_prefix={OUT}/guided-",
            "-print_final_stats=1",
        ]  # fmt: skip
        atheris.Setup([sys.argv[0], *options, str(grown)], lambda data: _try(trial, data))
        atheris.Fuzz()


def _try(trial: Trial, data: bytes) -> None:
    if data and not data[1:].startswith(PACKED):
        trial.take(data[1:], WAYS[data[0] % len(WAYS)])


def _seed(folder: Path) -> None:
    """Let each file of the corpus be given to everything that might take it."""
    folder.mkdir()
    for file in sorted(CORPUS.iterdir()):
        for number, way in enumerate(WAYS):
            content = file.read_bytes()
            if len(content) < _LONGEST and not content.startswith(PACKED):
                (folder / f"{way}-{file.name}").write_bytes(bytes([number]) + content)


if __name__ == "__main__":
    main()
