"""The tables of people, and of how they prove who they are; only `db` sees them."""

from sqlmodel import Field, UniqueConstraint

from db.tables import Table


class PersonColumns(Table):
    """A person: the fields of `recycler.people.person.Person`, and a mark of the hash in use."""

    id: str
    name: str
    name_key: str
    version: int
    role: str
    state: str
    proof: str
    why: str | None
    entered_at: str
    entered_by: str


class PersonRow(PersonColumns, table=True):
    """The current version of each person; nobody is ever deleted."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("name_key"),)

    id: str = Field(primary_key=True)


class PersonVersionRow(PersonColumns, table=True):
    """A version of a person that a later one took the place of; never changed, never deleted."""

    __tablename__ = "person_version"

    id: str = Field(primary_key=True, foreign_key="person.id")
    version: int = Field(primary_key=True)


class PersonSecretRow(Table, table=True):
    """The hash of a PIN: in no journal, no audit pack and no export."""

    __tablename__ = "person_secret"

    person_id: str = Field(primary_key=True, foreign_key="person.id")
    hash: str
    failures: int
    seen_at: str | None
    told: int = Field(description="the last journal entry the person was told of")


class SignInTryRow(Table, table=True):
    """Tries to sign in that failed, by a mark of the name typed; the empty one is of all names."""

    __tablename__ = "sign_in_try"

    name_mark: str = Field(primary_key=True)
    failures: int
    at: str
