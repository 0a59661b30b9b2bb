"""The tables. Only `db` sees them; records and plain data leave it.

Times are UTC as text of one width, days are ISO text, so both sort as text on either database.
Weights are the digits as shown (text) and integers of a microgram. Sums stay below 2^63 up to
nine million tonnes.
"""

from typing import Any

from sqlalchemy import BigInteger, Index, Integer, MetaData, Text, text
from sqlmodel import Field, SQLModel, UniqueConstraint

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


# SQLite keeps a table in the order of its key only where the type is INTEGER to the letter.
ROW_ORDER = BigInteger().with_variant(Integer(), "sqlite")
IN_ORDER_OF_KEY = {"sqlite_with_rowid": False}  # a row is found and written in one place


class Table(SQLModel):
    """What all tables share: one list of them, with names for their keys."""

    metadata = MetaData(naming_convention=NAMES)


class BatchColumns(Table):
    """A batch as kept: the fields of `recycler.batch.Batch` and what sums and order need."""

    sort_key: int = Field(sa_type=BigInteger)
    id: str
    ticket: str
    version: int
    state: str
    station: str
    received_at: str
    received_on: str
    logged_at: str
    material: str
    composition_version: int
    route: str | None
    route_version: int
    supplier: str
    supplier_lot: str | None
    origin_country: str | None
    gross: str
    tare: str
    unit: str
    weight_source: str
    moisture_ppm: int | None
    contamination_ppm: int | None
    gross_ug: int = Field(sa_type=BigInteger)
    tare_ug: int = Field(sa_type=BigInteger)
    net_ug: int = Field(sa_type=BigInteger)
    dry_ug: int = Field(sa_type=BigInteger)
    dry_var: int = Field(sa_type=BigInteger, description="variance of the dry mass [(0.1 g)²]")
    note: str | None
    import_key: str | None


def _lookup(column: str) -> Index:
    """Index what batches are filtered by, newest first within it."""
    return Index(f"ix_batch_{column}_sort_key", column, "sort_key")


class BatchRow(BatchColumns, table=True):
    """The current version of each batch; the key is its place in time (`records.sort_key`)."""

    __tablename__ = "batch"
    __table_args__ = (
        UniqueConstraint("id"),
        UniqueConstraint("ticket"),
        *map(_lookup, ("material", "supplier", "origin_country", "route")),
        Index(
            "ix_batch_import_key",
            "import_key",
            unique=True,
            sqlite_where=text("import_key IS NOT NULL"),
            postgresql_where=text("import_key IS NOT NULL"),
        ),
        Index(
            "ix_batch_void",
            "sort_key",
            sqlite_where=text("state = 'void'"),
            postgresql_where=text("state = 'void'"),
        ),
    )

    sort_key: int = Field(
        sa_type=ROW_ORDER,
        primary_key=True,
        sa_column_kwargs={"autoincrement": False},
    )


class BatchVersionRow(BatchColumns, table=True):
    """A version of a batch that a later one took the place of; never changed, never deleted."""

    __tablename__ = "batch_version"

    id: str = Field(primary_key=True, foreign_key="batch.id")
    version: int = Field(primary_key=True)


class SampleRow(Table, table=True):
    """What was taken from a batch; never changed, never deleted."""

    __tablename__ = "sample"
    __table_args__ = (UniqueConstraint("label"), Index("ix_sample_batch_id", "batch_id"))

    id: str = Field(primary_key=True)
    batch_id: str = Field(foreign_key="batch.id")
    ticket: str
    label: str
    taken_at: str | None
    taken_by: str | None
    how: str | None
    mass_g: str | None
    seal: str | None
    note: str | None


class AssayColumns(Table):
    """An assay as kept: the fields of `recycler.laboratory.records.AssayResult`."""

    id: str
    version: int
    batch_id: str
    ticket: str
    sample: str
    element: str
    value: str
    unit: str
    below: bool
    sd: str | None
    method: str | None
    instrument: str | None
    laboratory: str | None
    analysed_at: str | None
    state: str
    why: str | None
    score: float | None
    retest_of: str | None
    recorded_at: str
    recorded_by: str
    import_key: str | None


class AssayRow(AssayColumns, table=True):
    """The current version of each assay."""

    __tablename__ = "assay"
    __table_args__ = (
        Index("ix_assay_batch_id", "batch_id"),
        Index("ix_assay_sample", "sample"),
        Index("ix_assay_recorded_at", "recorded_at"),
        Index(
            "ix_assay_import_key",
            "import_key",
            unique=True,
            sqlite_where=text("import_key IS NOT NULL"),
            postgresql_where=text("import_key IS NOT NULL"),
        ),
    )

    id: str = Field(primary_key=True)
    batch_id: str = Field(foreign_key="batch.id")
    sample: str = Field(foreign_key="sample.label")


class AssayVersionRow(AssayColumns, table=True):
    """A version of an assay that a later one took the place of; never changed, never deleted."""

    __tablename__ = "assay_version"

    id: str = Field(primary_key=True, foreign_key="assay.id")
    version: int = Field(primary_key=True)


class ControlRow(Table, table=True):
    """What was found in a blank or a reference material; never changed, never deleted."""

    __tablename__ = "control"
    __table_args__ = (Index("ix_control_name_element", "name", "element"),)

    id: str = Field(primary_key=True)
    name: str
    element: str
    value: str
    unit: str
    below: bool
    sd: str | None
    certified: str | None
    certified_sd: str | None
    method: str | None
    instrument: str | None
    laboratory: str | None
    analysed_at: str | None
    recorded_at: str
    recorded_by: str


class JournalRow(Table, table=True):
    """One change, chained to the one before it by its hash; never changed, never deleted."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_subject_seq", "subject", "seq"),)

    seq: int = Field(
        sa_type=ROW_ORDER,
        primary_key=True,
        sa_column_kwargs={"autoincrement": False},
    )
    at: str
    who: str
    station: str
    action: str
    subject: str
    version: int
    why: str | None
    before: str | None = Field(sa_type=Text)
    after: str | None = Field(sa_type=Text)
    prev_hash: str
    hash: str


class TicketCounterRow(Table, table=True):
    """The last number given out per station and year."""

    __tablename__ = "ticket_counter"

    station: str = Field(primary_key=True)
    year: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    last: int


def _zero() -> Any:
    return Field(sa_type=BigInteger, sa_column_kwargs={"server_default": "0"})


class Sums(Table):
    """What is added up over valid batches; `dry_sq` is in (10 g)², `dry_var` in (0.1 g)²."""

    batches: int = Field(sa_type=BigInteger)
    net_ug: int = Field(sa_type=BigInteger)
    dry_ug: int = Field(sa_type=BigInteger)
    dry_sq: int = Field(sa_type=BigInteger)
    dry_var: int = Field(sa_type=BigInteger)
    assayed_batches: int = _zero()
    assayed_dry_ug: int = _zero()
    assayed_dry_sq: int = _zero()
    assayed_dry_var: int = _zero()


class RollupDayRow(Sums, table=True):
    """Sums per day, material, route and their versions; no route is an empty text."""

    __tablename__ = "rollup_day"

    received_on: str = Field(primary_key=True)
    material: str = Field(primary_key=True)
    composition_version: int = Field(primary_key=True)
    route: str = Field(primary_key=True)
    route_version: int = Field(primary_key=True)


class RollupKindMonthRow(Sums, table=True):
    """Sums per month, material, route and their versions."""

    __tablename__ = "rollup_kind_month"
    __table_args__ = IN_ORDER_OF_KEY

    month: str = Field(primary_key=True)
    material: str = Field(primary_key=True)
    composition_version: int = Field(primary_key=True)
    route: str = Field(primary_key=True)
    route_version: int = Field(primary_key=True)


class RollupPlaceDayRow(Sums, table=True):
    """Sums per day, supplier, origin, material, route and their versions."""

    __tablename__ = "rollup_place_day"
    __table_args__ = IN_ORDER_OF_KEY

    received_on: str = Field(primary_key=True)
    supplier: str = Field(primary_key=True)
    origin_country: str = Field(primary_key=True)
    material: str = Field(primary_key=True)
    composition_version: int = Field(primary_key=True)
    route: str = Field(primary_key=True)
    route_version: int = Field(primary_key=True)


class RollupMonthRow(Sums, table=True):
    """Sums per month, supplier, origin, material, route and their versions."""

    __tablename__ = "rollup_month"

    month: str = Field(primary_key=True)
    supplier: str = Field(primary_key=True)
    origin_country: str = Field(primary_key=True)
    material: str = Field(primary_key=True)
    composition_version: int = Field(primary_key=True)
    route: str = Field(primary_key=True)
    route_version: int = Field(primary_key=True)


class CameDayRow(Table, table=True):
    """Dry mass as weighed, contamination included, of valid batches per day and material."""

    __tablename__ = "came_day"

    received_on: str = Field(primary_key=True)
    material: str = Field(primary_key=True)
    came_ug: int = Field(sa_type=BigInteger)


class BatchFoundRow(Table, table=True):
    """What all results of a batch say together, and what it adds to totals by it.

    counts: whether anything is added; assays, found: JSON; version: of this row; sort_key: that
    of the batch.
    """

    __tablename__ = "batch_found"
    __table_args__ = (Index("ix_batch_found_sort_key", "sort_key"),)

    batch_id: str = Field(primary_key=True, foreign_key="batch.id")
    version: int
    counts: bool
    assays: str = Field(sa_type=Text)
    found: str = Field(sa_type=Text)
    sort_key: int = _zero()


class FoundSums(Table):
    """What is added up over valid assayed batches: the fields of `recycler.totals.holding.Found`.

    Variances in two parts: a sum of whole ones could pass 2^63.
    """

    batches: int = Field(sa_type=BigInteger)
    contained_ug: int = Field(sa_type=BigInteger)
    contained_var_high: int = Field(sa_type=BigInteger)
    contained_var_low: int = Field(sa_type=BigInteger)
    recovered_ug: int = Field(sa_type=BigInteger)
    recovered_var_high: int = Field(sa_type=BigInteger)
    recovered_var_low: int = Field(sa_type=BigInteger)
    like_ug: int = Field(sa_type=BigInteger)
    rest_ug: int = Field(sa_type=BigInteger)


class FoundDayRow(FoundSums, table=True):
    """Sums per element or group, day, material, route and their versions."""

    __tablename__ = "found_day"

    element: str = Field(primary_key=True)
    received_on: str = Field(primary_key=True)
    material: str = Field(primary_key=True)
    composition_version: int = Field(primary_key=True)
    route: str = Field(primary_key=True)
    route_version: int = Field(primary_key=True)


class FoundKindMonthRow(FoundSums, table=True):
    """Sums per element or group, month, material, route and their versions."""

    __tablename__ = "found_kind_month"
    __table_args__ = IN_ORDER_OF_KEY

    element: str = Field(primary_key=True)
    month: str = Field(primary_key=True)
    material: str = Field(primary_key=True)
    composition_version: int = Field(primary_key=True)
    route: str = Field(primary_key=True)
    route_version: int = Field(primary_key=True)


class FoundMonthRow(FoundSums, table=True):
    """Sums per element or group, month, supplier, origin, material, route and their versions."""

    __tablename__ = "found_month"

    element: str = Field(primary_key=True)
    month: str = Field(primary_key=True)
    supplier: str = Field(primary_key=True)
    origin_country: str = Field(primary_key=True)
    material: str = Field(primary_key=True)
    composition_version: int = Field(primary_key=True)
    route: str = Field(primary_key=True)
    route_version: int = Field(primary_key=True)


class DraftRow(Table, table=True):
    """What was typed into a form and not yet saved."""

    __tablename__ = "draft"

    form: str = Field(primary_key=True)
    payload: str = Field(sa_type=Text)
    at: str
    who: str


class SettingRow(Table, table=True):
    """A value that belongs to the data, such as the facility."""

    __tablename__ = "setting"

    name: str = Field(primary_key=True)
    value: str = Field(sa_type=Text)


class ReferenceVersionRow(Table, table=True):
    """One version of a piece of reference data; old ones stay for the reports that used them."""

    __tablename__ = "reference_version"

    kind: str = Field(primary_key=True)
    code: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    payload: str = Field(sa_type=Text)
    source_hash: str
    at: str
    origin: str = Field(sa_column_kwargs={"server_default": "shipped"})
    supplier: str | None = Field(description="whose lots a composition holds for; None: all")
