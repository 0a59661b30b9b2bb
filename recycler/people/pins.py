"""What is a good PIN or password, and the one way a proof is computed and compared."""

from functools import cache
from typing import TYPE_CHECKING

from recycler.errors import InputError
from recycler.people.rights import Role

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST_PIN, SHORTEST_PASSWORD, LONGEST = 4, 8, 128
LONGER_FOR = (Role.MANAGER, Role.ADMINISTRATOR)  # who decides proves more
_RUN = "01234567890"
_DUMMY = (
    "$argon2id$v=19$m=65536,t=3,p=4$"
    "cmVjeWNsZXItbm9ib2R5IQ$Mzjq3eXWZr0nVJq5v0yQmL7lM3o7J6nTq4uQ0mXo0yQ"
)  # of nobody: nothing is known to give it


def check_pin(role: Role, pin: str) -> str:
    """Return a PIN or password that is good enough for a role.

    Digits alone are a PIN of four or more; anything else is a password of eight or more. Those who
    decide (`LONGER_FOR`) have eight signs in any case.

    Raises:
        InputError: `pin_short`, `password_short`, `pin_long` or `pin_simple`.
    """
    if len(pin) > LONGEST:
        raise InputError("pin_long", most=LONGEST)
    only_digits = pin.isascii() and pin.isdigit()
    if len(pin) < SHORTEST_PASSWORD and (role in LONGER_FOR or not only_digits):
        raise InputError("password_short", least=SHORTEST_PASSWORD, pin=SHORTEST_PIN, role=role)
    if len(pin) < SHORTEST_PIN:
        raise InputError("pin_short", least=SHORTEST_PIN)
    if len(set(pin)) == 1 or pin in _RUN or pin in _RUN[::-1]:
        raise InputError("pin_simple")
    return pin


def hashed(pin: str) -> str:
    """Return the argon2id hash that is kept of a PIN, with its salt and cost (RFC 9106)."""
    return _hasher().hash(pin)


def fits(pin: str, kept: str | None) -> bool:
    """Tell whether a PIN is the one of a hash; nobody's hash (none) takes the same work."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(kept or _DUMMY, pin) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()
