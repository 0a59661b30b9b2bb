"""The tare of a load, taken over from a container by keys."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from recycler.processing.containers import Container
from recycler.processing.records import ContainerTare
from ui.language import numbers
from ui.parts.tare_field import TareField

Key = Qt.Key
AT = datetime(2026, 3, 1, tzinfo=UTC)


def container(name, tare, unit="kg"):
    return Container(name, (ContainerTare(container=name, tare=Decimal(tare), unit=unit, at=AT),))


@pytest.fixture
def field(qtbot):
    field = TareField("Tare")
    field.containers = lambda: [
        container("D-101", "17.5"), container("B-2", "950", "g"), container("P-1", "40.0", "lb"),
    ]  # fmt: skip
    qtbot.addWidget(field)
    field.resize(420, 300)
    field.show()
    qtbot.waitExposed(field)
    return field


def test_the_list_narrows_as_one_types_and_enter_takes_the_tare(qtbot, field):
    field.open_list()
    assert field.is_open()
    assert [line.text for line in field._list.lines()] == ["D-101", "B-2", "P-1"]
    qtbot.keyClicks(field.edit, "b")
    assert [line.detail for line in field._list.lines()] == ["950\u2009g"]
    with qtbot.waitSignal(field.edited):
        qtbot.keyClick(field.edit, Key.Key_Return)
    assert not field.is_open()
    assert (field.text(), field.note.text()) == ("0.950", f"B-2, {numbers.day(AT)}")
    qtbot.keyClicks(field.edit, "1")
    assert field.note.text() == ""  # it is no longer the container's


def test_arrows_choose_and_esc_leaves_what_was_there(qtbot, field):
    qtbot.keyClicks(field.edit, "12")
    field.open_list()
    qtbot.keyClick(field.edit, Key.Key_Down)
    qtbot.keyClick(field.edit, Key.Key_Escape)
    assert (field.is_open(), field.text()) == (False, "12")
    field.open_list()
    qtbot.keyClick(field.edit, Key.Key_Up)
    qtbot.keyClick(field.edit, Key.Key_Return)
    assert field.text() == "40.0 lb"  # not kilograms; the rules say so
    with qtbot.waitSignal(field.stepped):
        qtbot.keyClick(field.edit, Key.Key_Return)


def test_without_containers_it_says_where_they_come_from(field):
    field.containers = list
    field.open_list()
    assert not field.is_open()
    assert "Containers" in field.line.text()
    assert field.problem() == ""
