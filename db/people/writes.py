"""Changes of people, within one transaction over rows, proofs and journal."""

from collections.abc import Iterable

import uuid_utils
from sqlalchemy import bindparam, delete, insert, select, text, update

from db import drafts
from db.batches.records import Row, now_text
from db.engine import Writing
from db.laboratory.records import kept
from db.people.records import NO_PROOF, PERSON, PERSON_VERSION, SECRET, TRY, proof
from db.proof.journal import Chain
from db.seen import check_seen
from recycler.errors import InputError
from recycler.people.person import PersonEntry, PersonState, name_key
from recycler.people.rights import Role

SUBJECT = "person:"
JOINED, RECOVERED = "person", "person_recovered"  # actions of the journal
_ADD, _KEEP = insert(PERSON).inline(), insert(PERSON_VERSION).inline()
_REPLACE = (
    update(PERSON)
    .where(PERSON.c.id == bindparam("old_id"))
    .values({name: bindparam(name) for name in PERSON.columns.keys()})  # noqa: SIM118
)
_FIND = select(PERSON).where(PERSON.c.name_key == bindparam("wanted"))
_ADD_SECRET = insert(SECRET).inline()
_SET_HASH = text("UPDATE person_secret SET hash = :new_hash, failures = 0 WHERE person_id = :of")
_FORGIVE = text("UPDATE person_secret SET failures = 0 WHERE person_id = :of")
_OTHERS = text(
    "SELECT COUNT(*) FROM person WHERE role = 'administrator' AND state = 'active' AND id <> :of"
)
_COUNT = text("SELECT COUNT(*) FROM person")
_LAST = text("SELECT MAX(seq) FROM journal")
_PROVEN = select(PERSON.c.id, PERSON.c.proof, SECRET.c.hash).outerjoin(
    SECRET, SECRET.c.person_id == PERSON.c.id
)


class PeopleWriter:
    """Who is added, changed, locked and unlocked within one transaction."""

    def __init__(self, writing: Writing, station: str, *, who: str) -> None:
        self._writing, self._who = writing, who
        self._chain = Chain(writing, who=who, station=station)
        self._now = now_text()

    def is_first(self) -> bool:
        """Tell whether nobody is known yet."""
        return not int((self._writing.first(_COUNT) or (0,))[0])

    def add(self, entry: PersonEntry, kept_hash: str, action: str = JOINED) -> Row:
        """Keep a person.

        Raises:
            InputError: `person_twice`.
        """
        key = name_key(entry.name)
        if self.find(key) is not None:
            raise InputError("person_twice", name=entry.name)
        row: Row = {
            "id": str(uuid_utils.uuid7()), "name": entry.name, "name_key": key, "version": 1,
            "role": entry.role.value, "state": PersonState.ACTIVE.value, "proof": proof(kept_hash),
            "why": None, "entered_at": self._now, "entered_by": self._who,
        }  # fmt: skip
        if self.is_first():  # what was typed before there were people is theirs
            drafts.give_all(self._writing, row["id"])
        self._writing.run(_ADD, row)
        self._chain.append(action, SUBJECT + row["id"], 1, after=kept(row))
        last = int((self._writing.first(_LAST) or (0,))[0])
        self._writing.run(
            _ADD_SECRET,
            {"person_id": row["id"], "hash": kept_hash, "failures": 0, "seen_at": None,
             "told": last},
        )  # fmt: skip
        return row

    def change(
        self, row: Row, changes: Row, action: str, why: str | None, kept_hash: str | None = None
    ) -> Row:
        """Put a new version in the place of a row, with a new proof where one is given."""
        if kept_hash is not None:
            changes = changes | {"proof": proof(kept_hash)}
        new = row | changes | {
            "version": row["version"] + 1, "why": why, "entered_at": self._now,
            "entered_by": self._who,
        }  # fmt: skip
        self._writing.run(_KEEP, row)
        self._writing.run(_REPLACE, new | {"old_id": row["id"]})
        if kept_hash is not None:
            self._writing.run(_SET_HASH, {"of": row["id"], "new_hash": kept_hash})
        self._chain.append(
            action, SUBJECT + row["id"], new["version"], why=why, before=kept(row), after=kept(new)
        )
        return new

    def forgive(self, row: Row) -> None:
        """Forget the tries that failed, of a person and of all names."""
        self._writing.run(_FORGIVE, {"of": row["id"]})
        self._writing.run(delete(TRY))

    def one(self, name: str, seen: int | None = None) -> Row:
        """Return the row of a person, which must be the version that was seen, if one was.

        Raises:
            InputError: `no_such_person` or `changed_meanwhile`.
        """
        row = self.find(name_key(name))
        if row is None:
            raise InputError("no_such_person", name=name)
        subject = SUBJECT + row["id"]
        check_seen(self._writing, seen, row["version"], subject, row["name"])
        return row

    def find(self, key: str) -> Row | None:
        row = self._writing.first(_FIND, {"wanted": key})
        return None if row is None else dict(zip(PERSON.columns.keys(), row, strict=True))

    def keep_an_administrator(self, row: Row) -> None:
        """Let nobody go without whom there would be no administrator.

        Raises:
            InputError: `last_administrator`.
        """
        is_one = (row["role"], row["state"]) == (Role.ADMINISTRATOR, PersonState.ACTIVE)
        if is_one and not int((self._writing.first(_OTHERS, {"of": row["id"]}) or (0,))[0]):
            raise InputError("last_administrator", name=row["name"])


def keep_secrets(writing: Writing, salvaged: Iterable[Row]) -> None:
    """Let each person have a proof the journal vouches for; else none, until a new PIN is given."""
    found = {str(row["person_id"]): str(row["hash"]) for row in salvaged}
    last = int((writing.first(_LAST) or (0,))[0] or 0)
    for person_id, vouched, known in writing.all(_PROVEN):
        if known is not None and proof(str(known)) == vouched:
            continue
        fitting = found.get(str(person_id), "")
        new_hash = fitting if proof(fitting) == vouched else NO_PROOF
        if known is None:
            row: Row = {"person_id": person_id, "hash": new_hash, "failures": 0, "seen_at": None}
            writing.run(_ADD_SECRET, row | {"told": last})
        else:
            writing.run(_SET_HASH, {"of": person_id, "new_hash": new_hash})
