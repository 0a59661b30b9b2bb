"""The least recovery the law names for an element, at a day."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from ui.language.numbers import fraction_percent

if TYPE_CHECKING:
    from recycler.reference.data import Reference

METRIC, AUTHORITY = "material recovery rate", "EU"
SURE = "high"


@dataclass(frozen=True, slots=True)
class Minimum:
    """A share [-] and the day it holds from."""

    share: float
    since: date
    is_sure: bool

    def words(self) -> str:
        """`90 %*`, the star where it is to be verified."""
        return f"{fraction_percent(self.share, 0)}{'' if self.is_sure else '*'}"


def minimums(reference: "Reference", on: date) -> dict[str, Minimum]:
    """Return for each element the step in force on a day, or else the next one.

    Source:
        Regulation (EU) 2023/1542, Annex XII part C, as `targets.csv` has it.
    """
    found: dict[str, Minimum] = {}
    for element, steps in minimum_steps(reference).items():
        in_force = [step for step in steps if step.since <= on]
        found[element] = in_force[-1] if in_force else steps[0]
    return found


@lru_cache(maxsize=2)
def minimum_steps(reference: "Reference") -> dict[str, tuple[Minimum, ...]]:
    """Return every step for each element, in order of time; source as of `minimums`."""
    found: dict[str, list[Minimum]] = {}
    rows = [row for row in reference.table("targets")
            if (row["metric"], row["authority"]) == (METRIC, AUTHORITY)]  # fmt: skip
    for row in sorted(rows, key=lambda row: row["effective_date"]):
        since, share = date.fromisoformat(row["effective_date"]), float(row["value"]) / 100
        made = Minimum(share, since, row["evidence"] == SURE)
        found.setdefault(row["material_or_group"], []).append(made)
    return {element: tuple(steps) for element, steps in found.items()}
