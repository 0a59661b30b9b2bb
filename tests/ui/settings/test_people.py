"""People in the settings: the first administrator, others, their roles, PINs and locks; by keys."""

import pytest
from PySide6.QtCore import Qt

from recycler.people.person import PersonEntry, PersonState
from recycler.people.rights import Right, Role

pytestmark = pytest.mark.usefixtures("cheap_pins")
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot, window):
    qtbot.keyClick(window.page.field, Key.Key_Comma, CTRL)
    window.page.open_section("people")
    return window.page.section("people")


def fills(qtbot, form, *texts):
    for field, words in zip(form.fields, texts, strict=True):
        field.edit.setFocus()
        field.edit.selectAll()
        qtbot.keyClicks(field.edit, words)
        qtbot.keyClick(field.edit, Key.Key_Return)
    qtbot.keyClick(form.fields[-1].edit, Key.Key_Return, CTRL)


@pytest.fixture
def peopled(store):
    store.people.add(PersonEntry(name="Y. Mori", role=Role.ADMINISTRATOR), "ginkgo-leaf", who="")
    store.people.add(PersonEntry(name="K. Tanaka", role=Role.OPERATOR), "2583", who="")
    return store


def test_the_first_administrator_switches_sign_in_on(qtbot, window, store):
    section = opened(qtbot, window)
    assert not section.off.isHidden()
    qtbot.keyClick(section.add, Key.Key_Space)
    fills(qtbot, section.add_form, "Y. Mori", "administrator", "short", "short")
    assert "8 signs" in section.add_form.fields[2].problem()
    assert not store.people.is_on()
    fills(qtbot, section.add_form, "Y. Mori", "administrator", "ginkgo-leaf", "ginkgo-lead")
    assert section.add_form.fields[3].problem()
    assert not store.people.is_on()
    fills(qtbot, section.add_form, "Y. Mori", "administrator", "ginkgo-leaf", "ginkgo-leaf")
    assert section.add_form.isHidden()
    assert store.people.signed_in().name == "Y. Mori"
    assert window.status.operator.text() == "Y. Mori"
    assert section.off.isHidden()


def test_people_are_added_changed_locked_and_unlocked(qtbot, peopled, window):
    section = opened(qtbot, window)
    qtbot.keyClick(section.add, Key.Key_Space)
    fills(qtbot, section.add_form, "M. Ito", "laboratory", "7412", "7412")
    assert [one.name for one in peopled.people.all()] == ["Y. Mori", "K. Tanaka", "M. Ito"]
    table = section.table.table
    assert section.table.model.record(table.current_row()).name == "M. Ito"

    qtbot.keyClick(section.role, Key.Key_Space)
    fills(qtbot, section.role_form, "manager", "promoted", "", "")
    assert section.role_form.fields[2].problem()
    fills(qtbot, section.role_form, "manager", "promoted", "74128036", "74128036")
    assert peopled.people.all()[2].role is Role.MANAGER

    qtbot.keyClick(section.lock, Key.Key_Space)
    fills(qtbot, section.lock_form, "on leave")
    assert peopled.people.all()[2].state is PersonState.LOCKED
    qtbot.keyClick(section.lock, Key.Key_Space)
    assert peopled.people.all()[2].state is PersonState.ACTIVE

    qtbot.keyClick(section.pin, Key.Key_Space)
    fills(qtbot, section.pin_form, "river stones", "river stones")
    assert peopled.people.sign_in("M. Ito", "river stones").person.name == "M. Ito"


def test_who_may_not_is_told_why(qtbot, peopled, window):
    peopled.people.sign_in("K. Tanaka", "2583")
    window.workspace.person_changed()
    section = opened(qtbot, window)
    assert not section.add.isEnabled()
    qtbot.keyClick(section.own, Key.Key_Space)
    fills(qtbot, section.own_form, "9999", "7412", "7412")
    assert section.own_form.fields[0].problem()
    fills(qtbot, section.own_form, "2583", "7412", "7412")
    assert section.own_form.isHidden()
    assert peopled.people.sign_in("K. Tanaka", "7412").person.name == "K. Tanaka"
    assert "administrator" in section.denied.text()


def test_a_page_says_what_a_role_does_not_do_on_it(qtbot, peopled, window, monkeypatch):
    page = window.page
    monkeypatch.setattr(type(page), "works_by", Right.ASSAY)
    window.workspace.person_changed()
    assert page.reads_only.isHidden()
    peopled.people.sign_in("K. Tanaka", "2583")
    window.workspace.person_changed()
    assert not page.reads_only.isHidden()
    assert "laboratory" in page.reads_only.words.text()


def test_f12_where_nobody_signs_in_leads_to_the_people(qtbot, window):
    qtbot.keyClick(window.page.field, Key.Key_F12)
    assert not window.door.is_closed
    assert "Nobody signs in here yet" in window.toast.words.text()
