"""The tables of runs and lots; only `db` sees them. Conventions as in `db.tables`."""

from sqlalchemy import BigInteger, Index, text
from sqlmodel import Field, UniqueConstraint

from db.tables import Table


def _known_once(table: str) -> Index:
    known = text("import_key IS NOT NULL")
    return Index(
        f"ix_{table}_import_key",
        "import_key",
        unique=True,
        sqlite_where=known,
        postgresql_where=known,
    )


class RunColumns(Table):
    """A run as kept: the fields of `recycler.processing.records.Run`."""

    id: str
    number: str
    version: int
    state: str
    kind: str
    route: str | None
    route_version: int
    stage: str | None
    reached: int
    area: str | None
    started_at: str
    closed_at: str | None
    operator: str | None
    note: str | None
    why: str | None
    opened_at: str
    opened_by: str
    import_key: str | None


class RunRow(RunColumns, table=True):
    """The current version of each run."""

    __tablename__ = "run"
    __table_args__ = (
        UniqueConstraint("number"),
        Index("ix_run_state_started_at", "state", "started_at"),
        Index("ix_run_closed_at", "closed_at"),
        _known_once("run"),
    )

    id: str = Field(primary_key=True)


class RunVersionRow(RunColumns, table=True):
    """A version of a run that a later one took the place of; never changed, never deleted."""

    __tablename__ = "run_version"

    id: str = Field(primary_key=True, foreign_key="run.id")
    version: int = Field(primary_key=True)


class WeighedColumns(Table):
    """A weighing in the plant and what it says; `dry_var` in (0.1 g)²."""

    id: str
    version: int
    state: str
    run_id: str
    run: str
    gross: str
    tare: str
    unit: str
    weight_source: str
    moisture_ppm: int | None
    sd_kg: str | None
    scale: str | None
    container: str | None
    at: str
    note: str | None
    net_ug: int = Field(sa_type=BigInteger)
    dry_ug: int = Field(sa_type=BigInteger)
    dry_var: int = Field(sa_type=BigInteger)
    why: str | None
    booked_at: str
    booked_by: str
    import_key: str | None


class InputColumns(WeighedColumns):
    """An input as kept; it names a batch or a lot."""

    source: str
    batch_id: str | None
    lot_id: str | None


class InputRow(InputColumns, table=True):
    """The current version of each input."""

    __tablename__ = "run_input"
    __table_args__ = (
        Index("ix_run_input_run_id", "run_id"),
        Index("ix_run_input_source", "source"),
        _known_once("run_input"),
    )

    id: str = Field(primary_key=True)
    run_id: str = Field(foreign_key="run.id")
    batch_id: str | None = Field(default=None, foreign_key="batch.id")
    lot_id: str | None = Field(default=None, foreign_key="lot.id")


class InputVersionRow(InputColumns, table=True):
    """A version of an input that a later one took the place of; never changed, never deleted."""

    __tablename__ = "run_input_version"

    id: str = Field(primary_key=True, foreign_key="run_input.id")
    version: int = Field(primary_key=True)


class LotColumns(WeighedColumns):
    """A lot as kept: the fields of `recycler.processing.records.Lot`."""

    number: str
    kind: str
    material: str | None
    product: str | None
    hazard: str | None


class LotRow(LotColumns, table=True):
    """The current version of each lot."""

    __tablename__ = "lot"
    __table_args__ = (
        UniqueConstraint("number"),
        Index("ix_lot_run_id", "run_id"),
        Index("ix_lot_at", "at"),
        _known_once("lot"),
    )

    id: str = Field(primary_key=True)
    run_id: str = Field(foreign_key="run.id")


class LotVersionRow(LotColumns, table=True):
    """A version of a lot that a later one took the place of; never changed, never deleted."""

    __tablename__ = "lot_version"

    id: str = Field(primary_key=True, foreign_key="lot.id")
    version: int = Field(primary_key=True)


class LotAssayRow(Table, table=True):
    """What was found in a lot; never changed, never deleted. A retest names what it replaces."""

    __tablename__ = "lot_assay"
    __table_args__ = (Index("ix_lot_assay_lot_id", "lot_id"), _known_once("lot_assay"))

    id: str = Field(primary_key=True)
    lot_id: str = Field(foreign_key="lot.id")
    ticket: str
    sample: str
    how: str | None
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
    retest_of: str | None
    recorded_at: str
    recorded_by: str
    import_key: str | None


class ContainerTareRow(Table, table=True):
    """What a container weighed empty; never changed, never deleted."""

    __tablename__ = "container_tare"
    __table_args__ = (Index("ix_container_tare_container_at", "container", "at"),)

    id: str = Field(primary_key=True)
    container: str
    tare: str
    unit: str
    scale: str | None
    at: str
    note: str | None
    recorded_at: str
    recorded_by: str
