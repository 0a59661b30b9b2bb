"""What all tests share: no screen, real files, and nothing left running."""

import json
import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program has it; see `ui.start`
os.environ.pop("RECYCLER_DATA", None)

import atexit
import gc
import shutil
import sys
import tempfile
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

# A key of the tests' own: nobody's key store is asked, nobody's key signs.
_KEYS = tempfile.mkdtemp(prefix="recycler-keys-")
atexit.register(shutil.rmtree, _KEYS, ignore_errors=True)
os.environ["RECYCLER_KEYS"] = _KEYS

SAMPLE_UNTIL = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
SAMPLE_BATCHES = 300


@pytest.fixture(scope="session")
def _frozen() -> set[str]:
    """The modules garbage collection passes over."""
    return set()


@pytest.fixture(autouse=True)
def _garbage_dies_on_this_thread(_frozen):
    """A Qt object collected by a worker takes the process with it; see `ui.running.collector`.

    Windows go one at a time, as they do in use: many collected at once may go in a wrong order.
    """
    gc.disable()
    if len(_frozen) < len(sys.modules):  # between tests little else is alive
        _frozen.update(sys.modules)
        gc.collect()
        gc.freeze()
    yield
    if "PySide6.QtWidgets" in sys.modules:
        gc.collect()


@pytest.fixture(autouse=True)
def _no_thread_is_left():
    """Fail a test that leaves a thread behind which would keep the program from ending."""
    before = set(threading.enumerate())
    yield
    if jobs := sys.modules.get("ui.jobs"):
        jobs.Job.stop_all()  # as the program does when it ends
    left = [t for t in set(threading.enumerate()) - before if not t.daemon]
    for thread in left:  # a thread about to end is no leak
        thread.join(timeout=2)
    left = [thread.name for thread in left if thread.is_alive()]
    if left:
        pytest.fail(f"still running after the test: {', '.join(left)}")


@pytest.fixture
def cheap_pins(monkeypatch):
    """Hashes of PINs that cost next to nothing; what they cost in use is tested by itself."""
    from argon2 import PasswordHasher

    from recycler.people import pins

    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    nobody = hasher.hash("nobody")
    monkeypatch.setattr(pins, "_hasher", lambda: hasher)
    monkeypatch.setattr(pins, "_DUMMY", nobody)


@pytest.fixture(scope="session")
def reference():
    """The shipped reference data."""
    from recycler.reference.data import Reference

    return Reference.from_folder()


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory) -> Path:
    """A data folder of a small facility without batches; copy it."""
    from db.store import Store
    from recycler.facility import Facility

    folder = tmp_path_factory.mktemp("empty") / "data"
    Store.create(folder, Facility(name="Test works", station="S1", zone="Asia/Tokyo")).close()
    return folder


@pytest.fixture(scope="session")
def lived(empty_folder, tmp_path_factory):
    """A folder in which everything happened that can, and its file half way; copy it."""
    from tests.db.checks.lived_in import lived_in

    return lived_in(empty_folder, tmp_path_factory.mktemp("lived in"))


@pytest.fixture
def folder(empty_folder, tmp_path) -> Path:
    """A data folder of its own, not opened."""
    return shutil.copytree(empty_folder, tmp_path / "data")


@pytest.fixture
def store(folder):
    """An empty store of a small facility, in a folder of its own."""
    from db.store import Store

    with Store.open(folder) as store:
        yield store


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory) -> Path:
    """A data folder with a small simulated facility; copy it before changing anything."""
    from db.sample import create_sample

    folder = tmp_path_factory.mktemp("sample") / "data"
    create_sample(folder, batches=SAMPLE_BATCHES, until=SAMPLE_UNTIL).close()
    return folder


@pytest.fixture
def sample_store(sample_folder, tmp_path):
    """A store with a copy of the small simulated facility."""
    from db.store import Store

    folder = shutil.copytree(sample_folder, tmp_path / "sample")
    with Store.open(folder) as store:
        yield store


@dataclass(frozen=True)
class Answer:
    """What a command line call gave back."""

    code: int
    out: str
    err: str

    @property
    def document(self):
        return json.loads(self.out)


@pytest.fixture
def recycler(capsys, tmp_path):
    """Calls the command line in this process, on a data folder that is not there yet."""
    from ui.cli.app import run

    def call(*arguments, data=tmp_path / "data") -> Answer:
        capsys.readouterr()
        code = run(["--data", str(data), *map(str, arguments)])
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return call


@pytest.fixture
def sample_cli(recycler, sample_folder, tmp_path):
    """Calls the command line on a copy of the small simulated facility."""
    folder = shutil.copytree(sample_folder, tmp_path / "sample")

    def call(*arguments) -> Answer:
        return recycler(*arguments, data=folder)

    call.folder = folder
    return call
