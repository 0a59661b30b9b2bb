"""What `make setup` installs is pinned, and the same on every machine."""

import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
PIN = re.compile(r"([A-Za-z0-9-]+)==([0-9][0-9A-Za-z.]*)")


def _pins():
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _asked_for():
    script = ROOT / "resources" / "setup" / "dependencies.py"
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    return [re.split(r"[\[<>=!]", line)[0] for line in done.stdout.splitlines()]


def test_constraints_name_exact_versions_and_no_place_to_get_them():
    assert [pin for pin in _pins() if not PIN.fullmatch(pin)] == []


def test_everything_asked_for_is_pinned():
    pinned = {PIN.fullmatch(pin)[1].lower() for pin in _pins()}
    assert {name.lower() for name in _asked_for()} <= pinned


def test_this_environment_is_the_pinned_one():
    for pin in _pins():
        name, version = PIN.fullmatch(pin).groups()
        assert metadata.version(name) == version, name
