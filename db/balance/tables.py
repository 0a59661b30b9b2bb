"""The tables of the balance: what a person says of it; only `db` sees them."""

from sqlmodel import Field, UniqueConstraint

from db.tables import Table


class UnaccountedColumns(Table):
    """An entry of the ledger: the fields of `recycler.balance.unaccounted.Unaccounted`."""

    id: str
    number: str
    version: int
    state: str
    since: str
    until: str
    node: str
    element: str | None
    kg: str
    sd_kg: str
    cause: str
    owner: str
    action: str
    due: str
    note: str | None
    signed_at: str | None
    signed_by: str | None
    why: str | None
    entered_at: str
    entered_by: str


class UnaccountedRow(UnaccountedColumns, table=True):
    """The current version of each entry."""

    __tablename__ = "unaccounted"
    __table_args__ = (UniqueConstraint("number"),)

    id: str = Field(primary_key=True)


class UnaccountedVersionRow(UnaccountedColumns, table=True):
    """A version of an entry that a later one took the place of; never changed, never deleted."""

    __tablename__ = "unaccounted_version"

    id: str = Field(primary_key=True, foreign_key="unaccounted.id")
    version: int = Field(primary_key=True)


class LeftOutColumns(Table):
    """A measurement left out: the fields of `recycler.balance.leaving_out.LeftOut`."""

    id: str
    version: int
    state: str
    name: str
    subject: str
    element: str | None
    approved_by: str
    reason: str
    why: str | None
    entered_at: str
    entered_by: str


class LeftOutRow(LeftOutColumns, table=True):
    """The current version of each."""

    __tablename__ = "left_out"
    __table_args__ = (UniqueConstraint("name"),)

    id: str = Field(primary_key=True)


class LeftOutVersionRow(LeftOutColumns, table=True):
    """A version that a later one took the place of; never changed, never deleted."""

    __tablename__ = "left_out_version"

    id: str = Field(primary_key=True, foreign_key="left_out.id")
    version: int = Field(primary_key=True)
