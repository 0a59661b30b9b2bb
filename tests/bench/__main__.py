"""Prints all figures as one JSON document; what it is doing goes to standard error."""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from db.sample import create_sample
from tests.bench import drawing, estimating, keeping, proving, reconciling, recovering, starting
from tests.bench.figure import Figure

ROOT = Path(__file__).parents[2]


def figures(scratch: Path) -> Iterator[Figure]:
    """Measure one thing after the other on the whole sample facility."""
    sample = scratch / "sample"
    create_sample(sample).close()
    steps: list[Callable[[], list[Figure]]] = [
        lambda: starting.measure(sample),
        lambda: [estimating.live_estimate(sample)],
        lambda: [reconciling.small_network(), reconciling.large_network()],
        lambda: [drawing.recovery_refresh(sample)],
        lambda: recovering.measure(scratch),
        lambda: [drawing.summary_sample(sample, scratch)],
        lambda: [keeping.import_10k(scratch)],
        lambda: [keeping.durable_save(sample, scratch)],
        lambda: [proving.proven_saves(scratch), proving.check_100k(scratch)],
    ]
    for done, step in enumerate(steps):
        print(f"measuring {done + 1} of {len(steps)}", file=sys.stderr)
        yield from step()


def main() -> None:
    """Measure on the disk the program is on: a save costs what that disk costs."""
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out, prefix="bench-") as scratch:
        measured = list(figures(Path(scratch)))
    print(json.dumps({"figures": [figure.as_dict() for figure in measured]}, indent=2))


main()
