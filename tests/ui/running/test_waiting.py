"""What is still done when the window is closed shows how far it is."""

from threading import Event

import pytest
from PySide6.QtGui import QCloseEvent

from recycler.errors import DataFolderError
from ui.running.waiting import Waiting


@pytest.fixture
def waiting(qtbot):
    waiting = Waiting()
    qtbot.addWidget(waiting, before_close_func=lambda widget: widget.hide())
    return waiting


def test_what_takes_long_is_on_view_with_its_share_and_cannot_be_stopped(qtbot, waiting):
    goes_on, seen = Event(), []

    def look():
        seen.append((waiting.isVisible(), waiting.line.words.text()))
        event = QCloseEvent()
        waiting.closeEvent(event)
        seen.append(event.isAccepted())
        goes_on.set()

    def work(report):
        report(1, 4)
        goes_on.wait(60)
        return "whole"

    waiting._late.timeout.connect(look)
    assert waiting.do(work, "Repairing the data") == "whole"
    assert seen[0] == (True, "Repairing the data, 25 %")
    assert seen[1] is False
    assert not waiting.isVisible()


def test_what_takes_no_time_is_not_shown(waiting):
    shown = []
    waiting._late.timeout.connect(lambda: shown.append(True))
    assert [waiting.do(lambda _report, n=n: n, "Writing") for n in (1, 2)] == [1, 2]
    assert shown == []


def test_why_it_failed_is_raised(waiting):
    def work(report):
        raise DataFolderError("disk_full", folder="x")

    with pytest.raises(DataFolderError, match="disk_full"):
        waiting.do(work, "Writing")
