"""The tables of scenarios; only `db` sees them."""

from sqlmodel import Field, UniqueConstraint

from db.tables import Table


class ScenarioColumns(Table):
    """A scenario: the fields of `recycler.whatif.scenario.Scenario`, what it supposes as JSON."""

    id: str
    name: str
    version: int
    state: str
    note: str
    since: str
    supposed: str
    why: str | None
    entered_at: str
    entered_by: str


class ScenarioRow(ScenarioColumns, table=True):
    """The current version of each."""

    __tablename__ = "scenario"
    __table_args__ = (UniqueConstraint("name"),)

    id: str = Field(primary_key=True)


class ScenarioVersionRow(ScenarioColumns, table=True):
    """A version that a later one took the place of; never changed, never deleted."""

    __tablename__ = "scenario_version"

    id: str = Field(primary_key=True, foreign_key="scenario.id")
    version: int = Field(primary_key=True)
