"""How long one has to wait after tries to sign in that failed.

A PIN has few digits, so what protects it is how often it can be tried: by one name, and at one
installation whatever the name, so that names cannot be told apart by the waiting.
"""

from datetime import datetime, timedelta

LOCKED_AFTER = 8  # tries of one person that failed, without one between that did not
FREE_OF_ONE, FREE_OF_ALL = 3, 10  # tries before one has to wait
LONGEST_WAIT_S = 60.0
FORGOTTEN_AFTER = timedelta(minutes=10)


def wait_s(failures: int, last: datetime | None, now: datetime, free: int) -> float:
    """Return how long to wait before the next try counts [s]; twice as long after each failure.

    A clock that was set back neither shortens nor prolongs it: what counts is the distance.
    """
    if last is None or failures < free:
        return 0.0
    wait = min(2.0 ** (failures - free + 1), LONGEST_WAIT_S)
    return max(0.0, wait - abs((now - last).total_seconds()))


def still_counted(failures: int, last: datetime | None, now: datetime) -> int:
    """Return how many failures of an installation still count."""
    return 0 if last is None or abs(now - last) > FORGOTTEN_AFTER else failures
