"""Who is signed in to a store, and the door every public method of it goes through."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import wraps
from getpass import getuser
from inspect import getmembers, isfunction, signature
from threading import RLock, local
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import text

from recycler.errors import DataFolderError, RightsError
from recycler.people.rights import Right, Role, may, roles_with

if TYPE_CHECKING:
    from db.engine import Database
    from recycler.people.person import Person

FRESH_S = 1.0  # so soon does a lock or a new role hold in programs that are open

_STANDING = text(
    "SELECT (SELECT COUNT(*) FROM person), "
    "(SELECT role FROM person WHERE id = :id AND state = 'active')"
)
_Room = TypeVar("_Room")


def owner(login: str = "") -> str:
    """Return what the owner of the folder signs with: who is logged in to this computer."""
    return f"owner of the folder ({login or _login()})"


def _login() -> str:
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


class Guard:
    """Knows whether people sign in to a store, who has, and what they may do.

    As long as a store knows nobody, whoever can open its folder is its owner and may do all.
    """

    def __init__(self, database: "Database") -> None:
        self._database = database
        self._person: Person | None = None
        self._role: Role | None = None
        self._is_on: bool | None = None
        self._looked_at = 0.0
        self._looking = RLock()
        self._inside = local()

    @property
    def person(self) -> "Person | None":
        """Who works with this store: in a thread that goes on for somebody, that person."""
        return self._working()[0]

    def is_on(self) -> bool:
        """Tell whether people sign in to this store."""
        self._look()
        return bool(self._is_on)

    def sign_in(self, person: "Person | None") -> None:
        """Let a person, or nobody, work with this store from now on."""
        with self._looking:
            self._person, self._role = person, person.role if person else None
            self.renew()

    def renew(self) -> None:
        """Look at the people anew before anything else is allowed."""
        self._looked_at = 0.0

    def signs(self, who: str) -> str:
        """Return the name what is done now is signed with: nobody signs as somebody else.

        Where people do not sign in it is the name that was typed; who typed none is the owner.
        """
        if self.person:
            return self.person.name
        login = _login()
        return owner(login) if who in ("", login) else who

    def check(self, right: Right) -> None:
        """Let pass who may.

        Raises:
            RightsError: `nobody_signed_in` or `right_missing`.
        """
        self._look()
        if not self._is_on:
            return
        person, role = self._working()
        if person is None or role is None:
            raise RightsError("nobody_signed_in")
        if not may(role, right):
            raise RightsError("right_missing", right=right, role=role, roles=roles_with(right))

    def may(self, right: Right) -> bool:
        """Tell whether whoever works with the store now has a right."""
        try:
            self.check(right)
        except RightsError:
            return False
        return True

    def going_on(self) -> AbstractContextManager[None]:
        """Return a context in which another thread goes on as who works here now.

        What they began is signed by them, with the rights they had, whoever signs in meanwhile.
        """
        return self._going_on(self._working())

    @contextmanager
    def _going_on(self, working: "tuple[Person | None, Role | None]") -> Iterator[None]:
        self._inside.working = working
        try:
            yield
        finally:
            del self._inside.working

    def _working(self) -> "tuple[Person | None, Role | None]":
        found: tuple[Person | None, Role | None] = getattr(
            self._inside, "working", (self._person, self._role)
        )
        return found

    @property
    def is_inside(self) -> bool:
        """Whether this thread runs what was let pass already."""
        return bool(getattr(self._inside, "depth", 0))

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Run what was let pass, or what the program does by itself."""
        self._inside.depth = getattr(self._inside, "depth", 0) + 1
        try:
            yield
        finally:
            self._inside.depth -= 1

    def _look(self) -> None:
        """Look who there is, once a second: another program may have changed it."""
        with self._looking:
            if self._looked_at and monotonic() - self._looked_at < FRESH_S:
                return
            try:
                with self._database.read() as connection:
                    known = {"id": self._person.id if self._person else ""}
                    count, role = connection.execute(_STANDING, known).one()
            except DataFolderError:
                if self._is_on is None:
                    raise
                return  # what was known holds until the file can be read again
            self._is_on, self._role = bool(count), Role(role) if role else None
            self._looked_at = monotonic()


def guarded(needs: Mapping[str, Right | None]) -> Callable[[type[_Room]], type[_Room]]:
    """Let every public method of a class ask the guard of its database first.

    Args:
        needs: the right each method needs, None for what anybody may who can open the folder. A
            method that is not named is for administrators, until it is declared.
    """

    def guard_all(room: type[_Room]) -> type[_Room]:
        for name, method in getmembers(room, isfunction):
            if not name.startswith("_") and needs.get(name, Right.PEOPLE) is not None:
                setattr(room, name, _guarded(method, needs.get(name) or Right.PEOPLE))
        return room

    return guard_all


def _guarded(method: Callable[..., Any], right: Right) -> Callable[..., Any]:
    is_signed = "who" in signature(method).parameters

    @wraps(method)
    def call(self: Any, *args: Any, **named: Any) -> Any:
        guard: Guard = self._database.guard
        if guard.is_inside:
            return method(self, *args, **named)
        guard.check(right)
        if is_signed:
            named["who"] = guard.signs(named.get("who", ""))
        with guard.inside():
            return method(self, *args, **named)

    return call
