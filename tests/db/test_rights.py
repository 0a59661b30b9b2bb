"""No right that a role does not have can be used through the store."""

import traceback
from inspect import Parameter, getmembers, isfunction, signature
from pathlib import Path

import pytest

from db import needs
from db.attachments.room import Attachments
from db.balance.room import Balances
from db.file_drops import FileDrops
from db.laboratory.room import Laboratory
from db.market.room import Market
from db.materials.room import Materials
from db.people.room import People
from db.processing.room import Processing
from db.proof.room import Proof
from db.rooms import Room
from db.scenarios.room import Scenarios
from db.store import Store
from db.targets.room import Targets
from recycler.errors import RightsError
from recycler.people.person import PersonEntry
from recycler.people.rights import RIGHTS, Right, Role, roles_with

pytestmark = pytest.mark.usefixtures("cheap_pins")
ROOMS = {
    "": (Store, needs.STORE),
    "attachments": (Attachments, needs.ATTACHMENTS),
    "materials": (Materials, needs.MATERIALS),
    "proof": (Proof, needs.PROOF),
    "laboratory": (Laboratory, needs.LABORATORY),
    "processing": (Processing, needs.PROCESSING),
    "balances": (Balances, needs.BALANCES),
    "market": (Market, needs.MARKET),
    "targets": (Targets, needs.TARGETS),
    "scenarios": (Scenarios, needs.SCENARIOS),
    "drops": (FileDrops, needs.FILE_DROPS),
    "people": (People, needs.PEOPLE),
}
PIN = "correct horse"
# What each role may do, said once more in other words than the table of the program.
TABLE = """
                operator  laboratory  manager  auditor  administrator
    read            x          x         x        x           x
    draft           x          x         x        .           x
    log             x          .         x        .           x
    correct         x          .         x        .           x
    attach          x          x         x        .           x
    assay           .          x         x        .           x
    process         x          .         x        .           x
    ledger          .          .         x        .           x
    sign_off        .          .         x        .           x
    targets         .          .         x        .           x
    market          .          .         x        .           x
    reference       .          .         x        .           x
    reports         .          .         x        .           x
    facility        .          .         .        .           x
    restore         .          .         .        .           x
    people          .          .         .        .           x
"""


def _methods():
    for place, (room, declared) in ROOMS.items():
        for name, method in getmembers(room, isfunction):
            if not name.startswith("_"):
                yield place, name, method, declared


def _room(store, place):
    return getattr(store, place) if place else store


def _called(store, place, name, method):
    """Call a method with arguments it can do nothing with."""
    needed = [
        parameter
        for parameter in list(signature(method).parameters.values())[1:]
        if parameter.default is Parameter.empty
        and parameter.kind not in (Parameter.VAR_KEYWORD, Parameter.VAR_POSITIONAL)
    ]
    placed = [None for one in needed if one.kind is not Parameter.KEYWORD_ONLY]
    named = {one.name: None for one in needed if one.kind is Parameter.KEYWORD_ONLY}
    return getattr(_room(store, place), name)(*placed, **named)


def _fell_over_in_guard(error):
    *_, last = traceback.extract_tb(error.__traceback__)
    return Path(last.filename).name == "guard.py"


def _refused(store, place, name, method):
    try:
        _called(store, place, name, method)
    except RightsError as error:
        return error.code in ("right_missing", "nobody_signed_in")
    except Exception as error:
        if _fell_over_in_guard(error):
            raise
        return False
    return False


@pytest.fixture
def people(store):
    """A person of each role; the administrator has signed in."""
    boss = PersonEntry(name="administrator", role=Role.ADMINISTRATOR)
    store.people.add(boss, PIN, who="")
    for role in Role:
        if role is not Role.ADMINISTRATOR:
            store.people.add(PersonEntry(name=role.value, role=role), PIN, who="")
    return store


def test_the_table_of_rights_is_the_one_agreed():
    head, *rows = (line.split() for line in TABLE.strip().splitlines())
    agreed = {
        (Role(role), Right(right))
        for right, *marks in rows
        for role, mark in zip(head, marks, strict=True)
        if mark == "x"
    }
    assert agreed == {(role, right) for role in Role for right in RIGHTS[role]}


def test_every_public_method_declares_the_right_it_needs():
    undeclared = [f"{place}.{name}" for place, name, _, known in _methods() if name not in known]
    assert not undeclared, "declare them in db/needs.py"


def test_no_declaration_is_of_a_method_that_is_gone():
    there = {(place, name) for place, name, _, _ in _methods()}
    declared = {(place, name) for place, (_, known) in ROOMS.items() for name in known}
    assert declared <= there


def test_every_room_of_the_store_is_guarded(store):
    rooms = {name for name, _ in getmembers(Store, lambda it: isinstance(it, Room))}
    assert rooms <= set(ROOMS)


@pytest.mark.parametrize("role", Role)
def test_a_role_can_use_its_rights_and_no_other(people, role):
    people.people.sign_in(role.value, PIN)
    for place, name, method, declared in _methods():
        if name in ("close", "ask", "sign_in", "sign_out", "recover", "change_own"):
            continue
        right = declared[name]
        expected = right is not None and role not in roles_with(right)
        assert _refused(people, place, name, method) == expected, f"{place}.{name}"


def test_nobody_can_do_anything_before_signing_in(people):
    people.people.sign_out()
    for place, name, method, declared in _methods():
        if name not in ("close", "ask", "sign_in", "recover"):
            refused = _refused(people, place, name, method)
            assert refused == (declared[name] is not None), f"{place}.{name}"


def test_what_is_not_declared_is_for_administrators(people):
    from db.guard import guarded

    class Attic:
        _database = people._database

        def hidden(self):
            return "seen"

    attic = guarded({})(Attic)()
    assert attic.hidden() == "seen"
    people.people.sign_in("manager", PIN)
    with pytest.raises(RightsError, match="right_missing"):
        attic.hidden()
