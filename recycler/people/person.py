"""A person as the books know them, and what is said of one."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Self

from recycler.errors import InputError
from recycler.people.rights import Right, Role, may

LONGEST_NAME = 80


class PersonState(StrEnum):
    """Whether a person may sign in."""

    ACTIVE = "active"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """Who is added: a name, which is what the journal is signed with, and a role."""

    name: str
    role: Role

    def checked(self) -> Self:
        """Return it with its name as it is kept.

        Raises:
            InputError: `person_name_missing`, `person_name_long` or `person_name_signs`.
        """
        name = " ".join(self.name.split())
        if not name:
            raise InputError("person_name_missing")
        if len(name) > LONGEST_NAME:
            raise InputError("person_name_long", most=LONGEST_NAME)
        if not name.isprintable():
            raise InputError("person_name_signs", name=ascii(name))
        return replace(self, name=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of the books; the proof of who they are is kept elsewhere."""

    id: str
    name: str
    role: Role
    state: PersonState
    version: int
    why: str | None
    entered_at: datetime
    entered_by: str
    seen_at: datetime | None = None  # signed in last

    def may(self, right: Right) -> bool:
        return may(self.role, right)

    def as_dict(self) -> dict[str, object]:
        return {
            "name": self.name, "role": self.role.value, "state": self.state.value,
            "version": self.version, "why": self.why, "entered_by": self.entered_by,
            "entered_at": self.entered_at.isoformat(),
            "seen_at": self.seen_at.isoformat() if self.seen_at else None,
        }  # fmt: skip


def name_key(name: str) -> str:
    """Return what two spellings of one name have in common."""
    return " ".join(name.split()).casefold()
