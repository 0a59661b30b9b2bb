"""Weighings of the plant, each on its scale: what one errs by alone, and what with all others."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from recycler.balance.closure import Amount
from recycler.balance.leaving_out import WEIGHING, scale_error
from recycler.batch import Batch, WeightSource
from recycler.dry_mass import relative_sd
from recycler.processing.book import Book
from recycler.processing.records import Input, Lot, Weighed
from recycler.processing.stock import stock_of_batch

COMMON = 0.5  # of a scale's relative variance all its weighings have in common: an assumption
PLAUSIBLE = 0.05  # a scale that is off by more is noticed by who stands on it: an assumption


@dataclass(frozen=True, slots=True)
class Weighing:
    """One reading, however often it is used.

    name: ticket or number of the lot; run: that took it, None where it came in or was booked;
    scale: None where nobody said; common: share of its sd [-] that is its scale's own.
    """

    id: str
    name: str
    run: str | None
    scale: str | None
    at: datetime
    kg: float
    sd_kg: float
    common: float

    @property
    def cause(self) -> str:
        return f"{WEIGHING}{self.id}"

    @property
    def own(self) -> float:
        """Share of its sd [-] that is its own."""
        return math.sqrt(1 - self.common**2)


@dataclass(frozen=True, slots=True)
class Measured:
    """An amount, and by how many kg a reading that is off by its whole self moves it.

    by_weighing: [kg per unit of relative error], by id of the weighing.
    """

    amount: Amount
    by_weighing: Mapping[str, float]


def gate_scale(station: str) -> str:
    """Return what the scale at the gate of a station is called: tickets name none."""
    return f"gate {station}"


class Weighings:
    """All weighings of a book by the names their errors have in contents.

    An input with the very reading of its lot was not weighed again: it is that weighing.
    """

    def __init__(self, book: Book, elsewhere: Iterable[Input] = ()) -> None:
        self.by_id: dict[str, Weighing] = {}
        self._of: dict[str, Weighing] = {}
        for batch in book.batches.values():
            self._add(batch.ticket, _of_batch(batch))
        for lot in book.lots.values():
            self._add(lot.number, _weighing(lot, lot.number, lot.number, None))
        for one in (*book.inputs, *elsewhere):
            lot_of = book.lots.get(one.source)
            if lot_of is not None and _same_reading(lot_of, one):
                self._of[one.id] = self._of[one.source]
            else:
                self._add(one.id, _weighing(one, one.id, one.source, one.run))

    def of(self, name: str) -> Weighing:
        """Return the weighing of a batch, a lot or an input, by ticket, number or id."""
        return self._of[name]

    def mass(self, name: str, kg: float) -> Measured:
        """Return a dry mass as it was weighed."""
        found = self._of[name]
        return self.split(kg, {f"{WEIGHING}{name}": found.sd_kg})

    def split(self, kg: float, loadings: Mapping[str, float]) -> Measured:
        """Return an amount with errors of weighings split in what is theirs and their scale's.

        Args:
            kg: the amount [kg].
            loadings: by name of the error, as contents have them [kg].
        """
        shared: dict[str, float] = {}
        by_weighing: dict[str, float] = {}
        for name, loading in loadings.items():
            weighing = self._of.get(name.removeprefix(WEIGHING)) if name[:2] == WEIGHING else None
            if weighing is None:
                shared[name] = shared.get(name, 0.0) + loading
                continue
            moved = by_weighing.get(weighing.id, 0.0)
            by_weighing[weighing.id] = moved + loading * weighing.kg / weighing.sd_kg
        for number, moved in by_weighing.items():
            weighing = self.by_id[number]
            loading = moved * weighing.sd_kg / weighing.kg
            shared[weighing.cause] = loading * weighing.own
            if weighing.common:
                cause = scale_error(weighing.scale or "")
                shared[cause] = shared.get(cause, 0.0) + loading * weighing.common
        return Measured(Amount(kg, 0.0, shared), by_weighing)

    def _add(self, name: str, found: Weighing) -> None:
        self.by_id[found.id] = self._of[name] = found


def common_sd(source: WeightSource) -> float:
    """Return the sd of what all weighings on a scale err by in common, of the reading [-]."""
    return math.sqrt(COMMON) * relative_sd(source)


def _of_batch(batch: Batch) -> Weighing:
    stock = stock_of_batch(batch)
    scale = None if batch.weight_source is WeightSource.IMPORTED else gate_scale(batch.station)
    kg, sd = stock.came_kg, stock.came_sd_kg
    common = _common(batch.weight_source, kg, sd) if scale else 0.0
    return Weighing(batch.ticket, batch.ticket, None, scale, batch.received_at, kg, sd, common)


def _weighing(found: Weighed, number: str, name: str, run: str | None) -> Weighing:
    kg, sd = found.dry_kg, found.dry_sd_kg
    common = _common(found.weight_source, kg, sd) if found.scale else 0.0
    return Weighing(number, name, run, found.scale, found.at, kg, sd, common)


def _common(source: WeightSource, kg: float, sd_kg: float) -> float:
    """Return the share of an sd that is the scale's; never more than the part assumed."""
    return math.sqrt(COMMON) * min(relative_sd(source) * kg / sd_kg, 1.0) if sd_kg else 0.0


def _same_reading(lot: Lot, one: Input) -> bool:
    def reading(found: Weighed) -> tuple[object, ...]:
        return found.gross, found.tare, found.unit, found.scale, found.moisture_ppm

    return reading(lot) == reading(one)
