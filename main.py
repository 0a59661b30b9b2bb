"""Starts Recycler: the window, or with a command the same services without one."""

import sys

from ui.start import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
