"""The tables of targets: those of the facility's own, and what it follows; only `db` sees them."""

from sqlmodel import Field, UniqueConstraint

from db.tables import Table


class OwnTargetColumns(Table):
    """A target of the facility's own: the fields of `recycler.targets.own.OwnTarget`."""

    id: str
    code: str
    version: int
    state: str
    name: str
    figure: str
    about: str
    comparator: str
    steps: str
    customer: str
    demand_kg: str
    owner: str
    why: str | None
    entered_at: str
    entered_by: str


class OwnTargetRow(OwnTargetColumns, table=True):
    """The current version of each."""

    __tablename__ = "own_target"
    __table_args__ = (UniqueConstraint("code"),)

    id: str = Field(primary_key=True)


class OwnTargetVersionRow(OwnTargetColumns, table=True):
    """A version that a later one took the place of; never changed, never deleted."""

    __tablename__ = "own_target_version"

    id: str = Field(primary_key=True, foreign_key="own_target.id")
    version: int = Field(primary_key=True)


class FollowingColumns(Table):
    """A target that is followed: the fields of `recycler.targets.own.Following`."""

    id: str
    code: str
    version: int
    state: str
    why: str | None
    entered_at: str
    entered_by: str


class FollowingRow(FollowingColumns, table=True):
    """The current version of each."""

    __tablename__ = "target_following"
    __table_args__ = (UniqueConstraint("code"),)

    id: str = Field(primary_key=True)


class FollowingVersionRow(FollowingColumns, table=True):
    """A version that a later one took the place of; never changed, never deleted."""

    __tablename__ = "target_following_version"

    id: str = Field(primary_key=True, foreign_key="target_following.id")
    version: int = Field(primary_key=True)
