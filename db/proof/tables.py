"""The table of what the key of the installation signed; only `db` sees it."""

from sqlalchemy import Text
from sqlmodel import Field

from db.tables import Table


class CheckpointRow(Table, table=True):
    """One signed statement on the journal, as JSON; never changed, never deleted."""

    __tablename__ = "checkpoint"

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    line: str = Field(sa_type=Text)
