"""Every kept file, hostile or not, is taken whole or refused in a sentence, in bounded memory."""

import subprocess
import sys
from pathlib import Path

import pytest

from recycler.errors import InputError
from recycler.exchange.containers import MOST_ROWS
from tests.fuzz.seeds import CORPUS, good, hostile
from tests.fuzz.trying import WAYS, Trial
from ui.language.sentences import say_error

ROOT = Path(__file__).parents[2]
MOST_MIB, PLAIN_MIB = 512, 160  # at most, and before a file is read
ROWS = 30_000  # instead of all there may be, which take a minute
MEASURED = """
import re, resource, sys
from pathlib import Path
from tests.fuzz import trying
from tests.fuzz.trying import Trial

trying.SECONDS = 300  # a file at the edge is work
plain, scratch, file, way = sys.argv[1:]
with Trial(Path(plain), Path(scratch)) as trial:
    trial.take(Path(file).read_bytes(), way)
# `ru_maxrss` of the process itself would be that of the tests it was started from.
ours = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
print(max(ours, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) // 1024)
"""


@pytest.fixture
def trial(empty_folder, tmp_path):
    with Trial(empty_folder, tmp_path) as trial:
        yield trial


@pytest.mark.parametrize("name", sorted(path.name for path in CORPUS.iterdir()))
def test_a_kept_file_is_taken_whole_or_refused(trial, name):
    content = (CORPUS / name).read_bytes()
    ways = ("network",) if name.endswith(".json") else ("intake", "assay", "run")
    for way in ways:
        told = trial.take(content, way)
        if told not in ("taken", "refused"):
            details = {"file": name, "columns": [], "row": 1, "line": 1, "column": 1, "key": "k"}
            more = {"field": "f", "limit": 1, "sheet": name, "streams": 1, "nodes": 1}
            assert name in say_error(InputError(told, **details, **more))


@pytest.mark.parametrize(("name", "way"), [("intake.csv", "intake"), ("network.json", "network")])
def test_the_good_files_are_good(trial, name, way):
    assert trial.take((CORPUS / name).read_bytes(), way) in ("taken", "refused")


def test_the_corpus_is_what_its_script_writes():
    written = {name for name, content in [*good(), *hostile()] if len(content) < 60_000}
    assert written <= {path.name for path in CORPUS.iterdir()}


def test_what_is_tried_can_fail(trial, monkeypatch):
    monkeypatch.setattr("tests.fuzz.trying.import_intake", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        trial.take((CORPUS / "intake.csv").read_bytes(), WAYS[0])


@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured by the system")
@pytest.mark.parametrize(
    "name", ["far-cell.xlsx", "rows.csv", "rows.xlsx", "one-row.csv", "lists.json"]
)
def test_no_file_takes_more_memory_than_it_may(empty_folder, tmp_path, name):
    file = tmp_path / name
    file.write_bytes(_large(name))
    way = "network" if name.endswith(".json") else "intake"
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(empty_folder), str(tmp_path), str(file), way],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    part = ROWS / MOST_ROWS if name == "rows.csv" else 1
    assert int(done.stdout) < PLAIN_MIB + (MOST_MIB - PLAIN_MIB) * part


def _large(name: str) -> bytes:
    """Return a file at the edge of what is taken, or a kept one."""
    if (CORPUS / name).exists():
        return (CORPUS / name).read_bytes()
    if name == "lists.json":
        return b'{"streams": [' + b"[]," * 2_700_000 + b'0], "nodes": []}'
    if name == "one-row.csv":
        return b"," * 60_000_000
    from tests.fuzz.seeds import INTAKE, text, workbook

    good_row = [*INTAKE[1][:-1], "x" * 40]
    return (text if name == "rows.csv" else workbook)([INTAKE[0], *[good_row] * ROWS])
