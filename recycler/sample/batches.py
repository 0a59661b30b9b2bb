"""The sample facility: batches of a works that does not exist, drawn with a fixed random state."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from recycler.batch import PPM, BatchEntry, WeightSource

NAME = "Simulated works"
STATION = "S1"
STATION_NAME = "Gate 1"
ZONE = "Asia/Tokyo"
BATCHES = 6_000
DAYS = 548  # eighteen months

FOLDER = Path(__file__).parents[2] / "resources" / "sample"
SEED = 20_251_028
CHUNK = 20_000
GROWTH = 1.35  # of the whole works over the time
OPENS_S, CLOSES_S = 7.5 * 3600, 17.5 * 3600
DAY_S = 86_400
KG_PER_LB = 0.45359237

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Delivery:
    """How one material usually comes in."""

    material: str
    share: float
    growth: float
    container_kg: float
    pallet_kg: float
    net_kg: float
    spread: float
    most: int
    step_kg: float
    moisture: tuple[float, float]
    contamination: tuple[float, float]
    alternative: str | None


@dataclass(frozen=True, slots=True)
class Supplier:
    """Who brings what: `delivers` holds beginnings of material codes."""

    name: str
    country: str
    unit: str
    lot: str
    size: float
    delivers: tuple[str, ...]

    def brings(self, material: str) -> float:
        """Return the weight of this supplier among those of a material."""
        return self.size * any(material.startswith(code) for code in self.delivers)


def deliveries() -> list[Delivery]:
    """Return how each material of the sample facility comes in."""
    return [
        Delivery(
            material=row["material"],
            share=float(row["share"]),
            growth=float(row["growth"]),
            container_kg=float(row["container_kg"]),
            pallet_kg=float(row["pallet_kg"]),
            net_kg=float(row["net_kg"]),
            spread=float(row["spread"]),
            most=int(row["most"]),
            step_kg=float(row["step_kg"]),
            moisture=_range(row["moisture"]),
            contamination=_range(row["contamination"]),
            alternative=row["alternative"] or None,
        )
        for row in _rows("deliveries.csv")
    ]


def suppliers() -> list[Supplier]:
    """Return the invented suppliers of the sample facility."""
    return [
        Supplier(
            name=row["supplier"],
            country=row["country"],
            unit=row["unit"],
            lot=row["lot"],
            size=float(row["size"]),
            delivers=tuple(row["delivers"].split()),
        )
        for row in _rows("suppliers.csv")
    ]


def entries(
    batches: int = BATCHES, until: datetime | None = None, zone: str = ZONE
) -> Iterator[BatchEntry]:
    """Draw the batches of the eighteen months before a moment, in order of time.

    Args:
        batches: how many.
        until: the last moment; None: now.
        zone: IANA name of the zone whose working hours hold.

    Yields:
        Entries that keep every rule of `BatchEntry`; they are not validated one by one, since a
        million of them is wanted within seconds.
    """
    works = _Works(np.random.default_rng(SEED), ZoneInfo(zone), until or datetime.now(UTC))
    for days, counts in _chunks(works.counts(batches)):
        yield from works.draw(np.repeat(days, counts))


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _range(text: str) -> tuple[float, float]:
    low, _, high = text.partition("-")
    return float(low), float(high)


def _chunks(counts: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Split the days into runs of at least `CHUNK` batches."""
    chunk = (np.cumsum(counts) - 1) // CHUNK
    for number in np.unique(chunk):
        days = np.flatnonzero(chunk == number)
        yield days, counts[days]


class _Works:
    """Draws the batches of chosen days; every draw is made for a whole chunk at once."""

    def __init__(self, rng: np.random.Generator, zone: ZoneInfo, until: datetime) -> None:
        self._rng, self._zone, self._until = rng, zone, until.astimezone(zone)
        last = self._until.date()
        self._days = [last - timedelta(days=DAYS - 1 - day) for day in range(DAYS)]
        self._deliveries, self._suppliers = deliveries(), suppliers()
        self._material_by_day = self._materials_over_time()
        brings = np.array(
            [[s.brings(d.material) for s in self._suppliers] for d in self._deliveries]
        )
        self._supplier_by_material = _cumulative(brings)

    def counts(self, batches: int) -> Ints:
        """Share the batches out to the days: working week, seasons, growth."""
        busy = np.array([_busy(day) for day in self._days])
        busy *= np.linspace(1, GROWTH, DAYS)
        busy[-1] *= (self._closes_today() - OPENS_S) / (CLOSES_S - OPENS_S)
        return self._rng.multinomial(batches, busy / busy.sum())

    def draw(self, day: Ints) -> Iterator[BatchEntry]:
        """Yield one batch for each element of `day`, in order of time."""
        rng, count = self._rng, len(day)
        material = _pick(rng, self._material_by_day[day])
        supplier = _pick(rng, self._supplier_by_material[material])
        gross, tare, unit = self._weights(material, supplier)
        columns = (
            self._moments(day),
            material.tolist(),
            supplier.tolist(),
            gross,
            tare,
            unit,
            self._ppm(material, [d.moisture for d in self._deliveries]),
            self._ppm(material, [d.contamination for d in self._deliveries]),
            rng.random(count).tolist(),
            rng.integers(0, len(self._suppliers), count).tolist(),
            (rng.random(count) < 0.06).tolist(),
        )
        return map(self._entry, *columns)

    def _entry(
        self,
        moment: datetime,
        material: int,
        supplier: int,
        gross: Decimal,
        tare: Decimal,
        unit: str,
        moisture_ppm: int,
        contamination_ppm: int,
        chance: float,
        stranger: int,
        otherwise: bool,
    ) -> BatchEntry:
        delivery, source = self._deliveries[material], self._suppliers[supplier]
        origin = self._suppliers[stranger] if chance > 0.93 else source
        lot = f"{source.lot}-{moment:%y%m}-{int(chance * 900):03d}" if chance < 0.78 else None
        return BatchEntry.unchecked(
            {
                "received_at": moment,
                "material": delivery.material,
                "supplier": source.name,
                "supplier_lot": lot,
                "origin_country": origin.country,
                "gross": gross,
                "tare": tare,
                "unit": unit,
                "weight_source": WeightSource.TYPED if stranger < 2 else WeightSource.SCALE,
                "moisture_ppm": moisture_ppm or None,
                "contamination_ppm": contamination_ppm or None,
                "route": delivery.alternative if otherwise else None,
                "note": None,
            }
        )

    def _materials_over_time(self) -> Floats:
        share = np.array([delivery.share for delivery in self._deliveries])
        growth = np.array([delivery.growth for delivery in self._deliveries])
        return _cumulative(share * growth ** np.linspace(0, 1, DAYS)[:, None])

    def _closes_today(self) -> float:
        now = self._until
        passed = now.hour * 3600 + now.minute * 60 + now.second
        return float(np.clip(passed, OPENS_S, CLOSES_S))

    def _moments(self, day: Ints) -> list[datetime]:
        closes = np.where(day == DAYS - 1, self._closes_today(), CLOSES_S)
        second = OPENS_S + self._rng.random(len(day)) * (closes - OPENS_S)
        second = (np.sort(day * DAY_S + second) - day * DAY_S).astype(int)  # days are in order
        midnight = [datetime(d.year, d.month, d.day, tzinfo=self._zone) for d in self._days]
        opened = [midnight[number].astimezone(UTC) for number in range(DAYS)]
        return [
            opened[number] + timedelta(seconds=after)
            for number, after in zip(day.tolist(), second.tolist(), strict=True)
        ]

    def _weights(
        self, material: Ints, supplier: Ints
    ) -> tuple[list[Decimal], list[Decimal], list[str]]:
        """Return gross and tare as the scale of the supplier's unit shows them, and that unit."""
        take, rng = self._by_material, self._rng
        containers = np.ceil(rng.random(len(material)) ** 1.6 * take("most", material))
        filled = rng.lognormal(0, take("spread", material)) * take("net_kg", material)
        tare_kg = containers * take("container_kg", material) + take("pallet_kg", material)
        units = [s.unit for s in self._suppliers]
        is_lb = np.array([unit == "lb" for unit in units])[supplier]
        step_kg = take("step_kg", material)
        step = np.where(is_lb, 1.0, step_kg)
        per_kg = np.where(is_lb, 1 / KG_PER_LB, 1.0)
        tenths_tare = np.round(tare_kg * per_kg / step) * step * 10
        tenths_net = np.maximum(np.round(containers * filled * per_kg / step), 1) * step * 10
        gross, tare = (
            [Decimal(tenths).scaleb(-1) for tenths in column.astype(int).tolist()]
            for column in (tenths_net + tenths_tare, tenths_tare)
        )
        return gross, tare, [units[number] for number in supplier.tolist()]

    def _by_material(self, field: str, material: Ints) -> Floats:
        return np.array([float(getattr(d, field)) for d in self._deliveries])[material]

    def _ppm(self, material: Ints, ranges: list[tuple[float, float]]) -> list[int]:
        """Draw a share of a material's range, to a tenth of a per cent [ppm]."""
        low, high = np.array(ranges)[material].T
        middle = self._rng.beta(2, 2.5, len(material))
        tenths = np.round((low + (high - low) * middle) * 10)
        return [int(share) * (PPM // 1000) for share in tenths]


def _cumulative(weights: Floats) -> Floats:
    total = np.cumsum(weights, axis=-1)
    return np.asarray(total / total[..., -1:])


def _pick(rng: np.random.Generator, cumulative: Floats) -> Ints:
    """Draw one index for each row of cumulative shares."""
    return np.asarray((cumulative < rng.random(len(cumulative))[:, None]).sum(axis=1))


def _busy(day: date) -> float:
    """Return how busy the works is on a day, on an ordinary weekday 1."""
    if (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 4):
        return 0.0
    week = 0.35 if day.weekday() == 5 else float(day.weekday() < 5)
    if (8, 10) <= (day.month, day.day) <= (8, 17):  # the Bon holidays
        return 0.12 * week
    if (4, 29) <= (day.month, day.day) <= (5, 6):  # the Golden Week
        return 0.25 * week
    month = {1: 0.85, 3: 1.2, 8: 0.75, 12: 1.1}.get(day.month, 1.0)
    return month * week
