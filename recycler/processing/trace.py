"""From a batch or a lot back to all it came from and forward to all that came of it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from recycler.elements import HEADLINE_ORDER, RARE_EARTHS
from recycler.errors import InputError
from recycler.processing.account import Masses, masses_dict
from recycler.processing.content import Content
from recycler.processing.contents import Contents
from recycler.processing.records import Run
from recycler.processing.stock import stock_of_batch


@dataclass(frozen=True, slots=True)
class Node:
    """A batch, a run or a lot.

    came_kg: dry mass that came to it; left_kg: of a batch or a lot what nobody took; of a run
    what is not booked as a lot, which is in process until it is closed and unaccounted from then.
    reading: gross and tare of a batch as they were read at the gate.
    """

    name: str
    kind: str
    what: str
    came_kg: float
    left_kg: float
    supplier: str | None = None
    reading: str | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "kind": self.kind,
            "what": self.what,
            "supplier": self.supplier,
            "reading": self.reading,
            "came_kg": self.came_kg,
            "left_kg": self.left_kg,
        }


@dataclass(frozen=True, slots=True)
class Edge:
    """What went from one node to another: dry mass and element masses with uncertainty [kg].

    reading: gross and tare as they were read, and on which scale.
    """

    source: str
    target: str
    dry_kg: float
    sd_kg: float
    elements: Masses
    reading: str

    def as_dict(self) -> dict[str, Any]:
        return {
            "from": self.source,
            "to": self.target,
            "dry_kg": self.dry_kg,
            "sd_kg": self.sd_kg,
            "elements": masses_dict(self.elements),
            "reading": self.reading,
        }


@dataclass(frozen=True, slots=True)
class Origin:
    """What a batch has part in a lot: dry mass [kg], element masses with uncertainty [kg]."""

    ticket: str
    supplier: str
    dry_kg: float
    elements: Masses

    def as_dict(self) -> dict[str, Any]:
        return {
            "ticket": self.ticket,
            "supplier": self.supplier,
            "dry_kg": self.dry_kg,
            "elements": masses_dict(self.elements),
        }


@dataclass(frozen=True, slots=True)
class Trace:
    """One batch or lot with everything before and behind it."""

    start: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    origins: tuple[Origin, ...]

    @property
    def elements(self) -> list[str]:
        """The elements on any edge, those that matter most first."""
        most: dict[str, float] = {}
        for masses in (part.elements for some in (self.edges, self.origins) for part in some):
            for element, (kg, _) in masses.items():
                most[element] = max(most.get(element, 0.0), kg)
        there = sorted((e for e in most if most[e] > 0), key=lambda e: -most[e])
        rare = [element for element in there if element in RARE_EARTHS]
        known = [element for element in HEADLINE_ORDER if element in there]
        return list(dict.fromkeys((*rare, *known, *there)))

    @property
    def held(self) -> list[str]:
        """Those of the elements that are in the batch or lot itself."""
        return [
            element for element in self.elements
            if any(one.elements.get(element, (0.0, 0.0))[0] > 0 for one in self.origins)
        ]  # fmt: skip

    def reading_of(self, ticket: str) -> str:
        """Return gross and tare of a batch as they were read at the gate, "" where it is not in."""
        read = (node.reading for node in self.nodes if node.name == ticket)
        return next(read, None) or ""

    def as_dict(self) -> dict[str, Any]:
        return {
            "start": self.start,
            "nodes": [node.as_dict() for node in self.nodes],
            "edges": [edge.as_dict() for edge in self.edges],
            "origins": [origin.as_dict() for origin in self.origins],
        }


def trace(contents: Contents, start: str) -> Trace:
    """Return the trace of a batch or a lot.

    Every run in it stands with all it took and all it yielded, so that masses can be followed to
    the last gram; what is left is in the nodes.

    Raises:
        InputError: `no_such_source`.
    """
    book = contents.book
    if start not in book.batches and start not in book.lots:
        raise InputError("no_such_source", source=start)
    runs = book.below([start])
    if start in book.lots:
        runs |= book.above([book.lots[start].run])
    edges = [edge for run in book.order if run.number in runs for edge in _edges(contents, run)]
    names = dict.fromkeys((start, *(name for edge in edges for name in (edge.source, edge.target))))
    nodes = tuple(_node(contents, name) for name in names)
    return Trace(start, nodes, tuple(edges), origins(contents, start))


def origins(contents: Contents, name: str) -> tuple[Origin, ...]:
    """Return the part of each batch in a lot, the largest first.

    A lot of a run has the run's inputs in it as they went in: its mass in proportion to their
    mass, an element in proportion to what they held of it. The parts sum to the lot.
    """
    book = contents.book
    if name in book.batches:
        batch, held = book.batches[name], contents.of_batch(name)
        kg = stock_of_batch(batch).came_kg
        return (Origin(name, batch.supplier, kg, held.by_element()),)
    kg, parts = _parts(contents, name, {})
    held = contents.of_lot(name)
    found = [
        Origin(
            ticket,
            book.batches[ticket].supplier,
            share * kg,
            _part(held, shares).by_element(),
        )
        for ticket, (share, shares) in parts.items()
    ]
    return tuple(sorted(found, key=lambda origin: -origin.dry_kg))


def parts_of(contents: Contents, number: str) -> "Shares":
    """Return what share each batch has in a lot, of its mass and by element [-]."""
    return _parts(contents, number, {})[1]


Shares = dict[str, tuple[float, dict[str, float]]]  # by ticket: of the mass, and by element


def _parts(contents: Contents, number: str, known: dict[str, Shares]) -> tuple[float, Shares]:
    """Return the mass of a lot [kg] and what share of it each batch has."""
    book = contents.book
    if number not in known:
        inputs = book.inputs_of.get(book.lots[number].run, ())
        in_kg = math.fsum(one.dry_kg for one in inputs)
        into = contents.into(book.lots[number].run)
        found: Shares = {}
        for one in inputs:
            held = contents.of_input(one)
            by_mass = one.dry_kg / in_kg
            by_element = {e: _ratio(held.of(e)[0], into.of(e)[0]) for e in into.elements}
            above: Shares = {one.source: (1.0, dict.fromkeys(into.elements, 1.0))}
            if one.source in book.lots:
                above = _parts(contents, one.source, known)[1]
            _add(found, above, by_mass, by_element)
        known[number] = found
    return book.lots[number].dry_kg, known[number]


def _add(found: Shares, above: Shares, by_mass: float, by_element: dict[str, float]) -> None:
    for ticket, (share, shares) in above.items():
        mass, elements = found.get(ticket, (0.0, {}))
        more = {e: by_element[e] * shares.get(e, 0.0) for e in by_element}
        summed = {e: elements.get(e, 0.0) + more.get(e, 0.0) for e in {*elements, *more}}
        found[ticket] = (mass + by_mass * share, summed)


def _part(held: Content, shares: dict[str, float]) -> Content:
    return held.times(np.array([shares.get(element, 0.0) for element in held.elements]))


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0


def _edges(contents: Contents, run: Run) -> Iterable[Edge]:
    for one in contents.book.inputs_of.get(run.number, ()):
        held = contents.of_input(one).by_element()
        yield Edge(one.source, run.number, one.dry_kg, one.dry_sd_kg, held, one.reading)
    for lot in contents.book.lots_of.get(run.number, ()):
        held = contents.of_lot(lot.number).by_element()
        yield Edge(run.number, lot.number, lot.dry_kg, lot.dry_sd_kg, held, lot.reading)


def _node(contents: Contents, name: str) -> Node:
    book = contents.book
    taken = math.fsum(one.dry_kg for one in book.takings_of.get(name, ()))
    if batch := book.batches.get(name):
        came = stock_of_batch(batch).came_kg
        read = f"{batch.gross:f} - {batch.tare:f} {batch.unit}"
        return Node(name, "batch", batch.material, came, came - taken, batch.supplier, read)
    if lot := book.lots.get(name):
        return Node(name, lot.kind.value, lot.name, lot.dry_kg, lot.dry_kg - taken)
    run = book.runs[name]
    came = math.fsum(one.dry_kg for one in book.inputs_of.get(name, ()))
    out = math.fsum(one.dry_kg for one in book.lots_of.get(name, ()))
    return Node(name, "run", run.route or run.kind.value, came, came - out)
