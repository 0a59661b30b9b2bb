"""PySide6 keeps its hands off what is not its own."""

import sys

from PySide6.QtGui import QPainterPath

CALLS = 10_000


def test_calls_that_return_nothing_do_not_use_up_none():
    """PySide6 6.12.0 drops a reference of None a call, and Python 3.11 dies of it."""
    path = QPainterPath()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        path.moveTo(0.0, 0.0)
    assert sys.getrefcount(None) > before - CALLS // 10
