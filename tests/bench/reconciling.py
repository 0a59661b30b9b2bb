"""A reconciled network, beside one dense product of the size of its balances."""

import numpy as np

from recycler.balance.reconciliation import reconcile
from tests.bench.figure import Figure, median_seconds
from tests.recycler.balance.plants import random_plant

SMALL = 50  # times
LARGE = 3


def small_network() -> Figure:
    """Reconcile 50 streams and 20 nodes, some not measured."""
    plant, _ = random_plant(1, 50, 20, unmeasured=0.2)
    reconcile(plant)
    (taken,) = median_seconds(SMALL, lambda: reconcile(plant))
    return Figure("reconcile_50", taken * 1000, "ms", goal=5)


def large_network() -> Figure:
    """Reconcile 5,000 streams and 2,000 nodes; the floor multiplies two matrices of that size."""
    plant, _ = random_plant(1, 5000, 2000, unmeasured=0.1)
    square = np.random.default_rng(1).standard_normal((2000, 2000))
    floor, taken = median_seconds(LARGE, lambda: square @ square, lambda: reconcile(plant))
    return Figure("reconcile_5000", taken, "s", goal=6, floor=floor)
