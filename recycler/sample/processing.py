"""The plant of the sample facility: runs and lots, drawn with a fixed random state.

One of its scales is off: `BIASED_SCALE` reads `BIAS` too little from `BIAS_DAYS` before the end.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import numpy as np

from recycler.batch import PPM, Batch, WeightSource
from recycler.estimate import Estimator
from recycler.figures import Assay
from recycler.laboratory.records import AssayEntry, AssayState
from recycler.processing.records import ContainerTare, LotKind, RunEntry, RunKind
from recycler.products import product_factor
from recycler.sample.batches import DAYS, SEED
from recycler.sample.laboratory import fractions

EVERY_DAYS = 14
MOST_BATCHES = 5  # of one run
LOOKS_BACK_DAYS = 24
OPEN_DAYS = 4  # what started later is not closed yet
FLOOR_SCALE, BIASED_SCALE, BENCH_SCALE = "Floor scale 1", "Floor scale 2", "Bench scale 1"
BIAS, BIAS_DAYS = -0.005, 218
DUST = 0.002  # of what is taken apart
FLOOR_STEP = Decimal("0.5")  # of the floor scales [kg]
ROUNDING = float(FLOOR_STEP) / math.sqrt(12)  # sd of a reading by it [kg]
SCALE_SD = 0.0005  # of a reading, relative
ASSAY_SD = 0.01  # relative
MAGNETS = ("NDFEB_HDD", "NDFEB_SINT", "NDFEB_SH", "NDFEB_COMPRESSOR")
PACKS = ("PACK_NMC622", "PACK_NMC811", "PACK_NCA")
WHY = "oxygen, water and sulphate taken up"
DRUM_KG = Decimal("17.5")
DRUMS = ("D-101", "D-102", "D-103", "D-104", "D-105")
TARE_DAYS = (560, 180)  # before the end
OPERATORS = ("K. Tanaka", "M. Sato", "R. Ono")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the plant: what each element it wins is sold as, and what the site really wins.

    residues: names, with the share of what is not won, and kg of each for one kg taken.
    """

    route: str
    area: str
    days: float
    won: Mapping[str, tuple[str, float]]
    residues: tuple[tuple[str, float, float], ...]


MAGNET_LINE = Line(
    "ACID_SX", "Leaching and SX", 6.0,
    {"Nd": ("Nd2O3", 0.885), "Pr": ("Pr6O11", 0.87), "Dy": ("Dy2O3", 0.85)},
    (("leach residue", 0.55, 0.11), ("iron hydroxide cake", 0.45, 1.05)),
)  # fmt: skip
CELL_LINE = Line(
    "LIB_HYDRO", "Hydrometallurgy", 5.0,
    {"Li": ("Li2CO3", 0.76), "Ni": ("NiSO4.6H2O", 0.915), "Co": ("CoSO4.7H2O", 0.91),
     "Mn": ("MnSO4.H2O", 0.87), "Cu": ("Cu concentrate", 0.93)},
    (("filter cake", 1.0, 0.42),),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlannedLot:
    """A lot to be booked; `label` names it until it has a number. found: assays by element."""

    label: str
    kind: LotKind
    material: str | None
    product: str | None
    weighed: dict[str, Any]
    found: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict)

    def assays(self, number: str, sample: str) -> list[AssayEntry]:
        """Return its results, once it has a number."""
        return [
            AssayEntry(
                ticket=number, sample=sample, element=element, value=value, sd=sd,
                method="ICP-OES", laboratory="Works laboratory", analysed_at=self.weighed["at"],
                state=AssayState.FINAL,
            )
            for element, (value, sd) in self.found.items()
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlannedRun:
    """A run to be booked: inputs by ticket or label of a lot, and lots in their order."""

    entry: RunEntry
    inputs: tuple[tuple[str, dict[str, Any]], ...]
    lots: tuple[PlannedLot, ...]
    closed_at: datetime | None
    why: str = ""
    reached: int = 0


def runs(
    batches: Sequence[Batch],
    assays: Mapping[str, tuple[Assay, ...]],
    estimator: Estimator,
    until: datetime,
) -> list[PlannedRun]:
    """Draw the runs of the eighteen months before a moment, in order of time.

    Args:
        batches: in order of receipt; void ones are left out.
        assays: what the laboratory says of them, by ticket.
        estimator: whose reference data are asked.
        until: the last moment.
    """
    plant = _Plant(np.random.default_rng(SEED + 3), assays, estimator, until)
    left = [batch for batch in batches if str(batch.state) != "void"]
    found: list[PlannedRun] = []
    for number in range(DAYS // EVERY_DAYS):
        start = until - timedelta(days=DAYS - EVERY_DAYS * (number + 1), hours=3)
        for draw, materials in ((plant.magnets, MAGNETS), (plant.packs, PACKS)):
            chosen = _chosen(left, materials, start)
            if chosen:
                taken = {batch.ticket for batch in chosen}
                left = [batch for batch in left if batch.ticket not in taken]
                found += draw(chosen, start)
    return sorted(found, key=lambda run: run.entry.started_at)


def tares(until: datetime) -> list[ContainerTare]:
    """Return what the drums of the bench scale weighed empty."""
    return [
        ContainerTare(
            container=drum, tare=DRUM_KG, scale=BENCH_SCALE, at=until - timedelta(days=days)
        )
        for days in TARE_DAYS
        for drum in DRUMS
    ]


def _chosen(left: Sequence[Batch], materials: tuple[str, ...], start: datetime) -> list[Batch]:
    """Return the next batches for a run: of one product where they are taken apart."""
    earliest = start - timedelta(days=LOOKS_BACK_DAYS)
    fitting = [
        batch
        for batch in left
        if batch.material in materials and earliest <= batch.received_at < start
    ]
    if materials is PACKS and fitting:
        fitting = [batch for batch in fitting if batch.material == fitting[0].material]
    return fitting[:MOST_BATCHES]


class _Plant:
    """Draws what happens to the batches of a run."""

    def __init__(
        self,
        rng: np.random.Generator,
        assays: Mapping[str, tuple[Assay, ...]],
        estimator: Estimator,
        until: datetime,
    ) -> None:
        self._rng, self._assays, self._estimator, self._until = rng, assays, estimator, until
        self._labels = 0

    def magnets(self, batches: Sequence[Batch], start: datetime) -> Iterator[PlannedRun]:
        """Draw a run of magnets on the whole route."""
        inputs = tuple((batch.ticket, self._of_batch(batch, start)) for batch in batches)
        held = self._held(batches, MAGNET_LINE)
        kg = sum(_dry_kg(batch) for batch in batches)
        yield self._run(MAGNET_LINE, inputs, kg, held, start)

    def packs(self, batches: Sequence[Batch], start: datetime) -> Iterator[PlannedRun]:
        """Draw a teardown of packs, and five days later the run of its cells."""
        composition = self._estimator.reference.composition(batches[0].material)
        assert composition is not None
        kg = sum(_dry_kg(batch) for batch in batches)
        weights = [
            row.mass_fraction * (1 + 0.03 * self._rng.standard_normal())
            for row in composition.teardown
        ]
        weighed_at = start + timedelta(hours=30)
        lots = []
        for row, weight in zip(composition.teardown, weights, strict=True):
            is_cell = row.part.startswith("CELL")
            mass = (1 - DUST) * kg * weight / sum(weights)
            kind = LotKind.INTERMEDIATE if is_cell else LotKind.PRODUCT
            scale = BIASED_SCALE if is_cell else FLOOR_SCALE
            weighing = self._weighing(mass, scale, weighed_at)
            lots.append((mass, PlannedLot(self._label(), kind, row.part, None, weighing)))
        dust = self._weighing(DUST * kg, BENCH_SCALE, weighed_at)
        lots.append((DUST * kg, PlannedLot(self._label(), LotKind.LOSS, None, "dust", dust)))
        inputs = tuple((batch.ticket, self._of_batch(batch, start)) for batch in batches)
        _weigh_again([weighed for _, weighed in inputs], [lot.weighed for _, lot in lots])
        yield PlannedRun(
            RunEntry(kind=RunKind.TEARDOWN, area="Dismantling", started_at=start,
                     operator=self._operator()),
            inputs, tuple(lot for _, lot in lots), self._closed(start, 2.0),
        )  # fmt: skip
        later = start + timedelta(days=5)
        cells = [(mass, lot) for mass, lot in lots if (lot.material or "").startswith("CELL")]
        if cells and later < self._until - timedelta(hours=6):
            yield self._cells(*cells[0], later)

    def _cells(self, mass: float, lot: PlannedLot, start: datetime) -> PlannedRun:
        pair = self._estimator.pair(str(lot.material))
        drawn = dict(zip((k.name for k in pair.keys), fractions(self._rng, pair, 1)[0],
                         strict=True))  # fmt: skip
        held = {element: mass * float(drawn.get(element, 0.0)) for element in CELL_LINE.won}
        at = (start + timedelta(hours=1)).replace(microsecond=0)
        inputs = ((lot.label, lot.weighed | {"at": at}),)  # all of it, and not weighed again
        return self._run(CELL_LINE, inputs, mass, held, start)

    def _run(
        self,
        line: Line,
        inputs: tuple[tuple[str, dict[str, Any]], ...],
        kg: float,
        held: Mapping[str, float],
        start: datetime,
    ) -> PlannedRun:
        closed_at = self._closed(start, line.days)
        lots: list[PlannedLot] = []
        lost: dict[str, float] = {}
        for element, (product, won) in line.won.items():
            share = min(won * (1 + 0.015 * self._rng.standard_normal()), 0.99)
            lost[element] = held[element] * (1 - share)
            if held[element] > 0:
                at = start + timedelta(days=line.days - 0.5)
                lots.append(self._product(element, product, held[element] * share, at))
        for name, part, per_kg in line.residues:
            at = start + timedelta(days=line.days / 2)
            lots.append(self._residue(name, part, per_kg * kg, lost, at))
        if closed_at is None:
            there = self._until - timedelta(minutes=10)
            lots = [lot for lot in lots if lot.weighed["at"] < there]
        return PlannedRun(
            RunEntry(kind=RunKind.PROCESS, route=line.route, area=line.area, started_at=start,
                     operator=self._operator()),
            inputs, tuple(lots), closed_at, WHY, 0 if closed_at else self._behind(start, line),
        )  # fmt: skip

    def _product(self, element: str, product: str, kg: float, at: datetime) -> PlannedLot:
        purity = 0.99 if product_factor(element, product) > 1 else 0.55
        mass = kg * product_factor(element, product) / purity
        found = {element: self._found(kg / mass)}
        weighed = self._weighing(mass, BENCH_SCALE, at)
        return PlannedLot(self._label(), LotKind.PRODUCT, None, product, weighed, found)

    def _residue(
        self, name: str, part: float, mass: float, lost: Mapping[str, float], at: datetime
    ) -> PlannedLot:
        weighed = self._weighing(mass, FLOOR_SCALE, at)
        found = {e: self._found(part * kg / mass) for e, kg in lost.items() if kg > 0}
        return PlannedLot(self._label(), LotKind.RESIDUE, None, name, weighed, found)

    def _held(self, batches: Sequence[Batch], line: Line) -> dict[str, float]:
        """Return what batches really hold of what a line wins [kg]."""
        held = dict.fromkeys(line.won, 0.0)
        for batch in batches:
            pair = self._estimator.pair(batch.material, batch.composition_version)
            drawn = fractions(self._rng, pair, 1)[0]
            truth = {key.name: float(drawn[place]) for place, key in enumerate(pair.keys)}
            truth |= {
                one.element: one.fraction * (1 + ASSAY_SD * self._rng.standard_normal())
                for one in self._assays.get(batch.ticket, ())
                if not one.below
            }
            clean = _dry_kg(batch) * (1 - (batch.contamination_ppm or 0) / PPM)
            for element in held:
                held[element] += clean * truth.get(element, 0.0)
        return held

    def _of_batch(self, batch: Batch, start: datetime) -> dict[str, Any]:
        at = start + timedelta(minutes=int(self._rng.integers(5, 50)))
        weighed = self._weighing(batch.net_kg, FLOOR_SCALE, at)
        return weighed | {"moisture_ppm": batch.moisture_ppm}

    def _weighing(self, kg: float, scale: str, at: datetime) -> dict[str, Any]:
        """Return what a scale shows of a mass."""
        step = Decimal("0.05") if scale == BENCH_SCALE else FLOOR_STEP
        tare = DRUM_KG if scale == BENCH_SCALE else Decimal(0)
        late = at >= self._until - timedelta(days=BIAS_DAYS)
        bias = BIAS if scale == BIASED_SCALE and late else 0.0
        noise = float(np.clip(self._rng.standard_normal(), -2, 2))  # nothing is booked in error
        loaded = (kg + float(tare)) * (1 + bias + SCALE_SD * noise)
        shown = (Decimal(f"{loaded:.6f}") / step).to_integral_value() * step
        gross = max(shown, tare + step)
        return {
            "gross": gross, "tare": tare, "weight_source": WeightSource.SCALE, "scale": scale,
            "container": DRUMS[at.toordinal() % len(DRUMS)] if tare else None,
            "at": at.replace(microsecond=0),
        }  # fmt: skip

    def _found(self, fraction: float) -> tuple[Decimal, Decimal]:
        """Return what a laboratory states of a fraction, and its sd [%]."""
        seen = 100 * fraction * (1 + ASSAY_SD * self._rng.standard_normal())
        value, sd = (Decimal(f"{x:.4g}") for x in (seen, ASSAY_SD * seen))
        return Decimal(f"{value:f}"), Decimal(f"{sd:f}")

    def _closed(self, start: datetime, days: float) -> datetime | None:
        end = start + timedelta(days=days)
        return end if end < self._until - timedelta(days=OPEN_DAYS) else None

    def _behind(self, start: datetime, line: Line) -> int:
        done = (self._until - start) / timedelta(days=line.days)
        return max(0, min(int(6 * done), 5))

    def _operator(self) -> str:
        return OPERATORS[int(self._rng.integers(len(OPERATORS)))]

    def _label(self) -> str:
        self._labels += 1
        return f"lot {self._labels}"


def _weigh_again(taken: Sequence[dict[str, Any]], parts: Sequence[dict[str, Any]]) -> None:
    """Let parts weigh at most one sd more than came in: beyond that somebody weighs again.

    Args:
        taken: weighings of the inputs.
        parts: weighings of the lots, the heaviest of which is read anew; changed.
    """
    readings = [float(one["gross"]) for one in (*taken, *parts)]
    sd = math.hypot(*(SCALE_SD * kg for kg in readings), *(ROUNDING for _ in readings))
    heaviest = max(parts, key=lambda one: one["gross"])
    came = sum(_shown_kg(one) for one in taken)
    over = sum(_shown_kg(one) for one in parts) - came - sd
    if over > 0:
        heaviest["gross"] -= FLOOR_STEP * math.ceil(over / float(FLOOR_STEP))


def _shown_kg(weighed: Mapping[str, Any]) -> float:
    net = float(weighed["gross"] - weighed["tare"])
    return net * (1 - (weighed.get("moisture_ppm") or 0) / PPM)


def _dry_kg(batch: Batch) -> float:
    """Return net less moisture [kg], contamination included."""
    return batch.net_kg * (1 - (batch.moisture_ppm or 0) / PPM)
