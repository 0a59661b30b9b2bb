"""People: who may work with the store, and who does now: a room of the store."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import select

from db import data_folder, needs
from db.batches.records import Row
from db.batches.writes import reason_of
from db.engine import Database
from db.guard import guarded, owner
from db.people import sign_in
from db.people.records import PERSON, SECRET, person_of
from db.people.sign_in import SignedIn
from db.people.writes import RECOVERED, PeopleWriter
from recycler.errors import InputError, RightsError
from recycler.people import pins
from recycler.people.person import Person, PersonEntry, PersonState, name_key
from recycler.people.rights import Right, Role

if TYPE_CHECKING:
    from db.store import Store

_WITH_SEEN = (
    select(PERSON, SECRET.c.seen_at)
    .join(SECRET, SECRET.c.person_id == PERSON.c.id)
    .order_by(PERSON.c.id)
)


@guarded(needs.PEOPLE)
class People:
    """People of one store; as long as there are none, nobody signs in and the owner may do all."""

    def __init__(self, database: Database, store: "Store") -> None:
        self._database, self._store = database, store

    # at the door: before anybody has signed in

    def is_on(self) -> bool:
        """Tell whether people sign in here."""
        return self._database.guard.is_on()

    def faces(self) -> list[Person]:
        """Return who may sign in, in the order they came."""
        return [one for one in self._all() if one.state is PersonState.ACTIVE]

    def sign_in(self, name: str, pin: str) -> SignedIn:
        """Let a person work with this store, in the place of who did before.

        Raises:
            RightsError: `sign_in_wait`, or `sign_in_wrong` for an unknown name, a wrong PIN and a
                person who is locked alike.
        """
        found = sign_in.sign_in(self._database, self._station(), name, pin)
        self._database.guard.sign_in(found.person)
        return found

    def sign_out(self) -> None:
        """Let nobody work with this store until somebody signs in."""
        self._database.guard.sign_in(None)

    def signed_in(self) -> Person | None:
        """Return who works with this store; nobody where people do not sign in."""
        return self._database.guard.person

    def may(self, right: Right) -> bool:
        """Tell whether whoever works with this store now has a right."""
        return self._database.guard.may(right)

    def recover(self, name: str, pin: str) -> Person:
        """Give an administrator a new PIN, as the owner of the data folder.

        The system's rights on the folder are the proof. The journal has it, and everybody is told
        at the next sign-in.

        Raises:
            InputError: `sign_in_off`, or of the name and the PIN what `add` raises.
            RightsError: `not_owner`.
        """
        if not self.is_on():
            raise InputError("sign_in_off")
        if not data_folder.is_owned(self._store.folder):
            raise RightsError("not_owner", folder=self._store.folder)
        entry = PersonEntry(name=name, role=Role.ADMINISTRATOR).checked()
        kept_hash = pins.hashed(pins.check_pin(entry.role, pin))

        def act(writer: PeopleWriter) -> Row:
            row = writer.find(name_key(entry.name))
            if row is None:
                return writer.add(entry, kept_hash, RECOVERED)
            writer.forgive(row)
            changes = {"role": Role.ADMINISTRATOR.value, "state": PersonState.ACTIVE.value}
            return writer.change(row, changes, RECOVERED, None, kept_hash)

        return self._write(owner(), act)

    # for who has signed in

    def all(self) -> list[Person]:
        """Return everybody, in the order they came."""
        return self._all()

    def add(self, entry: PersonEntry, pin: str, *, who: str) -> Person:
        """Keep a person. The first one is an administrator and switches sign-in on.

        Raises:
            InputError: `first_administrator`, `person_twice`, or of the name and the PIN as of
                `PersonEntry.checked` and `check_pin`.
        """
        entry = entry.checked()
        first = not self.is_on()
        if first and entry.role is not Role.ADMINISTRATOR:
            raise InputError("first_administrator", name=entry.name)
        kept_hash = pins.hashed(pins.check_pin(entry.role, pin))
        person = self._write(who, lambda writer: writer.add(entry, kept_hash))
        if first:
            self._database.guard.sign_in(person)
        return person

    def change(
        self,
        name: str,
        role: Role,
        *,
        who: str,
        why: str,
        pin: str = "",
        seen: int | None = None,
    ) -> Person:
        """Give a person another role.

        Raises:
            InputError: `no_such_person`, `why_needed`, `last_administrator`, `role_same`,
                `changed_meanwhile`, or `pin_for_role` where a new PIN has to be given with it, or
                of that PIN.
        """
        reason = reason_of(why)
        kept_hash = pins.hashed(pins.check_pin(role, pin)) if pin else None

        def act(writer: PeopleWriter) -> Row:
            row = writer.one(name, seen)
            if row["role"] == role:
                raise InputError("role_same", name=row["name"], role=role)
            longer = role in pins.LONGER_FOR and Role(row["role"]) not in pins.LONGER_FOR
            if longer and kept_hash is None:
                raise InputError("pin_for_role", name=row["name"], role=role)
            if role is not Role.ADMINISTRATOR:
                writer.keep_an_administrator(row)
            return writer.change(row, {"role": role.value}, "person_role", reason, kept_hash)

        return self._write(who, act)

    def lock(self, name: str, *, who: str, why: str, seen: int | None = None) -> Person:
        """Let a person sign in no longer.

        Raises:
            InputError: `no_such_person`, `person_locked`, `last_administrator`, `why_needed` or
                `changed_meanwhile`.
        """
        reason = reason_of(why)

        def act(writer: PeopleWriter) -> Row:
            row = self._of_state(writer, name, PersonState.ACTIVE, seen)
            writer.keep_an_administrator(row)
            locked = {"state": PersonState.LOCKED.value}
            return writer.change(row, locked, "person_lock", reason)

        return self._write(who, act)

    def unlock(self, name: str, *, who: str, why: str = "", seen: int | None = None) -> Person:
        """Let a person sign in again, whoever locked them.

        Raises:
            InputError: `no_such_person`, `person_active` or `changed_meanwhile`.
        """

        def act(writer: PeopleWriter) -> Row:
            row = self._of_state(writer, name, PersonState.LOCKED, seen)
            writer.forgive(row)
            active = {"state": PersonState.ACTIVE.value}
            return writer.change(row, active, "person_unlock", why.strip() or None)

        return self._write(who, act)

    def reset(self, name: str, pin: str, *, who: str, seen: int | None = None) -> Person:
        """Give a person another PIN, who forgot theirs.

        Raises:
            InputError: `no_such_person`, `changed_meanwhile`, or of the PIN as of `check_pin`.
        """
        return self._write(who, lambda writer: self._with_pin(writer, name, pin, seen))

    def change_own(self, old: str, new: str, *, who: str) -> Person:
        """Change one's own PIN.

        Raises:
            RightsError: as of `sign_in`, where the old one is not right.
            InputError: `sign_in_off`, or of the new one as of `check_pin`.
        """
        person = self.signed_in()
        if person is None:
            raise InputError("sign_in_off")
        sign_in.sign_in(self._database, self._station(), person.name, old)
        return self._write(who, lambda writer: self._with_pin(writer, person.name, new))

    # behind the door

    def _all(self) -> list[Person]:
        with self._database.read() as connection:
            rows = connection.execute(_WITH_SEEN).mappings()
            return [person_of(row, row["seen_at"]) for row in rows]

    def _station(self) -> str:
        return self._store.facility().station

    def _with_pin(self, writer: PeopleWriter, name: str, pin: str, seen: int | None = None) -> Row:
        row = writer.one(name, seen)
        kept_hash = pins.hashed(pins.check_pin(Role(row["role"]), pin))
        return writer.change(row, {}, "person_pin", None, kept_hash)

    def _of_state(
        self, writer: PeopleWriter, name: str, state: PersonState, seen: int | None
    ) -> Row:
        row = writer.one(name, seen)
        if row["state"] != state:
            if state is PersonState.ACTIVE:
                raise InputError("person_locked", name=row["name"])
            raise InputError("person_active", name=row["name"])
        return row

    def _write(self, who: str, act: Callable[[PeopleWriter], Row]) -> Person:
        with self._database.write() as writing:
            person = person_of(act(PeopleWriter(writing, self._station(), who=who)))
        self._database.guard.renew()
        return person
