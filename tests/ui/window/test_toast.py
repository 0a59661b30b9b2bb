import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.window.toast import Toast
from ui.workspace.workspace import Notice


@pytest.fixture
def toast(qtbot):
    """A toast over an empty page."""
    page = QWidget()
    page.resize(900, 600)
    qtbot.addWidget(page)
    page.show()
    page.toast = Toast(page)
    return page.toast


def test_it_stands_at_the_bottom_left(toast):
    toast.tell(Notice("S1-26-01284 logged."))
    assert (toast.x(), toast.height()) == (24, 40)
    assert toast.geometry().bottom() < 600


def test_undo_is_offered_where_there_is_a_way_back(qtbot, toast):
    toast.tell(Notice("S1-26-01284 logged.", undo=True))
    with qtbot.waitSignal(toast.undo):
        qtbot.keyClick(toast._undo, Qt.Key.Key_Return)
    assert toast.isHidden()


def test_a_failure_stays_until_it_is_closed(toast):
    toast.tell(Notice("The disk is full.", failure=True))
    assert not toast._timer.isActive()
    toast.tell(Notice("S1-26-01284 logged."))
    assert toast._timer.isActive()


def test_a_long_sentence_takes_two_lines(toast):
    toast.tell(Notice("Something unforeseen happened; the program goes on. " * 3, failure=True))
    assert toast.height() > 40
    assert toast.width() <= 900 - 48
