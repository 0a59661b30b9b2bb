"""Pages come by their title, are built in turns of the loop, and get what was typed meanwhile."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.window import pages
from ui.window.main_window import MainWindow
from ui.window.page import Page

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


class LargePage(Page):
    """A page in two steps; the second may fail."""

    fails = False

    def __init__(self, parent=None):
        super().__init__("Large", parent)
        self.searched = 0

    def build(self):
        self.field = QLineEdit()
        yield
        if type(self).fails:
            raise ArithmeticError("cannot be built")
        self.set_body(self.field)
        self.bind("Ctrl+F", self._search)

    def shown(self):
        self.field.setFocus()

    def _search(self):
        self.searched += 1


@pytest.fixture
def large(window, monkeypatch):
    """The window, in which one page is large."""
    spec = next(spec for spec in pages.SPECS if spec.name == "batches")
    module = sys.modules[spec.module]
    monkeypatch.setattr(module, spec.page_class, LargePage)
    return window


def type_on(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def test_the_title_stands_there_until_the_page_is_whole(qtbot, large):
    type_on(qtbot, Key.Key_2, CTRL)
    assert large.page.title() == "Batches"
    assert not large.page.settled()
    qtbot.waitUntil(lambda: isinstance(large.page, LargePage))
    assert large.page.workspace is large.workspace
    assert large.page.field.hasFocus()


def test_what_is_typed_meanwhile_reaches_the_page(qtbot, large):
    type_on(qtbot, Key.Key_2, CTRL)
    type_on(qtbot, Key.Key_F, CTRL)
    type_on(qtbot, Key.Key_7)
    qtbot.waitUntil(lambda: isinstance(large.page, LargePage))
    assert large.page.searched == 1
    assert large.page.field.text() == "7"


def test_who_goes_on_takes_nothing_along(qtbot, large):
    before = large.page
    type_on(qtbot, Key.Key_2, CTRL)
    type_on(qtbot, Key.Key_7)
    type_on(qtbot, Key.Key_1, CTRL)
    qtbot.waitUntil(lambda: "batches" in large.stack.built)
    assert large.page is before
    assert before.field.text() == large.stack.built["batches"].field.text() == ""


def test_what_is_asked_of_a_page_waits_for_it(qtbot, large):
    asked = []
    large.show_page("batches", asked.append)
    large.show_page("batches", asked.append)
    assert asked == []
    qtbot.waitUntil(lambda: isinstance(large.page, LargePage))
    large.show_page("batches", asked.append)
    assert asked == [large.page] * 3


def test_a_page_that_cannot_be_built_is_tried_again(qtbot, large, monkeypatch):
    monkeypatch.setattr(LargePage, "fails", True)
    with qtbot.captureExceptions() as caught:
        type_on(qtbot, Key.Key_2, CTRL)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ArithmeticError
    monkeypatch.setattr(LargePage, "fails", False)
    type_on(qtbot, Key.Key_2, CTRL)
    qtbot.waitUntil(lambda: isinstance(large.page, LargePage))


def test_the_first_paint_shows_a_page_that_is_whole(qtbot, plain_pages, preferences, monkeypatch):
    spec = next(spec for spec in pages.SPECS if spec.name == "intake")
    monkeypatch.setattr(sys.modules[spec.module], spec.page_class, LargePage)
    window = MainWindow(preferences)
    qtbot.addWidget(window)
    assert isinstance(window.page, LargePage)
    assert window.page.field.parent() is window.page
