"""The balance of a run, an area or the whole plant over a period, for mass and each element."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from recycler.balance.books import MASS, Books, Moved, Movement, Period
from recycler.balance.closure import Amount, Closure, Recoveries, Recovery, recoveries, summed
from recycler.errors import InputError
from recycler.processing.records import LotKind, Run

NOTHING = Amount(0.0)


class NodeKind(StrEnum):
    """What a balance is made of."""

    PLANT = "plant"
    YARD = "yard"
    STORE = "store"
    AREA = "area"
    RUN = "run"


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the plant: the whole of it, the yard, lots in store, an area, or one run."""

    kind: NodeKind
    name: str = ""

    @property
    def key(self) -> str:
        """How the command line and pages name it: a word, or `kind:name`."""
        return f"{self.kind}:{self.name}" if self.name else self.kind.value


PLANT, YARD, STORE = Node(NodeKind.PLANT), Node(NodeKind.YARD), Node(NodeKind.STORE)


@dataclass(frozen=True, slots=True)
class Balance:
    """What a node had, took, gave and has [kg], of dry mass (element "") or an element.

    opening and closing are by the books: what is in stock or in process at the period's ends;
    unseen: what came to closed processes (below zero: left them) and nobody measured: water, oxygen
    and reagents; of an element what no assay looked for on the way out; provisional: share of what
    came in and went out [-] that rests on provisional results or on none of its own, None where
    nothing moved; done: runs that were closed, batches and lots that were used up: what is missing
    was found missing in these.
    """

    node: Node
    element: str
    opening: Amount
    incoming: Amount
    outgoing: Amount
    closing: Amount
    unseen: Amount
    closure: Closure
    provisional: float | None
    recoveries: Recoveries | None
    done: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        return {
            "node": self.node.key,
            "element": self.element or None,
            "opening": amount_dict(self.opening),
            "in": amount_dict(self.incoming),
            "out": amount_dict(self.outgoing),
            "closing": amount_dict(self.closing),
            "unseen": amount_dict(self.unseen),
            "missing": {"kg": self.closure.imbalance_kg, "sd_kg": self.closure.sd_kg},
            "z": self.closure.z,
            "closure": self.closure.closure,
            "verdict": self.closure.verdict.value,
            "provisional": self.provisional,
            "recovery": _recoveries_dict(self.recoveries),
            "done": list(self.done),
        }


def amount_dict(amount: Amount) -> dict[str, float]:
    """Return an amount as the command line says it."""
    return {"kg": amount.kg, "sd_kg": amount.sd}


def nodes(books: Books) -> list[Node]:
    """Return the nodes of a book: the plant, yard and store, areas, and runs last first."""
    areas = sorted({area_of(run) for run in books.book.runs.values()})
    runs = sorted(books.book.runs.values(), key=lambda run: run.started_at, reverse=True)
    return [
        PLANT, YARD, STORE,
        *(Node(NodeKind.AREA, area) for area in areas),
        *(Node(NodeKind.RUN, run.number) for run in runs),
    ]  # fmt: skip


def node_named(books: Books, text: str) -> Node:
    """Return the node a person names: by its key, an area or the number of a run.

    Raises:
        InputError: `balance_no_node`.
    """
    wanted = text.strip().casefold()
    known = nodes(books)
    for node in known:
        if wanted in (node.key.casefold(), node.name.casefold() or node.key):
            return node
    shown = [node.name or node.key for node in known if node.kind is not NodeKind.RUN]
    raise InputError("balance_no_node", node=text, nodes=shown)


def area_of(run: Run) -> str:
    """Return where a run took place; what it does where nobody said."""
    return run.area or run.stage or run.route or run.kind.value


def node_of(books: Books, name: str | None) -> Node | None:
    """Return the yard, the store or the area a batch, a lot or a run is in; None outside."""
    if name is None:
        return None
    if name in books.book.batches:
        return YARD
    run = books.book.runs.get(name)
    return Node(NodeKind.AREA, area_of(run)) if run else STORE


def members(books: Books, node: Node) -> Callable[[str | None], bool]:
    """Return what tells whether a batch, a lot or a run lies within a node."""
    if node.kind is NodeKind.PLANT:
        return lambda name: name is not None
    if node.kind is NodeKind.RUN:
        return lambda name: name == node.name
    return lambda name: node_of(books, name) == node


def balance(books: Books, node: Node, period: Period, element: str = MASS) -> Balance:
    """Return the balance of a node over a period.

    Opening + in - out - closing is what is missing of what was done with in the period: of what is
    not, the closing stock is what the books leave, and nothing can be said to be missing yet.

    Raises:
        InputError: `balance_no_element`.
    """
    books.check_element(element)
    within = members(books, node)
    moved = [one for one in books.movements if period.holds(one.at)]
    came = [one for one in moved if within(one.target) and not within(one.source)]
    left = [one for one in moved if within(one.source) and not within(one.target)]
    inside = list(filter(within, {*books.into, *books.out_of}))
    opening, closing = (
        [s for name in inside if (s := books.stock(name, moment, element)) is not None]
        for moment in (period.begin, period.end)
    )
    incoming = [books.amount(one, element) for one in came]
    found = [one for one in books.done(period, element) if within(one.node)]
    told = {one.node: books.is_told(one.node, element) for one in found}
    unseen = summed((one.missing, -1.0) for one in found if not told[one.node])
    missing = summed((one.missing, 1.0) for one in found if told[one.node])
    there, more = _waiting(books, period, element) if node in (PLANT, YARD) else (NOTHING, NOTHING)
    way = _Way(opening, incoming, left, closing, unseen)
    return Balance(
        node, element,
        _sum([*opening, there]), _sum([*incoming, more]),
        _sum(books.amount(one, element) for one in left), _sum([*closing, there, more]), unseen,
        Closure(_settled(missing), missing.sd, math.fsum([*(a.kg for a in incoming), more.kg,
                                                          unseen.kg])),
        _provisional(books, [*came, *left], element, more),
        None if element == MASS or node in (YARD, STORE) else _recoveries(books, element, way),
        tuple(one.node for one in found),
    )  # fmt: skip


class _Way(NamedTuple):
    """What a node used, without batches nobody took from: they cancel."""

    opening: list[Amount]
    incoming: list[Amount]
    left: list[Movement]
    closing: list[Amount]
    unseen: Amount


def _sum(amounts: Iterable[Amount]) -> Amount:
    return summed((one, 1.0) for one in amounts)


def _waiting(books: Books, period: Period, element: str) -> tuple[Amount, Amount]:
    """Return what lay in the yard and what came into it of batches nobody took from."""
    waiting = books.waiting(period)
    there, more = (
        summed((held[element], 1.0) for held in some.values() if element in held)
        for some in (waiting.opening, waiting.received)
    )
    return there, more


def _settled(missing: Amount) -> float:
    """Return what is missing, nothing where only rounding is left of it."""
    return missing.kg if missing.sd > 1e-9 * abs(missing.kg) and missing.sd > 1e-12 else 0.0


def _provisional(
    books: Books, moved: Iterable[Movement], element: str, waiting: Amount
) -> float | None:
    kg = [(books.amount(one, element).kg, books.is_final(one, element)) for one in moved]
    kg.append((waiting.kg, element == MASS))
    whole = math.fsum(found for found, _ in kg)
    return math.fsum(found for found, final in kg if not final) / whole if whole else None


def _recoveries(books: Books, element: str, way: _Way) -> Recoveries | None:
    """Return both recoveries; what is returned is feed that was not used."""
    feed, product, residues = list(way.incoming), list[Amount](), [summed([(way.unseen, -1.0)])]
    for one in way.left:
        amount = books.amount(one, element)
        if one.moved is Moved.TAKEN or (one.kind is not None and one.kind.is_wanted):
            product.append(amount)
        elif one.kind is LotKind.RETURN:
            feed.append(summed([(amount, -1.0)]))
        else:
            residues.append(amount)
    return recoveries(feed, product, residues, way.opening, way.closing)


def _recoveries_dict(found: Recoveries | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "check_in": _recovery_dict(found.check_in),
        "check_out": _recovery_dict(found.check_out),
        "difference": found.check_in.share - found.check_out.share,
        "difference_sd": found.difference_sd,
        "z": found.z,
    }


def _recovery_dict(one: Recovery) -> dict[str, float]:
    return {"mean": one.share, "sd": one.sd, "p05": one.p05, "p95": one.p95}
