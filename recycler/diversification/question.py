"""What is asked of diversification."""

from dataclasses import dataclass
from datetime import date

from recycler.diversification.demand import Basis, Demand


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    since, until: None: the first day with batches, and `today`; on: whose lists of countries
    count, None: the last day; stage: None: of a country's imports where they are known, else
    refining; country: whose demand, and home, None: all demands; reserve_kg: earmarked [kg of the
    element], None: all that was recovered; customers: demands that were entered.
    """

    element: str
    today: date
    since: date | None = None
    until: date | None = None
    on: date | None = None
    stage: str | None = None
    country: str | None = None
    basis: Basis = Basis.ELEMENT
    reserve_kg: float | None = None
    customers: tuple[Demand, ...] = ()
