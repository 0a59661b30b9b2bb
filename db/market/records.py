"""Between prices and rates and their rows: how they are written down."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from db.batches.records import Row
from db.market.tables import PriceRow, PriceVersionRow, RateRow, RateVersionRow
from recycler.market.records import (
    PriceEntry,
    PriceKind,
    RateEntry,
    SitePrice,
    SiteRate,
    Standing,
)

PRICE = PriceRow.metadata.tables["price"]
PRICE_VERSION = PriceVersionRow.metadata.tables["price_version"]
RATE = RateRow.metadata.tables["exchange_rate"]
RATE_VERSION = RateVersionRow.metadata.tables["exchange_rate_version"]


def columns(entry: PriceEntry | RateEntry) -> Row:
    """Return what is stated, as columns, and the name it is known by."""
    values = entry.model_dump(include=set(_stated(entry).model_fields))
    return {name: _text(value) for name, value in values.items()} | {"name": entry.name}


def price_of(row: Mapping[Any, Any]) -> SitePrice:
    """Return the record of a row; it was checked when it was stored."""
    values = _values(row, SitePrice) | {
        "price": Decimal(row["price"]), "kind": PriceKind(row["kind"]),
    }  # fmt: skip
    return SitePrice.unchecked(values)


def rate_of(row: Mapping[Any, Any]) -> SiteRate:
    """Return the record of a row; it was checked when it was stored."""
    return SiteRate.unchecked(_values(row, SiteRate) | {"rate": Decimal(row["rate"])})


def _values(row: Mapping[Any, Any], kind: type[SitePrice] | type[SiteRate]) -> Row:
    values = {name: row[name] for name in kind.model_fields}
    return values | {
        "on": date.fromisoformat(row["on"]),
        "state": Standing(row["state"]),
        "entered_at": datetime.fromisoformat(row["entered_at"]),
    }


def _stated(entry: PriceEntry | RateEntry) -> type[PriceEntry] | type[RateEntry]:
    return PriceEntry if isinstance(entry, PriceEntry) else RateEntry


def _text(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, PriceKind) else str(value)
