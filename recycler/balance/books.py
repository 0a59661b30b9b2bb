"""Everything that moved in the plant, with its amounts, and when a run or a lot was done with.

`docs/model.md` section 15. A node is a batch (in the yard), a lot (in store) or a run.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from recycler.balance.closure import Amount, summed
from recycler.balance.weighings import Measured, Weighings
from recycler.errors import InputError
from recycler.processing.contents import Contents
from recycler.processing.records import Input, Lot, LotKind, Run, RunKind

USED_UP = 0.01  # of a batch or a lot: who takes the rest down to this has taken all; an assumption
_SEEN = 0.5  # of what came out of a process: an assumption
MASS = ""  # in the place of an element: dry mass


class Moved(StrEnum):
    """What happened: it came in, was taken by a run, or was booked as a lot."""

    RECEIVED = "received"
    TAKEN = "taken"
    BOOKED = "booked"


@dataclass(frozen=True, slots=True)
class Movement:
    """What went from one node to another; None is outside the plant.

    name: by which it was weighed: ticket, number of the lot, or id of the input; of: ticket or
    number of the lot it was of; kind: of the lot, None of a batch.
    """

    name: str
    of: str
    moved: Moved
    kind: LotKind | None
    at: datetime
    source: str | None
    target: str | None


@dataclass(frozen=True, slots=True)
class Period:
    """From a moment up to another, which is no longer in it."""

    begin: datetime
    end: datetime

    def holds(self, moment: datetime | None) -> bool:
        return moment is not None and self.begin <= moment < self.end


@dataclass(frozen=True, slots=True)
class Done:
    """A node that was done with: a run closed, a batch or a lot used up; what is left is missing.

    missing: in less out, with its errors by cause; by_weighing: as `Measured` has them.
    """

    node: str
    at: datetime
    missing: Amount
    by_weighing: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Batches in the yard of which no run took anything up to the end of a period.

    opening: those that were there at its begin; received: those that came in during it; both by
    family of the material, then by element, "" for dry mass.
    """

    opening: Mapping[str, Mapping[str, Amount]] = field(default_factory=dict)
    received: Mapping[str, Mapping[str, Amount]] = field(default_factory=dict)


class Books:
    """Movements between the nodes of a book.

    Args:
        contents: of everything in it.
        final: elements by ticket or number of the lot whose results are all final.
        elsewhere: what runs that are not in the book took from batches and lots that are.
        waiting: by period, batches that are not in the book.
    """

    def __init__(
        self,
        contents: Contents,
        final: Mapping[str, frozenset[str]],
        elsewhere: Iterable[Input] = (),
        waiting: Mapping[Period, Waiting] | None = None,
    ) -> None:
        self.contents, self.book, self._final = contents, contents.book, final
        self._elsewhere, self._waiting = tuple(elsewhere), waiting or {}
        self.weighings = Weighings(self.book, self._elsewhere)
        self.movements: tuple[Movement, ...] = tuple(self._movements())
        self._measured: dict[tuple[str, str], Measured] = {}
        self._done: dict[tuple[str, str], Done] = {}

    @cached_property
    def elements(self) -> tuple[str, ...]:
        """Elements anything in the book holds."""
        return elements_of(self.contents)

    @cached_property
    def into(self) -> Mapping[str, tuple[Movement, ...]]:
        """Movements by the node they went to."""
        return _by(self.movements, lambda one: one.target)

    @cached_property
    def out_of(self) -> Mapping[str, tuple[Movement, ...]]:
        """Movements by the node they came from."""
        return _by(self.movements, lambda one: one.source)

    @cached_property
    def done_at(self) -> Mapping[str, datetime]:
        """When each node that is done with was: a run closed, or the last of a lot taken."""
        found = {n: run.closed_at for n, run in self.book.runs.items() if run.closed_at}
        for name, some in self.out_of.items():
            if name in self.book.runs:
                continue
            came = self.into.get(name, ())
            kg = math.fsum(map(self._kg, came))
            if kg - math.fsum(map(self._kg, some)) < USED_UP * kg:
                found[name] = max(one.at for one in (*came, *some))
        return found

    def waiting(self, period: Period) -> Waiting:
        """Return the batches in the yard of which nothing was taken yet."""
        return self._waiting.get(period, Waiting())

    def measured(self, one: Movement, element: str = MASS) -> Measured:
        """Return the dry mass of a movement, or what it held of an element."""
        key = one.name, element
        if key not in self._measured:
            self._measured[key] = self._found(one, element)
        return self._measured[key]

    def amount(self, one: Movement, element: str = MASS) -> Amount:
        """Return the same without what a reading would move it by."""
        return self.measured(one, element).amount

    def with_amounts(self, amounts: Mapping[tuple[str, str], Measured]) -> "Books":
        """Return the books with other amounts of movements, by name and element."""
        other = copy(self)
        changed = {element for _, element in amounts}
        other._measured = {**self._measured, **amounts}
        other._done = {key: done for key, done in self._done.items() if key[1] not in changed}
        return other

    def is_final(self, one: Movement, element: str) -> bool:
        """Tell whether final results of its own say what a batch or a lot holds."""
        return element == MASS or element in self._final.get(one.of, frozenset())

    def stock(self, node: str, moment: datetime, element: str = MASS) -> Amount | None:
        """Return what a node holds by the books at a moment; None where it holds nothing.

        What is done with holds nothing: what the books leave of it is missing.
        """
        done = self.done_at.get(node)
        came = [one for one in self.into.get(node, ()) if one.at < moment]
        left = [one for one in self.out_of.get(node, ()) if one.at < moment]
        if (done is not None and done < moment) or not (came or left):
            return None
        terms = [(self.amount(one, element), 1.0) for one in came]
        return summed([*terms, *((self.amount(one, element), -1.0) for one in left)])

    def is_told(self, node: str, element: str = MASS) -> bool:
        """Tell whether what comes to a node and leaves it is measured, so that it has to close.

        A process takes up water and reagents that nobody weighs, so its dry mass does not; of an
        element it does where own assays vouch for at least half of what came out.
        """
        run = self.book.runs.get(node)
        if run is None or run.kind is not RunKind.PROCESS:
            return True
        if element == MASS:
            return False
        out = [(self.amount(one, element).kg, one.of) for one in self.out_of.get(node, ())]
        seen = math.fsum(kg for kg, lot in out if self.contents.is_assayed(lot, element))
        return seen > 0 and seen >= _SEEN * math.fsum(kg for kg, _ in out)

    def done(self, period: Period, element: str = MASS) -> Iterator[Done]:
        """Yield the nodes that were done with in a period, in order of time."""
        found = [(at, node) for node, at in self.done_at.items() if period.holds(at)]
        for at, node in sorted(found):
            if (node, element) not in self._done:
                self._done[node, element] = self._left(node, at, element)
            yield self._done[node, element]

    # behind

    def _left(self, node: str, at: datetime, element: str) -> Done:
        """Return what the books leave of a node."""
        terms = [
            (self.measured(one, element), sign)
            for way, sign in ((self.into, 1.0), (self.out_of, -1.0))
            for one in way.get(node, ())
        ]
        by_weighing: dict[str, float] = defaultdict(float)
        for told, sign in terms:
            for number, moved in told.by_weighing.items():
                by_weighing[number] += sign * moved
        return Done(node, at, summed((told.amount, sign) for told, sign in terms), by_weighing)

    def _movements(self) -> Iterator[Movement]:
        book = self.book
        for batch in book.batches.values():
            yield Movement(
                batch.ticket, batch.ticket, Moved.RECEIVED, None, batch.received_at, None,
                batch.ticket,
            )  # fmt: skip
        for lot in book.lots.values():
            run = book.runs[lot.run]
            to = lot.number if lot.kind.is_stored else None
            yield Movement(
                lot.number, lot.number, Moved.BOOKED, lot.kind, _within(lot.at, run), lot.run, to
            )
        for one in (*book.inputs, *self._elsewhere):
            of_lot: Lot | None = book.lots.get(one.source)
            kind = of_lot.kind if of_lot else None
            source = one.source if kind is None or kind.is_stored else None
            run_of = book.runs.get(one.run)
            at = one.at if run_of is None else _within(one.at, run_of)
            target = one.run if run_of else None
            if source or target:
                yield Movement(one.id, one.source, Moved.TAKEN, kind, at, source, target)

    def _kg(self, one: Movement) -> float:
        return self.weighings.of(one.name).kg

    def _found(self, one: Movement, element: str) -> Measured:
        if element == MASS:
            return self.weighings.mass(one.name, self._kg(one))
        if one.moved is Moved.RECEIVED:
            content = self.contents.of_batch(one.of)
        elif one.moved is Moved.BOOKED:
            content = self.contents.of_lot(one.of)
        else:
            content = self.contents.of_input(self._inputs[one.name])
        return self.weighings.split(content.of(element)[0], content.loadings_of(element))

    @cached_property
    def _inputs(self) -> Mapping[str, Input]:
        return {one.id: one for one in (*self.book.inputs, *self._elsewhere)}

    def check_element(self, element: str) -> None:
        """Refuse an element nothing in the books holds.

        Raises:
            InputError: `balance_no_element`.
        """
        if element != MASS and element not in self.elements:
            raise InputError("balance_no_element", element=element, elements=list(self.elements))


def elements_of(contents: Contents) -> tuple[str, ...]:
    """Return the elements runs took and yielded, in alphabetical order."""
    held = [contents.of_lot(number).elements for number in contents.book.lots]
    held += [contents.of_input(one).elements for one in contents.book.inputs]
    return tuple(sorted({element for some in held for element in some}))


def _within(moment: datetime, run: Run) -> datetime:
    """Return when a movement counts: what was weighed after its run was closed, at closing."""
    return moment if run.closed_at is None else min(moment, run.closed_at)


def _by(
    movements: Iterable[Movement], node: Callable[[Movement], str | None]
) -> Mapping[str, tuple[Movement, ...]]:
    found: dict[str, list[Movement]] = defaultdict(list)
    for one in movements:
        name = node(one)
        if name is not None:
            found[name].append(one)
    return {name: tuple(some) for name, some in found.items()}
