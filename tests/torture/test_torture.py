"""A short torture of every kind; `make torture ROUNDS=2000` is the long one."""

import json
import subprocess
import sys

import pytest

from tests.torture.__main__ import ROOT
from tests.torture.kinds import KINDS

ROUNDS = 50


@pytest.mark.skipif(sys.platform != "linux", reason="kills, limits and permissions of POSIX")
@pytest.mark.parametrize("kind", list(KINDS))
def test_nothing_confirmed_is_lost(kind):
    command = [sys.executable, "-m", "tests.torture", "--kind", kind, "--rounds", str(ROUNDS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    tally = json.loads(done.stdout)[kind]
    assert tally["failures"] == []
    assert tally["rounds"] == ROUNDS
    assert done.returncode == 0
