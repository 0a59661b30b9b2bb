"""Signed checkpoints: an older file is found out, an honest restore, move or new key is not."""

import json
import shutil
import sqlite3
import stat
import sys
from contextlib import closing

import pytest

from db import engine
from db.data_folder import FILE
from db.proof import checkpoint_log, checkpoints, signing_key
from db.safekeeping.backup import restore
from db.store import Store
from recycler.errors import DataFolderError, InputError
from tests.db.checks.tampering import unguarded


@pytest.fixture(autouse=True)
def keys(tmp_path, monkeypatch):
    """The keys of an installation of this test's own; calling it moves to another machine."""

    def machine(name):
        monkeypatch.setenv(signing_key.VARIABLE, str(tmp_path / name))
        return tmp_path / name

    machine("here")
    return machine


@pytest.fixture
def lived(folder, entry):
    """A folder after two days of work, and its file as it was after the first."""
    with Store.open(folder) as store:
        store.log(entry(0), who="Aiko")
    shutil.copy(folder / FILE, folder / "first-day.sqlite3")
    with Store.open(folder) as store:
        store.log(entry(1), who="Aiko")
    return folder


def codes(folder):
    with Store.open(folder) as store:
        return {problem.code for problem in store.check()}


def standing(folder):
    with Store.open(folder) as store:
        return store.proof.standing()


def log(folder):
    return [checkpoints.parsed(line) for line in checkpoint_log.lines(folder)]


def test_closing_signs_what_was_entered_and_opening_alone_does_not(folder, entry):
    before = len(log(folder))
    Store.open(folder).close()
    assert len(log(folder)) == before
    with Store.open(folder) as store:
        store.log(entry(), who="Aiko")
        last = store.proof.journal(limit=1)[0].entry
        assert store.proof.standing().unsigned > 0
    line = log(folder)[-1]
    assert (line.kind, line.entry, line.is_signed) == ("close", last, True)
    assert standing(folder).unsigned == 0


def test_many_entries_are_signed_while_they_come(folder, entry, monkeypatch):
    monkeypatch.setattr(engine, "MANY_ENTRIES", 4)
    with Store.open(folder) as store:
        for number in range(9):
            store.log(entry(number), who="Aiko")
        assert [line.kind for line in log(folder)][-2:] == ["many", "many"]


def test_a_backup_and_a_good_check_are_signed(lived):
    with Store.open(lived) as store:
        store.backup()
        assert store.check() == []
        assert store.proof.standing().last_clean is not None
    assert [line.kind for line in log(lived)][-2:] == ["backup", "check"]


def test_an_older_file_put_in_place_is_found_out_even_after_it_was_worked_on(lived, entry):
    shutil.copy(lived / "first-day.sqlite3", lived / FILE)
    assert codes(lived) == {"store_replayed"}
    with Store.open(lived) as store:
        for number in range(5):
            store.log(entry(number), who="Ben")
    assert "store_replayed" in codes(lived)


def test_a_journal_cut_at_its_end_with_its_rows_is_found_out(lived):
    with unguarded(lived / FILE) as file:
        (last,) = file.execute("SELECT max(seq) FROM journal").fetchone()
        file.execute(f"DELETE FROM journal WHERE seq = {last}")
        file.execute("DELETE FROM checkpoint WHERE number = (SELECT max(number) FROM checkpoint)")
    assert "store_replayed" in codes(lived)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("DELETE FROM checkpoint WHERE number = 1", "checkpoint_missing"),
        ("UPDATE checkpoint SET number = 9 WHERE number = 2", "checkpoint_altered"),
        (
            "UPDATE checkpoint SET line = replace(line, 'close', 'check') WHERE number = 3",
            "checkpoint_altered",
        ),
        ("INSERT INTO checkpoint SELECT 99, line FROM checkpoint LIMIT 1", "checkpoint_altered"),
    ],
)
def test_checkpoints_in_the_file_cannot_be_changed(lived, change, code):
    with unguarded(lived / FILE) as file:
        file.execute(change)
    assert code in codes(lived)


@pytest.mark.parametrize("at", [0, -1])
def test_the_log_outside_cannot_be_changed(lived, at):
    file = lived / checkpoint_log.NAME
    lines = file.read_text("utf-8").splitlines()
    said = json.loads(lines[at]) | {"entry": 1}
    lines[at] = json.dumps(said, separators=(",", ":"))
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    assert "checkpoint_altered" in codes(lived)


def test_a_line_that_was_broken_off_is_no_alarm_and_is_mended(lived, entry):
    file = lived / checkpoint_log.NAME
    file.write_bytes(file.read_bytes()[:-20])  # the file has it whole
    assert codes(lived) == set()
    assert file.read_bytes().endswith(b"\n")
    assert all(line.is_signed for line in log(lived))


def test_all_of_a_folder_put_back_is_found_against_the_second_folder(lived, tmp_path, entry):
    second = tmp_path / "stick"
    with Store.open(lived) as store:
        store.proof.keep_checkpoints_in(second)
    older = shutil.copytree(lived, tmp_path / "older")
    with Store.open(lived) as store:
        store.log(entry(3), who="Aiko")
    assert codes(lived) == set()
    for name in (FILE, checkpoint_log.NAME):
        shutil.copy(older / name, lived / name)
    assert codes(lived) == {"checkpoints_differ"}


def test_a_second_folder_that_was_away_is_caught_up(lived, tmp_path, entry):
    second = tmp_path / "stick"
    with Store.open(lived) as store:
        store.proof.keep_checkpoints_in(second)
    second.rename(tmp_path / "away")
    with Store.open(lived) as store:
        store.log(entry(3), who="Aiko")
    assert codes(lived) == set()
    (tmp_path / "away").rename(second)
    with Store.open(lived) as store:
        store.log(entry(4), who="Aiko")
    (copy,) = second.iterdir()
    assert copy.read_bytes() == (lived / checkpoint_log.NAME).read_bytes()
    with Store.open(lived) as store:
        store.proof.keep_checkpoints_in(None)
        assert store.proof.standing().second is None


def test_a_second_folder_that_cannot_be_is_refused(lived, tmp_path):
    (tmp_path / "file").touch()
    with Store.open(lived) as store, pytest.raises(InputError) as refused:
        store.proof.keep_checkpoints_in(tmp_path / "file")
    assert refused.value.code == "folder_not_writable"


def test_a_restore_is_journalled_signed_and_no_alarm(lived, entry):
    with Store.open(lived) as store:
        backup = store.backup().file
        store.log(entry(5), who="Aiko")
    kept_as = restore(lived, backup).kept_as
    assert codes(lived) == set()
    with Store.open(lived) as store:
        (told,) = [one for one in store.proof.journal() if one.action == "restore"]
        assert told.after["file"] == backup.name
    restore(lived, kept_as)
    assert codes(lived) == set()


def test_a_restore_killed_before_its_line_is_outside_is_no_alarm(lived, monkeypatch):
    with Store.open(lived) as store:
        backup = store.backup().file
    monkeypatch.setattr(checkpoints, "published", lambda *_: None)
    restore(lived, backup)
    assert codes(lived) == set()
    assert log(lived)[-1].kind in ("restore", "check")


def test_a_new_key_is_agreed_to_by_the_old_one(lived, entry):
    before = standing(lived).fingerprint
    with Store.open(lived) as store, pytest.raises(InputError):
        store.proof.renew_key(why=" ")
    with Store.open(lived) as store:
        store.proof.renew_key(why="once a year")
    assert codes(lived) == set()
    found = standing(lived)
    assert found.fingerprint != before
    assert [(one.fingerprint, one.agreed, one.is_own) for one in found.keys[-2:]] == [
        (before, False, False), (found.fingerprint, True, True),
    ]  # fmt: skip


def test_a_folder_on_another_machine_and_a_lost_key_are_told_and_no_alarm(lived, keys, entry):
    here = standing(lived).fingerprint
    keys("there")
    assert codes(lived) == set()
    with Store.open(lived) as store:
        store.log(entry(7), who="Ben")
    found = standing(lived)
    assert codes(lived) == set()
    assert [one.fingerprint for one in found.keys[-2:]] == [here, found.fingerprint]
    assert not found.keys[-1].agreed
    keys("here")
    with Store.open(lived) as store:
        store.log(entry(8), who="Aiko")
    assert codes(lived) == set()
    assert len(standing(lived).keys) == len(found.keys)  # known already


def test_a_backup_restored_on_another_machine_is_no_alarm(lived, keys, tmp_path, entry):
    with Store.open(lived) as store:
        backup = store.backup(tmp_path / "stick.sqlite3").file
    keys("there")
    restore(tmp_path / "new", backup)
    with Store.open(tmp_path / "new") as store:
        store.log(entry(9), who="Ben")
    assert codes(tmp_path / "new") == set()


def test_a_line_by_a_key_nobody_spoke_of_is_found(lived, keys):
    keys("forger")
    forger = signing_key.own_or_new()
    keys("here")
    last = log(lived)[-1]
    said = json.loads(last.text) | {"key": forger.public, "number": last.number + 1}
    said |= {"before": checkpoints.line_hash(last.text)}
    said["follows"] = said["before"]
    del said["signature"]
    text = checkpoints.canonical(said)
    line = checkpoints.canonical(said | {"signature": forger.sign(text)})
    with unguarded(lived / FILE) as file:
        file.execute("INSERT INTO checkpoint VALUES (?, ?)", (said["number"], line))
    assert codes(lived) == {"checkpoint_altered"}


def test_the_key_is_for_its_owner_alone(lived, keys):
    file = keys("here") / "signing.key"
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.write_text("nonsense")
    with Store.open(lived) as store, pytest.raises(DataFolderError) as refused:
        store.proof.renew_key(why="r")
    assert refused.value.code == "key_unreadable"


def test_a_save_goes_on_where_nothing_can_be_signed(lived, keys, entry):
    (keys("here") / "signing.key").write_text("nonsense")
    with Store.open(lived) as store:
        ticket = store.log(entry(8), who="Aiko").ticket
    with Store.open(lived) as store:
        assert store.batch(ticket).version == 1
        assert store.proof.standing().unsigned > 0


def test_the_key_store_of_the_system_is_used_where_there_is_one(monkeypatch):
    kept = {}

    class KeyStore:
        priority = 5

        def get_password(self, service, name):
            return kept.get((service, name))

        def set_password(self, service, name, text):
            kept[service, name] = text

    monkeypatch.delenv(signing_key.VARIABLE)
    monkeypatch.setattr("keyring.get_keyring", KeyStore)
    monkeypatch.setattr(signing_key, "folder", lambda: checkpoint_log.Path("/nowhere at all"))
    key = signing_key.own_or_new()
    assert key.place is None
    assert signing_key.own().public == key.public
    assert len(kept) == 1


def test_a_server_keeps_its_checkpoints_in_the_database(server_url, entry):
    with Store.at_url(server_url) as store:
        store.log(entry(), who="Aiko")
        assert store.check() == []
        assert store.proof.standing().checkpoints >= 1


def test_the_file_says_what_the_log_says(lived):
    with closing(sqlite3.connect(lived / FILE)) as file:
        inside = [line for (line,) in file.execute("SELECT line FROM checkpoint ORDER BY number")]
    assert inside == checkpoint_log.lines(lived)
