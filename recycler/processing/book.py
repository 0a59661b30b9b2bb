"""Runs with what they took and what they yielded, as one graph."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from recycler.batch import Batch
from recycler.processing.records import BookingState, Input, Lot, Run

T = TypeVar("T")


class Book:
    """Runs, their inputs and lots, and the batches they come from; cancelled ones are left out.

    It is whole upwards: of every run that is in it, everything it was made from is in it too.
    """

    def __init__(
        self,
        runs: Iterable[Run],
        inputs: Iterable[Input],
        lots: Iterable[Lot],
        batches: Iterable[Batch],
    ) -> None:
        self.runs: Mapping[str, Run] = {run.number: run for run in runs}
        self.inputs = tuple(one for one in inputs if one.state is BookingState.BOOKED)
        booked = (lot for lot in lots if lot.state is BookingState.BOOKED)
        self.lots: Mapping[str, Lot] = {lot.number: lot for lot in booked}
        self.batches: Mapping[str, Batch] = {batch.ticket: batch for batch in batches}

    def with_batches(self, batches: Iterable[Batch]) -> "Book":
        """Return the same with more batches, of which no run took anything."""
        more = (*self.batches.values(), *batches)
        return Book(self.runs.values(), self.inputs, self.lots.values(), more)

    @cached_property
    def inputs_of(self) -> Mapping[str, tuple[Input, ...]]:
        """Inputs by number of the run."""
        return _grouped((one.run, one) for one in self.inputs)

    @cached_property
    def takings_of(self) -> Mapping[str, tuple[Input, ...]]:
        """Inputs by what they were taken from."""
        return _grouped((one.source, one) for one in self.inputs)

    @cached_property
    def lots_of(self) -> Mapping[str, tuple[Lot, ...]]:
        """Lots by number of the run."""
        return _grouped((lot.run, lot) for lot in self.lots.values())

    @cached_property
    def order(self) -> tuple[Run, ...]:
        """Runs, each behind those it was made from."""
        behind: dict[str, set[str]] = {number: set() for number in self.runs}
        before: dict[str, set[str]] = {number: set() for number in self.runs}
        for one in self.inputs:
            lot = self.lots.get(one.source)
            if lot is not None and lot.run in self.runs:
                before[one.run].add(lot.run)
                behind[lot.run].add(one.run)
        ready = [number for number, runs in before.items() if not runs]
        found: list[Run] = []
        while ready:
            number = ready.pop()
            found.append(self.runs[number])
            for other in behind[number]:
                before[other].discard(number)
                if not before[other]:
                    ready.append(other)
        return tuple(found)

    def above(self, runs: Iterable[str]) -> set[str]:
        """Return these runs and all they were made from."""
        found: set[str] = set()
        waiting = list(runs)
        while waiting:
            number = waiting.pop()
            if number not in found:
                found.add(number)
                sources = (self.lots.get(one.source) for one in self.inputs_of.get(number, ()))
                waiting += [lot.run for lot in sources if lot is not None]
        return found

    def below(self, sources: Iterable[str]) -> set[str]:
        """Return the runs that took from these batches or lots, or from what came of them."""
        found: set[str] = set()
        waiting = list(sources)
        while waiting:
            for one in self.takings_of.get(waiting.pop(), ()):
                if one.run not in found:
                    found.add(one.run)
                    waiting += [lot.number for lot in self.lots_of.get(one.run, ())]
        return found


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
