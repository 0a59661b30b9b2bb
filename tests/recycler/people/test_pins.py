"""What is a good PIN, and how it is kept."""

import pytest

from recycler.errors import InputError
from recycler.people import pins
from recycler.people.pins import LONGEST, check_pin, fits, hashed
from recycler.people.rights import Role


@pytest.mark.parametrize("pin", ["2583", "90215847", "a longer sentence"])
def test_a_good_pin_is_taken(pin):
    assert check_pin(Role.OPERATOR, pin) == pin


@pytest.mark.parametrize(
    ("role", "pin", "code"),
    [
        (Role.OPERATOR, "", "password_short"),
        (Role.OPERATOR, "258", "pin_short"),
        (Role.OPERATOR, "abcd", "password_short"),
        (Role.OPERATOR, "1111", "pin_simple"),
        (Role.OPERATOR, "1234", "pin_simple"),
        (Role.OPERATOR, "8765", "pin_simple"),
        (Role.OPERATOR, "x" * (LONGEST + 1), "pin_long"),
        (Role.ADMINISTRATOR, "2583", "password_short"),
        (Role.MANAGER, "258301", "password_short"),
        (Role.ADMINISTRATOR, "12345678", "pin_simple"),
    ],
)
def test_a_poor_pin_is_refused(role, pin, code):
    with pytest.raises(InputError) as caught:
        check_pin(role, pin)
    assert caught.value.code == code


def test_a_hash_is_salted_argon2id_and_fits_its_pin_alone():
    kept = hashed("2583")
    assert kept.startswith("$argon2id$")
    assert hashed("2583") != kept
    assert fits("2583", kept)
    assert not fits("2584", kept)


def test_nobodys_hash_costs_what_a_persons_does():
    assert pins._DUMMY.split("$")[:4] == hashed("2583").split("$")[:4]
    assert len(pins._DUMMY) == len(hashed("2583"))


def test_nothing_fits_nobody_or_a_hash_that_is_none():
    assert not fits("2583", None)
    assert not fits("2583", "no hash")
