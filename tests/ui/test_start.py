"""Where the data are, and what stands on the way to the first window."""

import subprocess
import sys
from pathlib import Path

import pytest

from ui.start import data_folder, split

ROOT = Path(__file__).parents[2]
HEAVY = ("numpy", "scipy", "pandas", "pydantic", "sqlmodel", "sqlalchemy", "openpyxl", "pyqtgraph")


@pytest.mark.parametrize(
    ("arguments", "options", "command"),
    [
        ([], [], []),
        (["--data", "F"], ["--data", "F"], []),
        (["--data=F", "batches"], ["--data", "F"], ["batches"]),
        (["batches", "--json", "--data", "F"], ["--data", "F", "--json"], ["batches"]),
        (["--data", "A", "--data", "B", "init"], ["--data", "B"], ["init"]),
        (["show", "--", "--json"], [], ["show", "--", "--json"]),
        (["--data"], [], ["--data"]),
    ],
)
def test_options_that_hold_for_every_command_may_stand_anywhere(arguments, options, command):
    assert split(arguments) == (options, command)


def test_the_data_folder_is_the_one_given_then_the_one_set_then_the_users(monkeypatch, tmp_path):
    assert data_folder().name == "Recycler"
    monkeypatch.setenv("RECYCLER_DATA", str(tmp_path / "set"))
    assert data_folder() == tmp_path / "set"
    assert data_folder(tmp_path / "given") == tmp_path / "given"


def test_nothing_heavy_stands_on_the_way_to_the_first_window():
    program = (
        "import sys, ui.start, ui.app, ui.window.main_window;"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
