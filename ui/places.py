"""Where the program's own files lie."""

import sys
from pathlib import Path

# A frozen build unpacks its resources into a folder of its own.
ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))
RESOURCES = ROOT / "resources"
