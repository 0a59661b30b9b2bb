"""Everything the Balance page shows of one scope, as data."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ui.parts.score import UNLIKELY

HALF = 1.6448536269514722  # sds in half of a 90 % interval
VIEWS = ("raw", "reconciled")


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked for; `element` "" is the dry mass, `node` "" all that runs took and made."""

    since: date | None = None
    until: date | None = None
    element: str = "Nd"
    node: str = ""


@dataclass(frozen=True, slots=True)
class Kg:
    """A mass [kg] and its standard deviation."""

    kg: float
    sd: float = 0.0

    @property
    def half(self) -> float:
        """Half of the 90 % interval [kg]."""
        return HALF * self.sd

    @property
    def z(self) -> float:
        """The mass in its own sds; 0 where there is nothing, or no uncertainty."""
        return self.kg / self.sd if self.sd else 0.0


NOTHING = Kg(0.0)


def total(some: Iterable[Kg]) -> Kg:
    """Add masses whose errors have nothing in common."""
    masses = list(some)
    return Kg(math.fsum(one.kg for one in masses), math.hypot(*(one.sd for one in masses)))


@dataclass(frozen=True, slots=True)
class Node:
    """A place where streams meet, in the fixed order of the plant."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A batch or a lot behind a stream, as it was read; a batch has a ticket."""

    name: str
    mass: Kg
    is_batch: bool = False


@dataclass(frozen=True, slots=True)
class Stream:
    """What went from one node to another; None is outside the plant.

    role: "feed", "uptake", "product", "residue" or "stock" at an end, "flow" between nodes.
    read: as weighed and assayed, None where nobody did; inferred: the same out of what was read;
    reconciled: as the balances allow, None where they do not determine it. score: how far it had
    to move, in the sds of that move, signed; None where nothing checks it. standing: as
    `recycler.balance.reconciliation.Standing`, or "left_out" where a person left readings out.
    check: the reading to look at, in words. of: what is behind it; provisional: share of it [-].
    """

    key: str
    name: str
    source: str | None
    target: str | None
    role: str
    read: Kg | None
    reconciled: Kg | None
    standing: str = "redundant"
    score: float | None = None
    check: str = ""
    of: tuple[Piece, ...] = ()
    inferred: Kg | None = None
    provisional: float = 0.0

    def shown(self, view: str) -> Kg | None:
        """The mass of a view; what nobody measured is inferred from the other figures of it."""
        if view == "raw":
            return self.read or self.inferred or self.reconciled
        return self.reconciled

    @property
    def is_inferred(self) -> bool:
        return self.read is None and self.reconciled is not None


@dataclass(frozen=True, slots=True)
class Named:
    """A reading by the name of its error; subject: ticket or lot; element: of an assay."""

    name: str
    subject: str
    element: str | None = None


@dataclass(frozen=True, slots=True)
class Suspect:
    """A reading that may be wrong, or several that cannot be told apart, in words.

    short: for a badge; size: by how much it is off, in words; score: in its own sds; closes:
    whether the rest closes without it; readings: what can be left out, () where nothing can;
    subjects: tickets, lots and scales it speaks of.
    """

    words: str
    short: str
    size: str
    score: float
    closes: bool
    readings: tuple[Named, ...] = ()
    subjects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A reading that is left out of the reconciliation, who approved it, and why."""

    name: str
    words: str
    who: str
    why: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class Drift:
    """How a scale has stood since it was first used.

    error, error_sd: what it reads too much, of the reading [-], None where no balance tells;
    since: batch or lot from which on it drifts, None where it does not; noticed: day of the alarm;
    within: months in which a bias of 0.5 % would be noticed in 95 of 100 cases, None: too long.
    """

    name: str
    error: float | None = None
    error_sd: float = 0.0
    since: Piece | None = None
    noticed: date | None = None
    within: int | None = None


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One entry of the unaccounted ledger, its cause in words.

    state: "open", "signed" or "withdrawn".
    """

    number: str
    since: date
    until: date
    where: str
    element: str
    missing: Kg
    cause: str
    owner: str
    action: str
    due: date
    entered_by: str
    state: str = "open"
    signed_by: str = ""
    signed_on: date | None = None
    is_overdue: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one scope; without streams nothing moved in it.

    missing: what went into each node and was not found, by view and by key of the node; whole:
    the same of all that is shown. suspects: the likeliest first; a suggestion, no more.
    dof: how many independent checks there were, 0: nothing checks anything.
    """

    scope: Scope
    today: date
    since: date
    until: date
    nodes: tuple[Node, ...] = ()
    streams: tuple[Stream, ...] = ()
    missing: Mapping[str, Mapping[str, Kg]] = field(default_factory=dict)
    whole: Kg = NOTHING
    suspects: tuple[Suspect, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    dof: int = 0
    p_value: float | None = None
    ledger: tuple[LedgerLine, ...] = ()
    elements: tuple[str, ...] = ()
    areas: tuple[Node, ...] = ()  # what the filter offers

    def node(self, key: str | None) -> Node | None:
        return next((node for node in self.nodes if node.key == key), None)

    def stream(self, key: str) -> Stream | None:
        return next((stream for stream in self.streams if stream.key == key), None)

    def sum_of(self, role: str, view: str = "raw") -> Kg:
        """All streams of a role; stock that shrank counts below zero."""
        some = [one for one in self.streams if one.role == role]
        shown = [(one, mass) for one in some if (mass := one.shown(view)) is not None]
        return total(
            replace(mass, kg=-mass.kg) if role == "stock" and one.source is None else mass
            for one, mass in shown
        )

    def provisional(self) -> float:
        """The share of the input [-] that rests on no final result of its own."""
        came = [(one.read.kg, one.provisional) for one in self.streams
                if one.role == "feed" and one.read is not None]  # fmt: skip
        whole = math.fsum(kg for kg, _ in came)
        return math.fsum(kg * share for kg, share in came) / whole if whole else 0.0

    def through(self, key: str, view: str) -> tuple[Kg, Kg]:
        """What went into a node and what came out of it."""
        ins = [one.shown(view) for one in self.streams if one.target == key]
        outs = [one.shown(view) for one in self.streams if one.source == key]
        return total(filter(None, ins)), total(filter(None, outs))

    def readings(self) -> Sequence[Stream]:
        """The streams that were measured, those that do not fit first; stocks are by the books."""
        read = [
            one
            for one in self.streams
            if one.read is not None and (one.role != "stock" or one.score is not None)
        ]
        return sorted(read, key=lambda one: -max(abs(one.score or 0.0), UNLIKELY))

    def misfits(self) -> Sequence[Stream]:
        """The readings that had to move more than their error allows."""
        return [one for one in self.readings() if abs(one.score or 0.0) > UNLIKELY]
