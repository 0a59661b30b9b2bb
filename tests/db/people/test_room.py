"""People: sign-in, tries that fail, locks, and what the journal says of it all."""

import json
import os
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest

from db import data_folder, guard
from db.people import sign_in
from db.store import Store
from recycler.errors import InputError, RightsError
from recycler.people import pins, tries
from recycler.people.person import PersonEntry, PersonState
from recycler.people.rights import Right, Role

pytestmark = pytest.mark.usefixtures("cheap_pins")
BOSS, BOSS_PIN = "A. Kimura", "ginkgo-leaf"
TANAKA, PIN = "K. Tanaka", "2583"


def _journal(store):
    from sqlalchemy import text

    with store._database.read() as connection:
        query = text("SELECT * FROM journal ORDER BY seq")
        return [dict(row) for row in connection.execute(query).mappings()]


@pytest.fixture
def clock(monkeypatch):
    """A clock that a test moves on."""

    class Clock:
        now_is = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)

        @classmethod
        def now(cls, zone):
            return cls.now_is

        fromisoformat = datetime.fromisoformat

    monkeypatch.setattr(sign_in, "datetime", Clock)
    return Clock


@pytest.fixture
def plant(any_store):
    """A store with an administrator, signed in, and an operator, on either database."""
    return _peopled(any_store)


@pytest.fixture
def plant_in_folder(store):
    """The same in a folder, which others may open too."""
    return _peopled(store)


def _peopled(store):
    store.people.add(PersonEntry(name=BOSS, role=Role.ADMINISTRATOR), BOSS_PIN, who="")
    store.people.add(PersonEntry(name=TANAKA, role=Role.OPERATOR), PIN, who="")
    return store


def _fail(store, name=TANAKA, pin="9999", code="sign_in_wrong"):
    with pytest.raises(RightsError, match=code):
        store.people.sign_in(name, pin)


def test_a_new_store_belongs_to_the_owner_of_its_folder(store, entry):
    assert not store.people.is_on()
    assert store.people.may(Right.PEOPLE)
    assert store.log(entry(), who="").ticket
    assert {row["who"] for row in _journal(store)[:2]} == {guard.owner()}
    store.log(entry(1), who="K. Tanaka")
    assert [one["who"] for one in _journal(store)[-2:]] == [guard.owner(), "K. Tanaka"]


def test_the_first_person_is_an_administrator_and_is_signed_in(store):
    with pytest.raises(InputError, match="first_administrator"):
        store.people.add(PersonEntry(name=TANAKA, role=Role.OPERATOR), PIN, who="")
    store.people.add(PersonEntry(name=BOSS, role=Role.ADMINISTRATOR), BOSS_PIN, who="Aiko")
    assert store.people.is_on()
    assert store.people.signed_in().name == BOSS
    assert _journal(store)[-1]["who"] == "Aiko"


def test_whoever_opens_a_store_with_people_has_to_sign_in(plant_in_folder, folder, entry):
    with Store.open(folder) as again:
        with pytest.raises(RightsError, match="nobody_signed_in"):
            again.log(entry(), who=TANAKA)
        with pytest.raises(RightsError, match="nobody_signed_in"):
            again.find()
        again.people.sign_in(TANAKA, PIN)
        assert again.log(entry(), who=TANAKA).ticket


def test_nobody_signs_as_somebody_else(plant, entry):
    plant.people.sign_in(TANAKA, PIN)
    ticket = plant.log(entry(), who=BOSS).ticket
    assert [one.who for one in plant.history(ticket)] == [TANAKA]


def test_a_name_is_found_whatever_its_case_and_known_once(plant):
    assert plant.people.sign_in(" k.  TANAKA ", PIN).person.name == TANAKA
    plant.people.sign_in(BOSS, BOSS_PIN)
    with pytest.raises(InputError, match="person_twice"):
        plant.people.add(PersonEntry(name="K. tanaka", role=Role.AUDITOR), PIN, who="")


def test_no_hash_leaves_its_table(plant):
    plant.people.reset(TANAKA, "7412", who="")
    told = json.dumps(_journal(plant)) + json.dumps([p.as_dict() for p in plant.people.all()])
    assert "argon2" not in told
    assert "7412" not in told


@pytest.mark.parametrize("name", [TANAKA, "Nobody at all", "M. Locked"])
def test_one_hash_is_computed_whoever_is_named(plant, monkeypatch, name):
    plant.people.add(PersonEntry(name="M. Locked", role=Role.OPERATOR), PIN, who="")
    plant.people.lock("M. Locked", who="", why="left")
    plant.people.sign_out()
    computed = []
    hasher = pins._hasher()

    class Counting:
        def verify(self, kept, pin):
            computed.append(kept)
            return hasher.verify(kept, pin)

    monkeypatch.setattr(pins, "_hasher", Counting)
    with pytest.raises(RightsError) as caught:
        plant.people.sign_in(name, "9999")
    assert caught.value.code == "sign_in_wrong"
    assert caught.value.details == {}
    assert len(computed) == 1
    assert plant.people.signed_in() is None


def test_a_locked_person_is_told_what_a_stranger_is_told(plant):
    plant.people.lock(TANAKA, who="", why="left the works")
    _fail(plant, TANAKA, PIN)
    _fail(plant, "Nobody", PIN)


def test_tries_that_fail_have_to_wait_longer_and_longer(plant, clock):
    for _ in range(tries.FREE_OF_ONE):
        _fail(plant)
    _fail(plant, pin=PIN, code="sign_in_wait")
    clock.now_is += timedelta(seconds=3)
    _fail(plant)
    clock.now_is += timedelta(seconds=3)
    _fail(plant, pin=PIN, code="sign_in_wait")
    clock.now_is += timedelta(seconds=2)
    assert plant.people.sign_in(TANAKA, PIN).person.name == TANAKA


def test_a_stranger_waits_as_a_person_does(plant, clock):
    for _ in range(tries.FREE_OF_ONE):
        _fail(plant, "Nobody")
    _fail(plant, "Nobody", code="sign_in_wait")


def test_one_installation_waits_whatever_the_names(plant, clock):
    for number in range(tries.FREE_OF_ALL):
        _fail(plant, f"Nobody {number}")
    _fail(plant, TANAKA, PIN, code="sign_in_wait")
    clock.now_is += tries.FORGOTTEN_AFTER + timedelta(seconds=1)
    plant.people.sign_in(TANAKA, PIN)


def test_a_person_tried_too_often_is_locked_until_an_administrator_unlocks(plant, clock):
    for _ in range(tries.LOCKED_AFTER):
        _fail(plant)
        clock.now_is += timedelta(hours=1)
    _fail(plant, pin=PIN)
    clock.now_is += timedelta(hours=1)
    last = _journal(plant)[-1]
    assert (last["action"], last["who"]) == ("person_lock", "Recycler")
    plant.people.sign_in(BOSS, BOSS_PIN)
    plant.people.unlock(TANAKA, who="")
    assert plant.people.sign_in(TANAKA, PIN).person.state is PersonState.ACTIVE


def test_what_was_tried_is_known_after_a_restart(store, folder, clock):
    store.people.add(PersonEntry(name=BOSS, role=Role.ADMINISTRATOR), BOSS_PIN, who="")
    for _ in range(tries.FREE_OF_ONE):
        _fail(store, BOSS)
    store.close()
    with Store.open(folder) as again:
        _fail(again, BOSS, BOSS_PIN, code="sign_in_wait")


def test_tries_at_the_same_time_are_counted_too(plant, clock):
    codes = []

    def attempt():
        try:
            plant.people.sign_in(TANAKA, "9999")
        except RightsError as error:
            codes.append(error.code)

    threads = [Thread(target=attempt) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert codes.count("sign_in_wrong") <= tries.FREE_OF_ONE
    assert len(codes) == 6


def test_the_last_administrator_stays(plant):
    for act in (
        lambda: plant.people.lock(BOSS, who="", why="left"),
        lambda: plant.people.change(BOSS, Role.AUDITOR, who="", why="enough"),
    ):
        with pytest.raises(InputError, match="last_administrator"):
            act()


def test_a_role_that_decides_takes_a_longer_proof(plant):
    with pytest.raises(InputError, match="pin_for_role"):
        plant.people.change(TANAKA, Role.MANAGER, who="", why="promoted")
    with pytest.raises(InputError, match="password_short"):
        plant.people.change(TANAKA, Role.MANAGER, who="", why="promoted", pin="2583")
    changed = plant.people.change(TANAKA, Role.MANAGER, who="", why="promoted", pin="25830174")
    assert changed.role is Role.MANAGER
    assert changed.version == 2


def test_a_lock_reaches_a_program_that_is_open(plant_in_folder, folder, entry, monkeypatch):
    monkeypatch.setattr(guard, "FRESH_S", 0.0)
    with Store.open(folder) as elsewhere:
        elsewhere.people.sign_in(TANAKA, PIN)
        elsewhere.log(entry(), who="")
        plant_in_folder.people.lock(TANAKA, who="", why="lost the card")
        with pytest.raises(RightsError, match="nobody_signed_in"):
            elsewhere.log(entry(1), who="")


def test_one_changes_ones_own_pin_by_the_old_one(plant):
    plant.people.sign_in(TANAKA, PIN)
    with pytest.raises(RightsError, match="sign_in_wrong"):
        plant.people.change_own("9999", "7412", who="")
    plant.people.change_own(PIN, "7412", who="")
    assert plant.people.sign_in(TANAKA, "7412").person.name == TANAKA


def test_drafts_are_each_persons_own(store):
    store.save_draft("intake", {"material": "NDFEB_HDD"}, who="Aiko")
    store.people.add(PersonEntry(name=BOSS, role=Role.ADMINISTRATOR), BOSS_PIN, who="Aiko")
    assert store.draft("intake").payload == {"material": "NDFEB_HDD"}
    store.people.add(PersonEntry(name=TANAKA, role=Role.OPERATOR), PIN, who="")
    store.people.sign_in(TANAKA, PIN)
    assert store.draft("intake") is None
    store.save_draft("intake", {"material": "PACK_LFP"}, who="")
    assert [one.who for one in store.drafts()] == [TANAKA]
    store.people.sign_out()
    assert [(one.form, one.who, one.payload) for one in store.left_behind()] == [
        ("intake", "Aiko", {}), ("intake", TANAKA, {}),
    ]  # fmt: skip


def test_the_owner_of_the_folder_recovers_and_everybody_is_told_once(store, folder):
    store.people.add(PersonEntry(name=BOSS, role=Role.ADMINISTRATOR), BOSS_PIN, who="")
    store.people.add(PersonEntry(name=TANAKA, role=Role.OPERATOR), PIN, who="")
    before = _journal(store)
    store.people.sign_out()
    store.people.recover(BOSS, "another-leaf")
    assert store.people.signed_in() is None
    *kept, last = _journal(store)
    assert kept == before
    assert (last["action"], last["who"]) == (
        "person_recovered", guard.owner(),
    )  # fmt: skip
    _fail(store, BOSS, BOSS_PIN)
    told = store.people.sign_in(BOSS, "another-leaf").recoveries
    assert [one.name for one in told] == [BOSS]
    assert [one.name for one in store.people.sign_in(TANAKA, PIN).recoveries] == [BOSS]
    assert store.people.sign_in(TANAKA, PIN).recoveries == ()


def test_who_does_not_own_the_folder_cannot_recover(store, monkeypatch):
    store.people.add(PersonEntry(name=BOSS, role=Role.ADMINISTRATOR), BOSS_PIN, who="")
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    with pytest.raises(RightsError, match="not_owner"):
        store.people.recover(BOSS, "another-leaf")


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE person SET role = 'administrator' WHERE role = 'operator'", "person_altered"),
        ("UPDATE person_secret SET hash = 'x'", "person_proof"),
    ],
)
def test_check_finds_what_was_changed_behind_the_back(plant, statement, code):
    from sqlalchemy import text

    assert plant.check() == []
    with plant._database.write() as writing:
        writing.run(text(statement))
    assert code in {problem.code for problem in plant.check()}


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")
def test_a_new_data_folder_is_closed_to_others(tmp_path):
    Store.create(tmp_path / "data").close()
    assert not data_folder.is_wide(tmp_path / "data")
    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in (tmp_path / "data").iterdir()}
    assert modes["recycler.sqlite3"] == "0o600"
    (tmp_path / "data").chmod(0o755)
    assert data_folder.is_wide(tmp_path / "data")
    data_folder.narrow(tmp_path / "data")
    assert not data_folder.is_wide(tmp_path / "data")


def test_what_somebody_began_is_signed_by_them_with_the_rights_they_had(store, entry):
    boss, helper = PersonEntry(name="Aiko", role=Role.ADMINISTRATOR), "Ono"
    store.people.add(boss, "correct horse", who="")
    store.people.add(PersonEntry(name=helper, role=Role.AUDITOR), "correct horse", who="")
    store.people.sign_in("Aiko", "correct horse")
    begun, stored = store.going_on(), []

    def go_on():
        with begun:
            stored.extend(store.log_many([entry(), entry(1)], who="Ono"))

    store.people.sign_in(helper, "correct horse")
    with pytest.raises(RightsError, match="right_missing"):
        store.log(entry(2), who="Aiko")
    thread = Thread(target=go_on)
    thread.start()
    thread.join()
    assert [one.who for ticket in stored for one in store.history(ticket)] == ["Aiko", "Aiko"]
    assert store.people.signed_in().name == helper
    with pytest.raises(RightsError, match="right_missing"):
        store.log(entry(2), who="Aiko")


def test_an_administrator_has_a_long_pin_by_whatever_way(store):
    people = store.people
    boss = PersonEntry(name=BOSS, role=Role.ADMINISTRATOR)
    ways = [
        lambda: people.add(boss, PIN, who=""),
        lambda: people.reset(BOSS, PIN, who=""),
        lambda: people.change_own(BOSS_PIN, PIN, who=""),
        lambda: people.recover(BOSS, PIN),
        lambda: people.recover("Y. Mori", PIN),
        lambda: people.change(TANAKA, Role.ADMINISTRATOR, who="", why="leads", pin=PIN),
    ]
    with pytest.raises(InputError, match="password_short"):
        ways[0]()
    people.add(boss, BOSS_PIN, who="")
    people.add(PersonEntry(name=TANAKA, role=Role.OPERATOR), PIN, who="")
    for way in ways[1:]:
        with pytest.raises(InputError, match="password_short"):
            way()
    with pytest.raises(InputError, match="pin_for_role"):
        people.change(TANAKA, Role.ADMINISTRATOR, who="", why="leads")
