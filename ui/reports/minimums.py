"""The least recovery the law names for an element, at a day."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ui.language.numbers import fraction_percent

if TYPE_CHECKING:
    from recycler.reference import Reference

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
    rows = [row for row in reference.table("targets")
            if (row["metric"], row["authority"]) == (METRIC, AUTHORITY)]  # fmt: skip
    for row in sorted(rows, key=lambda row: row["effective_date"]):
        since = date.fromisoformat(row["effective_date"])
        element = row["material_or_group"]
        if element not in found or since <= on:
            share = float(row["value"]) / 100
            found[element] = Minimum(share, since, row["evidence"] == SURE)
    return found
