"""Backups are kept by the hour, day, week and month, here and in a second folder."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from db.safekeeping import kept_backups
from db.safekeeping.backup import rehearse, restore
from db.safekeeping.kept_backups import catch_up, listed, remember, second_folder, set_second_folder
from db.safekeeping.rotation import SPANS
from db.store import Store
from recycler.errors import InputError


@pytest.fixture
def backups(store):
    return store.folder / "backups"


def pretend(store, at):
    """A backup as if it had been made at another moment."""
    info = store.backup()
    file = info.file.with_name(f"recycler-{at:%Y%m%d-%H%M%S}.sqlite3")
    info.file.rename(file)
    info.file.with_name(f"{info.file.name}.json").unlink()
    remember(replace(info, file=file, at=at), store.folder)
    return file


def test_old_backups_give_way_and_nothing_else_does(store, backups):
    (backups / "mine.sqlite3").write_bytes(b"somebody put this here")
    start = datetime.now(UTC) - timedelta(days=60)
    for hours in range(0, 24 * 3, 2):
        pretend(store, start + timedelta(hours=hours))
    newest = store.backup()
    found = listed(backups)
    assert found[0] == newest
    assert 10 < len(found) < sum(span.keep for span in SPANS)
    assert {file.name for file in backups.glob("*.sqlite3")} == {
        "mine.sqlite3",
        *(info.file.name for info in found),
    }


def test_a_clock_set_back_costs_no_backup(store, backups):
    for days in range(12):
        pretend(store, datetime.now(UTC) + timedelta(days=1, hours=days))
    info = store.backup()
    assert store.last_backup() == info
    assert info in listed(backups)


def test_a_backup_cut_off_later_is_not_listed(store, backups):
    info = store.backup()
    info.file.write_bytes(info.file.read_bytes()[:-1])
    assert listed(backups) == []


def test_the_second_folder_gets_what_it_lacks(store, tmp_path):
    assert catch_up(store.folder) is None
    first = store.backup()
    set_second_folder(store.folder, tmp_path / "stick")
    second = second_folder(store.folder)
    assert second.parent == tmp_path / "stick"
    told = catch_up(store.folder)
    assert (told.copied, told.behind, told.problem) == (1, 0, None)
    (copied,) = listed(second)
    assert replace(copied, file=first.file) == first
    assert copied.file.parent == second


def test_a_stick_that_is_not_in_is_told_and_caught_up_with_later(store, tmp_path):
    set_second_folder(store.folder, tmp_path / "stick")
    (tmp_path / "stick").rename(tmp_path / "pulled")
    (tmp_path / "stick").mkdir()  # where it is mounted is there still
    for _ in range(2):
        store.backup()
    told = catch_up(store.folder)
    assert (told.copied, told.behind, told.problem) == (0, 2, "second_absent")
    assert list((tmp_path / "stick").iterdir()) == []
    (tmp_path / "stick").rmdir()
    (tmp_path / "pulled").rename(tmp_path / "stick")
    assert catch_up(store.folder).copied == 2
    assert catch_up(store.folder).copied == 0


def test_a_copy_that_differs_is_no_copy(store, tmp_path, monkeypatch):
    store.backup()
    set_second_folder(store.folder, tmp_path)
    monkeypatch.setattr(kept_backups.shutil, "copyfile", lambda _from, to: to.write_bytes(b"x"))
    told = catch_up(store.folder)
    assert (told.copied, told.behind, told.problem) == (0, 1, "second_refused")
    assert list(second_folder(store.folder).iterdir()) == []


def test_a_second_folder_that_cannot_be_made_is_named(store, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(InputError) as refused:
        set_second_folder(store.folder, tmp_path / "file")
    assert refused.value.code == "folder_not_writable"
    assert second_folder(store.folder) is None


def test_the_second_folder_is_forgotten_when_nobody_wants_it(store, tmp_path):
    set_second_folder(store.folder, tmp_path)
    set_second_folder(store.folder, None)
    assert second_folder(store.folder) is None


def test_a_rehearsal_says_what_a_restore_would_give(store, entry):
    logged = store.log(entry(0), who="Aiko")
    info = store.backup()
    store.log(entry(1), who="Aiko")
    before = sorted(store.folder.rglob("*"))
    found = rehearse(store.folder, info.file)
    assert (found.batches, found.problems) == (1, ())
    assert found.newest == logged.logged_at
    assert sorted(store.folder.rglob("*")) == before
    assert store.count().batches == 2


def altered(file):
    with closing(sqlite3.connect(file)) as other:
        other.execute("UPDATE batch SET supplier = 'Nobody'")
        other.commit()


@pytest.mark.parametrize("noted", [True, False])
def test_a_backup_that_was_changed_is_refused(folder, entry, noted):
    with Store.open(folder) as store:
        store.log(entry(0), who="Aiko")
        backup = store.backup().file
        store.log(entry(1), who="Aiko")
    altered(backup)
    if not noted:
        backup.with_name(f"{backup.name}.json").unlink()
    with pytest.raises(InputError) as refused:
        restore(folder, backup)
    assert refused.value.code == "altered_backup"
    with Store.open(folder) as store:
        assert store.count().batches == 2
    assert list(folder.glob("recycler-replaced*")) == []
    assert list(folder.glob("rehearsal*")) == []


def test_a_restore_from_any_kept_backup_passes_the_check(folder, entry):
    random = Random(20_261_127)
    held = {}
    with Store.open(folder) as store:
        for number in range(6):
            for _ in range(random.randrange(1, 4)):
                ticket = store.log(entry(random.randrange(900)), who="Aiko").ticket
            if random.random() < 0.5:
                store.void(ticket, who="Aiko", why=f"twice {number}")
            held[store.backup().file] = store.count().batches
    for file in random.sample(sorted(held), 4):
        restore(folder, file)
        with Store.open(folder) as store:
            assert store.check() == []
            assert store.count().batches == held[file]


def test_random_cuts_of_a_backup_are_refused(folder, entry, tmp_path):
    random = Random(20_261_128)
    with Store.open(folder) as store:
        store.log_many(map(entry, range(30)), who="Aiko")
        backup = store.backup().file
    whole = backup.read_bytes()
    for number in range(25):
        cut = tmp_path / f"cut-{number}.sqlite3"
        cut.write_bytes(whole[: random.randrange(len(whole))])
        with pytest.raises(InputError) as refused:
            restore(folder, cut)
        assert refused.value.code == "bad_backup"
    with Store.open(folder) as store:
        assert store.count().batches == 30
        assert store.check() == []
    shutil.copy(backup, tmp_path / "whole.sqlite3")
    restore(folder, tmp_path / "whole.sqlite3")
