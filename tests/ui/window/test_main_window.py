import pytest
from PySide6.QtCore import Qt

from recycler.errors import DataFolderError
from ui.look import theme
from ui.preferences import PREFERENCES, PreferencesFile
from ui.window.main_window import starts_compact

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

NUMBERED = (
    "intake", "batches", "laboratory", "processing", "balance", "recovery", "targets",
    "diversification", "reports",
)  # fmt: skip


def press(qtbot, window, key, modifier=CTRL):
    qtbot.keyClick(window.focusWidget() or window, key, modifier)


def test_the_first_page_stands_before_there_is_any_data(bare_window):
    assert bare_window.page.name == bare_window.page.__class__.name
    assert bare_window.rail.items["intake"].isChecked()
    assert bare_window.workspace is None


def test_pages_are_numbered_in_the_order_of_the_rail(qtbot, window):
    for number, name in enumerate(NUMBERED, start=1):
        press(qtbot, window, Qt.Key(ord("0") + number))
        assert window.rail.items[name].isChecked()
    press(qtbot, window, Qt.Key.Key_Comma)
    assert window.rail.items["settings"].isChecked()


def test_a_page_is_built_on_its_first_visit_and_kept(qtbot, window):
    press(qtbot, window, Qt.Key.Key_2)
    first = window.page
    press(qtbot, window, Qt.Key.Key_1)
    press(qtbot, window, Qt.Key.Key_2)
    assert window.page is first
    assert first.workspace is window.workspace


def test_the_rail_keeps_only_icons_where_the_window_is_narrow(window):
    window.resize(1280, 900)
    assert window.rail.width() == 56
    window.resize(1440, 900)
    assert window.rail.width() == 176


def test_a_low_window_is_compact_unless_a_person_chose_otherwise(window):
    window.resize(1440, 800)
    assert theme.metrics() is theme.COMPACT
    window.choose_look(density="roomy")
    assert theme.metrics() is theme.ROOMY
    window.resize(1440, 900)


def test_where_the_window_stood_is_kept(qtbot, window):
    window.resize(1440, 800)
    press(qtbot, window, Qt.Key.Key_2)
    window.close()
    kept = PreferencesFile(window.workspace.store.folder.parent / PREFERENCES)
    assert not kept.geometry().isEmpty()
    assert starts_compact(kept)
    assert kept.now.last_page == "batches"


def test_the_last_page_is_shown_once_the_data_is_there(qtbot, bare_window, workspace):
    bare_window.preferences.change(last_page="recovery")
    with qtbot.waitSignal(bare_window.settled):
        bare_window.take(workspace)
    assert bare_window.rail.items["recovery"].isChecked()


def test_logging_is_taken_back_and_done_again_by_keys(qtbot, window, load):
    batch = window.workspace.log(load)
    store = window.workspace.store
    press(qtbot, window, Qt.Key.Key_Z)
    assert store.batch(batch.ticket).state == "void"
    assert batch.ticket in window.toast.words.text()
    press(qtbot, window, Qt.Key.Key_Y)
    assert store.batch(batch.ticket).state == "logged"
    assert store.history(batch.ticket)[-1].who == "K. Tanaka"


def test_a_field_takes_back_its_own_typing_first(qtbot, window, load):
    batch = window.workspace.log(load)
    qtbot.keyClicks(window.page.field, "abc")
    press(qtbot, window, Qt.Key.Key_Z)
    assert window.page.field.text() == ""
    assert window.workspace.store.batch(batch.ticket).state == "logged"
    press(qtbot, window, Qt.Key.Key_Z)
    assert window.workspace.store.batch(batch.ticket).state == "void"


def test_nothing_to_take_back_is_said(qtbot, window):
    press(qtbot, window, Qt.Key.Key_Z)
    assert window.toast.words.text() == "Nothing to take back."


def test_what_the_store_refuses_is_said_and_stays(window):
    assert window.workspace.void("S1-26-09999", "typed twice") is None
    assert "S1-26-09999" in window.toast.words.text()
    assert not window.toast.isHidden()


def test_what_nobody_foresaw_is_handed_on(window):
    with pytest.raises(ZeroDivisionError):
        window.tell_failure(ZeroDivisionError())


def test_a_ticket_and_a_filter_open_on_the_batches_page(window):
    window.workspace.open_ticket.emit("S1-26-00001")
    window.workspace.open_batches.emit({"supplier": "Nordhavn"})
    assert window.page.asked == ["S1-26-00001", {"supplier": "Nordhavn"}]
    assert window.rail.items["batches"].isChecked()


def test_each_part_of_the_status_bar_leads_to_its_cause(qtbot, window):
    for part, section in (("operator", "general"), ("station", "facility"), ("backup", "backup")):
        qtbot.mouseClick(getattr(window.status, part), Qt.MouseButton.LeftButton)
        assert window.page.current_section() == section
    qtbot.mouseClick(window.status.hint, Qt.MouseButton.LeftButton)
    assert not window.palette_panel.isHidden()


def test_the_status_bar_tells_what_was_dropped(qtbot, window):
    window.workspace.dropper.told.emit("monthly_2026-10.pdf is written", False)
    assert window.status.dropped.text() == "monthly_2026-10.pdf is written"
    window.workspace.dropper.told.emit("The folder is not there.", True)
    assert window.status.dropped.text() == "The folder is not there."
    qtbot.mouseClick(window.status.dropped, Qt.MouseButton.LeftButton)
    assert window.page.current_section() == "file_drop"


def test_the_status_bar_tells_who_works_where(window):
    assert window.status.operator.text() == window.preferences.now.who
    assert window.status.station.text() == "Station S1"
    assert window.status.backup.text() == "No backup yet"


def test_f1_shows_the_keys_of_the_page_and_of_the_window(qtbot, window):
    from PySide6.QtWidgets import QLabel

    press(qtbot, window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    shown = {label.text() for label in window.keys_panel.findChildren(QLabel)}
    assert {"Take the scale", "F8", "Find anything", "Ctrl+K", "Batches", "Ctrl+2"} <= shown
    press(qtbot, window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert window.keys_panel.isHidden()
    assert window.page.field.hasFocus()


def test_the_name_of_the_facility_is_followed(window):
    from dataclasses import replace

    window.workspace.save_facility(replace(window.workspace.facility, name="Wakamatsu works"))
    assert window.rail.head.toolTip() == "Wakamatsu works"
    window.undo()
    assert window.rail.head.toolTip() == "Test works"


def test_a_simulated_facility_says_so_on_every_page(window):
    from dataclasses import replace

    assert window.page.strip.isHidden()
    window.workspace.save_facility(replace(window.workspace.facility, simulated=True))
    assert not window.page.strip.isHidden()


def test_data_that_cannot_be_opened_say_what_to_do_and_can_be_tried_again(qtbot, bare_window):
    tries = []
    error = DataFolderError("folder_busy", folder="F")
    bare_window.show_trouble(error, lambda: tries.append(1), lambda folder: None)
    assert "Another program is writing to F" in bare_window.page.words.text()
    qtbot.keyClick(bare_window.page.again, Qt.Key.Key_Return)
    assert tries == [1]


def test_light_and_dark_change_at_once(window):
    window.choose_look(theme="dark")
    assert theme.current() is theme.DARK
    window.choose_look(theme="light")
    assert theme.current() is theme.LIGHT


def test_ctrl_b_writes_a_backup_and_tells(qtbot, window):
    press(qtbot, window, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: window.workspace.store.last_backup() is not None)
    qtbot.waitUntil(lambda: "Verified backup today" in window.status.backup.text())
    assert "read back" in window.toast.words.text()
