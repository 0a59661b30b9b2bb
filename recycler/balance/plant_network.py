"""The plant as a network over a period: streams raw and reconciled, stocks, and who is suspected.

Nodes are the yard, the store of lots between runs, and areas; streams sum up what moved between
them. The balances behind are finer: each run, batch and lot that was done with.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from recycler.balance import gross_errors
from recycler.balance.books import MASS, Books, Moved, Movement, Period
from recycler.balance.cause import Cause, cause_named
from recycler.balance.causes import CauseSolution, Culprit
from recycler.balance.closure import Amount, summed
from recycler.balance.node_balance import (
    NOTHING,
    PLANT,
    YARD,
    Balance,
    Node,
    NodeKind,
    amount_dict,
    balance,
    node_of,
)
from recycler.balance.second_order import solved

_MOST_LOSSES = 3
_AS_WELL = 1 - 1e-9  # of the z of the first culprit
_CHECKED = 0.1  # of its sd: a figure is checked where balances correct it by more
_WIDE = 1.5  # of its sd: nothing reconciled is less sure, but what is left out


class StreamKind(StrEnum):
    """What a stream is to the plant."""

    RECEIVED = "received"  # batches of a family, into the yard
    FED = "fed"  # of batches, from the yard to an area
    STORED = "stored"  # lots, from an area to the store
    TAKEN = "taken"  # lots, from the store to an area
    PRODUCT = "product"
    RESIDUE = "residue"
    LOSS = "loss"
    BACK = "back"  # a product or a residue, into an area again


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A figure raw and reconciled [kg].

    z: the correction in its own sds, None where unchecked; is_left_out: whether part of the raw
    figure decides nothing, so that there is nothing to test.
    """

    raw: Amount
    kg: float
    sd_kg: float
    z: float | None
    is_left_out: bool = False

    def as_dict(self) -> dict[str, float | None]:
        return {
            "raw_kg": self.raw.kg,
            "raw_sd_kg": self.raw.sd,
            "reconciled_kg": self.kg,
            "reconciled_sd_kg": self.sd_kg,
            "z": self.z,
        }


@dataclass(frozen=True, slots=True)
class PlantStream:
    """What went from one node to another in the period; None is outside.

    what: family of the batches, material or name of the lots; provisional: share of it [-] that
    rests on no final result of its own; of: tickets and lots behind it with their amounts, but for
    batches of which nobody took anything yet.
    """

    kind: StreamKind
    what: str
    source: Node | None
    target: Node | None
    amount: Reconciled
    provisional: float
    of: tuple[tuple[str, Amount], ...]

    @property
    def name(self) -> str:
        ends = (self.source or self.target, self.target or self.source)
        return (
            f"{self.what}: {' > '.join(dict.fromkeys(n.name or n.kind.value for n in ends if n))}"
        )

    def as_dict(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "kind": self.kind.value,
            "what": self.what,
            "from": self.source.key if self.source else None,
            "to": self.target.key if self.target else None,
            **self.amount.as_dict(),
            "provisional": self.provisional,
            "of": [{"name": name, **amount_dict(amount)} for name, amount in self.of],
        }


@dataclass(frozen=True, slots=True)
class PlantNode:
    """A node with its balance as measured; opening and closing reconciled."""

    balance: Balance
    opening: Reconciled
    closing: Reconciled

    @property
    def node(self) -> Node:
        return self.balance.node


@dataclass(frozen=True, slots=True)
class UnseenLoss:
    """What may have left a run, a batch or a lot unseen [kg], if no measurement is wrong."""

    node: str
    element: str
    kg: float
    sd_kg: float

    @property
    def z(self) -> float:
        return abs(self.kg) / self.sd_kg


@dataclass(frozen=True, slots=True)
class PlantNetwork:
    """The plant over a period for dry mass (element "") or an element.

    plant: the balance of the whole as measured; checked: balances behind the test; culprits: the
    likeliest first, suggestions only; losses: nodes from which something may have gone unseen;
    left_out: causes in these balances that a person has left out, by name.
    """

    element: str
    period: Period
    nodes: tuple[PlantNode, ...]
    streams: tuple[PlantStream, ...]
    plant: Balance
    chi2: float
    checked: int
    culprits: tuple[Culprit, ...]
    losses: tuple[UnseenLoss, ...]
    left_out: Mapping[str, Cause]

    @property
    def critical_chi2(self) -> float:
        return gross_errors.critical_chi2(self.checked)

    @property
    def p_value(self) -> float | None:
        return gross_errors.p_value(self.chi2, self.checked)

    @property
    def closes(self) -> bool:
        """Whether the books close within what is known of the measurements."""
        return self.chi2 <= self.critical_chi2


def plant_network(
    books: Books, period: Period, element: str = MASS, left_out: Collection[str] = ()
) -> PlantNetwork:
    """Return the network of a period, reconciled and tested.

    Args:
        books: of the plant.
        period: over which.
        element: "" for dry mass alone; masses are balanced with an element.
        left_out: names of causes that a person has left out.

    Raises:
        InputError: `balance_no_element`.
    """
    books.check_element(element)
    found = solved(books, period, [element] if element else [], left_out)
    streams = _streams(books, period, element, found)
    ends = {node for stream in streams for node in (stream.source, stream.target) if node}
    holding = {
        node
        for name in {*books.into, *books.out_of}
        for moment in (period.begin, period.end)
        if (held := books.stock(name, moment, element)) is not None and held.kg
        if (node := node_of(books, name)) is not None
    }
    order = (NodeKind.YARD, NodeKind.AREA, NodeKind.STORE)
    culprits = tuple(found.culprits())
    known = sorted(ends | holding, key=lambda node: (order.index(node.kind), node.name))
    return PlantNetwork(
        element, period,
        tuple(_node(books, node, period, element, found) for node in known),
        streams, balance(books, PLANT, period, element), found.chi2, found.dof,
        culprits, _losses(found, culprits),
        {name: cause_named(books, name)
         for name in sorted(found.left_out.intersection(found.names))},
    )  # fmt: skip


def reconciled(found: CauseSolution, raw: Amount, tangent: Amount) -> Reconciled:
    """Return an amount beside what the balances make of it.

    Args:
        found: by the balances.
        raw: as measured.
        tangent: the same in the books of the solution.
    """
    error, sd, of_correction = found.error(tangent)
    kg = tangent.kg - error
    left_out = max(sd, of_correction) > _WIDE * raw.sd
    checked = of_correction > _CHECKED * raw.sd and not left_out
    z = abs(raw.kg - kg) / of_correction if checked else None
    return Reconciled(raw, kg, sd, z, left_out)


def _node(books: Books, node: Node, period: Period, element: str, by: CauseSolution) -> PlantNode:
    raw, tangent = (balance(some, node, period, element) for some in (books, by.books))
    return PlantNode(
        raw, reconciled(by, raw.opening, tangent.opening),
        reconciled(by, raw.closing, tangent.closing),
    )  # fmt: skip


_Key = tuple[StreamKind, str, Node | None, Node | None]


def _streams(
    books: Books, period: Period, element: str, found: CauseSolution
) -> tuple[PlantStream, ...]:
    groups: dict[_Key, list[Movement]] = defaultdict(list)
    for one in books.movements:
        if period.holds(one.at):
            groups[_key(books, one)].append(one)
    received: dict[_Key, Amount] = {
        (StreamKind.RECEIVED, family, None, YARD): held[element]
        for family, held in books.waiting(period).received.items()
        if element in held
    }
    streams = []
    for key in dict.fromkeys((*groups, *received)):
        kind, what, source, target = key
        amounts = [(one, books.amount(one, element)) for one in groups.get(key, ())]
        more = received.get(key, NOTHING)
        raw = summed([(more, 1.0), *((amount, 1.0) for _, amount in amounts)])
        tangents = [(found.books.amount(one, element), 1.0) for one, _ in amounts]
        amount = reconciled(found, raw, summed([(more, 1.0), *tangents]))
        if element and not raw.kg:
            continue
        loose = sum(a.kg for one, a in amounts if not books.is_final(one, element))
        loose += more.kg if element else 0.0
        of = tuple((one.of, amount) for one, amount in amounts)
        streams.append(
            PlantStream(kind, what, source, target, amount,
                        loose / raw.kg if raw.kg else 0.0, of)
        )  # fmt: skip
    order = list(StreamKind)
    return tuple(sorted(streams, key=lambda s: (order.index(s.kind), -s.amount.raw.kg)))


def _key(books: Books, one: Movement) -> _Key:
    source, target = node_of(books, one.source), node_of(books, one.target)
    if one.kind is None:
        material = books.contents.reference.material(books.book.batches[one.of].material)
        kind = StreamKind.RECEIVED if one.moved is Moved.RECEIVED else StreamKind.FED
        return kind, material.family, source, target
    return _kind(one), books.book.lots[one.of].name, source, target


def _kind(one: Movement) -> StreamKind:
    if one.moved is Moved.TAKEN:
        return StreamKind.TAKEN if one.source else StreamKind.BACK
    if one.kind is None or one.kind.is_stored:
        return StreamKind.STORED
    return StreamKind(one.kind.value)


def _losses(found: CauseSolution, culprits: Sequence[Culprit]) -> tuple[UnseenLoss, ...]:
    """Return the losses that would explain what is missing as well as the first culprit."""
    least = min((one.z for one in culprits[:1]), default=math.inf)
    told = [
        UnseenLoss(row.done.node, row.element, size, sd)
        for row, size, sd in found.losses()
        if abs(size) >= _AS_WELL * least * sd
    ]
    return tuple(sorted(told, key=lambda one: -one.z)[:_MOST_LOSSES])
