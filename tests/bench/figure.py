"""A measured figure, and how two things are timed in turn."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Action = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Figure:
    """A median beside its floor; `goal` limits the ratio, or the value where there is no floor."""

    name: str
    value: float
    unit: str
    goal: float
    floor: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.value / self.floor if self.floor else None

    def as_dict(self) -> dict[str, object]:
        return {
            "name": self.name,
            "value": _short(self.value),
            "unit": self.unit,
            "floor": _short(self.floor),
            "ratio": _short(self.ratio),
            "goal": self.goal,
        }


def seconds(action: Action) -> float:
    """Return how long an action takes [s]."""
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def median_seconds(times: int, *actions: Action) -> list[float]:
    """Time actions in turn, so that whatever slows the machine slows all of them alike."""
    taken = [[seconds(action) for action in actions] for _ in range(times)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def _short(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.4g}")
