"""A price and an exchange rate as the site enters them, dated and with their source."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from sqlmodel import Field

from recycler.evidence import Evidence
from recycler.record import Record
from recycler.units import UG_PER_KG, UG_PER_UNIT


class PriceKind(StrEnum):
    """What a price is: paid at a place on a day, or the least that is guaranteed."""

    SPOT = "spot"
    FLOOR = "floor"


class Standing(StrEnum):
    """Whether an entry counts."""

    IN_FORCE = "in_force"
    WITHDRAWN = "withdrawn"


class PriceEntry(Record):
    """A price on a day.

    metal: symbol, or `NdPr`; product: what is quoted, such as `Nd2O3`, the symbol for the metal;
    unit: of weight, which the price is for.
    """

    metal: str = Field(min_length=1, max_length=4)
    product: str = Field(min_length=1, max_length=60)
    kind: PriceKind = PriceKind.SPOT
    price: Decimal = Field(gt=0, le=10**12)
    currency: str = Field(min_length=3, max_length=3)
    unit: str = "kg"
    on: date
    source: str = Field(min_length=1, max_length=300)

    @property
    def name(self) -> str:
        """What tells it from all others: what it is the price of, and on which day."""
        parts = self.metal, self.product, self.kind.value, self.currency, self.on.isoformat()
        return ":".join(part.replace(" ", "_") for part in parts)

    @property
    def per_kg(self) -> float:
        """Price of one kilogram of the product [currency/kg]."""
        return float(self.price) / (float(UG_PER_UNIT[self.unit]) / UG_PER_KG)

    def cells(self) -> Mapping[str, str]:
        """Return it as a row of `prices.csv`."""
        is_floor = self.kind is PriceKind.FLOOR
        return {
            "mineral_or_product": self.product,
            "price": f"{self.price:f}",
            "currency": self.currency,
            "unit": self.unit,
            "date": self.on.isoformat(),
            "source": self.source,
            "symbol": self.metal,
            "kind": "price floor" if is_floor else "spot",
            "price_per_kg": repr(self.per_kg),
            "evidence": str(Evidence.OWN),
        }


class RateEntry(Record):
    """What one unit of a currency was worth in another on a day."""

    currency: str = Field(min_length=3, max_length=3)
    quote: str = Field(min_length=3, max_length=3)
    rate: Decimal = Field(gt=0, le=10**9)
    on: date
    source: str = Field(min_length=1, max_length=300)

    @property
    def name(self) -> str:
        """What tells it from all others: the two currencies and the day."""
        return f"{self.currency}/{self.quote}:{self.on.isoformat()}"


class _Stored(Record):
    id: str = Field(description="UUIDv7")
    version: int = 1
    state: Standing = Standing.IN_FORCE
    why: str | None = None
    entered_at: datetime
    entered_by: str


class SitePrice(PriceEntry, _Stored):
    """A price as stored."""


class SiteRate(RateEntry, _Stored):
    """An exchange rate as stored."""
