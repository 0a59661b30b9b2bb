"""Only the newest question is answered."""

from threading import Event

import pytest
from PySide6.QtCore import QObject

from ui.newest import Newest


@pytest.fixture
def newest(qapp):
    parent = QObject()
    yield Newest(parent)
    parent.deleteLater()


def test_one_asked_meanwhile_takes_the_place_of_the_one_before(qtbot, newest):
    gate, answers = Event(), []
    newest.answered.connect(answers.append)

    def slow(report):
        gate.wait(5)
        return "old"

    newest.ask(slow)
    assert newest.ask(lambda report: "passed over") is None
    newest.ask(lambda report: "new")
    with qtbot.waitSignal(newest.answered):
        gate.set()
    qtbot.waitUntil(lambda: not newest.is_waiting())
    assert answers == ["new"]


def test_an_answer_that_is_not_wanted_any_more_is_not_given(qtbot, newest):
    gate, answers = Event(), []
    newest.answered.connect(answers.append)
    newest.ask(lambda report: gate.wait(5))
    newest.drop()
    gate.set()
    qtbot.waitUntil(lambda: not newest.is_waiting())
    assert answers == []


def test_a_failure_is_told(qtbot, newest):
    def fails(report):
        raise ValueError("no")

    with qtbot.waitSignal(newest.failed) as told:
        newest.ask(fails)
    assert isinstance(told.args[0], ValueError)
    qtbot.waitUntil(lambda: not newest.is_waiting())
