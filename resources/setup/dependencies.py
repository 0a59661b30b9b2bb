"""Print what pyproject.toml asks for, one requirement a line: for `pip install -r`."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]

project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
print(*project["dependencies"], *project["optional-dependencies"]["dev"], sep="\n")
