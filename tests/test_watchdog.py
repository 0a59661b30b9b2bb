"""The watchdog barks at what holds up the event loop, and at nothing else."""

import threading
import time
from collections import Counter
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit

from tests import watchdog
from tests.watchdog import Stall, Watchdog, looked_at


def burn(seconds):
    """Use up that much of the processor, as on a core of its own."""
    for _ in range(round(seconds / Watchdog.best_pace)):
        watchdog.pace()


@pytest.fixture
def dog(qapp, monkeypatch):
    """A watchdog that takes this file for the program."""
    monkeypatch.setattr(watchdog, "OURS", (__file__,))
    with Watchdog() as dog:
        yield dog


def in_a_turn(qtbot, act):
    done = []
    QTimer.singleShot(0, lambda: (act(), done.append(True)))
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    qtbot.wait(1)  # the turn ends


def test_work_that_takes_too_long_is_told_with_its_place(qtbot, dog):
    in_a_turn(qtbot, lambda: burn(0.2))
    (stall,) = dog.stalls
    assert stall.busy_s > 0.1
    assert "test_watchdog.py" in str(stall)
    assert "burn" in str(stall)


def test_many_small_things_in_one_turn_are_one_stall(qtbot, dog):
    for _ in range(8):
        QTimer.singleShot(0, lambda: burn(0.03))
    in_a_turn(qtbot, lambda: None)
    assert dog.stalls


def test_waiting_is_a_stall_though_it_takes_nothing(qtbot, dog):
    in_a_turn(qtbot, lambda: time.sleep(1.0))
    (stall,) = dog.stalls
    assert stall.busy_s < 0.1 < stall.idle_s


def test_waiting_for_a_thread_that_works_is_a_stall(qtbot, dog):
    def wait():
        thread = threading.Thread(target=burn, args=(0.5,))
        thread.start()
        thread.join()

    in_a_turn(qtbot, wait)
    assert dog.stalls


def test_a_key_that_takes_too_long_is_told(qtbot, dog):
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.textEdited.connect(lambda _: burn(0.2))
    with dog.turn():
        qtbot.keyClick(edit, Qt.Key.Key_1)
    assert dog.stalls


def test_short_turns_a_sleeping_loop_and_the_test_itself_are_none(qtbot, dog):
    for _ in range(5):
        in_a_turn(qtbot, lambda: burn(0.03))
        burn(0.2)
        time.sleep(0.2)
    qtbot.wait(300)
    assert not dog.stalls


def test_what_another_thread_works_meanwhile_is_none(qtbot, dog):
    thread = threading.Thread(target=burn, args=(0.5,))
    thread.start()
    while thread.is_alive():
        in_a_turn(qtbot, lambda: burn(0.01))
    assert not dog.stalls


@pytest.mark.parametrize(
    ("stalls", "runs", "fails"), [([], 1, False), ([0], 2, False), ([0, 1, 2], 3, True)]
)
def test_a_story_fails_that_stalls_whenever_it_is_looked_at(stalls, runs, fails):
    done = []

    def run():
        stalled = len(done) in stalls
        done.append(SimpleNamespace(failed=stalled, longrepr=Stall(0.2, 0.0, Counter())))
        return done[-1:]

    (report,) = looked_at(run)
    assert (len(done), report.failed) == (runs, fails)


def test_a_story_that_fails_otherwise_is_not_run_again():
    done = []

    def run():
        done.append(SimpleNamespace(failed=True, longrepr="assert 1 == 2"))
        return done[-1:]

    assert looked_at(run)[0].failed
    assert len(done) == 1
