"""What is known of a facility, as targets ask for it; `db.targets.facts` answers from the store."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, Protocol

from recycler.balance.closure import Recovery
from recycler.laboratory.advice import Action
from recycler.model.logit import Floats
from recycler.quantity import Quantity
from recycler.targets.share_of import Portion

Place = Literal["supplier", "origin"]


@dataclass(frozen=True, slots=True)
class Sum:
    """What batches of some days yield [kg], and how many hold any of it."""

    quantity: Quantity
    batches: int


@dataclass(frozen=True, slots=True)
class Rated:
    """A rate and what it rests on: closed `runs`, or the estimates of `batches`."""

    found: Recovery
    basis: Literal["runs", "batches"]
    n: int
    since: date
    until: date


@dataclass(frozen=True, slots=True, eq=False)
class Months:
    """What came in by month and place.

    places: suppliers or origins, an empty one where it is not known; months: the first day of
    each, oldest first, without gaps, the last one not over; kg: shape (months, places) [kg].
    """

    places: tuple[str, ...]
    months: tuple[date, ...]
    kg: Floats


class Hits(NamedTuple):
    """How many 90 % intervals of how many held what was found later."""

    held: float
    n: int


class Feed(NamedTuple):
    """A material that brings something in: its dry mass [kg], what it holds and what is won of it.

    Both in one kilogram [kg/kg].
    """

    material: str
    dry_kg: float
    holds: float
    yields: float
    batches: int


class Facts(Protocol):
    """What is known up to and including a day."""

    @property
    def on(self) -> date: ...

    @property
    def countries(self) -> Mapping[str, frozenset[str]]:
        """Countries by list: `partners` among them."""
        ...

    def daily(self, name: str) -> Floats:
        """Return the recovered mass of each day from the first with any through `on` [kg]."""
        ...

    def recovered(self, name: str, since: date, until: date) -> Sum | None:
        """Return what the batches of some days yield; None: none of them holds any."""
        ...

    def recovery(self, name: str) -> Rated | None:
        """Return the share of an element that is won from batteries; None: none came in."""
        ...

    def efficiency(self, group: str) -> Rated | None:
        """Return the recycling efficiency of a chemistry group; None: no run was closed."""
        ...

    def months(self, by: Place, name: str) -> Months:
        """Return what came in, of an element or group, or dry mass."""
        ...

    def portion(self, by: Place, places: Collection[str], name: str) -> Portion | None:
        """Return the share of some places in what came in within the last twelve months."""
        ...

    def honesty(self) -> Hits | None: ...

    def feeds(self, name: str) -> Sequence[Feed]:
        """Return what brought an element or group in within the last twelve months."""
        ...

    def measurable(self, name: str, since: date, until: date) -> Sequence[Action]:
        """Return what is worth measuring of the batches of some days."""
        ...
