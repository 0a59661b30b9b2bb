"""What is left of a batch or a lot, step by step: nothing is taken twice, and none from nothing."""

import math
from dataclasses import dataclass

from recycler.batch import PPM, Batch
from recycler.dry_mass import dry_mass_of
from recycler.errors import InputError
from recycler.processing.records import Input, Lot

COVERAGE = 3.0  # standard deviations of the weighings up to which a difference is their own


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run took: dry mass and its standard uncertainty [kg]."""

    run: str
    dry_kg: float
    sd_kg: float


@dataclass(frozen=True, slots=True)
class Stock:
    """A batch or a lot and what became of it, dry mass [kg].

    source: ticket or number of the lot; came_kg: as weighed when it came in or was booked.
    """

    source: str
    came_kg: float
    came_sd_kg: float
    taken: tuple[Taken, ...] = ()

    @property
    def taken_kg(self) -> float:
        return math.fsum(one.dry_kg for one in self.taken)

    @property
    def left_kg(self) -> float:
        """What the weighings leave [kg]; below zero within their uncertainty where all is used."""
        return self.came_kg - self.taken_kg

    @property
    def sd_kg(self) -> float:
        return math.hypot(self.came_sd_kg, *(one.sd_kg for one in self.taken))

    @property
    def is_used_up(self) -> bool:
        return self.left_kg <= 0

    def after(self, one: Taken) -> "Stock":
        """Return what is left after something more is taken.

        Raises:
            InputError: `used_up` where nothing is left, `takes_too_much` where less is left than
                is wanted, beyond the uncertainty of the weighings; with every step.
        """
        steps = {
            "source": self.source,
            "came_kg": shown_kg(self.came_kg),
            "taken": [f"{taken.run} {shown_kg(taken.dry_kg)} kg" for taken in self.taken],
        }
        wanted = {"run": one.run, "wanted_kg": shown_kg(one.dry_kg)}
        if self.is_used_up:
            raise InputError("used_up", **steps, **wanted)
        after = Stock(self.source, self.came_kg, self.came_sd_kg, (*self.taken, one))
        if after.left_kg < -COVERAGE * after.sd_kg:
            left = {"left_kg": shown_kg(self.left_kg), "sd_kg": shown_kg(after.sd_kg)}
            raise InputError("takes_too_much", **steps, **wanted, **left)
        return after

    def check(self) -> None:
        """Refuse a correction of what came in that leaves less than was taken.

        Raises:
            InputError: `taken_already`.
        """
        if self.left_kg < -COVERAGE * self.sd_kg:
            raise InputError(
                "taken_already",
                source=self.source,
                came_kg=shown_kg(self.came_kg),
                taken=[f"{one.run} {shown_kg(one.dry_kg)} kg" for one in self.taken],
            )


def stock_of_batch(batch: Batch) -> Stock:
    """Return a batch from which nothing was taken yet; its contamination goes with it."""
    moisture = (batch.moisture_ppm or 0) / PPM
    dry = dry_mass_of(batch.gross_reading, batch.tare_reading, batch.weight_source, moisture)
    return Stock(batch.ticket, dry.kg, dry.sd)


def stock_of_lot(lot: Lot) -> Stock:
    """Return a lot from which nothing was taken yet."""
    return Stock(lot.number, lot.dry_kg, lot.dry_sd_kg)


def taken_by(one: Input) -> Taken:
    """Return what an input took of its source."""
    return Taken(one.run, one.dry_kg, one.dry_sd_kg)


def check_yield(run: str, inputs: tuple[Taken, ...], outputs: tuple[Taken, ...]) -> None:
    """Refuse a run that yields more than it took, beyond the uncertainty of the weighings.

    Raises:
        InputError: `yields_too_much`.
    """
    went_in = math.fsum(one.dry_kg for one in inputs)
    came_out = math.fsum(one.dry_kg for one in outputs)
    sd = math.hypot(*(one.sd_kg for one in (*inputs, *outputs)))
    if came_out - went_in > COVERAGE * sd:
        raise InputError(
            "yields_too_much",
            run=run,
            in_kg=shown_kg(went_in),
            out_kg=shown_kg(came_out),
            sd_kg=shown_kg(sd),
        )


def shown_kg(value: float) -> str:
    """Write a mass to the gram where it is small, else to a tenth of a kilogram."""
    return f"{value:.3f}" if abs(value) < 10 else f"{value:.1f}"
