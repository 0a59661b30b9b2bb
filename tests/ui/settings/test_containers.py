"""Containers in the settings: weighed, weighed again, their history; by keys."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from recycler.processing.records import ContainerTare

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def known(store):
    at = datetime(2026, 3, 1, tzinfo=UTC)
    for name, tare in (("D-101", "17.5"), ("D-102", "20.0")):
        entry = ContainerTare(container=name, tare=Decimal(tare), scale="Floor 1", at=at)
        store.processing.weigh_empty(entry, who="Mori")


def opened(qtbot, window):
    qtbot.keyClick(window.page.field, Key.Key_Comma, CTRL)
    window.page.open_section("containers")
    return window.page.section("containers")


def test_the_first_container_is_weighed(qtbot, window, store):
    section = opened(qtbot, window)
    assert section.containers.isHidden()
    assert not section.none.isHidden()
    qtbot.keyClick(section.add, Key.Key_Space)
    form = section.form
    assert form.container.edit.hasFocus()
    qtbot.keyClicks(form.container.edit, "D-107")
    qtbot.keyClick(form.container.edit, Key.Key_Return)
    qtbot.keyClick(form.tare.edit, Key.Key_Return, CTRL)
    assert form.tare.problem()
    assert form.tare.edit.hasFocus()
    qtbot.keyClicks(form.tare.edit, "17.5")
    qtbot.keyClick(form.tare.edit, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(store.processing.containers()))
    qtbot.waitUntil(lambda: section.settled() and not section.containers.isHidden())
    assert form.isHidden()
    assert section.containers.table.hasFocus()
    assert [one.name for one in section.containers.model.records] == ["D-107"]


def test_a_container_is_weighed_again_from_its_row_and_shows_its_history(
    qtbot, known, window, store
):
    section = opened(qtbot, window)
    table = section.containers.table
    table.setFocus()
    qtbot.keyClick(table, Key.Key_Down)
    assert "D-102" in section.history_title.text()
    qtbot.keyClick(table, Key.Key_Return)
    form = section.form
    assert (form.container.text(), form.scale.text()) == ("D-102", "Floor 1")
    assert form.tare.edit.hasFocus()
    qtbot.keyClicks(form.tare.edit, "22.5")
    qtbot.keyClick(form.tare.edit, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(store.processing.tares("D-102")) == 2)
    qtbot.waitUntil(lambda: section.settled() and len(section.history.model.records) == 2)
    shown = section.history.table.model()
    assert [shown.index(0, n).data() for n in (1, 2)] == ["22.5\u2009kg", "+2.50"]
    assert [shown.index(1, n).data() for n in (1, 2)] == ["20.0\u2009kg", "–"]
    assert section.containers.model.records[1].last.tare == Decimal("22.5")


def test_esc_keeps_nothing(qtbot, known, window, store):
    section = opened(qtbot, window)
    qtbot.keyClick(section.add, Key.Key_Space)
    qtbot.keyClicks(section.form.container.edit, "D-103")
    for _ in range(2):  # what was typed, then the form
        qtbot.keyClick(section.form.container.edit, Key.Key_Escape)
    assert section.form.isHidden()
    assert [one.name for one in store.processing.containers()] == ["D-101", "D-102"]
