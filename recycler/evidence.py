"""How well a figure is founded: the grades of `resources/reference`, and the site's own data."""

from collections.abc import Iterable
from enum import StrEnum


class Evidence(StrEnum):
    """Grade of a figure, from the strongest to the weakest."""

    OWN = "own"
    PUBLISHED = "published"
    SECONDARY = "secondary"
    ASSUMPTION = "assumption"

    @property
    def rank(self) -> int:
        """0 for the strongest grade."""
        return _RANKS[self]


_RANKS = {grade: rank for rank, grade in enumerate(Evidence)}


def weakest(grades: Iterable[Evidence]) -> Evidence:
    """Return the weakest of some grades; an assumption where there is none."""
    return max(grades, key=lambda grade: grade.rank, default=Evidence.ASSUMPTION)
