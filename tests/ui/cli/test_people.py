"""The commands `people …`, and every command under sign-in."""

import io
import json

import pytest

from ui.start import split

pytestmark = pytest.mark.usefixtures("cheap_pins")
BOSS, BOSS_PIN = "A. Kimura", "ginkgo-leaf"
TANAKA, PIN = "K. Tanaka", "2583"


@pytest.fixture
def typed(monkeypatch):
    """Puts lines on standard input."""

    def put(*lines):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    put()
    return put


@pytest.fixture
def plant(recycler, typed):
    """A data folder with an administrator and an operator; calls it as somebody."""
    recycler("init")
    typed(BOSS_PIN)
    assert recycler("people", "add", BOSS, "--role", "administrator").code == 0
    typed(BOSS_PIN, PIN)
    answer = recycler("people", "add", TANAKA, "--role", "operator", "--user", BOSS)
    assert answer.code == 0, answer.err

    def call(who, pin, *arguments, more=()):
        typed(pin, *more)
        return recycler(*arguments, "--user", who)

    call.recycler = recycler
    return call


def test_options_for_every_command_may_stand_anywhere():
    options = split(["people", "list", "--user", "A. Kimura", "--json", "--data", "x"])
    assert options == (["--data", "x", "--user=A. Kimura", "--json"], ["people", "list"])


def test_a_new_folder_is_its_owners(recycler):
    recycler("init")
    assert recycler("people", "list", "--json").document == {"sign_in": False, "people": []}
    answer = recycler("batches", "--user", TANAKA)
    assert answer.code == 1
    assert "Nobody signs in" in answer.err


@pytest.mark.parametrize("command", [("batches",), ("check",), ("people", "list"), ("totals",)])
def test_reading_takes_a_name_and_a_pin(plant, typed, command):
    typed()
    unnamed = plant.recycler(*command)
    assert (unnamed.code, unnamed.out) == (1, "")
    assert "--user" in unnamed.err
    wrong = plant(TANAKA, "9999", *command)
    stranger = plant("Nobody", "9999", *command)
    assert (wrong.code, wrong.err) == (1, stranger.err)


def test_the_pin_may_come_from_the_environment(plant, monkeypatch, typed):
    typed()
    monkeypatch.setenv("RECYCLER_PIN", PIN)
    assert plant.recycler("batches", "--user", TANAKA, "--json").document["total"] == 0


def test_a_right_that_is_missing_is_one_sentence_and_no_change(plant):
    answer = plant(TANAKA, PIN, "people", "lock", BOSS, "--why", "mine now", "--json")
    assert answer.code == 1
    (problem,) = json.loads(answer.out)["problems"]
    assert problem["code"] == "right_missing"
    assert problem["message"].startswith("Not allowed for the role operator")
    people = plant(BOSS, BOSS_PIN, "people", "list", "--json").document["people"]
    assert [one["state"] for one in people] == ["active", "active"]


def test_restoring_takes_its_right(plant, tmp_path):
    out = tmp_path / "copy.sqlite3"
    assert plant(TANAKA, PIN, "backup", "--out", out).code == 0
    assert plant(TANAKA, PIN, "restore", out).code == 1
    assert plant(BOSS, BOSS_PIN, "restore", out).code == 0


def test_people_are_changed_locked_unlocked_and_given_new_pins(plant):
    assert plant(BOSS, BOSS_PIN, "people", "lock", TANAKA, "--why", "on leave").code == 0
    assert plant(TANAKA, PIN, "batches").code == 1
    assert plant(BOSS, BOSS_PIN, "people", "unlock", TANAKA).code == 0
    answer = plant(BOSS, BOSS_PIN, "people", "reset-pin", TANAKA, more=["7412"])
    assert answer.code == 0, answer.err
    assert plant(TANAKA, "7412", "batches").code == 0
    changed = plant(
        BOSS, BOSS_PIN, "people", "change", TANAKA, "--role", "manager", "--why", "promoted",
        "--new-pin", "--json", more=["river stones"],
    )  # fmt: skip
    assert changed.document["role"] == "manager"
    assert plant(TANAKA, "river stones", "target", "list").code == 0


def test_one_changes_ones_own_pin(plant):
    assert plant(TANAKA, PIN, "people", "own-pin", more=["7412"]).code == 0
    assert plant(TANAKA, PIN, "batches").code == 1
    assert plant(TANAKA, "7412", "batches").code == 0


def test_the_owner_of_the_folder_recovers(plant, typed):
    typed("another leaf")
    answer = plant.recycler("people", "recover", BOSS)
    assert (answer.code, answer.err) == (0, "")
    told = plant(TANAKA, PIN, "batches")
    assert f"gave {BOSS} a new PIN" in told.err
    assert plant(BOSS, BOSS_PIN, "batches").code == 1
    assert plant(BOSS, "another leaf", "batches").code == 0


def test_what_a_command_does_is_signed_by_who_signed_in(plant):
    people = plant(BOSS, BOSS_PIN, "people", "list", "--json").document["people"]
    assert [one["entered_by"] for one in people if one["name"] == TANAKA] == [BOSS]
