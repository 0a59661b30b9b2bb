"""Backups in the settings: kept, rehearsed, copied elsewhere; a damaged store offers repair."""

import pytest
from PySide6.QtCore import Qt

from db.safekeeping.kept_backups import listed, second_folder, set_second_folder

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def section(qtbot, window):
    qtbot.keyClick(window.page.field, Key.Key_Comma, CTRL)
    window.page.open_section("backup")
    return window.page.section("backup")


def idle(qtbot, window):
    qtbot.waitUntil(lambda: window.workspace.keeper.job is None)


def test_a_backup_is_listed_as_soon_as_it_is_kept(qtbot, window, section, store):
    assert section.kept.isHidden()
    qtbot.keyClick(section.now, Key.Key_Space)
    qtbot.waitUntil(lambda: len(section.kept.kept.model.records) == 1)
    idle(qtbot, window)
    assert section.kept.isVisible()
    assert section.kept.chosen() == store.last_backup()


def test_a_rehearsal_says_what_a_restore_would_give(qtbot, window, section, store, load):
    store.log(load, who="Mori")
    qtbot.keyClick(section.now, Key.Key_Space)
    qtbot.waitUntil(lambda: section.kept.chosen() is not None)
    idle(qtbot, window)
    before = store.count()
    qtbot.keyClick(section.kept.rehearse, Key.Key_Space)
    qtbot.waitUntil(section.kept.said.isVisible)
    idle(qtbot, window)
    assert "1 tickets" in section.kept.said.text()
    assert "everything in it agrees" in section.kept.said.text()
    assert store.count() == before


def test_the_chosen_backup_is_offered_and_not_restored_by_enter(qtbot, window, section, store):
    store.backup()
    window.workspace.announce("backup")
    wanted = []
    window.workspace.restore_wanted.connect(wanted.append)
    qtbot.keyClick(section.kept.restore, Key.Key_Space)
    assert section.confirm.isVisible()
    assert section.confirm.kept.hasFocus()
    qtbot.keyClick(section.confirm.kept, Key.Key_Space)
    assert wanted == []


def test_each_hour_only_what_changed_is_backed_up(qtbot, window, section, store, load):
    keeper = window.workspace.keeper
    assert keeper.hourly.isActive()
    keeper.hourly.timeout.emit()
    idle(qtbot, window)
    first = store.last_backup()
    assert first is not None
    keeper.hourly.timeout.emit()
    idle(qtbot, window)
    assert store.last_backup() == first
    store.log(load, who="Mori")
    keeper.hourly.timeout.emit()
    idle(qtbot, window)
    assert store.last_backup().batches == first.batches + 1


def test_a_second_folder_gets_every_backup(qtbot, window, section, store, tmp_path):
    section.second.keep_in(tmp_path / "stick")
    qtbot.waitUntil(lambda: listed(second_folder(store.folder)) != [])
    idle(qtbot, window)
    qtbot.waitUntil(lambda: len(section.kept.kept.model.records) == 1)
    assert str(tmp_path / "stick") in section.second.place.text()
    assert section.second.none.isVisible()
    qtbot.keyClick(section.second.none, Key.Key_Space)
    assert second_folder(store.folder) is None
    idle(qtbot, window)


def test_a_stick_that_is_not_in_is_told(qtbot, window, section, store, tmp_path):
    set_second_folder(store.folder, tmp_path / "stick")
    second_folder(store.folder).rmdir()
    qtbot.keyClick(section.now, Key.Key_Space)
    qtbot.waitUntil(lambda: "is not there" in window.toast.words.text())
    idle(qtbot, window)
    assert str(tmp_path) in section.second.place.text()
    assert store.last_backup() is not None


def test_a_damaged_page_is_told_after_the_start(qtbot, window, section, monkeypatch):
    monkeypatch.setattr("db.safekeeping.automatic.is_whole", lambda _folder: False)
    window.workspace.keeper.look_through()
    qtbot.waitUntil(lambda: "is damaged" in window.toast.words.text())
    idle(qtbot, window)
    wanted = []
    window.workspace.repair_wanted.connect(lambda: wanted.append("repair"))
    qtbot.keyClick(section.repair, Key.Key_Space)
    assert wanted == ["repair"]


def test_attachments_that_are_nowhere_whole_are_told(qtbot, window, section, store, load, tmp_path):
    slip = tmp_path / "slip.txt"
    slip.write_text("weighed", encoding="utf-8")
    one = store.attachments.attach(store.log(load, who="Mori").ticket, slip, who="Mori")
    kept = store.folder / "attachments" / one.sha256[:2] / one.sha256
    kept.chmod(0o600)
    kept.unlink()
    told = []
    window.workspace.told.connect(lambda notice: told.append((notice.words, notice.failure)))
    qtbot.keyClick(section.now, Key.Key_Space)
    qtbot.waitUntil(lambda: section.kept.chosen() is not None)
    idle(qtbot, window)
    assert [failure for words, failure in told if "nowhere whole" in words] == [True]
    qtbot.keyClick(section.kept.rehearse, Key.Key_Space)
    qtbot.waitUntil(section.kept.said.isVisible)
    idle(qtbot, window)
    assert "nowhere whole" in section.kept.said.text()
