"""The tables of prices and exchange rates the site entered; only `db` sees them."""

from sqlmodel import Field, UniqueConstraint

from db.tables import Table


class PriceColumns(Table):
    """A price: the fields of `recycler.market.records.SitePrice`."""

    id: str
    version: int
    state: str
    name: str
    metal: str
    product: str
    kind: str
    price: str
    currency: str
    unit: str
    on: str
    source: str
    why: str | None
    entered_at: str
    entered_by: str


class PriceRow(PriceColumns, table=True):
    """The current version of each price."""

    __tablename__ = "price"
    __table_args__ = (UniqueConstraint("name"),)

    id: str = Field(primary_key=True)


class PriceVersionRow(PriceColumns, table=True):
    """A version of a price that a later one took the place of; never changed, never deleted."""

    __tablename__ = "price_version"

    id: str = Field(primary_key=True, foreign_key="price.id")
    version: int = Field(primary_key=True)


class RateColumns(Table):
    """An exchange rate: the fields of `recycler.market.records.SiteRate`."""

    id: str
    version: int
    state: str
    name: str
    currency: str
    quote: str
    rate: str
    on: str
    source: str
    why: str | None
    entered_at: str
    entered_by: str


class RateRow(RateColumns, table=True):
    """The current version of each rate."""

    __tablename__ = "exchange_rate"
    __table_args__ = (UniqueConstraint("name"),)

    id: str = Field(primary_key=True)


class RateVersionRow(RateColumns, table=True):
    """A version of a rate that a later one took the place of; never changed, never deleted."""

    __tablename__ = "exchange_rate_version"

    id: str = Field(primary_key=True, foreign_key="exchange_rate.id")
    version: int = Field(primary_key=True)
